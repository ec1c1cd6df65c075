// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/Envelope.h"
#include "journal/Keys.h"
#include "photos/Batch.h"
#include "redis/Connection.h"
#include "redis/Subscriber.h"

#include <QObject>
#include <QTimer>

#include <chrono>

namespace journal {

/// Follows the stream of photos without a gap and without doubles. The stream is the truth; what
/// is published is the doorbell, and spares reading the stream when it fits on to what we have.
///
/// One procedure, read(), does everything else: it gets the epoch and the stream from our position
/// on, both in one step. It runs when both links stand, when an envelope does not fit, and every
/// few seconds, because a flushed server says nothing. The range begins *with* our position: when
/// that entry is gone, so may be others after it, and everything is read anew after a reset().
/// Which photos are hidden is read in the same step, after a doorbell of its own or a reset.
class Follower final : public QObject {
    Q_OBJECT

public:
    /// Entries read at once.
    static constexpr int pageLength = 500;
    /// Ids of hidden photos that are kept and read; those hidden longest ago are forgotten.
    static constexpr int maxHidden = 20'000;
    static constexpr std::chrono::milliseconds lookInterval {5000};

    /// `commands` must outlive it.
    Follower(redis::Connection &commands, Keys keys, QObject *parent = nullptr);

    void open(const redis::Endpoint &endpoint);
    void close();
    /// Both links stand, and everything kept has been given.
    bool isCaughtUp() const { return m_isCaughtUp; }

    /// Someone wrote without a doorbell: reads on when `last` is news.
    void lookUpTo(const photos::Position &last);

    /// Messages and entries that are nothing to us.
    qint64 ignoredCount() const { return m_ignored + m_subscriber.droppedCount(); }

signals:
    void caughtUp();
    /// One of the two links was lost.
    void lost(const core::Error &error);
    void arrived(const photos::Batch &batch);
    void reset(const QByteArray &epoch);
    /// All ids of hidden photos; before the photos that come after it.
    void hiddenRead(const QStringList &ids);
    /// A message in the demo's form, not written by a journal.
    void foreignArrived(const QByteArray &slug, const QByteArray &payload);
    /// Redis answers, but not as it should.
    void troubled(const core::Error &error);
    /// The stream was read.
    void looked();

private:
    void linked();
    void unlinked(const core::Error &error);
    void read();
    void takeAnswer(const core::Result<redis::Reply> &reply, bool hasHidden);
    void takeHidden(const QList<redis::Reply> &items);
    core::Result<void> takePage(const QByteArray &epoch, const QList<redis::Reply> &entries);
    void startAnew(const QByteArray &epoch);
    void takeMessage(const QByteArray &channel, const QByteArray &payload);
    void takeEnvelope(const Envelope &envelope, const QByteArray &slug);
    bool deliver(const Envelope &envelope, const QByteArray &slug);
    void ignore(const QString &what);

    redis::Connection &m_commands;
    Keys m_keys;
    redis::Subscriber m_subscriber;
    QTimer m_lookTimer;

    QByteArray m_epoch; ///< empty: nothing was read yet
    photos::Position m_position; ///< of the last photo given out
    photos::Position m_wanted; ///< heard of while reading
    bool m_isReading = false;
    bool m_mustReadHidden = true; ///< they may have changed
    bool m_mustReadAgain = false; ///< what is being read was asked too early
    bool m_isCaughtUp = false;
    qint64 m_ignored = 0;
    QDeadlineTimer m_nextComplaint;
};

} // namespace journal
