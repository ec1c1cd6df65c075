// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/WatchedPlace.h"

#include <QElapsedTimer>

using demo::DemoProvider;
using support::WatchedPlace;

/// The provider answers with rubbish, too slowly, or not at all: it is left in peace, and nothing
/// is lost when it recovers.
class tst_ProviderFaults : public QObject {
    Q_OBJECT

private slots:
    void theProviderFailsAndRecovers_data();
    void theProviderFailsAndRecovers();
};

namespace {
constexpr qint64 allowedGrowth = 64 * 1024 * support::slowness; // KiB
} // namespace

void tst_ProviderFaults::theProviderFailsAndRecovers_data()
{
    QTest::addColumn<DemoProvider::Fault>("fault");
    QTest::newRow("500") << DemoProvider::Fault::ServerError;
    QTest::newRow("429, Retry-After in seconds") << DemoProvider::Fault::RateLimitSeconds;
    QTest::newRow("429, Retry-After as a date") << DemoProvider::Fault::RateLimitDate;
    QTest::newRow("garbage") << DemoProvider::Fault::Garbage;
    QTest::newRow("cut off") << DemoProvider::Fault::Truncated;
    QTest::newRow("an endless answer") << DemoProvider::Fault::Endless;
    QTest::newRow("one byte at a time") << DemoProvider::Fault::Trickle;
    QTest::newRow("no answer") << DemoProvider::Fault::Silence;
    QTest::newRow("refused") << DemoProvider::Fault::Refusal;
}

void tst_ProviderFaults::theProviderFailsAndRecovers()
{
    QFETCH(DemoProvider::Fault, fault);
    const bool isLimited = fault == DemoProvider::Fault::RateLimitSeconds
        || fault == DemoProvider::Fault::RateLimitDate;
    const bool isPrompt = isLimited || fault == DemoProvider::Fault::ServerError;
    const int faultTime = support::isLongRun() ? 30'000 : isPrompt ? 7000 : 3000;
    // After 0, 1, 3, 7, 15 s; who says when to come again is asked no sooner, whatever notices say.
    const int allowedLooks = support::isLongRun() ? 6 : isLimited ? 2 : 5;
    WatchedPlace place;
    QVERIFY2(place.start(), place.program.standardError());
    DemoProvider &provider = place.rig.provider();
    const int before = provider.lookCount();
    const qint64 memory = place.program.statusKiB("VmRSS");

    provider.setFault(fault);
    place.publish(5);
    if (fault != DemoProvider::Fault::Refusal)
        QTRY_VERIFY_WITH_TIMEOUT(provider.lookCount() > before, 20'000);
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < faultTime) {
        if (isLimited)
            place.publish(1);
        QTest::qWait(1000);
    }
    QVERIFY2(provider.lookCount() - before <= allowedLooks,
        qPrintable(QString::number(provider.lookCount() - before)));
    const qint64 growth = place.program.statusKiB("VmHWM") - memory;
    QVERIFY2(growth < allowedGrowth, qPrintable(QString::number(growth)));

    provider.setFault(DemoProvider::Fault::None);
    QVERIFY(place.hasAll(WatchedPlace::recoveryTime));
    QCOMPARE(place.problem(), "");
}

QTEST_GUILESS_MAIN(tst_ProviderFaults)
#include "tst_ProviderFaults.moc"
