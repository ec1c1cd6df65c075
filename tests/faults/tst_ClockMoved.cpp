// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestRedis.h"
#include "support/WatchedPlace.h"

#include <algorithm>

using support::TestRedis;
using support::WatchedPlace;

/// Somebody moves the clock by an hour: photos arrive as soon as ever, in the order of their
/// coming.
class tst_ClockMoved : public QObject {
    Q_OBJECT

private slots:
    void photosArriveInTheirOrder();
    void aRedisWhoseClockWentBackKeepsTheOrder();

private:
    void moveClock(const QByteArray &offset);

    QTemporaryDir m_directory;
};

namespace {

QString fakeTimeLibrary()
{
    const QStringList architectures = QDir("/usr/lib").entryList({"*-linux-gnu*"}, QDir::Dirs);
    for (const QString &architecture : architectures) {
        const QString path = "/usr/lib/" + architecture + "/faketime/libfaketimeMT.so.1";
        if (QFile::exists(path))
            return path;
    }
    return {};
}

QStringList newestFirst(QStringList published)
{
    std::reverse(published.begin(), published.end());
    return published;
}

} // namespace

void tst_ClockMoved::moveClock(const QByteArray &offset)
{
    QFile file(m_directory.filePath("clock"));
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(offset + '\n');
}

/// The program reads its clock through libfaketime; its timers are on the monotonic one.
void tst_ClockMoved::photosArriveInTheirOrder()
{
    const QString library = fakeTimeLibrary();
    if (library.isEmpty())
        QSKIP("Debian's package faketime is not installed.");
    moveClock("+0");
    TestRedis redis;
    WatchedPlace place({"--redis", redis.url()});
    place.program.setVariable("LD_PRELOAD", library);
    place.program.setVariable("FAKETIME_TIMESTAMP_FILE", m_directory.filePath("clock"));
    place.program.setVariable("FAKETIME_NO_CACHE", "1");
    place.program.setVariable("FAKETIME_DONT_FAKE_MONOTONIC", "1");
    place.program.setVariable("ASAN_OPTIONS", "verify_asan_link_order=0");
    QVERIFY2(place.start(), place.program.standardError());

    for (const auto &[offset, hours] : {std::pair {"+1h", 1}, {"-1h", -1}, {"+0", 0}}) {
        moveClock(offset);
        redis.restart(); // its state changes, and says since when
        for (int i = 0; i < 3; ++i) {
            place.publish(1);
            QVERIFY2(place.hasAll(15'000), offset);
        }
        QTRY_VERIFY(place.health("redis").startsWith("fine"));
        const qint64 moved = QDateTime::currentDateTimeUtc().secsTo(place.healthSince("redis"));
        QVERIFY2(std::abs(moved - hours * 3600) < 120, qPrintable(QString::number(moved)));
    }

    QCOMPARE(place.program.keptIds(), newestFirst(place.published));
}

void tst_ClockMoved::aRedisWhoseClockWentBackKeepsTheOrder()
{
    TestRedis redis;
    WatchedPlace place({"--redis", redis.url()});
    QVERIFY2(place.start(), place.program.standardError());
    // What it wrote while its clock was an hour ahead.
    const qint64 ahead = QDateTime::currentMSecsSinceEpoch() + 3'600'000;
    redis.run({"XADD", "hereabouts:photos", QString::number(ahead) + "-0", "slug",
        WatchedPlace::slug, "title", "San Francisco", "id", "88_1", "json",
        R"({"id":"88_1","images":{"thumbnail":{"url":"http://img.example.org/1.jpg"}}})"});
    place.published += "88_1";
    QVERIFY(place.hasAll());

    for (int i = 0; i < 3; ++i) {
        place.publish(1);
        QVERIFY(place.hasAll(15'000));
    }

    QCOMPARE(place.program.keptIds(), newestFirst(place.published));
}

QTEST_GUILESS_MAIN(tst_ClockMoved)
#include "tst_ClockMoved.moc"
