// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "photos/Batch.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <deque>
#include <optional>

namespace photos {

/// What is on the wall now: the newest photos in the order of the journal, each once.
///
/// Lives on the backend thread; viewers elsewhere follow its signals. It keeps records, not parsed
/// photos (about 1.2 KiB each), up to `capacity`; the oldest are forgotten first. Photos that
/// somebody hid are kept, and left out of everything that goes to viewers.
class Feed : public QObject {
    Q_OBJECT

public:
    static constexpr qsizetype defaultCapacity = 20'000;

    explicit Feed(qsizetype capacity = defaultCapacity, QObject *parent = nullptr);

    /// One page of history, newest first.
    struct Page {
        QByteArray media; ///< JSON array of records
        Position position; ///< of the page's oldest photo: ask for what is before it
        bool hasMore = false;
    };
    /// Photos before `before` (exclusive; nullopt: from the newest), at most `limit`.
    Page page(const std::optional<Position> &before, qsizetype limit) const;

    /// What someone at `position` has missed: runs of photos of one place, oldest run first, each
    /// at most 100 photos. nullopt: the epoch is another or that point is forgotten; start afresh.
    std::optional<QList<Batch>> since(QByteArrayView epoch, const Position &position) const;

    /// The photo, parsed; nullopt when it is not (or no longer) in the feed. Also a hidden one,
    /// for those who may show it again: see isHidden().
    std::optional<Photo> photo(const QString &id) const;
    bool isHidden(const QString &id) const { return m_hidden.contains(id); }
    /// Of the photos in the feed.
    QStringList hiddenIds() const;

    qsizetype count() const { return qsizetype(m_entries.size()); }
    QByteArray epoch() const { return m_epoch; }
    /// Of the newest photo that was added.
    Position position() const { return m_position; }

    struct PlaceCount {
        qint64 count = 0;
        QDateTime lastPhotoAt; ///< UTC, when it arrived
    };
    PlaceCount countOf(const QString &slug) const { return m_counts.value(slug); }

public slots:
    /// Takes what the journal brought. Photos at or before position() and known ids are dropped.
    void add(const photos::Batch &batch);
    /// The journal began anew (or left a gap): forget everything.
    void reset(const QByteArray &epoch);
    /// All ids that are hidden from now on, also of photos that are not here (yet).
    void setHidden(const QStringList &ids);

signals:
    /// New on the wall; only what was really new and is not hidden. batch.media matches
    /// batch.photos.
    void added(const photos::Batch &batch);
    /// Like added(), hidden photos included: for who can show them again.
    void kept(const photos::Batch &batch);
    /// Before kept(): those of its photos that are hidden.
    void keptHidden(const QStringList &ids);
    /// Off the wall; and on it again, where they were.
    void hidden(const QStringList &ids);
    void unhidden(const QStringList &ids);
    /// Everything was forgotten; what comes next belongs to `epoch`.
    void cleared(const QByteArray &epoch);

private:
    struct Entry {
        Position position;
        QString id;
        QString slug;
        QString title;
        QByteArray record;
    };
    std::deque<Entry>::const_iterator firstAfter(const Position &position) const;
    void keep(const Photo &photo, const Batch &batch);
    void countIn(const QString &slug, int photos);
    void forgetOldest();

    qsizetype m_capacity;
    QByteArray m_epoch;
    Position m_position;
    Position m_forgotten; ///< newest position that is no longer here
    std::deque<Entry> m_entries; ///< oldest first
    QHash<QString, Position> m_positions; ///< by id
    QHash<QString, PlaceCount> m_counts; ///< of photos that are not hidden
    QSet<QString> m_hidden; ///< ids
};

} // namespace photos
