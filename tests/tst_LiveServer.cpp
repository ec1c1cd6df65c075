// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/Hub.h"
#include "live/LiveServer.h"
#include "support/HttpClient.h"
#include "support/Photos.h"
#include "support/PictureHost.h"
#include "support/Pictures.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QWebSocket>
#include <QtTest>

#include "http/Server.h"

using namespace live;

namespace {

/// The server with a feed and a picture store of its own, wired as in the program.
class Fixture {
public:
    Fixture()
        : pictures({.directory = cache.path(), .trustedHosts = {host.hostAndPort()}},
            [this](const QString &id) { return feed.photo(id); })
        , server(feed, pictures)
    {
        QObject::connect(&feed, &photos::Feed::added, &server, &LiveServer::broadcast);
        QObject::connect(&feed, &photos::Feed::cleared, &server, &LiveServer::announceReset);
        LiveServer::Settings settings;
        settings.port = 0;
        if (const auto listening = server.listen(settings); !listening)
            qFatal("%s", qPrintable(listening.error().message));
    }

    /// A photo "a/b" with this picture.
    void addPicture(const QByteArray &bytes)
    {
        host.serve("/a.jpg", bytes);
        QJsonObject record = support::media("a/b");
        record["images"] = QJsonObject {{"standard_resolution",
            QJsonObject {{"url", host.url("/a.jpg").toString()}, {"width", 640}}}};
        photos::Batch batch = support::batch(1, 1);
        batch.photos = {*photos::photoFromMedia(record)};
        batch.photos.first().position = batch.last;
        batch.media = '[' + batch.photos.first().record + ']';
        feed.add(batch);
    }

    support::HttpAnswer get(const QByteArray &path, const QList<QByteArray> &lines = {})
    {
        support::HttpClient client(server.port());
        client.send(client.get(path, lines));
        return client.answer();
    }

    QTemporaryDir cache;
    support::PictureHost host;
    photos::Feed feed;
    images::PictureStore pictures;
    LiveServer server;
};

/// A browser's side of /live that keeps what it hears.
class Viewer : public QObject {
public:
    explicit Viewer(quint16 port, const QString &query = {})
    {
        connect(&m_socket, &QWebSocket::textMessageReceived, this, [this](const QString &text) {
            messages += QJsonDocument::fromJson(text.toUtf8()).object();
            arrivals += m_clock.nsecsElapsed();
        });
        m_clock.start();
        m_socket.open(QUrl(QStringLiteral("ws://localhost:%1/live%2").arg(port).arg(query)));
    }

    /// Ids of photos in the order in which they entered the feed.
    QStringList ids() const
    {
        QStringList result;
        for (const QJsonObject &message : messages) {
            QStringList batch;
            const QJsonArray media = message["media"].toArray();
            for (const QJsonValue &photo : media)
                batch.prepend(photo["id"].toString());
            result += batch;
        }
        return result;
    }
    QStringList types() const
    {
        QStringList result;
        for (const QJsonObject &message : messages)
            result += message["type"].toString();
        return result;
    }
    QString position() const { return messages.last()["position"].toString(); }
    bool isConnected() const { return m_socket.state() == QAbstractSocket::ConnectedState; }
    void leave() { m_socket.close(); }

    QList<QJsonObject> messages;
    QList<qint64> arrivals;

private:
    QWebSocket m_socket;
    QElapsedTimer m_clock;
};

QStringList numbers(int first, int last)
{
    QStringList result;
    for (int number = first; number <= last; ++number)
        result += QString::number(number);
    return result;
}

} // namespace

class tst_LiveServer : public QObject {
    Q_OBJECT

private slots:
    void helloComesFirstAndTellsWhereTheFeedIs();
    void newPhotosReachEveryViewerOnce();
    void aReturningViewerGetsExactlyWhatItMissed();
    void aViewerFarBehindIsCaughtUpWhileNewPhotosCome();
    void aViewerWhosePositionMeansNothingStartsAfresh_data();
    void aViewerWhosePositionMeansNothingStartsAfresh();
    void thePhotosPageAndTheFeedJoinWithoutGap();
    void aNewEpochIsAResetForEveryone();
    void hiddenPhotosAreNamed();
    void hiddenPhotosAreNowhere();
    void viewersAreCountedAsTheyComeAndGo();
    void underLoadPhotosTravelTogetherAndStayInOrder();
    void aViewerThatComesWhilePhotosWaitGetsNoneTwice();
    void aViewerThatNeverReadsIsLetGoWhileItCatchesUp();
    void viewersHearSomethingNowAndThen();
    void routesAnswer_data();
    void routesAnswer();
    void onlyReadingIsAllowed();
    void headHasNoBody();
    void picturesComeFromTheStore();
    void noByteServedSaysWhereAPictureWasTaken_data();
    void noByteServedSaysWhereAPictureWasTaken();
    void aStrangersNameForUsIsRefused();
    void aTakenPortIsNamedWithTheWayOut();
    void theAddressIsToldOnceListening();
};

void tst_LiveServer::helloComesFirstAndTellsWhereTheFeedIs()
{
    Fixture fixture;
    fixture.feed.add(support::batch(1, 3));
    photos::PlaceState place;
    place.subscription.slug = "kyoto";
    fixture.server.setPlaces({place});

    Viewer viewer(fixture.server.port());

    QTRY_COMPARE(viewer.messages.size(), 1);
    const QJsonObject hello = viewer.messages.first();
    QCOMPARE(hello["type"].toString(), "hello");
    QCOMPARE(hello["version"].toInt(), 1);
    QCOMPARE(hello["epoch"].toString(), "epoch");
    QCOMPARE(hello["position"].toString(), "1000-3");
    QCOMPARE(hello["places"][0]["slug"].toString(), "kyoto");
    QCOMPARE(hello["places"][0]["count"].toInt(), 3);
}

void tst_LiveServer::newPhotosReachEveryViewerOnce()
{
    Fixture fixture;
    Viewer one(fixture.server.port());
    Viewer other(fixture.server.port());
    QTRY_COMPARE(fixture.server.viewerCount(), 2);

    for (int i = 0; i < 20; ++i)
        fixture.feed.add(support::batch(1 + i * 5, 5));

    QTRY_COMPARE(one.ids(), numbers(1, 100));
    QTRY_COMPARE(other.ids(), numbers(1, 100));
    QCOMPARE(one.position(), "1000-100");
    QCOMPARE(one.types().first(), "hello");
}

void tst_LiveServer::aReturningViewerGetsExactlyWhatItMissed()
{
    Fixture fixture;
    fixture.feed.add(support::batch(1, 3));
    {
        Viewer gone(fixture.server.port());
        QTRY_COMPARE(gone.messages.size(), 1);
    }
    QTRY_COMPARE(fixture.server.viewerCount(), 0);
    fixture.feed.add(support::batch(4, 2));
    fixture.feed.add(support::batch(6, 2, "lima"));

    Viewer back(fixture.server.port(), "?epoch=epoch&position=1000-3");

    QTRY_COMPARE(back.messages.size(), 3);
    QCOMPARE(back.types(), QStringList({"hello", "newMedia", "newMedia"}));
    QCOMPARE(back.messages[0]["position"].toString(), "1000-3");
    QCOMPARE(back.messages[1]["channelName"].toString(), "kyoto");
    QCOMPARE(back.messages[2]["channelName"].toString(), "lima");
    QCOMPARE(back.ids(), numbers(4, 7));
    fixture.feed.add(support::batch(8, 1));
    QTRY_COMPARE(back.ids(), numbers(4, 8));
}

void tst_LiveServer::aViewerFarBehindIsCaughtUpWhileNewPhotosCome()
{
    // More than may be unsent to one viewer at once (1 MiB), and it goes on growing.
    Fixture fixture;
    for (int i = 0; i < 30; ++i)
        fixture.feed.add(support::batch(1 + i * 100, 100));

    Viewer back(fixture.server.port(), "?epoch=epoch&position=1000-0");
    QTRY_COMPARE(fixture.server.viewerCount(), 1);
    for (int number = 3001; number <= 3100; ++number)
        fixture.feed.add(support::batch(number, 1));

    QTRY_COMPARE_WITH_TIMEOUT(back.ids().size(), 3100, 20'000);
    QCOMPARE(back.ids(), numbers(1, 3100));
    QVERIFY(back.isConnected());
}

void tst_LiveServer::aViewerWhosePositionMeansNothingStartsAfresh_data()
{
    QTest::addColumn<QString>("query");
    QTest::newRow("another epoch") << "?epoch=other&position=1000-2";
    QTest::newRow("ahead of the feed") << "?epoch=epoch&position=1000-99";
    QTest::newRow("no position") << "?epoch=epoch";
    QTest::newRow("no epoch") << "?position=1000-2";
    QTest::newRow("not a position") << "?epoch=epoch&position=x";
    QTest::newRow("too much was missed") << "?epoch=epoch&position=0-0";
}

void tst_LiveServer::aViewerWhosePositionMeansNothingStartsAfresh()
{
    QFETCH(QString, query);
    Fixture fixture;
    fixture.feed.add(support::batch(1, 3));
    if (QByteArray(QTest::currentDataTag()) == "too much was missed")
        fixture.feed.add(support::batch(4, 9000)); // more than 4 MiB

    Viewer viewer(fixture.server.port(), query);

    QTRY_COMPARE(viewer.types(), QStringList({"hello", "reset"}));
}

void tst_LiveServer::thePhotosPageAndTheFeedJoinWithoutGap()
{
    Fixture fixture;
    fixture.feed.add(support::batch(1, 10));
    const QJsonObject page
        = QJsonDocument::fromJson(fixture.get("/api/photos?limit=4").body).object();
    fixture.feed.add(support::batch(11, 2)); // between the page and the feed

    Viewer viewer(fixture.server.port(),
        QStringLiteral("?epoch=%1&position=%2")
            .arg(page["epoch"].toString(), page["newest"].toString()));

    QTRY_COMPARE(viewer.ids(), numbers(11, 12));
    QCOMPARE(page["media"].toArray().size(), 4);
    QCOMPARE(page["media"][0]["id"].toString(), "10");
}

void tst_LiveServer::aNewEpochIsAResetForEveryone()
{
    Fixture fixture;
    fixture.feed.add(support::batch(1, 3));
    Viewer viewer(fixture.server.port());
    QTRY_COMPARE(viewer.messages.size(), 1);

    fixture.feed.reset("second");
    fixture.feed.add(support::batch(1, 1, "kyoto", "second"));

    QTRY_COMPARE(viewer.types(), QStringList({"hello", "reset", "newMedia"}));
    Viewer late(fixture.server.port(), "?epoch=epoch&position=1000-3");
    QTRY_COMPARE(late.types(), QStringList({"hello", "reset"}));
    QCOMPARE(late.messages.first()["epoch"].toString(), "second");
}

void tst_LiveServer::hiddenPhotosAreNamed()
{
    Fixture fixture;
    Viewer viewer(fixture.server.port());
    QTRY_COMPARE(viewer.messages.size(), 1);

    fixture.server.announceHidden({"7_501"});

    QTRY_COMPARE(viewer.types(), QStringList({"hello", "hidden"}));
    QCOMPARE(viewer.messages[1]["ids"].toArray(), QJsonArray({"7_501"}));
}

void tst_LiveServer::hiddenPhotosAreNowhere()
{
    Fixture fixture;
    fixture.feed.add(support::batch(1, 4));
    fixture.feed.setHidden({"3"});

    QVERIFY(!fixture.get("/api/photos").body.contains("\"id\":\"3\""));
    const auto picture = fixture.get("/pictures/3/320");
    QCOMPARE(picture.status, 404);
    // Who was away while it was hidden hears of it, and gets what else was missed.
    Viewer back(fixture.server.port(), "?epoch=epoch&position=1000-2");
    QTRY_COMPARE(back.types(), QStringList({"hello", "hidden", "newMedia"}));
    QCOMPARE(back.messages[1]["ids"].toArray(), QJsonArray({"3"}));
    QCOMPARE(back.ids(), QStringList({"4"}));
}

void tst_LiveServer::viewersAreCountedAsTheyComeAndGo()
{
    Fixture fixture;
    QSignalSpy changes(&fixture.server, &LiveServer::viewerCountChanged);
    auto one = std::make_unique<Viewer>(fixture.server.port());
    Viewer other(fixture.server.port());
    QTRY_COMPARE(fixture.server.viewerCount(), 2);

    one->leave();
    QTRY_COMPARE(fixture.server.viewerCount(), 1);
    one.reset();
    fixture.server.close();
    QTRY_COMPARE(fixture.server.viewerCount(), 0);

    QList<int> counts;
    for (const QList<QVariant> &change : std::as_const(changes))
        counts += change.first().toInt();
    QCOMPARE(counts, QList<int>({1, 2, 1, 0}));
    QTRY_VERIFY(!other.isConnected());
}

void tst_LiveServer::underLoadPhotosTravelTogetherAndStayInOrder()
{
    http::Server server;
    http::Server::Settings settings;
    settings.hostNames = {"localhost"};
    server.apply(settings);
    server.setWebSocketPath("/live");
    QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost), 0));
    Hub hub;
    // Every round counts as slow: what comes next waits until the timer.
    hub.apply(
        {.slowRound = std::chrono::microseconds(-1), .gathering = std::chrono::milliseconds(50)});
    connect(&server, &http::Server::webSocketOpened, &hub,
        [&hub](http::WebSocket *viewer) { hub.add(viewer, {}); });
    Viewer viewer(server.port());
    QTRY_COMPARE(hub.count(), 1);

    for (int number = 1; number <= 10; ++number)
        hub.publish(support::batch(number, 1));
    hub.publish(support::batch(11, 1, "lima"));
    hub.publish(support::batch(12, 1));

    QTRY_COMPARE(viewer.ids(), numbers(1, 12));
    // The first at once, then its place's others as one, then in turn.
    QCOMPARE(viewer.messages.size(), 4);
    QCOMPARE(viewer.messages[1]["media"].toArray().size(), 9);
    QCOMPARE(viewer.messages[1]["position"].toString(), "1000-10");

    // What is said to everyone keeps its order among the photos.
    hub.publish(support::batch(13, 1));
    hub.publish(support::batch(14, 1));
    hub.announce(R"({"type":"reset"})");
    QTRY_COMPARE(viewer.types().last(), "reset");
    QCOMPARE(viewer.ids(), numbers(1, 14));
}

void tst_LiveServer::aViewerThatComesWhilePhotosWaitGetsNoneTwice()
{
    Fixture fixture;
    std::vector<std::unique_ptr<Viewer>> crowd;
    for (int i = 0; i < 30; ++i)
        crowd.push_back(std::make_unique<Viewer>(fixture.server.port()));
    QTRY_COMPARE(fixture.server.viewerCount(), 30);

    // A crowd and large batches make slow rounds, so that batches wait for each other.
    int last = 0;
    std::vector<std::unique_ptr<Viewer>> late;
    for (int i = 0; i < 20; ++i) {
        fixture.feed.add(support::batch(last + 1, 20));
        last += 20;
        late.push_back(std::make_unique<Viewer>(
            fixture.server.port(), QStringLiteral("?epoch=epoch&position=1000-%1").arg(last - 10)));
        QCoreApplication::processEvents();
    }

    for (int i = 0; i < 20; ++i)
        QTRY_COMPARE(late[size_t(i)]->ids(), numbers((i + 1) * 20 - 10 + 1, last));
    QTRY_COMPARE(crowd.front()->ids(), numbers(1, last));
}

void tst_LiveServer::aViewerThatNeverReadsIsLetGoWhileItCatchesUp()
{
    http::Server server;
    http::Server::Settings settings;
    settings.hostNames = {"localhost", "127.0.0.1"};
    server.apply(settings);
    server.setWebSocketPath("/live");
    QVERIFY(server.listen(QHostAddress(QHostAddress::LocalHost), 0));
    Hub hub;
    Hub::Settings impatient;
    impatient.catchUpPause = std::chrono::milliseconds(200);
    hub.apply(impatient);
    connect(&server, &http::Server::webSocketOpened, &hub, [&hub](http::WebSocket *viewer) {
        hub.add(viewer, QList<QByteArray>(30, QByteArray(256 * 1024, 'x')));
    });
    QSignalSpy counts(&hub, &Hub::countChanged);

    support::HttpClient client(server.port());
    client.stopReading();
    client.send(client.upgrade("/live"));

    QTRY_COMPARE(counts.size(), 2);
    QCOMPARE(hub.count(), 0);
}

void tst_LiveServer::viewersHearSomethingNowAndThen()
{
    Fixture fixture;
    LiveServer::Settings settings;
    settings.port = 0;
    settings.heartbeat = std::chrono::milliseconds(50);
    fixture.server.close();
    QVERIFY(fixture.server.listen(settings));
    photos::PlaceState place;
    place.subscription.slug = "kyoto";
    fixture.server.setPlaces({place});
    Viewer viewer(fixture.server.port());

    QTRY_VERIFY(viewer.types().count("places") >= 2);
    QCOMPARE(viewer.messages.last()["places"][0]["slug"].toString(), "kyoto");
}

void tst_LiveServer::routesAnswer_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");
    const QByteArray plain = "text/plain; charset=utf-8";
    const QByteArray json = "application/json";
    QTest::newRow("page") << QByteArray("/") << 200 << QByteArray("text/html; charset=utf-8");
    QTest::newRow("module") << QByteArray("/static/main.js") << 200
                            << QByteArray("text/javascript; charset=utf-8");
    QTest::newRow("favicon") << QByteArray("/favicon.ico") << 200 << QByteArray("image/svg+xml");
    QTest::newRow("photos") << QByteArray("/api/photos") << 200 << json;
    QTest::newRow("photos, bad limit") << QByteArray("/api/photos?limit=x") << 400 << plain;
    QTest::newRow("photos, limit twice")
        << QByteArray("/api/photos?limit=1&limit=2") << 400 << plain;
    QTest::newRow("places") << QByteArray("/api/places") << 200 << json;
    QTest::newRow("health") << QByteArray("/healthz") << 200 << json;
    QTest::newRow("live without upgrade") << QByteArray("/live") << 426 << plain;
    QTest::newRow("unknown picture") << QByteArray("/pictures/none/320") << 404 << plain;
    QTest::newRow("unknown size") << QByteArray("/pictures/1/321") << 404 << plain;
    QTest::newRow("unknown file") << QByteArray("/static/none.js") << 404 << plain;
    QTest::newRow("folder") << QByteArray("/static/") << 404 << plain;
    QTest::newRow("unknown") << QByteArray("/admin") << 404 << plain;
}

void tst_LiveServer::routesAnswer()
{
    QFETCH(QByteArray, path);
    QFETCH(int, status);
    QFETCH(QByteArray, type);
    Fixture fixture;

    const support::HttpAnswer answer = fixture.get(path);

    QCOMPARE(answer.status, status);
    QCOMPARE(answer.header("content-type"), type);
    QVERIFY(answer.header("content-security-policy").contains("default-src 'none'"));
    QCOMPARE(answer.header("x-content-type-options"), "nosniff");
    QVERIFY(answer.header("access-control-allow-origin").isEmpty());
}

void tst_LiveServer::onlyReadingIsAllowed()
{
    Fixture fixture;
    for (const QByteArray &path : {QByteArray("/"), QByteArray("/api/photos"), QByteArray("/none"),
             QByteArray("/pictures/1/320")}) {
        support::HttpClient client(fixture.server.port());
        client.send(client.post(path, "x"));
        const support::HttpAnswer answer = client.answer();
        QCOMPARE(answer.status, 405);
        QCOMPARE(answer.header("allow"), "GET, HEAD");
    }
}

void tst_LiveServer::headHasNoBody()
{
    Fixture fixture;
    support::HttpClient client(fixture.server.port());
    client.send(client.get("/").replace("GET ", "HEAD "));
    const support::HttpAnswer answer = client.answer(true);
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.header("content-length").toInt() > 100);
    QVERIFY(client.unread().isEmpty());
}

void tst_LiveServer::picturesComeFromTheStore()
{
    Fixture fixture;
    fixture.addPicture(support::encoded(support::photograph({640, 480}), "JPEG"));

    const support::HttpAnswer answer = fixture.get("/pictures/a%2Fb/320");

    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.header("content-type"), "image/jpeg");
    QCOMPARE(answer.header("cache-control"), "private, max-age=86400");
    QCOMPARE(QImage::fromData(answer.body).size(), QSize(320, 240));
}

void tst_LiveServer::noByteServedSaysWhereAPictureWasTaken_data()
{
    QTest::addColumn<QByteArray>("picture");
    const QImage photograph = support::photograph({640, 480});
    const QByteArray png = support::encoded(photograph, "PNG");
    constexpr qsizetype behindTheHead = 8 + 25; // signature, IHDR
    const auto withChunk = [&png](const char *type, const QByteArray &body) {
        return png.left(behindTheHead) + support::pngChunk(type, body) + png.mid(behindTheHead);
    };
    QByteArray webp = support::encoded(photograph, "WEBP");
    const QByteArray place = support::exif(1);
    const QByteArray padded = place + QByteArray(place.size() % 2, '\0');
    QByteArray length(4, Qt::Uninitialized);
    qToLittleEndian(quint32(padded.size()), length.data());
    webp += "EXIF" + length + padded;
    qToLittleEndian(quint32(webp.size() - 8), webp.data() + 4);
    QTest::newRow("JPEG") << support::withExif(support::encoded(photograph, "JPEG"), place);
    QTest::newRow("PNG") << withChunk("eXIf", place);
    QTest::newRow("PNG, as text") << withChunk("tEXt", QByteArray("Place\0GPSCANARY", 15));
    QTest::newRow("WebP") << webp;
}

void tst_LiveServer::noByteServedSaysWhereAPictureWasTaken()
{
    QFETCH(QByteArray, picture);
    QVERIFY(picture.contains("GPSCANARY"));
    Fixture fixture;
    fixture.addPicture(picture);

    for (const char *size : {"320", "640", "2048", "3840"}) {
        const support::HttpAnswer answer = fixture.get(QByteArray("/pictures/a%2Fb/") + size);
        QCOMPARE(answer.status, 200);
        QVERIFY(!QImage::fromData(answer.body).isNull());
        QVERIFY(!answer.body.contains("GPSCANARY") && !answer.body.contains("Exif"));
        for (const auto &[name, value] : answer.headers)
            QVERIFY(!value.contains("GPSCANARY"));
    }
}

void tst_LiveServer::aStrangersNameForUsIsRefused()
{
    Fixture fixture;
    support::HttpClient client(fixture.server.port());
    client.send("GET /api/photos HTTP/1.1\r\nHost: evil.example\r\n\r\n");
    const support::HttpAnswer answer = client.answer();
    QVERIFY(answer.status >= 400);
    QVERIFY(!answer.body.contains("media"));
}

void tst_LiveServer::aTakenPortIsNamedWithTheWayOut()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress(QHostAddress::LocalHost)));
    photos::Feed feed;
    QTemporaryDir cache;
    images::PictureStore pictures({.directory = cache.path(), .trustedHosts = {}},
        [](const QString &) { return std::nullopt; });
    LiveServer server(feed, pictures);
    QSignalSpy health(&server, &LiveServer::healthChanged);
    LiveServer::Settings settings;
    settings.port = other.serverPort();

    const auto listening = server.listen(settings);

    QVERIFY(!listening);
    QCOMPARE(listening.error().kind, core::Error::Kind::Unavailable);
    QCOMPARE(listening.error().message,
        QStringLiteral("Port %1 is in use by another program. Choose another with --port.")
            .arg(other.serverPort()));
    QCOMPARE(health.size(), 1);
    QCOMPARE(health[0][0].value<core::Health>().level, core::Health::Level::Failing);
}

void tst_LiveServer::theAddressIsToldOnceListening()
{
    photos::Feed feed;
    QTemporaryDir cache;
    images::PictureStore pictures({.directory = cache.path(), .trustedHosts = {}},
        [](const QString &) { return std::nullopt; });
    LiveServer server(feed, pictures);
    QSignalSpy health(&server, &LiveServer::healthChanged);
    LiveServer::Settings settings;
    settings.port = 0;

    QVERIFY(server.listen(settings));

    const QString url = QStringLiteral("http://localhost:%1").arg(server.port());
    QCOMPARE(server.urls(), QStringList(url));
    QCOMPARE(health.size(), 1);
    QCOMPARE(health[0][0].value<core::Health>().level, core::Health::Level::Fine);
    QCOMPARE(health[0][0].value<core::Health>().message, "Page on " + url);
}

QTEST_GUILESS_MAIN(tst_LiveServer)
#include "tst_LiveServer.moc"
