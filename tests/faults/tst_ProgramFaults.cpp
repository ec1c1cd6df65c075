// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/WatchedPlace.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

using support::WatchedPlace;

/// The program dies or is ended: what it acknowledged is there afterwards.
class tst_ProgramFaults : public QObject {
    Q_OBJECT

private slots:
    void killedAgainAndAgainItLosesNothing();
    void isUpSoonWithManyPhotos();
    void endsInTwoSecondsWithEverythingSaved();
};

namespace {

constexpr int keptPhotos = 20'000;
constexpr int endTime = 2000 * support::slowness;
constexpr int startTime = 3000 * support::slowness;

/// Fills the stream as the journal does, with records of a usual size.
const char *const fillScript = R"(for i = 1, tonumber(ARGV[1]) do
    local id = '88' .. i .. '_1'
    local url = 'http://img.example.org/' .. string.rep('x', 600) .. i .. '.jpg'
    redis.call('XADD', 'hereabouts:photos', '*', 'slug', 'san-francisco', 'title', 'San Francisco',
        'id', id, 'json', '{"id":"' .. id .. '","images":{"thumbnail":{"url":"' .. url
        .. '","width":150,"height":150}}}')
    redis.call('ZADD', 'hereabouts:seen', i, id)
end)";

} // namespace

void tst_ProgramFaults::killedAgainAndAgainItLosesNothing()
{
    const int rounds = support::isLongRun() ? 20 : 6;
    constexpr int callbacks = 50; // of each round
    WatchedPlace place;
    QVERIFY2(place.start(), place.program.standardError());

    for (int round = 0; round < rounds; ++round) {
        const int moment = QRandomGenerator::global()->bounded(callbacks);
        for (int i = 0; i < callbacks; ++i) {
            place.publish(1);
            QTest::qWait(2);
            if (i == moment)
                place.program.kill();
        }
        QVERIFY2(place.program.start(), place.program.standardError());
    }

    QVERIFY(place.hasAll());
    QCOMPARE(place.problem(), "");
    QTRY_COMPARE(place.program.redisProcessIds().size(), 1);
}

void tst_ProgramFaults::isUpSoonWithManyPhotos()
{
    WatchedPlace place;
    QVERIFY2(place.start(), place.program.standardError());
    place.privateRedis({"EVAL", fillScript, "0", QString::number(keptPhotos)});
    const QByteArray length = place.privateRedis({"XLEN", "hereabouts:photos"});
    QVERIFY2(length.toInt() >= keptPhotos, length);
    QVERIFY(place.program.terminate());

    QElapsedTimer clock;
    clock.start();
    QVERIFY2(place.program.start(), place.program.standardError());
    QTRY_VERIFY_WITH_TIMEOUT(place.health("redis") == "fine: Redis private", 30'000);
    const qint64 took = clock.elapsed();

    QVERIFY2(took <= startTime, qPrintable(QString::number(took)));
    QCOMPARE(place.privateRedis({"XLEN", "hereabouts:photos"}), length);
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
