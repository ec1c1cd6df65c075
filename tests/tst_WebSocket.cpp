// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/Server.h"
#include "http/WebSocket.h"

#include "support/HttpClient.h"

#include <QDeadlineTimer>
#include <QPointer>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>
#include <QWebSocket>

#include <memory>
#include <vector>

using namespace std::chrono_literals;
using http::Request;
using http::Response;
using http::Server;
using http::WebSocket;
using support::HttpAnswer;
using support::HttpClient;

namespace {

enum Opcode { Text = 1, Binary = 2, Close = 8, Ping = 9, Pong = 10 };

QByteArray frame(int opcode, const QByteArray &payload, bool isFinal = true)
{
    return HttpClient::clientFrame(opcode, payload, isFinal);
}

/// A page's server that keeps its newest viewer and what that said.
struct Page {
    explicit Page(const http::Limits &limits = {})
    {
        Server::Settings settings;
        settings.limits = limits;
        settings.hostNames = {"localhost", "127.0.0.1"};
        settings.isForBrowsers = true;
        server->apply(settings);
        server->setWebSocketPath("/live");
        QObject::connect(server.get(), &Server::webSocketOpened, server.get(),
            [this](WebSocket *socket, const Request &request) {
                viewer = socket;
                upgrade = request;
                ++opened;
                QObject::connect(socket, &WebSocket::messageReceived, socket,
                    [this](const QByteArray &utf8) { messages.append(utf8); });
                QObject::connect(socket, &WebSocket::closed, socket, [this] { ++closed; });
                if (whenOpened)
                    whenOpened();
            });
        if (!server->listen(QHostAddress::LocalHost, 0))
            qFatal("Cannot listen");
    }

    quint16 port() const { return server->port(); }

    std::unique_ptr<Server> server = std::make_unique<Server>();
    QPointer<WebSocket> viewer;
    Request upgrade;
    QList<QByteArray> messages;
    int opened = 0;
    int closed = 0;
    std::function<void()> whenOpened;
};

/// A client that has shaken hands; the page knows it.
std::unique_ptr<HttpClient> openViewer(Page &page)
{
    const int before = page.opened;
    auto client = std::make_unique<HttpClient>(page.port());
    client->send(client->upgrade("/live"));
    if (client->answer().status != 101
        || !QTest::qWaitFor([&] { return page.opened == before + 1; }))
        qWarning("No WebSocket");
    return client;
}

} // namespace

class tst_WebSocket : public QObject {
    Q_OBJECT

private slots:
    void speaksWithARealClient();
    void tellsTheUpgradeRequest();
    void sendsOneFrameToMany();
    void writesFramesOfEveryLength_data();
    void writesFramesOfEveryLength();
    void refusesBadHandshakes_data();
    void refusesBadHandshakes();
    void refusesMoreThanItsViewers();
    void ignoresUpgradesElsewhere();
    void answersPingsAndTheClosingFrame();
    void closesOnBrokenFrames();
    void closesOnHalfMessagesInTime();
    void pingsAndDropsSilentClients();
    void closesClientsThatDoNotTakeTheirFrames();
    void closesClientsThatTakeNothingForTooLong();
    void saysClosedOnceHoweverItEnds_data();
    void saysClosedOnceHoweverItEnds();
    void trap_handleConnectionEmitsReadyReadItself_data();
    void trap_handleConnectionEmitsReadyReadItself();
    void trap_everyAnswerOfQtAllowsOtherOrigins_data();
    void trap_everyAnswerOfQtAllowsOtherOrigins();
    void trap_qtReadsTheHeadByRulesOfItsOwn();
    void trap_aQWebSocketCrashesAfterDisconnect();
    void trap_closeHangsOnAPeerThatNeverReads();
    void trap_pongsAreQueuedWithoutBound();
    void mayEndInItsOwnSlots_data();
    void mayEndInItsOwnSlots();
};

void tst_WebSocket::speaksWithARealClient()
{
    Page page;
    QWebSocket client(QStringLiteral("http://127.0.0.1:%1").arg(page.port()));
    QSignalSpy received(&client, &QWebSocket::textMessageReceived);
    QSignalSpy disconnected(&client, &QWebSocket::disconnected);
    client.open(QUrl(QStringLiteral("ws://127.0.0.1:%1/live").arg(page.port())));
    QTRY_COMPARE(page.opened, 1);
    QTRY_COMPARE(client.state(), QAbstractSocket::ConnectedState);

    page.viewer->send(WebSocket::textFrame("grüße"));
    client.sendTextMessage(QStringLiteral("κόσμε"));

    QTRY_COMPARE(received.count(), 1);
    QCOMPARE(received.first().first().toString(), QStringLiteral("grüße"));
    QTRY_COMPARE(page.messages, QList<QByteArray> {"κόσμε"});

    page.viewer->close(1000);

    QTRY_COMPARE(disconnected.count(), 1);
    QCOMPARE(client.closeCode(), QWebSocketProtocol::CloseCodeNormal);
    QTRY_COMPARE(page.closed, 1);
    QTRY_VERIFY(!page.viewer);
}

void tst_WebSocket::tellsTheUpgradeRequest()
{
    Page page;
    HttpClient client(page.port());
    client.send(client.upgrade("/live?epoch=e&position=7", {"X-More: yes"}));
    QTRY_COMPARE(page.opened, 1);

    QCOMPARE(page.upgrade.path, "/live");
    QCOMPARE(page.upgrade.parameter("position"), "7");
    QCOMPARE(page.upgrade.header("x-more"), "yes");
    QCOMPARE(page.upgrade.peer, QHostAddress(QHostAddress::LocalHost));
}

void tst_WebSocket::sendsOneFrameToMany()
{
    Page page;
    std::vector<std::unique_ptr<HttpClient>> clients;
    QList<QPointer<WebSocket>> viewers;
    for (int i = 0; i < 20; ++i) {
        clients.push_back(openViewer(page));
        viewers.append(page.viewer);
    }

    const QByteArray encoded = WebSocket::textFrame("to all");
    for (const auto &viewer : viewers)
        viewer->send(encoded);

    for (const auto &client : clients)
        QCOMPARE(client->frame().payload, "to all");
}

void tst_WebSocket::writesFramesOfEveryLength_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {0, 125, 126, 65535, 65536})
        QTest::addRow("%d", size) << size;
}

void tst_WebSocket::writesFramesOfEveryLength()
{
    QFETCH(int, size);
    Page page;
    const auto client = openViewer(page);

    page.viewer->send(WebSocket::textFrame(QByteArray(size, 'x')));
    page.viewer->send(WebSocket::textFrame("next"));

    const auto first = client->frame();
    QCOMPARE(first.opcode, int(Text));
    QCOMPARE(first.payload.size(), size);
    QCOMPARE(client->frame().payload, "next");
}

void tst_WebSocket::refusesBadHandshakes_data()
{
    QTest::addColumn<QByteArray>("right");
    QTest::addColumn<QByteArray>("wrong");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const char *right, const char *wrong, int status) {
        QTest::newRow(name) << QByteArray(right) << QByteArray(wrong) << status;
    };
    row("good", "\r\n\r\n", "\r\n\r\n", 101);
    row("good, other words", "Connection: Upgrade", "Connection: keep-alive, upgrade", 101);
    row("good, other case", "Upgrade: websocket", "Upgrade: WebSocket", 101);
    row("post", "GET", "POST", 400);
    row("HTTP/1.0", "HTTP/1.1", "HTTP/1.0", 400);
    row("no Connection", "Connection: Upgrade\r\n", "", 400);
    row("Connection not a token", "Connection: Upgrade", "Connection: Upgrades", 400);
    row("another protocol", "Upgrade: websocket", "Upgrade: h2c", 400);
    row("old version", "Version: 13", "Version: 8", 426);
    row("no version", "Sec-WebSocket-Version: 13\r\n", "", 426);
    row("short key", "dGhlIHNhbXBsZSBub25jZQ==", "abc", 400);
    row("key not base64", "dGhlIHNhbXBsZSBub25jZQ==", "!!!!!!!!!!!!!!!!!!!!!!!!", 400);
    row("two keys", "\r\n\r\n", "\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n", 400);
    row("body", "\r\n\r\n", "\r\nContent-Length: 5\r\n\r\n", 400);
    row("foreign origin", "\r\n\r\n", "\r\nOrigin: http://evil.example\r\n\r\n", 403);
    row("null origin", "\r\n\r\n", "\r\nOrigin: null\r\n\r\n", 403);
    row("cross-site", "\r\n\r\n", "\r\nSec-Fetch-Site: cross-site\r\n\r\n", 403);
    row("foreign host", "Host: 127.0.0.1", "Host: evil.example", 421);
}

void tst_WebSocket::refusesBadHandshakes()
{
    QFETCH(QByteArray, right);
    QFETCH(QByteArray, wrong);
    QFETCH(int, status);
    Page page;
    HttpClient client(page.port());

    client.send(client.upgrade("/live").replace(right, wrong));

    const HttpAnswer answer = client.answer();
    QCOMPARE(answer.status, status);
    if (status == 101) // RFC 6455, 1.3
        QCOMPARE(answer.header("sec-websocket-accept"), "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    if (status == 426)
        QCOMPARE(answer.header("sec-websocket-version"), "13");
}

void tst_WebSocket::refusesMoreThanItsViewers()
{
    http::Limits limits;
    limits.webSockets = 2;
    Page page(limits);
    const auto first = openViewer(page);
    auto second = openViewer(page);

    HttpClient third(page.port());
    third.send(third.upgrade("/live"));
    const HttpAnswer refusal = third.answer();
    QCOMPARE(refusal.status, 503);
    QVERIFY(refusal.header("retry-after").toInt() > 0);

    second.reset();
    QTRY_COMPARE(page.closed, 1);
    QVERIFY(openViewer(page)->unread().isEmpty());
    QCOMPARE(page.opened, 3);
}

void tst_WebSocket::ignoresUpgradesElsewhere()
{
    Page page;
    page.server->setHandler(
        [](const Request &, const Server::Respond &respond) { respond(Response::ok("plain")); });
    HttpClient client(page.port());
    client.send(client.upgrade("/other"));
    QCOMPARE(client.answer().body, "plain");
}

void tst_WebSocket::answersPingsAndTheClosingFrame()
{
    Page page;
    const auto client = openViewer(page);

    client->send(frame(Ping, "alive?"));
    const auto pong = client->frame();
    QCOMPARE(pong.opcode, int(Pong));
    QCOMPARE(pong.payload, "alive?");

    client->send(frame(Close, QByteArray("\x03\xe8", 2)));
    QCOMPARE(client->frame().closeCode(), 1000);
    QVERIFY(client->isEnded());
    QTRY_COMPARE(page.closed, 1);
}

void tst_WebSocket::closesOnBrokenFrames()
{
    Page page;
    const auto client = openViewer(page);

    client->send(frame(Text, "fine") + frame(Text, "ka", false) + frame(0, "putt")
        + QByteArray("\x81\x05hello", 7) + frame(Text, "too late"));

    QCOMPARE(client->frame().closeCode(), 1002);
    QVERIFY(client->isEnded());
    QTRY_COMPARE(page.closed, 1);
    QCOMPARE(page.messages, (QList<QByteArray> {"fine", "kaputt"}));
}

void tst_WebSocket::closesOnHalfMessagesInTime()
{
    http::Limits limits;
    limits.messageTime = 300ms;
    Page page(limits);
    const auto patient = openViewer(page);
    const auto client = openViewer(page);

    client->send(frame(Text, "half").chopped(2));

    QCOMPARE(client->frame().closeCode(), 1008);
    QCOMPARE(patient->socket().state(), QAbstractSocket::ConnectedState);
}

void tst_WebSocket::pingsAndDropsSilentClients()
{
    http::Limits limits;
    limits.pingTime = 300ms;
    limits.silenceTime = 1500ms;
    Page page(limits);
    const auto silent = openViewer(page);
    const auto lively = openViewer(page);
    const QPointer<WebSocket> livelyViewer = page.viewer;
    const QDeadlineTimer patience(10s);
    while (page.closed == 0 && !patience.hasExpired()) {
        QCOMPARE(lively->frame().opcode, int(Ping));
        lively->send(frame(Pong, ""));
    }

    QCOMPARE(page.closed, 1);
    QVERIFY(silent->isEnded());
    QVERIFY(livelyViewer);
    QCOMPARE(lively->socket().state(), QAbstractSocket::ConnectedState);
}

void tst_WebSocket::closesClientsThatDoNotTakeTheirFrames()
{
    http::Limits limits;
    limits.unsentBytes = 100'000;
    Page page(limits);
    const auto client = openViewer(page);
    const QByteArray encoded = WebSocket::textFrame(QByteArray(20'000, 'x'));

    for (int i = 0; i < 20; ++i)
        page.viewer->send(encoded);

    // Closed after the first frame beyond the limit; those before it still arrive.
    QVERIFY(page.viewer->unsentBytes() < 150'000);
    auto seen = client->frame();
    for (int i = 0; i < 20 && seen.opcode == Text; ++i)
        seen = client->frame();
    QCOMPARE(seen.closeCode(), 1013);
    QVERIFY(client->isEnded());
    QTRY_COMPARE(page.closed, 1);
}

void tst_WebSocket::closesClientsThatTakeNothingForTooLong()
{
    http::Limits limits;
    limits.unsentBytes = 64 * 1024 * 1024;
    limits.stallTime = 300ms;
    Page page(limits);
    const auto slow = openViewer(page);
    WebSocket *const slowViewer = page.viewer;
    const auto stuck = openViewer(page);
    stuck->stopReading();
    const QByteArray encoded = WebSocket::textFrame(QByteArray(16 * 1024 * 1024, 'x'));

    slowViewer->send(encoded);
    page.viewer->send(encoded);

    QCOMPARE(slow->frame().payload.size(), 16 * 1024 * 1024);
    QTRY_COMPARE_WITH_TIMEOUT(page.closed, 1, 5000);
    QCOMPARE(slow->socket().state(), QAbstractSocket::ConnectedState);
}

void tst_WebSocket::saysClosedOnceHoweverItEnds_data()
{
    QTest::addColumn<QString>("how");
    for (const char *how : {"client resets", "client half-closes", "client closes",
             "client breaks the rules", "we close", "we close twice", "server closes"})
        QTest::newRow(how) << QString::fromLatin1(how);
}

void tst_WebSocket::saysClosedOnceHoweverItEnds()
{
    QFETCH(QString, how);
    Page page;
    const auto client = openViewer(page);

    if (how == QStringLiteral("client resets"))
        client->reset();
    else if (how == QStringLiteral("client half-closes"))
        client->finishSending();
    else if (how == QStringLiteral("client closes"))
        client->send(frame(Close, QByteArray("\x03\xe8", 2)));
    else if (how == QStringLiteral("client breaks the rules"))
        client->send("rubbish");
    else if (how == QStringLiteral("server closes"))
        page.server->close();
    else
        page.viewer->close(1001);
    if (how == QStringLiteral("we close twice"))
        page.viewer->close(1001);

    QVERIFY(client->isEnded());
    QTRY_COMPARE(page.closed, 1);
    QTRY_VERIFY(!page.viewer);
    QCOMPARE(page.closed, 1);
    QCOMPARE(page.server->connectionCount(), 0);
}

void tst_WebSocket::trap_handleConnectionEmitsReadyReadItself_data()
{
    QTest::addColumn<int>("pieceBytes");
    QTest::newRow("one byte at a time") << 1;
    QTest::newRow("frames glued to the handshake") << 100'000;
    QTest::newRow("split behind the handshake") << 0;
}

// What is there when it does is read as part of the handshake and lost, and again at a second emit:
// so frames stay with us until Qt is done.
void tst_WebSocket::trap_handleConnectionEmitsReadyReadItself()
{
    QFETCH(int, pieceBytes);
    for (int i = 0; i < 20; ++i) {
        Page page;
        HttpClient client(page.port());
        const QByteArray handshake = client.upgrade("/live");
        const QByteArray frames = frame(Text, "one") + frame(Ping, "two") + frame(Text, "three");
        if (pieceBytes > 0) {
            client.sendInPieces(handshake + frames, pieceBytes);
        } else {
            client.send(handshake + frames.left(i));
            client.send(frames.mid(i));
        }

        QCOMPARE(client.answer().status, 101);
        QCOMPARE(client.frame().payload, "two");
        QTRY_COMPARE(page.messages, (QList<QByteArray> {"one", "three"}));
        QCOMPARE(page.opened, 1);
        QCOMPARE(client.unread(), QByteArray());
    }
}

void tst_WebSocket::trap_everyAnswerOfQtAllowsOtherOrigins_data()
{
    QTest::addColumn<bool>("hasOrigin");
    QTest::newRow("browser") << true;
    QTest::newRow("no browser") << false; // Qt answers "*" then
}

void tst_WebSocket::trap_everyAnswerOfQtAllowsOtherOrigins()
{
    QFETCH(bool, hasOrigin);
    Page page;
    HttpClient client(page.port());
    const QByteArray origin = "Origin: http://127.0.0.1:" + QByteArray::number(page.port());

    client.send(client.upgrade("/live", hasOrigin ? QList {origin} : QList<QByteArray> {}));

    const HttpAnswer answer = client.answer();
    QCOMPARE(answer.status, 101);
    for (const auto &[name, value] : answer.headers)
        QVERIFY2(!name.startsWith("access-control"), name.constData());
    QCOMPARE(client.unread(), QByteArray()); // nothing of it behind the head either
}

// What we have not judged must not reach it: other hosts, subprotocols, extensions, long lines.
void tst_WebSocket::trap_qtReadsTheHeadByRulesOfItsOwn()
{
    Page page;
    HttpClient client(page.port());

    client.send(client.upgrade("/live?x=" + QByteArray(2000, 'y'),
        {"Sec-WebSocket-Protocol: chat", "Sec-WebSocket-Extensions: permessage-deflate",
            "X-Long: " + QByteArray(10'000, 'z')}));

    const HttpAnswer answer = client.answer();
    QCOMPARE(answer.status, 101);
    QCOMPARE(answer.header("sec-websocket-protocol"), "");
    QCOMPARE(answer.header("sec-websocket-extensions"), "");
    QTRY_COMPARE(page.opened, 1);
    QCOMPARE(page.upgrade.parameter("x").size(), 2000);
}

void tst_WebSocket::trap_aQWebSocketCrashesAfterDisconnect()
{
    Page page;
    const auto client = openViewer(page);
    // Whoever has the connection may cut all of its signals, those to Qt's socket, too.
    QTcpSocket *connection = nullptr;
    const auto sockets = page.server->findChildren<QTcpSocket *>();
    for (QTcpSocket *socket : sockets)
        connection = socket;
    QVERIFY(connection);
    connection->disconnect();

    delete connection;

    QVERIFY(client->isEnded());
    QVERIFY(!page.viewer);
    QCOMPARE(page.server->connectionCount(), 0);
}

void tst_WebSocket::trap_closeHangsOnAPeerThatNeverReads()
{
    http::Limits limits;
    limits.unsentBytes = 16 * 1024 * 1024;
    Page page(limits);
    const auto client = openViewer(page);
    client->stopReading();
    const QByteArray encoded = WebSocket::textFrame(QByteArray(1024 * 1024, 'x'));
    for (int i = 0; i < 15; ++i)
        page.viewer->send(encoded);
    QTRY_VERIFY(page.viewer->unsentBytes() > 0);

    page.viewer->close(1000);

    QTRY_COMPARE_WITH_TIMEOUT(page.closed, 1, 4000);
    QTRY_COMPARE(page.server->connectionCount(), 0);
}

void tst_WebSocket::trap_pongsAreQueuedWithoutBound()
{
    http::Limits limits;
    limits.unsentBytes = 256 * 1024;
    Page page(limits);
    const auto client = openViewer(page);
    client->stopReading();
    const QByteArray pings = frame(Ping, QByteArray(125, 'x')).repeated(1000);
    qint64 mostUnsent = 0;

    for (int i = 0; i < 400 && page.closed == 0; ++i) {
        if (client->socket().state() == QAbstractSocket::ConnectedState)
            client->send(pings);
        QTest::qWait(0);
        if (page.viewer)
            mostUnsent = std::max(mostUnsent, page.viewer->unsentBytes());
    }

    QTRY_COMPARE_WITH_TIMEOUT(page.closed, 1, 4000);
    QVERIFY2(mostUnsent < 512 * 1024, qPrintable(QString::number(mostUnsent)));
}

void tst_WebSocket::mayEndInItsOwnSlots_data()
{
    QTest::addColumn<QString>("slot");
    QTest::addColumn<QString>("act");
    for (const char *slot : {"opened", "message", "closed"}) {
        for (const char *act : {"close", "close server", "destroy server"})
            QTest::addRow("%s: %s", slot, act)
                << QString::fromLatin1(slot) << QString::fromLatin1(act);
    }
}

void tst_WebSocket::mayEndInItsOwnSlots()
{
    QFETCH(QString, slot);
    QFETCH(QString, act);
    Page page;
    bool hasActed = false;
    const auto actNow = [&] {
        if (act == QStringLiteral("close"))
            page.viewer->close(1000);
        else if (act == QStringLiteral("close server"))
            page.server->close();
        else
            page.server.reset();
        hasActed = true;
    };
    page.whenOpened = [&] {
        if (slot == QStringLiteral("message"))
            connect(page.viewer, &WebSocket::messageReceived, this, actNow);
        else if (slot == QStringLiteral("closed"))
            connect(page.viewer, &WebSocket::closed, this, actNow);
        else
            actNow();
    };
    HttpClient client(page.port());
    HttpClient bystander(page.port());
    bystander.send("GET / HT");

    client.send(client.upgrade("/live") + frame(Text, "one") + frame(Ping, "") + frame(Text, "two")
        + frame(Close, ""));

    QTRY_VERIFY(hasActed);
    QVERIFY(client.isEnded());
    QTRY_VERIFY(!page.viewer);
    QVERIFY(page.messages.size() <= (slot == QStringLiteral("closed") ? 2 : 1));
}

QTEST_GUILESS_MAIN(tst_WebSocket)
#include "tst_WebSocket.moc"
