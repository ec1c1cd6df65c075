// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Backoff.h"
#include "core/Error.h"

#include <QNetworkRequest>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>

class QWebSocket;

namespace sources {

/// A WebSocket that we open and keep open: after a loss it is opened again with a growing pause. A
/// message above the limit and a peer that is silent for long end the connection. Text messages
/// only; nobody is told of binary ones.
class StreamSocket : public QObject {
    Q_OBJECT

public:
    struct Settings {
        QString title; ///< for messages: "Bluesky"
        quint64 maxMessageBytes = 256 * 1024;
        std::chrono::milliseconds openTime {15'000}; ///< until the other side has agreed
        std::chrono::milliseconds silence {60'000}; ///< pings are answered, too
        std::chrono::milliseconds firstRetry {1'000};
        std::chrono::milliseconds longestRetry {5 * 60'000};
    };

    explicit StreamSocket(Settings settings, QObject *parent = nullptr);
    ~StreamSocket() override;

    /// Asked before each attempt: where to go on.
    using Request = std::function<QNetworkRequest()>;
    /// Opens it, or closes it and opens it anew.
    void open(Request request);
    void close();
    /// Does not wait any longer before the next attempt: something has changed.
    void hurry();
    /// Nothing when it is not open.
    void send(const QByteArray &text);

    bool isOpen() const { return m_isOpen; }

signals:
    void opened();
    void received(const QByteArray &text);
    /// An open one broke, or an attempt failed. TooLarge: the message would come again.
    void lost(const core::Error &error);

private:
    void attempt();
    void stateChanged();
    void beat();
    void lose(const core::Error &error);
    void drop();

    Settings m_settings;
    Request m_request;
    QWebSocket *m_socket = nullptr; ///< of the attempt under way or the open connection
    bool m_isOpen = false;
    bool m_wasHeard = false; ///< since the last beat
    core::Backoff m_patience;
    QTimer m_retry;
    QTimer m_pulse;
};

} // namespace sources
