// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/StreamPage.h"

#include "core/Bytes.h"

#include <optional>

namespace journal {

namespace {

struct Entry {
    photos::Position position;
    QByteArray slug;
    QByteArray title;
    QByteArray record;
};

std::optional<Entry> entryFrom(const redis::Reply &reply)
{
    if (reply.items.size() != 2)
        return std::nullopt;
    const auto position = photos::Position::fromText(reply.items[0].text);
    if (!position)
        return std::nullopt;
    Entry entry;
    entry.position = *position;
    const QList<redis::Reply> &fields = reply.items[1].items;
    for (qsizetype i = 0; i + 1 < fields.size(); i += 2) {
        const QByteArray &name = fields[i].text;
        if (name == "slug")
            entry.slug = fields[i + 1].text;
        else if (name == "title")
            entry.title = fields[i + 1].text;
        else if (name == "json")
            entry.record = fields[i + 1].text;
    }
    return entry;
}

/// The batch is complete: turns it round and joins the records, which are JSON already.
void finish(photos::Batch &batch)
{
    std::reverse(batch.photos.begin(), batch.photos.end());
    batch.first = batch.photos.last().position;
    batch.last = batch.photos.first().position;
    QList<QByteArray> records;
    for (const photos::Photo &photo : std::as_const(batch.photos))
        records += photo.record;
    batch.media = '[' + records.join(',') + ']';
}

} // namespace

core::Result<StreamPage> streamPageFrom(const QList<redis::Reply> &entries, const QByteArray &epoch)
{
    StreamPage page;
    photos::Batch batch; // oldest first while it grows
    const auto close = [&page, &batch] {
        if (batch.photos.isEmpty())
            return;
        finish(batch);
        page.batches += batch;
        batch = {};
    };
    for (const redis::Reply &reply : entries) {
        const auto entry = entryFrom(reply);
        if (!entry)
            return core::Error {core::Error::Kind::Malformed,
                QStringLiteral("Redis gave stream entries of an unknown shape")};
        page.last = entry->position;
        auto photo = photos::photoFromRecord(entry->record);
        if (!photo || !core::isSlug(entry->slug)) {
            ++page.unreadable;
            continue;
        }
        const QString slug = QString::fromLatin1(entry->slug);
        if (batch.slug != slug || batch.photos.size() == maxBatch)
            close();
        if (batch.photos.isEmpty()) {
            batch.slug = slug;
            batch.title = entry->title.isEmpty() ? core::titleFromSlug(entry->slug)
                                                 : QString::fromUtf8(entry->title);
            batch.epoch = epoch;
        }
        photo->position = entry->position;
        photo->slug = slug;
        batch.photos += *photo;
    }
    close();
    return page;
}

} // namespace journal
