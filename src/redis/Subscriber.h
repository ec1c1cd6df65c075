// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "redis/Link.h"

#include <QDeadlineTimer>

namespace redis {

/// Keeps one subscription alive: connects, subscribes, and after a loss starts again
/// with a growing pause. Messages published while it is away are lost; Redis keeps no copy of them.
/// A second link beside Connection, because a subscribed one takes no other commands.
class Subscriber final : public QObject {
    Q_OBJECT

public:
    /// A longer payload is dropped.
    static constexpr qsizetype maxPayloadBytes = 8 * 1024 * 1024;

    explicit Subscriber(Timing timing = {}, QObject *parent = nullptr);
    ~Subscriber() override;

    /// `patterns` are Redis globs; escape names with a backslash (PSUBSCRIBE). `channels` are names
    /// (SUBSCRIBE): Redis tries every pattern for every message of anybody, but looks names up.
    void open(const Endpoint &endpoint, const QList<QByteArray> &patterns,
        const QList<QByteArray> &channels = {});
    void close();
    bool isSubscribed() const { return m_isSubscribed; }
    /// Messages that were longer than maxPayloadBytes.
    qint64 droppedCount() const { return m_dropped; }

signals:
    /// The server has confirmed all of them: what is published from now on arrives.
    void subscribed();
    void messageReceived(const QByteArray &channel, const QByteArray &payload);
    void lost(const core::Error &error);

private:
    void subscribe();
    void takeReply(const Reply &reply);
    void takeConfirmation();
    void drop(qsizetype bytes);

    Timing m_timing;
    Link m_link;
    QList<QByteArray> m_patterns;
    QList<QByteArray> m_channels;
    QTimer m_patience; ///< for the confirmations
    QTimer m_idleTimer;
    qsizetype m_unconfirmed = 0;
    qint64 m_dropped = 0;
    QDeadlineTimer m_nextComplaint;
    bool m_isSubscribed = false;
};

} // namespace redis
