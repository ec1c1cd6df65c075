// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QHostAddress>
#include <QTcpServer>
#include <QUrl>

#include <functional>

class QTcpSocket;

namespace support {

/// A picture host on a free loopback port. Answers each path with the bytes it was told, counts
/// what comes in, and remembers the heads of requests.
class PictureHost : public QObject {
    Q_OBJECT

public:
    using Behaviour = std::function<void(QTcpSocket &socket)>;

    explicit PictureHost(QObject *parent = nullptr);

    QUrl url(const QString &path) const;
    QString hostAndPort() const;
    int connections() const { return m_connections; }
    /// Requests for one path.
    int requests(const QString &path) const { return m_requests.value(path); }
    QList<QByteArray> heads() const { return m_heads; }

    void serve(const QString &path, const QByteArray &body);
    void answer(const QString &path, const QByteArray &response);
    void redirect(const QString &path, const QByteArray &location);
    void behave(const QString &path, Behaviour behaviour);

signals:
    void requested(const QString &path);

private:
    void takeSocket(QTcpSocket *socket);
    void takeBytes(QTcpSocket *socket);

    QHash<QString, Behaviour> m_behaviours;
    QHash<QString, int> m_requests;
    QHash<QTcpSocket *, QByteArray> m_received;
    QList<QByteArray> m_heads;
    int m_connections = 0;
    QTcpServer m_server; ///< ends first: its sockets still tell us that they close
};

} // namespace support
