// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "photos/Subscription.h"

#include "core/Bytes.h"

#include <QCoreApplication>
#include <QDir>
#include <QLocale>

#include <array>
#include <cmath>

namespace photos {

namespace {

constexpr std::array objectNames = {
    std::pair {Subscription::Object::Geography, QLatin1String("geography")},
    std::pair {Subscription::Object::Tag, QLatin1String("tag")},
    std::pair {Subscription::Object::Location, QLatin1String("location")},
    std::pair {Subscription::Object::User, QLatin1String("user")},
};

constexpr QLatin1String folderName("folder");
constexpr QLatin1String feedName("feed");

constexpr qsizetype maxTitleLength = 80;
constexpr qsizetype maxAddressLength = 1024;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(photos::Subscription)
};

QString nameOf(const SourceInfo &source)
{
    return source.title.isEmpty() ? Words::tr("The source") : source.title;
}

/// "5 km", "31.5 km", "800 m".
QString distanceText(double metres)
{
    return metres < 1000 ? Words::tr("%1 m").arg(QLocale().toString(metres, 'g', 3))
                         : Words::tr("%1 km").arg(QLocale().toString(metres / 1000, 'g', 3));
}

bool isWebAddress(const QString &text)
{
    const QUrl url(text.trimmed(), QUrl::StrictMode);
    return text.size() <= maxAddressLength && url.isValid() && !url.host().isEmpty()
        && url.userInfo().isEmpty()
        && (url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http"));
}

void findCircleProblems(
    const Subscription &subscription, const SourceInfo &source, SubscriptionProblems &problems)
{
    const auto [latitude, longitude] = subscription.centre;
    if (!std::isfinite(latitude) || std::abs(latitude) > 90)
        problems.latitude = Words::tr("Latitude goes from −90 to 90.");
    if (!std::isfinite(longitude) || std::abs(longitude) > 180)
        problems.longitude = Words::tr("Longitude goes from −180 to 180.");
    if (!std::isfinite(subscription.radius) || subscription.radius < 1)
        problems.radius = Words::tr("The radius is at least 1 metre.");
    else if (subscription.radius > source.largestRadius)
        problems.radius = Words::tr("%1 allows a radius of %2 at most.")
                              .arg(nameOf(source), distanceText(source.largestRadius));
}

} // namespace

QString objectName(Subscription::Object object)
{
    for (const auto &[value, name] : objectNames) {
        if (value == object)
            return name;
    }
    return object == Subscription::Object::Feed ? feedName : folderName;
}

std::optional<Subscription::Object> objectFromName(QStringView name)
{
    for (const auto &[value, text] : objectNames) {
        if (text == name)
            return value;
    }
    return std::nullopt;
}

std::optional<Subscription::Object> keptObjectFromName(QStringView name)
{
    if (name == folderName)
        return Subscription::Object::Folder;
    if (name == feedName)
        return Subscription::Object::Feed;
    return objectFromName(name);
}

SubscriptionProblems problemsOf(const Subscription &subscription)
{
    SourceInfo instagram;
    instagram.hasCircles = true;
    instagram.hasTags = true;
    instagram.largestRadius = maxRadius;
    return problemsOf(subscription, instagram);
}

SubscriptionProblems problemsOf(const Subscription &subscription, const SourceInfo &source)
{
    SubscriptionProblems problems;
    if (subscription.title.trimmed().isEmpty())
        problems.title = Words::tr("Give the place a name.");
    else if (subscription.title.size() > maxTitleLength)
        problems.title = Words::tr("A name has at most %1 characters.").arg(maxTitleLength);

    switch (subscription.object) {
    case Subscription::Object::Geography:
        if (source.hasCircles)
            findCircleProblems(subscription, source, problems);
        else
            problems.radius = Words::tr("%1 knows no places.").arg(nameOf(source));
        break;
    case Subscription::Object::Folder:
        if (!source.hasFolders || !QDir::isAbsolutePath(subscription.objectId))
            problems.objectId = Words::tr("Which folder? With its whole path.");
        else if (subscription.radius != 0)
            findCircleProblems(subscription, source, problems);
        break;
    case Subscription::Object::Feed:
        if (!source.hasFeeds)
            problems.objectId = Words::tr("%1 knows no feeds.").arg(nameOf(source));
        else if (!isWebAddress(subscription.objectId))
            problems.objectId
                = Words::tr("An address such as https://photos.example.org/feed.atom, without user "
                            "and password.");
        break;
    case Subscription::Object::Tag:
        if (!source.hasTags)
            problems.objectId = Words::tr("%1 knows no tags.").arg(nameOf(source));
        else if (subscription.objectId.trimmed().isEmpty())
            problems.objectId = Words::tr("Which tag? Without the #.");
        break;
    case Subscription::Object::Location:
        if (subscription.objectId.trimmed().isEmpty())
            problems.objectId = Words::tr("Which location? Its number at the source.");
        break;
    case Subscription::Object::User:
        break;
    }
    return problems;
}

QJsonObject toJson(const Subscription &subscription)
{
    return {
        {QStringLiteral("slug"), subscription.slug},
        {QStringLiteral("title"), subscription.title},
        {QStringLiteral("source"), subscription.source},
        {QStringLiteral("object"), objectName(subscription.object)},
        {QStringLiteral("latitude"), subscription.centre.latitude},
        {QStringLiteral("longitude"), subscription.centre.longitude},
        {QStringLiteral("radius"), subscription.radius},
        {QStringLiteral("objectId"), subscription.objectId},
        {QStringLiteral("providerId"), subscription.providerId},
        {QStringLiteral("verifyProof"), subscription.verifyProof},
        {QStringLiteral("callbackKey"), subscription.callbackKey},
        {QStringLiteral("paused"), subscription.isPaused},
        {QStringLiteral("adopted"), subscription.isAdopted},
        {QStringLiteral("addedAt"), subscription.addedAt.toSecsSinceEpoch()},
        {QStringLiteral("order"), subscription.order},
    };
}

core::Result<Subscription> subscriptionFromJson(const QJsonObject &json)
{
    const auto text = [&json](QLatin1String name) { return json.value(name).toString(); };
    Subscription subscription;
    subscription.slug = text(QLatin1String("slug"));
    if (!core::isSlug(subscription.slug.toLatin1()))
        return core::Error {
            core::Error::Kind::Malformed, QStringLiteral("a place without a usable slug")};
    const auto object = keptObjectFromName(text(QLatin1String("object")));
    if (!object)
        return core::Error {core::Error::Kind::Malformed,
            QStringLiteral("place %1 watches an unknown object").arg(subscription.slug)};
    subscription.object = *object;
    subscription.title = text(QLatin1String("title"));
    subscription.source = text(QLatin1String("source"));
    subscription.centre = {json.value(QLatin1String("latitude")).toDouble(),
        json.value(QLatin1String("longitude")).toDouble()};
    subscription.radius = json.value(QLatin1String("radius")).toDouble();
    subscription.objectId = text(QLatin1String("objectId"));
    subscription.providerId = text(QLatin1String("providerId"));
    subscription.verifyProof = text(QLatin1String("verifyProof"));
    // As it was kept at first; written again without it.
    subscription.verifyToken = text(QLatin1String("verifyToken"));
    subscription.callbackKey = text(QLatin1String("callbackKey"));
    subscription.isPaused = json.value(QLatin1String("paused")).toBool();
    subscription.isAdopted = json.value(QLatin1String("adopted")).toBool();
    subscription.addedAt
        = QDateTime::fromSecsSinceEpoch(json.value(QLatin1String("addedAt")).toInteger(), Qt::UTC);
    subscription.order = json.value(QLatin1String("order")).toInt();
    return subscription;
}

} // namespace photos
