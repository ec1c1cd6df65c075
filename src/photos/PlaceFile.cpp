// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "photos/PlaceFile.h"

#include "core/Json.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <cmath>

namespace photos::placefile {

namespace {

constexpr int version = 1;
constexpr double largestRadius = 1'000'000; ///< metres; what a source allows is checked later

struct Words {
    Q_DECLARE_TR_FUNCTIONS(photos::PlaceFile)
};

core::Error malformed(const QString &message)
{
    return {core::Error::Kind::Malformed, message, {}};
}

core::Error tooLarge(const QString &message)
{
    return {core::Error::Kind::TooLarge, message, {}};
}

QJsonObject sourceToJson(const Subscription &subscription)
{
    QJsonObject json {{QStringLiteral("source"), subscription.source},
        {QStringLiteral("object"), objectName(subscription.object)}};
    if (subscription.radius > 0) {
        json.insert(QStringLiteral("latitude"), subscription.centre.latitude);
        json.insert(QStringLiteral("longitude"), subscription.centre.longitude);
        json.insert(QStringLiteral("radius"), subscription.radius);
    }
    // The number of a circle is the provider's, made for us alone.
    if (subscription.object != Subscription::Object::Geography)
        json.insert(QStringLiteral("objectId"), subscription.objectId);
    return json;
}

/// Numbers as numbers, texts as texts, nothing endless: else nullopt.
std::optional<Subscription> sourceFromJson(const QJsonObject &json)
{
    Subscription wish;
    wish.source = json.value(QLatin1String("source")).toString();
    wish.objectId = json.value(QLatin1String("objectId")).toString();
    const auto object = keptObjectFromName(json.value(QLatin1String("object")).toString());
    if (wish.source.isEmpty() || wish.source.size() > maxTextLength
        || wish.objectId.size() > maxTextLength || !object)
        return std::nullopt;
    wish.object = *object;
    wish.radius = json.value(QLatin1String("radius")).toDouble();
    wish.centre = {json.value(QLatin1String("latitude")).toDouble(qQNaN()),
        json.value(QLatin1String("longitude")).toDouble(qQNaN())};
    if (wish.object == Subscription::Object::Geography || wish.radius != 0) {
        if (!wish.centre.isValid() || !(wish.radius >= 1) || !(wish.radius <= largestRadius))
            return std::nullopt;
    } else {
        wish.centre = {};
    }
    return wish;
}

core::Result<QList<Subscription>> placeFromJson(const QJsonObject &json)
{
    const QString title = json.value(QLatin1String("title")).toString().simplified();
    const QJsonArray sources = json.value(QLatin1String("sources")).toArray();
    if (title.isEmpty() || title.size() > maxTextLength)
        return malformed(Words::tr("A place in the file has no usable name."));
    if (sources.isEmpty() || sources.size() > maxSourcesOfAPlace)
        return malformed(
            Words::tr("The place “%1” in the file has no sources, or too many.").arg(title));
    QList<Subscription> wishes;
    for (const QJsonValue &source : sources) {
        auto wish = sourceFromJson(source.toObject());
        if (!wish)
            return malformed(
                Words::tr("The place “%1” in the file can't be watched as it is written there.")
                    .arg(title));
        wish->title = title;
        wish->isPaused = json.value(QLatin1String("paused")).toBool();
        wishes += *wish;
    }
    return wishes;
}

} // namespace

QByteArray write(const QList<PlaceState> &places)
{
    QJsonArray all;
    for (const PlaceState &place : places) {
        QJsonArray sources;
        for (const PlaceState::Source &source : place.sources)
            sources += sourceToJson(source.subscription);
        if (sources.isEmpty())
            sources += sourceToJson(place.subscription);
        all += QJsonObject {{QStringLiteral("title"), place.subscription.title},
            {QStringLiteral("paused"), place.subscription.isPaused},
            {QStringLiteral("sources"), sources}};
    }
    return QJsonDocument(
        QJsonObject {{QStringLiteral("format"), QStringLiteral("hereabouts-places")},
            {QStringLiteral("version"), version}, {QStringLiteral("places"), all}})
        .toJson();
}

core::Result<QList<QList<Subscription>>> read(const QByteArray &file)
{
    if (file.size() > maxBytes)
        return tooLarge(Words::tr("A file of places has at most 1 MiB."));
    const auto document = core::parseJson(file, maxBytes);
    if (!document
        || document->object().value(QLatin1String("format")) != QLatin1String("hereabouts-places"))
        return malformed(Words::tr("This is no file of places."));
    const QJsonObject json = document->object();
    if (json.value(QLatin1String("version")).toInt() != version)
        return malformed(Words::tr("This file of places was written by a newer Hereabouts."));
    const QJsonArray all = json.value(QLatin1String("places")).toArray();
    if (all.size() > maxPlaces)
        return tooLarge(Words::tr("A file of places has at most %1 places.").arg(maxPlaces));
    QList<QList<Subscription>> places;
    for (const QJsonValue &value : all) {
        auto place = placeFromJson(value.toObject());
        if (!place)
            return place.error();
        places += *place;
    }
    return places;
}

} // namespace photos::placefile
