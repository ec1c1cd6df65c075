// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/FlickrParser.h"
#include "sources/FlickrSource.h"
#include "support/Data.h"
#include "support/Service.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace std::chrono_literals;
using sources::FlickrSource;
using support::Service;
using Kind = core::Error::Kind;

namespace {

const QByteArray licences = R"({"stat":"ok","licenses":{"license":[
    {"id":"0","name":"All Rights Reserved","url":""},
    {"id":4,"name":"CC BY 2.0","url":"https://creativecommons.org/licenses/by/2.0/"}]}})";

photos::Subscription pier()
{
    photos::Subscription subscription;
    subscription.slug = "pier";
    subscription.title = "Pier";
    subscription.source = "flickr";
    subscription.centre = {37.8087, -122.4098};
    subscription.radius = 4000;
    return subscription;
}

QJsonObject photo(int id, qint64 secondsAgo)
{
    return {{"id", QString::number(id)}, {"owner", "1@N00"}, {"secret", "abc"}, {"server", "65535"},
        {"ispublic", 1}, {"license", "4"}, {"ownername", "Ada"}, {"latitude", "37.80"},
        {"longitude", "-122.40"},
        {"dateupload", QString::number(QDateTime::currentSecsSinceEpoch() - secondsAgo)}};
}

/// Answers as Flickr does: by the date of the upload, newest first, in pages.
struct Fixture {
    Fixture()
    {
        service.reply = [this](const QUrl &question) -> Service::Answer {
            if (Service::parameter(question, "method").contains("licenses"))
                return {licences};
            const qint64 since = Service::parameter(question, "min_upload_date").toLongLong();
            QList<QJsonObject> found;
            for (const QJsonObject &one : photos) {
                if (one["dateupload"].toString().toLongLong() >= since)
                    found += one;
            }
            std::sort(found.begin(), found.end(), [](const auto &a, const auto &b) {
                return a["dateupload"].toString() > b["dateupload"].toString();
            });
            const qsizetype page = Service::parameter(question, "page").toInt();
            QJsonArray given;
            for (const QJsonObject &one : found.mid((page - 1) * 250, 250))
                given += one;
            return {QJsonDocument(
                QJsonObject {{"stat", "ok"},
                    {"photos",
                        QJsonObject {{"pages", (found.size() + 249) / 250}, {"photo", given}}}})
                        .toJson()};
        };
        FlickrSource::Settings settings;
        settings.baseUrl = service.url();
        settings.key = "canary-key";
        settings.gap = 0ms;
        source = std::make_unique<FlickrSource>(settings);
    }
    Service service;
    QList<QJsonObject> photos;
    std::unique_ptr<FlickrSource> source;
};

} // namespace

class tst_Flickr : public QObject {
    Q_OBJECT

private slots:
    void readsAPage();
    void tellsFailuresApart_data();
    void tellsFailuresApart();
    void asksForTheCircleByDate();
    void readsTheLicencesOnce();
    void showsNothingWithoutLicences();
    void findsAnUploadThatBecameSearchableLate();
    void followsPages();
    void leavesOutWhatIsNotPublic();
    void asksNobodyWithoutAKey();
    void saysWhetherTheKeyIsTaken();
};

void tst_Flickr::readsAPage()
{
    const auto table = sources::parseFlickrLicences(licences);
    QVERIFY(table);
    const auto page
        = sources::parseFlickrPhotos(support::data("flickr-search.in.json"), *table, pier());
    QVERIFY(page);
    QCOMPARE(support::recordsOf(page->photos),
        QJsonDocument::fromJson(support::data("flickr-search.out.json")).toJson());
    QCOMPARE(page->newestUpload, 1790000000);
    QVERIFY(!page->photos.last().coordinate);
}

void tst_Flickr::tellsFailuresApart_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Kind>("kind");
    QTest::newRow("bad key") << QByteArray(
        R"({"stat":"fail","code":100,"message":"Invalid API Key"})")
                             << Kind::Denied;
    QTest::newRow("out of order") << QByteArray(R"({"stat":"fail","code":105})")
                                  << Kind::Unavailable;
    QTest::newRow("other") << QByteArray(R"({"stat":"fail","code":"3"})") << Kind::Malformed;
    QTest::newRow("wrapped") << QByteArray("jsonFlickrApi({})") << Kind::Malformed;
    QTest::newRow("nothing") << QByteArray() << Kind::Malformed;
}

void tst_Flickr::tellsFailuresApart()
{
    QFETCH(QByteArray, body);
    QFETCH(Kind, kind);
    Fixture f;
    f.service.reply = [body](const QUrl &) { return Service::Answer {body}; };
    const auto finding = support::look(*f.source, pier());
    QCOMPARE(finding.error().kind, kind);
    QVERIFY(!finding.error().message.contains("canary"));
}

void tst_Flickr::asksForTheCircleByDate()
{
    Fixture f;
    QVERIFY(support::look(*f.source, pier()));
    const QUrl question = f.service.asked.last();
    QCOMPARE(Service::parameter(question, "radius"), "4.000");
    QCOMPARE(Service::parameter(question, "sort"), "date-posted-desc");
    QCOMPARE(Service::parameter(question, "per_page"), "250");
    QCOMPARE(Service::parameter(question, "nojsoncallback"), "1");
    const qint64 span = QDateTime::currentSecsSinceEpoch()
        - Service::parameter(question, "min_upload_date").toLongLong();
    QVERIFY(qAbs(span - 24 * 3600) < 60);
}

void tst_Flickr::readsTheLicencesOnce()
{
    Fixture f;
    f.photos = {photo(1, 60)};
    const auto first = support::look(*f.source, pier());
    QCOMPARE(first->photos.first().licence, "CC BY 2.0");
    QVERIFY(support::look(*f.source, pier(), first->cursor));
    QCOMPARE(f.service.asked.size(), 3);
}

void tst_Flickr::showsNothingWithoutLicences()
{
    Fixture f;
    f.photos = {photo(1, 60)};
    const auto answer = f.service.reply;
    f.service.reply = [answer](const QUrl &question) {
        return Service::parameter(question, "method").contains("licenses")
            ? Service::Answer {"", 500}
            : answer(question);
    };
    QVERIFY(!support::look(*f.source, pier()));
}

void tst_Flickr::findsAnUploadThatBecameSearchableLate()
{
    Fixture f;
    f.photos = {photo(2, 60)};
    const auto first = support::look(*f.source, pier());
    f.photos += photo(1, 900);
    f.photos += photo(0, 9000); // before the overlap
    const auto second = support::look(*f.source, pier(), first->cursor);
    QCOMPARE(second->photos.size(), 2);
    QCOMPARE(second->photos.last().id, "flickr:1");
}

void tst_Flickr::followsPages()
{
    Fixture f;
    for (int id = 1; id <= 300; ++id)
        f.photos += photo(id, id);
    const auto finding = support::look(*f.source, pier());
    QCOMPARE(finding->photos.size(), 300);
}

void tst_Flickr::leavesOutWhatIsNotPublic()
{
    Fixture f;
    QJsonObject family = photo(1, 60);
    family.insert("ispublic", 0);
    QJsonObject nobody = photo(2, 60);
    nobody.remove("owner");
    nobody.remove("ownername");
    f.photos = {family, nobody};
    QVERIFY(support::look(*f.source, pier())->photos.isEmpty());
}

void tst_Flickr::asksNobodyWithoutAKey()
{
    Fixture f;
    f.source->setKey({});
    const auto without = support::look(*f.source, pier());
    QCOMPARE(without.error().kind, Kind::Denied);
    QVERIFY(without.error().message.contains("free"));
    QVERIFY(f.service.asked.isEmpty());
    f.source->setKey("another-canary");
    QVERIFY(support::look(*f.source, pier()));
    QCOMPARE(Service::parameter(f.service.asked.first(), "api_key"), "another-canary");
}

void tst_Flickr::saysWhetherTheKeyIsTaken()
{
    Fixture f;
    std::optional<core::Result<void>> answer;
    f.source->test([&](const core::Result<void> &result) { answer = result; });
    QTRY_VERIFY(answer);
    QVERIFY(*answer);
    answer.reset();
    f.service.reply = [](const QUrl &) {
        return Service::Answer {R"({"stat":"fail","code":100,"message":"Invalid API Key"})"};
    };
    f.source->test([&](const core::Result<void> &result) { answer = result; });
    QTRY_VERIFY(answer);
    QCOMPARE(answer->error().kind, Kind::Denied);
}

QTEST_GUILESS_MAIN(tst_Flickr)
#include "tst_Flickr.moc"
