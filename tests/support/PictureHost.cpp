// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/PictureHost.h"

#include <QTcpSocket>

namespace support {

PictureHost::PictureHost(QObject *parent) : QObject(parent)
{
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("no loopback port: %s", qPrintable(m_server.errorString()));
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_server.nextPendingConnection())
            takeSocket(socket);
    });
}

QUrl PictureHost::url(const QString &path) const
{
    return QUrl(QStringLiteral("http://%1%2").arg(hostAndPort(), path));
}

QString PictureHost::hostAndPort() const
{
    return QStringLiteral("127.0.0.1:%1").arg(m_server.serverPort());
}

void PictureHost::serve(const QString &path, const QByteArray &body)
{
    answer(path,
        "HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nContent-Length: "
            + QByteArray::number(body.size()) + "\r\n\r\n" + body);
}

void PictureHost::answer(const QString &path, const QByteArray &response)
{
    behave(path, [response](QTcpSocket &socket) {
        socket.write(response);
        socket.disconnectFromHost();
    });
}

void PictureHost::redirect(const QString &path, const QByteArray &location)
{
    answer(path, "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + location + "\r\n\r\n");
}

void PictureHost::behave(const QString &path, Behaviour behaviour)
{
    m_behaviours.insert(path, std::move(behaviour));
}

void PictureHost::takeSocket(QTcpSocket *socket)
{
    ++m_connections;
    connect(socket, &QTcpSocket::readyRead, this, [this, socket] { takeBytes(socket); });
    connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
        m_received.remove(socket);
        socket->deleteLater();
    });
}

void PictureHost::takeBytes(QTcpSocket *socket)
{
    QByteArray &received = m_received[socket];
    received += socket->readAll();
    const qsizetype end = received.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    const QByteArray head = received.left(end);
    received.remove(0, end + 4);
    m_heads += head;
    const QString path = QString::fromLatin1(head.split(' ').value(1));
    ++m_requests[path];
    if (const auto behaviour = m_behaviours.constFind(path); behaviour != m_behaviours.cend())
        (*behaviour)(*socket);
    else
        socket->write("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
    emit requested(path);
}

} // namespace support
