// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QList>
#include <QPair>
#include <QTcpSocket>

namespace support {

/// One answer as it came over the wire.
struct HttpAnswer {
    int status = 0; ///< 0: none came
    QList<QPair<QByteArray, QByteArray>> headers; ///< names in lower case
    QByteArray body;
    bool isComplete = false;

    QByteArray header(const QByteArray &name) const;
};

/// One WebSocket frame from the server.
struct WebSocketFrame {
    int opcode = -1; ///< -1: none came
    QByteArray payload;

    int closeCode() const;
};

/// A client that follows no rules: sends any bytes in any split, half-closes, stops reading, and
/// shows what came back. Waiting runs the event loop, so the server may live on the same thread.
class HttpClient {
public:
    /// Connects, from another loopback address if wanted.
    explicit HttpClient(quint16 port,
        const QHostAddress &server = QHostAddress(QHostAddress::LocalHost),
        const QHostAddress &from = {});

    void send(const QByteArray &bytes);
    /// Each piece gets a turn of the event loop of its own.
    void sendInPieces(const QByteArray &bytes, qsizetype pieceBytes);
    /// Half-closes: the server sees the end of our bytes, we still read.
    void finishSending();
    /// From now on the server's bytes stay with the system.
    void stopReading();
    /// Ends with a reset instead of a goodbye.
    void reset();

    /// The next answer; waits for it. `toHead`: it answers HEAD and has no body.
    HttpAnswer answer(bool toHead = false);
    /// The next WebSocket frame; waits for it.
    WebSocketFrame frame();
    /// Whether the server ends the connection within the time.
    bool isEnded(int milliseconds = 5000);
    /// What is left of the bytes received.
    QByteArray unread() const { return m_received; }
    QTcpSocket &socket() { return m_socket; }

    /// "GET path HTTP/1.1" with a fitting Host and these header lines.
    QByteArray get(const QByteArray &path, const QList<QByteArray> &lines = {}) const;
    /// A POST with Content-Length.
    QByteArray post(
        const QByteArray &path, const QByteArray &body, const QList<QByteArray> &lines = {}) const;
    /// A correct WebSocket handshake.
    QByteArray upgrade(const QByteArray &path, const QList<QByteArray> &lines = {}) const;
    /// A client's frame, masked.
    static QByteArray clientFrame(int opcode, const QByteArray &payload, bool isFinal = true);

private:
    bool takeAnswer(bool toHead, HttpAnswer &answer);
    bool takeFrame(WebSocketFrame &frame);

    QTcpSocket m_socket;
    QByteArray m_host;
    QByteArray m_received;
};

} // namespace support
