// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QUrl>

#include <deque>

namespace support {

/// Delivers signed notices as fast as they are taken, many at once, each over a connection of its
/// own: a tunnel in front of a busy provider. Runs in the event loop.
class Deliveries : public QObject {
    Q_OBJECT

public:
    /// The callback port takes 128 connections.
    static constexpr int atOnce = 100;

    explicit Deliveries(const QUrl &callback, const QByteArray &clientSecret);

    void deliver(const QByteArray &body);
    /// Whatever was given to deliver() is answered, or its connection is gone.
    bool isDone() const { return m_waiting.empty() && m_open == 0; }

    int accepted = 0; ///< 2xx
    int busy = 0; ///< 503 that say when to come again
    int other = 0; ///< anything else, also no answer
    qint64 longest = 0; ///< ms from the connecting to the end of an answer

signals:
    /// After each, with what was delivered.
    void answered(const QByteArray &body, int status);

private:
    void open();

    QUrl m_callback;
    QByteArray m_secret;
    std::deque<QByteArray> m_waiting;
    int m_open = 0;
};

} // namespace support
