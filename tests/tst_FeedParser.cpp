// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/FeedLinks.h"
#include "sources/FeedParser.h"
#include "support/Data.h"
#include "support/Service.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using sources::discoverLinks;
using sources::parseFeed;

namespace {

const QUrl topic("https://feeds.example.org/photos.atom");

photos::Subscription place()
{
    photos::Subscription subscription;
    subscription.slug = "harbour";
    subscription.title = "Harbour";
    subscription.source = "websub";
    subscription.object = photos::Subscription::Object::Feed;
    subscription.objectId = topic.toString();
    return subscription;
}

QByteArray atom(const QByteArray &entries)
{
    return "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:m='http://search.yahoo.com/mrss/'>"
        + entries + "</feed>";
}

QByteArray entry(const QByteArray &inside)
{
    return "<entry><id>urn:1</id><updated>2026-09-21T14:13:25Z</updated>" + inside + "</entry>";
}

} // namespace

class tst_FeedParser : public QObject {
    Q_OBJECT

private slots:
    void readsEveryFormat_data();
    void readsEveryFormat();
    void passesOverWhatHasNoUsablePicture_data();
    void passesOverWhatHasNoUsablePicture();
    void refusesWhatIsNoFeed_data();
    void refusesWhatIsNoFeed();
    void readsSoManyEntriesAndNoMore();
    void keepsWhatCameBeforeABreak();
    void findsHubAndSelf_data();
    void findsHubAndSelf();
};

void tst_FeedParser::readsEveryFormat_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("golden");
    QTest::newRow("Atom, as Flickr pushes it") << "flickr-push.in.xml"
                                               << "flickr-push.out.json";
    QTest::newRow("RSS") << "feed-rss.in.xml"
                         << "feed-rss.out.json";
    QTest::newRow("JSON Feed") << "feed-json.in.json"
                               << "feed-json.out.json";
}

void tst_FeedParser::readsEveryFormat()
{
    QFETCH(QString, file);
    QFETCH(QString, golden);

    const auto page = parseFeed(support::data(file), topic, place());

    QVERIFY(page);
    const QByteArray records = support::recordsOf(page->photos);
    QCOMPARE(records, QJsonDocument::fromJson(support::data(golden)).toJson());
}

void tst_FeedParser::passesOverWhatHasNoUsablePicture_data()
{
    QTest::addColumn<QByteArray>("inside");
    QTest::addColumn<qsizetype>("count");
    const auto row = [](const char *name, const QByteArray &inside, qsizetype count) {
        QTest::newRow(name) << inside << count;
    };
    row("a picture", "<m:content url='https://a.example/1.jpg' medium='image'/>", 1);
    row("in a group",
        "<m:group><m:content url='https://a.example/1.jpg' type='image/png'/></m:group>", 1);
    row("enclosed", "<link rel='enclosure' type='image/jpeg' href='1.jpg'/>", 1);
    row("in the text", "<content type='html'>&lt;img src='https://a.example/1.jpg'></content>", 1);
    row("nothing", "", 0);
    row("a film", "<m:content url='https://a.example/1.mp4' type='video/mp4'/>", 0);
    row("a drawing", "<link rel='enclosure' type='image/svg+xml' href='1.svg'/>", 0);
    row("a script", "<m:content url='javascript:alert(1)' medium='image'/>", 0);
    row("a file", "<m:content url='file:///etc/passwd' medium='image'/>", 0);
    row("a user", "<m:content url='https://u:p@a.example/1.jpg' medium='image'/>", 0);
    row("another vocabulary", "<x:content xmlns:x='urn:x' url='https://a.example/1.jpg'/>", 0);
}

void tst_FeedParser::passesOverWhatHasNoUsablePicture()
{
    QFETCH(QByteArray, inside);
    QFETCH(qsizetype, count);

    const auto page = parseFeed(atom(entry(inside)), topic, place());

    QVERIFY(page);
    QCOMPARE(page->entries, 1);
    QCOMPARE(page->photos.size(), count);
}

void tst_FeedParser::refusesWhatIsNoFeed_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("words") << QByteArray("hello");
    QTest::newRow("a page") << QByteArray("<!doctype html><html><head></head></html>");
    QTest::newRow("another XML") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg'/>");
    QTest::newRow("a JSON object") << QByteArray("{}");
    QTest::newRow("items of no kind") << QByteArray(R"({"items":5})");
    QTest::newRow("deep JSON") << QByteArray(R"({"items":)") + QByteArray(100'000, '[');
    QByteArray bomb = "<!DOCTYPE feed [<!ENTITY a '0123456789'>";
    for (char c = 'b'; c < 'l'; ++c)
        bomb += QByteArray("<!ENTITY ") + c + " '"
            + QByteArray("&X;&X;&X;&X;&X;&X;&X;&X;").replace('X', char(c - 1)) + "'>";
    QTest::newRow("entities in entities") << bomb + "]>" + atom(entry("<title>&k;</title>"));
    QTest::newRow("a foreign entity")
        << "<!DOCTYPE feed [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" + atom(entry("&x;"));
}

void tst_FeedParser::refusesWhatIsNoFeed()
{
    QFETCH(QByteArray, body);

    const auto page = parseFeed(body, topic, place());

    QVERIFY(!page);
    QCOMPARE(page.error().kind, core::Error::Kind::Malformed);
}

void tst_FeedParser::readsSoManyEntriesAndNoMore()
{
    QByteArray entries;
    for (int i = 0; i < 1000; ++i)
        entries += "<entry><id>urn:" + QByteArray::number(i)
            + "</id><m:content url='https://a.example/1.jpg' medium='image'/></entry>";

    const auto page = parseFeed(atom(entries), topic, place());

    QVERIFY(page);
    QCOMPARE(page->entries, sources::FeedPage::maxEntries);
    QCOMPARE(page->photos.size(), sources::FeedPage::maxEntries);
    // Deep nesting ends by itself.
    QByteArray deep;
    for (int i = 0; i < 100'000; ++i)
        deep += "<m:group>";
    QVERIFY(parseFeed(atom(entry(deep)), topic, place()));
}

void tst_FeedParser::keepsWhatCameBeforeABreak()
{
    const QByteArray whole
        = atom(entry("<m:content url='https://a.example/1.jpg' medium='image'/>") + entry({}));

    const auto page
        = parseFeed(whole.left(whole.indexOf("<entry>", 150)) + "<entry><", topic, place());

    QVERIFY(page);
    QCOMPARE(page->photos.size(), 1);
}

void tst_FeedParser::findsHubAndSelf_data()
{
    QTest::addColumn<QByteArrayList>("headers");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("hubs");
    QTest::addColumn<QByteArray>("self");
    const auto row = [](const char *name, const QByteArrayList &headers, const QByteArray &body,
                         const QString &hubs, const QByteArray &self) {
        QTest::newRow(name) << headers << body << hubs << self;
    };
    const QByteArray links = "<link rel='hub' href='https://hub.example/a'/>"
                             "<link rel='self' href='https://feeds.example.org/photos.atom'/>";
    const QByteArray self = "https://feeds.example.org/photos.atom";
    row("100: headers",
        {"<https://hub.example/h>; rel=\"hub\", <https://feeds.example.org/h>; rel=self"}, {},
        "https://hub.example/h", "https://feeds.example.org/h");
    row("100: a header for each", {"<https://hub.example/h>; rel=hub", "</h>; rel=\"self\""}, {},
        "https://hub.example/h", "https://feeds.example.org/h");
    row("101: HTML", {},
        "<!doctype html><html><HEAD><LINK href=https://hub.example/a rel=HUB>"
        "<link href='https://feeds.example.org/?a=1&amp;b=2' rel='self me' /></head>",
        "https://hub.example/a", "https://feeds.example.org/?a=1&b=2");
    row("101: not in the body of HTML", {},
        "<!doctype html><html><head><!-- " + links + " --><script>'" + links
            + "'</script></head><body>" + links,
        "", "");
    row("102: Atom", {}, atom(links), "https://hub.example/a", self);
    row("102: not those of an entry", {}, atom("<entry>" + links + "</entry>"), "", "");
    row("103: RSS", {}, support::data("feed-rss.in.xml"), "https://hub.example.org/",
        "https://harbour.example.org/diary.rss");
    row("103: RSS without Atom's vocabulary", {},
        "<rss><channel><link rel='hub' href='https://hub.example/'/></channel></rss>", "", "");
    row("JSON Feed", {}, support::data("feed-json.in.json"), "https://hub.example.org/",
        "https://ridge.example.org/feed.json");
    row("104: headers come first",
        {"<https://hub.example/h>; rel=hub, <https://feeds.example.org/h>; rel=self"}, atom(links),
        "https://hub.example/h", "https://feeds.example.org/h");
    row("several hubs", {"<https://1.example>; rel=hub, <https://2.example>; rel=\"x hub\""}, {},
        "https://1.example https://2.example", "");
    row("a comma and a quote in an address",
        {"<https://hub.example/a,b>; title=\"a, <x>\"; rel=hub"}, {}, "https://hub.example/a,b",
        "");
    row("no address of the web", {"<javascript:1>; rel=hub, <https://u:p@h.example>; rel=hub"}, {},
        "", "");
    row("rubbish", {"<", ">;rel=hub", "<>;rel=hub", "rel=hub", "<https://h.example"}, {}, "", "");
    QByteArray many;
    for (int i = 0; i < 200; ++i)
        many += "<https://h.example/" + QByteArray::number(i) + ">; rel=hub,";
    row("too many", {many}, {},
        "https://h.example/0 https://h.example/1 https://h.example/2 https://h.example/3", "");
}

void tst_FeedParser::findsHubAndSelf()
{
    QFETCH(QByteArrayList, headers);
    QFETCH(QByteArray, body);
    QFETCH(QString, hubs);
    QFETCH(QByteArray, self);
    sources::HeaderLines lines;
    for (const QByteArray &header : std::as_const(headers))
        lines += {"link", header};

    const auto links = discoverLinks(lines, body, topic);

    QStringList found;
    for (const QUrl &hub : links.hubs)
        found += hub.toString();
    QCOMPARE(found.join(' '), hubs);
    QCOMPARE(links.self, self);
}

QTEST_GUILESS_MAIN(tst_FeedParser)
#include "tst_FeedParser.moc"
