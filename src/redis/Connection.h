// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "redis/Link.h"

#include <QDeadlineTimer>

#include <deque>
#include <functional>

namespace redis {

/// The link for commands. Kept up by itself; commands given while it is down, or without an answer
/// in time, fail, and nothing is sent a second time: only the caller knows what may be repeated.
///
/// Not for SUBSCRIBE and its kin, nor for commands that block: see Subscriber.
class Connection final : public QObject {
    Q_OBJECT

public:
    explicit Connection(Timing timing = {}, QObject *parent = nullptr);
    /// Commands without an answer are forgotten silently.
    ~Connection() override;

    void open(const Endpoint &endpoint);
    /// Commands without an answer fail.
    void close();
    bool isReady() const { return m_link.isOpen(); }

    /// Called exactly once, never before command() has returned. An error reply of the server is
    /// an Error too (see errorFrom()). Don't delete the connection from inside.
    using Answer = std::function<void(const core::Result<Reply> &)>;
    void command(const QList<QByteArray> &arguments, Answer answer = {});

signals:
    void ready();
    /// The link was lost, or an attempt to build it failed.
    void lost(const core::Error &error);

private:
    struct Pending {
        Answer answer;
        QDeadlineTimer deadline;
    };
    void takeReply(const Reply &reply);
    void watchOldest();
    void failPending(const core::Error &why);

    Timing m_timing;
    Link m_link;
    std::deque<Pending> m_pending; ///< in the order sent, which is the order answered
    QTimer m_answerTimer; ///< for the oldest pending command
    QTimer m_idleTimer;
};

} // namespace redis
