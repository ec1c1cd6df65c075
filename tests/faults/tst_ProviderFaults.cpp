// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/WatchedPlace.h"

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
    const int faultTime = support::isLongRun() ? 30'000 : 3000;
    WatchedPlace place;
    QVERIFY2(place.start(), place.program.standardError());
    DemoProvider &provider = place.rig.provider();
    const int before = provider.lookCount();

    provider.setFault(fault);
    place.publish(5);
    if (fault != DemoProvider::Fault::Refusal)
        QTRY_VERIFY_WITH_TIMEOUT(provider.lookCount() > before, 20'000);
    // A provider in trouble is asked less and less, and never once a second.
    QTest::qWait(faultTime);
    QVERIFY2(provider.lookCount() - before <= 6,
        qPrintable(QString::number(provider.lookCount() - before)));

    provider.setFault(DemoProvider::Fault::None);
    QVERIFY(place.hasAll(WatchedPlace::recoveryTime));
    QCOMPARE(place.problem(), "");
}

QTEST_GUILESS_MAIN(tst_ProviderFaults)
#include "tst_ProviderFaults.moc"
