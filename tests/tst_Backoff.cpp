// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Backoff.h"

#include <QTest>

using namespace std::chrono_literals;

class tst_Backoff : public QObject {
    Q_OBJECT

private slots:
    void doublesFromTheFirstPauseToTheLongest();
    void startsAgainAfterASuccess();
    void survivesManyFailures();
};

namespace {
bool isAbout(std::chrono::milliseconds pause, std::chrono::milliseconds expected)
{
    return pause >= expected * 8 / 10 && pause <= expected * 12 / 10;
}
} // namespace

void tst_Backoff::doublesFromTheFirstPauseToTheLongest()
{
    core::Backoff backoff(100ms, 1s);
    for (const auto expected : {100ms, 200ms, 400ms, 800ms, 1000ms, 1000ms})
        QVERIFY(isAbout(backoff.next(), expected));
    QCOMPARE(backoff.failures(), 6);
}

void tst_Backoff::startsAgainAfterASuccess()
{
    core::Backoff backoff(100ms, 10s);
    (void)backoff.next();
    (void)backoff.next();
    backoff.reset();
    QCOMPARE(backoff.failures(), 0);
    QVERIFY(isAbout(backoff.next(), 100ms));
}

void tst_Backoff::survivesManyFailures()
{
    core::Backoff backoff(1s, 5min);
    for (int i = 0; i < 200; ++i)
        QVERIFY(backoff.next() <= 6min);
    QVERIFY(isAbout(backoff.next(), 5min));
}

QTEST_APPLESS_MAIN(tst_Backoff)
#include "tst_Backoff.moc"
