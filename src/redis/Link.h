// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Backoff.h"
#include "redis/Endpoint.h"
#include "redis/Reply.h"
#include "redis/Timing.h"

#include <QList>
#include <QObject>
#include <QTimer>

class QHostInfo;
struct redisAsyncContext;

namespace redis {

/// One link to a Redis server that is kept up: finds the host, connects, says who we are, and after
/// a loss starts again with a growing pause. What Connection and Subscriber have in common.
///
/// Replies come in the order of the commands. Nothing is remembered over a loss: the owner is told
/// and decides what to send again.
class Link final : public QObject {
    Q_OBJECT

public:
    explicit Link(Timing timing, QObject *parent = nullptr);
    ~Link() override;

    /// Starts from the event loop; no signal comes before open() has returned.
    void open(const Endpoint &endpoint);
    /// Ends without a signal.
    void close();
    bool isOpen() const { return m_isOpen; }

    /// False when the link is not open: nothing was sent.
    bool send(const QList<QByteArray> &arguments);
    /// The owner saw that the link is useless (no answer in time): lost(why), then a new attempt.
    void drop(const core::Error &why);

signals:
    /// Connected and let in.
    void opened();
    void replied(const redis::Reply &reply);
    /// The link was lost, or an attempt failed. Another follows by itself.
    void lost(const core::Error &error);

private:
    static void connectDone(const redisAsyncContext *context, int status);
    static void disconnectDone(const redisAsyncContext *context, int status);
    static void replyDone(redisAsyncContext *context, void *reply, void *);

    void attempt();
    void hostFound(const QHostInfo &info);
    void take(redisAsyncContext *context);
    void greet();
    void greeted(const Reply &reply);
    void receive(const redisReply &reply);
    bool write(const QList<QByteArray> &arguments);
    void release();
    core::Error unavailable(const QString &reason) const;

    Timing m_timing;
    Endpoint m_endpoint;
    core::Backoff m_backoff;
    redisAsyncContext *m_context = nullptr; ///< owned by hiredis once it is connected
    QTimer m_retry;
    QTimer m_patience; ///< for connecting and greeting
    QTimer m_loading; ///< until we ask a loading server again
    QList<QByteArray> m_greetings; ///< names of the commands whose answers are to come
    int m_lookup = -1;
    int m_attempts = 0;
    bool m_isOpen = false;
};

} // namespace redis
