// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <chrono>
#include <optional>

namespace http {

/// Reads a WebSocket client's frames before Qt does, and puts messages together from their
/// fragments (RFC 6455, 5). It closes four faults of QWebSocket 6.4: unmasked frames accepted,
/// UTF-8 split over fragments refused, half frames kept for ever, pongs queued without bound.
/// Only text is let through. Pure: bytes in, events out; the caller brings the clock.
class FrameGate final {
public:
    using Time = std::chrono::steady_clock::time_point;

    struct Event {
        enum class Kind {
            Text, ///< a whole message, valid UTF-8
            Control ///< a ping or the closing frame, whole, masked with zeros: for Qt to answer
        };
        Kind kind;
        QByteArray bytes;
    };
    struct Outcome {
        QList<Event> events; ///< in order; those before a fault, too
        quint16 closeCode = 0; ///< the fault (RFC 6455, 7.4.1); nothing may be fed after it
    };

    explicit FrameGate(qint64 messageBytes);

    Outcome feed(const QByteArray &bytes, Time now);
    /// When the message or frame began that is still incomplete.
    std::optional<Time> unfinishedSince() const;

private:
    struct Frame;

    quint16 readFrames(QList<Event> &events);
    quint16 readHead(Frame &frame) const;
    quint16 takeControl(const Frame &frame, QList<Event> &events);
    quint16 takeData(const Frame &frame, QList<Event> &events);

    qint64 m_messageBytes;
    QByteArray m_unread;
    QByteArray m_message;
    int m_fragments = 0; ///< of the message that is open; 0: none is
    bool m_isClosed = false;
    std::optional<Time> m_since;
};

} // namespace http
