// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/WatchedPlace.h"

#include <QElapsedTimer>

using support::WatchedPlace;

/// Too many deliveries, and the same ones again and again.
class tst_CallbackFaults : public QObject {
    Q_OBJECT

private slots:
    void aFloodOfCallbacksIsAnsweredAndMerged();
    void theSameDeliveryTenTimesIsOneLook();
};

namespace {
#ifdef __SANITIZE_ADDRESS__
constexpr qint64 allowedGrowth = (64 + 256) * 1024; // KiB; it keeps 256 MiB of what was freed
#else
constexpr qint64 allowedGrowth = 64 * 1024; // KiB
#endif
constexpr int looksEveryMilliseconds = 2000;
} // namespace

void tst_CallbackFaults::aFloodOfCallbacksIsAnsweredAndMerged()
{
    const int deliveries = support::isLongRun() ? 10'000 : 2000;
    WatchedPlace place;
    QVERIFY2(place.start(), place.program.standardError());
    const int before = place.rig.provider().lookCount();
    const qint64 memory = place.program.statusKiB("VmRSS");

    QNetworkAccessManager network;
    int accepted = 0, busy = 0, other = 0;
    QElapsedTimer clock;
    clock.start();
    for (int i = 0; i < deliveries; ++i) {
        const QByteArray body = place.notice(1307042730 + i);
        QNetworkRequest request(place.callback());
        request.setHeader(QNetworkRequest::ContentTypeHeader, "application/json");
        request.setRawHeader("X-Hub-Signature", place.signatureOf(body));
        QNetworkReply *reply = network.post(request, body);
        connect(reply, &QNetworkReply::finished, this, [&, reply] {
            const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
            const bool isTold = status == 503 && reply->hasRawHeader("Retry-After");
            ++(status == 200 ? accepted : isTold ? busy : other);
            reply->deleteLater();
        });
    }
    // Taken while the flood is on: the last of the accepted notices must still be acted on.
    place.publish(1);
    QTRY_COMPARE_WITH_TIMEOUT(accepted + busy + other, deliveries, 120'000);
    const qint64 took = clock.elapsed();
    qInfo() << deliveries << "deliveries in" << took << "ms:" << accepted << "accepted," << busy
            << "busy";

    QCOMPARE(other, 0);
    QVERIFY(accepted > 0);
    const int looks = place.rig.provider().lookCount() - before;
    QVERIFY2(looks <= took / looksEveryMilliseconds + 3, qPrintable(QString::number(looks)));
    QVERIFY(place.program.statusKiB("VmRSS") - memory < allowedGrowth);
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
