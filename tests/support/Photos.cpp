// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Photos.h"

#include <QJsonArray>

namespace support {

QJsonObject media(const QString &id)
{
    const auto picture = [&id](int side) {
        return QJsonObject {
            {"url", QStringLiteral("http://127.0.0.1:1/%1_%2.jpg").arg(id).arg(side)},
            {"width", side}, {"height", side}};
    };
    return {
        {"id", id},
        {"type", "image"},
        {"created_time", "1307042720"},
        {"link", "https://photos.example.org/p/" + id + "/"},
        {"tags", QJsonArray {"fog", "bridge"}},
        {"caption", QJsonObject {{"text", "Under the bridge"}}},
        {"user", QJsonObject {{"id", "501"}, {"username", "jo"}, {"full_name", "Jo Doe"}}},
        {"location",
            QJsonObject {{"name", "Fort Point"}, {"latitude", 37.8106}, {"longitude", -122.4771}}},
        {"images",
            QJsonObject {{"thumbnail", picture(150)}, {"low_resolution", picture(306)},
                {"standard_resolution", picture(612)}}},
        {"meta", QJsonObject {{"location", "kyoto"}}},
        {"hereabouts", QJsonObject {{"source", "instagram"}, {"slug", "kyoto"}}},
    };
}

photos::Photo photo(const QString &id, const photos::Position &position)
{
    auto read = photos::photoFromMedia(media(id));
    if (!read)
        qFatal("%s", qPrintable(read.error().message));
    read->position = position;
    return *read;
}

photos::Batch batch(int first, int count, const QString &slug, const QByteArray &epoch)
{
    photos::Batch batch;
    batch.slug = slug;
    batch.title = slug;
    batch.epoch = epoch;
    QByteArrayList records;
    for (int number = first; number < first + count; ++number) {
        batch.photos.prepend(photo(QString::number(number), {1000, quint64(number)}));
        records.prepend(batch.photos.first().record);
    }
    batch.media = '[' + records.join(',') + ']';
    batch.first = {1000, quint64(first)};
    batch.last = {1000, quint64(first + count - 1)};
    return batch;
}

} // namespace support
