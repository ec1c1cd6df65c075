// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/HttpClient.h"

#include <QCoreApplication>
#include <QTest>
#include <QtEndian>

#include <sys/socket.h>

namespace support {

namespace {

constexpr int waitMilliseconds = 10'000;

/// What did not happen shows in what the caller gets, so the result needs no look.
template <typename Predicate>
void waitFor(Predicate happened)
{
    [[maybe_unused]] const bool isInTime = QTest::qWaitFor(happened, waitMilliseconds);
}

} // namespace

QByteArray HttpAnswer::header(const QByteArray &name) const
{
    for (const auto &[key, value] : headers) {
        if (key == name)
            return value;
    }
    return {};
}

int WebSocketFrame::closeCode() const
{
    return opcode == 8 && payload.size() >= 2 ? qFromBigEndian<quint16>(payload.constData()) : -1;
}

HttpClient::HttpClient(quint16 port, const QHostAddress &server, const QHostAddress &from)
{
    const bool isV6 = server.protocol() == QAbstractSocket::IPv6Protocol;
    const QByteArray name = server.toString().toLatin1();
    m_host = (isV6 ? '[' + name + ']' : name) + ':' + QByteArray::number(port);
    QObject::connect(&m_socket, &QIODevice::readyRead, &m_socket, [this] {
        if (m_socket.readBufferSize() == 0)
            m_received += m_socket.readAll();
    });
    if (!from.isNull())
        m_socket.bind(from);
    m_socket.connectToHost(server, port);
    waitFor([this] { return m_socket.state() == QAbstractSocket::ConnectedState; });
    m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
}

void HttpClient::send(const QByteArray &bytes)
{
    m_socket.write(bytes);
    m_socket.flush();
}

void HttpClient::sendInPieces(const QByteArray &bytes, qsizetype pieceBytes)
{
    for (qsizetype at = 0; at < bytes.size(); at += pieceBytes) {
        send(bytes.mid(at, pieceBytes));
        QCoreApplication::processEvents();
    }
}

void HttpClient::finishSending()
{
    waitFor([this] { return m_socket.bytesToWrite() == 0; });
    ::shutdown(int(m_socket.socketDescriptor()), SHUT_WR);
}

void HttpClient::stopReading()
{
    m_socket.setReadBufferSize(1);
}

void HttpClient::reset()
{
    const linger now {1, 0};
    setsockopt(int(m_socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &now, sizeof now);
    m_socket.abort();
}

HttpAnswer HttpClient::answer(bool toHead)
{
    HttpAnswer answer;
    waitFor([&] {
        return takeAnswer(toHead, answer) || m_socket.state() == QAbstractSocket::UnconnectedState;
    });
    return answer;
}

WebSocketFrame HttpClient::frame()
{
    WebSocketFrame frame;
    waitFor(
        [&] { return takeFrame(frame) || m_socket.state() == QAbstractSocket::UnconnectedState; });
    return frame;
}

bool HttpClient::isEnded(int milliseconds)
{
    return QTest::qWaitFor(
        [this] { return m_socket.state() == QAbstractSocket::UnconnectedState; }, milliseconds);
}

QByteArray HttpClient::get(const QByteArray &path, const QList<QByteArray> &lines) const
{
    QByteArray request = "GET " + path + " HTTP/1.1\r\nHost: " + m_host + "\r\n";
    for (const QByteArray &line : lines)
        request += line + "\r\n";
    return request + "\r\n";
}

QByteArray HttpClient::post(
    const QByteArray &path, const QByteArray &body, const QList<QByteArray> &lines) const
{
    QByteArray request = "POST " + path + " HTTP/1.1\r\nHost: " + m_host + "\r\n";
    for (const QByteArray &line : lines)
        request += line + "\r\n";
    return request + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

QByteArray HttpClient::upgrade(const QByteArray &path, const QList<QByteArray> &lines) const
{
    return get(path,
        QList<QByteArray> {"Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="}
            + lines);
}

QByteArray HttpClient::clientFrame(int opcode, const QByteArray &payload, bool isFinal)
{
    const QByteArray mask = QByteArray::fromHex("a1b2c3d4");
    QByteArray frame(1, char((isFinal ? 0x80 : 0) | opcode));
    if (payload.size() < 126) {
        frame += char(0x80 | payload.size());
    } else if (payload.size() < 65536) {
        frame += char(0x80 | 126);
        const quint16 size = qToBigEndian(quint16(payload.size()));
        frame.append(reinterpret_cast<const char *>(&size), sizeof size);
    } else {
        frame += char(0x80 | 127);
        const quint64 size = qToBigEndian(quint64(payload.size()));
        frame.append(reinterpret_cast<const char *>(&size), sizeof size);
    }
    frame += mask;
    for (qsizetype i = 0; i < payload.size(); ++i)
        frame += char(payload.at(i) ^ mask.at(i % mask.size()));
    return frame;
}

bool HttpClient::takeAnswer(bool toHead, HttpAnswer &answer)
{
    const qsizetype end = m_received.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    const QList<QByteArray> lines = m_received.left(end).replace('\r', "").split('\n');
    answer = {};
    answer.status = lines.first().split(' ').value(1).toInt();
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        answer.headers.append({line.left(colon).toLower(), line.mid(colon + 1).trimmed()});
    }
    const bool hasBody = !toHead && answer.status >= 200;
    const qsizetype length = hasBody ? answer.header("content-length").toLongLong() : 0;
    if (m_received.size() < end + 4 + length)
        return false;
    answer.body = m_received.mid(end + 4, length);
    answer.isComplete = true;
    m_received.remove(0, end + 4 + length);
    return true;
}

bool HttpClient::takeFrame(WebSocketFrame &frame)
{
    if (m_received.size() < 2)
        return false;
    const auto *bytes = reinterpret_cast<const uchar *>(m_received.constData());
    qsizetype head = 2;
    quint64 length = bytes[1] & 0x7f;
    if (length >= 126) {
        head += length == 126 ? 2 : 8;
        if (m_received.size() < head)
            return false;
        length = length == 126 ? qFromBigEndian<quint16>(bytes + 2)
                               : qFromBigEndian<quint64>(bytes + 2);
    }
    if (quint64(m_received.size() - head) < length)
        return false;
    frame = {bytes[0] & 0x0f, m_received.mid(head, qsizetype(length))};
    m_received.remove(0, head + qsizetype(length));
    return true;
}

} // namespace support
