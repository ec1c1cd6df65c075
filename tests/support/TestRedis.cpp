// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestRedis.h"

#include <QDeadlineTimer>
#include <QTcpServer>

#include <csignal>
#include <sys/prctl.h>

namespace support {

namespace {

quint16 freePort()
{
    QTcpServer server;
    if (!server.listen(QHostAddress::LocalHost))
        qFatal("No free port: %s", qPrintable(server.errorString()));
    return server.serverPort();
}

void signalServer(const QProcess &process, int signal)
{
    // 0 would mean this test and everything started along with it.
    if (process.processId() == 0)
        qFatal("redis-server does not run");
    ::kill(pid_t(process.processId()), signal);
}

} // namespace

TestRedis::TestRedis(Listen listen, const QStringList &options)
    : m_directory(QStringLiteral("/tmp/test-redis-XXXXXX"))
    , m_options(options)
    , m_port(listen == Listen::Port ? freePort() : 0)
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGKILL); });
    start();
}

TestRedis::~TestRedis()
{
    if (m_process.state() != QProcess::NotRunning)
        kill();
}

void TestRedis::start()
{
    const QStringList options {QStringLiteral("--port"), QString::number(m_port),
        QStringLiteral("--bind"), QStringLiteral("127.0.0.1"), QStringLiteral("--unixsocket"),
        m_directory.filePath(QStringLiteral("redis.sock")), QStringLiteral("--dir"),
        m_directory.path(), QStringLiteral("--appendonly"), QStringLiteral("yes"),
        QStringLiteral("--save"), QString()};
    m_process.start(QStringLiteral("redis-server"), options + m_options);

    QByteArray log;
    const QDeadlineTimer deadline(10'000);
    while (!log.contains("eady to accept connections")) {
        if (deadline.hasExpired() || !m_process.waitForReadyRead(int(deadline.remainingTime())))
            qFatal("redis-server does not start: %s", log.constData());
        log += m_process.readAll();
    }
}

void TestRedis::stop()
{
    m_process.terminate();
    if (!m_process.waitForFinished(10'000))
        qFatal("redis-server does not stop");
}

void TestRedis::kill()
{
    m_process.kill();
    if (!m_process.waitForFinished(10'000))
        qFatal("redis-server does not die");
}

void TestRedis::freeze()
{
    signalServer(m_process, SIGSTOP);
}

void TestRedis::thaw()
{
    signalServer(m_process, SIGCONT);
}

void TestRedis::restart()
{
    stop();
    start();
}

QString TestRedis::url() const
{
    return m_port != 0
        ? QStringLiteral("redis://127.0.0.1:%1").arg(m_port)
        : QStringLiteral("unix:") + m_directory.filePath(QStringLiteral("redis.sock"));
}

QByteArray TestRedis::run(const QStringList &arguments, const QByteArray &input) const
{
    QStringList all {QStringLiteral("-s"), m_directory.filePath(QStringLiteral("redis.sock")),
        QStringLiteral("--raw")};
    if (!input.isNull())
        all += QStringLiteral("-x");
    QProcess client;
    client.setProcessChannelMode(QProcess::MergedChannels);
    client.start(QStringLiteral("redis-cli"), all + arguments);
    client.write(input);
    client.closeWriteChannel();
    if (!client.waitForFinished(10'000))
        qFatal("redis-cli does not end: %s", qPrintable(client.errorString()));
    QByteArray output = client.readAll();
    if (output.endsWith('\n'))
        output.chop(1);
    return output;
}

} // namespace support
