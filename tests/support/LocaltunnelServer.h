// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/Relay.h"

#include <QList>

namespace support {

/// A server that speaks localtunnel's protocol: the client asks for a tunnel by HTTP and keeps some
/// connections to a port; each visitor of the public address gets one of them.
class LocaltunnelServer {
public:
    LocaltunnelServer()
    {
        for (QTcpServer *server : {&m_api, &m_tunnels, &m_public}) {
            if (!server->listen(QHostAddress::LocalHost))
                qFatal("no port for a localtunnel server");
        }
        QObject::connect(&m_api, &QTcpServer::newConnection, &m_api, [this] {
            while (QTcpSocket *socket = m_api.nextPendingConnection())
                QObject::connect(
                    socket, &QTcpSocket::readyRead, socket, [this, socket] { welcome(socket); });
        });
        QObject::connect(&m_tunnels, &QTcpServer::newConnection, &m_tunnels, [this] {
            while (QTcpSocket *socket = m_tunnels.nextPendingConnection())
                m_idle += socket;
            serve();
        });
        QObject::connect(&m_public, &QTcpServer::newConnection, &m_public, [this] {
            while (QTcpSocket *socket = m_public.nextPendingConnection())
                m_waiting += socket;
            serve();
        });
    }

    QString url() const { return addressOf(m_api); }
    QString publicUrl() const { return addressOf(m_public); }

private:
    static QString addressOf(const QTcpServer &server)
    {
        return QStringLiteral("http://127.0.0.1:%1").arg(server.serverPort());
    }

    void welcome(QTcpSocket *socket)
    {
        socket->readAll(); // "GET /?new"
        const QByteArray body = R"({"id":"soft-tide","ip":"127.0.0.1","port":)"
            + QByteArray::number(m_tunnels.serverPort()) + R"(,"max_conn_count":3,"url":")"
            + publicUrl().toLatin1() + "\"}";
        socket->write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n"
                      "Content-Length: "
            + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        socket->disconnectFromHost();
    }

    void serve()
    {
        const auto isGone = [](const QPointer<QAbstractSocket> &socket) {
            return !socket || socket->state() != QAbstractSocket::ConnectedState;
        };
        m_idle.removeIf(isGone);
        m_waiting.removeIf(isGone);
        while (!m_idle.isEmpty() && !m_waiting.isEmpty())
            join(m_waiting.takeFirst(), m_idle.takeFirst());
    }

    QTcpServer m_api;
    QTcpServer m_tunnels;
    QTcpServer m_public;
    QList<QPointer<QAbstractSocket>> m_idle;
    QList<QPointer<QAbstractSocket>> m_waiting;
};

} // namespace support
