// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "control/Server.h"

#include "control/Limits.h"

#include <QFile>

#include <sys/socket.h>
#include <unistd.h>

namespace control {

namespace {

using Kind = core::Error::Kind;

/// The folder is closed to others already; this also holds where it is not, as on a share.
bool isOurUser(const QLocalSocket &socket)
{
    ucred other {};
    socklen_t size = sizeof other;
    return ::getsockopt(int(socket.socketDescriptor()), SOL_SOCKET, SO_PEERCRED, &other, &size) == 0
        && (other.uid == ::getuid() || other.uid == 0);
}

} // namespace

Server::Server(QObject *parent) : QObject(parent)
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    m_server.setMaxPendingConnections(maxConversations);
    connect(&m_server, &QLocalServer::newConnection, this, &Server::greet);
}

Server::~Server()
{
    close();
}

core::Result<void> Server::listen(const QString &path)
{
    // A socket file says nothing about whether its owner lives; a lock does.
    auto lock = std::make_unique<QLockFile>(path + QLatin1String(".lock"));
    lock->setStaleLockTime(0);
    if (!lock->tryLock(0) && lock->error() == QLockFile::LockFailedError)
        return core::Error {
            Kind::Denied, tr("Another Hereabouts works with the same data already."), {}};
    if (!lock->isLocked())
        return core::Error {Kind::Unavailable,
            tr("The socket %1 can't be opened: %2")
                .arg(path, tr("its folder can't be written to.")),
            {}};
    QLocalServer::removeServer(path);
    if (!m_server.listen(path))
        return core::Error {Kind::Unavailable,
            tr("The socket %1 can't be opened: %2").arg(path, m_server.errorString()), {}};
    // Qt leaves it executable.
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    m_lock = std::move(lock);
    return {};
}

void Server::close()
{
    if (!m_lock)
        return;
    m_server.close();
    const auto conversations = findChildren<Conversation *>(QString(), Qt::FindDirectChildrenOnly);
    qDeleteAll(conversations);
    m_lock.reset();
}

void Server::greet()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        auto *conversation = new Conversation(socket, this);
        connect(conversation, &QObject::destroyed, this, [this] { --m_open; });
        ++m_open;
        if (!isOurUser(*socket))
            conversation->refuse({Kind::Denied, tr("This is another user's Hereabouts."), {}});
        else if (m_open > maxConversations)
            conversation->refuse({Kind::Unavailable,
                tr("Hereabouts is answering too many commands at once. Try again."), {}});
        else
            connect(conversation, &Conversation::asked, this,
                [this, conversation](
                    const QJsonObject &request) { emit asked(request, conversation); });
    }
}

} // namespace control
