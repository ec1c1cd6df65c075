// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "redis/PrivateServer.h"

#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/stat.h>

using core::Error;
using core::Health;
using redis::PrivateServer;

class tst_PrivateServer : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void keepsItsDataOverARestart();
    void isClosedToOthers();
    void takesOddFolderNames();
    void findsRoomForALongPath();
    void tellsItsChildNoSecrets();
    void comesBackWhenTheChildIsKilled();
    void endsAServerThatWasLeftOver_data();
    void endsAServerThatWasLeftOver();
    void endsTheChildWithTheProgram();
    void refusesASecondProgramOnTheSameFolder();
    void saysWhichPackageIsMissing();
    void saysWhyItDoesNotStart();
    void namesTheToolForADamagedFile();
    void cutsATornEndAndSaysSo();
    void endsWithinTwoSecondsEvenWhenFrozen();

private:
    PrivateServer::Settings settings() const;
    static bool starts(PrivateServer &server);
    static core::Result<redis::Reply> run(const PrivateServer &server, const QList<QByteArray> &);
    QString appendOnly(const QString &ending) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_PrivateServer::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void tst_PrivateServer::cleanup()
{
    m_folder.reset();
}

PrivateServer::Settings tst_PrivateServer::settings() const
{
    PrivateServer::Settings settings;
    settings.dataDirectory = m_folder->filePath(QStringLiteral("data/redis"));
    settings.runtimeDirectory = m_folder->filePath(QStringLiteral("run"));
    return settings;
}

bool tst_PrivateServer::starts(PrivateServer &server)
{
    QSignalSpy ready(&server, &PrivateServer::ready);
    server.start();
    return !ready.isEmpty() || ready.wait();
}

core::Result<redis::Reply> tst_PrivateServer::run(
    const PrivateServer &server, const QList<QByteArray> &command)
{
    redis::Connection connection;
    QSignalSpy ready(&connection, &redis::Connection::ready);
    connection.open(server.endpoint());
    core::Result<redis::Reply> result = Error {Error::Kind::TimedOut, QStringLiteral("no answer")};
    if (!ready.wait())
        return result;
    bool isAnswered = false;
    connection.command(command, [&](const core::Result<redis::Reply> &answer) {
        result = answer;
        isAnswered = true;
    });
    (void)QTest::qWaitFor([&] { return isAnswered; });
    return result;
}

/// The newest append-only file whose name has this ending.
QString tst_PrivateServer::appendOnly(const QString &ending) const
{
    const QDir folder(m_folder->filePath(QStringLiteral("data/redis/appendonlydir")));
    const QStringList names
        = folder.entryList({QLatin1Char('*') + ending}, QDir::Files, QDir::Name);
    return names.isEmpty() ? QString() : folder.filePath(names.last());
}

void tst_PrivateServer::keepsItsDataOverARestart()
{
    {
        PrivateServer server(settings());
        QVERIFY(starts(server));
        QVERIFY(run(server, {"SET", "kept", "yes"}));
        QSignalSpy stopped(&server, &PrivateServer::stopped);
        QElapsedTimer time;
        time.start();
        server.stop();
        QVERIFY(time.elapsed() < 2000);
        QCOMPARE(stopped.size(), 1);
    }
    PrivateServer again(settings());
    QVERIFY(starts(again));
    QCOMPARE(run(again, {"GET", "kept"})->text, "yes");
}

void tst_PrivateServer::isClosedToOthers()
{
    PrivateServer server(settings());
    QSignalSpy health(&server, &PrivateServer::healthChanged);
    QVERIFY(starts(server));

    const QByteArray socket = server.endpoint().socketPath.toLocal8Bit();
    struct stat found {};
    QCOMPARE(::stat(socket.constData(), &found), 0);
    QCOMPARE(found.st_mode & 0077, mode_t(0));
    QCOMPARE(
        ::stat(QFileInfo(server.endpoint().socketPath).path().toLocal8Bit().constData(), &found),
        0);
    QCOMPARE(found.st_mode & 0777, mode_t(0700));
    QCOMPARE(::stat(appendOnly(QStringLiteral(".aof")).toLocal8Bit().constData(), &found), 0);
    QCOMPARE(found.st_mode & 0077, mode_t(0));
    QCOMPARE(run(server, {"CONFIG", "GET", "port"})->items[1].text, "0");
    QCOMPARE(run(server, {"CONFIG", "GET", "appendonly"})->items[1].text, "yes");
    QCOMPARE(run(server, {"CONFIG", "GET", "appendfsync"})->items[1].text, "everysec");
    QCOMPARE(health.last()[0].value<Health>().level, Health::Level::Fine);
    QCOMPARE(health.last()[0].value<Health>().message, QStringLiteral("Redis private"));
}

void tst_PrivateServer::takesOddFolderNames()
{
    PrivateServer::Settings odd = settings();
    odd.dataDirectory = m_folder->filePath(QString::fromUtf8("my \"photos\" \\ # 写真/data"));

    PrivateServer server(odd);

    QVERIFY(starts(server));
    QVERIFY(run(server, {"SET", "a", "b"}));
    QVERIFY(QFileInfo::exists(odd.dataDirectory + QStringLiteral("/appendonlydir")));
}

void tst_PrivateServer::findsRoomForALongPath()
{
    PrivateServer::Settings deep = settings();
    deep.runtimeDirectory = m_folder->filePath(QString(120, QLatin1Char('r')));

    PrivateServer server(deep);

    QVERIFY(starts(server));
    QVERIFY(server.endpoint().socketPath.toLocal8Bit().size() < 108);
    const QString socketFolder = QFileInfo(server.endpoint().socketPath).path();
    server.stop();
    QDir(socketFolder).removeRecursively();
}

void tst_PrivateServer::tellsItsChildNoSecrets()
{
    // A stand-in that writes down what it was given: Redis overwrites its own environment.
    PrivateServer::Settings wanted = settings();
    const QString notes = m_folder->filePath(QStringLiteral("notes"));
    QFile program(m_folder->filePath(QStringLiteral("redis-server")));
    QVERIFY(program.open(QIODevice::WriteOnly));
    program.write("#!/bin/sh\n(env; echo arguments: \"$@\"; cat) > " + notes.toLocal8Bit() + '\n');
    program.close();
    QVERIFY(program.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    wanted.programs = {program.fileName()};
    qputenv("IG_CLIENT_SECRET", "S3CRETCANARY");
    PrivateServer server(wanted);
    QSignalSpy failed(&server, &PrivateServer::failed);

    server.start();

    QVERIFY(failed.wait());
    qunsetenv("IG_CLIENT_SECRET");
    QFile file(notes);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY(text.contains("PATH="));
    QVERIFY(text.contains("arguments: -\n"));
    QVERIFY(text.contains("appendonly yes\n"));
    QVERIFY(!text.contains("S3CRETCANARY"));
}

void tst_PrivateServer::comesBackWhenTheChildIsKilled()
{
    PrivateServer server(settings());
    QVERIFY(starts(server));
    QVERIFY(run(server, {"SET", "kept", "yes"}));
    const QString socket = server.endpoint().socketPath;
    QSignalSpy ready(&server, &PrivateServer::ready);
    QSignalSpy failed(&server, &PrivateServer::failed);
    QSignalSpy health(&server, &PrivateServer::healthChanged);

    for (int i = 0; i < 3; ++i) {
        health.clear();
        QElapsedTimer time;
        time.start();
        QVERIFY(server.processId() > 0); // 0 would mean this test itself
        ::kill(pid_t(server.processId()), SIGKILL);
        QTRY_COMPARE(health.size(), 2);
        QVERIFY2(time.elapsed() < 2000, QByteArray::number(time.elapsed()));
        QCOMPARE(health[0][0].value<Health>().level, Health::Level::Waiting);
        QCOMPARE(health[1][0].value<Health>().level, Health::Level::Fine);
    }

    QCOMPARE(ready.size(), 0); // the address is as before
    QCOMPARE(failed.size(), 0);
    QCOMPARE(server.endpoint().socketPath, socket);
    QCOMPARE(run(server, {"GET", "kept"})->text, "yes");
}

void tst_PrivateServer::endsAServerThatWasLeftOver_data()
{
    QTest::addColumn<bool>("isFrozen");
    QTest::newRow("working") << false;
    QTest::newRow("frozen") << true;
}

void tst_PrivateServer::endsAServerThatWasLeftOver()
{
    QFETCH(bool, isFrozen);
    const PrivateServer::Settings wanted = settings();
    QVERIFY(QDir().mkpath(wanted.dataDirectory));
    QProcess leftOver;
    leftOver.setWorkingDirectory(wanted.dataDirectory);
    leftOver.start(QStringLiteral("redis-server"),
        {QStringLiteral("--port"), QStringLiteral("0"), QStringLiteral("--appendonly"),
            QStringLiteral("yes"), QStringLiteral("--unixsocket"),
            wanted.dataDirectory + QStringLiteral("/old.sock")});
    QVERIFY(leftOver.waitForStarted());
    QByteArray log;
    while (!log.contains("eady to accept") && leftOver.waitForReadyRead())
        log += leftOver.readAll();
    QVERIFY(log.contains("eady to accept"));
    QVERIFY(leftOver.processId() > 0);
    if (isFrozen)
        ::kill(pid_t(leftOver.processId()), SIGSTOP);

    PrivateServer server(wanted);

    QElapsedTimer time;
    time.start();
    QVERIFY(starts(server));
    QVERIFY(time.elapsed() < 5000);
    QVERIFY(leftOver.state() == QProcess::NotRunning || leftOver.waitForFinished(100));
    QCOMPARE(leftOver.exitStatus(), isFrozen ? QProcess::CrashExit : QProcess::NormalExit);
}

void tst_PrivateServer::endsTheChildWithTheProgram()
{
    // This very test plays the program: as a process of its own, killed while its server runs.
    if (qEnvironmentVariableIsSet("PLAY_THE_PROGRAM")) {
        PrivateServer::Settings wanted;
        wanted.dataDirectory = qEnvironmentVariable("PLAY_THE_PROGRAM");
        PrivateServer server(wanted);
        QVERIFY(starts(server));
        printf("child %lld\n", static_cast<long long>(server.processId()));
        fflush(stdout);
        QTest::qWait(20'000);
        return;
    }
    QProcess program;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("PLAY_THE_PROGRAM"), settings().dataDirectory);
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), m_folder->path());
    program.setProcessEnvironment(environment);
    program.start(
        QCoreApplication::applicationFilePath(), {QStringLiteral("endsTheChildWithTheProgram")});
    QByteArray output;
    qint64 child = 0;
    while (child == 0 && program.waitForReadyRead(10'000)) {
        output += program.readAllStandardOutput();
        const qsizetype at = output.indexOf("\nchild ");
        if (at >= 0 && output.indexOf('\n', at + 1) > 0)
            child = output.mid(at + 7, output.indexOf('\n', at + 1) - at - 7).toLongLong();
    }
    QVERIFY2(child > 0, output.constData());
    QVERIFY(QFileInfo::exists(QStringLiteral("/proc/%1/cwd").arg(child)));

    program.kill();

    QVERIFY(program.waitForFinished());
    // A dead process that nobody has collected yet has no working folder any more.
    QTRY_VERIFY(QFile::symLinkTarget(QStringLiteral("/proc/%1/cwd").arg(child)).isEmpty());
}

void tst_PrivateServer::refusesASecondProgramOnTheSameFolder()
{
    PrivateServer first(settings());
    QVERIFY(starts(first));
    const qint64 child = first.processId();
    PrivateServer second(settings());
    QSignalSpy failed(&second, &PrivateServer::failed);

    second.start();

    QCOMPARE(failed.size(), 1);
    const auto error = failed[0][0].value<Error>();
    QCOMPARE(error.kind, Error::Kind::Denied);
    QVERIFY(error.message.contains(QString::number(QCoreApplication::applicationPid())));
    QVERIFY(error.message.contains(QLatin1String("--data-dir")));
    second.stop();
    QCOMPARE(first.processId(), child);
    QVERIFY(run(first, {"PING"}));

    first.stop();
    QVERIFY(starts(second));
}

void tst_PrivateServer::saysWhichPackageIsMissing()
{
    PrivateServer::Settings none = settings();
    none.programs = {QStringLiteral("no-such-redis-server")};
    PrivateServer server(none);
    QSignalSpy failed(&server, &PrivateServer::failed);

    server.start();

    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed[0][0].value<Error>().kind, Error::Kind::NotFound);
    QVERIFY(failed[0][0].value<Error>().message.contains(QLatin1String("package redis-server")));
}

void tst_PrivateServer::saysWhyItDoesNotStart()
{
    PrivateServer::Settings wrong = settings();
    wrong.programs = {QStringLiteral("false")}; // starts, and ends at once
    PrivateServer server(wrong);
    QSignalSpy failed(&server, &PrivateServer::failed);
    QSignalSpy health(&server, &PrivateServer::healthChanged);

    server.start();

    QVERIFY(failed.wait());
    QVERIFY(failed[0][0].value<Error>().message.contains(wrong.dataDirectory));
    QCOMPARE(health.last()[0].value<Health>().level, Health::Level::Failing);
    QVERIFY(!failed.wait(500)); // it tries on, and does not repeat itself
}

void tst_PrivateServer::namesTheToolForADamagedFile()
{
    {
        PrivateServer server(settings());
        QVERIFY(starts(server));
        for (int i = 0; i < 20; ++i)
            QVERIFY(run(server, {"SET", "key" + QByteArray::number(i), QByteArray(100, 'x')}));
    }
    QFile file(appendOnly(QStringLiteral(".incr.aof")));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(file.size() / 2));
    file.write("DAMAGE DAMAGE DAMAGE");
    file.close();
    const qint64 size = file.size();

    PrivateServer server(settings());
    QSignalSpy failed(&server, &PrivateServer::failed);
    QSignalSpy ready(&server, &PrivateServer::ready);
    server.start();

    QVERIFY(failed.wait());
    const auto error = failed[0][0].value<Error>();
    QCOMPARE(error.kind, Error::Kind::Malformed);
    QVERIFY2(error.message.contains(
                 QLatin1String("redis-check-aof --fix ") + appendOnly(QStringLiteral(".manifest"))),
        qPrintable(error.message));
    QCOMPARE(ready.size(), 0);
    QCOMPARE(file.size(), size); // kept as it is
}

void tst_PrivateServer::cutsATornEndAndSaysSo()
{
    {
        PrivateServer server(settings());
        QVERIFY(starts(server));
        QVERIFY(run(server, {"SET", "early", "1"}));
        QVERIFY(run(server, {"SET", "late", "2"}));
    }
    QFile file(appendOnly(QStringLiteral(".incr.aof")));
    QVERIFY(file.resize(file.size() - 5));

    PrivateServer server(settings());
    QSignalSpy health(&server, &PrivateServer::healthChanged);
    QVERIFY(starts(server));

    QCOMPARE(run(server, {"GET", "early"})->text, "1");
    QCOMPARE(run(server, {"GET", "late"})->type, redis::Reply::Type::Nil);
    QTRY_VERIFY(health.last()[0].value<Health>().message.contains(QLatin1String("cut off")));
}

void tst_PrivateServer::endsWithinTwoSecondsEvenWhenFrozen()
{
    PrivateServer server(settings());
    QVERIFY(starts(server));
    const auto child = pid_t(server.processId());
    QVERIFY(child > 0);
    ::kill(child, SIGSTOP);
    QElapsedTimer time;
    time.start();

    server.stop();

    QVERIFY(time.elapsed() < 2500);
    QCOMPARE(::kill(child, 0), -1);
}

QTEST_GUILESS_MAIN(tst_PrivateServer)
#include "tst_PrivateServer.moc"
