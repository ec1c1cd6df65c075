// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "redis/Subscriber.h"
#include "support/TestRedis.h"

#include <QSignalSpy>
#include <QTest>

using redis::Subscriber;
using support::TestRedis;

class tst_Subscriber : public QObject {
    Q_OBJECT

private slots:
    void hearsWhatIsPublished();
    void hearsSeveralPatterns();
    void hearsChannelsByTheirNames();
    void carriesAnyBytes();
    void dropsWhatIsTooLong();
    void keepsExactlyOneSubscription();
    void noticesThatTheLinkIsHalfOpen();
    void staysWithASilentServer();
    void saysNothingAfterClose();
    void canBeClosedInsideAMessage();
};

static redis::Endpoint endpointOf(const TestRedis &server)
{
    const auto endpoint = redis::Endpoint::fromUrl(server.url());
    return endpoint ? *endpoint : redis::Endpoint {};
}

static bool subscribes(
    Subscriber &subscriber, const TestRedis &server, const QList<QByteArray> &patterns)
{
    QSignalSpy subscribed(&subscriber, &Subscriber::subscribed);
    subscriber.open(endpointOf(server), patterns);
    return subscribed.wait();
}

static QByteArray publish(const TestRedis &server, const QString &channel, const QByteArray &text)
{
    return server.run({QStringLiteral("PUBLISH"), channel}, text);
}

static QByteArray patternCount(const TestRedis &server)
{
    return server.run({QStringLiteral("PUBSUB"), QStringLiteral("NUMPAT")});
}

void tst_Subscriber::hearsWhatIsPublished()
{
    TestRedis server;
    Subscriber subscriber;
    QVERIFY(subscribes(subscriber, server, {"channel:*"}));
    QSignalSpy messages(&subscriber, &Subscriber::messageReceived);

    // Confirmed means: the very next message arrives.
    QCOMPARE(publish(server, QStringLiteral("channel:kyoto"), "{}"), "1");
    QCOMPARE(publish(server, QStringLiteral("other:kyoto"), "{}"), "0");

    QVERIFY(messages.wait());
    QCOMPARE(messages.size(), 1);
    QCOMPARE(messages[0][0].toByteArray(), "channel:kyoto");
    QCOMPARE(messages[0][1].toByteArray(), "{}");
}

void tst_Subscriber::hearsSeveralPatterns()
{
    TestRedis server;
    Subscriber subscriber;
    QVERIFY(subscribes(subscriber, server, {"one:*", "two\\[x\\]:*"}));
    QSignalSpy messages(&subscriber, &Subscriber::messageReceived);

    publish(server, QStringLiteral("one:a"), "1");
    publish(server, QStringLiteral("two[x]:b"), "2");
    publish(server, QStringLiteral("twox:b"), "3");

    QTRY_COMPARE(messages.size(), 2);
    QCOMPARE(messages[1][0].toByteArray(), "two[x]:b");
}

void tst_Subscriber::hearsChannelsByTheirNames()
{
    TestRedis server;
    Subscriber subscriber;
    QSignalSpy subscribed(&subscriber, &Subscriber::subscribed);
    subscriber.open(endpointOf(server), {"one:*"}, {"bell*", "gong"});
    QVERIFY(subscribed.wait());
    QSignalSpy messages(&subscriber, &Subscriber::messageReceived);

    // Confirmed means: all of them.
    QCOMPARE(publish(server, QStringLiteral("bell*"), "1"), "1");
    QCOMPARE(publish(server, QStringLiteral("bells"), "2"), "0");
    QCOMPARE(publish(server, QStringLiteral("gong"), "3"), "1");
    QCOMPARE(publish(server, QStringLiteral("one:a"), "4"), "1");

    QTRY_COMPARE(messages.size(), 3);
    QCOMPARE(messages[0], (QVariantList {QByteArray("bell*"), QByteArray("1")}));
    QCOMPARE(messages[1], (QVariantList {QByteArray("gong"), QByteArray("3")}));
    QCOMPARE(messages[2], (QVariantList {QByteArray("one:a"), QByteArray("4")}));
    QCOMPARE(patternCount(server), "1");
    QCOMPARE(subscribed.size(), 1);
}

void tst_Subscriber::carriesAnyBytes()
{
    TestRedis server;
    Subscriber subscriber;
    QVERIFY(subscribes(subscriber, server, {"channel:*"}));
    QSignalSpy messages(&subscriber, &Subscriber::messageReceived);
    QByteArray bytes;
    for (int i = 0; i < 1'000'000; ++i)
        bytes += char(i % 253);

    publish(server, QStringLiteral("channel:"), bytes);

    QVERIFY(messages.wait());
    QCOMPARE(messages[0][1].toByteArray(), bytes);
}

void tst_Subscriber::dropsWhatIsTooLong()
{
    TestRedis server;
    Subscriber subscriber;
    QVERIFY(subscribes(subscriber, server, {"channel:*"}));
    QSignalSpy messages(&subscriber, &Subscriber::messageReceived);

    publish(server, QStringLiteral("channel:a"), QByteArray(Subscriber::maxPayloadBytes + 1, 'x'));
    publish(server, QStringLiteral("channel:a"), QByteArray(Subscriber::maxPayloadBytes, 'x'));

    QTRY_COMPARE(messages.size(), 1);
    QCOMPARE(messages[0][1].toByteArray().size(), Subscriber::maxPayloadBytes);
    QCOMPARE(subscriber.droppedCount(), 1);
}

void tst_Subscriber::keepsExactlyOneSubscription()
{
    TestRedis server;
    redis::Timing timing;
    timing.idle = std::chrono::milliseconds(50); // subscribes again and again, as a question
    Subscriber subscriber(timing);
    QVERIFY(subscribes(subscriber, server, {"channel:*"}));
    QSignalSpy subscribed(&subscriber, &Subscriber::subscribed);
    QSignalSpy lost(&subscriber, &Subscriber::lost);

    for (int i = 1; i <= 10; ++i) {
        server.kill();
        server.start();
        QTRY_COMPARE(subscribed.size(), i);
    }

    QVERIFY(!lost.isEmpty());
    QCOMPARE(patternCount(server), "1");
    QSignalSpy messages(&subscriber, &Subscriber::messageReceived);
    QCOMPARE(publish(server, QStringLiteral("channel:a"), "x"), "1");
    QVERIFY(messages.wait());
    QVERIFY(!messages.wait(200));
}

void tst_Subscriber::noticesThatTheLinkIsHalfOpen()
{
    TestRedis server;
    redis::Timing timing;
    timing.idle = timing.answer = timing.connect = std::chrono::milliseconds(200);
    Subscriber subscriber(timing);
    QVERIFY(subscribes(subscriber, server, {"channel:*"}));
    QSignalSpy lost(&subscriber, &Subscriber::lost);
    QSignalSpy subscribed(&subscriber, &Subscriber::subscribed);

    server.freeze();

    QVERIFY(lost.wait(3000));
    QCOMPARE(lost[0][0].value<core::Error>().kind, core::Error::Kind::TimedOut);
    QVERIFY(!subscriber.isSubscribed());
    server.thaw();
    QTRY_COMPARE(subscribed.size(), 1);
    QTRY_COMPARE(patternCount(server), "1");
}

void tst_Subscriber::staysWithASilentServer()
{
    TestRedis server;
    redis::Timing timing;
    timing.idle = std::chrono::milliseconds(30);
    Subscriber subscriber(timing);
    QVERIFY(subscribes(subscriber, server, {"channel:*", "other:*"}));
    QSignalSpy lost(&subscriber, &Subscriber::lost);
    QSignalSpy subscribed(&subscriber, &Subscriber::subscribed);

    QVERIFY(!lost.wait(500));

    QCOMPARE(subscribed.size(), 0); // told once
    QCOMPARE(patternCount(server), "2");
}

void tst_Subscriber::saysNothingAfterClose()
{
    TestRedis server;
    Subscriber subscriber;
    QVERIFY(subscribes(subscriber, server, {"channel:*"}));
    QSignalSpy messages(&subscriber, &Subscriber::messageReceived);
    QSignalSpy lost(&subscriber, &Subscriber::lost);
    publish(server, QStringLiteral("channel:a"), "x");

    subscriber.close();

    QVERIFY(!messages.wait(100));
    QVERIFY(lost.isEmpty());
    QTRY_COMPARE(patternCount(server), "0");
}

void tst_Subscriber::canBeClosedInsideAMessage()
{
    TestRedis server;
    Subscriber subscriber;
    QVERIFY(subscribes(subscriber, server, {"channel:*"}));
    QSignalSpy messages(&subscriber, &Subscriber::messageReceived);
    connect(&subscriber, &Subscriber::messageReceived, &subscriber, [&] { subscriber.close(); });

    for (int i = 0; i < 5; ++i)
        publish(server, QStringLiteral("channel:a"), "x");

    QVERIFY(messages.wait());
    QVERIFY(!messages.wait(100));
    QCOMPARE(messages.size(), 1);
}

QTEST_GUILESS_MAIN(tst_Subscriber)
#include "tst_Subscriber.moc"
