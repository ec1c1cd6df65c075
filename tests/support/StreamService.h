// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUrl>
#include <QWebSocket>
#include <QWebSocketServer>

namespace support {

/// A provider that streams over WebSocket on a free loopback port; the test says what it sends.
class StreamService : public QWebSocketServer {
    Q_OBJECT

public:
    explicit StreamService(QObject *parent = nullptr);

    QUrl url(const QString &path = {}) const;
    QString authority() const;
    /// The address and head of each connection, also of those that have ended.
    QList<QNetworkRequest> asked;
    /// What they sent us.
    QStringList heard;
    /// Sent to each new connection at once.
    QStringList greeting;
    quint64 frameBytes = 1024 * 1024; ///< longer messages are sent in several frames
    /// To those who are connected now.
    void send(const QString &message);
    void dropAll();
    qsizetype connectionCount() const { return m_sockets.size(); }

signals:
    void joined();
    void left();

private:
    void take(QWebSocket *socket);

    QList<QWebSocket *> m_sockets;
};

} // namespace support
