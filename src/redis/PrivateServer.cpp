// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "redis/PrivateServer.h"

#include "core/Log.h"
#include "redis/ServerFolder.h"

#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QStandardPaths>

#include <csignal>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace redis {

namespace {

constexpr int maxLogLines = 8;
constexpr qsizetype maxLogLineLength = 300;
/// Writing the rest to disk takes milliseconds; a frozen child gets no more time than this.
constexpr int stopPatience = 1800;
/// How long a left-over server may take to save before it is killed.
constexpr std::chrono::milliseconds leftOverPatience {1000};
constexpr std::chrono::milliseconds betweenLooks {50};

/// In the child, between fork and exec: only what is safe there.
void prepareChild(pid_t parent)
{
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() != parent)
        _exit(1); // the parent died before it could be watched
    // Ctrl+C in the terminal is for the program, which then ends its child in good order.
    setpgid(0, 0);
    umask(0077);
}

/// The child needs no secret that our environment may hold.
QProcessEnvironment childEnvironment()
{
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("PATH"), qEnvironmentVariable("PATH"));
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C"));
    return environment;
}

Timing probeTiming()
{
    Timing timing;
    timing.firstRetry = timing.longestRetry = std::chrono::milliseconds(20);
    return timing;
}

} // namespace

PrivateServer::PrivateServer(Settings settings, QObject *parent)
    : QObject(parent)
    , m_settings(std::move(settings))
    , m_process(this)
    , m_probe(probeTiming(), this)
    , m_backoff(std::chrono::milliseconds(100), std::chrono::milliseconds(5000))
    , m_nextStep(this)
{
    m_nextStep.setSingleShot(true);
    connect(&m_nextStep, &QTimer::timeout, this, &PrivateServer::endLeftOver);
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setProcessEnvironment(childEnvironment());
    m_process.setChildProcessModifier([parent = getpid()] { prepareChild(parent); });
    connect(&m_process, &QProcess::readyRead, this, &PrivateServer::readLog);
    connect(&m_process, &QProcess::finished, this, &PrivateServer::ended);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            ended();
    });
    connect(&m_probe, &Connection::ready, this, &PrivateServer::becomeReady);
}

PrivateServer::~PrivateServer()
{
    stop();
}

void PrivateServer::start()
{
    if (m_isWanted)
        return;
    m_isWanted = true;
    m_wasReady = m_lostItsTail = false;
    m_lastFailure.clear();
    m_backoff.reset();
    report(core::Health::Level::Starting, tr("Redis is starting"));
    if (const auto claimed = claimFolders(); !claimed) {
        m_isWanted = false;
        m_lock.reset();
        fail(claimed.error());
        return;
    }
    m_leftOver = 0;
    endLeftOver();
}

void PrivateServer::stop()
{
    const bool wasWanted = std::exchange(m_isWanted, false);
    m_nextStep.stop();
    m_probe.close();
    m_isReady = false;
    if (m_process.state() != QProcess::NotRunning) {
        // On SIGTERM Redis writes everything to disk before it ends, as on SHUTDOWN.
        m_process.terminate();
        if (!m_process.waitForFinished(stopPatience)) {
            qCWarning(logRedis) << "The private Redis does not end by itself; it was killed";
            m_process.kill();
            m_process.waitForFinished(stopPatience);
        }
    }
    m_lock.reset();
    if (wasWanted)
        emit stopped();
}

core::Result<void> PrivateServer::claimFolders()
{
    if (const auto locked = lockData(); !locked)
        return locked;
    return chooseSocket();
}

core::Result<void> PrivateServer::lockData()
{
    const auto folder = dataFolder(m_settings.dataDirectory);
    if (!folder)
        return folder.error();
    m_settings.dataDirectory = *folder;
    m_lock = std::make_unique<QLockFile>(QDir(*folder).filePath(QStringLiteral("redis.lock")));
    m_lock->setStaleLockTime(0); // held as long as its owner lives, however long that is
    if (m_lock->tryLock(0))
        return {};
    qint64 owner = 0;
    QString host;
    QString name;
    if (m_lock->error() == QLockFile::LockFailedError && m_lock->getLockInfo(&owner, &host, &name))
        return core::Error {core::Error::Kind::Denied,
            tr("Another program (process %1) already keeps its photos in %2. Close it, or start "
               "this one with another --data-dir.")
                .arg(owner)
                .arg(*folder)};
    return core::Error {
        core::Error::Kind::Unavailable, tr("The folder %1 can't be written to.").arg(*folder)};
}

core::Result<void> PrivateServer::chooseSocket()
{
    const auto path = privateSocketPath(m_settings.dataDirectory, m_settings.runtimeDirectory);
    if (!path)
        return path.error();
    m_endpoint = {};
    m_endpoint.socketPath = *path;
    return {};
}

/// Waits until no other server works on our files, then launches ours.
void PrivateServer::endLeftOver()
{
    const qint64 leftOver = serverIn(m_settings.dataDirectory);
    if (leftOver == 0) {
        launch();
        return;
    }
    if (leftOver != m_leftOver) {
        qCInfo(logRedis) << "Ending a Redis that was left over, process" << leftOver;
        m_leftOver = leftOver;
        m_leftOverDeadline = QDeadlineTimer(leftOverPatience);
        ::kill(pid_t(leftOver), SIGTERM); // it saves and ends
    } else if (m_leftOverDeadline.hasExpired()) {
        ::kill(pid_t(leftOver), SIGKILL); // frozen
    }
    m_nextStep.start(betweenLooks);
}

void PrivateServer::launch()
{
    QString program;
    for (const QString &name : std::as_const(m_settings.programs)) {
        if (program.isEmpty())
            program = QStandardPaths::findExecutable(name);
    }
    if (program.isEmpty()) {
        m_isWanted = false;
        m_lock.reset();
        fail({core::Error::Kind::NotFound,
            tr("Redis is not installed. Install Debian's package redis-server, or give the "
               "address of a Redis server with --redis.")});
        return;
    }
    m_log.clear();
    m_process.setWorkingDirectory(m_settings.dataDirectory);
    // "-": the configuration comes through standard input, and no path stands among the arguments.
    m_process.start(program, {QStringLiteral("-")});
    m_process.write(configuration());
    m_process.closeWriteChannel();
    m_probe.open(m_endpoint);
}

QByteArray PrivateServer::configuration() const
{
    // No snapshots: the append-only file has everything, once.
    return "port 0\n"
           "unixsocket "
        + quotedForRedis(m_endpoint.socketPath)
        + "\n"
          "unixsocketperm 700\n"
          "dir "
        + quotedForRedis(m_settings.dataDirectory)
        + "\n"
          "daemonize no\n"
          "databases 1\n"
          "save \"\"\n"
          "appendonly yes\n"
          "appendfsync everysec\n"
          "aof-load-truncated yes\n"
          "maxmemory-policy noeviction\n";
}

void PrivateServer::readLog()
{
    while (m_process.canReadLine()) {
        const QString line = QString::fromUtf8(m_process.readLine(maxLogLineLength)).trimmed();
        if (line.isEmpty())
            continue;
        qCDebug(logRedis) << "redis-server:" << line;
        m_log += line;
        if (m_log.size() > maxLogLines)
            m_log.removeFirst();
        if (line.contains(QLatin1String("Truncating the AOF")))
            qCWarning(logRedis).noquote() << "The end of the journal was damaged:" << line;
        if (line.contains(QLatin1String("loaded anyway because aof-load-truncated")))
            m_lostItsTail = true;
    }
    // The line may reach us after the server has answered already.
    if (m_isReady)
        reportReady();
}

void PrivateServer::becomeReady()
{
    // The socket may still be that of the server before this one.
    if (m_process.state() != QProcess::Running)
        return;
    m_probe.close();
    m_backoff.reset();
    m_isReady = true;
    readLog(); // reports, too
    m_lastFailure.clear();
    if (!std::exchange(m_wasReady, true))
        emit ready(m_endpoint);
}

void PrivateServer::reportReady()
{
    report(core::Health::Level::Fine,
        m_lostItsTail ? tr("Redis private; the end of its file was damaged and has been cut off")
                      : tr("Redis private"));
}

void PrivateServer::ended()
{
    m_probe.close();
    const bool wasReady = std::exchange(m_isReady, false);
    readLog();
    if (!m_isWanted)
        return;
    if (wasReady) {
        qCWarning(logRedis) << "The private Redis has ended; starting it again";
        report(core::Health::Level::Waiting,
            tr("Redis stopped at %1; it is being started again.")
                .arg(QLocale().toString(QTime::currentTime(), QLocale::ShortFormat)));
    } else {
        fail(reasonForRefusal());
    }
    m_leftOver = 0;
    m_nextStep.start(m_backoff.next());
}

core::Error PrivateServer::reasonForRefusal() const
{
    const QString log = m_log.join(QLatin1Char('\n'));
    const bool isDamaged = log.contains(QLatin1String("append only file"), Qt::CaseInsensitive)
        || log.contains(QLatin1String("redis-check-aof")) || log.contains(QLatin1String("AOF file"))
        || log.contains(QLatin1String("rdb file reading failure"));
    if (isDamaged)
        return {core::Error::Kind::Malformed,
            tr("The file in which Redis keeps the photos is damaged, so Redis does not start. "
               "Nothing was deleted. Copy the folder %1, then run: redis-check-aof --fix %2")
                    .arg(m_settings.dataDirectory, appendOnlyFile(m_settings.dataDirectory))
                + QLatin1String("\n\n") + log};
    const QString words = log.isEmpty() ? m_process.errorString() : log;
    return {core::Error::Kind::Unavailable,
        tr("Redis does not start in %1:").arg(m_settings.dataDirectory) + QLatin1Char('\n')
            + words};
}

void PrivateServer::fail(const core::Error &error)
{
    report(core::Health::Level::Failing, error.message.section(QLatin1String("\n\n"), 0, 0));
    // Its log has times and process numbers in it: compare only what we say ourselves.
    const QString reason = error.message.section(QLatin1Char('\n'), 0, 0);
    if (reason == std::exchange(m_lastFailure, reason))
        return;
    qCWarning(logRedis).noquote() << error.message;
    emit failed(error);
}

void PrivateServer::report(core::Health::Level level, const QString &message)
{
    core::Health health {level, message};
    if (health == m_health)
        return;
    m_health = health;
    emit healthChanged(m_health);
}

} // namespace redis
