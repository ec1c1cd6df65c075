// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/Addresses.h"
#include "live/Routes.h"
#include "live/StaticFiles.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QtTest>

using namespace live;

namespace {

http::Request get(const QByteArray &path, const QList<http::Field> &query = {})
{
    http::Request request;
    request.method = "GET";
    request.path = path;
    request.query = query;
    return request;
}

QJsonObject parsed(const http::Response &response)
{
    return QJsonDocument::fromJson(response.body).object();
}

QByteArray headerOf(const http::Response &response, const QByteArray &name)
{
    for (const http::Field &field : response.headers) {
        if (field.name == name)
            return field.value;
    }
    return {};
}

void fill(photos::Feed &feed, int count)
{
    for (int i = 1; i <= count; ++i) {
        const QByteArray record = R"({"id":")" + QByteArray::number(i)
            + R"(","images":{"thumbnail":{"url":"http://images.example/a.jpg","width":150}}})";
        photos::Batch batch;
        batch.slug = "kyoto";
        batch.epoch = "e1";
        batch.photos = {*photos::photoFromRecord(record)};
        batch.photos.first().position = batch.first = batch.last = {quint64(i), 0};
        batch.media = '[' + record + ']';
        feed.add(batch);
    }
}

const Machine laptop {{QHostAddress("192.168.1.7"), QHostAddress("2001:db8::7")}, "Laptop"};

} // namespace

class tst_LiveRoutes : public QObject {
    Q_OBJECT

private slots:
    void photosComePageByPageWithoutGapOrDouble();
    void photosTellWhereTheFeedIs();
    void badParametersAreRefused_data();
    void badParametersAreRefused();
    void healthIsDegradedAsSoonAsOneStepFails();
    void pictureAddressesAreDecodedOnceAndStrictly_data();
    void pictureAddressesAreDecodedOnceAndStrictly();
    void pictureErrorsBecomeStatusCodesWithoutTheProvidersWords_data();
    void pictureErrorsBecomeStatusCodesWithoutTheProvidersWords();
    void aPictureMayBeKeptByItsBrowserOnly();
    void anUnreadablePositionIsNeverAPlaceToResumeFrom();
    void theWholePageIsThereWithItsTypes();
    void aKnownFileIsNotSentAgain();
    void noPathClimbsOutOfThePage_data();
    void noPathClimbsOutOfThePage();
    void hostNamesFollowWhoMayListen();
    void urlsArePlainAndBestFirst();
};

void tst_LiveRoutes::photosComePageByPageWithoutGapOrDouble()
{
    photos::Feed feed;
    fill(feed, 10);

    QStringList ids;
    QList<http::Field> query {{"limit", "4"}};
    bool hasMore = true;
    while (hasMore) {
        const QJsonObject page = parsed(photosResponse(get("/api/photos", query), feed));
        const QJsonArray media = page["media"].toArray();
        for (const QJsonValue &photo : media)
            ids += photo["id"].toString();
        hasMore = page["more"].toBool();
        query = {{"limit", "4"}, {"before", page["position"].toString().toUtf8()}};
        QVERIFY(ids.size() <= 10);
    }

    QCOMPARE(ids, QStringList({"10", "9", "8", "7", "6", "5", "4", "3", "2", "1"}));
}

void tst_LiveRoutes::photosTellWhereTheFeedIs()
{
    photos::Feed feed;
    fill(feed, 100);

    const QJsonObject page = parsed(photosResponse(get("/api/photos"), feed));

    QCOMPARE(page["media"].toArray().size(), defaultPhotosLimit);
    QCOMPARE(page["epoch"].toString(), "e1");
    QCOMPARE(page["newest"].toString(), "100-0");
}

void tst_LiveRoutes::badParametersAreRefused_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("status");
    QTest::newRow("limit 1") << QByteArray("limit") << QByteArray("1") << 200;
    QTest::newRow("limit 200") << QByteArray("limit") << QByteArray("200") << 200;
    for (const char *bad : {"0", "201", "-1", "+5", "", " 5", "5x", "0x10", "99999999999999999999"})
        QTest::addRow("limit \"%s\"", bad) << QByteArray("limit") << QByteArray(bad) << 400;
    QTest::newRow("before") << QByteArray("before") << QByteArray("17-0") << 200;
    for (const char *bad :
        {"", "17", "-0", "17-", "a-b", "17-0 ", "18446744073709551616-0", "(1-0"})
        QTest::addRow("before \"%s\"", bad) << QByteArray("before") << QByteArray(bad) << 400;
}

void tst_LiveRoutes::badParametersAreRefused()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(int, status);
    photos::Feed feed;
    fill(feed, 3);

    QCOMPARE(photosResponse(get("/api/photos", {{name, value}}), feed).status, status);
}

void tst_LiveRoutes::healthIsDegradedAsSoonAsOneStepFails()
{
    QMap<QString, core::Health> steps {{"redis", {core::Health::Level::Fine, "Redis private"}},
        {"source", {core::Health::Level::Waiting, "Asked us to wait until 14:32"}}};
    http::Response response = healthResponse(steps);
    QCOMPARE(response.status, 200);
    QCOMPARE(parsed(response)["status"].toString(), "ok");

    steps["redis"].level = core::Health::Level::Failing;
    response = healthResponse(steps);
    QCOMPARE(response.status, 503);
    QCOMPARE(parsed(response)["status"].toString(), "degraded");
    const QJsonObject redis = parsed(response)["steps"].toObject()["redis"].toObject();
    QCOMPARE(redis["level"].toString(), "failing");
    QCOMPARE(redis["message"].toString(), "Redis private");
    QVERIFY(QDateTime::fromString(redis["since"].toString(), Qt::ISODate).isValid());
}

void tst_LiveRoutes::pictureAddressesAreDecodedOnceAndStrictly_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QString>("id"); // empty: refused
    QTest::newRow("plain") << QByteArray("/pictures/1_501/320") << "1_501";
    QTest::newRow("escaped slash") << QByteArray("/pictures/a%2Fb/640") << "a/b";
    QTest::newRow("decoded once") << QByteArray("/pictures/a%252Fb/2048") << "a%2Fb";
    QTest::newRow("lower-case digits") << QByteArray("/pictures/a%2fb/320") << "a/b";
    QTest::newRow("dots are only text") << QByteArray("/pictures/../320") << "..";
    QTest::newRow("longest") << "/pictures/" + QByteArray(128, 'x') + "/320"
                             << QString(128, QLatin1Char('x'));
    QTest::newRow("too long") << "/pictures/" + QByteArray(129, 'x') + "/320"
                              << "";
    QTest::newRow("empty id") << QByteArray("/pictures//320") << "";
    QTest::newRow("no size") << QByteArray("/pictures/1") << "";
    QTest::newRow("other size") << QByteArray("/pictures/1/321") << "";
    QTest::newRow("size and more") << QByteArray("/pictures/1/320/") << "";
    QTest::newRow("cut escape") << QByteArray("/pictures/a%2/320") << "";
    QTest::newRow("bare percent") << QByteArray("/pictures/%/320") << "";
    QTest::newRow("signed escape") << QByteArray("/pictures/%+1/320") << "";
    QTest::newRow("blank") << QByteArray("/pictures/a%20b/320") << "";
    QTest::newRow("zero") << QByteArray("/pictures/a%00/320") << "";
    QTest::newRow("not ASCII") << QByteArray("/pictures/%C3%A9/320") << "";
    QTest::newRow("elsewhere") << QByteArray("/picture/1/320") << "";
}

void tst_LiveRoutes::pictureAddressesAreDecodedOnceAndStrictly()
{
    QFETCH(QByteArray, path);
    QFETCH(QString, id);
    const auto address = pictureAddress(path);
    QCOMPARE(address ? address->id : QString(), id);
}

void tst_LiveRoutes::pictureErrorsBecomeStatusCodesWithoutTheProvidersWords_data()
{
    using Kind = core::Error::Kind;
    QTest::addColumn<core::Error::Kind>("kind");
    QTest::addColumn<int>("status");
    QTest::newRow("not found") << Kind::NotFound << 404;
    QTest::newRow("timed out") << Kind::TimedOut << 504;
    QTest::newRow("denied") << Kind::Denied << 502;
    QTest::newRow("too large") << Kind::TooLarge << 502;
    QTest::newRow("malformed") << Kind::Malformed << 502;
    QTest::newRow("unavailable") << Kind::Unavailable << 502;
    QTest::newRow("rate limited") << Kind::RateLimited << 502;
}

void tst_LiveRoutes::pictureErrorsBecomeStatusCodesWithoutTheProvidersWords()
{
    QFETCH(core::Error::Kind, kind);
    QFETCH(int, status);
    const auto response = pictureResponse(core::Error {kind, "http://10.0.0.1/internal"}, true);
    QCOMPARE(response.status, status);
    QVERIFY(!response.body.contains("10.0.0.1"));
    QVERIFY(response.cacheControl.isEmpty()); // no-store: the next try may work
}

void tst_LiveRoutes::aPictureMayBeKeptByItsBrowserOnly()
{
    const auto response = pictureResponse(QByteArray("\xff\xd8 jpeg"), true);
    QCOMPARE(response.status, 200);
    QCOMPARE(response.contentType, "image/jpeg");
    QCOMPARE(response.cacheControl, "private, max-age=86400");
    // All rights reserved: empty is no-store.
    QVERIFY(pictureResponse(QByteArray("\xff\xd8 jpeg"), false).cacheControl.isEmpty());
    QCOMPARE(response.body, "\xff\xd8 jpeg");
}

void tst_LiveRoutes::anUnreadablePositionIsNeverAPlaceToResumeFrom()
{
    photos::Feed feed;
    fill(feed, 3);

    QVERIFY(!resumeFrom(get("/live")));
    const auto good = resumeFrom(get("/live", {{"epoch", "e1"}, {"position", "2-0"}}));
    QVERIFY(good && feed.since(good->epoch, good->position));
    for (const QByteArray &bad : {QByteArray(""), QByteArray("2"), QByteArray("x-y")}) {
        const auto resume = resumeFrom(get("/live", {{"epoch", "e1"}, {"position", bad}}));
        QVERIFY(resume);
        QVERIFY(!feed.since(resume->epoch, resume->position));
    }
    const auto half = resumeFrom(get("/live", {{"epoch", "e1"}}));
    QVERIFY(half && !feed.since(half->epoch, half->position));
}

void tst_LiveRoutes::theWholePageIsThereWithItsTypes()
{
    const StaticFiles files;
    const http::Response page = files.answer(get("/"), "index.html");
    QCOMPARE(page.status, 200);
    QCOMPARE(page.contentType, "text/html; charset=utf-8");

    // Every file that the page or a module or the style names is there.
    QStringList names;
    const QRegularExpression reference(R"((?:/static/|from '\./)([a-z.-]+\.(js|css|svg)))");
    QList<QByteArray> toRead {page.body};
    while (!toRead.isEmpty()) {
        auto matches = reference.globalMatch(QString::fromUtf8(toRead.takeFirst()));
        while (matches.hasNext()) {
            const QString name = matches.next().captured(1);
            if (names.contains(name))
                continue;
            names += name;
            const http::Response file = files.answer(get("/"), name.toUtf8());
            QVERIFY2(file.status == 200, qPrintable(name));
            QVERIFY(!file.body.isEmpty());
            const bool isScript = name.endsWith(".js");
            const bool isStyle = name.endsWith(".css");
            QCOMPARE(file.contentType,
                isScript      ? "text/javascript; charset=utf-8"
                    : isStyle ? "text/css; charset=utf-8"
                              : "image/svg+xml");
            toRead += file.body;
        }
    }
    QVERIFY(names.size() >= 9);
    // The CSP allows neither: they would silently do nothing.
    QVERIFY(!page.body.contains("style="));
    QVERIFY(!page.body.contains("<style"));
    QVERIFY(!page.body.contains("onclick="));
}

void tst_LiveRoutes::aKnownFileIsNotSentAgain()
{
    const StaticFiles files;
    http::Request request = get("/static/main.js");
    const http::Response first = files.answer(request, "main.js");
    const QByteArray etag = headerOf(first, "ETag");
    QVERIFY(etag.size() > 2 && etag.startsWith('"') && etag.endsWith('"'));
    QCOMPARE(first.cacheControl, "no-cache");

    for (const QByteArray &known : {etag, "W/" + etag, "\"other\", " + etag, QByteArray("*")}) {
        request.headers = {{"if-none-match", known}};
        const http::Response second = files.answer(request, "main.js");
        QCOMPARE(second.status, 304);
        QVERIFY(second.body.isEmpty());
        QCOMPARE(headerOf(second, "ETag"), etag);
    }
    request.headers = {{"if-none-match", "\"other\""}};
    QCOMPARE(files.answer(request, "main.js").status, 200);
}

void tst_LiveRoutes::noPathClimbsOutOfThePage_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const char *name : {"", ".", "..", "../web/main.js", "/main.js", "main.js/", "%6dain.js",
             "MAIN.JS", "icons/org.hereabouts.Hereabouts.svg", "../../../etc/passwd"})
        QTest::addRow("\"%s\"", name) << QByteArray(name);
}

void tst_LiveRoutes::noPathClimbsOutOfThePage()
{
    QFETCH(QByteArray, name);
    QCOMPARE(StaticFiles().answer(get("/"), name).status, 404);
}

void tst_LiveRoutes::hostNamesFollowWhoMayListen()
{
    const QList<QByteArray> own {"localhost", "127.0.0.1", "[::1]"};
    QCOMPARE(allowedHostNames(QHostAddress(QHostAddress::LocalHost), laptop, {}), own);
    QCOMPARE(allowedHostNames(QHostAddress(QHostAddress::Any), laptop, {"Wall.Example "}),
        own
            + QList<QByteArray>(
                {"192.168.1.7", "[2001:db8::7]", "laptop", "laptop.local", "wall.example"}));
    QCOMPARE(allowedHostNames(QHostAddress("192.168.1.7"), laptop, {}),
        own + QList<QByteArray>({"192.168.1.7", "laptop", "laptop.local"}));
}

void tst_LiveRoutes::urlsArePlainAndBestFirst()
{
    QCOMPARE(pageUrls(QHostAddress(QHostAddress::LocalHost), 3000, laptop),
        QStringList("http://localhost:3000"));
    QCOMPARE(pageUrls(QHostAddress(QHostAddress::Any), 3000, laptop),
        QStringList(
            {"http://localhost:3000", "http://192.168.1.7:3000", "http://[2001:db8::7]:3000"}));
    QCOMPARE(
        pageUrls(QHostAddress("192.168.1.7"), 80, laptop), QStringList("http://192.168.1.7:80"));
}

QTEST_GUILESS_MAIN(tst_LiveRoutes)
#include "tst_LiveRoutes.moc"
