// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/Server.h"

#include "http/Listener.h"
#include "http/WebSocket.h"

namespace http {

class Server::Private {
public:
    explicit Private(Server *server) : listener(server) {} // moves to other threads with it

    Listener listener;
};

Server::Server(QObject *parent) : QObject(parent), d(std::make_unique<Private>(this))
{
    connect(&d->listener, &Listener::webSocketOpened, this, &Server::webSocketOpened);
}

Server::~Server() = default;

void Server::apply(const Settings &settings)
{
    d->listener.apply(settings);
}

core::Result<void> Server::listen(const QHostAddress &address, quint16 port)
{
    return d->listener.begin(address, port);
}

core::Result<void> Server::moveTo(const QHostAddress &address)
{
    return d->listener.moveTo(address);
}

void Server::close()
{
    d->listener.end();
}

quint16 Server::port() const
{
    return d->listener.serverPort();
}

int Server::connectionCount() const
{
    return d->listener.connectionCount();
}

void Server::setHandler(Handler handler)
{
    d->listener.setHandler(std::move(handler));
}

void Server::setWebSocketPath(const QByteArray &path)
{
    d->listener.setWebSocketPath(path);
}

} // namespace http
