// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/UserAgent.h"
#include "images/AddressGuard.h"
#include "images/Fetcher.h"
#include "support/Data.h"
#include "support/PictureHost.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QTcpSocket>
#include <QTest>

#include <optional>

using namespace images;
using namespace std::chrono_literals;
using support::PictureHost;
using Kind = core::Error::Kind;

namespace {

/// Fetches and waits for the answer.
core::Result<QByteArray> fetched(Fetcher &fetcher, const QUrl &url)
{
    std::optional<core::Result<QByteArray>> answer;
    fetcher.fetch(url, [&answer](core::Result<QByteArray> result) { answer = std::move(result); });
    if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, 10'000))
        qFatal("no answer for %s", qPrintable(url.toString()));
    return *answer;
}

Fetcher::Settings trusting(const PictureHost &host)
{
    return {.trustedHosts = {host.hostAndPort()}};
}

} // namespace

class tst_Fetcher : public QObject {
    Q_OBJECT

private slots:
    void downloadsFromATrustedHost();
    void saysWhoItIsAndSendsNothingElse();
    void connectsNowhereForHostileUrls_data();
    void connectsNowhereForHostileUrls();
    void refusesRedirectsToClosedPlaces_data();
    void refusesRedirectsToClosedPlaces();
    void followsAFewRedirectsAndNoMore();
    void givesUpOnDownloadsThatAreTooLarge_data();
    void givesUpOnDownloadsThatAreTooLarge();
    void givesUpOnHostsThatAreTooSlow_data();
    void givesUpOnHostsThatAreTooSlow();
    void tellsKindsOfRefusalApart_data();
    void tellsKindsOfRefusalApart();
    void leavesRoomForOthersBesideASlowHost();
    void servesTheNewestRequestFirst();
    void dropsTheOldestWhenTooManyWait();
    void checksTheCertificateAgainstTheName();
    void knowsPublicAddresses_data();
    void knowsPublicAddresses();
};

void tst_Fetcher::downloadsFromATrustedHost()
{
    PictureHost host;
    host.serve(QStringLiteral("/a.jpg"), "bytes");
    Fetcher fetcher(trusting(host));

    const auto bytes = fetched(fetcher, host.url(QStringLiteral("/a.jpg")));

    QVERIFY2(bytes, bytes ? "" : qPrintable(bytes.error().message));
    QCOMPARE(*bytes, "bytes");
}

void tst_Fetcher::saysWhoItIsAndSendsNothingElse()
{
    PictureHost host;
    host.answer(QStringLiteral("/a.jpg"),
        "HTTP/1.1 200 OK\r\nSet-Cookie: id=1\r\nContent-Length: 2\r\n\r\nok");
    Fetcher fetcher(trusting(host));

    QVERIFY(fetched(fetcher, host.url(QStringLiteral("/a.jpg"))));
    QVERIFY(fetched(fetcher, host.url(QStringLiteral("/a.jpg"))));

    QCOMPARE(host.heads().size(), 2);
    const QByteArray head = host.heads().last();
    QVERIFY(head.contains("User-Agent: " + core::userAgent()));
    QVERIFY(head.contains("Host: " + host.hostAndPort().toLatin1()));
    QVERIFY(head.contains("Accept-Encoding: identity"));
    QVERIFY(!head.toLower().contains("cookie"));
    QVERIFY(!head.toLower().contains("referer"));
}

void tst_Fetcher::connectsNowhereForHostileUrls_data()
{
    QTest::addColumn<QString>("url"); // %1: port of a listener on 127.0.0.1
    const char *urls[] = {"http://127.0.0.1:%1/", "http://127.0.0.1/", "http://localhost:%1/",
        "http://LOCALHOST:%1/", "http://2130706433:%1/", "http://0x7f000001:%1/",
        "http://0177.0.0.1:%1/", "http://127.1:%1/", "http://127.255.255.254:%1/",
        "http://0.0.0.0:%1/", "http://[::1]:%1/", "http://[::]:%1/",
        "http://[::ffff:127.0.0.1]:%1/", "http://[::ffff:7f00:1]/", "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/", "http://[fe80::1]/", "http://[fd00::1]/", "http://10.0.0.1/",
        "http://172.16.0.1/", "http://192.168.1.1/", "http://100.64.0.1/",
        "http://169.254.169.254/latest/meta-data/", "http://224.0.0.1/",
        "http://user@127.0.0.1:%1/", "http://trusted.example:secret@127.0.0.1:%1/",
        "https://127.0.0.1:%1/", "file:///etc/passwd", "ftp://127.0.0.1:%1/",
        "gopher://127.0.0.1:%1/", "data:,x", "qrc:/x", "http:///x", "//127.0.0.1:%1/",
        "http://127.0.0.1:6379/", "http://1.1.1.1:22/"};
    for (const char *url : urls)
        QTest::newRow(url) << QString::fromLatin1(url);
}

void tst_Fetcher::connectsNowhereForHostileUrls()
{
    QFETCH(QString, url);
    PictureHost listener;
    const QString port = listener.hostAndPort().section(u':', 1);
    Fetcher fetcher({});

    QElapsedTimer clock;
    clock.start();
    const auto answer = fetched(fetcher, QUrl(url.contains(u'%') ? url.arg(port) : url));

    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, Kind::Denied);
    QVERIFY(clock.elapsed() < 3000); // refused, not tried
    QCoreApplication::processEvents();
    QCOMPARE(listener.connections(), 0);
}

void tst_Fetcher::refusesRedirectsToClosedPlaces_data()
{
    QTest::addColumn<QByteArray>("location");
    for (const char *location : {"http://127.0.0.1:%1/", "http://localhost:%1/x", "//127.0.0.1:%1/",
             "file:///etc/passwd", "http://user:pw@example.org/", "http://[::1]:%1/",
             "http://169.254.169.254/", "http://2130706433:%1/", "javascript:1", "", "http://"})
        QTest::newRow(location) << QByteArray(location);
}

void tst_Fetcher::refusesRedirectsToClosedPlaces()
{
    QFETCH(QByteArray, location);
    PictureHost host;
    PictureHost victim;
    location.replace("%1", victim.hostAndPort().section(u':', 1).toLatin1());
    host.redirect(QStringLiteral("/a.jpg"), location);
    Fetcher fetcher(trusting(host));

    const auto answer = fetched(fetcher, host.url(QStringLiteral("/a.jpg")));

    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, Kind::Denied);
    QCoreApplication::processEvents();
    QCOMPARE(victim.connections(), 0);
    QCOMPARE(host.requests(QStringLiteral("/a.jpg")), 1);
}

void tst_Fetcher::followsAFewRedirectsAndNoMore()
{
    PictureHost host;
    host.redirect(QStringLiteral("/4"), "/3");
    host.redirect(QStringLiteral("/3"), "2"); // relative
    host.redirect(QStringLiteral("/2"), host.url(QStringLiteral("/1")).toEncoded());
    host.redirect(QStringLiteral("/1"), "/0");
    host.serve(QStringLiteral("/0"), "end");
    Fetcher fetcher(trusting(host));

    const auto three = fetched(fetcher, host.url(QStringLiteral("/3")));
    const auto four = fetched(fetcher, host.url(QStringLiteral("/4")));

    QVERIFY(three);
    QCOMPARE(*three, "end");
    QVERIFY(!four);
    QCOMPARE(four.error().kind, Kind::Denied);
}

void tst_Fetcher::givesUpOnDownloadsThatAreTooLarge_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::newRow("announced") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 10000000\r\n\r\n");
    QTest::newRow("endless") << QByteArray("HTTP/1.1 200 OK\r\n\r\n");
    QTest::newRow("chunks") << QByteArray(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1000000\r\n");
}

void tst_Fetcher::givesUpOnDownloadsThatAreTooLarge()
{
    QFETCH(QByteArray, head);
    PictureHost host;
    const bool isAnnounced = head.contains("Content-Length");
    host.behave(QStringLiteral("/big"), [head, isAnnounced](QTcpSocket &socket) {
        socket.write(head);
        if (isAnnounced)
            return;
        socket.write(QByteArray(65'536, 'x'));
        QObject::connect(&socket, &QTcpSocket::bytesWritten, &socket, [&socket] {
            if (socket.bytesToWrite() < 65'536)
                socket.write(QByteArray(65'536, 'x'));
        });
    });
    Fetcher fetcher({.trustedHosts = {host.hostAndPort()}, .maxBytes = 1024 * 1024});

    const auto answer = fetched(fetcher, host.url(QStringLiteral("/big")));

    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, Kind::TooLarge);
}

void tst_Fetcher::givesUpOnHostsThatAreTooSlow_data()
{
    QTest::addColumn<QByteArray>("start");
    QTest::newRow("silent") << QByteArray();
    QTest::newRow("half a head") << QByteArray("HTTP/1.1 200 O");
    QTest::newRow("half a body") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc");
}

void tst_Fetcher::givesUpOnHostsThatAreTooSlow()
{
    QFETCH(QByteArray, start);
    PictureHost host;
    host.behave(QStringLiteral("/slow"), [start](QTcpSocket &socket) { socket.write(start); });
    Fetcher fetcher({.trustedHosts = {host.hostAndPort()}, .deadline = 150ms});

    const auto answer = fetched(fetcher, host.url(QStringLiteral("/slow")));

    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, Kind::TimedOut);
}

void tst_Fetcher::tellsKindsOfRefusalApart_data()
{
    QTest::addColumn<QByteArray>("response");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("retrySeconds");
    const auto row = [](const char *name, const QByteArray &head, Kind kind, int seconds = 0) {
        QTest::newRow(name) << "HTTP/1.1 " + head + "\r\nContent-Length: 0\r\n\r\n"
                            << int(kind) << seconds;
    };
    row("404", "404 Not Found", Kind::NotFound);
    row("410", "410 Gone", Kind::NotFound);
    row("403", "403 Forbidden", Kind::Denied);
    row("401 asks for a password", "401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"x\"",
        Kind::Denied);
    row("500", "500 Internal Server Error", Kind::Unavailable);
    row("503 with a pause", "503 Busy\r\nRetry-After: 7", Kind::Unavailable, 7);
    row("429 with a pause", "429 Too Many\r\nRetry-After: 120", Kind::RateLimited, 120);
    row("429 without", "429 Too Many", Kind::RateLimited, 60);
    row("429 for a thousand years", "429 Too Many\r\nRetry-After: 4294967295", Kind::RateLimited,
        24 * 3600);
    row("204", "204 No Content", Kind::Unavailable);
    QTest::newRow("cut in the body")
        << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc") << int(Kind::Unavailable)
        << 0;
    QTest::newRow("not HTTP") << QByteArray("+PONG\r\n\r\n") << int(Kind::Unavailable) << 0;
}

void tst_Fetcher::tellsKindsOfRefusalApart()
{
    QFETCH(QByteArray, response);
    QFETCH(int, retrySeconds);
    PictureHost host;
    host.answer(QStringLiteral("/a.jpg"), response);
    Fetcher fetcher(trusting(host));

    const auto answer = fetched(fetcher, host.url(QStringLiteral("/a.jpg")));

    QVERIFY(!answer);
    QTEST(int(answer.error().kind), "kind");
    QCOMPARE(answer.error().retryAfter, std::chrono::milliseconds(retrySeconds * 1000));
}

void tst_Fetcher::leavesRoomForOthersBesideASlowHost()
{
    PictureHost slow;
    PictureHost good;
    good.serve(QStringLiteral("/a.jpg"), "bytes");
    Fetcher fetcher({.trustedHosts = {QStringLiteral("127.0.0.1"), QStringLiteral("localhost")}});
    // The limit counts by name: the slow host has another one here.
    QUrl url = good.url(QStringLiteral("/a.jpg"));
    url.setHost(QStringLiteral("localhost"));
    for (int i = 0; i < 20; ++i) {
        const QString path = QStringLiteral("/%1").arg(i);
        slow.behave(path, [](QTcpSocket &) {});
        fetcher.fetch(slow.url(path), [](const core::Result<QByteArray> &) {});
    }
    QTRY_COMPARE(slow.heads().size(), 4);

    const auto bytes = fetched(fetcher, url);

    QVERIFY(bytes);
    QCOMPARE(slow.heads().size(), 4);
}

void tst_Fetcher::servesTheNewestRequestFirst()
{
    PictureHost host;
    QStringList order;
    Fetcher fetcher({.trustedHosts = {host.hostAndPort()}, .maxConcurrent = 1});
    connect(&host, &PictureHost::requested, this, [&order](const QString &path) { order += path; });
    for (const QString &path : {QStringLiteral("/1"), QStringLiteral("/2"), QStringLiteral("/3")}) {
        host.serve(path, "x");
        fetcher.fetch(host.url(path), [](const core::Result<QByteArray> &) {});
    }

    QTRY_COMPARE(order.size(), 3);

    QCOMPARE(
        order, QStringList({QStringLiteral("/3"), QStringLiteral("/2"), QStringLiteral("/1")}));
}

void tst_Fetcher::dropsTheOldestWhenTooManyWait()
{
    PictureHost host;
    QList<int> failed;
    QList<int> served;
    Fetcher fetcher({.trustedHosts = {host.hostAndPort()}, .maxWaiting = 3});
    for (int i = 0; i < 5; ++i) {
        host.serve(QStringLiteral("/%1").arg(i), "x");
        fetcher.fetch(host.url(QStringLiteral("/%1").arg(i)),
            [&, i](const core::Result<QByteArray> &answer) { (answer ? served : failed) += i; });
    }

    QTRY_COMPARE(served.size(), 3);

    QCOMPARE(failed, QList<int>({0, 1}));
}

void tst_Fetcher::checksTheCertificateAgainstTheName()
{
    // The certificate is for "localhost"; the connection goes to a bare address.
    const QByteArray pem = support::data(QStringLiteral("pictures/localhost-cert.pem"));
    const QSslCertificate certificate(pem);
    QSslConfiguration own = QSslConfiguration::defaultConfiguration();
    own.setLocalCertificate(certificate);
    own.setPrivateKey(
        QSslKey(support::data(QStringLiteral("pictures/localhost-key.pem")), QSsl::Rsa));
    QSslServer server;
    server.setSslConfiguration(own);
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::pendingConnectionAvailable, this, [&server] {
        QTcpSocket *socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket] {
            socket->readAll();
            socket->write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        });
    });
    const QSslConfiguration before = QSslConfiguration::defaultConfiguration();
    QSslConfiguration trusting = before;
    trusting.addCaCertificate(certificate);
    QSslConfiguration::setDefaultConfiguration(trusting);
    Fetcher fetcher({.trustedHosts = {QStringLiteral("localhost"), QStringLiteral("127.0.0.1")}});
    const QString port = QString::number(server.serverPort());

    const auto named = fetched(fetcher, QUrl(QStringLiteral("https://localhost:%1/").arg(port)));
    const auto other = fetched(fetcher, QUrl(QStringLiteral("https://127.0.0.1:%1/").arg(port)));
    QSslConfiguration::setDefaultConfiguration(before);

    QVERIFY2(named, named ? "" : qPrintable(named.error().message));
    QCOMPARE(*named, "ok");
    QVERIFY(!other); // right certificate, wrong name
    QCOMPARE(other.error().kind, Kind::Unavailable);
}

void tst_Fetcher::knowsPublicAddresses_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("isPublic");
    for (const char *address : {"1.1.1.1", "8.8.8.8", "172.15.0.1", "172.32.0.1", "100.63.255.255",
             "100.128.0.1", "192.167.255.255", "2606:4700::1111", "2a00:1450:4001::1",
             "64:ff9b::101:101", "223.255.255.255"})
        QTest::newRow(address) << QString::fromLatin1(address) << true;
    for (const char *address : {"0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "169.254.1.1",
             "172.16.0.1", "172.31.255.255", "192.0.0.8", "192.168.0.1", "198.18.0.1", "224.0.0.1",
             "239.1.1.1", "240.0.0.1", "255.255.255.255", "::", "::1", "::ffff:8.8.8.8",
             "::ffff:127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a00:1", "64:ff9b:1::1", "fc00::1",
             "fd12:3456::1", "fe80::1", "fec0::1", "ff02::1", "2001:db8::1",
             "2002:7f00:1::", "2001::1", "100::1", "::7f00:1"})
        QTest::newRow(address) << QString::fromLatin1(address) << false;
}

void tst_Fetcher::knowsPublicAddresses()
{
    QFETCH(QString, address);
    const QHostAddress parsed(address);
    QVERIFY(!parsed.isNull());
    QTEST(isPublicAddress(parsed), "isPublic");
}

QTEST_GUILESS_MAIN(tst_Fetcher)

#include "tst_Fetcher.moc"
