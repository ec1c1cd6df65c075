// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Backoff.h"
#include "core/Health.h"
#include "redis/Connection.h"

#include <QLockFile>
#include <QObject>
#include <QProcess>
#include <QStringList>
#include <QTimer>

#include <memory>

namespace redis {

/// A redis-server (or valkey-server) of our own: reachable through a Unix socket in a folder that
/// only this user may enter, no TCP port, everything on disk within a second. It keeps what it has
/// over restarts of the program and of the machine.
///
/// The child ends with the program, even with a killed one: it is told when the *thread* that
/// started it dies, so start() belongs on a thread that lives as long as the program. One that is
/// left over all the same is ended before ours starts: Redis itself does not notice two servers
/// on the same files. When the child dies it is started again within two seconds.
class PrivateServer final : public QObject {
    Q_OBJECT

public:
    struct Settings {
        QString dataDirectory; ///< for Redis alone; made when it is missing
        QString runtimeDirectory; ///< for the socket; empty: the user's runtime folder
        QStringList programs {QStringLiteral("redis-server"), QStringLiteral("valkey-server")};
    };

    explicit PrivateServer(Settings settings, QObject *parent = nullptr);
    ~PrivateServer() override;

    /// Answers with ready() or failed().
    void start();
    /// Waits until everything is on disk and the child has ended, at most two seconds.
    void stop();
    bool isRunning() const { return m_isReady; }
    /// Where it listens; known once ready() was emitted.
    Endpoint endpoint() const { return m_endpoint; }
    qint64 processId() const { return m_process.processId(); }
    core::Health health() const { return m_health; }

signals:
    /// It answers. Once for each start(): after a death it comes back at the same address, and
    /// whoever is linked there gets through again.
    void ready(const redis::Endpoint &endpoint);
    /// It can't be started, or refuses to; said once for each reason. Unless another program uses
    /// the folder (Denied) or none is installed (NotFound), further attempts follow.
    void failed(const core::Error &error);
    void stopped();
    void healthChanged(const core::Health &health);

private:
    core::Result<void> claimFolders();
    core::Result<void> lockData();
    core::Result<void> chooseSocket();
    void endLeftOver();
    void launch();
    QByteArray configuration() const;
    void readLog();
    void becomeReady();
    void reportReady();
    void ended();
    core::Error reasonForRefusal() const;
    void fail(const core::Error &error);
    void report(core::Health::Level level, const QString &message);

    Settings m_settings;
    Endpoint m_endpoint;
    std::unique_ptr<QLockFile> m_lock;
    QProcess m_process;
    Connection m_probe; ///< tells when the child answers
    core::Backoff m_backoff;
    QTimer m_nextStep; ///< to launch, or to look whether the left-over server has gone
    QStringList m_log; ///< its last lines
    QString m_lastFailure;
    core::Health m_health;
    qint64 m_leftOver = 0; ///< process number of the server that is being ended
    QDeadlineTimer m_leftOverDeadline;
    bool m_isWanted = false;
    bool m_isReady = false;
    bool m_wasReady = false; ///< since start()
    bool m_lostItsTail = false; ///< Redis cut a damaged end off its file
};

} // namespace redis
