// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/RequestReader.h"
#include "http/Server.h"

#include <QDeadlineTimer>
#include <QTcpSocket>

class QWebSocket;

namespace http {

class Listener;
struct Policy;

/// The life of one client's connection: reads a request, waits for the handler, sends the answer,
/// and again; or becomes a WebSocket. Every phase has a deadline. Owned by the Listener until it
/// leaves; it deletes itself when the client is gone.
class Connection final : public QTcpSocket {
public:
    Connection(Listener &listener, qintptr descriptor, quint64 id);
    ~Connection() override;

    quint64 id() const { return m_id; }
    const QHostAddress &peer() const { return m_peer; }
    bool isConnected() const { return state() == ConnectedState; }
    /// Whether it only takes a place so far: not even the system has anything of it to read.
    bool isSilent() const;
    /// Whether it is over, which Qt may not have noticed yet.
    bool hasLeft() const;
    bool isWebSocket() const { return m_phase == Phase::Upgraded; }

    /// Now and then: ends what takes too long.
    void sweep();
    /// Takes what Qt made of our handshake.
    void adopt(std::unique_ptr<QWebSocket> socket);
    /// Ends now, and says so to those who listen to its WebSocket.
    void end();
    /// Ends in silence: the server is being destroyed, perhaps in a call of ours.
    void retire();

    // For its WebSocket:

    /// Sends what is queued, then ends; drops what comes in meanwhile.
    void part(std::chrono::milliseconds time);
    /// Puts bytes back, so that the next reader of this socket finds them.
    void unread(const QByteArray &bytes);
    void setDeadline(std::chrono::milliseconds time);
    void abortIfLate();

protected:
    qint64 writeData(const char *data, qint64 size) override;

private:
    enum class Phase {
        Reading, ///< a request, or waiting for one
        Waiting, ///< for the handler's answer
        Answering, ///< until the client has taken the answer
        Upgraded, ///< a WebSocket
        Parting, ///< nothing more to say
        Gone
    };
    class Stay;

    void arrived();
    void written();
    void readRequest();
    bool acceptHead();
    void upgrade(const Head &head);
    void announceWebSocket();
    void handOver();
    void respond(quint64 number, const Response &response);
    void refuse(const Response &response);
    void answer(const Response &response);
    void answered();
    void shutDown();
    void drop();
    void plug();
    void unplug();

    Listener *m_listener; ///< null: gone
    const std::shared_ptr<const Policy> m_policy;
    const quint64 m_id;
    QHostAddress m_peer;
    Phase m_phase = Phase::Reading;
    QDeadlineTimer m_deadline;
    RequestReader m_reader;
    quint64 m_requestNumber = 0;
    bool m_isHead = false; ///< the request under way: its answer has no body
    bool m_keepsAlive = false;
    bool m_isPlugged = false;
    bool m_isShutDown = false;
    qint64 m_droppedBytes = 0;
    int m_stays = 0;
    Request m_upgrade;
    std::unique_ptr<WebSocket> m_webSocket;
};

} // namespace http
