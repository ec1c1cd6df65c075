// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestRedis.h"
#include "support/Viewer.h"
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
    void aTornEndOfItsFileIsToldAndFoundAgain();
    void aDamagedFileIsKeptAndToldAndNotBegunAnew();
};

namespace {
constexpr int backTime = 2000 * support::slowness;

/// The part of it that grows.
QString appendOnlyFile(const WatchedPlace &place)
{
    const QDir folder(place.own.filePath("redis/appendonlydir"));
    return folder.filePath(folder.entryList({"*.incr.aof"}).value(0));
}
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

    // Notices of one second have the same bytes, and looks a pause between them.
    QTest::qWait(2500);
    const int looks = place.rig.provider().lookCount();
    redis.freeze();
    QElapsedTimer clock;
    clock.start();
    place.publish(5);
    // What it found is on its way to a Redis that will read it when it goes on.
    QTRY_COMPARE(place.rig.provider().lookCount(), looks + 1);
    QTRY_VERIFY_WITH_TIMEOUT(place.health("redis").startsWith("waiting: Redis is away"), 20'000);
    // The append is given up after 5 s.
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
    support::Viewer viewer(place.program.pageUrl());
    QVERIFY(viewer.comes());
    QVERIFY(redis.run({"HKEYS", "hereabouts:subscriptions"}).contains(WatchedPlace::slug));

    redis.run({"FLUSHALL"});
    place.publish(1);

    QTRY_VERIFY_WITH_TIMEOUT(
        redis.run({"HKEYS", "hereabouts:subscriptions"}).contains(WatchedPlace::slug), 15'000);
    QVERIFY(redis.run({"GET", "hereabouts:epoch"}) != epoch); // old positions mean nothing
    QVERIFY(place.hasAll()); // found again at the provider
    QCOMPARE(place.problem(), "");
    QVERIFY2(place.program.standardError().contains("begins anew"), place.program.standardError());
    QCOMPARE(viewer.resets, 1);
    QTRY_VERIFY(viewer.ids.contains(place.published.last()));
}

void tst_RedisFaults::aTornEndOfItsFileIsToldAndFoundAgain()
{
    WatchedPlace place;
    QVERIFY2(place.start(), place.program.standardError());
    place.publish(5);
    QVERIFY(place.hasAll());
    QVERIFY(place.program.terminate());
    QFile file(appendOnlyFile(place));
    QVERIFY2(file.resize(file.size() - 5), qPrintable(file.fileName()));

    QVERIFY2(place.program.start(), place.program.standardError());

    QTRY_VERIFY2_WITH_TIMEOUT(
        place.health("redis").startsWith("fine"), qPrintable(place.health("redis")), 20'000);
    QTRY_VERIFY2(place.health("redis").contains("damaged and has been cut off"),
        qPrintable(place.health("redis")));
    QVERIFY(place.hasAll()); // what was cut off is found again at the provider
    QCOMPARE(place.problem(), "");
    QVERIFY2(place.program.standardError().contains("The end of the journal was damaged"),
        place.program.standardError());
}

void tst_RedisFaults::aDamagedFileIsKeptAndToldAndNotBegunAnew()
{
    WatchedPlace place;
    QVERIFY2(place.start(), place.program.standardError());
    place.publish(20);
    QVERIFY(place.hasAll());
    QVERIFY(place.program.terminate());
    QFile file(appendOnlyFile(place));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QByteArray damaged = file.readAll();
    damaged.replace(damaged.indexOf("\r\n*", damaged.size() / 2), 3, "???"); // between two commands
    QVERIFY(file.seek(0));
    QCOMPARE(file.write(damaged), damaged.size());
    QVERIFY(file.flush());

    QVERIFY2(place.program.start(), place.program.standardError());

    QTRY_VERIFY2_WITH_TIMEOUT(
        place.health("redis").startsWith("failing"), qPrintable(place.health("redis")), 20'000);
    QVERIFY(place.health("redis").contains("redis-check-aof"));
    QTest::qWait(3000); // it tries again meanwhile
    QVERIFY(place.health("redis").startsWith("failing"));
    QVERIFY(place.program.keptIds().isEmpty());
    QVERIFY(place.program.isRunning());
    QVERIFY(file.seek(0));
    QCOMPARE(file.readAll(), damaged);

    // What it told to do.
    QProcess check;
    check.start("redis-check-aof", {"--fix", file.fileName()});
    check.write("y\n");
    QVERIFY(check.waitForFinished(10'000));
    QTRY_VERIFY2_WITH_TIMEOUT(
        place.health("redis").startsWith("fine"), qPrintable(place.health("redis")), 30'000);
    QVERIFY(place.hasAll());
    QCOMPARE(place.problem(), "");
}

QTEST_GUILESS_MAIN(tst_RedisFaults)
#include "tst_RedisFaults.moc"
