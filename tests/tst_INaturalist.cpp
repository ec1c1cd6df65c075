// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/UserAgent.h"
#include "sources/INaturalistParser.h"
#include "sources/INaturalistSource.h"
#include "support/Data.h"
#include "support/Service.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace std::chrono_literals;
using sources::INaturalistSource;
using support::Service;
using Kind = core::Error::Kind;

namespace {

photos::Subscription oceanBeach()
{
    photos::Subscription subscription;
    subscription.slug = QStringLiteral("ocean-beach");
    subscription.title = QStringLiteral("Ocean Beach");
    subscription.source = QStringLiteral("inaturalist");
    subscription.centre = {37.7594, -122.5107};
    subscription.radius = 2500;
    return subscription;
}

QJsonObject observation(qint64 id, const QDateTime &createdAt = QDateTime::currentDateTimeUtc())
{
    return {{"id", id},
        {"uri", QStringLiteral("https://www.inaturalist.org/observations/%1").arg(id)},
        {"created_at", createdAt.toString(Qt::ISODate)},
        {"geojson", QJsonObject {{"coordinates", QJsonArray {-122.51, 37.76}}}},
        {"user", QJsonObject {{"login", "ada"}}},
        {"photos",
            QJsonArray {QJsonObject {{"id", id * 10},
                {"url",
                    QStringLiteral("https://static.inaturalist.org/photos/%1/square.jpg").arg(id)},
                {"license_code", "cc-by"}}}}};
}

QByteArray pageOf(const QJsonArray &observations)
{
    return QJsonDocument(QJsonObject {{"results", observations}}).toJson();
}

QStringList idsOf(const sources::Finding &finding)
{
    QStringList ids;
    for (const photos::Photo &photo : finding.photos)
        ids += photo.id;
    return ids;
}

/// Answers as iNaturalist does: by id, by time, in pages.
struct Fixture {
    Fixture()
    {
        service.reply = [this](const QUrl &question) -> Service::Answer {
            const auto number
                = [&](const char *name) { return Service::parameter(question, name).toLongLong(); };
            const QDateTime since
                = QDateTime::fromString(Service::parameter(question, "created_d1"), Qt::ISODate);
            QList<QJsonObject> found;
            for (const QJsonObject &o : observations) {
                const qint64 id = o["id"].toInteger();
                const bool isOld = since.isValid()
                    && QDateTime::fromString(o["created_at"].toString(), Qt::ISODate) < since;
                const bool isBelow = number("id_below") == 0 || id < number("id_below");
                if (id > number("id_above") && isBelow && !isOld)
                    found += o;
            }
            const bool isDown = Service::parameter(question, "order") == "desc";
            std::sort(found.begin(), found.end(), [isDown](const auto &a, const auto &b) {
                return (a["id"].toInteger() < b["id"].toInteger()) != isDown;
            });
            QJsonArray page;
            for (const QJsonObject &o : found.mid(0, number("per_page")))
                page += o;
            return {pageOf(page)};
        };
        INaturalistSource::Settings settings;
        settings.baseUrl = service.url("/v1");
        settings.gap = 0ms;
        settings.wholeEvery = 0ms;
        source = std::make_unique<INaturalistSource>(settings);
    }
    /// A source that looks at the last hours once only.
    void lookAtTheWholeOnce()
    {
        INaturalistSource::Settings settings;
        settings.baseUrl = service.url("/v1");
        settings.gap = 0ms;
        source = std::make_unique<INaturalistSource>(settings);
    }

    Service service;
    QList<QJsonObject> observations;
    std::unique_ptr<INaturalistSource> source;
};

} // namespace

class tst_INaturalist : public QObject {
    Q_OBJECT

private slots:
    void readsAPage();
    void leavesOutWhatMayNotBeShown_data();
    void leavesOutWhatMayNotBeShown();
    void survivesHostileValues_data();
    void survivesHostileValues();
    void asksForTheCircle();
    void goesOnWhereItWas();
    void followsPages();
    void findsAnObservationThatGotItsPhotoLate();
    void saysWhatWasTakenAway();
    void tellsErrorsApart_data();
    void tellsErrorsApart();
    void sendsNothingWhileAskedToWait();
    void slowsDownWithManyPlaces();
    void registersNothing();
};

void tst_INaturalist::readsAPage()
{
    const auto page = sources::parseObservations(
        support::data("inaturalist-observations.in.json"), oceanBeach());

    QVERIFY(page);
    QCOMPARE(support::recordsOf(page->photos),
        QJsonDocument::fromJson(support::data("inaturalist-observations.out.json")).toJson());
    QVERIFY(page->photos.last().hasVaguePosition);
    QCOMPARE(page->greatestId, 300000002);
    // The names of the sizes, not their order, decide which picture a tile takes.
    QVERIFY(page->photos.first().pictureFor(320).url.path().contains("/medium."));
}

void tst_INaturalist::leavesOutWhatMayNotBeShown_data()
{
    QTest::addColumn<QByteArray>("member");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<int>("shown");
    QTest::newRow("nothing wrong") << QByteArray("id") << QJsonValue(10) << 1;
    QTest::newRow("hidden") << QByteArray("hidden") << QJsonValue(true) << 0;
    QTest::newRow("flagged") << QByteArray("flags")
                             << QJsonValue(QJsonArray {QJsonObject {{"resolved", false}}}) << 0;
    QTest::newRow("flag resolved")
        << QByteArray("flags") << QJsonValue(QJsonArray {QJsonObject {{"resolved", true}}}) << 1;
    QTest::newRow("file") << QByteArray("url") << QJsonValue("file:///etc/square.jpg") << 0;
    QTest::newRow("script") << QByteArray("url") << QJsonValue("javascript:alert(1)") << 0;
}

void tst_INaturalist::leavesOutWhatMayNotBeShown()
{
    QFETCH(QByteArray, member);
    QFETCH(QJsonValue, value);
    QFETCH(int, shown);
    QJsonObject one = observation(1);
    QJsonObject photo = one["photos"].toArray()[0].toObject();
    photo.insert(QString::fromLatin1(member), value);
    one.insert("photos", QJsonArray {photo});

    const auto page = sources::parseObservations(pageOf({one}), oceanBeach());

    QVERIFY(page);
    QCOMPARE(page->photos.size(), shown);
    QCOMPARE(page->unreadable, 1 - shown);
}

void tst_INaturalist::survivesHostileValues_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("isError");
    QTest::newRow("nothing") << QByteArray() << true;
    QTest::newRow("HTML") << QByteArray("<html>") << true;
    QTest::newRow("a list") << QByteArray("[]") << true;
    QTest::newRow("no results") << QByteArray("{}") << true;
    QTest::newRow("results of numbers") << QByteArray("{\"results\":[1,null,\"x\"]}") << false;
    QTest::newRow("negative id") << pageOf({observation(-5)}) << false;
    QTest::newRow("deep") << "{\"results\":" + QByteArray(1000, '[') << true;
    QJsonObject nobody = observation(1);
    nobody.remove("user");
    QTest::newRow("no author") << pageOf({nobody}) << false;
}

void tst_INaturalist::survivesHostileValues()
{
    QFETCH(QByteArray, body);
    QFETCH(bool, isError);
    const auto page = sources::parseObservations(body, oceanBeach());
    QCOMPARE(!page, isError);
    if (page)
        QVERIFY(page->photos.isEmpty());
}

void tst_INaturalist::asksForTheCircle()
{
    Fixture f;
    f.lookAtTheWholeOnce();
    QVERIFY(support::look(*f.source, oceanBeach()));

    const QUrl question = f.service.asked.first();
    QCOMPARE(question.path(), "/v1/observations");
    QCOMPARE(Service::parameter(question, "lat"), "37.759400");
    QCOMPARE(Service::parameter(question, "lng"), "-122.510700");
    QCOMPARE(Service::parameter(question, "radius"), "2.500");
    QCOMPARE(Service::parameter(question, "photos"), "true");
    const QByteArray head = f.service.heads.first();
    QVERIFY2(head.contains("User-Agent: " + core::userAgent()), head);
    QVERIFY(head.contains("gzip"));
}

void tst_INaturalist::goesOnWhereItWas()
{
    Fixture f;
    f.lookAtTheWholeOnce();
    f.observations = {observation(5), observation(6)};
    const auto first = support::look(*f.source, oceanBeach());
    f.observations += observation(7);
    const auto second = support::look(*f.source, oceanBeach(), first->cursor);
    const auto third = support::look(*f.source, oceanBeach(), second->cursor);

    QCOMPARE(first->photos.size(), 2);
    QCOMPARE(idsOf(*second), QStringList("inaturalist:7/70"));
    QVERIFY(third && third->photos.isEmpty());
    QCOMPARE(third->cursor, second->cursor);
}

void tst_INaturalist::followsPages()
{
    Fixture f;
    f.lookAtTheWholeOnce();
    f.observations = {observation(1)};
    const auto first = support::look(*f.source, oceanBeach());
    for (int id = 2; id <= 251; ++id)
        f.observations += observation(id, QDateTime::currentDateTimeUtc().addSecs(id - 300));

    const auto second = support::look(*f.source, oceanBeach(), first->cursor);

    QVERIFY(second);
    QCOMPARE(second->photos.size(), 250);
    QCOMPARE(second->photos.first().id, "inaturalist:251/2510"); // newest first
}

void tst_INaturalist::findsAnObservationThatGotItsPhotoLate()
{
    Fixture f;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    f.observations = {observation(9, now)};
    const auto first = support::look(*f.source, oceanBeach());
    f.observations += observation(8, now.addSecs(-1800)); // id below the cursor

    const auto second = support::look(*f.source, oceanBeach(), first->cursor);

    QVERIFY(second && idsOf(*second).contains("inaturalist:8/80"));
}

void tst_INaturalist::saysWhatWasTakenAway()
{
    Fixture f;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    f.observations
        = {observation(8, now.addSecs(-600)), observation(9, now), observation(3, now.addDays(-1))};
    auto finding = support::look(*f.source, oceanBeach());
    f.observations = {observation(9, now)};

    finding = support::look(*f.source, oceanBeach(), finding->cursor);
    QVERIFY(finding->gone.isEmpty()); // may come out of a cache
    finding = support::look(*f.source, oceanBeach(), finding->cursor);
    QCOMPARE(finding->gone, QStringList("inaturalist:8/80"));
    finding = support::look(*f.source, oceanBeach(), finding->cursor);
    QVERIFY(finding->gone.isEmpty());
}

void tst_INaturalist::tellsErrorsApart_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<Kind>("kind");
    QTest::newRow("too often") << 429 << Kind::RateLimited;
    QTest::newRow("overloaded") << 503 << Kind::Unavailable;
    QTest::newRow("broken") << 500 << Kind::Unavailable;
    QTest::newRow("refused") << 403 << Kind::Denied;
    QTest::newRow("wrong") << 422 << Kind::Malformed;
    QTest::newRow("moved") << 301 << Kind::Unavailable;
}

void tst_INaturalist::tellsErrorsApart()
{
    QFETCH(int, status);
    QFETCH(Kind, kind);
    Fixture f;
    f.service.reply = [status](const QUrl &) { return Service::Answer {"{\"error\":1}", status}; };
    const auto finding = support::look(*f.source, oceanBeach());
    QVERIFY(!finding);
    QCOMPARE(finding.error().kind, kind);
    QVERIFY(finding.error().message.contains("iNaturalist"));
}

void tst_INaturalist::sendsNothingWhileAskedToWait()
{
    Fixture f;
    f.service.reply = [](const QUrl &) {
        return Service::Answer {"", 429, "Retry-After: 120\r\n"};
    };
    const auto first = support::look(*f.source, oceanBeach());
    QCOMPARE(first.error().retryAfter, 120s);

    photos::Subscription other = oceanBeach();
    other.slug = "elsewhere";
    const auto second = support::look(*f.source, other);

    QCOMPARE(f.service.asked.size(), 1);
    QCOMPARE(second.error().kind, Kind::RateLimited);
    QVERIFY(second.error().retryAfter > 60s && second.error().retryAfter <= 120s);
}

void tst_INaturalist::slowsDownWithManyPlaces()
{
    Fixture f;
    QCOMPARE(f.source->pace()->poll, 60s);
    photos::Subscription place = oceanBeach();
    for (int i = 0; i < 20; ++i) {
        place.slug = QString::number(i);
        QVERIFY(support::look(*f.source, place));
    }
    QCOMPARE(f.source->pace()->poll, 220s);
    f.source->leave(place.key());
    QCOMPARE(f.source->pace()->poll, 209s);
}

void tst_INaturalist::registersNothing()
{
    Fixture f;
    QVERIFY(!f.source->pushes());
    std::optional<core::Result<photos::Subscription>> subscribed;
    f.source->subscribe(
        oceanBeach(), QUrl("http://127.0.0.1/x"), [&](const auto &result) { subscribed = result; });
    std::optional<qsizetype> listed;
    f.source->registrations([&](const auto &result) { listed = result->size(); });
    QTRY_VERIFY(subscribed && listed);
    QCOMPARE(subscribed->error().kind, Kind::Denied);
    QCOMPARE(*listed, 0);
    QVERIFY(f.service.asked.isEmpty());
}

QTEST_GUILESS_MAIN(tst_INaturalist)
#include "tst_INaturalist.moc"
