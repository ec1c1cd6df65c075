// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tunnel/Tunnel.h"

#include "core/Log.h"

#include <QDeadlineTimer>
#include <QProcessEnvironment>

#include <csignal>
#include <sys/prctl.h>
#include <unistd.h>

namespace tunnel {

namespace {

using Kind = core::Error::Kind;

constexpr qint64 readPiece = 16 * 1024;

/// In the child, between fork and exec: only what is safe there.
void prepareChild(pid_t parent)
{
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() != parent)
        _exit(1); // the parent died before it could be watched
    // One group, so that also what the program starts ends with it; Ctrl+C is for us.
    setpgid(0, 0);
}

/// Such programs have their keys and settings where ours is started; our own secrets are not
/// theirs.
QProcessEnvironment childEnvironment()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const QStringList names = environment.keys();
    for (const QString &name : names) {
        if (name.startsWith(QLatin1String("IG_")) || name.startsWith(QLatin1String("HEREABOUTS_"))
            || name == QLatin1String("REDIS_URL"))
            environment.remove(name);
    }
    return environment;
}

} // namespace

Tunnel::Tunnel(const Settings &settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_process(this)
    , m_retry(this)
    , m_deadline(this)
    , m_backoff(settings.firstRetry, settings.longestRetry)
{
    m_retry.setSingleShot(true);
    m_deadline.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &Tunnel::begin);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        if (!m_fixed.isEmpty())
            return open(m_fixed);
        close({Kind::TimedOut,
            tr("%1 has said no public address. %2").arg(m_process.program(), lastWords()), {}});
    });
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setChildProcessModifier([parent = getpid()] { prepareChild(parent); });
    connect(&m_process, &QProcess::started, this, [this] { m_group = m_process.processId(); });
    connect(&m_process, &QProcess::readyRead, this, &Tunnel::readOutput);
    connect(&m_process, &QProcess::finished, this, [this](int exitCode) { takeEnd(exitCode); });
    connect(&m_process, &QProcess::errorOccurred, this, &Tunnel::takeError);
}

Tunnel::~Tunnel()
{
    stop();
}

void Tunnel::start(const Recipe &recipe, quint16 port, const QUrl &fixed)
{
    stop();
    m_recipe = recipe;
    m_port = port;
    m_fixed = fixed;
    m_backoff.reset();
    if (isRunning())
        begin();
}

void Tunnel::stop()
{
    m_recipe = {};
    m_retry.stop();
    m_deadline.stop();
    m_address.clear();
    endGroup();
}

void Tunnel::restart(const core::Error &why)
{
    if (isRunning() && !m_retry.isActive())
        close(why);
}

void Tunnel::begin()
{
    const Recipe::Command command = m_recipe.commandFor(m_port);
    m_finder = AddressFinder(m_recipe, m_port, m_fixed);
    m_process.setProcessEnvironment(childEnvironment());
    m_deadline.start(m_fixed.isEmpty() ? m_settings.addressTime : m_settings.silentTime);
    emit starting();
    // Its input stays open: a session at a public server ends with it.
    m_process.start(command.program, command.arguments);
}

void Tunnel::readOutput()
{
    // In pieces, so that a flood of output never stands in our memory.
    while (m_process.bytesAvailable() > 0) {
        const auto address = m_finder.take(m_process.read(readPiece));
        if (address)
            open(*address);
        if (m_process.state() == QProcess::NotRunning)
            return;
    }
}

void Tunnel::open(const QUrl &address)
{
    m_deadline.stop();
    const bool isNews = address != m_address
        && (m_address.isEmpty() || m_openSince.hasExpired(m_settings.shortestStay.count()));
    if (!isNews)
        return;
    m_address = address;
    m_openSince.start();
    qCInfo(logTunnel).noquote() << "The callback port is reached at" << address.toString();
    emit opened(address);
}

QString Tunnel::lastWords() const
{
    const QString words = m_finder.lastWords();
    return words.isEmpty() ? QString() : tr("It says: %1").arg(words);
}

void Tunnel::takeError(QProcess::ProcessError error)
{
    if (error != QProcess::FailedToStart || !isRunning())
        return;
    close({Kind::NotFound,
        tr("%1 could not be started. %2").arg(m_process.program(), m_recipe.installation()), {}});
}

void Tunnel::takeEnd(int exitCode)
{
    if (!isRunning() || m_retry.isActive())
        return; // it was told to
    readOutput();
    // Printed without a line's end, and the last it had to say.
    m_finder.take("\n");
    close({Kind::Unavailable,
        tr("%1 has ended (%2). %3").arg(m_process.program()).arg(exitCode).arg(lastWords()), {}});
}

void Tunnel::close(const core::Error &error)
{
    m_deadline.stop();
    if (!m_address.isEmpty() && m_openSince.hasExpired(m_settings.steadyTime.count()))
        m_backoff.reset();
    m_address.clear();
    const auto pause = m_backoff.next();
    m_retry.start(pause);
    endGroup();
    qCWarning(logTunnel).noquote() << error.message.trimmed();
    emit closed({error.kind, error.message.trimmed(), {}}, pause);
}

/// Everything that was started ends: asked first, then made to.
void Tunnel::endGroup()
{
    if (m_process.state() == QProcess::Starting)
        m_process.waitForStarted(int(m_settings.endTime.count()));
    const pid_t group = pid_t(std::exchange(m_group, 0));
    if (group <= 0)
        return;
    ::kill(-group, SIGTERM);
    const QDeadlineTimer deadline(m_settings.endTime);
    m_process.waitForFinished(int(deadline.remainingTime()));
    // The program may be gone while what it started is not; the group's number is its own as long
    // as anybody is in it.
    while (::kill(-group, 0) == 0 && !deadline.hasExpired())
        usleep(10'000);
    ::kill(-group, SIGKILL);
    m_process.waitForFinished(int(m_settings.endTime.count()));
}

} // namespace tunnel
