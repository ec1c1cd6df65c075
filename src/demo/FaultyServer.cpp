// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/FaultyServer.h"

#include <QTcpSocket>
#include <QTimer>

#include <chrono>

namespace demo {

namespace {

using namespace std::chrono_literals;
using Fault = DemoProvider::Fault;

constexpr qsizetype pieceBytes = 64 * 1024;
const QByteArray fine = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

} // namespace

FaultyServer::FaultyServer(Fault fault, QObject *parent) : QTcpServer(parent), m_fault(fault)
{
    connect(this, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = nextPendingConnection()) {
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { answer(socket); });
        }
    });
}

bool FaultyServer::plays(Fault fault)
{
    return fault == Fault::Truncated || fault == Fault::Endless || fault == Fault::Trickle
        || fault == Fault::Silence;
}

void FaultyServer::answer(QTcpSocket *socket)
{
    if (!socket->peek(pieceBytes).contains("\r\n\r\n"))
        return;
    if (socket->readAll().split('\r').first().contains("/media/recent"))
        emit looked();
    switch (m_fault) {
    case Fault::Truncated:
        socket->write(fine + "Content-Length: 10000\r\n\r\n{\"meta\":{\"code\":200},\"data\":[");
        socket->disconnectFromHost();
        break;
    case Fault::Endless:
        socket->write(fine + "\r\n{\"data\":[\"");
        connect(socket, &QTcpSocket::bytesWritten, socket, [socket] {
            if (socket->bytesToWrite() < pieceBytes)
                socket->write(QByteArray(pieceBytes, 'x'));
        });
        break;
    case Fault::Trickle: {
        socket->write(fine + "Content-Length: 10000\r\n\r\n");
        auto *timer = new QTimer(socket);
        connect(timer, &QTimer::timeout, socket, [socket] { socket->write(" "); });
        timer->start(50ms);
        break;
    }
    default: // Silence
        break;
    }
}

} // namespace demo
