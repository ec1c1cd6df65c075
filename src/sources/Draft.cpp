// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/Draft.h"

#include <QJsonArray>
#include <QSet>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace sources {

namespace {

QJsonObject imagesFrom(const QList<photos::Picture> &pictures)
{
    constexpr std::array names {QLatin1String("thumbnail"), QLatin1String("low_resolution"),
        QLatin1String("standard_resolution")};
    QJsonObject images;
    for (qsizetype i = 0; i < std::min<qsizetype>(pictures.size(), 3); ++i) {
        const photos::Picture &picture = pictures[i];
        images.insert(names[size_t(i)],
            QJsonObject {{QStringLiteral("url"), picture.url.toString(QUrl::FullyEncoded)},
                {QStringLiteral("width"), picture.size.width()},
                {QStringLiteral("height"), picture.size.height()}});
    }
    return images;
}

QJsonObject locationFrom(const Draft &draft)
{
    QJsonObject location;
    if (draft.coordinate) {
        location.insert(QStringLiteral("latitude"), draft.coordinate->latitude);
        location.insert(QStringLiteral("longitude"), draft.coordinate->longitude);
    }
    if (!draft.placeName.isEmpty())
        location.insert(QStringLiteral("name"), draft.placeName);
    return location;
}

QJsonObject extrasFrom(const Draft &draft, const photos::Subscription &subscription)
{
    QJsonObject extras {{QStringLiteral("source"), subscription.source},
        {QStringLiteral("slug"), subscription.slug}, {QStringLiteral("author"), draft.author}};
    const auto put = [&extras](const QString &name, const QString &text) {
        if (!text.isEmpty())
            extras.insert(name, text);
    };
    put(QStringLiteral("authorPage"), draft.authorPage.toString(QUrl::FullyEncoded));
    put(QStringLiteral("licence"), draft.licence);
    put(QStringLiteral("licenceUrl"), draft.licenceUrl.toString(QUrl::FullyEncoded));
    if (draft.takenAt.isValid())
        put(QStringLiteral("takenAt"), QString::number(draft.takenAt.toSecsSinceEpoch()));
    if (draft.isSensitive)
        extras.insert(QStringLiteral("sensitive"), true);
    if (draft.hasVaguePosition)
        extras.insert(QStringLiteral("fuzzyPosition"), true);
    if (draft.coordinate && subscription.radius > 0)
        extras.insert(QStringLiteral("distance"),
            std::round(distanceBetween(*draft.coordinate, subscription.centre)));
    return extras;
}

} // namespace

core::Result<photos::Photo> photoFromDraft(
    const Draft &draft, const photos::Subscription &subscription)
{
    if (draft.isPublic && (draft.author.isEmpty() || !draft.page.isValid()))
        return core::Error {core::Error::Kind::Malformed,
            QStringLiteral("photo %1 does not say whose it is").arg(draft.id)};
    QJsonObject media {
        {QStringLiteral("id"), draft.id},
        {QStringLiteral("type"), QStringLiteral("image")},
        {QStringLiteral("created_time"), QString::number(draft.createdAt.toSecsSinceEpoch())},
        {QStringLiteral("images"), imagesFrom(draft.pictures)},
        {QStringLiteral("user"),
            QJsonObject {
                {QStringLiteral("username"), draft.login.isEmpty() ? draft.author : draft.login},
                {QStringLiteral("full_name"), draft.author}}},
        {QStringLiteral("link"), draft.page.toString(QUrl::FullyEncoded)},
        {QStringLiteral("tags"), QJsonArray::fromStringList(draft.tags.mid(0, photos::maxTags))},
        {QStringLiteral("meta"), QJsonObject {{QStringLiteral("location"), subscription.title}}},
        {QStringLiteral("hereabouts"), extrasFrom(draft, subscription)},
    };
    const QJsonObject location = locationFrom(draft);
    if (!location.isEmpty())
        media.insert(QStringLiteral("location"), location);
    if (!draft.caption.isEmpty())
        media.insert(QStringLiteral("caption"),
            QJsonObject {{QStringLiteral("text"), draft.caption.left(photos::maxTextLength)}});
    return photos::photoFromMedia(media);
}

QUrl webUrl(const QJsonValue &value)
{
    QString text = value.toString();
    if (text.startsWith(QLatin1String("//")))
        text.prepend(QLatin1String("https:"));
    if (text.isEmpty() || text.size() > photos::maxTextLength)
        return {};
    const QUrl url(text, QUrl::StrictMode);
    const bool isWeb
        = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    return url.isValid() && isWeb && !url.host().isEmpty() && url.userInfo().isEmpty() ? url
                                                                                       : QUrl();
}

QDateTime isoTime(const QString &text)
{
    QDateTime time = QDateTime::fromString(text.left(40), Qt::ISODateWithMs);
    if (time.timeSpec() == Qt::LocalTime)
        time.setTimeSpec(Qt::UTC);
    return time.toUTC();
}

QDateTime cameraTime(const QString &text, const std::optional<photos::Coordinate> &where)
{
    const QString clock = text.trimmed().left(19);
    QDateTime time;
    for (const auto &format : {QStringLiteral("yyyy-MM-dd HH:mm:ss"),
             QStringLiteral("yyyy:MM:dd HH:mm:ss"), QStringLiteral("yyyy-MM-ddTHH:mm:ss")}) {
        if (!time.isValid())
            time = QDateTime::fromString(clock, format);
    }
    if (!time.isValid() || time.date().year() < 1840)
        return {};
    time.setTimeSpec(Qt::UTC);
    constexpr double degreesPerHour = 15;
    const qint64 hours = where ? qRound64(where->longitude / degreesPerHour) : 0;
    return time.addSecs(-hours * 3600);
}

double distanceBetween(const photos::Coordinate &one, const photos::Coordinate &other)
{
    constexpr double earthRadius = 6'371'000;
    constexpr double degree = std::numbers::pi / 180;
    const double latitudes = std::sin((other.latitude - one.latitude) * degree / 2);
    const double longitudes = std::sin((other.longitude - one.longitude) * degree / 2);
    const double chord = latitudes * latitudes
        + std::cos(one.latitude * degree) * std::cos(other.latitude * degree) * longitudes
            * longitudes;
    return 2 * earthRadius * std::asin(std::sqrt(std::min(chord, 1.0)));
}

QList<photos::Photo> newestFirst(const QList<photos::Photo> &photos)
{
    QSet<QString> met;
    QList<photos::Photo> sorted;
    for (const photos::Photo &photo : photos) {
        if (!met.contains(photo.id))
            sorted += photo;
        met += photo.id;
    }
    std::stable_sort(sorted.begin(), sorted.end(),
        [](const photos::Photo &a, const photos::Photo &b) { return a.createdAt > b.createdAt; });
    return sorted;
}

} // namespace sources
