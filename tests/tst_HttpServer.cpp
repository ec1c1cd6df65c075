// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/Server.h"

#include "support/HttpClient.h"

#include <QPointer>
#include <QRegularExpression>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <memory>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

using namespace std::chrono_literals;
using http::Request;
using http::Response;
using http::Server;
using support::HttpAnswer;
using support::HttpClient;

namespace {

constexpr qsizetype bigBytes = 4 * 1024 * 1024;

/// Says back what it was asked: "METHOD path body".
void echo(const Request &request, const Server::Respond &respond)
{
    if (request.path == "/big")
        return respond(Response::ok(QByteArray(bigBytes, 'x')));
    if (request.path == "/unchanged") {
        Response response;
        response.status = 304;
        return respond(response);
    }
    respond(Response::ok(request.method + ' ' + request.path + ' ' + request.body));
}

std::unique_ptr<Server> startServer(
    const Server::Settings &settings = {}, Server::Handler handler = echo)
{
    auto server = std::make_unique<Server>();
    server->apply(settings);
    server->setHandler(std::move(handler));
    if (const auto listening = server->listen(QHostAddress::LocalHost, 0); !listening)
        qFatal("%s", qPrintable(listening.error().message));
    return server;
}

Server::Settings browserSettings()
{
    Server::Settings settings;
    settings.hostNames = {"localhost", "127.0.0.1", "::1"};
    settings.isForBrowsers = true;
    return settings;
}

/// How a connection ended for a client that first sends all it has to say.
struct Farewell {
    QByteArray received;
    qsizetype sentBytes = 0;
    int error = 0; ///< of send() or recv(); Qt's sockets do not tell a reset from an end
};

/// Goes on until the connection has ended.
Farewell sendStubbornly(quint16 port, const QByteArray &request)
{
    Farewell farewell;
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int client = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (connect(client, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0)
        farewell.error = errno;
    const bool hasEnded = QTest::qWaitFor([&] {
        if (farewell.sentBytes < request.size()) {
            const ssize_t sent = send(client, request.constData() + farewell.sentBytes,
                size_t(request.size() - farewell.sentBytes), MSG_DONTWAIT | MSG_NOSIGNAL);
            farewell.sentBytes += std::max<ssize_t>(sent, 0);
            if (sent < 0 && errno != EAGAIN)
                farewell.error = errno;
            return farewell.error != 0;
        }
        char buffer[4096];
        const ssize_t count = recv(client, buffer, sizeof buffer, MSG_DONTWAIT);
        farewell.received.append(buffer, std::max<ssize_t>(count, 0));
        if (count < 0 && errno != EAGAIN)
            farewell.error = errno;
        return farewell.error != 0 || count == 0;
    });
    if (!hasEnded)
        farewell.error = ETIMEDOUT;
    close(client);
    return farewell;
}

} // namespace

class tst_HttpServer : public QObject {
    Q_OBJECT

private slots:
    void answersHoweverTheBytesArrive_data();
    void answersHoweverTheBytesArrive();
    void answersPipelinedRequestsInOrder();
    void answersOnceAndClosesOnThePublicSide();
    void keepsBodiesFromHeadAndNotModified();
    void sendsContinueToThoseWhoWait();
    void answersLater();
    void dropsAnAnswerWhoseClientHasGone();
    void answers503WhenNobodyElseDoes();
    void takesOnlyTheFirstOfTwoAnswers();
    void answers404WithoutAHandler();
    void refusesForeignHostsAndSites();
    void answersOnIPv6();
    void refusesUpgradesWithoutAWebSocketPath();
    void endsRequestsThatTakeTooLong_data();
    void endsRequestsThatTakeTooLong();
    void cutsOffClientsThatDoNotTakeTheirAnswer();
    void namesAddressAndPortWhenThePortIsTaken();
    void learnsNewHostNamesWhileListening();
    void trap_qtDropsUnsentAnswersWhenThePeerHalfCloses();
    void trap_closingWithUnreadBytesLosesTheAnswer();
    void trap_tcpServerStopsAcceptingWhenFilesRunOut();
    void trap_aFullPublicPortLocksEveryoneOut();
    void trap_aBurstIsAcceptedBeforeAnyOfItIsRead();
    void keepsOneAddressFromTakingEveryPlace();
    void refusesNewcomersWhenAllHaveAsked();
    void raisesTheLimitOfOpenFiles();
    void maySafelyEndInItsOwnHandler_data();
    void maySafelyEndInItsOwnHandler();
    void maySafelyEndBeforeTheAnswer();
};

void tst_HttpServer::answersHoweverTheBytesArrive_data()
{
    QTest::addColumn<int>("pieceBytes");
    QTest::newRow("one byte at a time") << 1;
    QTest::newRow("split inside the head") << 20;
    QTest::newRow("split inside the body") << 72;
    QTest::newRow("all at once") << 1000;
}

void tst_HttpServer::answersHoweverTheBytesArrive()
{
    QFETCH(int, pieceBytes);
    const auto server = startServer();
    HttpClient client(server->port());

    client.sendInPieces(client.post("/a", "the body"), pieceBytes);

    const HttpAnswer answer = client.answer();
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.body, "POST /a the body");
    QCOMPARE(answer.header("connection"), "keep-alive");
    QCOMPARE(answer.header("cache-control"), "no-store");
    QCOMPARE(answer.header("x-content-type-options"), "nosniff");
    QCOMPARE(answer.header("referrer-policy"), "no-referrer");
    QVERIFY(answer.header("content-security-policy").startsWith("default-src 'none'; "));
}

void tst_HttpServer::answersPipelinedRequestsInOrder()
{
    const auto server = startServer();
    HttpClient client(server->port());
    QByteArray requests;
    for (int i = 0; i < 50; ++i)
        requests += client.post('/' + QByteArray::number(i), "x");

    client.send(requests);

    for (int i = 0; i < 50; ++i)
        QCOMPARE(client.answer().body, "POST /" + QByteArray::number(i) + " x");
}

void tst_HttpServer::answersOnceAndClosesOnThePublicSide()
{
    Server::Settings settings;
    settings.oneRequestPerConnection = true;
    int requests = 0;
    const auto server
        = startServer(settings, [&requests](const Request &r, const Server::Respond &respond) {
              ++requests;
              echo(r, respond);
          });
    HttpClient client(server->port());

    client.send(client.get("/a") + client.get("/smuggled"));

    QCOMPARE(client.answer().header("connection"), "close");
    QVERIFY(client.isEnded());
    QCOMPARE(client.unread(), QByteArray());
    QCOMPARE(requests, 1);
}

void tst_HttpServer::keepsBodiesFromHeadAndNotModified()
{
    const auto server = startServer();
    HttpClient client(server->port());

    client.send(client.get("/abc").replace("GET", "HEAD"));
    QCOMPARE(client.answer(true).header("content-length"), "10");
    client.send(client.get("/unchanged"));
    QCOMPARE(client.answer().status, 304);
    client.send(client.get("/last"));
    QCOMPARE(client.answer().body, "GET /last "); // nothing lies between the answers
}

void tst_HttpServer::sendsContinueToThoseWhoWait()
{
    const auto server = startServer();
    HttpClient client(server->port());
    const QByteArray request = client.post("/a", "body", {"Expect: 100-continue"});

    client.send(request.chopped(4));
    QCOMPARE(client.answer().status, 100);
    client.send("body");
    QCOMPARE(client.answer().body, "POST /a body");
}

void tst_HttpServer::answersLater()
{
    const auto server = startServer({}, [](const Request &request, const Server::Respond &respond) {
        QTimer::singleShot(50ms, [request, respond] { echo(request, respond); });
    });
    HttpClient client(server->port());

    client.send(client.get("/a") + client.get("/b"));
    client.finishSending(); // still wants its answers

    QCOMPARE(client.answer().body, "GET /a ");
    QCOMPARE(client.answer().body, "GET /b ");
    QVERIFY(client.isEnded());
}

void tst_HttpServer::dropsAnAnswerWhoseClientHasGone()
{
    Server::Respond respond;
    const auto server
        = startServer({}, [&respond](const Request &, const Server::Respond &r) { respond = r; });
    HttpClient client(server->port());
    client.send(client.get("/a"));
    QTRY_VERIFY(respond);

    client.reset();
    respond(Response::ok());
    QTRY_COMPARE(server->connectionCount(), 0);
    respond(Response::ok()); // into the void
}

void tst_HttpServer::answers503WhenNobodyElseDoes()
{
    Server::Settings settings;
    settings.limits.answerTime = 300ms;
    Server::Respond respond;
    const auto server = startServer(
        settings, [&respond](const Request &, const Server::Respond &r) { respond = r; });
    HttpClient client(server->port());
    QTest::ignoreMessage(QtWarningMsg, "A request was not answered in time");

    client.send(client.get("/a"));

    const HttpAnswer answer = client.answer();
    QCOMPARE(answer.status, 503);
    QVERIFY(answer.header("retry-after").toInt() > 0);
    respond(Response::ok()); // too late
    QVERIFY(client.isEnded());
    QCOMPARE(client.unread(), QByteArray());
}

void tst_HttpServer::takesOnlyTheFirstOfTwoAnswers()
{
    Server::Respond first;
    const auto server
        = startServer({}, [&first](const Request &request, const Server::Respond &respond) {
              if (!first) {
                  first = respond;
                  respond(Response::ok("one"));
              }
              first(Response::ok("two")); // never an answer, not even to the next request
              if (request.path == "/b")
                  respond(Response::ok("three"));
          });
    HttpClient client(server->port());

    client.send(client.get("/a"));
    QCOMPARE(client.answer().body, "one");
    client.send(client.get("/b"));
    QCOMPARE(client.answer().body, "three");
}

void tst_HttpServer::answers404WithoutAHandler()
{
    const auto server = startServer({}, {});
    HttpClient client(server->port());
    client.send(client.get("/a"));
    QCOMPARE(client.answer().status, 404);
}

void tst_HttpServer::refusesForeignHostsAndSites()
{
    const auto server = startServer(browserSettings());
    const auto statusOf = [&](const QByteArray &request) {
        HttpClient client(server->port());
        client.send(request);
        const HttpAnswer answer = client.answer();
        return answer.header("access-control-allow-origin").isEmpty() ? answer.status : -1;
    };
    const HttpClient client(server->port());
    const QByteArray origin = "Origin: http://127.0.0.1:" + QByteArray::number(server->port());

    QCOMPARE(statusOf(client.get("/a")), 200);
    QCOMPARE(statusOf(client.post("/a", "x", {origin})), 200);
    QCOMPARE(statusOf("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n"), 421);
    QCOMPARE(statusOf(client.post("/a", "x", {"Origin: http://evil.example"})), 403);
    QCOMPARE(statusOf(client.post("/a", "x", {"Sec-Fetch-Site: cross-site"})), 403);
    QCOMPARE(statusOf(client.get("/a", {"X-Forwarded-For: 203.0.113.9"})), 403);
}

void tst_HttpServer::answersOnIPv6()
{
    Server server;
    server.apply(browserSettings());
    QHostAddress peer;
    server.setHandler([&peer](const Request &request, const Server::Respond &respond) {
        peer = request.peer;
        respond(Response::ok());
    });
    if (!server.listen(QHostAddress::LocalHostIPv6, 0))
        QSKIP("This machine has no IPv6");
    HttpClient client(server.port(), QHostAddress(QHostAddress::LocalHostIPv6));

    client.send(client.get("/a")); // Host: [::1]:port

    QCOMPARE(client.answer().status, 200);
    QCOMPARE(peer, QHostAddress(QHostAddress::LocalHostIPv6));
}

void tst_HttpServer::refusesUpgradesWithoutAWebSocketPath()
{
    const auto server = startServer();
    HttpClient client(server->port());
    client.send(client.upgrade("/live"));
    QCOMPARE(client.answer().status, 403);
}

void tst_HttpServer::endsRequestsThatTakeTooLong_data()
{
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<QByteArray>("trickle");
    QTest::addColumn<int>("status");
    QTest::newRow("nothing sent") << QByteArray() << QByteArray() << 0;
    QTest::newRow("half a head") << QByteArray("GET / HT") << QByteArray() << 408;
    QTest::newRow("head that never ends")
        << QByteArray("GET / HTTP/1.1\r\nHost: a\r\n") << QByteArray("X: y\r\n") << 408;
    QTest::newRow("body that never ends")
        << QByteArray("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n")
        << QByteArray("x") << 408;
}

void tst_HttpServer::endsRequestsThatTakeTooLong()
{
    QFETCH(QByteArray, start);
    QFETCH(QByteArray, trickle);
    QFETCH(int, status);
    Server::Settings settings;
    settings.limits.requestTime = 500ms;
    const auto server = startServer(settings);
    HttpClient client(server->port());
    QTimer trickler;
    QObject::connect(&trickler, &QTimer::timeout, &client.socket(), [&] {
        if (!trickle.isEmpty() && client.socket().state() == QAbstractSocket::ConnectedState)
            client.send(trickle);
    });
    trickler.start(100);

    client.send(start);

    QCOMPARE(client.answer().status, status);
    QVERIFY(client.isEnded(3000));
    QTRY_COMPARE(server->connectionCount(), 0);
}

void tst_HttpServer::cutsOffClientsThatDoNotTakeTheirAnswer()
{
    Server::Settings settings;
    settings.limits.answerTime = 500ms;
    int asked = 0;
    const auto server
        = startServer(settings, [&asked](const Request &, const Server::Respond &respond) {
              ++asked;
              respond(Response::ok(QByteArray(8 * bigBytes, 'x')));
          });
    HttpClient client(server->port());
    client.stopReading();

    client.send(client.get("/big").repeated(10));

    QTRY_COMPARE(asked, 1);
    QTRY_COMPARE(server->connectionCount(), 0);
    QCOMPARE(asked, 1); // answers do not pile up
}

void tst_HttpServer::namesAddressAndPortWhenThePortIsTaken()
{
    const auto server = startServer();
    Server second;

    const auto listening = second.listen(QHostAddress::LocalHost, server->port());

    QVERIFY(!listening);
    QCOMPARE(listening.error().kind, core::Error::Kind::Unavailable);
    QVERIFY(listening.error().message.contains(QStringLiteral("127.0.0.1")));
    QVERIFY(listening.error().message.contains(QString::number(server->port())));
    QCOMPARE(second.port(), 0);
}

void tst_HttpServer::learnsNewHostNamesWhileListening()
{
    Server::Settings settings = browserSettings();
    const auto server = startServer(settings);
    const QByteArray request
        = "GET / HTTP/1.1\r\nHost: wall.local:" + QByteArray::number(server->port()) + "\r\n\r\n";
    HttpClient before(server->port());
    before.send(request);
    QCOMPARE(before.answer().status, 421);

    settings.hostNames.append("wall.local");
    server->apply(settings);

    HttpClient after(server->port());
    after.send(request);
    QCOMPARE(after.answer().status, 200);
}

void tst_HttpServer::trap_qtDropsUnsentAnswersWhenThePeerHalfCloses()
{
    const auto server = startServer();
    HttpClient client(server->port());

    client.send(client.get("/big"));
    client.finishSending();

    QCOMPARE(client.answer().body.size(), bigBytes);
    QVERIFY(client.isEnded());
}

void tst_HttpServer::trap_closingWithUnreadBytesLosesTheAnswer()
{
    const auto server = startServer();
    const QByteArray request = HttpClient(server->port()).post("/a", QByteArray(900 * 1024, 'x'));
    for (int i = 0; i < 20; ++i) {
        const Farewell farewell = sendStubbornly(server->port(), request);
        QVERIFY(farewell.received.startsWith("HTTP/1.1 413 "));
        QCOMPARE(farewell.sentBytes, request.size());
        QCOMPARE(farewell.error, 0); // an end, not a reset
    }
}

void tst_HttpServer::trap_tcpServerStopsAcceptingWhenFilesRunOut()
{
    rlimit before {};
    QCOMPARE(getrlimit(RLIMIT_NOFILE, &before), 0);
    const auto server = startServer();
    rlimit few {256, before.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &few), 0);
    // The client's own file is open before all others are gone; the server is told afterwards.
    QTcpSocket client;
    client.connectToHost(QHostAddress(QHostAddress::LocalHost), server->port());
    std::vector<int> files;
    for (int file = open("/dev/null", O_RDONLY); file >= 0; file = open("/dev/null", O_RDONLY))
        files.push_back(file);
    bool hasFailed = false;
    QTest::ignoreMessage(
        QtWarningMsg, QRegularExpression(QStringLiteral("Cannot accept a connection")));
    QTest::qWait(50); // the system holds the connection, nobody can accept it
    hasFailed = server->connectionCount() == 0;

    for (const int file : files)
        close(file);
    const bool isAccepted = QTest::qWaitFor([&] { return server->connectionCount() == 1; });
    setrlimit(RLIMIT_NOFILE, &before);

    QVERIFY(hasFailed);
    QVERIFY(isAccepted);
    HttpClient next(server->port());
    next.send(next.get("/a"));
    QCOMPARE(next.answer().status, 200);
}

void tst_HttpServer::trap_aFullPublicPortLocksEveryoneOut()
{
    Server::Settings settings;
    settings.limits.connections = 8;
    settings.limits.connectionsPerAddress = 0;
    const auto server = startServer(settings, [](const Request &request, const auto &respond) {
        if (request.path != "/slow")
            echo(request, respond);
    });
    HttpClient slow(server->port()); // the oldest of all, but it has asked
    slow.send(slow.get("/slow"));
    std::vector<std::unique_ptr<HttpClient>> idle;
    for (int i = 0; i < 8; ++i)
        idle.push_back(std::make_unique<HttpClient>(server->port()));
    QTRY_COMPARE(server->connectionCount(), 8);

    HttpClient client(server->port());
    client.send(client.get("/a"));

    QCOMPARE(client.answer().status, 200);
    QVERIFY(idle.at(0)->isEnded()); // made room for idle.at(7)
    QVERIFY(idle.at(1)->isEnded()); // made room for this client
    QCOMPARE(idle.at(2)->socket().state(), QAbstractSocket::ConnectedState);
    QCOMPARE(slow.socket().state(), QAbstractSocket::ConnectedState);
}

void tst_HttpServer::trap_aBurstIsAcceptedBeforeAnyOfItIsRead()
{
    Server::Settings settings;
    settings.limits.connections = 4;
    settings.limits.connectionsPerAddress = 0;
    settings.oneRequestPerConnection = true;
    const auto server = startServer(settings);
    // Past the event loop: the server hears of all of it at once.
    const auto ask = [&] {
        auto client = std::make_unique<QTcpSocket>();
        client->connectToHost(QHostAddress(QHostAddress::LocalHost), server->port());
        if (!client->waitForConnected())
            qFatal("no connection");
        client->write("GET /a HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(server->port())
            + "\r\n\r\n");
        client->waitForBytesWritten();
        return client;
    };
    const auto isAnswered = [](const std::unique_ptr<QTcpSocket> &client) {
        return client->peek(15) == "HTTP/1.1 200 OK";
    };

    for (int round = 0; round < 3; ++round) { // those of the last round have left unnoticed
        std::vector<std::unique_ptr<QTcpSocket>> clients;
        for (int i = 0; i < 5; ++i)
            clients.push_back(ask());
        for (int i = 0; i < 4; ++i)
            QTRY_VERIFY(isAnswered(clients.at(i)));
        QVERIFY(!isAnswered(clients.at(4))); // those who were there first have asked, too
        for (const auto &client : clients)
            client->abort();
    }
}

void tst_HttpServer::keepsOneAddressFromTakingEveryPlace()
{
    Server::Settings settings;
    settings.limits.connections = 4;
    settings.limits.connectionsPerAddress = 3;
    const auto server = startServer(settings);
    HttpClient other(server->port(), QHostAddress(QHostAddress::LocalHost),
        QHostAddress(QStringLiteral("127.0.0.2")));
    std::vector<std::unique_ptr<HttpClient>> greedy;
    for (int i = 0; i < 6; ++i)
        greedy.push_back(std::make_unique<HttpClient>(server->port()));

    QVERIFY(greedy.at(5)->isEnded());
    QCOMPARE(server->connectionCount(), 4);
    other.send(other.get("/a"));
    QCOMPARE(other.answer().status, 200);
}

void tst_HttpServer::refusesNewcomersWhenAllHaveAsked()
{
    Server::Settings settings;
    settings.limits.connections = 1;
    const auto server = startServer(settings, [](const Request &, const Server::Respond &) {});
    HttpClient first(server->port());
    first.send(first.get("/a"));
    QTRY_COMPARE(server->connectionCount(), 1);
    QTest::qWait(0);

    HttpClient second(server->port());

    QVERIFY(second.isEnded());
    QCOMPARE(first.socket().state(), QAbstractSocket::ConnectedState);
}

void tst_HttpServer::raisesTheLimitOfOpenFiles()
{
    rlimit before {};
    QCOMPARE(getrlimit(RLIMIT_NOFILE, &before), 0);
    if (before.rlim_max < 1100)
        QSKIP("The hard limit is too low here");
    const rlimit low {256, before.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &low), 0);

    const auto server = startServer();

    rlimit now {};
    QCOMPARE(getrlimit(RLIMIT_NOFILE, &now), 0);
    setrlimit(RLIMIT_NOFILE, &before);
    QVERIFY(now.rlim_cur >= 1024);
}

void tst_HttpServer::maySafelyEndInItsOwnHandler_data()
{
    QTest::addColumn<QString>("how");
    for (const char *how : {"destroyed", "answered, then destroyed", "closed", "closed later"})
        QTest::newRow(how) << QString::fromLatin1(how);
}

void tst_HttpServer::maySafelyEndInItsOwnHandler()
{
    QFETCH(QString, how);
    std::unique_ptr<Server> server;
    bool hasEnded = false;
    const std::vector<int> ballast(1000, 7); // freed with the handler, if it is
    server = startServer({}, [&, ballast](const Request &request, const Server::Respond &respond) {
        if (how.startsWith(QStringLiteral("answered")))
            echo(request, respond);
        if (how.endsWith(QStringLiteral("destroyed")))
            server.reset();
        else if (how == QStringLiteral("closed"))
            server->close();
        else
            QTimer::singleShot(0, server.get(), [&] { server->close(); });
        hasEnded = ballast.at(999) == 7;
        echo(request, respond); // nobody is there any more
    });
    HttpClient client(server->port());

    client.send(client.get("/a") + client.get("/b"));

    QTRY_VERIFY(hasEnded);
    QVERIFY(client.isEnded());
    if (server)
        QCOMPARE(server->connectionCount(), 0);
}

void tst_HttpServer::maySafelyEndBeforeTheAnswer()
{
    Server::Respond respond;
    auto server
        = startServer({}, [&respond](const Request &, const Server::Respond &r) { respond = r; });
    HttpClient client(server->port());
    client.send(client.get("/a"));
    QTRY_VERIFY(respond);

    server.reset();
    respond(Response::ok());

    QVERIFY(client.isEnded());
}

QTEST_GUILESS_MAIN(tst_HttpServer)
#include "tst_HttpServer.moc"
