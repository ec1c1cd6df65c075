// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/FrameGate.h"

#include "http/ExactBytes.h"

#include <QUtf8StringView>
#include <QtEndian>

namespace http {

namespace {

/// Of one message: a client that sends many empty ones only wants to keep us busy.
constexpr int maxFragments = 64;
constexpr int maskBytes = 4;

// RFC 6455, 5.2
enum Opcode : int { Continuation = 0, Text = 1, Binary = 2, Close = 8, Ping = 9, Pong = 10 };
// RFC 6455, 7.4.1
enum CloseCode : quint16 {
    ProtocolError = 1002,
    UnsupportedData = 1003,
    InvalidText = 1007,
    PolicyViolation = 1008,
    TooLarge = 1009
};

/// A short frame as a client would send it, with a mask that changes nothing.
QByteArray clientFrame(int opcode, const QByteArray &payload)
{
    Q_ASSERT(payload.size() < 126);
    return QByteArray(1, char(0x80 | opcode)) + char(0x80 | payload.size())
        + QByteArray(maskBytes, '\0') + payload;
}

} // namespace

struct FrameGate::Frame {
    int opcode = Continuation;
    bool isFinal = false;
    bool isWhole = false; ///< all of its bytes are there
    quint64 headBytes = 2;
    quint64 payloadBytes = 0;
    QByteArray payload; ///< unmasked

    bool isControl() const { return opcode & 8; }
};

FrameGate::FrameGate(qint64 messageBytes) : m_messageBytes(messageBytes) {}

FrameGate::Outcome FrameGate::feed(const QByteArray &bytes, Time now)
{
    m_unread = exactBytes(m_unread + bytes);
    Outcome outcome;
    outcome.closeCode = readFrames(outcome.events);
    if (outcome.closeCode != 0)
        m_isClosed = true;
    if (m_isClosed)
        m_unread.clear(); // RFC 6455, 5.5.1: nothing counts behind the closing frame
    if (m_unread.isEmpty())
        m_unread = QByteArray(); // gives the memory back: most connections are idle
    if (m_unread.isEmpty() && m_fragments == 0)
        m_since.reset();
    else if (!m_since)
        m_since = now;
    return outcome;
}

std::optional<FrameGate::Time> FrameGate::unfinishedSince() const
{
    return m_since;
}

quint16 FrameGate::readFrames(QList<Event> &events)
{
    while (!m_isClosed) {
        Frame frame;
        if (const quint16 fault = readHead(frame))
            return fault;
        if (!frame.isWhole)
            return 0;
        frame.payload = m_unread.mid(qsizetype(frame.headBytes), qsizetype(frame.payloadBytes));
        const char *mask = m_unread.constData() + frame.headBytes - maskBytes;
        for (qsizetype i = 0; i < frame.payload.size(); ++i)
            frame.payload[i] = char(frame.payload.at(i) ^ mask[i % maskBytes]);
        m_unread.remove(0, qsizetype(frame.headBytes + frame.payloadBytes));
        const quint16 fault
            = frame.isControl() ? takeControl(frame, events) : takeData(frame, events);
        if (fault != 0)
            return fault;
        if (m_fragments == 0)
            m_since.reset(); // what is left began now
    }
    return 0;
}

// RFC 6455, 5.2. Says what is wrong as soon as it can be known, and what is too large before its
// bytes come.
quint16 FrameGate::readHead(Frame &frame) const
{
    const auto *bytes = reinterpret_cast<const uchar *>(m_unread.constData());
    const auto count = quint64(m_unread.size());
    if (count < 2)
        return 0;
    frame.opcode = bytes[0] & 0x0f;
    frame.isFinal = bytes[0] & 0x80;
    frame.payloadBytes = bytes[1] & 0x7f;
    const bool isMasked = bytes[1] & 0x80;
    const bool isKnown = frame.opcode <= Binary || (frame.opcode >= Close && frame.opcode <= Pong);
    if ((bytes[0] & 0x70) || !isMasked || !isKnown)
        return ProtocolError;
    if (frame.isControl() && (frame.payloadBytes > 125 || !frame.isFinal)) // 5.5
        return ProtocolError;
    if (!frame.isControl() && (frame.opcode == Continuation) != (m_fragments > 0)) // 5.4
        return ProtocolError;
    if (frame.opcode == Binary)
        return UnsupportedData;

    if (frame.payloadBytes == 126) {
        if (count < 4)
            return 0;
        frame.payloadBytes = qFromBigEndian<quint16>(bytes + 2);
        frame.headBytes = 4;
        if (frame.payloadBytes < 126) // the shortest form must be used
            return ProtocolError;
    } else if (frame.payloadBytes == 127) {
        if (count < 10)
            return 0;
        frame.payloadBytes = qFromBigEndian<quint64>(bytes + 2);
        frame.headBytes = 10;
        if (frame.payloadBytes < 65536 || frame.payloadBytes >> 63)
            return ProtocolError;
    }
    const quint64 before = frame.isControl() ? 0 : quint64(m_message.size());
    if (frame.payloadBytes + before > quint64(m_messageBytes) && !frame.isControl())
        return TooLarge;
    frame.headBytes += maskBytes;
    frame.isWhole = count >= frame.headBytes + frame.payloadBytes;
    return 0;
}

quint16 FrameGate::takeControl(const Frame &frame, QList<Event> &events)
{
    // A pong only says that the client lives; Qt has no use for it.
    if (frame.opcode != Pong)
        events.append({Event::Kind::Control, clientFrame(frame.opcode, frame.payload)});
    m_isClosed = frame.opcode == Close;
    return 0;
}

quint16 FrameGate::takeData(const Frame &frame, QList<Event> &events)
{
    m_message += frame.payload;
    if (++m_fragments > maxFragments)
        return PolicyViolation;
    if (!frame.isFinal)
        return 0;
    // Only the whole message must be valid: a fragment may end within a character (5.6, 8.1).
    if (!QUtf8StringView(m_message.constData(), m_message.size()).isValidUtf8())
        return InvalidText;
    events.append({Event::Kind::Text, std::exchange(m_message, {})});
    m_fragments = 0;
    return 0;
}

} // namespace http
