// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/CommonsParser.h"

#include "core/Json.h"
#include "sources/PlainText.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace sources {

namespace {

using Kind = core::Error::Kind;

constexpr qsizetype maxFiles = 500;
/// An original up to this width is shown as it is.
constexpr int largestOriginal = 2048;
/// Also at the far side of the circle a photo may stand a little outside: positions are rounded.
constexpr double radiusTolerance = 1.05;

core::Error notUnderstood()
{
    return {Kind::Malformed,
        QCoreApplication::translate(
            "sources::Commons", "Wikimedia Commons sent something that we do not understand."),
        {}};
}

/// Errors come with status 200; a place filter it can't read is only a warning.
std::optional<core::Error> problemIn(const QJsonObject &reply)
{
    const QString code
        = reply.value(QLatin1String("error")).toObject().value(QLatin1String("code")).toString();
    if (code == QLatin1String("ratelimited") || code == QLatin1String("maxlag"))
        return core::Error {Kind::RateLimited,
            QCoreApplication::translate("sources::Commons",
                "Wikimedia Commons asked us to look less often. Photos from there resume by "
                "themselves."),
            std::chrono::minutes(1)};
    if (!code.isEmpty())
        return core::Error {Kind::Unavailable,
            QCoreApplication::translate(
                "sources::Commons", "Wikimedia Commons could not answer our question."),
            {}};
    const QJsonObject warnings = reply.value(QLatin1String("warnings")).toObject();
    if (QJsonDocument(warnings).toJson().contains("nearcoord"))
        return core::Error {Kind::Malformed,
            QCoreApplication::translate(
                "sources::Commons", "Wikimedia Commons did not understand this circle."),
            {}};
    return std::nullopt;
}

core::Result<QJsonObject> replyFrom(const QByteArray &body)
{
    const auto document = core::parseJson(body);
    if (!document || !document->isObject())
        return notUnderstood();
    const QJsonObject reply = document->object();
    if (const auto problem = problemIn(reply))
        return *problem;
    return reply;
}

QJsonArray pagesOf(const QJsonObject &reply)
{
    return reply.value(QLatin1String("query")).toObject().value(QLatin1String("pages")).toArray();
}

QJsonObject imageOf(const QJsonObject &page)
{
    return page.value(QLatin1String("imageinfo")).toArray().at(0).toObject();
}

std::optional<photos::Coordinate> coordinateFrom(const QJsonObject &page)
{
    const QJsonArray coordinates = page.value(QLatin1String("coordinates")).toArray();
    for (const QJsonValue &value : coordinates) {
        const QJsonObject point = value.toObject();
        const photos::Coordinate coordinate {point.value(QLatin1String("lat")).toDouble(1e9),
            point.value(QLatin1String("lon")).toDouble(1e9)};
        const bool isOnEarth = point.value(QLatin1String("globe")).toString(QStringLiteral("earth"))
            == QLatin1String("earth");
        if (isOnEarth && coordinate.isValid())
            return coordinate;
    }
    return std::nullopt;
}

photos::Picture pictureFrom(const QJsonObject &image, const QString &prefix)
{
    return {webUrl(image.value(prefix + QLatin1String("url"))),
        QSize(image.value(prefix + QLatin1String("width")).toInt(),
            image.value(prefix + QLatin1String("height")).toInt())};
}

bool isPhoto(const QString &mime)
{
    return mime == QLatin1String("image/jpeg") || mime == QLatin1String("image/png")
        || mime == QLatin1String("image/webp") || mime == QLatin1String("image/tiff");
}

/// "File:City hall at night.jpg" → "City hall at night"
QString titleOf(const QJsonObject &page)
{
    QString title = page.value(QLatin1String("title")).toString().section(QLatin1Char(':'), 1);
    const qsizetype dot = title.lastIndexOf(QLatin1Char('.'));
    return dot > 0 ? title.left(dot) : title;
}

void readWords(const QJsonObject &page, const QJsonObject &image, Draft &draft)
{
    const QJsonObject extra = image.value(QLatin1String("extmetadata")).toObject();
    const auto text = [&extra](QLatin1String key) {
        return plainText(
            extra.value(key).toObject().value(QLatin1String("value")).toVariant().toString());
    };
    const auto firstOf = [](std::initializer_list<QString> candidates) {
        const auto *found = std::find_if(candidates.begin(), candidates.end(),
            [](const QString &candidate) { return !candidate.isEmpty(); });
        return found == candidates.end() ? QString() : *found;
    };
    draft.login = image.value(QLatin1String("user")).toString();
    // The credit line that the author asks for comes first (§5.5).
    draft.author
        = firstOf({text(QLatin1String("Attribution")), text(QLatin1String("Artist")), draft.login});
    if (!draft.login.isEmpty())
        draft.authorPage = QUrl(QLatin1String("https://commons.wikimedia.org/wiki/User:")
            + QString::fromLatin1(QUrl::toPercentEncoding(draft.login)));
    draft.caption = firstOf({text(QLatin1String("ImageDescription")), titleOf(page)});
    draft.licence
        = firstOf({text(QLatin1String("LicenseShortName")), text(QLatin1String("UsageTerms"))});
    draft.licenceUrl
        = webUrl(extra.value(QLatin1String("LicenseUrl")).toObject().value(QLatin1String("value")));
    draft.takenAt = cameraTime(text(QLatin1String("DateTimeOriginal")), draft.coordinate);
}

std::optional<FilePage::File> fileFrom(const QJsonObject &page)
{
    const QJsonObject image = imageOf(page);
    FilePage::File file;
    file.pageId = page.value(QLatin1String("pageid")).toInteger();
    Draft &draft = file.draft;
    draft.id = QStringLiteral("commons:%1").arg(file.pageId);
    draft.page = webUrl(image.value(QLatin1String("descriptionurl")));
    draft.createdAt = isoTime(image.value(QLatin1String("timestamp")).toString());
    draft.coordinate = coordinateFrom(page);
    readWords(page, image, draft);

    const photos::Picture thumbnail = pictureFrom(image, QStringLiteral("thumb"));
    const photos::Picture original = pictureFrom(image, {});
    if (thumbnail.url.isValid())
        draft.pictures += thumbnail;
    file.needsLarge = original.size.width() > largestOriginal;
    if (original.url.isValid() && !file.needsLarge)
        draft.pictures += original;
    // A public photo without a licence is not shown.
    const bool isUsable = file.pageId > 0 && !draft.licence.isEmpty() && !draft.pictures.isEmpty()
        && isPhoto(image.value(QLatin1String("mime")).toString());
    return isUsable ? std::optional(file) : std::nullopt;
}

} // namespace

core::Result<FilePage> parseFiles(const QByteArray &body, const photos::Subscription &subscription)
{
    const auto reply = replyFrom(body);
    if (!reply)
        return reply.error();
    QList<QJsonObject> pages;
    const QJsonArray given = pagesOf(*reply);
    for (const QJsonValue &page : given) {
        if (pages.size() < maxFiles)
            pages += page.toObject();
    }
    // They come in the order of their numbers; `index` is the order that was asked for.
    std::stable_sort(pages.begin(), pages.end(), [](const auto &one, const auto &other) {
        return one.value(QLatin1String("index")).toInteger()
            < other.value(QLatin1String("index")).toInteger();
    });
    FilePage result;
    for (const QJsonObject &page : std::as_const(pages)) {
        result.pageIds += page.value(QLatin1String("pageid")).toInteger();
        const auto file = fileFrom(page);
        const bool isElsewhere = file && file->draft.coordinate
            && distanceBetween(*file->draft.coordinate, subscription.centre)
                > subscription.radius * radiusTolerance;
        if (file && !isElsewhere)
            result.files += *file;
        else
            ++result.unusable;
    }
    const QJsonObject next = reply->value(QLatin1String("continue")).toObject();
    for (auto member = next.begin(); member != next.end(); ++member)
        result.next += {member.key(), member->toVariant().toString()};
    return result;
}

core::Result<QHash<qint64, photos::Picture>> parseRenditions(const QByteArray &body)
{
    const auto reply = replyFrom(body);
    if (!reply)
        return reply.error();
    QHash<qint64, photos::Picture> renditions;
    const QJsonArray pages = pagesOf(*reply);
    for (const QJsonValue &value : pages) {
        const QJsonObject page = value.toObject();
        const photos::Picture picture = pictureFrom(imageOf(page), QStringLiteral("thumb"));
        if (picture.url.isValid())
            renditions.insert(page.value(QLatin1String("pageid")).toInteger(), picture);
    }
    return renditions;
}

} // namespace sources
