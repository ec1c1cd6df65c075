// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Deliveries.h"
#include "support/TestRedis.h"
#include "support/WatchedPlace.h"

#include <QElapsedTimer>

using support::TestRedis;
using support::WatchedPlace;

/// Too many deliveries, and the same ones again and again.
class tst_CallbackFaults : public QObject {
    Q_OBJECT

private slots:
    void aFloodOfCallbacksIsAnsweredAndMerged();
    void aFullQueueIsAnsweredWithBusyUntilItDrains();
    void whatIsAcknowledgedWhileRedisIsAwayIsActedOn();
    void whatCannotBeRememberedIsNotAcknowledged();
    void theSameDeliveryTenTimesIsOneLook();
};

namespace {
#ifdef __SANITIZE_ADDRESS__
constexpr qint64 allowedGrowth = (64 + 256) * 1024; // KiB; it keeps 256 MiB of what was freed
#else
constexpr qint64 allowedGrowth = 64 * 1024; // KiB
#endif
constexpr int looksEveryMilliseconds = 2000;
constexpr int answerTime = 1000 * support::slowness;
constexpr int floodTime = 10'000 * support::slowness;
} // namespace

void tst_CallbackFaults::aFloodOfCallbacksIsAnsweredAndMerged()
{
    const int deliveries = support::isLongRun() ? 10'000 : 2000;
    WatchedPlace place;
    QVERIFY2(place.start(), place.program.standardError());
    const int before = place.rig.provider().lookCount();
    const qint64 memory = place.program.statusKiB("VmRSS");

    support::Deliveries flood(place.callback(), place.rig.provider().clientSecret());
    QElapsedTimer clock;
    clock.start();
    place.publish(1);
    for (int i = 0; i < deliveries; ++i)
        flood.deliver(place.notice(1307042730 + i));
    int looksWhenLastSent = 0;
    connect(&flood, &support::Deliveries::answered, this, [&] {
        if (flood.accepted + flood.busy + flood.other == deliveries - support::Deliveries::atOnce)
            looksWhenLastSent = place.rig.provider().lookCount();
    });
    QTRY_VERIFY_WITH_TIMEOUT(flood.isDone(), 120'000);
    const qint64 took = clock.elapsed();
    qInfo() << deliveries << "deliveries in" << took << "ms:" << flood.accepted << "accepted,"
            << flood.busy << "busy; longest" << flood.longest << "ms";

    QCOMPARE(flood.other, 0);
    QVERIFY(flood.accepted > 0);
    QVERIFY2(took <= floodTime, qPrintable(QString::number(took)));
    QVERIFY2(flood.longest <= answerTime, qPrintable(QString::number(flood.longest)));
    // Its highest, not what is left of it.
    const qint64 growth = place.program.statusKiB("VmHWM") - memory;
    qInfo() << "memory +" << growth << "KiB";
    QVERIFY2(growth < allowedGrowth, qPrintable(QString::number(growth)));
    // Also the last one is acted on, by a look that began after it.
    QTRY_VERIFY_WITH_TIMEOUT(place.rig.provider().lookCount() > looksWhenLastSent, 10'000);
    const int looks = place.rig.provider().lookCount() - before;
    QVERIFY2(
        looks <= clock.elapsed() / looksEveryMilliseconds + 3, qPrintable(QString::number(looks)));
    QVERIFY(place.hasAll());
    QCOMPARE(place.problem(), "");
}

/// 140 places that a provider in trouble does not answer for.
void tst_CallbackFaults::aFullQueueIsAnsweredWithBusyUntilItDrains()
{
    constexpr int places = 140;
    const auto slugOf = [](int i) { return "place-" + QByteArray::number(i); };
    const auto noticeOf = [](int i) {
        return R"({"changed_aspect":"media","object":"geography","object_id":")"
            + QByteArray::number(900'000 + i) + R"(","subscription_id":1,"time":1307042730})";
    };
    WatchedPlace place;
    for (int i = 0; i < places; ++i)
        place.program.addArguments({"--adopt", slugOf(i) + ":S3CRETCANARY-token"});
    QVERIFY2(place.start(), place.program.standardError());
    const QByteArray secret = place.rig.provider().clientSecret();
    const auto deliver = [&](const QByteArray &slug, const QByteArray &notices) {
        const QByteArray body = '[' + notices + ']';
        return support::httpPost(QUrl(place.program.callbackUrl().toString(QUrl::StripTrailingSlash)
                                     + "/callbacks/geo/" + slug),
            body, support::signatureOf(body, secret))
            .status;
    };

    place.rig.provider().setFault(demo::DemoProvider::Fault::Silence);
    QByteArray all;
    int accepted = 0;
    for (int i = 0; i < places && deliver(slugOf(i), noticeOf(i)) == 200; ++i)
        ++accepted;
    // Each waits for a look, but for those that have begun.
    QVERIFY2(accepted >= 128 && accepted < places, qPrintable(QString::number(accepted)));
    support::Deliveries one(place.callback(), secret);
    one.deliver(place.notice(1));
    QTRY_VERIFY(one.isDone());
    QCOMPARE(one.busy, 1); // with Retry-After

    place.rig.provider().setFault(demo::DemoProvider::Fault::None);
    place.publish(1);
    const QByteArray again = place.notice(2);
    QTRY_COMPARE_WITH_TIMEOUT(
        support::httpPost(place.callback(), again, place.signatureOf(again)).status, 200, 60'000);
    QVERIFY(place.hasAll());
    QCOMPARE(place.problem(), "");
}

/// What was answered with 2xx is acted on, even when both of them die before it could be.
void tst_CallbackFaults::whatIsAcknowledgedWhileRedisIsAwayIsActedOn()
{
    TestRedis redis;
    WatchedPlace place({"--redis", redis.url()});
    QVERIFY2(place.start(), place.program.standardError());

    redis.kill();
    place.publish(3);
    const QByteArray body = place.notice();
    QCOMPARE(support::httpPost(place.callback(), body, place.signatureOf(body)).status, 200);
    place.program.kill();
    redis.start();
    QVERIFY2(place.program.start(), place.program.standardError());

    QVERIFY(place.hasAll());
    QCOMPARE(place.problem(), "");
}

/// A notice that teaches an adopted place its object would be forgotten: it is to come again.
void tst_CallbackFaults::whatCannotBeRememberedIsNotAcknowledged()
{
    TestRedis redis;
    WatchedPlace place({"--redis", redis.url()});
    QVERIFY2(place.startUntaught(), place.program.standardError());

    redis.kill();
    QTRY_VERIFY_WITH_TIMEOUT(place.health("redis").startsWith("waiting"), 20'000);
    const QByteArray secret = place.rig.provider().clientSecret();
    support::Deliveries early(place.callback(), secret);
    early.deliver(place.notice());
    QTRY_VERIFY(early.isDone());
    QCOMPARE(early.busy, 1);

    // Neither before the list of places is known.
    place.program.kill();
    QVERIFY2(place.program.start(), place.program.standardError());
    support::Deliveries unknown(place.callback(), secret);
    unknown.deliver(place.notice());
    QTRY_VERIFY(unknown.isDone());
    QCOMPARE(unknown.busy, 1);

    redis.start();
    place.publish(1); // says so by a notice, which may come too early
    const QByteArray body = place.notice();
    QTRY_COMPARE_WITH_TIMEOUT(
        support::httpPost(place.callback(), body, place.signatureOf(body)).status, 200, 20'000);
    QVERIFY(place.hasAll());
    QCOMPARE(place.problem(), "");
}

void tst_CallbackFaults::theSameDeliveryTenTimesIsOneLook()
{
    WatchedPlace place;
    QVERIFY2(place.start(), place.program.standardError());
    const QByteArray body = place.notice();
    const QByteArray signature = place.signatureOf(body);
    const auto deliverTenTimes = [&] {
        for (int i = 0; i < 10; ++i)
            QCOMPARE(support::httpPost(place.callback(), body, signature).status, 200);
    };
    QTest::qWait(looksEveryMilliseconds + 500); // past the pause after the first look
    const int before = place.rig.provider().lookCount();

    deliverTenTimes();
    QTest::qWait(2 * looksEveryMilliseconds);
    QCOMPARE(place.rig.provider().lookCount() - before, 1);

    // Once there was another look, late ones say nothing at all.
    place.publish(1);
    QVERIFY(place.hasAll());
    const int after = place.rig.provider().lookCount();
    deliverTenTimes();
    QTest::qWait(12'000); // longer than a look for a doubtful notice would wait
    QCOMPARE(place.rig.provider().lookCount(), after);
    QCOMPARE(place.problem(), "");
}

QTEST_GUILESS_MAIN(tst_CallbackFaults)
#include "tst_CallbackFaults.moc"
