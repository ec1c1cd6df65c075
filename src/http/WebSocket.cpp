// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/WebSocket.h"

#include "http/Connection.h"
#include "http/FrameGate.h"

#include <QWebSocket>
#include <QtEndian>

namespace http {

namespace {

using Clock = std::chrono::steady_clock;

/// For a close that the client does not take (trap: QWebSocket would wait for ever).
constexpr std::chrono::milliseconds closeTime {2000};

// RFC 6455, 7.4.1
constexpr quint16 policyViolation = 1008;
constexpr quint16 tryAgainLater = 1013;

} // namespace

class WebSocket::Private {
public:
    enum class Phase {
        ShakingHands, ///< Qt has not read the handshake yet
        Adopted, ///< Qt is done; nobody has been told yet
        Open,
        Closing, ///< our closing frame is on its way; what comes in is dropped
        Closed
    };

    Private(Connection &c, const Limits &l) : connection(c), limits(l), gate(l.messageBytes) {}

    Connection &connection;
    const Limits limits;
    FrameGate gate;
    Phase phase = Phase::ShakingHands;
    qsizetype handshakeBytes = 0;
    QByteArray firstFrames; ///< came before the socket was open
    std::unique_ptr<QWebSocket> qt; ///< answers pings and the closing frame
    Clock::time_point heard;
    Clock::time_point pinged;
    qint64 sentBytes = 0; ///< frames handed to the connection
    qint64 takenBytes = 0; ///< of these, by the client
    Clock::time_point taken; ///< last progress
};

WebSocket::WebSocket(Connection &connection, const Limits &limits)
    : d(std::make_unique<Private>(connection, limits))
{
}

WebSocket::~WebSocket() = default;

QByteArray WebSocket::textFrame(const QByteArray &utf8)
{
    QByteArray frame(1, char(0x81)); // final, text
    if (utf8.size() < 126) {
        frame += char(utf8.size());
    } else if (utf8.size() < 65536) {
        char length[2];
        qToBigEndian(quint16(utf8.size()), length);
        frame += char(126);
        frame.append(length, sizeof length);
    } else {
        char length[8];
        qToBigEndian(quint64(utf8.size()), length);
        frame += char(127);
        frame.append(length, sizeof length);
    }
    return frame + utf8;
}

void WebSocket::send(const QByteArray &frame)
{
    if (d->phase != Private::Phase::Open || !d->connection.isConnected())
        return;
    if (unsentBytes() > d->limits.unsentBytes)
        return close(tryAgainLater);
    if (unsentBytes() == 0)
        d->taken = Clock::now();
    d->connection.write(frame);
    d->sentBytes += frame.size();
}

qint64 WebSocket::unsentBytes() const
{
    return d->connection.bytesToWrite();
}

// Past QWebSocket, whose close() can hang on a client that never reads, and resets the connection
// when bytes of the client's are unread.
void WebSocket::close(quint16 code)
{
    if (d->phase != Private::Phase::Open || !d->connection.isConnected())
        return;
    d->phase = Private::Phase::Closing;
    const char frame[] = {char(0x88), 2, char(code >> 8), char(code)};
    d->connection.write(frame, sizeof frame);
    QObject::disconnect(&d->connection, &QIODevice::readyRead, d->qt.get(), nullptr);
    d->connection.part(closeTime);
}

/// Lays the handshake out for Qt; the connection then calls QWebSocketServer.
void WebSocket::shakeHands(const QByteArray &handshake, const QByteArray &firstFrames)
{
    d->handshakeBytes = handshake.size();
    d->firstFrames = firstFrames;
    d->connection.unread(handshake);
}

/// Qt's answer to the handshake, less the Access-Control headers it always has: we allow no CORS.
/// All other bytes come back as they are.
QByteArray WebSocket::handshakeAnswer(const QByteArray &bytes) const
{
    if (d->phase != Private::Phase::ShakingHands)
        return bytes;
    QByteArray answer;
    qsizetype at = 0;
    while (at < bytes.size()) {
        const qsizetype end = bytes.indexOf('\n', at);
        const QByteArray line = end < 0 ? bytes.mid(at) : bytes.mid(at, end + 1 - at);
        if (!line.toLower().startsWith("access-control-"))
            answer += line;
        at += line.size();
    }
    return answer;
}

void WebSocket::adopt(std::unique_ptr<QWebSocket> socket)
{
    d->qt = std::move(socket);
    d->qt->setParent(nullptr); // ends with us, before the connection does
    d->qt->setMaxAllowedIncomingMessageSize(quint64(d->limits.messageBytes));
    d->qt->setMaxAllowedIncomingFrameSize(quint64(d->limits.messageBytes));
    d->phase = Private::Phase::Adopted;
    d->heard = d->pinged = d->taken = Clock::now();
}

void WebSocket::begin()
{
    d->phase = Private::Phase::Open;
}

/// Connected before Qt's own slot and hence called first: Qt reads only what is left in the buffer.
void WebSocket::arrived()
{
    using Phase = Private::Phase;
    if (d->phase == Phase::ShakingHands) {
        const QByteArray all = d->connection.readAll();
        d->firstFrames += all.mid(d->handshakeBytes);
        return d->connection.unread(all.left(d->handshakeBytes));
    }
    if (d->phase == Phase::Adopted) {
        d->firstFrames += d->connection.readAll();
        return;
    }
    const QByteArray bytes = std::exchange(d->firstFrames, {}) + d->connection.readAll();
    if (d->phase != Phase::Open)
        return;
    if (unsentBytes() > d->limits.unsentBytes) // pings whose pongs nobody reads
        return close(tryAgainLater);

    d->heard = Clock::now();
    const FrameGate::Outcome outcome = d->gate.feed(bytes, d->heard);
    QByteArray forQt;
    for (const FrameGate::Event &event : outcome.events) {
        if (event.kind == FrameGate::Event::Kind::Control) {
            forQt += event.bytes;
            continue;
        }
        emit messageReceived(event.bytes);
        if (d->phase != Phase::Open)
            return;
    }
    if (outcome.closeCode != 0)
        return close(outcome.closeCode);
    d->connection.unread(forQt);
}

void WebSocket::sweep()
{
    if (d->phase != Private::Phase::Open)
        return d->connection.abortIfLate(); // the handshake has a time of its own
    if (!d->connection.isConnected())
        return d->connection.abortIfLate(); // Qt is closing: the client may not take that either
    d->connection.setDeadline(closeTime);

    const Clock::time_point now = Clock::now();
    const auto since = d->gate.unfinishedSince();
    if (since && now - *since > d->limits.messageTime)
        return close(policyViolation);
    if (isStalled(now))
        return close(tryAgainLater);
    if (now - d->heard > d->limits.silenceTime)
        return d->connection.abort();
    if (now - d->pinged > d->limits.pingTime) {
        d->pinged = now;
        const char ping[] = {char(0x89), 0};
        d->connection.write(ping, sizeof ping);
    }
}

/// Whether the client has taken nothing of what waits for it, for too long.
bool WebSocket::isStalled(std::chrono::steady_clock::time_point now)
{
    const qint64 unsent = unsentBytes();
    const qint64 taken = d->sentBytes - unsent; // pings under way make it less: no progress
    if (unsent == 0 || taken > d->takenBytes) {
        d->takenBytes = taken;
        d->taken = now;
    }
    return now - d->taken > d->limits.stallTime;
}

void WebSocket::end()
{
    using Phase = Private::Phase;
    const Phase before = std::exchange(d->phase, Phase::Closed);
    if (before == Phase::Open || before == Phase::Closing)
        emit closed();
}

void WebSocket::silence()
{
    d->phase = Private::Phase::Closed;
    disconnect();
}

} // namespace http
