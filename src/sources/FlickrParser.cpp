// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/FlickrParser.h"

#include "core/Json.h"
#include "sources/Draft.h"
#include "sources/PlainText.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <array>

namespace sources {

namespace {

using Kind = core::Error::Kind;

constexpr qsizetype maxEntries = 500;
constexpr int allRightsReserved = 0;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(sources::Flickr)
};

/// Numbers come as numbers or as text.
qint64 numberFrom(const QJsonValue &value)
{
    return value.isString() ? value.toString().toLongLong() : value.toInteger();
}

double decimalFrom(const QJsonValue &value)
{
    return value.isString() ? value.toString().toDouble() : value.toDouble();
}

/// The reply without its failure, which comes with status 200 (C1).
core::Result<QJsonObject> replyFrom(const QByteArray &body)
{
    const auto document = core::parseJson(body);
    const QJsonObject reply = document ? document->object() : QJsonObject();
    const QString stat = reply.value(QLatin1String("stat")).toString();
    if (stat == QLatin1String("ok"))
        return reply;
    const qint64 code = numberFrom(reply.value(QLatin1String("code")));
    if (stat == QLatin1String("fail") && code == 100)
        return core::Error {Kind::Denied,
            Words::tr("Flickr does not accept the key. Check it under “Keys …” in the menu."), {}};
    if (stat == QLatin1String("fail") && (code == 105 || code == 10))
        return core::Error {Kind::Unavailable, Words::tr("Flickr's search is out of order."), {}};
    return core::Error {Kind::Malformed,
        Words::tr("Flickr did not understand our question, or we its answer."), {}};
}

QList<photos::Picture> picturesFrom(const QJsonObject &entry)
{
    QList<photos::Picture> pictures;
    // Two for tiles and one for alone: n 320, z 640, l 1024; what is missing is made up for (C2).
    for (const auto &[word, fallback, letter, bound] :
        {std::tuple {QLatin1String("n"), QLatin1String("m"), QLatin1String("n"), 320},
            std::tuple {QLatin1String("z"), QLatin1String("c"), QLatin1String("z"), 640},
            std::tuple {QLatin1String("l"), QLatin1String("c"), QLatin1String("b"), 1024}}) {
        photos::Picture picture;
        for (const QLatin1String size : {word, fallback}) {
            const QUrl url = webUrl(entry.value(QLatin1String("url_") + size));
            if (picture.url.isValid() || !url.isValid())
                continue;
            picture = {url,
                QSize(int(numberFrom(entry.value(QLatin1String("width_") + size))),
                    int(numberFrom(entry.value(QLatin1String("height_") + size))))};
        }
        if (!picture.url.isValid())
            picture = {webUrl(QStringLiteral("https://live.staticflickr.com/%1/%2_%3_%4.jpg")
                                  .arg(entry.value(QLatin1String("server")).toString(),
                                      entry.value(QLatin1String("id")).toString(),
                                      entry.value(QLatin1String("secret")).toString(), letter)),
                QSize(bound, 0)};
        if (picture.url.isValid())
            pictures += picture;
    }
    return pictures;
}

/// Unset coordinates are the number 0, set ones are text.
std::optional<photos::Coordinate> coordinateFrom(const QJsonObject &entry)
{
    const photos::Coordinate coordinate {decimalFrom(entry.value(QLatin1String("latitude"))),
        decimalFrom(entry.value(QLatin1String("longitude")))};
    const bool isSet = coordinate != photos::Coordinate {};
    return isSet && coordinate.isValid() ? std::optional(coordinate) : std::nullopt;
}

Draft draftFrom(const QJsonObject &entry, const FlickrLicences &licences)
{
    const auto text = [&entry](QLatin1String name) { return entry.value(name).toString(); };
    Draft draft;
    const QString id = text(QLatin1String("id"));
    const QString owner = text(QLatin1String("owner"));
    const QString alias = text(QLatin1String("pathalias"));
    const QString person = QString::fromLatin1(
        QUrl::toPercentEncoding(alias.isEmpty() ? owner : alias, QByteArrayLiteral("@")));
    draft.id = QStringLiteral("flickr:") + id;
    draft.login = owner;
    draft.author = text(QLatin1String("ownername")).trimmed();
    if (draft.author.isEmpty())
        draft.author = owner;
    if (!person.isEmpty()) {
        draft.page = webUrl(QStringLiteral("https://www.flickr.com/photos/%1/%2/")
                                .arg(person, QString::fromLatin1(QUrl::toPercentEncoding(id))));
        draft.authorPage = webUrl(QStringLiteral("https://www.flickr.com/people/%1/").arg(person));
    }
    draft.caption = text(QLatin1String("title")).trimmed();
    const QString said = plainText(entry.value(QLatin1String("description"))
                                       .toObject()
                                       .value(QLatin1String("_content"))
                                       .toString());
    if (!said.isEmpty())
        draft.caption += (draft.caption.isEmpty() ? QString() : QStringLiteral("\n")) + said;
    draft.tags = text(QLatin1String("tags")).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    draft.createdAt = QDateTime::fromSecsSinceEpoch(
        numberFrom(entry.value(QLatin1String("dateupload"))), Qt::UTC);
    draft.coordinate = coordinateFrom(entry);
    const bool isExact = numberFrom(entry.value(QLatin1String("datetakengranularity"))) == 0
        && numberFrom(entry.value(QLatin1String("datetakenunknown"))) == 0;
    if (isExact)
        draft.takenAt = cameraTime(text(QLatin1String("datetaken")), draft.coordinate);
    const int licence = int(numberFrom(entry.value(QLatin1String("license"))));
    if (licence != allRightsReserved) {
        draft.licence = licences.value(licence).name;
        draft.licenceUrl = licences.value(licence).url;
    }
    draft.pictures = picturesFrom(entry);
    return draft;
}

} // namespace

core::Result<FlickrPage> parseFlickrPhotos(const QByteArray &body, const FlickrLicences &licences,
    const photos::Subscription &subscription)
{
    const auto reply = replyFrom(body);
    if (!reply)
        return reply.error();
    const QJsonObject photos = reply->value(QLatin1String("photos")).toObject();
    FlickrPage page;
    page.pages = int(numberFrom(photos.value(QLatin1String("pages"))));
    const QJsonArray entries = photos.value(QLatin1String("photo")).toArray();
    for (const QJsonValue &value : entries) {
        if (++page.entries > maxEntries)
            break;
        const QJsonObject entry = value.toObject();
        page.newestUpload
            = std::max(page.newestUpload, numberFrom(entry.value(QLatin1String("dateupload"))));
        auto photo = photoFromDraft(draftFrom(entry, licences), subscription);
        if (photo && numberFrom(entry.value(QLatin1String("ispublic"))) == 1)
            page.photos += std::move(*photo);
    }
    return page;
}

core::Result<FlickrLicences> parseFlickrLicences(const QByteArray &body)
{
    const auto reply = replyFrom(body);
    if (!reply)
        return reply.error();
    FlickrLicences licences;
    const QJsonArray entries = reply->value(QLatin1String("licenses"))
                                   .toObject()
                                   .value(QLatin1String("license"))
                                   .toArray();
    for (const QJsonValue &value : entries) {
        const QJsonObject entry = value.toObject();
        licences.insert(int(numberFrom(entry.value(QLatin1String("id")))),
            {entry.value(QLatin1String("name")).toString().left(100),
                webUrl(entry.value(QLatin1String("url")))});
    }
    return licences;
}

} // namespace sources
