// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/CallbackEndpoint.h"
#include "ingest/CallbackRoute.h"
#include "sources/WebSubSource.h"
#include "support/Hub.h"
#include "support/Service.h"

#include <QSignalSpy>

using namespace std::chrono_literals;
using sources::WebSubSource;
using Kind = core::Error::Kind;
using Object = photos::Subscription::Object;

namespace {

QByteArray atom(const QByteArrayList &ids)
{
    QByteArray feed = "<feed xmlns='http://www.w3.org/2005/Atom'>";
    for (const QByteArray &id : ids)
        feed += "<entry><id>urn:" + id + "</id><title>" + id
            + "</title><updated>2026-09-21T14:13:25Z</updated>"
              "<link rel='enclosure' type='image/jpeg' href='https://a.example/"
            + id + ".jpg'/></entry>";
    return feed + "</feed>";
}

QStringList captionsOf(const core::Result<sources::Finding> &finding)
{
    QStringList captions;
    for (const photos::Photo &photo : finding ? finding->photos : QList<photos::Photo>())
        captions += photo.caption;
    captions.sort();
    return captions;
}

WebSubSource::Settings quick()
{
    WebSubSource::Settings settings;
    settings.confirmTime = 10s;
    settings.firstRetry = 20ms;
    settings.isPublic = [](const QHostAddress &address) { return !address.isLoopback(); };
    return settings;
}

/// A hub with a feed, and our callback port with the source behind it.
struct Fixture {
    explicit Fixture(WebSubSource::Settings settings = quick())
    {
        settings.trustedHosts += hub.url().authority();
        source = std::make_unique<WebSubSource>(settings);
        feed.contentType = "application/atom+xml";
        feed.body = atom({"one"});
        feed.headers = hub.links("/feed");
        hub.serve("/feed", feed);
        place.slug = "harbour";
        place.source = "websub";
        place.title = "Harbour";
        place.object = Object::Feed;
        place.objectId = hub.url("/feed").toString();
        place.callbackKey = "0123456789abcdef0123456789abcdef";
        endpoint.setFeeds(source.get());
        endpoint.setSubscriptions({});
        ours.setHandler([this](const http::Request &request, const auto &respond) {
            respond(endpoint.handle(request));
        });
        if (!ours.listen(QHostAddress(QHostAddress::LocalHost), 0))
            qFatal("no port");
    }

    QUrl callback() const
    {
        return ingest::CallbackRoute::urlOf(
            place, QUrl(QStringLiteral("http://127.0.0.1:%1").arg(ours.port())));
    }

    void subscribe()
    {
        registered.reset();
        source->subscribe(place, callback(), [this](const auto &result) {
            registered = result;
            if (result)
                place = *result;
        });
    }
    /// Whether the source has answered.
    bool isAnswered()
    {
        return QTest::qWaitFor([&] { return registered.has_value(); }, 10'000);
    }
    bool subscribeAndVerify()
    {
        subscribe();
        return hub.waitForForms(1) && hub.verify(hub.forms.size() - 1).status == 200 && isAnswered()
            && *registered;
    }
    core::Result<void> unsubscribe()
    {
        std::optional<core::Result<void>> done;
        source->unsubscribe(place, [&](const auto &result) { done = result; });
        if (!QTest::qWaitFor([&] { return done.has_value(); }, 10'000))
            qFatal("no answer");
        return *done;
    }
    qsizetype registrationCount()
    {
        std::optional<qsizetype> count;
        source->registrations([&](const auto &all) { count = all ? all->size() : -1; });
        if (!QTest::qWaitFor([&] { return count.has_value(); }, 10'000))
            qFatal("no answer");
        return *count;
    }

    support::Hub hub;
    http::Response feed;
    std::unique_ptr<WebSubSource> source;
    ingest::CallbackEndpoint endpoint;
    http::Server ours;
    photos::Subscription place;
    std::optional<core::Result<photos::Subscription>> registered;
};

http::Response moved(int status, const QUrl &to)
{
    http::Response response = http::Response::error(status, "elsewhere\n");
    response.headers = {{"Location", to.toEncoded()}};
    return response;
}

} // namespace

class tst_WebSub : public QObject {
    Q_OBJECT

private slots:
    void subscribesToWhatIsFoundInEveryPlace_data();
    void subscribesToWhatIsFoundInEveryPlace();
    void subscribesToTheSelfOfATopic();
    void followsRedirectedTopics_data();
    void followsRedirectedTopics();
    void followsRedirectedHubs_data();
    void followsRedirectedHubs();
    void confirmsOnlyWhatItAskedFor_data();
    void confirmsOnlyWhatItAskedFor();
    void takesSignedPushes_data();
    void takesSignedPushes();
    void forgetsPushesThatAreNotSigned_data();
    void forgetsPushesThatAreNotSigned();
    void givesPushesUntilTheyAreKept();
    void asksTheFeedAfterAPushThatItCannotRead();
    void asksTheFeedAfterMorePushesThanItHolds();
    void keepsTheSecretFromOpenWays();
    void staysOutOfTheHouse_data();
    void staysOutOfTheHouse();
    void renewsItsLease();
    void triesARenewalAgainAndSaysWhenItIsLost();
    void endsWhenTheHubDenies();
    void saysWhyAHubRefuses_data();
    void saysWhyAHubRefuses();
    void asksTheNextHub();
    void endsASubscription();
    void movesToAnotherAddress();
    void endsWhatAnEarlierStartBegan();
    void watchesAFeedWithoutAHub();
    void asksOnlyForWhatIsNew();
    void followsAPageToItsFeed();
    void endsInTheMiddle();
};

void tst_WebSub::subscribesToWhatIsFoundInEveryPlace_data()
{
    QTest::addColumn<QByteArray>("place");
    for (const char *place : {"100 headers", "101 HTML", "102 Atom", "103 RSS", "104 both", "JSON"})
        QTest::newRow(place) << QByteArray(place);
}

void tst_WebSub::subscribesToWhatIsFoundInEveryPlace()
{
    QFETCH(QByteArray, place);
    Fixture f;
    const QByteArray hub = f.hub.url("/hub").toEncoded();
    const QByteArray self = f.hub.url("/self").toEncoded();
    const QByteArray links = "<link xmlns='http://www.w3.org/2005/Atom' rel='hub' href='" + hub
        + "'/><link xmlns='http://www.w3.org/2005/Atom' rel='self' href='" + self + "'/>";
    http::Response feed;
    if (place == "100 headers" || place == "104 both")
        feed.headers = f.hub.links("/self");
    if (place == "101 HTML")
        feed.body = "<!doctype html><html><head>" + links + "</head></html>";
    if (place == "102 Atom")
        feed.body = "<feed xmlns='http://www.w3.org/2005/Atom'>" + links + "</feed>";
    if (place == "103 RSS")
        feed.body = "<rss version='2.0'><channel>" + links + "</channel></rss>";
    if (place == "104 both")
        feed.body = "<feed xmlns='http://www.w3.org/2005/Atom'><link rel='hub' "
                    "href='http://127.0.0.1:1/other'/><link rel='self' href='http://x.example'/>"
                    "</feed>";
    if (place == "JSON")
        feed.body = R"({"items":[],"feed_url":")" + self + R"(","hubs":[{"type":"WebSub","url":")"
            + hub + "\"}]}";
    f.hub.serve("/feed", feed);

    QVERIFY(f.subscribeAndVerify());

    QCOMPARE(f.hub.said(0, "hub.mode"), "subscribe");
    QCOMPARE(f.hub.said(0, "hub.topic").toUtf8(), self);
    QCOMPARE(f.hub.said(0, "hub.callback"), f.callback().toString());
    QCOMPARE(f.hub.said(0, "hub.lease_seconds"), "864000");
    QCOMPARE(f.hub.said(0, "hub.secret").size(), 64);
    QCOMPARE(f.place.providerId.toUtf8(), hub + ' ' + self + ' ' + f.callback().toEncoded());
}

// 200
void tst_WebSub::subscribesToTheSelfOfATopic()
{
    Fixture f;
    f.feed.headers = f.hub.links("/the%2Dreal?a=%20b&c=+d");
    f.hub.serve("/feed", f.feed);

    QVERIFY(f.subscribeAndVerify());

    QVERIFY(f.hub.said(0, "hub.topic").endsWith("/the%2Dreal?a=%20b&c=+d"));
    QCOMPARE(f.place.objectId, f.hub.url("/feed").toString());
}

void tst_WebSub::followsRedirectedTopics_data()
{
    QTest::addColumn<int>("status");
    QTest::newRow("201: for now") << 302;
    QTest::newRow("202: for good") << 301;
    QTest::newRow("307") << 307;
    QTest::newRow("308") << 308;
}

void tst_WebSub::followsRedirectedTopics()
{
    QFETCH(int, status);
    Fixture f;
    f.place.objectId = f.hub.url("/old").toString();
    f.hub.serve("/old", moved(status, f.hub.url("/feed")));

    QVERIFY(f.subscribeAndVerify());

    QCOMPARE(f.hub.said(0, "hub.topic"), f.hub.url("/feed").toString());
    QCOMPARE(captionsOf(support::look(*f.source, f.place)), QStringList {"one"});
    // Not for ever.
    f.hub.serve("/feed", moved(status, f.hub.url("/old")));
    f.subscribe();
    QVERIFY(f.isAnswered());
    QVERIFY(!*f.registered);
}

void tst_WebSub::followsRedirectedHubs_data()
{
    QTest::addColumn<int>("status");
    QTest::newRow("203: for now") << 307;
    QTest::newRow("204: for good") << 308;
    QTest::newRow("302") << 302;
    QTest::newRow("301") << 301;
}

void tst_WebSub::followsRedirectedHubs()
{
    QFETCH(int, status);
    Fixture f;
    f.hub.serve("/hub", moved(status, f.hub.url("/newhub")));

    QVERIFY(f.subscribeAndVerify());

    QCOMPARE(f.hub.said(0, "hub.topic"), f.hub.url("/feed").toString());
    QCOMPARE(f.hub.said(0, "hub.callback"), f.callback().toString());
}

void tst_WebSub::confirmsOnlyWhatItAskedFor_data()
{
    using Values = QList<QPair<QString, QString>>;
    QTest::addColumn<Values>("values");
    QTest::addColumn<QString>("prefix");
    QTest::addColumn<int>("status");
    QTest::newRow("as asked") << Values() << "hub." << 200;
    QTest::newRow("without the prefix, as Flickr does") << Values() << "" << 200;
    QTest::newRow("205: another topic")
        << Values {{"topic", "https://feeds.example.org/other"}} << "hub." << 404;
    QTest::newRow("a topic that goes on") << Values {{"topic", "more"}} << "hub." << 404;
    QTest::newRow("no topic") << Values {{"topic", ""}} << "hub." << 404;
    QTest::newRow("another mode") << Values {{"mode", "unsubscribe"}} << "hub." << 404;
    QTest::newRow("a made-up mode") << Values {{"mode", "publish"}} << "hub." << 404;
    QTest::newRow("no challenge") << Values {{"challenge", ""}} << "hub." << 400;
    QTest::newRow("a long challenge") << Values {{"challenge", QString(513, 'c')}} << "hub." << 400;
    QTest::newRow("a broken line") << Values {{"challenge", "a\r\nX: b"}} << "hub." << 400;
    QTest::newRow("an endless lease")
        << Values {{"lease_seconds", "99999999999999999999"}} << "hub." << 200;
    QTest::newRow("a lease of no kind") << Values {{"lease_seconds", "-5"}} << "hub." << 200;
}

void tst_WebSub::confirmsOnlyWhatItAskedFor()
{
    using Values = QList<QPair<QString, QString>>;
    QFETCH(Values, values);
    QFETCH(QString, prefix);
    QFETCH(int, status);
    Fixture f;
    QCOMPARE(f.endpoint
                 .handle({"GET", "/callbacks/feed/harbour/" + f.place.callbackKey.toLatin1(), {},
                     {}, {}, {}})
                 .status,
        404); // before it has asked
    f.subscribe();
    QVERIFY(f.hub.waitForForms(1));
    if (values == Values {{"topic", "more"}})
        values = {{"topic", f.hub.said(0, "hub.topic") + "x"}};

    const auto answer = f.hub.verify(0, values, prefix);

    QCOMPARE(answer.status, status);
    if (status == 200)
        QCOMPARE(answer.body, "k3Zq-92");
    else
        QVERIFY(!answer.body.contains("k3Zq-92"));
    QCOMPARE(f.registrationCount(), status == 200 ? 1 : 0);
}

void tst_WebSub::takesSignedPushes_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QCryptographicHash::Algorithm>("algorithm");
    QTest::newRow("sha1") << QByteArray("sha1") << QCryptographicHash::Sha1;
    QTest::newRow("sha256") << QByteArray("sha256") << QCryptographicHash::Sha256;
    QTest::newRow("sha384") << QByteArray("sha384") << QCryptographicHash::Sha384;
    QTest::newRow("sha512") << QByteArray("sha512") << QCryptographicHash::Sha512;
}

// 300
void tst_WebSub::takesSignedPushes()
{
    QFETCH(QByteArray, method);
    QFETCH(QCryptographicHash::Algorithm, algorithm);
    Fixture f;
    QVERIFY(f.subscribeAndVerify());
    const auto first = support::look(*f.source, f.place);
    QVERIFY(first);
    const qsizetype visits = f.hub.visits.size();
    QSignalSpy looks(f.source.get(), &WebSubSource::lookRequested);
    const QByteArray body = atom({"two", "three"});

    const auto answer = f.hub.push(0, body, f.hub.signatureOf(0, body, method, algorithm));

    QCOMPARE(answer.status / 100, 2);
    QCOMPARE(looks.size(), 1);
    QCOMPARE(looks[0][0].toString(), "websub:harbour");
    const auto finding = support::look(*f.source, f.place, first->cursor);
    QCOMPARE(captionsOf(finding), QStringList({"three", "two"}));
    QCOMPARE(f.hub.visits.size(), visits); // the push had it all
}

void tst_WebSub::forgetsPushesThatAreNotSigned_data()
{
    QTest::addColumn<QByteArray>("signature");
    QTest::newRow("301: a wrong signature") << QByteArray("sha256=" + QByteArray(64, '0'));
    QTest::newRow("302: no signature") << QByteArray();
    QTest::newRow("bare") << QByteArray(40, '0');
    QTest::newRow("a method that nobody knows") << QByteArray("md5=00");
}

void tst_WebSub::forgetsPushesThatAreNotSigned()
{
    QFETCH(QByteArray, signature);
    Fixture f;
    QVERIFY(f.subscribeAndVerify());
    const auto first = support::look(*f.source, f.place);
    QVERIFY(first);
    QSignalSpy looks(f.source.get(), &WebSubSource::lookRequested);

    const auto answer = f.hub.push(0, atom({"evil"}), signature);

    QCOMPARE(answer.status / 100, 2); // who tries learns nothing
    QCOMPARE(looks.size(), 0);
    QVERIFY(captionsOf(support::look(*f.source, f.place, first->cursor)).isEmpty());
}

void tst_WebSub::givesPushesUntilTheyAreKept()
{
    Fixture f;
    QVERIFY(f.subscribeAndVerify());
    const auto first = support::look(*f.source, f.place);
    QVERIFY(first);
    f.hub.push(0, atom({"two"}), f.hub.signatureOf(0, atom({"two"})));

    const auto second = support::look(*f.source, f.place, first->cursor);
    QCOMPARE(captionsOf(second), QStringList {"two"});
    f.hub.push(0, atom({"three"}), f.hub.signatureOf(0, atom({"three"})));

    // The journal was away: the cursor did not move.
    const auto again = support::look(*f.source, f.place, first->cursor);
    QCOMPARE(captionsOf(again), QStringList({"three", "two"}));
    f.hub.push(0, atom({"four"}), f.hub.signatureOf(0, atom({"four"})));
    const auto last = support::look(*f.source, f.place, again->cursor);
    QCOMPARE(captionsOf(last), QStringList {"four"});
    QVERIFY(captionsOf(support::look(*f.source, f.place, last->cursor)).isEmpty());
    // The same photo by the other way has the same id.
    f.feed.body = atom({"one", "two", "three", "four"});
    f.hub.serve("/feed", f.feed);
    f.source->leave(f.place.key());
    const auto asked = support::look(*f.source, f.place, last->cursor);
    QSet<QString> ids;
    for (const auto *finding : {&*first, &*again, &*last, &*asked}) {
        for (const photos::Photo &photo : (*finding).photos)
            ids += photo.id;
    }
    QCOMPARE(ids.size(), 4);
}

void tst_WebSub::asksTheFeedAfterAPushThatItCannotRead()
{
    Fixture f;
    QVERIFY(f.subscribeAndVerify());
    const auto first = support::look(*f.source, f.place);
    f.feed.body = atom({"one", "two"});
    f.hub.serve("/feed", f.feed);
    QSignalSpy looks(f.source.get(), &WebSubSource::lookRequested);

    const QByteArray body = "<!doctype html><html></html>";
    f.hub.push(0, body, f.hub.signatureOf(0, body));

    QCOMPARE(looks.size(), 1);
    QCOMPARE(
        captionsOf(support::look(*f.source, f.place, first->cursor)), QStringList({"one", "two"}));
}

void tst_WebSub::asksTheFeedAfterMorePushesThanItHolds()
{
    Fixture f;
    QVERIFY(f.subscribeAndVerify());
    const auto first = support::look(*f.source, f.place);
    const qsizetype visits = f.hub.visits.size();

    for (int push = 0; push < 12; ++push) {
        QByteArrayList ids;
        for (int i = 0; i < 100; ++i)
            ids += QByteArray::number(push * 100 + i);
        f.hub.push(0, atom(ids), f.hub.signatureOf(0, atom(ids)));
    }

    const auto finding = support::look(*f.source, f.place, first->cursor);
    QVERIFY(finding);
    QCOMPARE(f.hub.visits.size(), visits + 1);
    QCOMPARE(finding->photos.size(), WebSubSource::maxPushed + 1);
}

void tst_WebSub::keepsTheSecretFromOpenWays()
{
    Fixture f;
    // Leads to this computer as well, but does not say so.
    QUrl open = f.hub.url("/hub");
    open.setHost("0.0.0.0");
    f.feed.headers = {{"Link", '<' + open.toEncoded() + ">; rel=hub"}};
    f.hub.serve("/feed", f.feed);
    QVERIFY(f.subscribeAndVerify());
    QVERIFY(!f.hub.forms[0].hasQueryItem("hub.secret"));
    const auto first = support::look(*f.source, f.place);
    QVERIFY(first);
    f.feed.body = atom({"one", "two"});
    f.hub.serve("/feed", f.feed);
    QSignalSpy looks(f.source.get(), &WebSubSource::lookRequested);

    QCOMPARE(f.hub.push(0, atom({"evil"}), {}).status, 200);

    // What nobody signed only says "look".
    QCOMPARE(looks.size(), 1);
    QCOMPARE(
        captionsOf(support::look(*f.source, f.place, first->cursor)), QStringList({"one", "two"}));
}

void tst_WebSub::staysOutOfTheHouse_data()
{
    QTest::addColumn<QString>("what");
    QTest::newRow("a public feed names a hub in the house") << "hub";
    QTest::newRow("a public feed leads into the house") << "topic";
    QTest::newRow("a public page names a feed in the house") << "page";
    QTest::newRow("a feed in the house that nobody allowed") << "house";
}

void tst_WebSub::staysOutOfTheHouse()
{
    QFETCH(QString, what);
    auto settings = quick();
    // 127.0.0.2 stands for the internet, 127.0.0.1 for the house.
    settings.isPublic
        = [](const QHostAddress &address) { return address == QHostAddress("127.0.0.2"); };
    Fixture f(settings);
    http::Server outside;
    outside.setHandler([&](const http::Request &, const auto &respond) {
        http::Response response;
        response.body = atom({"one"});
        if (what == "hub")
            response.headers = f.hub.links("/feed");
        else if (what == "topic")
            response = moved(302, f.hub.url("/feed"));
        else
            response.body = "<!doctype html><html><head><link rel=alternate "
                            "type='application/atom+xml' href='"
                + f.hub.url("/feed").toEncoded() + "'></head>";
        respond(response);
    });
    QVERIFY(outside.listen(QHostAddress("127.0.0.2"), 0));
    f.place.objectId = QStringLiteral("http://127.0.0.2:%1/").arg(outside.port());
    if (what == "house")
        f.place.objectId = QStringLiteral("http://localhost:%1/feed").arg(f.hub.server.port());

    f.subscribe();

    QVERIFY(f.isAnswered());
    QVERIFY(!*f.registered);
    QCOMPARE(f.registered->error().kind, Kind::Denied);
    QVERIFY(f.hub.forms.isEmpty());
    QVERIFY(f.hub.visits.isEmpty());
    if (what != "hub") {
        QVERIFY(!support::look(*f.source, f.place));
        QVERIFY(f.hub.visits.isEmpty());
    }
}

void tst_WebSub::renewsItsLease()
{
    Fixture f;
    f.subscribe();
    QVERIFY(f.hub.waitForForms(1));
    QCOMPARE(f.hub.verify(0, {{"lease_seconds", "1"}}).status, 200);
    QVERIFY(f.isAnswered());

    QVERIFY(f.hub.waitForForms(2)); // at 80 to 90 % of it

    for (const char *name : {"hub.mode", "hub.topic", "hub.callback", "hub.secret"})
        QCOMPARE(f.hub.said(1, name), f.hub.said(0, name));
    QCOMPARE(f.hub.verify(1, {{"lease_seconds", "864000"}}).status, 200);
    QCOMPARE(f.registrationCount(), 1);
}

void tst_WebSub::triesARenewalAgainAndSaysWhenItIsLost()
{
    Fixture f;
    f.subscribe();
    QVERIFY(f.hub.waitForForms(1));
    QCOMPARE(f.hub.verify(0, {{"lease_seconds", "5"}}).status, 200);
    f.hub.reply = http::Response::error(503, "too busy\n");
    QSignalSpy lost(f.source.get(), &WebSubSource::registrationLost);

    QVERIFY(f.hub.waitForForms(3));
    QCOMPARE(f.registrationCount(), 1); // until it ends
    QVERIFY(lost.wait(10'000));

    QCOMPARE(lost[0][0].toString(), "websub:harbour");
    QVERIFY(lost[0][1].value<core::Error>().message.contains("too busy"));
    QCOMPARE(f.registrationCount(), 0);
}

void tst_WebSub::endsWhenTheHubDenies()
{
    Fixture f;
    f.subscribe();
    QVERIFY(f.hub.waitForForms(1));
    QCOMPARE(f.hub.verify(0, {{"mode", "denied"}, {"topic", "https://other.example"}}).status, 200);
    QVERIFY(!f.registered);
    QCOMPARE(f.hub.verify(0, {{"mode", "denied"}, {"reason", "no\r\n<b>guests</b>"}}).status, 200);
    QVERIFY(f.isAnswered());
    QVERIFY(!*f.registered);
    QCOMPARE(f.registered->error().kind, Kind::Denied);
    QVERIFY(f.registered->error().message.endsWith("no <b>guests</b>"));

    // Also long after success.
    f.subscribe();
    QVERIFY(f.hub.waitForForms(2));
    QCOMPARE(f.hub.verify(1).status, 200);
    QVERIFY(f.isAnswered());
    QSignalSpy lost(f.source.get(), &WebSubSource::registrationLost);
    QCOMPARE(f.hub.verify(1, {{"mode", "denied"}}).status, 200);

    QCOMPARE(lost.size(), 1);
    QCOMPARE(f.registrationCount(), 0);
    QCOMPARE(f.hub.push(1, atom({"x"}), f.hub.signatureOf(1, atom({"x"}))).status, 404);
}

void tst_WebSub::saysWhyAHubRefuses_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("message");
    QTest::newRow("refused") << 400 << QByteArray("topic not allowed\n") << Kind::Denied
                             << "topic not allowed";
    QTest::newRow("broken") << 500 << QByteArray() << Kind::Unavailable << "refuses to push";
    QTest::newRow("endless") << 403 << QByteArray(100'000, 'x') << Kind::Denied
                             << QString(200, 'x');
}

void tst_WebSub::saysWhyAHubRefuses()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(Kind, kind);
    QFETCH(QString, message);
    Fixture f;
    f.hub.reply = {status, "text/plain", body, {}, {}};

    f.subscribe();

    QVERIFY(f.isAnswered());
    QVERIFY(!*f.registered);
    QCOMPARE(f.registered->error().kind, kind);
    QVERIFY(f.registered->error().message.contains(message));
    QVERIFY(f.registered->error().message.size() < 400);
}

void tst_WebSub::asksTheNextHub()
{
    Fixture f;
    f.feed.headers = {{"Link", "<http://127.0.0.1:1/>; rel=hub"}};
    f.feed.headers += f.hub.links("/feed");
    f.hub.serve("/feed", f.feed);

    QVERIFY(f.subscribeAndVerify());
}

void tst_WebSub::endsASubscription()
{
    Fixture f;
    QVERIFY(f.subscribeAndVerify());
    const QByteArray signature = f.hub.signatureOf(0, atom({"x"}));

    QVERIFY(f.unsubscribe());

    QCOMPARE(f.hub.said(1, "hub.mode"), "unsubscribe");
    QCOMPARE(f.hub.said(1, "hub.topic"), f.hub.said(0, "hub.topic"));
    QCOMPARE(f.hub.said(1, "hub.callback"), f.hub.said(0, "hub.callback"));
    QCOMPARE(f.registrationCount(), 0);
    QCOMPARE(f.hub.push(0, atom({"x"}), signature).status, 410);
    QCOMPARE(f.hub.verify(1, {{"topic", "https://other.example"}}).status, 404);
    QCOMPARE(f.hub.verify(0).status, 404); // that it be begun anew
    QCOMPARE(f.hub.verify(1).status, 200);
    QCOMPARE(f.hub.verify(1).status, 404); // once
    QCOMPARE(f.hub.push(0, atom({"x"}), signature).status, 404);
}

void tst_WebSub::movesToAnotherAddress()
{
    Fixture f;
    QVERIFY(f.subscribeAndVerify());
    const QUrl before = f.callback();
    QVERIFY(f.unsubscribe()); // as ingest::Registrar does with what has an old address
    http::Server other;
    other.setHandler([&](const http::Request &request, const auto &respond) {
        respond(f.endpoint.handle(request));
    });
    QVERIFY(other.listen(QHostAddress(QHostAddress::LocalHost), 0));
    const QUrl after = ingest::CallbackRoute::urlOf(
        f.place, QUrl(QStringLiteral("http://127.0.0.1:%1").arg(other.port())));
    f.source->subscribe(f.place, after, [&](const auto &result) { f.registered = result; });
    QVERIFY(f.hub.waitForForms(3));
    QCOMPARE(f.hub.said(1, "hub.callback"), before.toString());
    QCOMPARE(f.hub.said(2, "hub.callback"), after.toString());

    // Both have the same path: each is confirmed for what it is.
    QCOMPARE(f.hub.verify(2).status, 200);
    QCOMPARE(f.hub.verify(1).status, 200);

    QCOMPARE(f.registrationCount(), 1);
    QCOMPARE(f.hub.push(2, atom({"x"}), f.hub.signatureOf(2, atom({"x"}))).status, 200);
}

void tst_WebSub::endsWhatAnEarlierStartBegan()
{
    Fixture f;
    f.place.providerId = QString::fromUtf8(f.hub.url("/hub").toEncoded() + ' '
        + f.hub.url("/feed").toEncoded() + " https://old.example/callbacks/feed/harbour/k");

    QVERIFY(f.subscribeAndVerify());

    QVERIFY(f.hub.waitForForms(2));
    QCOMPARE(f.hub.said(1, "hub.mode"), "unsubscribe");
    QCOMPARE(f.hub.said(1, "hub.callback"), "https://old.example/callbacks/feed/harbour/k");
}

void tst_WebSub::watchesAFeedWithoutAHub()
{
    Fixture f;
    f.feed.headers.clear();
    f.hub.serve("/feed", f.feed);

    f.subscribe();

    QVERIFY(f.isAnswered());
    QVERIFY(*f.registered);
    QVERIFY(f.hub.forms.isEmpty());
    QCOMPARE(f.registrationCount(), 1);
    QCOMPARE(captionsOf(support::look(*f.source, f.place)), QStringList {"one"});
    QVERIFY(f.unsubscribe());
    QCOMPARE(f.registrationCount(), 0);
    QVERIFY(f.hub.forms.isEmpty());
}

void tst_WebSub::asksOnlyForWhatIsNew()
{
    auto settings = quick();
    settings.pace.poll = 0ms;
    Fixture f(settings);
    f.feed.headers = {{"ETag", "\"e1\""}, {"Last-Modified", "Mon, 21 Sep 2026 14:13:20 GMT"}};
    f.hub.serve("/feed", f.feed);
    const auto first = support::look(*f.source, f.place);
    QVERIFY(first);
    f.hub.serve("/feed", {304, {}, {}, {}, {}});

    const auto second = support::look(*f.source, f.place, first->cursor);

    QVERIFY(second);
    QVERIFY(second->photos.isEmpty());
    QCOMPARE(f.hub.visits.last().header("if-none-match"), "\"e1\"");
    QCOMPARE(f.hub.visits.last().header("if-modified-since"), "Mon, 21 Sep 2026 14:13:20 GMT");
    QCOMPARE(second->cursor, first->cursor);
    f.hub.serve("/feed", http::Response::error(404, "gone\n"));
    const auto third = support::look(*f.source, f.place, second->cursor);
    QVERIFY(!third);
    QCOMPARE(third.error().kind, Kind::NotFound);
}

void tst_WebSub::followsAPageToItsFeed()
{
    Fixture f;
    http::Response page;
    page.contentType = "text/html";
    page.body = "<!doctype html><html><head><link rel=alternate type=application/atom+xml "
                "href=/feed></head>";
    f.hub.serve("/", page);
    f.place.objectId = f.hub.url("/").toString();

    QVERIFY(f.subscribeAndVerify());

    QCOMPARE(f.hub.said(0, "hub.topic"), f.hub.url("/feed").toString());
    QCOMPARE(captionsOf(support::look(*f.source, f.place)), QStringList {"one"});
}

void tst_WebSub::endsInTheMiddle()
{
    Fixture f;
    bool isAnswered = false;
    f.source->subscribe(f.place, f.callback(), [&](const auto &) { isAnswered = true; });
    QVERIFY(f.hub.waitForForms(1));
    f.source->recent(f.place, {}, [&](const auto &) { isAnswered = true; });

    f.source.reset();

    QCOMPARE(f.hub.verify(0).status, 404);
    QVERIFY(!isAnswered);
}

QTEST_GUILESS_MAIN(tst_WebSub)
#include "tst_WebSub.moc"
