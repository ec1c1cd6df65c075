// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

namespace support {

/// Joins two connections: what comes in on one goes out on the other, and they end together.
/// QAbstractSocket: the pointers are looked at while one of them is being destroyed.
inline void join(QAbstractSocket *one, QAbstractSocket *other)
{
    const auto pipe = [](QAbstractSocket *from, QAbstractSocket *to) {
        const auto move = [from, to = QPointer(to)] {
            if (to)
                to->write(from->readAll());
        };
        QObject::connect(from, &QTcpSocket::readyRead, to, move);
        QObject::connect(from, &QAbstractSocket::disconnected, to, [from, to = QPointer(to)] {
            if (to)
                to->disconnectFromHost();
            from->deleteLater();
        });
        if (from->bytesAvailable() > 0)
            move();
    };
    pipe(one, other);
    pipe(other, one);
}

/// A public address as a tunnel makes it: what is sent there comes out at a port of this computer.
class Relay : public QTcpServer {
    Q_OBJECT

public:
    explicit Relay(quint16 target = 0) : m_target(target)
    {
        if (!listen(QHostAddress::LocalHost))
            qFatal("no port for a relay");
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *visitor = nextPendingConnection())
                takeVisitor(visitor);
        });
    }

    QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(serverPort())); }
    void leadTo(quint16 target) { m_target = target; }
    int visitors() const { return m_visitors; }

private:
    void takeVisitor(QTcpSocket *visitor)
    {
        ++m_visitors;
        auto *inside = new QTcpSocket(this);
        connect(inside, &QTcpSocket::errorOccurred, visitor, [visitor](auto error) {
            if (error != QTcpSocket::RemoteHostClosedError) // that is an end, no failure
                visitor->abort();
        });
        connect(
            inside, &QTcpSocket::connected, visitor, [visitor, inside] { join(visitor, inside); });
        inside->connectToHost(QHostAddress(QHostAddress::LocalHost), m_target);
    }

    quint16 m_target;
    int m_visitors = 0;
};

} // namespace support
