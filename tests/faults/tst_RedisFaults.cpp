// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestRedis.h"
#include "support/WatchedPlace.h"

#include <QElapsedTimer>

#include <csignal>

using support::TestRedis;
using support::WatchedPlace;

/// Redis dies, goes away, freezes or is emptied: it is told, and nothing is lost or comes twice.
class tst_RedisFaults : public QObject {
    Q_OBJECT

private slots:
    void aKilledPrivateRedisIsBackInTwoSeconds();
    void anExternalRedisMayBeAwayForAMinute();
    void tenRestartsAddNoSubscription();
    void aFrozenRedisGetsNothingTwice();
    void anEmptiedRedisGetsItsPlacesBack();
};

namespace {
constexpr int backTime = 2000 * support::slowness;
} // namespace

void tst_RedisFaults::aKilledPrivateRedisIsBackInTwoSeconds()
{
    WatchedPlace place;
    QVERIFY2(place.start(), place.program.standardError());
    const qint64 first = place.program.redisProcessIds().value(0);
    QVERIFY(first > 0);

    place.publish(5);
    QCOMPARE(::kill(pid_t(first), SIGKILL), 0);
    QElapsedTimer clock;
    clock.start();
    place.publish(5);

    QTRY_VERIFY_WITH_TIMEOUT(place.privateRedis({"PING"}) == "PONG", 10'000);
    QVERIFY2(clock.elapsed() <= backTime, qPrintable(QString::number(clock.elapsed())));
    QVERIFY(place.hasAll());
    QCOMPARE(place.problem(), "");
    QVERIFY2(place.program.standardError().contains("The private Redis has ended"),
        place.program.standardError());
    QTRY_COMPARE_WITH_TIMEOUT(place.health("redis"), QString("fine: Redis private"), 20'000);
}

void tst_RedisFaults::anExternalRedisMayBeAwayForAMinute()
{
    const int awayTime = support::isLongRun() ? 60'000 : 6000;
    TestRedis redis;
    WatchedPlace place({"--redis", redis.url()});
    QVERIFY2(place.start(), place.program.standardError());

    redis.stop();
    place.publish(5);
    QTRY_VERIFY_WITH_TIMEOUT(place.health("redis").startsWith("waiting: Redis is away"), 20'000);
    QTest::qWait(awayTime);
    place.publish(5);
    redis.start();

    QVERIFY(place.hasAll());
    QCOMPARE(place.problem(), "");
    QTRY_VERIFY_WITH_TIMEOUT(place.health("redis").startsWith("fine"), 20'000);
}

void tst_RedisFaults::tenRestartsAddNoSubscription()
{
    TestRedis redis;
    WatchedPlace place({"--redis", redis.url()});
    QVERIFY2(place.start(), place.program.standardError());
    const QByteArray patterns = redis.run({"PUBSUB", "NUMPAT"});
    QCOMPARE(patterns, "1");
    const auto subscribers = [&] {
        return redis.run({"CLIENT", "LIST", "TYPE", "pubsub"}).count("addr=");
    };
    const auto first = subscribers();
    QVERIFY(first >= 1);

    for (int round = 0; round < 10; ++round) {
        redis.restart();
        place.publish(1);
        QTRY_COMPARE_WITH_TIMEOUT(redis.run({"PUBSUB", "NUMPAT"}), patterns, 20'000);
    }

    QVERIFY(place.hasAll());
    QCOMPARE(place.problem(), "");
    QCOMPARE(redis.run({"PUBSUB", "NUMPAT"}), patterns);
    QTRY_COMPARE(subscribers(), first);
}

void tst_RedisFaults::aFrozenRedisGetsNothingTwice()
{
    const int frozenTime = support::isLongRun() ? 30'000 : 8000; // commands time out in 5 s
    TestRedis redis;
    WatchedPlace place({"--redis", redis.url()});
    QVERIFY2(place.start(), place.program.standardError());

    redis.freeze();
    QElapsedTimer clock;
    clock.start();
    place.publish(5);
    QTRY_VERIFY_WITH_TIMEOUT(place.health("redis").startsWith("waiting: Redis is away"), 20'000);
    // The look waits for its turn, and its append is given up after 5 s.
    QVERIFY2(clock.elapsed() <= 12'000, qPrintable(QString::number(clock.elapsed())));
    QTest::qWait(std::max<int>(0, frozenTime - int(clock.elapsed())));
    redis.thaw();

    QVERIFY(place.hasAll());
    QTRY_VERIFY_WITH_TIMEOUT(place.health("redis").startsWith("fine"), 20'000);
    QCOMPARE(place.problem(), "");
    QCOMPARE(redis.run({"XLEN", "hereabouts:photos"}), QByteArray::number(place.published.size()));
}

void tst_RedisFaults::anEmptiedRedisGetsItsPlacesBack()
{
    TestRedis redis;
    WatchedPlace place({"--redis", redis.url()});
    QVERIFY2(place.start(), place.program.standardError());
    const QByteArray epoch = redis.run({"GET", "hereabouts:epoch"});
    QVERIFY(redis.run({"HKEYS", "hereabouts:subscriptions"}).contains(WatchedPlace::slug));

    redis.run({"FLUSHALL"});
    place.publish(1);

    QTRY_VERIFY_WITH_TIMEOUT(
        redis.run({"HKEYS", "hereabouts:subscriptions"}).contains(WatchedPlace::slug), 15'000);
    QVERIFY(redis.run({"GET", "hereabouts:epoch"}) != epoch); // old positions mean nothing
    QVERIFY(place.hasAll()); // found again at the provider
    QCOMPARE(place.problem(), "");
    QVERIFY2(place.program.standardError().contains("begins anew"), place.program.standardError());
}

QTEST_GUILESS_MAIN(tst_RedisFaults)
#include "tst_RedisFaults.moc"
