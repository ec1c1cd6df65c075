// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Deliveries.h"
#include "support/WatchedPlace.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

using support::WatchedPlace;

/// The program dies or is ended: what it acknowledged is there afterwards.
class tst_ProgramFaults : public QObject {
    Q_OBJECT

private slots:
    void killedAgainAndAgainItLosesNothing();
    void isUpSoonWithManyPhotos_data();
    void isUpSoonWithManyPhotos();
    void endsInTwoSecondsWithEverythingSaved();
};

namespace {

constexpr int keptPhotos = 20'000;
constexpr int endTime = 2000 * support::slowness;
constexpr int startTime = 3000 * support::slowness;

} // namespace

/// 50 callbacks for each kill reach the program; those that a kill cuts off come again, as from a
/// provider.
void tst_ProgramFaults::killedAgainAndAgainItLosesNothing()
{
    const int kills = support::isLongRun() ? 20 : 5;
    const int callbacks = 50 * kills;
    WatchedPlace place;
    QVERIFY2(place.start(), place.program.standardError());
    std::unique_ptr<support::Deliveries> deliveries;
    QByteArrayList unanswered;
    int accepted = 0;
    const auto connectToProgram = [&] {
        deliveries = std::make_unique<support::Deliveries>(
            place.callback(), place.rig.provider().clientSecret());
        connect(deliveries.get(), &support::Deliveries::answered, this,
            [&](const QByteArray &body, int status) {
                if (status == 200)
                    ++accepted;
                else
                    unanswered += body;
            });
    };
    const auto deliver = [&](int count) {
        for (int i = 0; i < count; ++i) {
            place.publish(1);
            deliveries->deliver(place.notice(1307042730 + place.published.size()));
            QTest::qWait(1);
        }
    };

    connectToProgram();
    for (int kill = 1; kill <= kills; ++kill) {
        const int moment = QRandomGenerator::global()->bounded(50);
        deliver(moment);
        place.program.kill(); // with some of them on their way
        QTRY_VERIFY(deliveries->isDone());
        QElapsedTimer clock;
        clock.start();
        QVERIFY2(place.program.start(), place.program.standardError());
        QVERIFY2(clock.elapsed() <= startTime, qPrintable(QString::number(clock.elapsed())));
        connectToProgram();
        deliver(50 - moment);
        QTRY_VERIFY(deliveries->isDone());
        while (accepted < 50 * kill) {
            const auto again = std::exchange(unanswered, {});
            for (const QByteArray &body : again)
                deliveries->deliver(body);
            QTRY_VERIFY(deliveries->isDone());
            QTest::qWait(50);
        }
    }

    QCOMPARE(accepted, callbacks);
    QVERIFY(place.hasAll());
    QCOMPARE(place.published.size(), callbacks + 1);
    QCOMPARE(place.problem(), "");
    // It is kept, not only found again: the next start has nobody to ask.
    place.rig.provider().setFault(demo::DemoProvider::Fault::Silence);
    place.program.kill();
    QVERIFY2(place.program.start(), place.program.standardError());
    QVERIFY(place.hasAll(20'000));
    QCOMPARE(place.problem(), "");
    QCOMPARE(place.privateRedis({"XLEN", "hereabouts:photos"}),
        QByteArray::number(place.published.size()));
    // Also none that a killed program has left behind.
    QTRY_COMPARE(place.redisServers().size(), 1);
    QCOMPARE(place.redisServers(), place.program.redisProcessIds());
}

void tst_ProgramFaults::isUpSoonWithManyPhotos_data()
{
    QTest::addColumn<bool>("isKilled");
    QTest::newRow("after its end") << false;
    QTest::newRow("after a kill -9") << true;
}

void tst_ProgramFaults::isUpSoonWithManyPhotos()
{
    QFETCH(bool, isKilled);
    WatchedPlace place;
    QVERIFY2(place.start(), place.program.standardError());
    place.privateRedis(support::fillWith(keptPhotos));
    const QByteArray length = place.privateRedis({"XLEN", "hereabouts:photos"});
    QVERIFY2(length.toInt() >= keptPhotos, length);
    if (isKilled)
        place.program.kill();
    else
        QVERIFY(place.program.terminate());

    QElapsedTimer clock;
    clock.start();
    QVERIFY2(place.program.start(), place.program.standardError());
    QTRY_VERIFY_WITH_TIMEOUT(place.health("redis") == "fine: Redis private", 30'000);
    const qint64 took = clock.elapsed();
    const qint64 delay = place.program.delayOfMachine();
    qInfo() << "up in" << took << "ms, of which the machine was busy for" << delay << "ms";

    QVERIFY2(took - delay <= startTime, qPrintable(QString::number(took)));
    QCOMPARE(place.privateRedis({"XLEN", "hereabouts:photos"}), length);
    // All of them are on the wall, not only in Redis: the oldest is its last page.
    QVERIFY(place.program.keptIds().size() >= keptPhotos);
}

void tst_ProgramFaults::endsInTwoSecondsWithEverythingSaved()
{
    WatchedPlace place;
    QVERIFY2(place.start(), place.program.standardError());
    place.publish(20);
    QVERIFY(place.hasAll());

    QElapsedTimer clock;
    clock.start();
    QVERIFY(place.program.terminate());
    QVERIFY2(clock.elapsed() <= endTime, qPrintable(QString::number(clock.elapsed())));
    QCOMPARE(place.program.exitCode(), 0);

    place.rig.provider().setFault(demo::DemoProvider::Fault::Silence); // nothing comes from there
    QVERIFY2(place.program.start(), place.program.standardError());
    QVERIFY(place.hasAll());
    QCOMPARE(place.problem(), "");
}

QTEST_GUILESS_MAIN(tst_ProgramFaults)
#include "tst_ProgramFaults.moc"
