// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/HttpClient.h"
#include "support/PictureHost.h"
#include "support/Pictures.h"
#include "support/TestRedis.h"
#include "support/WatchedPlace.h"

#include <QElapsedTimer>
#include <QTcpSocket>
#include <QTimer>

using support::PictureHost;
using support::TestRedis;
using support::WatchedPlace;

/// A host of pictures that is slow, has none, sends a page or never stops: a placeholder, and
/// nobody else waits for it.
class tst_PictureFaults : public QObject {
    Q_OBJECT

private slots:
    void aBadHostSpoilsItsOwnPicturesOnly();
};

namespace {

constexpr int prompt = 2000 * support::slowness;
constexpr qint64 allowedGrowth = 64 * 1024 * support::slowness; // KiB

void serveBadly(PictureHost &host)
{
    host.answer("/missing.jpg", "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
    host.answer("/page.jpg",
        "HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nContent-Length: 39\r\n\r\n"
        "<html><script>alert(1)</script></html>\n");
    host.behave("/endless.jpg", [](QTcpSocket &socket) {
        socket.write("HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n\r\n\xff\xd8\xff");
        QObject::connect(&socket, &QTcpSocket::bytesWritten, &socket, [&socket] {
            if (socket.bytesToWrite() < 64 * 1024)
                socket.write(QByteArray(64 * 1024, 'x'));
        });
    });
    for (int i = 0; i < 8; ++i)
        host.behave(QStringLiteral("/slow%1.jpg").arg(i), [](QTcpSocket &socket) {
            socket.write(
                "HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nContent-Length: 9999\r\n\r\n");
            auto *drip = new QTimer(&socket);
            QObject::connect(drip, &QTimer::timeout, &socket, [&socket] { socket.write("x"); });
            drip->start(500);
        });
}

} // namespace

void tst_PictureFaults::aBadHostSpoilsItsOwnPicturesOnly()
{
    constexpr int goodPhotos = 10;
    PictureHost good;
    PictureHost bad;
    serveBadly(bad);
    const QByteArray jpeg = support::encoded(support::photograph({400, 300}), "JPEG");
    TestRedis redis;
    WatchedPlace place({"--redis", redis.url()});
    // Hosts on this computer are asked when a source is configured there.
    // A host counts by its name.
    const auto goodUrl = [&](const QString &path) {
        QUrl url = good.url(path);
        url.setHost("localhost");
        return url;
    };
    place.program.setVariable("HEREABOUTS_COMMONS_URL", goodUrl("").toString());
    place.program.setVariable("HEREABOUTS_MASTODON_URL", bad.url("").toString());
    QVERIFY2(place.start(), place.program.standardError());
    const auto publish = [&](const QString &id, const QUrl &picture) {
        redis.run({"PUBLISH", "channel:san-francisco"},
            R"({"meta":{"code":200},"data":[{"id":")" + id.toUtf8()
                + R"(","images":{"standard_resolution":{"url":")" + picture.toEncoded()
                + R"(","width":612,"height":612}}}]})");
        place.published += id;
    };
    for (int i = 0; i < goodPhotos; ++i) {
        good.serve(QStringLiteral("/good%1.jpg").arg(i), jpeg);
        publish(QStringLiteral("good%1").arg(i), goodUrl(QStringLiteral("/good%1.jpg").arg(i)));
    }
    QStringList badIds {"missing", "page", "endless"};
    for (int i = 0; i < 8; ++i)
        badIds += QStringLiteral("slow%1").arg(i);
    for (const QString &id : std::as_const(badIds))
        publish(id, bad.url('/' + id + ".jpg"));
    QVERIFY(place.hasAll());
    const qint64 memory = place.program.statusKiB("VmRSS");

    const auto statusOf = [&](const char *id) {
        return place.program.get(QStringLiteral("/pictures/%1/320").arg(id)).status;
    };
    QCOMPARE(statusOf("missing"), 404);
    QCOMPARE(statusOf("page"), 502);
    QCOMPARE(statusOf("endless"), 502);
    const int connections = bad.connections();

    // The slow ones all at once.
    std::vector<std::unique_ptr<support::HttpClient>> slow;
    for (int i = 0; i < 8; ++i) {
        slow.push_back(
            std::make_unique<support::HttpClient>(quint16(place.program.pageUrl().port())));
        slow.back()->send(slow.back()->get("/pictures/slow" + QByteArray::number(i) + "/320"));
    }
    QTRY_VERIFY_WITH_TIMEOUT(bad.connections() > connections, 20'000);
    for (int i = 0; i < goodPhotos; ++i) {
        QElapsedTimer clock;
        clock.start();
        const auto answer = place.program.get(QStringLiteral("/pictures/good%1/320").arg(i));
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.body.startsWith("\xff\xd8"));
        QVERIFY2(clock.elapsed() <= prompt, qPrintable(QString::number(clock.elapsed())));
    }

    for (const auto &client : slow) {
        const int status = client->answer().status;
        QVERIFY2(status == 503 || status == 504, qPrintable(QString::number(status)));
    }
    const qint64 growth = place.program.statusKiB("VmHWM") - memory;
    QVERIFY2(growth < allowedGrowth, qPrintable(QString::number(growth)));
    // A new photo still comes at once.
    place.publish(1);
    QVERIFY(place.hasAll(10'000));
    QCOMPARE(place.problem(), "");
}

QTEST_GUILESS_MAIN(tst_PictureFaults)
#include "tst_PictureFaults.moc"
