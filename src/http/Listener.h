// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/Guard.h"
#include "http/Server.h"

#include <QElapsedTimer>
#include <QHash>
#include <QTcpServer>
#include <QTimer>

#include <list>

class QWebSocketServer;

namespace http {

class Connection;

/// Settings as one value, with what follows from them.
struct Policy {
    Server::Settings settings;
    Guard guard;
};

/// Accepts connections, keeps the book of them and looks after their deadlines. A Server's inside.
class Listener final : public QTcpServer {
    Q_OBJECT

public:
    explicit Listener(QObject *parent = nullptr);
    ~Listener() override;

    void apply(const Server::Settings &settings);
    core::Result<void> begin(const QHostAddress &address, quint16 port);
    core::Result<void> moveTo(const QHostAddress &address);
    void end();
    int connectionCount() const { return int(m_connections.size()); }
    int webSocketCount() const;

    void setHandler(Server::Handler handler);
    void setWebSocketPath(const QByteArray &path) { m_webSocketPath = path; }

    // For its connections:

    std::shared_ptr<const Policy> policy() const { return m_policy; }
    std::shared_ptr<const Server::Handler> handler() const { return m_handler; }
    QByteArray webSocketPath() const { return m_webSocketPath; }
    /// Lets Qt answer the handshake that lies in the connection's buffer.
    void shakeHands(Connection &connection);
    void noteRefusal(const Head &head, const Response &refusal);
    void leave(Connection &connection);

signals:
    void webSocketOpened(http::WebSocket *socket, const http::Request &request);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    core::Result<void> listenOn(const QHostAddress &address, quint16 port);
    void endConnections(const std::function<bool(const Connection &)> &isConcerned);
    bool hasRoomFor(const QHostAddress &peer);
    void makeRoom();
    void sweep();
    void adoptWebSockets();

    std::shared_ptr<const Policy> m_policy;
    std::shared_ptr<const Server::Handler> m_handler;
    QByteArray m_webSocketPath;
    std::list<Connection *> m_connections; ///< oldest first
    QHash<quint64, std::list<Connection *>::iterator> m_places; ///< by id
    QHash<QHostAddress, int> m_perAddress;
    quint64 m_lastId = 0;
    QTimer m_sweeper;
    QElapsedTimer m_lastNote;
    std::unique_ptr<QWebSocketServer> m_webSocketServer; ///< never listens
};

} // namespace http
