// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Health.h"
#include "core/Result.h"
#include "photos/Batch.h"
#include "photos/Subscription.h"
#include "redis/Endpoint.h"

#include <QObject>

#include <functional>
#include <memory>

namespace journal {

/// Keeps photos in Redis and tells of those that arrive there, whoever put them in. There is one
/// way in: what append() writes comes back through arrived(), as do the photos of other machines
/// and those that the 2011 demo publishes.
///
/// Backend thread. While Redis is away, append() and the others fail with Unavailable; following
/// resumes by itself without a gap and without doubles (design: PSUBSCRIBE is the doorbell, the
/// stream is the truth).
class PhotoJournal : public QObject {
    Q_OBJECT

public:
    struct Settings {
        QByteArray prefix; ///< before every key and channel; empty as in the demo
        qsizetype streamLength = 20'000; ///< photos kept (at least; Redis trims in whole nodes)
        qsizetype seenLength = 80'000; ///< ids remembered against doubles
        qsizetype listLength = 1'000; ///< of the demo's media:objects
        bool isPrivate = false; ///< the server is our own: health says so instead of an address
        QString folder; ///< where a private server keeps its files, for messages
    };

    explicit PhotoJournal(Settings settings, QObject *parent = nullptr);
    ~PhotoJournal() override;

    /// Connects and follows from then on, through every outage. Call again for another server.
    void open(const redis::Endpoint &endpoint);
    void close();
    bool isReady() const;

    /// Puts a batch (newest first) into the journal in one atomic step together with the cursor:
    /// photos whose ids are known are dropped, the others go to stream, list and channel.
    /// An empty batch moves the cursor only. `done` gets the number of photos that were new.
    using Appended = std::function<void(core::Result<qsizetype>)>;
    void append(const photos::Subscription &subscription, const QList<photos::Photo> &photos,
        const QByteArray &cursor, Appended done = {});

    /// The places kept, with their cursors. Each is kept as photos::toJson() writes it, without any
    /// verify token: a shared server is read by others.
    struct Kept {
        photos::Subscription subscription;
        QByteArray cursor;
    };
    using Loaded = std::function<void(core::Result<QList<Kept>>)>;
    void loadSubscriptions(Loaded done);
    using Done = std::function<void(core::Result<void>)>;
    void saveSubscription(const photos::Subscription &subscription, Done done = {});
    /// Forgets the place and its cursor; its photos stay.
    void removeSubscription(const photos::Subscription &subscription, Done done = {});

    /// Nobody sees these photos any more, on any machine, until unhide(); hidden() says so
    /// everywhere. At most Follower::maxHidden; those hidden longest ago come back beyond it.
    void hide(const QStringList &photoIds, Done done = {});
    void unhide(const QStringList &photoIds, Done done = {});

    /// Messages that others published and that were no photos, or too many at once.
    qint64 ignoredCount() const;

signals:
    /// Connected, and everything kept has been given by arrived(). Comes after every (re)connect.
    void ready();
    /// The link is lost; it is being rebuilt.
    void connectionLost(const core::Error &error);
    /// Photos in the order of the journal, each once.
    void arrived(const photos::Batch &batch);
    /// Positions known so far mean nothing any more (first connect, flushed, trimmed beyond us).
    void reset(const QByteArray &epoch);
    /// All ids that are hidden, whenever they may have changed; before the photos that come after.
    void hidden(const QStringList &photoIds);
    void healthChanged(const core::Health &health);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace journal
