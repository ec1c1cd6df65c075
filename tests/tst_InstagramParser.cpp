// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/InstagramAddresses.h"
#include "sources/InstagramCursor.h"
#include "sources/InstagramParser.h"
#include "support/Data.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace sources;
using namespace std::chrono_literals;
using Kind = core::Error::Kind;
using Object = photos::Subscription::Object;

namespace {

photos::Subscription sanFrancisco()
{
    photos::Subscription subscription;
    subscription.slug = QStringLiteral("san-francisco");
    subscription.title = QStringLiteral("San Francisco");
    subscription.source = QStringLiteral("instagram");
    subscription.centre = {37.77, -122.42};
    subscription.radius = 5000;
    subscription.objectId = QStringLiteral("8675309");
    return subscription;
}

QDateTime at(qint64 minutes)
{
    return QDateTime::fromSecsSinceEpoch(1'600'000'000 + minutes * 60, Qt::UTC);
}

QByteArray pageWith(const QByteArray &media)
{
    return R"({"meta":{"code":200},"data":[)" + media + "]}";
}

const QByteArray images = R"("images":{"thumbnail":{"url":"http://h.example/a.jpg"}})";

} // namespace

class tst_InstagramParser : public QObject {
    Q_OBJECT

private slots:
    void readsAPageOfAGeography();
    void understandsEveryPhotoOfThePage();
    void leavesOutMediaThatCannotBeRead();
    void replacesMembersThatAreOurs();
    void namesTheAuthorsPageForTheVendorOnly_data();
    void namesTheAuthorsPageForTheVendorOnly();
    void takesNoMoreThanTheLimitFromOnePage();
    void readsPaginationOfTags();
    void refusesPagesThatAreNone_data();
    void refusesPagesThatAreNone();
    void understandsErrors_data();
    void understandsErrors();
    void keepsTheProvidersSentencesOutOfMessages();
    void readsASubscription();
    void readsTheListOfSubscriptions();
    void readsRetryAfter_data();
    void readsRetryAfter();
    void comparesIdsAsLongNumbers();
    void reachesBackToTheIdThatWasGreatestThen();
    void survivesBytesThatAreNoCursor();
    void looksAtAWholeTagEveryFewMinutes();
    void keepsIdsInsideTheirSegment();
    void followsPagesOnItsOwnServerOnly_data();
    void followsPagesOnItsOwnServerOnly();
};

void tst_InstagramParser::readsAPageOfAGeography()
{
    const auto page = parseMediaPage(
        support::data(QStringLiteral("instagram-media-recent-geography.in.json")), sanFrancisco());

    QVERIFY(page);
    QJsonArray records;
    for (const photos::Photo &photo : page->photos)
        records += QJsonDocument::fromJson(photo.record).object();
    const QByteArray expected
        = support::data(QStringLiteral("instagram-media-recent-geography.out.json"));
    QCOMPARE(QJsonDocument(records).toJson(), QJsonDocument::fromJson(expected).toJson());
}

void tst_InstagramParser::understandsEveryPhotoOfThePage()
{
    const auto page = parseMediaPage(
        support::data(QStringLiteral("instagram-media-recent-geography.in.json")), sanFrancisco());

    QVERIFY(page);
    QCOMPARE(page->photos.size(), 3);
    QCOMPARE(page->unreadable, 0);
    QVERIFY(!page->nextUrl.isValid());
    const photos::Photo bridge = page->photos[0];
    QCOMPARE(bridge.id, QStringLiteral("9007199254740995111_501"));
    QCOMPARE(bridge.author, QStringLiteral("Jo Doe"));
    QCOMPARE(bridge.caption, QStringLiteral(u"Under the bridge \u2013 \U0001F309"));
    QCOMPARE(bridge.placeName, QStringLiteral("Fort Point"));
    QCOMPARE(bridge.placeTitle, QStringLiteral("San Francisco"));
    QCOMPARE(bridge.slug, QStringLiteral("san-francisco"));
    QCOMPARE(bridge.source, QStringLiteral("instagram"));
    const photos::Photo video = page->photos[1];
    QVERIFY(video.isVideo);
    QCOMPARE(video.author, QStringLiteral("mira"));
    QVERIFY(video.coordinate);
    const photos::Photo old = page->photos[2];
    QCOMPARE(old.id, QStringLiteral("22699663"));
    QVERIFY(!old.coordinate);
    QCOMPARE(old.pictures.size(), 1);
}

void tst_InstagramParser::leavesOutMediaThatCannotBeRead()
{
    const auto page = parseMediaPage(pageWith(R"(null, 5, {"id":"1_2"}, {"id":1.5,)" + images
                                         + R"(}, {"id":"3_4",)" + images + "}"),
        sanFrancisco());

    QVERIFY(page);
    QCOMPARE(page->photos.size(), 1);
    QCOMPARE(page->photos[0].id, QStringLiteral("3_4"));
    QCOMPARE(page->unreadable, 4);
}

void tst_InstagramParser::replacesMembersThatAreOurs()
{
    const auto page
        = parseMediaPage(pageWith(R"({"id":"3_4","meta":{"location":"Elsewhere"},)"
                                  R"("hereabouts":{"slug":"elsewhere","licence":"CC0"},)"
                             + images + "}"),
            sanFrancisco());

    QVERIFY(page && page->photos.size() == 1);
    QCOMPARE(page->photos[0].slug, QStringLiteral("san-francisco"));
    QCOMPARE(page->photos[0].placeTitle, QStringLiteral("San Francisco"));
    QCOMPARE(page->photos[0].licence, QString());
}

void tst_InstagramParser::namesTheAuthorsPageForTheVendorOnly_data()
{
    QTest::addColumn<QByteArray>("link");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("page");
    QTest::newRow("vendor") << QByteArray("https://www.instagram.com/p/x/") << QByteArray("jo.d")
                            << QStringLiteral("https://www.instagram.com/jo.d/");
    QTest::newRow("compatible") << QByteArray("https://photos.example.org/p/x/")
                                << QByteArray("jo.d") << QString();
    QTest::newRow("strange name") << QByteArray("https://instagram.com/p/x/")
                                  << QByteArray("../x?y") << QString();
}

void tst_InstagramParser::namesTheAuthorsPageForTheVendorOnly()
{
    QFETCH(QByteArray, link);
    QFETCH(QByteArray, name);
    QFETCH(QString, page);

    const auto read
        = parseMediaPage(pageWith(R"({"id":"3_4","link":")" + link + R"(","user":{"username":")"
                             + name + R"("},)" + images + "}"),
            sanFrancisco());

    QVERIFY(read && read->photos.size() == 1);
    QCOMPARE(read->photos[0].authorPage, QUrl(page));
}

void tst_InstagramParser::takesNoMoreThanTheLimitFromOnePage()
{
    QByteArrayList media;
    for (int i = 1; i <= maxMediaOnPage + 5; ++i)
        media += R"({"id":")" + QByteArray::number(i) + R"(",)" + images + "}";

    const auto page = parseMediaPage(pageWith(media.join(',')), sanFrancisco());

    QVERIFY(page);
    QCOMPARE(page->photos.size(), maxMediaOnPage);
}

void tst_InstagramParser::readsPaginationOfTags()
{
    const auto page = parseMediaPage(
        R"({"pagination":{"next_max_tag_id":"1387272337517","next_max_id":"1387272337517",)"
        R"("next_min_id":"1387272399999","min_tag_id":"AQDopaque+/=",)"
        R"("next_url":"https://api.example.org/v1/tags/sunset/media/recent?max_tag_id=1"},)"
        R"("meta":{"code":200},"data":[]})",
        sanFrancisco());

    QVERIFY(page);
    QCOMPARE(page->minTagId, QStringLiteral("AQDopaque+/="));
    QCOMPARE(page->nextUrl,
        QUrl(QStringLiteral("https://api.example.org/v1/tags/sunset/media/recent?max_tag_id=1")));
}

void tst_InstagramParser::refusesPagesThatAreNone_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("html") << QByteArray("<html>Bad gateway</html>");
    QTest::newRow("cut") << QByteArray(R"({"meta":{"code":200},"data":[{"id")");
    QTest::newRow("list") << QByteArray("[]");
    QTest::newRow("no data") << QByteArray(R"({"meta":{"code":200}})");
    QTest::newRow("data null") << QByteArray(R"({"meta":{"code":200},"data":null})");
    QTest::newRow("too deep") << QByteArray(R"({"data":)") + QByteArray(100'000, '[');
}

void tst_InstagramParser::refusesPagesThatAreNone()
{
    QFETCH(QByteArray, body);

    const auto page = parseMediaPage(body, sanFrancisco());

    QVERIFY(!page);
    QCOMPARE(page.error().kind, Kind::Malformed);
}

void tst_InstagramParser::understandsErrors_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Kind>("kind");
    const auto fixture = support::data(QStringLiteral("instagram-error-rate.in.json"));
    QTest::newRow("A rate") << 429 << fixture << Kind::RateLimited;
    QTest::newRow("A rate with status 200") << 200 << fixture << Kind::RateLimited;
    QTest::newRow("B rate") << 400
                            << QByteArray(R"({"code":420,"error_type":"OAuthRateLimitException"})")
                            << Kind::RateLimited;
    QTest::newRow("bare 420") << 420 << QByteArray() << Kind::RateLimited;
    QTest::newRow("callback") << 400
                              << QByteArray(
                                     R"({"meta":{"error_type":"APISubscriptionError","code":400}})")
                              << Kind::Unavailable;
    QTest::newRow("parameters")
        << 400 << QByteArray(R"({"meta":{"error_type":"APIInvalidParametersError","code":400}})")
        << Kind::Malformed;
    QTest::newRow("not found as 400")
        << 400 << QByteArray(R"({"meta":{"error_type":"APINotFoundError","code":400}})")
        << Kind::NotFound;
    QTest::newRow("credentials") << 400
                                 << QByteArray(
                                        R"({"code":400,"error_type":"OAuthParameterException"})")
                                 << Kind::Denied;
    QTest::newRow("html 502") << 502 << QByteArray("<html>") << Kind::Unavailable;
    QTest::newRow("html 504") << 504 << QByteArray("<html>") << Kind::TimedOut;
    QTest::newRow("bare 503") << 503 << QByteArray() << Kind::Unavailable;
    QTest::newRow("redirect") << 302 << QByteArray() << Kind::Unavailable;
}

void tst_InstagramParser::understandsErrors()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(Kind, kind);

    QCOMPARE(replyError(status, body).kind, kind);
}

void tst_InstagramParser::keepsTheProvidersSentencesOutOfMessages()
{
    const core::Error error = replyError(400,
        R"({"meta":{"error_type":"APISubscriptionError","code":400,)"
        R"("error_message":"Challenge verification failed. Sent \"canary\""}})");

    QVERIFY(!error.message.isEmpty());
    QVERIFY(!error.message.contains(QLatin1String("canary")));
}

void tst_InstagramParser::readsASubscription()
{
    const auto registration = parseRegistration(
        R"({"meta":{"code":200},"data":{"object":"geography","object_id":"8675309",)"
        R"("aspect":"media","callback_url":"https://photos.example.org/callbacks/geo/sf",)"
        R"("type":"subscription","id":4242}})");

    QVERIFY(registration);
    QCOMPARE(registration->subscription.object, Object::Geography);
    QCOMPARE(registration->subscription.objectId, QStringLiteral("8675309"));
    QCOMPARE(registration->subscription.providerId, QStringLiteral("4242"));
    QCOMPARE(registration->callbackUrl,
        QUrl(QStringLiteral("https://photos.example.org/callbacks/geo/sf")));
}

void tst_InstagramParser::readsTheListOfSubscriptions()
{
    const auto list = parseRegistrations(
        R"({"meta":{"code":200},"data":[{"object":"user","object_id":null,"id":"1"},)"
        R"({"object":"planet","id":"2"},{"object":"tag","object_id":"sunset","id":"3"},7]})");

    QVERIFY(list);
    QCOMPARE(list->size(), 2);
    QCOMPARE(list->at(0).subscription.objectId, QString());
    QCOMPARE(list->at(1).subscription.objectId, QStringLiteral("sunset"));
}

void tst_InstagramParser::readsRetryAfter_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<std::chrono::milliseconds>("wait");
    const auto row = [](const char *name, const QByteArray &value, std::chrono::milliseconds wait) {
        QTest::newRow(name) << value << wait;
    };
    row("seconds", "120", 120s);
    row("date", "Mon, 09 Nov 2026 08:51:37 GMT", 60s);
    row("past", "Mon, 09 Nov 2026 08:00:00 GMT", 0ms);
    row("nothing", "", 0ms);
    row("words", "soon", 0ms);
    row("negative", "-5", 0ms);
    row("a year", "31536000", 24h);
    row("overflow", "9999999999999999999", 0ms);
    row("far future", "Mon, 09 Nov 2099 08:51:37 GMT", 24h);
}

void tst_InstagramParser::readsRetryAfter()
{
    QFETCH(QByteArray, value);
    QFETCH(std::chrono::milliseconds, wait);

    QCOMPARE(parseRetryAfter(value, "Mon, 09 Nov 2026 08:50:37 GMT").count(), wait.count());
}

void tst_InstagramParser::comparesIdsAsLongNumbers()
{
    QCOMPARE(mediaNumber(QStringLiteral("9007199254740995111_501")),
        QStringLiteral("9007199254740995111"));
    QCOMPARE(mediaNumber(QStringLiteral("abc_5")), QString());
    QVERIFY(isSmallerNumber(QStringLiteral("999"), QStringLiteral("1000")));
    // Equal as doubles.
    QVERIFY(isSmallerNumber(
        QStringLiteral("9007199254740995111"), QStringLiteral("9007199254740995112")));
    QVERIFY(!isSmallerNumber(QStringLiteral("7"), QStringLiteral("7")));
}

void tst_InstagramParser::reachesBackToTheIdThatWasGreatestThen()
{
    InstagramCursor cursor;
    QVERIFY(cursor.isFirstLook());
    // One look every 20 seconds for two hours; ids grow by one.
    for (int look = 0; look <= 360; ++look) {
        cursor.advance(at(0).addSecs(20 * look), QString::number(1000 + look));
        cursor = InstagramCursor::fromBytes(cursor.toBytes());
    }

    // 30 minutes are 90 looks. Marks are a minute apart: a little more overlap, never less.
    const int reached = cursor.minId().toInt();
    QVERIFY2(reached <= 1360 - 90 && reached >= 1360 - 100, qPrintable(cursor.minId()));
    QVERIFY(cursor.toBytes().size() < 2500);
    QCOMPARE(cursor.minTimestamp(), at(120 - 30).toSecsSinceEpoch());

    // A smaller id never moves it back.
    cursor.advance(at(121), QStringLiteral("5"));
    QVERIFY(cursor.minId().toInt() >= reached);
}

void tst_InstagramParser::survivesBytesThatAreNoCursor()
{
    for (const QByteArray &bytes : {QByteArray(), QByteArray("x"), QByteArray("[]"),
             QByteArray(R"({"at":-5,"marks":[[5],["a",1],7]})"), QByteArray(20'000, '[')}) {
        const InstagramCursor cursor = InstagramCursor::fromBytes(bytes);
        QVERIFY(cursor.isFirstLook());
        QCOMPARE(cursor.minId(), QString());
    }
}

void tst_InstagramParser::looksAtAWholeTagEveryFewMinutes()
{
    InstagramCursor cursor;
    cursor.advance(at(0), {});
    cursor.setTagMark(QStringLiteral("AQD1"), true);
    cursor = InstagramCursor::fromBytes(cursor.toBytes());

    QCOMPARE(cursor.minTagId(at(1)), QStringLiteral("AQD1"));
    QCOMPARE(cursor.minTagId(at(5)), QString());
    // A clock that went back must not stop it for as long.
    QCOMPARE(cursor.minTagId(at(-60)), QString());
}

void tst_InstagramParser::keepsIdsInsideTheirSegment()
{
    const InstagramAddresses addresses {
        QUrl(QStringLiteral("https://api.example.org/base/")), "me"};
    photos::Subscription subscription = sanFrancisco();
    const auto pathOf = [&] {
        const auto url = addresses.recent(subscription, {}, at(0));
        return url ? url->toEncoded(QUrl::RemoveQuery) : QByteArray();
    };

    QCOMPARE(
        pathOf(), QByteArray("https://api.example.org/base/v1/geographies/8675309/media/recent"));
    subscription.objectId = QStringLiteral("../../users/self?x=@y");
    QCOMPARE(pathOf(),
        QByteArray("https://api.example.org/base/v1/geographies/..%2F..%2Fusers%2Fself%3Fx%3D%40y"
                   "/media/recent"));
    subscription.objectId = QStringLiteral("..");
    QCOMPARE(pathOf(), QByteArray());
    subscription.objectId.clear();
    QCOMPARE(pathOf(), QByteArray());
    subscription.object = Object::User;
    QCOMPARE(pathOf(), QByteArray("https://api.example.org/base/v1/users/self/media/recent"));
}

void tst_InstagramParser::followsPagesOnItsOwnServerOnly_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("isOurs");
    QTest::newRow("same") << QStringLiteral("https://api.example.org/base/v1/x?max_id=1") << true;
    QTest::newRow("port said") << QStringLiteral("https://api.example.org:443/base/v1/x") << true;
    QTest::newRow("port") << QStringLiteral("https://api.example.org:8443/base/v1/x") << false;
    QTest::newRow("host") << QStringLiteral("https://evil.example/base/v1/x") << false;
    QTest::newRow("longer host") << QStringLiteral("https://api.example.org.evil/base/v1/")
                                 << false;
    QTest::newRow("user") << QStringLiteral("https://a@api.example.org/base/v1/x") << false;
    QTest::newRow("scheme") << QStringLiteral("http://api.example.org/base/v1/x") << false;
    QTest::newRow("path") << QStringLiteral("https://api.example.org/else/v1/x") << false;
    QTest::newRow("nothing") << QString() << false;
}

void tst_InstagramParser::followsPagesOnItsOwnServerOnly()
{
    QFETCH(QString, url);
    QFETCH(bool, isOurs);
    const InstagramAddresses addresses {QUrl(QStringLiteral("https://api.example.org/base")), "me"};

    QCOMPARE(addresses.isOurs(QUrl(url)), isOurs);
}

QTEST_GUILESS_MAIN(tst_InstagramParser)
#include "tst_InstagramParser.moc"
