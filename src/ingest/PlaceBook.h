// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"
#include "photos/Subscription.h"

#include <QDateTime>
#include <QStringList>

namespace ingest {

/// The list of places as values: one entry for each subscription, those of a place share a slug.
/// In the order in which people arranged the places, else of their adding.
class PlaceBook {
public:
    struct Entry {
        photos::Subscription subscription;
        QByteArray cursor; ///< where to start watching
        bool isSaved = true;
        bool isWatched = false;
        core::Error registrationError; ///< with a message: not registered
        QDateTime nextTryAt;
    };

    qsizetype count() const { return m_entries.size(); }
    QList<Entry> &entries() { return m_entries; }
    const QList<Entry> &entries() const { return m_entries; }
    /// The reference holds until the next one is added or removed.
    Entry &add(const Entry &entry);
    void remove(const QString &key);

    /// nullptr: no such key.
    Entry *find(const QString &key);
    bool hasSlug(const QString &slug) const;
    /// For a new place; a slug in use gets "-2", "-3", ….
    QString freeSlug(const QString &title) const;
    /// Of the place's subscriptions.
    QStringList keysWith(const QString &slug) const;
    QList<photos::Subscription> subscriptions() const;
    /// For a place that comes last.
    int nextOrder() const;
    /// After entries were read in any order.
    void sort();
    /// Places in the order of `slugs`, then the others as they were. Keys of what has changed.
    QStringList arrange(const QStringList &slugs);

private:
    QList<Entry> m_entries;
};

} // namespace ingest
