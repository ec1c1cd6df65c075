// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "photos/Feed.h"

#include "core/Log.h"

#include <QTimeZone>

#include <algorithm>

namespace photos {

namespace {

constexpr qsizetype maxRun = 100;

/// Records joined into a JSON array. They are compact JSON already: nothing is written anew.
QByteArray spliced(const QList<QByteArray> &records)
{
    return '[' + records.join(',') + ']';
}

} // namespace

Feed::Feed(qsizetype capacity, QObject *parent) : QObject(parent), m_capacity(capacity) {}

void Feed::add(const Batch &batch)
{
    if (m_epoch.isEmpty())
        m_epoch = batch.epoch;

    Batch fresh = batch;
    fresh.photos.clear();
    // The batch is newest first, the feed grows at its newest end.
    for (auto photo = batch.photos.crbegin(); photo != batch.photos.crend(); ++photo) {
        if (photo->position <= m_position || m_positions.contains(photo->id))
            continue;
        keep(*photo, batch);
        fresh.photos.prepend(*photo);
    }
    m_position = std::max(m_position, batch.last);
    if (fresh.photos.isEmpty())
        return;

    if (fresh.photos.size() != batch.photos.size()) {
        QList<QByteArray> records;
        for (const Photo &photo : std::as_const(fresh.photos))
            records += photo.record;
        fresh.media = spliced(records);
        fresh.first = fresh.photos.last().position;
    }
    while (count() > m_capacity)
        forgetOldest();
    emit added(fresh);
}

void Feed::keep(const Photo &photo, const Batch &batch)
{
    m_entries.push_back({photo.position, photo.id, batch.slug, batch.title, photo.record});
    m_positions.insert(photo.id, photo.position);
    PlaceCount &place = m_counts[batch.slug];
    ++place.count;
    // A position's milliseconds are the time of arrival by Redis' clock.
    place.lastPhotoAt
        = QDateTime::fromMSecsSinceEpoch(qint64(photo.position.milliseconds), Qt::UTC);
    m_position = photo.position;
}

void Feed::forgetOldest()
{
    const Entry &oldest = m_entries.front();
    m_forgotten = oldest.position;
    m_positions.remove(oldest.id);
    const auto place = m_counts.find(oldest.slug);
    if (place != m_counts.end() && --place->count == 0)
        m_counts.erase(place);
    m_entries.pop_front();
}

void Feed::reset(const QByteArray &epoch)
{
    qCInfo(logPhotos) << "The feed begins anew; photos forgotten:" << count();
    m_epoch = epoch;
    m_position = {};
    m_forgotten = {};
    m_entries.clear();
    m_positions.clear();
    m_counts.clear();
    emit cleared(epoch);
}

std::deque<Feed::Entry>::const_iterator Feed::firstAfter(const Position &position) const
{
    return std::upper_bound(m_entries.begin(), m_entries.end(), position,
        [](const Position &wanted, const Entry &entry) { return wanted < entry.position; });
}

Feed::Page Feed::page(const std::optional<Position> &before, qsizetype limit) const
{
    auto end = m_entries.end();
    if (before)
        end = std::lower_bound(m_entries.begin(), m_entries.end(), *before,
            [](const Entry &entry, const Position &wanted) { return entry.position < wanted; });

    QList<QByteArray> records;
    auto entry = end;
    while (entry != m_entries.begin() && records.size() < limit) {
        --entry;
        records += entry->record;
    }
    Page page;
    page.media = spliced(records);
    page.hasMore = entry != m_entries.begin();
    if (!records.isEmpty())
        page.position = entry->position;
    return page;
}

std::optional<QList<Batch>> Feed::since(QByteArrayView epoch, const Position &position) const
{
    if (epoch != m_epoch || position < m_forgotten || position > m_position)
        return std::nullopt;

    QList<Batch> runs;
    auto entry = firstAfter(position);
    while (entry != m_entries.end()) {
        Batch run;
        run.slug = entry->slug;
        run.title = entry->title;
        run.epoch = m_epoch;
        run.first = entry->position;
        QList<QByteArray> records;
        for (; entry != m_entries.end() && entry->slug == run.slug && records.size() < maxRun;
             ++entry) {
            records.prepend(entry->record);
            run.last = entry->position;
        }
        run.media = spliced(records);
        runs += run;
    }
    return runs;
}

std::optional<Photo> Feed::photo(const QString &id) const
{
    const auto position = m_positions.constFind(id);
    if (position == m_positions.constEnd())
        return std::nullopt;
    const auto entry = std::lower_bound(m_entries.begin(), m_entries.end(), *position,
        [](const Entry &candidate, const Position &wanted) { return candidate.position < wanted; });
    Q_ASSERT(entry != m_entries.end() && entry->id == id);
    auto photo = photoFromRecord(entry->record);
    if (!photo) {
        qCWarning(logPhotos) << "A kept record can't be read:" << photo.error().message;
        return std::nullopt;
    }
    photo->position = entry->position;
    return *photo;
}

} // namespace photos
