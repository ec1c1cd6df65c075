// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Deliveries.h"

#include "support/Program.h"

#include <QElapsedTimer>
#include <QHostAddress>
#include <QTcpSocket>

namespace support {

Deliveries::Deliveries(const QUrl &callback, const QByteArray &clientSecret)
    : m_callback(callback)
    , m_secret(clientSecret)
{
}

void Deliveries::deliver(const QByteArray &body)
{
    m_waiting.push_back(body);
    if (m_open < atOnce)
        open();
}

void Deliveries::open()
{
    const QByteArray body = m_waiting.front();
    m_waiting.pop_front();
    ++m_open;
    auto *socket = new QTcpSocket(this);
    QElapsedTimer clock;
    clock.start();
    connect(socket, &QTcpSocket::stateChanged, this,
        [this, socket, body, clock](QAbstractSocket::SocketState state) {
            // Also after an attempt that failed; the public port closes after one answer.
            if (state != QAbstractSocket::UnconnectedState)
                return;
            const QByteArray answer = socket->isOpen() ? socket->readAll() : QByteArray();
            socket->deleteLater();
            const int status = answer.mid(9, 3).toInt(); // "HTTP/1.1 200 OK"
            const bool isTold = status == 503 && answer.contains("\r\nRetry-After: ");
            ++(status / 100 == 2 ? accepted : isTold ? busy : other);
            longest = std::max(longest, clock.elapsed());
            --m_open;
            if (!m_waiting.empty())
                open();
            emit answered(body, status);
        });
    socket->connectToHost(QHostAddress(m_callback.host()), quint16(m_callback.port()));
    socket->write("POST " + m_callback.path().toLatin1() + " HTTP/1.1\r\nHost: "
        + m_callback.authority().toLatin1() + "\r\nContent-Type: application/json\r\n"
        + "X-Hub-Signature: " + signatureOf(body, m_secret)
        + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
}

} // namespace support
