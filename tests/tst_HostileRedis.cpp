// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "redis/Connection.h"
#include "redis/Subscriber.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using redis::Connection;
using redis::Subscriber;

namespace {

const QByteArray confirmation = "*3\r\n$10\r\npsubscribe\r\n$9\r\nchannel:*\r\n:1\r\n";
const QByteArray message
    = "*4\r\n$8\r\npmessage\r\n$9\r\nchannel:*\r\n$9\r\nchannel:a\r\n$1\r\nx\r\n";

redis::Timing impatient()
{
    redis::Timing timing;
    timing.connect = timing.answer = std::chrono::milliseconds(1000);
    timing.firstRetry = std::chrono::milliseconds(10);
    timing.longestRetry = std::chrono::milliseconds(20);
    return timing;
}

/// Speaks like Redis, and to the first one who comes says `speech` behind what was asked for.
class HostileServer : public QObject {
public:
    explicit HostileServer(const QByteArray &speech) : m_speech(speech)
    {
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("cannot listen");
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            const bool isFirst = ++m_connections == 1;
            connect(socket, &QTcpSocket::readyRead, this,
                [this, socket, isFirst] { answer(*socket, isFirst); });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        });
    }

    redis::Endpoint endpoint() const
    {
        redis::Endpoint endpoint;
        endpoint.host = QStringLiteral("127.0.0.1");
        endpoint.port = m_server.serverPort();
        return endpoint;
    }

private:
    void answer(QTcpSocket &socket, bool isFirst)
    {
        const QByteArray asked = socket.readAll();
        if (asked.contains("PING"))
            socket.write("+PONG\r\n");
        if (asked.contains("PSUBSCRIBE"))
            socket.write(confirmation + (isFirst ? m_speech : message));
        if (asked.contains("GET"))
            socket.write("$1\r\nx\r\n" + (isFirst ? m_speech : QByteArray()));
    }

    QByteArray m_speech;
    QTcpServer m_server;
    int m_connections = 0;
};

} // namespace

/// hiredis trusts its server so far that it ends the program. Ours goes on, with the next link.
class tst_HostileRedis : public QObject {
    Q_OBJECT

private slots:
    void survivesAnswersNobodyAskedFor_data();
    void survivesAnswersNobodyAskedFor();
    void survivesMessagesOfAnotherForm_data();
    void survivesMessagesOfAnotherForm();
    void overlooksWhatIsHarmless_data();
    void overlooksWhatIsHarmless();
};

void tst_HostileRedis::survivesAnswersNobodyAskedFor_data()
{
    QTest::addColumn<QByteArray>("speech");

    QTest::newRow("status") << QByteArray("+OK\r\n");
    QTest::newRow("number") << QByteArray(":1\r\n");
    QTest::newRow("nothing") << QByteArray("$-1\r\n");
    QTest::newRow("no list") << QByteArray("*-1\r\n");
    QTest::newRow("text") << QByteArray("$1\r\nx\r\n");
    QTest::newRow("list") << QByteArray("*1\r\n:1\r\n");
    QTest::newRow("error") << QByteArray("-ERR who are you\r\n");
    QTest::newRow("message") << message;
    QTest::newRow("two billion items") << QByteArray("*2147483647\r\n");
    QTest::newRow("noise") << QByteArray("\0\xff\x01\x80\0", 5);
}

void tst_HostileRedis::survivesAnswersNobodyAskedFor()
{
    QFETCH(QByteArray, speech);
    HostileServer server(speech);
    Connection connection(impatient());
    QSignalSpy ready(&connection, &Connection::ready);
    QSignalSpy lost(&connection, &Connection::lost);
    connection.open(server.endpoint());
    QVERIFY(ready.wait());
    int answers = 0;
    const auto ask = [&] {
        connection.command({"GET", "a"}, [&answers](const core::Result<redis::Reply> &reply) {
            answers += reply && reply->text == "x" ? 1 : 0;
        });
    };

    ask();

    QTRY_COMPARE(lost.size(), 1);
    QTRY_COMPARE(ready.size(), 2);
    QCOMPARE(answers, 1);
    ask();
    QTRY_COMPARE(answers, 2);
}

void tst_HostileRedis::survivesMessagesOfAnotherForm_data()
{
    QTest::addColumn<QByteArray>("speech");

    QTest::newRow("empty list") << QByteArray("*0\r\n");
    QTest::newRow("one item") << QByteArray("*1\r\n$8\r\npmessage\r\n");
    QTest::newRow("two items") << QByteArray("*2\r\n$8\r\npmessage\r\n$1\r\nx\r\n");
    QTest::newRow("numbers") << QByteArray("*3\r\n:1\r\n:2\r\n:3\r\n");
    QTest::newRow("nothings") << QByteArray("*3\r\n$-1\r\n$-1\r\n$-1\r\n");
    QTest::newRow("lists") << QByteArray("*3\r\n*0\r\n*0\r\n*0\r\n");
    QTest::newRow("pattern is a number") << QByteArray("*3\r\n$8\r\npmessage\r\n:1\r\n:1\r\n");
    QTest::newRow("kind is a status") << QByteArray("*3\r\n+pmessage\r\n$1\r\nx\r\n:1\r\n");
    QTest::newRow("unsubscribed, count is text")
        << QByteArray("*3\r\n$12\r\npunsubscribe\r\n$9\r\nchannel:*\r\n$1\r\n0\r\n");
    QTest::newRow("unsubscribed") << QByteArray(
        "*3\r\n$12\r\npunsubscribe\r\n$9\r\nchannel:*\r\n:0\r\n");
    QTest::newRow("unsubscribed from a channel")
        << QByteArray("*3\r\n$11\r\nunsubscribe\r\n$9\r\nchannel:*\r\n:0\r\n");
    QTest::newRow("channel is a number") << QByteArray("*3\r\n$7\r\nmessage\r\n:1\r\n:1\r\n");
    QTest::newRow("of no kind") << QByteArray("*3\r\n$0\r\n\r\n$0\r\n\r\n$0\r\n\r\n");
    QTest::newRow("error") << QByteArray("-ERR gone mad\r\n");
    QTest::newRow("two billion items") << QByteArray("*2147483647\r\n$8\r\npmessage\r\n");
    QTest::newRow("depth 100,000") << QByteArray("*3\r\n").repeated(100'000);
    QTest::newRow("noise") << QByteArray("\0\xff\x01\x80\0", 5);
}

void tst_HostileRedis::survivesMessagesOfAnotherForm()
{
    QFETCH(QByteArray, speech);
    HostileServer server(speech);
    Subscriber subscriber(impatient());
    QSignalSpy lost(&subscriber, &Subscriber::lost);
    QSignalSpy messages(&subscriber, &Subscriber::messageReceived);

    subscriber.open(server.endpoint(), {"channel:*"});

    QTRY_VERIFY(!messages.isEmpty()); // on the second link
    QCOMPARE(lost.size(), 1);
    QCOMPARE(messages[0][1].toByteArray(), "x");
}

void tst_HostileRedis::overlooksWhatIsHarmless_data()
{
    QTest::addColumn<QByteArray>("speech");

    QTest::newRow("status") << QByteArray("+OK\r\n");
    QTest::newRow("number") << QByteArray(":1\r\n");
    QTest::newRow("nothing") << QByteArray("$-1\r\n");
    QTest::newRow("another pattern")
        << QByteArray("*4\r\n$8\r\npmessage\r\n$1\r\n*\r\n$1\r\na\r\n$1\r\nx\r\n");
    QTest::newRow("another channel") << QByteArray("*3\r\n$7\r\nmessage\r\n$1\r\na\r\n$1\r\nx\r\n");
    QTest::newRow("message of three items")
        << QByteArray("*3\r\n$8\r\npmessage\r\n$9\r\nchannel:*\r\n$1\r\nx\r\n");
    QTest::newRow("payload is a list")
        << QByteArray("*4\r\n$8\r\npmessage\r\n$9\r\nchannel:*\r\n$1\r\na\r\n*1\r\n:1\r\n");
}

void tst_HostileRedis::overlooksWhatIsHarmless()
{
    QFETCH(QByteArray, speech);
    HostileServer server(speech + message);
    Subscriber subscriber(impatient());
    QSignalSpy lost(&subscriber, &Subscriber::lost);
    QSignalSpy messages(&subscriber, &Subscriber::messageReceived);

    subscriber.open(server.endpoint(), {"channel:*"});

    QTRY_VERIFY(!messages.isEmpty() && messages.last()[1].toByteArray() == "x");
    QVERIFY(lost.isEmpty());
}

QTEST_GUILESS_MAIN(tst_HostileRedis)
#include "tst_HostileRedis.moc"
