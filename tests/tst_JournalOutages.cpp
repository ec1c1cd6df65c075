// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/JournalWall.h"

#include <QElapsedTimer>
#include <QTimer>

using core::Error;
using core::Health;
using photos::Batch;
using photos::Photo;
using support::idsFrom;
using support::photosFrom;
using support::run;
using support::TestRedis;
using support::Wall;

/// What the journal does when Redis goes, comes, stands still or forgets.
class tst_JournalOutages : public QObject {
    Q_OBJECT

private slots:
    void givesEverythingKeptBeforeItIsReady();
    void resumesWhereItWas();
    void readsTheStreamWhenADoorbellIsMissing();
    void followsFromSeveralMachines();
    void losesNothingWhenRedisIsKilled();
    void doesNothingTwiceWhenRedisWasFrozen();
    void keepsOneSubscriptionOverTenRestarts();
    void failsWhileRedisIsAway();
    void beginsAnewAfterAFlush();
    void beginsAnewWhenTheStreamWasTrimmedBeyondIt();
    void catchesUpWithTwentyThousand();
};

void tst_JournalOutages::givesEverythingKeptBeforeItIsReady()
{
    TestRedis server;
    {
        Wall writer;
        QVERIFY(writer.opens(server));
        writer.append(photosFrom(1, 650));
        photos::Subscription paris = Wall::kyoto();
        paris.slug = paris.title = QStringLiteral("paris");
        writer.append(photosFrom(651, 652), {}, paris);
        writer.append(photosFrom(653, 653));
    }
    server.restart();

    Wall wall;
    QVERIFY(wall.opens(server));

    QCOMPARE(wall.ids, idsFrom(1, 653));
    QVERIFY(wall.isInOrder());
    QCOMPARE(wall.events.at(1), QStringLiteral("reset"));
    QCOMPARE(wall.events.last(), QStringLiteral("ready"));
    QCOMPARE(wall.epochs.size(), 1);
    for (const Batch &batch : std::as_const(wall.batches)) {
        QVERIFY(batch.photos.size() <= 100);
        for (const Photo &photo : batch.photos)
            QCOMPARE(photo.slug, batch.slug);
    }
    QCOMPARE(wall.batches.last().slug, QStringLiteral("kyoto"));
    QCOMPARE(wall.batches[wall.batches.size() - 2].slug, QStringLiteral("paris"));
}

void tst_JournalOutages::resumesWhereItWas()
{
    TestRedis server;
    Wall writer;
    Wall wall;
    QVERIFY(writer.opens(server) && wall.opens(server));
    writer.append(photosFrom(1, 2));
    QTRY_COMPARE(wall.ids.size(), 2);

    wall.journal.close();
    writer.append(photosFrom(3, 700));
    QVERIFY(wall.opens(server));

    QCOMPARE(wall.ids, idsFrom(1, 700));
    QCOMPARE(wall.epochs.size(), 1); // no reset
}

void tst_JournalOutages::readsTheStreamWhenADoorbellIsMissing()
{
    TestRedis server;
    Wall wall;
    QVERIFY(wall.opens(server));
    wall.append(photosFrom(1, 1));
    QTRY_COMPARE(wall.ids.size(), 1);

    run(server, "XADD hereabouts:photos * slug kyoto title kyoto id 2 json",
        support::photo(QStringLiteral("2")).record);
    wall.append(photosFrom(3, 3));

    QTRY_COMPARE(wall.ids, idsFrom(1, 3));
    QVERIFY(wall.isInOrder());
    QCOMPARE(wall.epochs.size(), 1);

    // And without any doorbell, a little later.
    run(server, "XADD hereabouts:photos * slug kyoto title kyoto id 4 json",
        support::photo(QStringLiteral("4")).record);
    QTRY_COMPARE_WITH_TIMEOUT(wall.ids, idsFrom(1, 4), 8000);
}

void tst_JournalOutages::followsFromSeveralMachines()
{
    TestRedis server(TestRedis::Listen::Port);
    Wall one;
    Wall other;
    QVERIFY(one.opens(server) && other.opens(server));
    qint64 added = 0;

    // Both look at the same source, now one ahead, now the other.
    for (int i = 1; i <= 60; ++i) {
        const auto count = [&added](const core::Result<qsizetype> &result) {
            if (result)
                added += *result;
        };
        one.journal.append(Wall::kyoto(), photosFrom(i, i + 5), {}, count);
        other.journal.append(Wall::kyoto(), photosFrom(i + 3, i + 8), {}, count);
        if (i % 7 == 0)
            QTest::qWait(1);
    }

    QTRY_COMPARE(one.ids.size(), 68);
    QTRY_COMPARE(other.ids.size(), 68);
    QCOMPARE(added, 68);
    QCOMPARE(one.ids, other.ids);
    QVERIFY(one.isInOrder() && other.isInOrder());
    QCOMPARE(QSet<QString>(one.ids.begin(), one.ids.end()).size(), 68);
}

void tst_JournalOutages::losesNothingWhenRedisIsKilled()
{
    TestRedis server;
    Wall wall;
    Wall other;
    QVERIFY(wall.opens(server) && other.opens(server));
    int next = 1;
    int acknowledged = 0;
    std::function<void()> appendNext = [&] {
        wall.journal.append(Wall::kyoto(), photosFrom(qMax(1, next - 2), next),
            QByteArray::number(next), [&](const core::Result<qsizetype> &result) {
                if (result)
                    acknowledged = next++;
                if (next <= 300)
                    QTimer::singleShot(result ? 1 : 20, &wall, appendNext);
            });
    };

    appendNext();
    for (const int moment : {50, 120, 200}) {
        QTRY_VERIFY_WITH_TIMEOUT(acknowledged >= moment, 10'000);
        server.kill();
        server.start();
        QCOMPARE_GE(run(server, "GET hereabouts:cursor:instagram:kyoto").toInt(), moment);
    }

    QTRY_COMPARE_WITH_TIMEOUT(acknowledged, 300, 20'000);
    QTRY_COMPARE(wall.ids, idsFrom(1, 300));
    QTRY_COMPARE(other.ids, idsFrom(1, 300));
    QVERIFY(wall.isInOrder());
    QCOMPARE(wall.epochs.size(), 1);
    QCOMPARE(wall.losses, 3);
    QTRY_COMPARE(wall.readies, 4);
    QCOMPARE(wall.health.level, Health::Level::Fine);
}

void tst_JournalOutages::doesNothingTwiceWhenRedisWasFrozen()
{
    TestRedis server;
    Wall wall;
    QVERIFY(wall.opens(server));
    wall.append(photosFrom(1, 1));
    server.freeze();
    QElapsedTimer time;
    time.start();

    QCOMPARE(wall.append(photosFrom(2, 3), "c"), -1);

    QCOMPARE(wall.error.kind, Error::Kind::TimedOut);
    QVERIFY(time.elapsed() < 6000);
    QCOMPARE(wall.losses, 1);
    QCOMPARE(wall.health.level, Health::Level::Waiting);
    server.thaw();
    QTRY_COMPARE_WITH_TIMEOUT(wall.readies, 2, 10'000);
    // What timed out may have been done all the same: the next look brings it again.
    QVERIFY(wall.append(photosFrom(2, 4), "d") >= 1);
    QTRY_COMPARE(wall.ids, idsFrom(1, 4));
    QCOMPARE(run(server, "XLEN hereabouts:photos"), "4");
}

void tst_JournalOutages::keepsOneSubscriptionOverTenRestarts()
{
    TestRedis server;
    Wall wall;
    QVERIFY(wall.opens(server));

    for (int i = 1; i <= 10; ++i) {
        server.kill();
        server.start();
        QTRY_COMPARE(wall.readies, i + 1);
        QCOMPARE(wall.append(photosFrom(i, i)), 1);
    }

    QCOMPARE(run(server, "PUBSUB NUMPAT"), "1");
    QCOMPARE(run(server, "PUBSUB NUMSUB hereabouts:hidden"), "hereabouts:hidden\n1");
    // The two links, and the one that asks.
    QCOMPARE(run(server, "CLIENT LIST").trimmed().count('\n') + 1, 3);
    QTRY_COMPARE(wall.ids, idsFrom(1, 10));
    QCOMPARE(wall.losses, 10);
}

void tst_JournalOutages::failsWhileRedisIsAway()
{
    TestRedis server;
    Wall wall;
    QVERIFY(wall.opens(server));

    server.stop();

    QTRY_COMPARE(wall.losses, 1);
    QVERIFY(!wall.journal.isReady());
    QCOMPARE(wall.append(photosFrom(1, 1)), -1);
    QCOMPARE(wall.error.kind, Error::Kind::Unavailable);
    QCOMPARE(wall.health.level, Health::Level::Waiting);
    QVERIFY(wall.health.message.startsWith(QLatin1String("Redis is away since ")));
    bool isTold = false;
    wall.journal.saveSubscription(
        Wall::kyoto(), [&](const core::Result<void> &result) { isTold = !result; });
    QTRY_VERIFY(isTold);

    server.start();
    QTRY_VERIFY(wall.journal.isReady());
    QCOMPARE(wall.append(photosFrom(1, 1)), 1);
    QCOMPARE(wall.losses, 1); // once for one outage
}

void tst_JournalOutages::beginsAnewAfterAFlush()
{
    TestRedis server;
    Wall wall;
    QVERIFY(wall.opens(server));
    wall.append(photosFrom(1, 3));
    QTRY_COMPARE(wall.ids.size(), 3);

    // Nobody rings: the regular look finds it.
    run(server, "FLUSHALL");
    QTRY_COMPARE_WITH_TIMEOUT(wall.epochs.size(), 2, 8000);
    QVERIFY(wall.ids.isEmpty());

    // The next photos ring: found at once.
    QCOMPARE(wall.append(photosFrom(1, 2)), 2);
    QTRY_COMPARE(wall.ids, idsFrom(1, 2));
    run(server, "FLUSHALL");
    Wall other;
    QVERIFY(other.opens(server));
    other.append(photosFrom(9, 9));
    QTRY_COMPARE(wall.ids, idsFrom(9, 9));
    QCOMPARE(wall.epochs.size(), 3);
    QCOMPARE(wall.epochs.last(), other.epochs.last());
}

void tst_JournalOutages::beginsAnewWhenTheStreamWasTrimmedBeyondIt()
{
    TestRedis server;
    Wall writer;
    Wall wall;
    QVERIFY(writer.opens(server) && wall.opens(server));
    writer.append(photosFrom(1, 5));
    QTRY_COMPARE(wall.ids.size(), 5);
    wall.journal.close();
    writer.append(photosFrom(6, 20));
    run(server, "XTRIM hereabouts:photos MAXLEN 3");

    QVERIFY(wall.opens(server));

    QCOMPARE(wall.ids, idsFrom(18, 20));
    QCOMPARE(wall.epochs.size(), 2);
    QCOMPARE(wall.epochs[1], wall.epochs[0]);
}

void tst_JournalOutages::catchesUpWithTwentyThousand()
{
    TestRedis server;
    const QByteArray record = support::photo(QStringLiteral("0")).record;
    const QByteArray script = R"(for i = 1, 20000 do redis.call('XADD', 'hereabouts:photos', '*',
        'slug', 'kyoto', 'title', 'kyoto', 'id', i,
        'json', (string.gsub(ARGV[1], '"id":"0"', '"id":"' .. i .. '"'))) end)";
    server.run({QStringLiteral("EVAL"), QString::fromUtf8(script), QStringLiteral("0")}, record);
    QElapsedTimer time;
    time.start();

    Wall wall;
    QVERIFY(wall.opens(server));

    qInfo() << "20,000 photos in" << time.elapsed() << "ms";
    QCOMPARE(wall.ids, idsFrom(1, 20'000));
}

QTEST_GUILESS_MAIN(tst_JournalOutages)
#include "tst_JournalOutages.moc"
