// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/Envelope.h"

#include "core/Bytes.h"
#include "core/Json.h"
#include "photos/Position.h"

#include <QJsonArray>
#include <QJsonObject>

namespace journal {

namespace {

constexpr QByteArrayView envelopeHead = R"({"meta":{"code":200},"pagination":{},"hereabouts":)";
constexpr QByteArrayView dataMember = R"(,"data":)";
/// Epoch and three positions take about 150 bytes.
constexpr qsizetype maxHeadBytes = 512;

core::Error malformed(const QString &message)
{
    return {core::Error::Kind::Malformed, message};
}

/// Sets object[group][name] when it is not a text yet.
void fillIn(QJsonObject &object, QLatin1String group, QLatin1String name, const QString &text)
{
    QJsonObject members = object.value(group).toObject();
    if (!members.value(name).toString().isEmpty())
        return;
    members.insert(name, text);
    object.insert(group, members);
}

} // namespace

std::optional<Envelope> ourEnvelope(const QByteArray &payload)
{
    if (!payload.startsWith(envelopeHead) || !payload.endsWith("]}"))
        return std::nullopt;
    const qsizetype data = payload.left(maxHeadBytes).indexOf(dataMember);
    if (data < 0)
        return std::nullopt;
    const auto head = core::parseJson(
        payload.sliced(envelopeHead.size(), data - envelopeHead.size()), maxHeadBytes);
    if (!head || !head->isObject())
        return std::nullopt;

    const QJsonObject members = head->object();
    const auto position = [&members](QLatin1String name) {
        return photos::Position::fromText(members.value(name).toString().toLatin1());
    };
    const auto first = position(QLatin1String("first"));
    const auto last = position(QLatin1String("last"));
    const auto previous = position(QLatin1String("previous"));
    Envelope envelope;
    envelope.epoch = members.value(QLatin1String("epoch")).toString().toLatin1();
    if (envelope.epoch.isEmpty() || !first || !last || !previous)
        return std::nullopt;
    envelope.first = *first;
    envelope.last = *last;
    envelope.previous = *previous;
    const qsizetype array = data + dataMember.size();
    envelope.media = payload.sliced(array, payload.size() - array - 1);
    return envelope;
}

core::Result<QList<photos::Photo>> photosOf(const Envelope &envelope, const QByteArray &slug)
{
    const auto document = core::parseJson(envelope.media, maxMediaBytes);
    if (!document)
        return document.error();
    const QJsonArray records = document->array();
    // The script numbers the photos of one envelope without a gap.
    const auto &[first, last] = std::pair(envelope.first, envelope.last);
    if (records.isEmpty() || first.milliseconds != last.milliseconds
        || last.sequence - first.sequence + 1 != quint64(records.size()))
        return malformed(QStringLiteral("an envelope whose positions do not fit its photos"));

    QList<photos::Photo> photos;
    for (qsizetype i = 0; i < records.size(); ++i) {
        auto photo = photos::photoFromMedia(records[i].toObject());
        if (!photo)
            return photo.error();
        photo->slug = QString::fromLatin1(slug);
        photo->position = {last.milliseconds, last.sequence - quint64(i)};
        photos += *photo;
    }
    return photos;
}

core::Result<ForeignPhotos> foreignPhotos(const QByteArray &payload, const QByteArray &slug)
{
    const auto document = core::parseJson(payload);
    if (!document)
        return document.error();
    const QJsonValue data = document->object().value(QLatin1String("data"));
    if (!data.isArray())
        return malformed(QStringLiteral("a message without an array \"data\""));

    ForeignPhotos found;
    const QJsonArray elements = data.toArray();
    for (const QJsonValue &element : elements) {
        QJsonObject media = element.toObject();
        const auto understood = photos::photoFromMedia(media);
        if (!understood) {
            ++found.refused;
            continue;
        }
        // As a number it would lose its last digits in a browser.
        media.insert(QLatin1String("id"), understood->id);
        fillIn(media, QLatin1String("meta"), QLatin1String("location"), core::titleFromSlug(slug));
        fillIn(
            media, QLatin1String("hereabouts"), QLatin1String("slug"), QString::fromLatin1(slug));
        const auto photo = photos::photoFromMedia(media);
        if (photo)
            found.photos += *photo;
        else
            ++found.refused;
    }
    return found;
}

} // namespace journal
