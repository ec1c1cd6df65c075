// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/StreamService.h"

namespace support {

StreamService::StreamService(QObject *parent)
    : QWebSocketServer(QStringLiteral("stream"), NonSecureMode, parent)
{
    if (!listen(QHostAddress::LocalHost))
        qFatal("no port for a stream");
    connect(this, &QWebSocketServer::newConnection, this, [this] {
        while (QWebSocket *socket = nextPendingConnection())
            take(socket);
    });
}

QUrl StreamService::url(const QString &path) const
{
    return QUrl(QStringLiteral("ws://") + authority() + path);
}

QString StreamService::authority() const
{
    return QStringLiteral("127.0.0.1:%1").arg(serverPort());
}

void StreamService::take(QWebSocket *socket)
{
    socket->setParent(this);
    asked += socket->request();
    m_sockets += socket;
    connect(socket, &QWebSocket::textMessageReceived, this,
        [this](const QString &message) { heard += message; });
    connect(socket, &QWebSocket::disconnected, this, [this, socket] {
        m_sockets.removeOne(socket);
        socket->deleteLater();
        emit left();
    });
    for (const QString &message : std::as_const(greeting))
        socket->sendTextMessage(message);
    emit joined();
}

void StreamService::send(const QString &message)
{
    for (QWebSocket *socket : std::as_const(m_sockets)) {
        socket->setOutgoingFrameSize(frameBytes);
        socket->sendTextMessage(message);
    }
}

void StreamService::dropAll()
{
    for (QWebSocket *socket : QList<QWebSocket *>(m_sockets))
        socket->abort();
}

} // namespace support
