// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/CommonsParser.h"
#include "sources/CommonsSource.h"
#include "sources/PlainText.h"
#include "support/Data.h"
#include "support/Service.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace std::chrono_literals;
using sources::CommonsSource;
using support::Service;
using Kind = core::Error::Kind;

namespace {

photos::Subscription cityHall()
{
    photos::Subscription subscription;
    subscription.slug = QStringLiteral("city-hall");
    subscription.title = QStringLiteral("City Hall");
    subscription.source = QStringLiteral("commons");
    subscription.centre = {37.7793, -122.4193};
    subscription.radius = 3000;
    return subscription;
}

QJsonObject extra(const QString &value)
{
    return {{"value", value}};
}

QJsonObject file(int id, int width = 4000)
{
    const QString base = "https://upload.wikimedia.org/wikipedia/commons/";
    return {{"pageid", id}, {"ns", 6}, {"title", QStringLiteral("File:Number %1.jpg").arg(id)},
        {"index", 1000 - id},
        {"imageinfo",
            QJsonArray {QJsonObject {{"timestamp",
                                         QDateTime::fromSecsSinceEpoch(1'790'000'000 + id, Qt::UTC)
                                             .toString(Qt::ISODate)},
                {"user", "Ada"}, {"width", width}, {"height", width / 2}, {"mime", "image/jpeg"},
                {"thumburl", base + QStringLiteral("thumb/%1/330px-x.jpg").arg(id)},
                {"thumbwidth", 330}, {"thumbheight", 165},
                {"url", base + QStringLiteral("%1/x.jpg").arg(id)},
                {"descriptionurl", QStringLiteral("https://commons.wikimedia.org/wiki/%1").arg(id)},
                {"extmetadata",
                    QJsonObject {
                        {"LicenseShortName", extra("CC BY-SA 4.0")}, {"Artist", extra("Ada")}}}}}},
        {"coordinates",
            QJsonArray {QJsonObject {{"lat", 37.78}, {"lon", -122.42}, {"globe", "earth"}}}}};
}

QByteArray replyOf(const QJsonArray &pages, const QJsonObject &more = {})
{
    QJsonObject reply {{"query", QJsonObject {{"pages", pages}}}};
    for (auto member = more.begin(); member != more.end(); ++member)
        reply.insert(member.key(), member.value());
    return QJsonDocument(reply).toJson();
}

QStringList idsOf(const sources::Finding &finding)
{
    QStringList ids;
    for (const photos::Photo &photo : finding.photos)
        ids += photo.id;
    return ids;
}

/// Answers as Commons does: the newest fifty, in the order of their numbers, and renditions.
struct Fixture {
    Fixture()
    {
        service.reply = [this](const QUrl &question) -> Service::Answer {
            QJsonArray pages;
            const QString ids = Service::parameter(question, "pageids");
            if (!ids.isEmpty()) {
                for (const QString &id : ids.split('|')) {
                    const QString url = "https://upload.wikimedia.org/w/1920px-" + id + ".jpg";
                    pages += QJsonObject {{"pageid", id.toInt()},
                        {"imageinfo",
                            QJsonArray {QJsonObject {
                                {"thumburl", url}, {"thumbwidth", 1920}, {"thumbheight", 960}}}}};
                }
                return {replyOf(pages)};
            }
            const int offset = Service::parameter(question, "gsroffset").toInt();
            const auto page = files.mid(std::max<qsizetype>(0, files.size() - offset - 50),
                std::min<qsizetype>(50, files.size() - offset));
            for (const QJsonObject &one : page)
                pages += one;
            const bool hasMore = files.size() > offset + 50;
            return {replyOf(pages,
                hasMore ? QJsonObject {{"continue",
                    QJsonObject {{"gsroffset", offset + 50}, {"continue", "gsroffset||"}}}}
                        : QJsonObject())};
        };
        CommonsSource::Settings settings;
        settings.baseUrl = service.url();
        settings.gap = 0ms;
        source = std::make_unique<CommonsSource>(settings);
    }
    void upload(int from, int to)
    {
        for (int id = from; id <= to; ++id)
            files += file(id);
    }

    Service service;
    QList<QJsonObject> files; ///< oldest first
    std::unique_ptr<CommonsSource> source;
};

} // namespace

class tst_Commons : public QObject {
    Q_OBJECT

private slots:
    void readsAPage();
    void leavesOutWhatMayNotBeShown_data();
    void leavesOutWhatMayNotBeShown();
    void survivesHostileValues_data();
    void survivesHostileValues();
    void readsHtmlAsPlainText_data();
    void readsHtmlAsPlainText();
    void asksForTheCircle();
    void givesLargePicturesOfWhatIsNew();
    void goesOnToWhatItKnows();
    void findsAFileWhosePositionCameLate();
    void saysWhatWasTakenAway();
    void waitsWhenAsked();
};

void tst_Commons::readsAPage()
{
    const auto page = sources::parseFiles(support::data("commons-search.in.json"), cityHall());

    QVERIFY(page);
    QList<photos::Photo> photos;
    for (const auto &file : page->files)
        photos += *sources::photoFromDraft(file.draft, cityHall());
    QCOMPARE(support::recordsOf(photos),
        QJsonDocument::fromJson(support::data("commons-search.out.json")).toJson());
    QCOMPARE(page->pageIds, QList<qint64>({150000009, 150000001}));
    QCOMPARE(page->next.size(), 2);
    QVERIFY(page->files.last().needsLarge);
}

void tst_Commons::leavesOutWhatMayNotBeShown_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<int>("shown");
    QTest::newRow("nothing wrong") << "user" << QJsonValue("Ada") << 1;
    QTest::newRow("PDF") << "mime" << QJsonValue("application/pdf") << 0;
    QTest::newRow("SVG") << "mime" << QJsonValue("image/svg+xml") << 0;
    QTest::newRow("no licence") << "extmetadata" << QJsonValue(QJsonObject()) << 0;
    QTest::newRow("no picture") << "thumburl" << QJsonValue("file:///etc/passwd") << 0;
}

void tst_Commons::leavesOutWhatMayNotBeShown()
{
    QFETCH(QString, member);
    QFETCH(QJsonValue, value);
    QFETCH(int, shown);
    QJsonObject one = file(1);
    QJsonObject image = one["imageinfo"].toArray()[0].toObject();
    image.insert(member, value);
    one.insert("imageinfo", QJsonArray {image});

    const auto page = sources::parseFiles(replyOf({one}), cityHall());

    QVERIFY(page);
    QCOMPARE(page->files.size(), shown);
    QCOMPARE(page->pageIds.size(), 1);
}

void tst_Commons::survivesHostileValues_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("isError");
    QTest::addColumn<Kind>("kind");
    const auto row = [](const char *name, const QByteArray &body, std::optional<Kind> kind) {
        QTest::newRow(name) << body << kind.has_value() << kind.value_or(Kind::Malformed);
    };
    row("nothing", "", Kind::Malformed);
    row("HTML", "<html>", Kind::Malformed);
    row("no pages", "{\"batchcomplete\":true}", std::nullopt);
    row("pages of numbers", "{\"query\":{\"pages\":[1,null]}}", std::nullopt);
    row("far away", replyOf({[] {
        QJsonObject one = file(1);
        one.insert("coordinates", QJsonArray {QJsonObject {{"lat", 48.8}, {"lon", 2.3}}});
        return one;
    }()}),
        std::nullopt);
    row("the place was not understood",
        replyOf({file(1)},
            {{"warnings", QJsonObject {{"search", QJsonObject {{"warnings", "nearcoord: bad"}}}}}}),
        Kind::Malformed);
    row("rate limit", "{\"error\":{\"code\":\"ratelimited\",\"info\":\"x\"}}", Kind::RateLimited);
    row("error", "{\"error\":{\"code\":\"internal_api_error\"}}", Kind::Unavailable);
}

void tst_Commons::survivesHostileValues()
{
    QFETCH(QByteArray, body);
    QFETCH(bool, isError);
    QFETCH(Kind, kind);
    const auto page = sources::parseFiles(body, cityHall());
    QCOMPARE(!page, isError);
    if (page)
        QVERIFY(page->files.isEmpty());
    else
        QCOMPARE(page.error().kind, kind);
}

void tst_Commons::readsHtmlAsPlainText_data()
{
    QTest::addColumn<QString>("html");
    QTest::addColumn<QString>("plain");
    QTest::newRow("plain") << "Fog"
                           << "Fog";
    QTest::newRow("tags") << "<a href=\"x\">Ada</a> <i>B</i>"
                          << "Ada B";
    QTest::newRow("entities") << "a &amp; b &#39;c&#x27; &unknown; &nbsp;d"
                              << "a & b 'c' &unknown; d";
    QTest::newRow("script") << "a<script>alert(1)</script>b"
                            << "ab";
    QTest::newRow("open script") << "a<script>alert(1)"
                                 << "a";
    QTest::newRow("open tag") << "a <b"
                              << "a";
    QTest::newRow("less than") << "1 < 2"
                               << "1 < 2";
    QTest::newRow("lines") << "<p>a</p>\n <p>b<br/>c</p>"
                           << "a\nb\nc";
    QTest::newRow("made twice") << "&lt;script&gt;"
                                << "<script>";
    QTest::newRow("no character") << "&#0;&#xD800;&#99999999;"
                                  << "&#0;&#xD800;&#99999999;";
    QTest::newRow("long") << QString(100'000, u'x') << QString(photos::maxTextLength, u'x');
}

void tst_Commons::readsHtmlAsPlainText()
{
    QFETCH(QString, html);
    QFETCH(QString, plain);
    QCOMPARE(sources::plainText(html), plain);
}

void tst_Commons::asksForTheCircle()
{
    Fixture f;
    QVERIFY(support::look(*f.source, cityHall()));
    const QUrl question = f.service.asked.first();
    QCOMPARE(question.path(), "/w/api.php");
    QCOMPARE(Service::parameter(question, "gsrsearch"),
        "filetype:bitmap nearcoord:3000m,37.779300,-122.419300");
    QCOMPARE(Service::parameter(question, "gsrsort"), "create_timestamp_desc");
    QCOMPARE(Service::parameter(question, "colimit"), "max");
    QVERIFY(f.service.heads.first().contains("User-Agent: Hereabouts/"));
}

void tst_Commons::givesLargePicturesOfWhatIsNew()
{
    Fixture f;
    f.upload(1, 2);
    f.files += file(3, 1600); // small enough to show as it is
    const auto first = support::look(*f.source, cityHall());

    QVERIFY(first);
    QCOMPARE(idsOf(*first), QStringList({"commons:3", "commons:2", "commons:1"}));
    QCOMPARE(first->photos[1].pictures.last().size.width(), 1920);
    QCOMPARE(first->photos[0].pictures.last().size.width(), 1600);
    QCOMPARE(Service::parameter(f.service.asked[1], "pageids"), "2|1");
    // Nothing new: no second question.
    const auto asked = f.service.asked.size();
    QVERIFY(support::look(*f.source, cityHall(), first->cursor)->photos.isEmpty());
    QCOMPARE(f.service.asked.size(), asked + 1);
}

void tst_Commons::goesOnToWhatItKnows()
{
    Fixture f;
    f.upload(1, 3);
    const auto first = support::look(*f.source, cityHall());
    f.upload(4, 110);
    const auto second = support::look(*f.source, cityHall(), first->cursor);

    QVERIFY(second);
    QCOMPARE(second->photos.size(), 107);
    QCOMPARE(second->photos.first().id, "commons:110");
}

void tst_Commons::findsAFileWhosePositionCameLate()
{
    Fixture f;
    f.files = {file(5), file(7)};
    const auto first = support::look(*f.source, cityHall());
    f.files = {file(5), file(6), file(7)};
    const auto second = support::look(*f.source, cityHall(), first->cursor);
    QCOMPARE(idsOf(*second), QStringList("commons:6"));
}

void tst_Commons::saysWhatWasTakenAway()
{
    Fixture f;
    f.upload(1, 3);
    auto finding = support::look(*f.source, cityHall());
    f.files.removeAt(1);
    finding = support::look(*f.source, cityHall(), finding->cursor);
    QVERIFY(finding->gone.isEmpty());
    finding = support::look(*f.source, cityHall(), finding->cursor);
    QCOMPARE(finding->gone, QStringList("commons:2"));
}

void tst_Commons::waitsWhenAsked()
{
    Fixture f;
    f.service.reply = [](const QUrl &) { return Service::Answer {"", 503, "Retry-After: 30\r\n"}; };
    const auto first = support::look(*f.source, cityHall());
    const auto second = support::look(*f.source, cityHall());
    QCOMPARE(first.error().kind, Kind::Unavailable);
    QCOMPARE(first.error().retryAfter, 30s);
    QCOMPARE(second.error().kind, Kind::RateLimited);
    QCOMPARE(f.service.asked.size(), 1);
}

QTEST_GUILESS_MAIN(tst_Commons)
#include "tst_Commons.moc"
