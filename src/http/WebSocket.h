// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>

#include <memory>

class QWebSocket;

namespace http {

class Connection;
struct Limits;

/// One open WebSocket of a client, behind the frame gate. Frames are encoded once by textFrame()
/// and may go to many sockets. Owned by its server's connection.
class WebSocket : public QObject {
    Q_OBJECT

public:
    ~WebSocket() override;

    /// One unmasked text frame, ready for the wire (RFC 6455, 5.2). `utf8` must be valid UTF-8.
    static QByteArray textFrame(const QByteArray &utf8);

    /// Queues a frame. Over the limit of unsent bytes the socket is closed with 1013 instead.
    void send(const QByteArray &frame);
    /// Bytes the client has not taken yet.
    qint64 unsentBytes() const;
    /// RFC 6455, 7.4.1. Within 2 s the connection is gone, whatever the client does.
    void close(quint16 code);

signals:
    /// A whole, checked message of the client. A slot may close the socket or destroy the server,
    /// but must not run an event loop of its own: bytes that come meanwhile would pass the gate.
    void messageReceived(const QByteArray &utf8);
    /// Gone, for whatever reason; once. The object is deleted soon after. Not said when the whole
    /// server is destroyed.
    void closed();

private:
    // The rest is between it and its connection.
    friend class Connection;
    class Private;

    WebSocket(Connection &connection, const Limits &limits);
    void shakeHands(const QByteArray &handshake, const QByteArray &firstFrames);
    QByteArray handshakeAnswer(const QByteArray &bytes) const;
    void adopt(std::unique_ptr<QWebSocket> socket);
    void begin();
    void arrived();
    void sweep();
    bool isStalled(std::chrono::steady_clock::time_point now);
    void end();
    void silence();

    std::unique_ptr<Private> d;
};

} // namespace http
