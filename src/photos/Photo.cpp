// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "photos/Photo.h"

#include "core/Json.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace photos {

namespace {

core::Error malformed(const QString &message)
{
    return {core::Error::Kind::Malformed, message};
}

QString textFrom(const QJsonValue &value)
{
    QString text = value.toString();
    text.truncate(maxTextLength);
    return text;
}

/// Links from strangers open in a browser: `javascript:` and `file:` must never get that far.
QUrl webUrlFrom(const QJsonValue &value)
{
    const QString text = value.toString();
    if (text.isEmpty() || text.size() > maxTextLength)
        return {};
    const QUrl url(text, QUrl::StrictMode);
    const bool isWeb
        = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    return url.isValid() && isWeb && !url.host().isEmpty() ? url : QUrl();
}

/// Times travel as decimal text of UNIX seconds, sometimes as numbers (§9).
QDateTime timeFrom(const QJsonValue &value)
{
    bool isNumber = value.isDouble();
    const qint64 seconds = isNumber ? value.toInteger() : value.toString().toLongLong(&isNumber);
    // Year 9999: what is later cannot be written as a date.
    if (!isNumber || seconds <= 0 || seconds > 253'402'300'799)
        return {};
    return QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
}

/// Ids are text. An id given as a number is taken only when it is whole.
QString idFrom(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    if (!value.isDouble())
        return {};
    const qint64 whole = value.toInteger(-1);
    return whole > 0 ? QString::number(whole) : QString();
}

bool isGoodId(const QString &id)
{
    return !id.isEmpty() && id.size() <= maxIdLength
        && std::all_of(
            id.begin(), id.end(), [](QChar c) { return c.unicode() > 32 && c.unicode() < 127; });
}

QList<Picture> picturesFrom(const QJsonObject &images)
{
    QList<Picture> pictures;
    for (const QLatin1String name : {QLatin1String("thumbnail"), QLatin1String("low_resolution"),
             QLatin1String("standard_resolution")}) {
        const QJsonObject image = images.value(name).toObject();
        const QUrl url = webUrlFrom(image.value(QLatin1String("url")));
        if (url.isValid())
            pictures += Picture {url,
                QSize(image.value(QLatin1String("width")).toInt(),
                    image.value(QLatin1String("height")).toInt())};
    }
    std::stable_sort(pictures.begin(), pictures.end(),
        [](const Picture &a, const Picture &b) { return a.size.width() < b.size.width(); });
    return pictures;
}

std::optional<Coordinate> coordinateFrom(const QJsonObject &location)
{
    const QJsonValue latitude = location.value(QLatin1String("latitude"));
    const QJsonValue longitude = location.value(QLatin1String("longitude"));
    if (!latitude.isDouble() || !longitude.isDouble())
        return std::nullopt;
    const Coordinate coordinate {latitude.toDouble(), longitude.toDouble()};
    return coordinate.isValid() ? std::optional(coordinate) : std::nullopt;
}

QStringList tagsFrom(const QJsonArray &array)
{
    QStringList tags;
    for (const QJsonValue &tag : array) {
        if (tags.size() == maxTags)
            break;
        if (tag.isString())
            tags += textFrom(tag);
    }
    return tags;
}

/// The member of our own: what the 2011 object had no words for.
void readExtras(const QJsonObject &extras, Photo &photo)
{
    photo.source = textFrom(extras.value(QLatin1String("source")));
    photo.slug = textFrom(extras.value(QLatin1String("slug")));
    const QString author = textFrom(extras.value(QLatin1String("author")));
    if (!author.isEmpty())
        photo.author = author;
    photo.authorPage = webUrlFrom(extras.value(QLatin1String("authorPage")));
    photo.licence = textFrom(extras.value(QLatin1String("licence")));
    photo.licenceUrl = webUrlFrom(extras.value(QLatin1String("licenceUrl")));
    photo.takenAt = timeFrom(extras.value(QLatin1String("takenAt")));
    photo.isSensitive = extras.value(QLatin1String("sensitive")).toBool();
    photo.hasVaguePosition = extras.value(QLatin1String("fuzzyPosition")).toBool();
    const QJsonValue distance = extras.value(QLatin1String("distance"));
    if (distance.isDouble())
        photo.distance = distance.toDouble();
}

} // namespace

bool Coordinate::isValid() const
{
    return std::isfinite(latitude) && std::isfinite(longitude) && std::abs(latitude) <= 90
        && std::abs(longitude) <= 180;
}

const Picture &Photo::pictureFor(int width) const
{
    Q_ASSERT(!pictures.isEmpty());
    for (const Picture &picture : pictures) {
        if (picture.size.width() >= width)
            return picture;
    }
    return pictures.last();
}

core::Result<Photo> photoFromMedia(const QJsonObject &media)
{
    Photo photo;
    photo.id = idFrom(media.value(QLatin1String("id")));
    if (!isGoodId(photo.id))
        return malformed(QStringLiteral("a photo without a usable id"));
    photo.pictures = picturesFrom(media.value(QLatin1String("images")).toObject());
    if (photo.pictures.isEmpty())
        return malformed(QStringLiteral("photo %1 has no picture").arg(photo.id));

    const QJsonObject user = media.value(QLatin1String("user")).toObject();
    photo.author = textFrom(user.value(QLatin1String("full_name")));
    if (photo.author.isEmpty())
        photo.author = textFrom(user.value(QLatin1String("username")));

    const QJsonObject location = media.value(QLatin1String("location")).toObject();
    photo.placeName = textFrom(location.value(QLatin1String("name")));
    photo.coordinate = coordinateFrom(location);
    photo.placeTitle
        = textFrom(media.value(QLatin1String("meta")).toObject().value(QLatin1String("location")));
    photo.caption
        = textFrom(media.value(QLatin1String("caption")).toObject().value(QLatin1String("text")));
    photo.page = webUrlFrom(media.value(QLatin1String("link")));
    photo.createdAt = timeFrom(media.value(QLatin1String("created_time")));
    photo.tags = tagsFrom(media.value(QLatin1String("tags")).toArray());
    photo.isVideo = media.value(QLatin1String("type")).toString() == QLatin1String("video");
    readExtras(media.value(QLatin1String("hereabouts")).toObject(), photo);

    photo.record = QJsonDocument(media).toJson(QJsonDocument::Compact);
    if (photo.record.size() > maxRecordBytes)
        return core::Error {core::Error::Kind::TooLarge,
            QStringLiteral("the record of photo %1 has %2 bytes; the limit is %3")
                .arg(photo.id)
                .arg(photo.record.size())
                .arg(maxRecordBytes)};
    return photo;
}

core::Result<Photo> photoFromRecord(const QByteArray &record)
{
    const auto document = core::parseJson(record, maxRecordBytes);
    if (!document)
        return document.error();
    if (!document->isObject())
        return malformed(QStringLiteral("a record that is not an object"));
    return photoFromMedia(document->object());
}

} // namespace photos
