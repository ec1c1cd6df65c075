// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/Listener.h"

#include "core/Log.h"
#include "http/Connection.h"

#include <QPointer>
#include <QWebSocket>
#include <QWebSocketServer>

#include <sys/resource.h>

namespace http {

namespace {

constexpr std::chrono::milliseconds sweepTime {250};
/// Qt's default of 50 costs a second in a storm of connections.
constexpr int backlog = 512;
/// After "too many open files": until some are closed again.
constexpr std::chrono::milliseconds acceptAgainTime {200};
constexpr std::chrono::milliseconds noteTime {1000};
/// Connections beside which the program needs files of its own: Redis, downloads, pictures.
constexpr rlim_t ownFiles = 512;

/// Desktops start programs with 1,024 files. Raised only as far as needed: programs that we start
/// inherit it, and some old ones cannot count further than 1,024.
void allowFiles(rlim_t connections)
{
    rlimit limit {};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return;
    const rlim_t wanted = std::min<rlim_t>(limit.rlim_max, connections + ownFiles);
    if (limit.rlim_cur >= wanted)
        return;
    limit.rlim_cur = wanted;
    if (setrlimit(RLIMIT_NOFILE, &limit) != 0)
        qCWarning(logHttp) << "The limit of open files stays too low for all connections";
}

bool isThisMachine(const Connection &connection)
{
    return connection.peer() == QHostAddress(QHostAddress::LocalHost)
        || connection.peer() == QHostAddress(QHostAddress::LocalHostIPv6);
}

} // namespace

Listener::Listener(QObject *parent)
    : QTcpServer(parent)
    , m_policy(std::make_shared<Policy>())
    , m_sweeper(this)
    , m_webSocketServer(
          std::make_unique<QWebSocketServer>(QString(), QWebSocketServer::NonSecureMode, this))
{
    setListenBacklogSize(backlog);
    connect(this, &QTcpServer::acceptError, this, [this] {
        // QTcpServer has stopped accepting, for good if nobody calls it back.
        qCWarning(logHttp) << "Cannot accept a connection:" << errorString();
        QTimer::singleShot(acceptAgainTime, this, &QTcpServer::resumeAccepting);
    });
    connect(m_webSocketServer.get(), &QWebSocketServer::newConnection, this,
        &Listener::adoptWebSockets);
    connect(&m_sweeper, &QTimer::timeout, this, &Listener::sweep);
}

Listener::~Listener()
{
    QTcpServer::close();
    m_webSocketServer.reset(); // first: it may have a connection of ours on its mind
    const auto connections = std::exchange(m_connections, {});
    for (Connection *connection : connections)
        connection->retire();
}

void Listener::apply(const Server::Settings &settings)
{
    m_policy = std::make_shared<Policy>(Policy {settings,
        Guard(settings.hostNames, serverPort(), settings.isForBrowsers, settings.allowsProxies)});
}

core::Result<void> Listener::listenOn(const QHostAddress &address, quint16 port)
{
    if (QTcpServer::listen(address, port))
        return {};
    const QString place = Server::tr("address %1, port %2").arg(address.toString()).arg(port);
    const QString reason = serverError() == QAbstractSocket::AddressInUseError
        ? Server::tr("another program is using it")
        : errorString();
    return core::Error {
        core::Error::Kind::Unavailable, Server::tr("Cannot listen on %1: %2").arg(place, reason)};
}

core::Result<void> Listener::begin(const QHostAddress &address, quint16 port)
{
    allowFiles(rlim_t(m_policy->settings.limits.connections));
    auto listening = listenOn(address, port);
    if (listening)
        apply(Server::Settings(m_policy->settings)); // the guard knows the port now
    return listening;
}

core::Result<void> Listener::moveTo(const QHostAddress &address)
{
    const quint16 port = serverPort();
    const QHostAddress before = serverAddress();
    QTcpServer::close();
    auto moved = listenOn(address, port);
    if (!moved) {
        if (const auto returned = listenOn(before, port); !returned)
            return returned;
    } else if (address.isLoopback()) {
        endConnections([](const Connection &connection) { return !isThisMachine(connection); });
    }
    return moved;
}

void Listener::end()
{
    QTcpServer::close();
    endConnections([](const Connection &) { return true; });
}

void Listener::endConnections(const std::function<bool(const Connection &)> &isConcerned)
{
    const QList<QPointer<Connection>> connections(m_connections.begin(), m_connections.end());
    for (const QPointer<Connection> &connection : connections) {
        if (connection && isConcerned(*connection))
            connection->end();
    }
}

int Listener::webSocketCount() const
{
    return int(std::count_if(m_connections.begin(), m_connections.end(),
        [](const Connection *connection) { return connection->isWebSocket(); }));
}

void Listener::setHandler(Server::Handler handler)
{
    m_handler = std::make_shared<const Server::Handler>(std::move(handler));
}

void Listener::shakeHands(Connection &connection)
{
    // Emits readyRead itself. A second one would repeat the handshake and close the connection.
    m_webSocketServer->handleConnection(&connection);
}

// Whoever is locked out must find out why. At most one line a second: strangers write these.
void Listener::noteRefusal(const Head &head, const Response &refusal)
{
    if (m_lastNote.isValid() && !m_lastNote.hasExpired(noteTime.count()))
        return;
    m_lastNote.start();
    qCInfo(logHttp) << "Refused with" << refusal.status << "host"
                    << head.request.header("host").left(100) << "origin"
                    << head.request.header("origin").left(100) << refusal.body.trimmed();
}

void Listener::leave(Connection &connection)
{
    const auto place = m_places.constFind(connection.id());
    if (place == m_places.constEnd())
        return;
    m_connections.erase(*place);
    m_places.erase(place);
    if (--m_perAddress[connection.peer()] <= 0)
        m_perAddress.remove(connection.peer());
    if (m_connections.empty())
        m_sweeper.stop();
}

void Listener::incomingConnection(qintptr descriptor)
{
    auto connection = std::make_unique<Connection>(*this, descriptor, ++m_lastId);
    if (!hasRoomFor(connection->peer()))
        return;
    connection->setParent(this);
    m_places.insert(connection->id(), m_connections.insert(m_connections.end(), connection.get()));
    ++m_perAddress[connection->peer()];
    connection.release();
    if (!m_sweeper.isActive())
        m_sweeper.start(sweepTime);
}

bool Listener::hasRoomFor(const QHostAddress &peer)
{
    const Limits &limits = m_policy->settings.limits;
    if (limits.connectionsPerAddress > 0
        && m_perAddress.value(peer) >= limits.connectionsPerAddress)
        return false;
    if (connectionCount() >= limits.connections)
        makeRoom();
    return connectionCount() < limits.connections;
}

// Refusing instead would lock everyone out behind a tunnel, where all peers are 127.0.0.1. Qt
// accepts a whole burst before it reads from any of them: who has gone or has asked meanwhile is
// known to the system only.
void Listener::makeRoom()
{
    auto leaving = std::find_if(m_connections.begin(), m_connections.end(),
        [](const Connection *connection) { return connection->hasLeft(); });
    if (leaving == m_connections.end())
        leaving = std::find_if(m_connections.begin(), m_connections.end(),
            [](const Connection *connection) { return connection->isSilent(); });
    if (leaving != m_connections.end())
        (*leaving)->end();
}

void Listener::sweep()
{
    // A connection's end may end others, or this listener.
    const QList<QPointer<Connection>> connections(m_connections.begin(), m_connections.end());
    for (const QPointer<Connection> &connection : connections) {
        if (connection)
            connection->sweep();
    }
}

void Listener::adoptWebSockets()
{
    while (QWebSocket *socket = m_webSocketServer->nextPendingConnection()) {
        const quint64 id = socket->requestUrl().path().mid(1).toULongLong();
        const auto place = m_places.constFind(id);
        if (place == m_places.constEnd())
            socket->deleteLater(); // gone meanwhile
        else
            (**place)->adopt(std::unique_ptr<QWebSocket>(socket));
    }
}

} // namespace http
