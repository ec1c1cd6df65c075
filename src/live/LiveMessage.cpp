// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/LiveMessage.h"

namespace live {

namespace {

/// Two JSON arrays made one, without reading them: they are compact, "[]" when empty.
QByteArray joinedArrays(const QByteArray &first, const QByteArray &second)
{
    constexpr qsizetype emptyArray = 2;
    if (first.size() <= emptyArray)
        return second;
    if (second.size() <= emptyArray)
        return first;
    return first.chopped(1) + ',' + second.sliced(1);
}

} // namespace

QByteArray helloMessage(
    QByteArrayView epoch, const photos::Position &position, const QByteArray &places)
{
    return R"({"type":"hello","version":)" + QByteArray::number(protocolVersion) + R"(,"epoch":)"
        + jsonString(QString::fromUtf8(epoch)) + R"(,"position":")" + position.toText()
        + R"(","places":)" + places + '}';
}

QByteArray newMediaMessage(const photos::Batch &batch)
{
    return R"({"type":"newMedia","channelName":)" + jsonString(batch.title) + R"(,"media":)"
        + batch.media + R"(,"position":")" + batch.last.toText() + R"("})";
}

QByteArray placesMessage(const QByteArray &places)
{
    return R"({"type":"places","places":)" + places + '}';
}

QByteArray hiddenMessage(const QStringList &ids)
{
    QByteArray list;
    for (const QString &id : ids)
        list += (list.isEmpty() ? "" : ",") + jsonString(id);
    return R"({"type":"hidden","ids":[)" + list + "]}";
}

QByteArray resetMessage()
{
    return R"({"type":"reset"})";
}

QByteArray jsonString(const QString &text)
{
    // Lone surrogates become a replacement here: a text frame must be valid UTF-8 (RFC 6455, 8.1).
    const QByteArray utf8 = text.toUtf8();
    QByteArray json;
    json.reserve(utf8.size() + 2);
    json += '"';
    for (const char c : utf8) {
        if (c == '"' || c == '\\') {
            json += '\\';
            json += c;
        } else if (uchar(c) < 0x20) {
            json += "\\u00" + QByteArray(1, c).toHex();
        } else {
            json += c;
        }
    }
    json += '"';
    return json;
}

QList<photos::Batch> joinedRuns(const QList<photos::Batch> &batches, qsizetype maxPhotos)
{
    QList<photos::Batch> runs;
    for (const photos::Batch &batch : batches) {
        const bool continues = !runs.isEmpty() && runs.last().slug == batch.slug
            && runs.last().epoch == batch.epoch
            && runs.last().photos.size() + batch.photos.size() <= maxPhotos;
        if (!continues) {
            runs += batch;
            continue;
        }
        photos::Batch &run = runs.last();
        run.media = joinedArrays(batch.media, run.media); // newest first
        run.photos = batch.photos + run.photos;
        run.last = batch.last;
    }
    return runs;
}

} // namespace live
