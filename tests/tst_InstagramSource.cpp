// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/DemoProvider.h"
#include "sources/InstagramSource.h"

#include <QElapsedTimer>
#include <QSet>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QUrlQuery>

#include <algorithm>
#include <optional>

using namespace std::chrono_literals;
using demo::DemoProvider;
using sources::Finding;
using sources::InstagramSource;
using Fault = DemoProvider::Fault;
using Kind = core::Error::Kind;
using Object = photos::Subscription::Object;

namespace {

/// A plain server whose answers the test writes; it confirms callbacks too.
class Script : public QTcpServer {
public:
    Script()
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { answer(socket); });
        });
    }

    QUrl url(const QString &path = {}) const
    {
        return QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(serverPort()).arg(path));
    }

    /// What to answer to a request line; empty: the challenge of a confirmation.
    std::function<QByteArray(const QByteArray &line)> reply;
    QByteArrayList lines;
    QByteArray lastHead;

private:
    void answer(QTcpSocket *socket)
    {
        QByteArray &data = m_data[socket];
        data += socket->readAll();
        const qsizetype gap = data.indexOf("\r\n\r\n");
        if (gap < 0)
            return;
        lastHead = data.left(gap);
        lines += data.split('\r').first();
        data.clear();
        QByteArray body = reply ? reply(lines.last()) : QByteArray();
        if (body.isEmpty()) {
            const QUrlQuery query(QUrl(QString::fromLatin1(lines.last().split(' ').value(1))));
            body = query.queryItemValue(QStringLiteral("hub.challenge")).toLatin1();
        }
        if (!body.startsWith("HTTP/"))
            body = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: "
                + QByteArray::number(body.size()) + "\r\n\r\n" + body;
        socket->write(body);
        socket->disconnectFromHost();
    }

    QHash<QTcpSocket *, QByteArray> m_data;
};

photos::Subscription place(Object object = Object::Geography)
{
    photos::Subscription subscription;
    subscription.slug = QStringLiteral("san-francisco");
    subscription.title = QStringLiteral("San Francisco");
    subscription.source = QStringLiteral("instagram");
    subscription.object = object;
    subscription.centre = {37.7749, -122.4194};
    subscription.radius = 3000;
    subscription.verifyToken = QStringLiteral("a+b c&d=e");
    return subscription;
}

DemoProvider::Settings still()
{
    DemoProvider::Settings settings;
    settings.clientSecret = "canary+secret&";
    settings.pace = 0ms;
    settings.firstPhotos = 5;
    return settings;
}

/// A source in front of the demonstration's service.
struct Fixture {
    Fixture() : provider(still())
    {
        if (!provider.listen())
            qFatal("the provider does not listen");
        source = sourceAt(provider.baseUrl());
    }

    std::unique_ptr<InstagramSource> sourceAt(const QUrl &url) const
    {
        return std::make_unique<InstagramSource>(
            InstagramSource::Settings {url, provider.clientId(), provider.clientSecret(), 3000ms});
    }

    core::Result<photos::Subscription> subscribe(const photos::Subscription &wish)
    {
        std::optional<core::Result<photos::Subscription>> answer;
        source->subscribe(wish, callbacks.url(QStringLiteral("/callbacks/geo/x/k")),
            [&](const auto &result) { answer = result; });
        wait(answer);
        return *answer;
    }

    core::Result<Finding> look(const photos::Subscription &subscription, const QByteArray &cursor)
    {
        std::optional<core::Result<Finding>> answer;
        source->recent(subscription, cursor, [&](const auto &result) { answer = result; });
        wait(answer);
        return *answer;
    }

    core::Result<QList<sources::Source::Registration>> registrations()
    {
        std::optional<core::Result<QList<sources::Source::Registration>>> answer;
        source->registrations([&](const auto &result) { answer = result; });
        wait(answer);
        return *answer;
    }

    template <typename Answer>
    static void wait(const Answer &answer)
    {
        if (answer.has_value())
            qFatal("answered before the call returned");
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, 10'000))
            qFatal("never answered");
    }

    Script callbacks;
    DemoProvider provider;
    std::unique_ptr<InstagramSource> source;
};

QStringList idsOf(const core::Result<Finding> &finding)
{
    QStringList ids;
    for (const photos::Photo &photo : finding->photos)
        ids += photo.id;
    return ids;
}

QStringList reversed(QStringList list)
{
    std::reverse(list.begin(), list.end());
    return list;
}

QByteArray media(int id)
{
    return R"({"id":")" + QByteArray::number(id)
        + R"(_1","images":{"thumbnail":{"url":"http://h.example/a.jpg"}}})";
}

QByteArray page(const QByteArrayList &media, const QByteArray &nextUrl = {})
{
    return R"({"meta":{"code":200},"pagination":{"next_url":")" + nextUrl + R"("},"data":[)"
        + media.join(',') + "]}";
}

photos::Subscription known(Object object = Object::Geography)
{
    photos::Subscription subscription = place(object);
    subscription.objectId = QStringLiteral("8675309");
    subscription.radius = 0; // nothing to search around
    return subscription;
}

} // namespace

class tst_InstagramSource : public QObject {
    Q_OBJECT

private slots:
    void registersListsAndDeletes_data();
    void registersListsAndDeletes();
    void saysWhyARegistrationFailed();
    void findsTheFirstScreenful();
    void findsOnlyWhatIsNewOnceItWasKept();
    void findsEverythingAgainWhenItWasNotKept();
    void findsEverythingAgainWhenTheJournalWentBack();
    void readsAllPagesOfABurst();
    void followsTagsLocationsAndUsers_data();
    void followsTagsLocationsAndUsers();
    void findsAPhotoThatBecameVisibleLate();
    void stopsAtTenPages();
    void doesNotFollowPagesElsewhere();
    void takesAMissingSearchForNone();
    void asksWithItsNameAndWithoutTheSecret();
    void reportsFaults_data();
    void reportsFaults();
    void findsEverythingAfterAFault();
    void doesNotFollowRedirects();
    void saysThatNobodyListens();
    void answersNobodyAfterItsEnd();
};

void tst_InstagramSource::registersListsAndDeletes_data()
{
    QTest::addColumn<Object>("object");
    QTest::newRow("geography") << Object::Geography;
    QTest::newRow("tag") << Object::Tag;
    QTest::newRow("location") << Object::Location;
    QTest::newRow("user") << Object::User;
}

void tst_InstagramSource::registersListsAndDeletes()
{
    QFETCH(Object, object);
    Fixture f;
    photos::Subscription wish = place(object);
    if (object == Object::Tag || object == Object::Location)
        wish.objectId = QStringLiteral("雪 & c+");

    const auto made = f.subscribe(wish);
    QVERIFY(made);
    QVERIFY(!made->providerId.isEmpty());
    if (object == Object::Geography)
        QVERIFY(!made->objectId.isEmpty());
    else
        QCOMPARE(made->objectId, wish.objectId);
    QVERIFY(f.callbacks.lines[0].contains("hub.verify_token=a%2Bb%20c%26d%3De"));

    const auto list = f.registrations();
    QVERIFY(list && list->size() == 1);
    QCOMPARE(list->at(0).subscription.providerId, made->providerId);
    QCOMPARE(list->at(0).subscription.objectId, made->objectId);
    QCOMPARE(list->at(0).subscription.object, object);
    QCOMPARE(list->at(0).callbackUrl, f.callbacks.url(QStringLiteral("/callbacks/geo/x/k")));

    for (int again = 0; again < 2; ++again) {
        std::optional<core::Result<void>> gone;
        f.source->unsubscribe(*made, [&](const auto &result) { gone = result; });
        f.wait(gone);
        QVERIFY(*gone);
    }
    QCOMPARE(f.registrations()->size(), 0);
}

void tst_InstagramSource::saysWhyARegistrationFailed()
{
    Fixture f;
    photos::Subscription wish = place();
    wish.radius = 6000;
    QCOMPARE(f.subscribe(wish).error().kind, Kind::Malformed);

    f.callbacks.reply = [](const QByteArray &) { return "not the challenge"; };
    QCOMPARE(f.subscribe(place()).error().kind, Kind::Unavailable);

    f.source = std::make_unique<InstagramSource>(
        InstagramSource::Settings {f.provider.baseUrl(), "hereabouts-demo", "wrong", 3000ms});
    const auto denied = f.subscribe(place());
    QCOMPARE(denied.error().kind, Kind::Denied);
    QVERIFY(!denied.error().message.contains(QLatin1String("wrong")));
}

void tst_InstagramSource::findsTheFirstScreenful()
{
    Fixture f;
    const auto subscription = f.subscribe(place());
    const QStringList fresh = f.provider.publish(subscription->objectId, 2);

    const auto finding = f.look(*subscription, {});

    QVERIFY(finding);
    QCOMPARE(finding->photos.size(), 7);
    QCOMPARE(idsOf(finding).mid(0, 2), reversed(fresh));
    for (const photos::Photo &photo : finding->photos) {
        QCOMPARE(photo.slug, QStringLiteral("san-francisco"));
        QCOMPARE(photo.placeTitle, QStringLiteral("San Francisco"));
        QCOMPARE(photo.source, QStringLiteral("instagram"));
    }
}

void tst_InstagramSource::findsOnlyWhatIsNewOnceItWasKept()
{
    Fixture f;
    const auto subscription = f.subscribe(place());
    QByteArray cursor = f.look(*subscription, {})->cursor;
    for (int round = 1; round <= 3; ++round) {
        const QStringList fresh = f.provider.publish(subscription->objectId, round);
        const auto finding = f.look(*subscription, cursor);
        QVERIFY(finding);
        QCOMPARE(idsOf(finding), reversed(fresh));
        cursor = finding->cursor;
    }
    QCOMPARE(f.look(*subscription, cursor)->photos.size(), 0);
}

void tst_InstagramSource::findsEverythingAgainWhenItWasNotKept()
{
    Fixture f;
    const auto subscription = f.subscribe(place());
    const QByteArray kept = f.look(*subscription, {})->cursor;
    const QStringList lost = f.provider.publish(subscription->objectId, 2);
    // Found, but the journal was away: the same cursor comes again.
    QCOMPARE(f.look(*subscription, kept)->photos.size(), 2);
    QCOMPARE(idsOf(f.look(*subscription, kept)), reversed(lost));

    // After a restart the overlap comes in full.
    f.source = f.sourceAt(f.provider.baseUrl());
    QCOMPARE(f.look(*subscription, kept)->photos.size(), 7);
}

void tst_InstagramSource::findsEverythingAgainWhenTheJournalWentBack()
{
    Fixture f;
    const auto subscription = f.subscribe(place());
    const QByteArray early = f.look(*subscription, {})->cursor;
    const QStringList fresh = f.provider.publish(subscription->objectId, 2);
    const QByteArray late = f.look(*subscription, early)->cursor;
    QCOMPARE(fresh.size(), 2);
    QCOMPARE(f.look(*subscription, late)->photos.size(), 0);

    // A Redis that lost its last writes gives a cursor of its past, or none.
    const auto again = f.look(*subscription, R"({"at":1600000000000})");
    QCOMPARE(again->photos.size(), 7);
    QCOMPARE(f.look(*subscription, {})->photos.size(), 7);
}

void tst_InstagramSource::readsAllPagesOfABurst()
{
    Fixture f;
    const auto subscription = f.subscribe(place());
    const QByteArray cursor = f.look(*subscription, {})->cursor;
    const int before = f.provider.lookCount();

    const QStringList fresh = f.provider.publish(subscription->objectId, 250);

    QCOMPARE(idsOf(f.look(*subscription, cursor)), reversed(fresh));
    QCOMPARE(f.provider.lookCount() - before, 3); // pages of 100
}

void tst_InstagramSource::followsTagsLocationsAndUsers_data()
{
    QTest::addColumn<Object>("object");
    QTest::addColumn<QString>("objectId");
    QTest::newRow("tag") << Object::Tag << QStringLiteral("雪/+?");
    QTest::newRow("location") << Object::Location << QStringLiteral("88112");
    QTest::newRow("user") << Object::User << QString();
}

void tst_InstagramSource::followsTagsLocationsAndUsers()
{
    QFETCH(Object, object);
    QFETCH(QString, objectId);
    Fixture f;
    photos::Subscription wish = place(object);
    wish.objectId = objectId;
    const auto subscription = f.subscribe(wish);
    QVERIFY(subscription);
    const auto first = f.look(*subscription, {});
    QVERIFY(first);
    QCOMPARE(first->photos.size(), 5);

    const QStringList fresh = f.provider.publish(f.provider.objectIds().value(0), 3);

    const auto second = f.look(*subscription, first->cursor);
    QVERIFY(second);
    QCOMPARE(idsOf(second), reversed(fresh));
}

void tst_InstagramSource::findsAPhotoThatBecameVisibleLate()
{
    Fixture f;
    Script service;
    f.source = f.sourceAt(service.url());
    QByteArrayList visible {media(900), media(700)};
    service.reply = [&](const QByteArray &) { return page(visible); };
    const auto first = f.look(known(), {});
    QCOMPARE(first->photos.size(), 2);

    // Its number was given before 900 was there; its author took long to press "done".
    visible.insert(1, media(800));

    QCOMPARE(idsOf(f.look(known(), first->cursor)), QStringList {QStringLiteral("800_1")});
}

void tst_InstagramSource::stopsAtTenPages()
{
    Fixture f;
    Script service;
    f.source = f.sourceAt(service.url());
    int id = 100'000;
    service.reply = [&](const QByteArray &) {
        return page({media(--id)}, service.url(QStringLiteral("/v1/geographies/1/x")).toEncoded());
    };

    const auto finding = f.look(known(), {});

    QVERIFY(finding);
    QCOMPARE(finding->photos.size(), 10);
    QCOMPARE(service.lines.size(), 10);
}

void tst_InstagramSource::doesNotFollowPagesElsewhere()
{
    Fixture f;
    Script service;
    Script elsewhere;
    f.source = f.sourceAt(service.url());
    service.reply = [&](const QByteArray &) {
        return page({media(5)}, elsewhere.url(QStringLiteral("/v1/x")).toEncoded());
    };

    const auto finding = f.look(known(), {});

    QVERIFY(finding);
    QCOMPARE(finding->photos.size(), 1);
    QCOMPARE(elsewhere.lines.size(), 0);
}

void tst_InstagramSource::takesAMissingSearchForNone()
{
    Fixture f;
    Script service;
    f.source = f.sourceAt(service.url());
    service.reply = [&](const QByteArray &line) {
        return line.contains("/media/search")
            ? QByteArray("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
            : page({media(5)});
    };
    photos::Subscription circle = known();
    circle.radius = 3000;

    const auto first = f.look(circle, {});
    QVERIFY(first);
    QCOMPARE(first->photos.size(), 1);
    QCOMPARE(service.lines.size(), 2);
    QVERIFY2(service.lines[1].contains("lat=37.7749000&lng=-122.4194000&distance=3000"),
        service.lines[1]);

    // Once is enough.
    QVERIFY(f.look(circle, first->cursor));
    QCOMPARE(service.lines.size(), 3);
}

void tst_InstagramSource::asksWithItsNameAndWithoutTheSecret()
{
    Fixture f;
    Script service;
    f.source = f.sourceAt(service.url(QStringLiteral("/base/")));
    service.reply = [](const QByteArray &) { return page({}); };

    QVERIFY(f.look(known(), {}));

    QVERIFY2(service.lines[0].startsWith(
                 "GET /base/v1/geographies/8675309/media/recent?client_id=hereabouts-demo&count="),
        service.lines[0]);
    QVERIFY(service.lastHead.contains("User-Agent: Hereabouts/" HEREABOUTS_VERSION));
    QVERIFY(!service.lastHead.contains("canary"));
}

void tst_InstagramSource::reportsFaults_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<int>("retryMilliseconds");
    QTest::newRow("500") << Fault::ServerError << Kind::Unavailable << 0;
    QTest::newRow("429 seconds") << Fault::RateLimitSeconds << Kind::RateLimited << 5000;
    QTest::newRow("429 date") << Fault::RateLimitDate << Kind::RateLimited << 6000;
    QTest::newRow("garbage") << Fault::Garbage << Kind::Malformed << 0;
    QTest::newRow("truncated") << Fault::Truncated << Kind::Unavailable << 0;
    QTest::newRow("endless") << Fault::Endless << Kind::TooLarge << 0;
    QTest::newRow("trickle") << Fault::Trickle << Kind::TimedOut << 0;
    QTest::newRow("silence") << Fault::Silence << Kind::TimedOut << 0;
}

void tst_InstagramSource::reportsFaults()
{
    QFETCH(Fault, fault);
    QFETCH(Kind, kind);
    QFETCH(int, retryMilliseconds);
    Fixture f;
    const auto subscription = f.subscribe(place());
    f.provider.setFault(fault);
    QElapsedTimer elapsed;
    elapsed.start();

    const auto finding = f.look(*subscription, {});

    QVERIFY(!finding);
    QCOMPARE(finding.error().kind, kind);
    // A date has whole seconds, and one may pass while it travels.
    QVERIFY(std::abs(finding.error().retryAfter.count() - retryMilliseconds) <= 1000);
    QCOMPARE(finding.error().retryAfter.count() > 0, retryMilliseconds > 0);
    QVERIFY(!finding.error().message.isEmpty());
    QVERIFY(!finding.error().message.contains(QLatin1String("client_id")));
    QVERIFY2(elapsed.elapsed() < 8000, qPrintable(QString::number(elapsed.elapsed())));
}

void tst_InstagramSource::findsEverythingAfterAFault()
{
    Fixture f;
    const auto subscription = f.subscribe(place());
    const QByteArray cursor = f.look(*subscription, {})->cursor;
    const QStringList fresh = f.provider.publish(subscription->objectId, 3);
    for (const Fault fault : {Fault::ServerError, Fault::Truncated, Fault::Endless}) {
        f.provider.setFault(fault);
        QVERIFY(!f.look(*subscription, cursor));
    }
    f.provider.setFault(Fault::None);

    QCOMPARE(idsOf(f.look(*subscription, cursor)), reversed(fresh));
}

void tst_InstagramSource::doesNotFollowRedirects()
{
    Fixture f;
    Script service;
    Script elsewhere;
    f.source = f.sourceAt(service.url());
    service.reply = [&](const QByteArray &) {
        return "HTTP/1.1 302 Found\r\nLocation: " + elsewhere.url(QStringLiteral("/x")).toEncoded()
            + "\r\nContent-Length: 0\r\n\r\n";
    };

    QCOMPARE(f.look(known(), {}).error().kind, Kind::Unavailable);
    QCOMPARE(elsewhere.lines.size(), 0);
}

void tst_InstagramSource::saysThatNobodyListens()
{
    Fixture f;
    QUrl nobody;
    {
        const Script gone;
        nobody = gone.url();
    }
    f.source = f.sourceAt(nobody);

    const auto finding = f.look(known(), {});

    QVERIFY(!finding);
    QCOMPARE(finding.error().kind, Kind::Unavailable);
    QVERIFY(finding.error().message.contains(QLatin1String("127.0.0.1")));
}

void tst_InstagramSource::answersNobodyAfterItsEnd()
{
    Fixture f;
    f.provider.setFault(Fault::Silence);
    int answers = 0;
    f.source->recent(known(), {}, [&](const auto &) { ++answers; });
    f.source->registrations([&](const auto &) { ++answers; });
    QTRY_COMPARE(f.provider.lookCount(), 1);

    f.source.reset();

    QTest::qWait(50);
    QCOMPARE(answers, 0);
}

QTEST_GUILESS_MAIN(tst_InstagramSource)
#include "tst_InstagramSource.moc"
