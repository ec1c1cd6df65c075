// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/INaturalistParser.h"

#include "core/Json.h"
#include "sources/Draft.h"
#include "sources/PlainText.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace sources {

namespace {

constexpr qsizetype maxObservations = 500; // on one page; we ask for fewer
constexpr qsizetype maxPhotosOfOne = 20;

struct Licence {
    QLatin1String code;
    QLatin1String name;
    QLatin1String path;
};
/// The codes of photos; what is not here is all rights reserved (§12).
constexpr std::array licences {
    Licence {
        QLatin1String("cc0"), QLatin1String("CC0 1.0"), QLatin1String("publicdomain/zero/1.0")},
    Licence {QLatin1String("cc-by"), QLatin1String("CC BY 4.0"), QLatin1String("licenses/by/4.0")},
    Licence {QLatin1String("cc-by-sa"), QLatin1String("CC BY-SA 4.0"),
        QLatin1String("licenses/by-sa/4.0")},
    Licence {QLatin1String("cc-by-nc"), QLatin1String("CC BY-NC 4.0"),
        QLatin1String("licenses/by-nc/4.0")},
    Licence {QLatin1String("cc-by-nd"), QLatin1String("CC BY-ND 4.0"),
        QLatin1String("licenses/by-nd/4.0")},
    Licence {QLatin1String("cc-by-nc-sa"), QLatin1String("CC BY-NC-SA 4.0"),
        QLatin1String("licenses/by-nc-sa/4.0")},
    Licence {QLatin1String("cc-by-nc-nd"), QLatin1String("CC BY-NC-ND 4.0"),
        QLatin1String("licenses/by-nc-nd/4.0")},
};

core::Error notUnderstood()
{
    return {core::Error::Kind::Malformed,
        QCoreApplication::translate(
            "sources::INaturalist", "iNaturalist sent something that we do not understand."),
        {}};
}

void readLicence(const QString &code, Draft &draft)
{
    for (const Licence &licence : licences) {
        if (code.toLower() == licence.code) {
            draft.licence = licence.name;
            draft.licenceUrl = QUrl(
                QLatin1String("https://creativecommons.org/") + licence.path + QLatin1Char('/'));
        }
    }
}

/// GeoJSON: longitude first.
std::optional<photos::Coordinate> coordinateFrom(const QJsonObject &observation)
{
    const QJsonArray point = observation.value(QLatin1String("geojson"))
                                 .toObject()
                                 .value(QLatin1String("coordinates"))
                                 .toArray();
    if (!point.at(0).isDouble() || !point.at(1).isDouble())
        return std::nullopt;
    const photos::Coordinate coordinate {point.at(1).toDouble(), point.at(0).toDouble()};
    return coordinate.isValid() ? std::optional(coordinate) : std::nullopt;
}

QString captionFrom(const QJsonObject &observation)
{
    const QJsonObject taxon = observation.value(QLatin1String("taxon")).toObject();
    QString caption;
    for (const QString &name : {taxon.value(QLatin1String("preferred_common_name")).toString(),
             taxon.value(QLatin1String("name")).toString(),
             observation.value(QLatin1String("species_guess")).toString()}) {
        if (caption.isEmpty())
            caption = name.trimmed();
    }
    const QString said = plainText(observation.value(QLatin1String("description")).toString());
    if (!caption.isEmpty() && !said.isEmpty())
        caption += QLatin1Char('\n');
    return caption + said;
}

/// What all photos of an observation share.
Draft draftFrom(const QJsonObject &observation)
{
    Draft draft;
    const QJsonObject user = observation.value(QLatin1String("user")).toObject();
    draft.login = user.value(QLatin1String("login")).toString();
    draft.author = user.value(QLatin1String("name")).toString().trimmed();
    if (draft.author.isEmpty())
        draft.author = draft.login;
    if (!draft.login.isEmpty())
        draft.authorPage = QUrl(QLatin1String("https://www.inaturalist.org/people/")
            + QString::fromLatin1(QUrl::toPercentEncoding(draft.login)));
    draft.page = webUrl(observation.value(QLatin1String("uri")));
    draft.caption = captionFrom(observation);
    draft.placeName = observation.value(QLatin1String("place_guess")).toString();
    draft.coordinate = coordinateFrom(observation);
    draft.createdAt = isoTime(observation.value(QLatin1String("created_at")).toString());
    draft.takenAt = isoTime(observation.value(QLatin1String("time_observed_at")).toString());
    draft.hasVaguePosition = observation.value(QLatin1String("obscured")).toBool();
    return draft;
}

/// Photos of an observation in the order that its author gave them.
QJsonArray orderedPhotos(const QJsonObject &observation)
{
    QHash<qint64, int> places;
    const QJsonArray order = observation.value(QLatin1String("observation_photos")).toArray();
    for (const QJsonValue &entry : order) {
        const QJsonObject photo = entry.toObject().value(QLatin1String("photo")).toObject();
        places.insert(photo.value(QLatin1String("id")).toInteger(),
            entry.toObject().value(QLatin1String("position")).toInt());
    }
    QList<QJsonObject> photos;
    const QJsonArray given = observation.value(QLatin1String("photos")).toArray();
    for (const QJsonValue &photo : given) {
        if (photos.size() < maxPhotosOfOne)
            photos += photo.toObject();
    }
    constexpr int last = 1'000'000;
    const auto placeOf = [&](const QJsonObject &photo) {
        return places.value(photo.value(QLatin1String("id")).toInteger(), last);
    };
    std::stable_sort(photos.begin(), photos.end(),
        [&](const auto &one, const auto &other) { return placeOf(one) < placeOf(other); });
    QJsonArray ordered;
    for (const QJsonObject &photo : std::as_const(photos))
        ordered += photo;
    return ordered;
}

/// Renditions differ in one word of the path, if it is one of the six (§4.1).
QList<photos::Picture> picturesFrom(const QJsonObject &photo)
{
    static const QRegularExpression sized(
        QStringLiteral("/(square|thumb|small|medium|large|original)(\\.[A-Za-z]{2,5})$"));
    const QUrl url = webUrl(photo.value(QLatin1String("url")));
    const QString path = url.path(QUrl::FullyEncoded);
    const auto match = sized.match(path);
    if (!url.isValid())
        return {};
    if (!match.hasMatch())
        return {{url, {}}};
    const QJsonObject whole = photo.value(QLatin1String("original_dimensions")).toObject();
    const QSize original(
        whole.value(QLatin1String("width")).toInt(), whole.value(QLatin1String("height")).toInt());
    QList<photos::Picture> pictures;
    for (const auto &[word, bound] : {std::pair {QLatin1String("small"), 240},
             std::pair {QLatin1String("medium"), 500}, std::pair {QLatin1String("large"), 1024}}) {
        QUrl rendition = url;
        rendition.setPath(
            path.left(match.capturedStart()) + QLatin1Char('/') + word + match.captured(2),
            QUrl::TolerantMode);
        QSize size = original;
        if (original.width() > bound || original.height() > bound)
            size.scale(bound, bound, Qt::KeepAspectRatio);
        // Which is wider must be known even when the shape is not.
        pictures += photos::Picture {rendition, original.isEmpty() ? QSize(bound, 0) : size};
    }
    return pictures;
}

bool isShown(const QJsonObject &photo)
{
    if (photo.value(QLatin1String("hidden")).toBool())
        return false;
    const QJsonArray flags = photo.value(QLatin1String("flags")).toArray();
    return std::all_of(flags.begin(), flags.end(), [](const QJsonValue &flag) {
        return flag.toObject().value(QLatin1String("resolved")).toBool();
    });
}

void readObservation(
    const QJsonObject &observation, const photos::Subscription &subscription, ObservationPage &page)
{
    const qint64 id = observation.value(QLatin1String("id")).toInteger();
    ++page.observations;
    if (id <= 0)
        return;
    page.smallestId = page.smallestId == 0 ? id : std::min(page.smallestId, id);
    page.greatestId = std::max(page.greatestId, id);
    const Draft shared = draftFrom(observation);
    const QJsonArray photos = orderedPhotos(observation);
    for (const QJsonValue &value : photos) {
        const QJsonObject json = value.toObject();
        Draft draft = shared;
        draft.id = QStringLiteral("inaturalist:%1/%2")
                       .arg(id)
                       .arg(json.value(QLatin1String("id")).toInteger());
        draft.pictures = picturesFrom(json);
        readLicence(json.value(QLatin1String("license_code")).toString(), draft);
        auto photo = photoFromDraft(draft, subscription);
        if (isShown(json) && photo)
            page.photos += std::move(*photo);
        else
            ++page.unreadable;
    }
}

} // namespace

core::Result<ObservationPage> parseObservations(
    const QByteArray &body, const photos::Subscription &subscription)
{
    const auto document = core::parseJson(body, maxObservationBytes);
    if (!document || !document->isObject())
        return notUnderstood();
    const QJsonValue results = document->object().value(QLatin1String("results"));
    if (!results.isArray())
        return notUnderstood();
    ObservationPage page;
    const QJsonArray observations = results.toArray();
    for (const QJsonValue &observation : observations) {
        if (page.observations == maxObservations)
            break;
        readObservation(observation.toObject(), subscription, page);
    }
    return page;
}

} // namespace sources
