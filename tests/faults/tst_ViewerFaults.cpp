// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/HttpClient.h"
#include "support/TestRedis.h"
#include "support/Viewer.h"
#include "support/WatchedPlace.h"

#include <QElapsedTimer>
#include <QTcpSocket>
#include <QTimer>

#include <algorithm>

using support::TestRedis;
using support::Viewer;
using support::WatchedPlace;

/// A browser that takes nothing, and one that was away.
class tst_ViewerFaults : public QObject {
    Q_OBJECT

private slots:
    void oneThatNeverReadsIsLetGoAndDelaysNobody();
    void oneThatWasAwayGetsExactlyWhatItMissed();
    void oneThatWasAwayTooLongStartsAfresh();
};

namespace {

constexpr int viewers = 10;
constexpr int letGoTime = 10'000; // design: 1 MiB unsent, or this long

/// What another machine publishes: one photo with a long caption.
class Publisher {
public:
    explicit Publisher(const TestRedis &redis)
    {
        const QUrl url(redis.url());
        m_socket.connectToHost(url.host(), quint16(url.port()));
        if (!m_socket.waitForConnected())
            qFatal("no link to Redis");
    }

    void publish(const QString &id)
    {
        const QByteArray payload = R"({"meta":{"code":200},"data":[{"id":")" + id.toUtf8()
            + R"(","caption":{"text":")" + QByteArray(30'000, 'x')
            + R"("},"images":{"thumbnail":{"url":"http://img.example.org/1.jpg"}}}]})";
        m_socket.write("*3\r\n$7\r\nPUBLISH\r\n$21\r\nchannel:san-francisco\r\n$"
            + QByteArray::number(payload.size()) + "\r\n" + payload + "\r\n");
        m_socket.flush();
    }

private:
    QTcpSocket m_socket;
};

/// Whether the program holds its end of this connection. Asks the system: what it said is unread,
/// and hence also its goodbye.
bool isHeld(const QTcpSocket &socket)
{
    const auto portOf = [](const QByteArray &address) {
        return address.mid(address.indexOf(':') + 1).toInt(nullptr, 16);
    };
    QFile table("/proc/net/tcp");
    if (!table.open(QIODevice::ReadOnly))
        return false;
    for (const QByteArray &line : table.readAll().split('\n')) {
        const auto fields = line.simplified().split(' '); // number, local, remote, state, …
        if (portOf(fields.value(1)) == socket.peerPort()
            && portOf(fields.value(2)) == socket.localPort())
            return fields.value(3) == "01"; // established
    }
    return false;
}

/// Of 100 waits the second longest.
qint64 p99(QList<qint64> waits)
{
    std::sort(waits.begin(), waits.end());
    return waits.value(waits.size() * 99 / 100);
}

} // namespace

void tst_ViewerFaults::oneThatNeverReadsIsLetGoAndDelaysNobody()
{
    constexpr int photos = 300; // of 30 kB: more than the system's buffers and 1 MiB together
    TestRedis redis(TestRedis::Listen::Port);
    WatchedPlace place({"--redis", redis.url()});
    QVERIFY2(place.start(), place.program.standardError());
    QElapsedTimer clock;
    clock.start();
    QHash<QString, qint64> sentAt;
    QList<qint64> waits;
    std::vector<std::unique_ptr<Viewer>> others;
    for (int i = 0; i < viewers; ++i) {
        others.push_back(std::make_unique<Viewer>(place.program.pageUrl()));
        others.back()->arrived
            = [&](const QString &id) { waits += clock.elapsed() - sentAt.value(id); };
        QVERIFY(others.back()->comes());
    }
    Publisher publisher(redis);
    const auto play = [&](const QString &name) {
        waits.clear();
        for (int i = 0; i < photos; ++i) {
            const QString id = QStringLiteral("%1_%2").arg(name).arg(i);
            sentAt.insert(id, clock.elapsed());
            publisher.publish(id);
            QTest::qWait(10);
        }
        if (!QTest::qWaitFor([&] { return waits.size() >= viewers * photos; }, 60'000))
            qWarning() << waits.size() << "arrived";
        return p99(waits);
    };

    // Looking at the system's table takes time: it is done in both cases.
    support::HttpClient idle(quint16(place.program.pageUrl().port()));
    QTcpSocket *watched = &idle.socket();
    QElapsedTimer sinceStuck;
    qint64 goneAfter = 0;
    QTimer observer;
    connect(&observer, &QTimer::timeout, this, [&] {
        if (!isHeld(*watched) && sinceStuck.isValid() && goneAfter == 0)
            goneAfter = sinceStuck.elapsed();
    });
    observer.start(100);
    const qint64 before = play("alone");
    support::HttpClient stuck(quint16(place.program.pageUrl().port()));
    stuck.send(stuck.upgrade("/live"));
    QCOMPARE(stuck.answer().status, 101);
    stuck.stopReading();
    QVERIFY(isHeld(stuck.socket()));
    watched = &stuck.socket();
    sinceStuck.start();
    const qint64 beside = play("beside");
    const qint64 played = sinceStuck.elapsed();
    QTRY_VERIFY_WITH_TIMEOUT(goneAfter > 0, 3 * letGoTime);
    qInfo() << "p99 alone" << before << "ms, beside one that never reads" << beside
            << "ms; it was let go after" << goneAfter << "ms";

    // By what is unsent, hence while they are played, and not by its silence.
    QVERIFY2(goneAfter <= played + letGoTime / 2, qPrintable(QString::number(goneAfter)));
    QCOMPARE(waits.size(), viewers * photos);
    // The same but for what a busy machine does to any of them.
    QVERIFY2(beside <= 2 * before + 20, qPrintable(QString::number(beside)));
}

void tst_ViewerFaults::oneThatWasAwayGetsExactlyWhatItMissed()
{
    const int awayTime = support::isLongRun() ? 60'000 : 3000;
    WatchedPlace place;
    QVERIFY2(place.start(), place.program.standardError());
    Viewer viewer(place.program.pageUrl());
    QVERIFY(viewer.comes());
    place.publish(3);
    QTRY_COMPARE_WITH_TIMEOUT(viewer.ids.size(), 3, 20'000);

    const QString resumption = viewer.resumption();
    viewer.leaves();
    place.publish(5);
    QTest::qWait(awayTime);
    QVERIFY(place.hasAll());
    QVERIFY(viewer.comes(resumption));
    place.publish(2);

    // All but the photo that was there before it first came.
    QTRY_COMPARE_WITH_TIMEOUT(viewer.ids.size(), place.published.size() - 1, 20'000);
    QCOMPARE(QSet<QString>(viewer.ids.begin(), viewer.ids.end()),
        QSet<QString>(place.published.begin() + 1, place.published.end()));
    QCOMPARE(viewer.resets, 0);
}

void tst_ViewerFaults::oneThatWasAwayTooLongStartsAfresh()
{
    TestRedis redis;
    WatchedPlace place({"--redis", redis.url()});
    QVERIFY2(place.start(), place.program.standardError());
    Viewer viewer(place.program.pageUrl());
    QVERIFY(viewer.comes());
    const QString resumption = viewer.resumption();
    viewer.leaves();

    redis.run(support::fillWith(20'100)); // more than are kept
    place.publish(1);
    const auto newest = [&] {
        const auto page = QJsonDocument::fromJson(place.program.get("/api/photos?limit=1").body);
        return page["media"][0]["id"].toString();
    };
    QTRY_COMPARE_WITH_TIMEOUT(newest(), place.published.last(), 60'000);
    QVERIFY(viewer.comes(resumption));

    QTRY_COMPARE(viewer.resets, 1);
    QVERIFY(viewer.ids.isEmpty());
    place.publish(1); // from here on it is like any other
    QTRY_COMPARE_WITH_TIMEOUT(viewer.ids, QStringList(place.published.last()), 20'000);
}

QTEST_GUILESS_MAIN(tst_ViewerFaults)
#include "tst_ViewerFaults.moc"
