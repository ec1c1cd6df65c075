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

/// The batch with only these of its photos.
Batch withPhotos(const Batch &batch, const QList<Photo> &photos)
{
    Batch cut = batch;
    cut.photos = photos;
    QList<QByteArray> records;
    for (const Photo &photo : photos)
        records += photo.record;
    cut.media = spliced(records);
    cut.first = photos.last().position;
    return cut;
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

    while (count() > m_capacity)
        forgetOldest();
    if (fresh.photos.size() != batch.photos.size())
        fresh = withPhotos(fresh, fresh.photos);

    QList<Photo> visible;
    QStringList hiddenOnes;
    for (const Photo &photo : std::as_const(fresh.photos)) {
        if (m_hidden.contains(photo.id))
            hiddenOnes += photo.id;
        else
            visible += photo;
    }
    if (!hiddenOnes.isEmpty())
        emit keptHidden(hiddenOnes);
    emit kept(fresh);
    if (visible.size() == fresh.photos.size())
        emit added(fresh);
    else if (!visible.isEmpty())
        emit added(withPhotos(fresh, visible));
}

void Feed::keep(const Photo &photo, const Batch &batch)
{
    m_entries.push_back({photo.position, photo.id, batch.slug, batch.title, photo.record});
    m_positions.insert(photo.id, photo.position);
    m_position = photo.position;
    if (m_hidden.contains(photo.id))
        return;
    countIn(batch.slug, 1);
    // A position's milliseconds are the time of arrival by Redis' clock.
    m_counts[batch.slug].lastPhotoAt
        = QDateTime::fromMSecsSinceEpoch(qint64(photo.position.milliseconds), Qt::UTC);
}

void Feed::countIn(const QString &slug, int photos)
{
    PlaceCount &place = m_counts[slug];
    place.count += photos;
    if (place.count == 0)
        m_counts.remove(slug);
}

void Feed::forgetOldest()
{
    const Entry &oldest = m_entries.front();
    m_forgotten = oldest.position;
    m_positions.remove(oldest.id);
    if (!m_hidden.contains(oldest.id))
        countIn(oldest.slug, -1);
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

void Feed::setHidden(const QStringList &ids)
{
    const QSet<QString> wished(ids.begin(), ids.end());
    QStringList leaving;
    QStringList returning;
    for (const Entry &entry : m_entries) {
        const bool isHidden = wished.contains(entry.id);
        if (isHidden == m_hidden.contains(entry.id))
            continue;
        countIn(entry.slug, isHidden ? -1 : 1);
        (isHidden ? leaving : returning) += entry.id;
    }
    m_hidden = wished;
    if (!leaving.isEmpty())
        emit hidden(leaving);
    if (!returning.isEmpty())
        emit unhidden(returning);
}

QStringList Feed::hiddenIds() const
{
    QStringList ids;
    for (const QString &id : m_hidden) {
        if (m_positions.contains(id))
            ids += id;
    }
    return ids;
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
        if (!m_hidden.contains(entry->id))
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
            if (!m_hidden.contains(entry->id))
                records.prepend(entry->record);
            run.last = entry->position;
        }
        run.media = spliced(records);
        if (!records.isEmpty())
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
