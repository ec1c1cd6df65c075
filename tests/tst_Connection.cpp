// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "redis/Connection.h"
#include "support/TestRedis.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using core::Error;
using redis::Connection;
using redis::Reply;
using support::TestRedis;

/// Answers are collected in the order in which they come.
struct Answers {
    QList<core::Result<Reply>> all;
    Connection::Answer collector()
    {
        return [this](const core::Result<Reply> &answer) { all.append(answer); };
    }
};

class tst_Connection : public QObject {
    Q_OBJECT

private slots:
    void carriesAnyBytes();
    void answersInOrder();
    void copiesNestedReplies();
    void tellsServerErrorsByKind();
    void findsAHostByName();
    void saysWhoItIs();
    void saysThatThePasswordIsWrong();
    void choosesItsDatabase();
    void failsACommandWhileItIsDown();
    void failsEachPendingCommandOnceWhenTheServerDies();
    void comesBackAfterARestart();
    void givesUpOnAFrozenServer();
    void asksASilentServerWhetherItLives();
    void waitsForAServerThatIsLoading();
    void survivesWhatIsNotRedis_data();
    void survivesWhatIsNotRedis();
    void canBeClosedInsideAnAnswer();
    void canBeDeletedWithCommandsPending();
};

static redis::Endpoint endpointOf(const TestRedis &server, const QString &credentials = {})
{
    QString url = server.url();
    url.replace(QLatin1String("//"), QLatin1String("//") + credentials);
    const auto endpoint = redis::Endpoint::fromUrl(url);
    return endpoint ? *endpoint : redis::Endpoint {};
}

static bool becomesReady(Connection &connection, const redis::Endpoint &endpoint)
{
    QSignalSpy ready(&connection, &Connection::ready);
    connection.open(endpoint);
    return ready.wait();
}

static redis::Timing impatient()
{
    redis::Timing timing;
    timing.connect = timing.answer = std::chrono::milliseconds(400);
    timing.firstRetry = std::chrono::milliseconds(20);
    timing.longestRetry = std::chrono::milliseconds(100);
    return timing;
}

void tst_Connection::carriesAnyBytes()
{
    TestRedis server;
    Connection connection;
    QVERIFY(becomesReady(connection, endpointOf(server)));
    QByteArray bytes;
    for (int i = 0; i < 300'000; ++i)
        bytes += char(i % 251);
    Answers answers;

    connection.command({"SET", QByteArray("a\0b %s\r\n", 8), bytes});
    connection.command({"GET", QByteArray("a\0b %s\r\n", 8)}, answers.collector());
    connection.command({"GET", "none"}, answers.collector());

    QTRY_COMPARE(answers.all.size(), 2);
    QCOMPARE(answers.all[0]->text, bytes);
    QCOMPARE(answers.all[1]->type, Reply::Type::Nil);
}

void tst_Connection::answersInOrder()
{
    TestRedis server(TestRedis::Listen::Port);
    Connection connection;
    QVERIFY(becomesReady(connection, endpointOf(server)));
    Answers answers;

    for (int i = 1; i <= 2000; ++i)
        connection.command({"INCR", "n"}, answers.collector());

    QTRY_COMPARE(answers.all.size(), 2000);
    for (int i = 0; i < 2000; ++i)
        QCOMPARE(answers.all[i]->integer, i + 1);
}

void tst_Connection::copiesNestedReplies()
{
    TestRedis server;
    Connection connection;
    QVERIFY(becomesReady(connection, endpointOf(server)));
    Answers answers;

    connection.command({"EVAL", "return {1, {'two', {}}, false, redis.status_reply('FINE')}", "0"},
        answers.collector());

    QTRY_COMPARE(answers.all.size(), 1);
    const QList<Reply> items = answers.all[0]->items;
    QCOMPARE(items.size(), 4);
    QCOMPARE(items[0].integer, 1);
    QCOMPARE(items[1].items[0].text, "two");
    QCOMPARE(items[1].items[1].type, Reply::Type::Array);
    QCOMPARE(items[2].type, Reply::Type::Nil);
    QCOMPARE(items[3].type, Reply::Type::Status);
    QCOMPARE(items[3].text, "FINE");
}

void tst_Connection::tellsServerErrorsByKind()
{
    TestRedis server;
    Connection connection;
    QVERIFY(becomesReady(connection, endpointOf(server)));
    Answers answers;

    connection.command({"SET", "text", "x"});
    connection.command({"LPUSH", "text", "x"}, answers.collector());
    connection.command({"EVALSHA", QByteArray(40, '0'), "0"}, answers.collector());
    connection.command({"NONSENSE"}, answers.collector());

    QTRY_COMPARE(answers.all.size(), 3);
    QCOMPARE(answers.all[0].error().kind, Error::Kind::Malformed);
    QCOMPARE(answers.all[1].error().kind, Error::Kind::NotFound);
    QCOMPARE(answers.all[2].error().kind, Error::Kind::Unavailable);
    QVERIFY(answers.all[2].error().message.contains(QLatin1String("NONSENSE")));
}

void tst_Connection::findsAHostByName()
{
    TestRedis server(TestRedis::Listen::Port);
    redis::Endpoint endpoint = endpointOf(server);
    endpoint.host = QStringLiteral("localhost");
    Connection connection;

    QVERIFY(becomesReady(connection, endpoint));

    Connection lost;
    QSignalSpy losses(&lost, &Connection::lost);
    endpoint.host = QStringLiteral("no-such-host.invalid");
    lost.open(endpoint);
    QVERIFY(losses.wait());
    QVERIFY(losses[0][0].value<Error>().message.contains(QLatin1String("no-such-host.invalid")));
}

void tst_Connection::saysWhoItIs()
{
    TestRedis server(TestRedis::Listen::Port,
        {QStringLiteral("--user"), QStringLiteral("jo"), QStringLiteral("on"),
            QStringLiteral(">own"), QStringLiteral("~*"), QStringLiteral("+@all"),
            QStringLiteral("--requirepass"), QStringLiteral("canary")});
    Connection byDefault;
    QVERIFY(becomesReady(byDefault, endpointOf(server, QStringLiteral(":canary@"))));

    Connection byName;
    QVERIFY(becomesReady(byName, endpointOf(server, QStringLiteral("jo:own@"))));
    Answers answers;
    byName.command({"ACL", "WHOAMI"}, answers.collector());
    QTRY_COMPARE(answers.all.size(), 1);
    QCOMPARE(answers.all[0]->text, "jo");
}

void tst_Connection::saysThatThePasswordIsWrong()
{
    TestRedis server(
        TestRedis::Listen::Port, {QStringLiteral("--requirepass"), QStringLiteral("right")});
    for (const QString &credentials : {QString(), QStringLiteral(":canary@")}) {
        Connection connection(impatient());
        QSignalSpy lost(&connection, &Connection::lost);
        QSignalSpy ready(&connection, &Connection::ready);

        connection.open(endpointOf(server, credentials));

        QVERIFY(lost.wait());
        QCOMPARE(lost[0][0].value<Error>().kind, Error::Kind::Denied);
        QVERIFY(!lost[0][0].value<Error>().message.contains(QLatin1String("canary")));
        QCOMPARE(ready.size(), 0);
    }
}

void tst_Connection::choosesItsDatabase()
{
    TestRedis server(TestRedis::Listen::Port);
    redis::Endpoint endpoint = endpointOf(server);
    endpoint.database = 3;
    Connection connection;
    QVERIFY(becomesReady(connection, endpoint));
    Answers answers;

    connection.command({"SET", "here", "3"}, answers.collector());

    QTRY_COMPARE(answers.all.size(), 1);
    QCOMPARE(server.run({QStringLiteral("EXISTS"), QStringLiteral("here")}), "0");
    QCOMPARE(server.run({QStringLiteral("-n"), QStringLiteral("3"), QStringLiteral("GET"),
                 QStringLiteral("here")}),
        "3");

    endpoint.database = 99;
    QSignalSpy lost(&connection, &Connection::lost);
    connection.open(endpoint);
    QVERIFY(lost.wait());
    QCOMPARE(lost[0][0].value<Error>().kind, Error::Kind::Denied);
}

void tst_Connection::failsACommandWhileItIsDown()
{
    Connection connection(impatient());
    redis::Endpoint nowhere;
    nowhere.socketPath = QStringLiteral("/nowhere/redis.sock");
    QSignalSpy lost(&connection, &Connection::lost);
    connection.open(nowhere);
    Answers answers;

    connection.command({"PING"}, answers.collector());

    QVERIFY(answers.all.isEmpty()); // not before command() has returned
    QTRY_COMPARE(answers.all.size(), 1);
    QCOMPARE(answers.all[0].error().kind, Error::Kind::Unavailable);
    QTRY_VERIFY(lost.size() >= 3); // and it goes on trying
}

void tst_Connection::failsEachPendingCommandOnceWhenTheServerDies()
{
    TestRedis server;
    Connection connection;
    QVERIFY(becomesReady(connection, endpointOf(server)));
    QSignalSpy lost(&connection, &Connection::lost);
    Answers answers;
    server.freeze();
    for (int i = 0; i < 50; ++i)
        connection.command({"PING"}, answers.collector());
    // Written to the socket, not only queued.
    QTest::qWait(20);

    server.kill();

    QVERIFY(lost.wait());
    QCOMPARE(answers.all.size(), 50);
    for (const auto &answer : std::as_const(answers.all))
        QCOMPARE(answer.error().kind, Error::Kind::Unavailable);
    connection.command({"PING"}, answers.collector());
    QTRY_COMPARE(answers.all.size(), 51);
}

void tst_Connection::comesBackAfterARestart()
{
    TestRedis server;
    Connection connection;
    QVERIFY(becomesReady(connection, endpointOf(server)));
    QSignalSpy ready(&connection, &Connection::ready);

    for (int i = 1; i <= 10; ++i) {
        server.kill();
        server.start();
        QTRY_COMPARE(ready.size(), i);
    }

    // One connection, and the one that asks.
    const QByteArray clients = server.run({QStringLiteral("CLIENT"), QStringLiteral("LIST")});
    QCOMPARE(clients.trimmed().count('\n') + 1, 2);
}

void tst_Connection::givesUpOnAFrozenServer()
{
    TestRedis server;
    Connection connection(impatient());
    QVERIFY(becomesReady(connection, endpointOf(server)));
    QSignalSpy lost(&connection, &Connection::lost);
    QSignalSpy ready(&connection, &Connection::ready);
    Answers answers;

    server.freeze();
    connection.command({"PING"}, answers.collector());

    QVERIFY(lost.wait(2000));
    QCOMPARE(answers.all.size(), 1);
    QCOMPARE(answers.all[0].error().kind, Error::Kind::TimedOut);
    server.thaw();
    QTRY_VERIFY(!ready.isEmpty());
    QCOMPARE(answers.all.size(), 1);
}

void tst_Connection::asksASilentServerWhetherItLives()
{
    TestRedis server;
    redis::Timing timing = impatient();
    timing.idle = std::chrono::milliseconds(100);
    Connection connection(timing);
    QVERIFY(becomesReady(connection, endpointOf(server)));
    QSignalSpy lost(&connection, &Connection::lost);
    QVERIFY(!lost.wait(500));

    server.freeze();

    QVERIFY(lost.wait(2000));
    QCOMPARE(lost[0][0].value<Error>().kind, Error::Kind::TimedOut);
}

void tst_Connection::waitsForAServerThatIsLoading()
{
    // A stand-in, because a real one has loaded its data before anybody can look.
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    int questions = 0;
    connect(&server, &QTcpServer::newConnection, this, [&] {
        QTcpSocket *socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, this, [&questions, socket] {
            socket->readAll();
            const bool isLoading = ++questions <= 3;
            socket->write(
                isLoading ? "-LOADING Redis is loading the dataset in memory\r\n" : "+PONG\r\n");
        });
    });
    redis::Endpoint endpoint;
    endpoint.host = QStringLiteral("127.0.0.1");
    endpoint.port = server.serverPort();
    Connection connection;
    QSignalSpy lost(&connection, &Connection::lost);

    QVERIFY(becomesReady(connection, endpoint));

    QCOMPARE(questions, 4);
    QCOMPARE(lost.size(), 0);
}

void tst_Connection::survivesWhatIsNotRedis_data()
{
    QTest::addColumn<QByteArray>("speech");

    QTest::newRow("a shell") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n");
    QTest::newRow("a web server") << QByteArray("HTTP/1.1 400 Bad Request\r\n\r\n");
    QTest::newRow("a mail box that greets first") << QByteArray("+OK ready\r\n-ERR what\r\n");
    QTest::newRow("two billion items") << QByteArray("*2147483648\r\n");
    // Beyond our limit, within hiredis's own: it would reserve 16 GiB.
    QTest::newRow("as many items as hiredis takes") << QByteArray("*2147483647\r\n$1\r\nx\r\n");
    QTest::newRow("four billion items") << QByteArray("*4294967297\r\n");
    QTest::newRow("a text without an end") << QByteArray("$9223372036854775807\r\nx\r\n");
    QTest::newRow("too deep") << QByteArray("*1\r\n").repeated(100);
    QTest::newRow("full") << QByteArray("-ERR max number of clients reached\r\n");
    QTest::newRow("binary") << QByteArray("\0\xff\x01\x80\0", 5);
    QTest::newRow("gone at once") << QByteArray();
}

void tst_Connection::survivesWhatIsNotRedis()
{
    QFETCH(QByteArray, speech);
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, this, [&] {
        QTcpSocket *socket = server.nextPendingConnection();
        socket->write(speech);
        socket->disconnectFromHost();
    });
    redis::Endpoint endpoint;
    endpoint.host = QStringLiteral("127.0.0.1");
    endpoint.port = server.serverPort();
    Connection connection(impatient());
    QSignalSpy lost(&connection, &Connection::lost);

    connection.open(endpoint);

    QTRY_VERIFY(lost.size() >= 2);
}

void tst_Connection::canBeClosedInsideAnAnswer()
{
    TestRedis server;
    Connection connection;
    QVERIFY(becomesReady(connection, endpointOf(server)));
    Answers answers;

    connection.command({"PING"}, [&](const core::Result<Reply> &) { connection.close(); });
    connection.command({"PING"}, answers.collector());

    QTRY_COMPARE(answers.all.size(), 1);
    QVERIFY(!answers.all[0]);
    QVERIFY(!connection.isReady());
    QVERIFY(becomesReady(connection, endpointOf(server)));
}

void tst_Connection::canBeDeletedWithCommandsPending()
{
    TestRedis server;
    Answers answers;
    {
        Connection connection;
        QVERIFY(becomesReady(connection, endpointOf(server)));
        connection.command({"PING"}, answers.collector());
    }
    QTest::qWait(50);
    QVERIFY(answers.all.isEmpty());
    QTRY_VERIFY(!server.run({QStringLiteral("CLIENT"), QStringLiteral("LIST")}).contains('\n'));
}

QTEST_GUILESS_MAIN(tst_Connection)
#include "tst_Connection.moc"
