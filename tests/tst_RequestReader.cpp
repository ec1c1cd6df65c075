// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/ExactBytes.h"
#include "http/Guard.h"
#include "http/RequestReader.h"
#include "http/ResponseWriter.h"

#include <QFile>
#include <QTest>

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/asan_interface.h>
#endif

using http::RequestReader;
using Progress = http::RequestReader::Progress;

namespace {

const QByteArray callback = "POST /callbacks/geo/kyoto?a=1&b=%2B+c HTTP/1.1\r\n"
                            "Host: localhost:3001\r\n"
                            "X-Hub-Signature:  abc \r\n"
                            "Content-Length: 7\r\n\r\n{\"a\":1}";
const QByteArray chunked = "POST /callbacks/geo/kyoto?a=1&b=%2B+c HTTP/1.1\r\n"
                           "Host: localhost:3001\r\n"
                           "X-Hub-Signature: abc\r\n"
                           "Transfer-Encoding: chunked\r\n\r\n"
                           "3;x=y\r\n{\"a\r\n4\r\n\":1}\r\n0\r\nTrailer: t\r\n\r\n";

/// Goes on until more bytes are needed or something final is known.
Progress run(RequestReader &reader)
{
    Progress progress = reader.next();
    while (progress == Progress::HeadRead)
        progress = reader.next();
    return progress;
}

Progress feedAll(RequestReader &reader, const QByteArray &bytes, qsizetype chunk = 0)
{
    Progress progress = Progress::NeedsBytes;
    const qsizetype step = chunk > 0 ? chunk : bytes.size();
    for (qsizetype at = 0; at < bytes.size() && progress == Progress::NeedsBytes; at += step) {
        reader.feed(bytes.mid(at, step));
        progress = run(reader);
    }
    return progress;
}

int statusOf(const QByteArray &bytes)
{
    RequestReader reader {http::Limits()};
    return feedAll(reader, bytes) == Progress::Refused ? reader.refusal().status : 0;
}

QByteArray withLines(const QByteArray &lines)
{
    return "POST / HTTP/1.1\r\nHost: a\r\n" + lines + "\r\n";
}

} // namespace

class tst_RequestReader : public QObject {
    Q_OBJECT

private slots:
    void givesTheSameRequestHoweverTheBytesArrive_data();
    void givesTheSameRequestHoweverTheBytesArrive();
    void tellsTheHeadBeforeTheBodyIsThere();
    void trap_beastReadsTheBodyBeforeTheHeadCanBeJudged();
    void readsOneRequestAfterTheOther();
    void keepsWhatCameBehindTheHead();
    void trap_beastAbortsOnAnEmptyChunkedBodyInPieces();
    void trap_chunkHeadsAndTrailersAreUnderNoLimitOfBeasts_data();
    void trap_chunkHeadsAndTrailersAreUnderNoLimitOfBeasts();
    void trap_readingTooFarGoesUnnoticedInBuffersOfQt();
    void trap_beastCountsAChunkAgainWhileAQuoteIsOpen_data();
    void trap_beastCountsAChunkAgainWhileAQuoteIsOpen();
    void trap_beastsLimitOfAHeadDependsOnItsPieces_data();
    void trap_beastsLimitOfAHeadDependsOnItsPieces();
    void refusesWhatIsTooLarge_data();
    void refusesWhatIsTooLarge();
    void refusesAmbiguousRequests_data();
    void refusesAmbiguousRequests();
    void knowsWhoWaitsForContinue();
    void findsRepeatedParameters();
    void allowsHostsByNameOnly_data();
    void allowsHostsByNameOnly();
    void keepsOtherSitesOut_data();
    void keepsOtherSitesOut();
    void letsProxiesInWhenAllowed();
    void writesSafeAnswers();
    void leavesOutHeadersThatBreakTheHead();
};

void tst_RequestReader::givesTheSameRequestHoweverTheBytesArrive_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("chunk");
    const auto row = [](const char *name, const QByteArray &bytes, int chunk) {
        QTest::addRow("%s", name) << bytes << chunk;
    };
    row("one byte at a time", callback, 1);
    row("split inside the head", callback, 50);
    row("split inside the body", callback, int(callback.size()) - 3);
    row("all at once", callback, 0);
    row("chunked, one byte at a time", chunked, 1);
    row("chunked, split in a chunk's head", chunked, int(chunked.indexOf("x=y")));
    row("chunked, split in a chunk", chunked, int(chunked.indexOf("\":1")) + 1);
    row("chunked, split in the trailer", chunked, int(chunked.indexOf("Trailer")) + 3);
    row("chunked, all at once", chunked, 0);
}

void tst_RequestReader::givesTheSameRequestHoweverTheBytesArrive()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, chunk);
    RequestReader reader {http::Limits()};

    QCOMPARE(feedAll(reader, bytes, chunk), Progress::Complete);

    const http::Request request = reader.takeRequest();
    QCOMPARE(request.method, "POST");
    QCOMPARE(request.path, "/callbacks/geo/kyoto");
    QCOMPARE(request.parameter("a"), "1");
    QCOMPARE(request.parameter("b"), "++c");
    QCOMPARE(request.header("x-hub-signature"), "abc");
    QCOMPARE(request.headerCount("host"), 1);
    QCOMPARE(request.body, "{\"a\":1}");
    QVERIFY(reader.isIdle());
}

void tst_RequestReader::tellsTheHeadBeforeTheBodyIsThere()
{
    RequestReader reader {http::Limits()};
    reader.feed(callback.chopped(7));

    QCOMPARE(reader.next(), Progress::HeadRead);
    QCOMPARE(reader.head().request.path, "/callbacks/geo/kyoto");
    QCOMPARE(reader.next(), Progress::NeedsBytes);
    QVERIFY(!reader.isIdle());
}

// Eager from the start, it would say what is wrong with the body before anybody knows whose it is.
void tst_RequestReader::trap_beastReadsTheBodyBeforeTheHeadCanBeJudged()
{
    RequestReader reader {http::Limits()};
    reader.feed(withLines("Transfer-Encoding: chunked\r\n") + "fffff\r\n");

    QCOMPARE(reader.next(), Progress::HeadRead);
    QCOMPARE(reader.head().request.header("host"), QByteArray("a"));
    QCOMPARE(reader.next(), Progress::Refused);
    QCOMPARE(reader.refusal().status, 413);
}

void tst_RequestReader::readsOneRequestAfterTheOther()
{
    RequestReader reader {http::Limits()};
    reader.feed(callback + chunked + "GET /third HTTP/1.0\r\nHost: a\r\n\r\n");

    QCOMPARE(run(reader), Progress::Complete);
    QCOMPARE(reader.takeRequest().body, "{\"a\":1}");
    QCOMPARE(run(reader), Progress::Complete);
    QCOMPARE(reader.takeRequest().body, "{\"a\":1}");
    QCOMPARE(run(reader), Progress::Complete);
    QVERIFY(!reader.head().keepsAlive); // HTTP/1.0
    QCOMPARE(reader.takeRequest().path, "/third");
    QCOMPARE(run(reader), Progress::NeedsBytes);
}

void tst_RequestReader::keepsWhatCameBehindTheHead()
{
    RequestReader reader {http::Limits()};
    reader.feed("GET /live HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\n\r\n\x81\x80");

    QCOMPARE(reader.next(), Progress::HeadRead);
    QCOMPARE(reader.takeUnread(), "\x81\x80");
}

// Boost 1.74 with its assertions on ends the process here.
void tst_RequestReader::trap_beastAbortsOnAnEmptyChunkedBodyInPieces()
{
    const QByteArray head = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
    const QByteArray body = "0\r\n\r\n";
    for (int first = 0; first <= body.size(); ++first) {
        for (int second = first; second <= body.size(); ++second) {
            RequestReader reader {http::Limits()};
            reader.feed(head + body.left(first));
            Progress progress = run(reader);
            for (const QByteArray &piece : {body.mid(first, second - first), body.mid(second)}) {
                if (piece.isEmpty())
                    continue;
                QCOMPARE(progress, Progress::NeedsBytes);
                reader.feed(piece);
                progress = run(reader);
            }
            QCOMPARE(progress, Progress::Complete);
            QCOMPARE(reader.takeRequest().body, QByteArray());
        }
    }
}

void tst_RequestReader::trap_chunkHeadsAndTrailersAreUnderNoLimitOfBeasts_data()
{
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<QByteArray>("endless");
    QTest::newRow("chunk extension") << QByteArray("5;x=") << QByteArray("y");
    QTest::newRow("chunk size") << QByteArray("0") << QByteArray("0");
    QTest::newRow("trailer") << QByteArray("0\r\n") << QByteArray("A: b\r\n");
}

void tst_RequestReader::trap_chunkHeadsAndTrailersAreUnderNoLimitOfBeasts()
{
    QFETCH(QByteArray, start);
    QFETCH(QByteArray, endless);
    RequestReader reader {http::Limits()};
    reader.feed(withLines("Transfer-Encoding: chunked\r\n") + start);
    qsizetype sent = 0;

    while (run(reader) == Progress::NeedsBytes && sent < 64 * 1024) {
        reader.feed(endless.repeated(100));
        sent += endless.size() * 100;
    }

    QVERIFY(sent <= 17 * 1024);
    QVERIFY(reader.refusal().status == 431 || reader.refusal().status == 400);
}

void tst_RequestReader::trap_beastCountsAChunkAgainWhileAQuoteIsOpen_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<int>("chunk");
    for (const int chunk : {0, 1, 7, 100}) {
        QTest::addRow("first chunk, in pieces of %d", chunk) << QByteArray() << chunk;
        QTest::addRow("later chunk, in pieces of %d", chunk) << QByteArray("1\r\na\r\n") << chunk;
    }
}

// It would be refused as too large in small pieces, and wait for a quote otherwise.
void tst_RequestReader::trap_beastCountsAChunkAgainWhileAQuoteIsOpen()
{
    QFETCH(QByteArray, before);
    QFETCH(int, chunk);
    const QByteArray request = withLines("Transfer-Encoding: chunked\r\n") + before;
    RequestReader open {http::Limits()};
    RequestReader closed {http::Limits()};

    const Progress progress
        = feedAll(open, request + "02f00;x=\"a\r\n" + QByteArray(300, 'b'), chunk);

    QCOMPARE(progress, Progress::Refused);
    QCOMPARE(open.refusal().status, 400);
    QCOMPARE(feedAll(closed, request + "02;x=\"a\"\r\nbc\r\n0;y=\"d\"\r\n\r\n", chunk),
        Progress::Complete);
    QVERIFY(closed.takeRequest().body.endsWith("bc"));
}

void tst_RequestReader::trap_beastsLimitOfAHeadDependsOnItsPieces_data()
{
    QTest::addColumn<int>("above");
    QTest::addColumn<int>("chunk");
    QTest::addColumn<int>("status");
    for (const int chunk : {0, 1, 100}) {
        QTest::addRow("the limit, in pieces of %d", chunk) << 0 << chunk << 0;
        QTest::addRow("one byte more, in pieces of %d", chunk) << 1 << chunk << 431;
    }
}

void tst_RequestReader::trap_beastsLimitOfAHeadDependsOnItsPieces()
{
    QFETCH(int, above);
    QFETCH(int, chunk);
    QFETCH(int, status);
    const http::Limits limits;
    const qsizetype rest = withLines("X: \r\n").size();
    const QByteArray filling(limits.headBytes - rest + above, 'x');
    RequestReader reader {limits};

    const Progress progress = feedAll(reader, withLines("X: " + filling + "\r\n"), chunk);

    QCOMPARE(progress == Progress::Refused ? reader.refusal().status : 0, status);
}

// AddressSanitizer sees a read behind the bytes only when the block ends there.
void tst_RequestReader::trap_readingTooFarGoesUnnoticedInBuffersOfQt()
{
#ifdef __SANITIZE_ADDRESS__
    QByteArray roomy(10, 'x');
    roomy.reserve(16 * 1024);
    const QByteArray exact = http::exactBytes(roomy);

    QVERIFY(!__asan_address_is_poisoned(roomy.constData() + roomy.size() + 8));
    QVERIFY(__asan_address_is_poisoned(exact.constData() + exact.size() + 8));
    QCOMPARE(exact, roomy);
#else
    QSKIP("Only in builds with AddressSanitizer");
#endif
}

void tst_RequestReader::refusesWhatIsTooLarge_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    const QByteArray much(20'000, 'a');
    QTest::newRow("header") << withLines("X: " + much + "\r\n") << 431;
    QTest::newRow("header without an end") << QByteArray("GET / HTTP/1.1\r\nX: " + much) << 431;
    QTest::newRow("method") << QByteArray(much + " / HTTP/1.1\r\n") << 431;
    QTest::newRow("target") << QByteArray(
        "GET /" + much.left(5000) + " HTTP/1.1\r\nHost: a\r\n\r\n")
                            << 414;
    QTest::newRow("said length") << withLines("Content-Length: 262145\r\n") << 413;
    QTest::newRow("chunks") << QByteArray(withLines("Transfer-Encoding: chunked\r\n")
        + QByteArray("ffff\r\n" + QByteArray(65535, 'a') + "\r\n").repeated(5))
                            << 413;
    QTest::newRow("chunk's head, in one piece") << QByteArray(
        withLines("Transfer-Encoding: chunked\r\n") + "1;x=" + much + "\r\na\r\n0\r\n\r\n")
                                                << 431;
    QTest::newRow("trailer, in one piece")
        << QByteArray(withLines("Transfer-Encoding: chunked\r\n") + "0\r\nX: " + much + "\r\n\r\n")
        << 431;
    QTest::newRow("largest length") << withLines("Content-Length: 262144\r\n") << 0;
}

void tst_RequestReader::refusesWhatIsTooLarge()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    QCOMPARE(statusOf(bytes), status);
}

void tst_RequestReader::refusesAmbiguousRequests_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    const QByteArray get = "GET / HTTP/1.1\r\n";
    QTest::newRow("good") << QByteArray(get + "Host: a\r\n\r\n") << 0;
    QTest::newRow("no Host") << QByteArray(get + "\r\n") << 400;
    QTest::newRow("two Hosts") << QByteArray(get + "Host: a\r\nHost: a\r\n\r\n") << 400;
    QTest::newRow("two lengths") << withLines("Content-Length: 0\r\nContent-Length: 0\r\n") << 400;
    QTest::newRow("length and coding")
        << withLines("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n") << 400;
    QTest::newRow("another coding") << withLines("Transfer-Encoding: gzip, chunked\r\n") << 400;
    QTest::newRow("not quite chunked") << withLines("Transfer-Encoding: xchunked\r\n") << 400;
    QTest::newRow("two codings") << withLines(
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n")
                                 << 400;
    QTest::newRow("chunked in HTTP/1.0")
        << QByteArray("POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n") << 400;
    QTest::newRow("strange expectation") << withLines("Expect: more\r\n") << 417;
    QTest::newRow("absolute target")
        << QByteArray("GET http://a/ HTTP/1.1\r\nHost: a\r\n\r\n") << 400;
    QTest::newRow("fragment") << QByteArray("GET /#a HTTP/1.1\r\nHost: a\r\n\r\n") << 400;
    QTest::newRow("eight-bit target") << QByteArray("GET /\xff HTTP/1.1\r\nHost: a\r\n\r\n") << 400;
    QTest::newRow("bare CR") << withLines("X: a\rb\r\n") << 400;
    QTest::newRow("NUL") << QByteArray(get + QByteArray("X: a\0b\r\n\r\n", 11)) << 400;
    QTest::newRow("space before the colon") << withLines("Content-Length : 4\r\n") << 400;
    QTest::newRow("no request at all") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n\r\n") << 400;
}

void tst_RequestReader::refusesAmbiguousRequests()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    QCOMPARE(statusOf(bytes), status);
}

void tst_RequestReader::knowsWhoWaitsForContinue()
{
    const QByteArray head = withLines("Expect: 100-continue\r\nContent-Length: 2\r\n");
    RequestReader patient {http::Limits()};
    patient.feed(head);
    RequestReader hasty {http::Limits()};
    hasty.feed(head + "ab");

    QCOMPARE(patient.next(), Progress::HeadRead);
    QVERIFY(patient.isAwaitingContinue());
    QCOMPARE(hasty.next(), Progress::HeadRead);
    QVERIFY(!hasty.isAwaitingContinue());
}

void tst_RequestReader::findsRepeatedParameters()
{
    http::Request once;
    http::readTarget("/a?x=1&y=2&&z", once);
    http::Request twice;
    http::readTarget("/a?x=1&y=2&x=3", twice);

    QCOMPARE(once.query.size(), 3);
    QVERIFY(!once.repeatsParameter());
    QVERIFY(twice.repeatsParameter());
    QCOMPARE(twice.parameter("x"), "1");
}

void tst_RequestReader::allowsHostsByNameOnly_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<int>("status"); // of a server with names
    QTest::addColumn<int>("statusOfAny"); // of a server without
    QTest::newRow("name") << QByteArray("localhost") << 0 << 0;
    QTest::newRow("name and port") << QByteArray("localhost:3000") << 0 << 0;
    QTest::newRow("capitals") << QByteArray("LocalHost:3000") << 0 << 0;
    QTest::newRow("IPv6") << QByteArray("[::1]:3000") << 0 << 0;
    QTest::newRow("IPv6 without port") << QByteArray("[::1]") << 0 << 0;
    QTest::newRow("IPv6 listed without brackets") << QByteArray("[fe80::1]:3000") << 0 << 0;
    QTest::newRow("other port") << QByteArray("localhost:3001") << 421 << 0;
    QTest::newRow("other name") << QByteArray("abc.tunnel.example") << 421 << 0;
    QTest::newRow("suffix") << QByteArray("localhost.evil.example") << 421 << 0;
    QTest::newRow("decimal address") << QByteArray("2130706433") << 421 << 0;
    QTest::newRow("empty") << QByteArray("") << 400 << 400;
    QTest::newRow("user") << QByteArray("a@localhost:3000") << 400 << 400;
    QTest::newRow("port too large") << QByteArray("localhost:99999") << 400 << 400;
    QTest::newRow("port not a number") << QByteArray("localhost:+80") << 400 << 400;
    QTest::newRow("no port behind the colon") << QByteArray("localhost:") << 400 << 400;
    QTest::newRow("two colons") << QByteArray("::1") << 400 << 400;
    QTest::newRow("open bracket") << QByteArray("[::1") << 400 << 400;
    QTest::newRow("bracketed name") << QByteArray("[localhost]") << 400 << 400;
    QTest::newRow("space") << QByteArray("a b") << 400 << 400;
    QTest::newRow("markup") << QByteArray("<script>") << 400 << 400;
}

void tst_RequestReader::allowsHostsByNameOnly()
{
    QFETCH(QByteArray, host);
    QFETCH(int, status);
    QFETCH(int, statusOfAny);
    const http::Guard named({"localhost", "[::1]", "fe80::1"}, 3000, false);
    const http::Guard any({}, 3000, false);
    http::Head head;
    head.request.headers = {{"host", host}};

    const auto refusal = named.refusalOf(head);
    const auto refusalOfAny = any.refusalOf(head);

    QCOMPARE(refusal ? refusal->status : 0, status);
    QCOMPARE(refusalOfAny ? refusalOfAny->status : 0, statusOfAny);
    if (status == 421)
        QVERIFY(refusal->body.contains("--allow-name")); // says what to change
}

void tst_RequestReader::keepsOtherSitesOut_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("isRefused");
    const auto row = [](const char *title, const char *method, const char *name, const char *value,
                         bool isRefused) {
        QTest::newRow(title) << QByteArray(method) << QByteArray(name) << QByteArray(value)
                             << isRefused;
    };
    row("own page posts", "POST", "origin", "http://localhost:3000", false);
    row("no browser posts", "POST", "x", "y", false);
    row("other site posts", "POST", "origin", "http://evil.example", true);
    row("other port posts", "POST", "origin", "http://localhost:1", true);
    row("page behind TLS posts", "POST", "origin", "https://localhost:3000", true);
    row("nameless origin posts", "POST", "origin", "null", true);
    row("other site deletes", "DELETE", "origin", "http://evil.example", true);
    row("cross-site post without origin", "POST", "sec-fetch-site", "cross-site", true);
    row("link from another site", "GET", "sec-fetch-site", "cross-site", false);
    row("proxied", "GET", "x-forwarded-for", "203.0.113.9", true);
    row("proxied, standard", "GET", "forwarded", "for=203.0.113.9", true);
    row("through a tunnel", "GET", "cf-connecting-ip", "203.0.113.9", true);
}

void tst_RequestReader::keepsOtherSitesOut()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(bool, isRefused);
    http::Head head;
    head.request.method = method;
    head.request.headers = {{"host", "localhost:3000"}, {name, value}};

    const auto refusal = http::Guard({"localhost"}, 3000, true).refusalOf(head);

    QCOMPARE(refusal ? refusal->status : 0, isRefused ? 403 : 0);
    QVERIFY(!http::Guard({"localhost"}, 3000, false).refusalOf(head));
}

void tst_RequestReader::letsProxiesInWhenAllowed()
{
    http::Head head;
    head.request.method = "GET";
    head.request.headers = {{"host", "wall.example.org"}, {"upgrade", "websocket"},
        {"origin", "https://wall.example.org"}, {"x-forwarded-for", "203.0.113.9"}};

    const auto refusal = http::Guard({"wall.example.org"}, 3000, true).refusalOf(head);
    QVERIFY(refusal && refusal->body.contains("--allow-proxy"));
    QVERIFY(!http::Guard({"wall.example.org"}, 3000, true, true).refusalOf(head));
    head.request.headers[2].value = "https://elsewhere.example.org";
    QVERIFY(http::Guard({"wall.example.org"}, 3000, true, true).refusalOf(head));
}

void tst_RequestReader::writesSafeAnswers()
{
    http::Response response = http::Response::ok("hi");
    const QByteArray head = http::writeHead(response, true);
    response.cacheControl = "max-age=60";
    response.status = 304;
    const QByteArray unchanged = http::writeHead(response, false);

    QVERIFY(head.startsWith("HTTP/1.1 200 OK\r\n"));
    for (const char *line : {"Content-Length: 2", "X-Content-Type-Options: nosniff",
             "Referrer-Policy: no-referrer", "Cache-Control: no-store", "Connection: keep-alive",
             "Content-Security-Policy: default-src 'none'; img-src 'self'; script-src 'self'; "
             "style-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; "
             "form-action 'self'"})
        QVERIFY2(head.contains(QByteArray("\r\n") + line + "\r\n"), line);
    QVERIFY(!head.toLower().contains("access-control"));
    QVERIFY(unchanged.contains("Cache-Control: max-age=60\r\n"));
    QVERIFY(!unchanged.contains("Content-Length"));
    QVERIFY(unchanged.contains("Connection: close\r\n"));
}

void tst_RequestReader::leavesOutHeadersThatBreakTheHead()
{
    http::Response response;
    response.headers = {{"X-Good", "yes"}, {"X-Bad", "a\r\nSet-Cookie: x=1"}};
    QTest::ignoreMessage(QtWarningMsg, "Left out a header with a line break in it: \"X-Bad\"");

    const QByteArray head = http::writeHead(response, true);

    QVERIFY(head.contains("X-Good: yes\r\n"));
    QVERIFY(!head.contains("Set-Cookie"));
}

QTEST_GUILESS_MAIN(tst_RequestReader)
#include "tst_RequestReader.moc"
