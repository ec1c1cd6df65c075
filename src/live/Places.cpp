// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/Places.h"

#include "photos/PlaceJson.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace live {

namespace {

/// Their messages stay here: they may name what is set up on this computer.
QJsonArray sourcesOf(const photos::PlaceState &place)
{
    QJsonArray sources;
    for (const photos::PlaceState::Source &source : place.sources) {
        QJsonObject object {{QStringLiteral("source"), source.subscription.source},
            {QStringLiteral("state"), photos::activityName(source.activity)}};
        if (source.lastLookAt.isValid())
            object.insert(QStringLiteral("lastLookAt"), source.lastLookAt.toString(Qt::ISODate));
        if (source.nextLookAt.isValid())
            object.insert(QStringLiteral("nextLookAt"), source.nextLookAt.toString(Qt::ISODate));
        sources += object;
    }
    return sources;
}

} // namespace

QByteArray placesJson(const QList<photos::PlaceState> &places, const photos::Feed &feed)
{
    QJsonArray array;
    for (const photos::PlaceState &place : places) {
        const photos::Feed::PlaceCount kept = feed.countOf(place.subscription.slug);
        QJsonObject object {
            {QStringLiteral("slug"), place.subscription.slug},
            {QStringLiteral("title"), place.subscription.title},
            {QStringLiteral("source"), place.subscription.source},
            {QStringLiteral("state"), photos::activityName(place.activity)},
            {QStringLiteral("count"), kept.count},
        };
        object.insert(QStringLiteral("sources"), sourcesOf(place));
        if (kept.lastPhotoAt.isValid())
            object.insert(QStringLiteral("lastPhotoAt"), kept.lastPhotoAt.toString(Qt::ISODate));
        array += object;
    }
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

} // namespace live
