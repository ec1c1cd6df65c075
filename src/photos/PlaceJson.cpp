// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "photos/PlaceJson.h"

#include <QJsonArray>

namespace photos {

QString activityName(PlaceState::Activity activity)
{
    switch (activity) {
    case PlaceState::Activity::Registering:
        return QStringLiteral("registering");
    case PlaceState::Activity::Watching:
        return QStringLiteral("watching");
    case PlaceState::Activity::Paused:
        return QStringLiteral("paused");
    case PlaceState::Activity::Retrying:
        return QStringLiteral("retrying");
    case PlaceState::Activity::Failing:
        return QStringLiteral("failing");
    }
    Q_UNREACHABLE();
}

namespace {

QJsonObject sourceToJson(const PlaceState::Source &source)
{
    const Subscription &subscription = source.subscription;
    QJsonObject json {{QStringLiteral("source"), subscription.source},
        {QStringLiteral("object"), objectName(subscription.object)},
        {QStringLiteral("state"), activityName(source.activity)}};
    if (subscription.radius > 0) {
        json.insert(QStringLiteral("latitude"), subscription.centre.latitude);
        json.insert(QStringLiteral("longitude"), subscription.centre.longitude);
        json.insert(QStringLiteral("radius"), subscription.radius);
    }
    if (subscription.object != Subscription::Object::Geography)
        json.insert(QStringLiteral("objectId"), subscription.objectId);
    if (!source.message.isEmpty())
        json.insert(QStringLiteral("message"), source.message);
    if (source.lastLookAt.isValid())
        json.insert(QStringLiteral("lastLookAt"), source.lastLookAt.toString(Qt::ISODate));
    if (source.nextLookAt.isValid())
        json.insert(QStringLiteral("nextLookAt"), source.nextLookAt.toString(Qt::ISODate));
    return json;
}

} // namespace

QJsonObject toJson(const PlaceState &place)
{
    QJsonArray sources;
    for (const PlaceState::Source &source : place.sources)
        sources += sourceToJson(source);
    QJsonObject json {{QStringLiteral("slug"), place.subscription.slug},
        {QStringLiteral("title"), place.subscription.title},
        {QStringLiteral("state"), activityName(place.activity)},
        {QStringLiteral("count"), place.count}, {QStringLiteral("sources"), sources}};
    if (!place.message.isEmpty())
        json.insert(QStringLiteral("message"), place.message);
    if (place.lastPhotoAt.isValid())
        json.insert(QStringLiteral("lastPhotoAt"), place.lastPhotoAt.toString(Qt::ISODate));
    return json;
}

} // namespace photos
