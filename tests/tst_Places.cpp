// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/DemoProvider.h"
#include "http/Server.h"
#include "ingest/Places.h"
#include "sources/InstagramSource.h"
#include "support/TestRedis.h"

#include <QMessageAuthenticationCode>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTest>
#include <QUrlQuery>

using namespace std::chrono_literals;
using demo::DemoProvider;
using ingest::Places;
using photos::PlaceState;
using photos::Subscription;
using Activity = PlaceState::Activity;

namespace {

const QByteArray secret = "S3CRETCANARY-client"; // see NoCanary.cmake

DemoProvider::Settings still()
{
    DemoProvider::Settings settings;
    settings.clientSecret = secret;
    settings.pace = 0ms;
    settings.firstPhotos = 3;
    return settings;
}

ingest::Watcher::Settings quick()
{
    ingest::Watcher::Settings settings;
    settings.shortestInterval = 20ms;
    settings.safetyPoll = 1h;
    settings.firstRetry = 50ms;
    settings.longestRetry = 200ms;
    return settings;
}

/// A source that is asked: gives nothing, or fails, and counts who is looked at.
class AskedSource final : public sources::UnregisteredSource {
public:
    explicit AskedSource(const QString &name) : m_name(name) {}
    QString name() const override { return m_name; }
    std::optional<sources::Pace> pace() const override { return sources::Pace {20ms, 1h, 1h, 1h}; }
    void recent(const Subscription &subscription, const QByteArray &cursor, Found done) override
    {
        looked += subscription;
        cursors += cursor;
        if (isRefusing)
            return later([done] { done(core::Error {core::Error::Kind::Denied, "Go away."}); });
        later([done] { done(sources::Finding {{}, "looked"}); });
    }
    void leave(const QString &key) override { left += key; }

    QList<Subscription> looked;
    QByteArrayList cursors;
    QStringList left;
    bool isRefusing = false;

private:
    QString m_name;
};

Subscription wish(const QString &title)
{
    Subscription subscription;
    subscription.title = title;
    subscription.source = QStringLiteral("instagram");
    subscription.centre = {35.0116, 135.7681};
    subscription.radius = 3000;
    return subscription;
}

/// The program from the callback to the journal, as Application joins it.
class Program {
public:
    Program(const DemoProvider &provider, const support::TestRedis &redis, quint16 port)
        : source({provider.baseUrl(), provider.clientId(), provider.clientSecret()})
    {
        using namespace ingest;
        server.setHandler(
            [this](const http::Request &request, const http::Server::Respond &respond) {
                respond(callbacks.handle(request));
            });
        if (!server.listen(QHostAddress(QHostAddress::LocalHost), port))
            qFatal("no port for callbacks");
        callbacks.apply({secret});
        QObject::connect(&callbacks, &CallbackEndpoint::lookRequested, &watcher, &Watcher::lookNow);
        QObject::connect(&watcher, &Watcher::found, &journal,
            [this](const Subscription &subscription, const QList<photos::Photo> &photos,
                const QByteArray &cursor) {
                journal.append(subscription, photos, cursor,
                    [this, key = subscription.key()](
                        const core::Result<qsizetype> &result) { watcher.kept(key, result); });
            });
        QObject::connect(&journal, &journal::PhotoJournal::ready, &places, &Places::load);
        QObject::connect(&journal, &journal::PhotoJournal::arrived, &journal,
            [this](const photos::Batch &batch) {
                for (const photos::Photo &photo : batch.photos)
                    arrived += photo.id;
            });
        places.addSource(&source);
        places.addSource(&nature);
        places.addSource(&commons);
        places.setCallbackHost(host());
        journal.open(*redis::Endpoint::fromUrl(redis.url()));
    }

    QUrl host() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(server.port())); }
    PlaceState state(qsizetype index = 0) const { return places.states().value(index); }
    bool isWatching(qsizetype count) const
    {
        const auto all = places.states();
        return all.size() == count && std::all_of(all.begin(), all.end(), [](const PlaceState &s) {
            return s.activity == Activity::Watching;
        });
    }
    QList<sources::Source::Registration> registrations()
    {
        std::optional<QList<sources::Source::Registration>> list;
        source.registrations([&](const auto &result) { list = *result; });
        if (!QTest::qWaitFor([&] { return list.has_value(); }, 10'000))
            qFatal("no list");
        return *list;
    }

    http::Server server;
    ingest::CallbackEndpoint callbacks;
    sources::InstagramSource source;
    AskedSource nature {QStringLiteral("inaturalist")};
    AskedSource commons {QStringLiteral("commons")};
    ingest::Watcher watcher {quick()};
    journal::PhotoJournal journal {{}};
    Places places {journal, callbacks, watcher};
    QStringList arrived;
    QSignalSpy loaded {&places, &Places::loaded};
    QSignalSpy refused {&places, &Places::refused};
};

struct Fixture {
    Fixture() : provider(still())
    {
        if (!provider.listen())
            qFatal("the provider does not listen");
        start();
    }
    void start(quint16 port = 0) { program = std::make_unique<Program>(provider, redis, port); }
    /// At the same address, as a program with a fixed callback port.
    void restart()
    {
        const quint16 port = program->server.port();
        program.reset();
        start(port);
    }
    /// A subscription made by somebody else, as with `curl -F`.
    QString subscribeByHand(const QString &slug, const QString &token)
    {
        sources::InstagramSource other(
            {provider.baseUrl(), provider.clientId(), provider.clientSecret()});
        Subscription subscription = wish(slug);
        subscription.verifyToken = token;
        QUrl url = program->host();
        url.setPath(QStringLiteral("/callbacks/geo/") + slug);
        std::optional<core::Result<Subscription>> made;
        other.subscribe(subscription, url, [&](const auto &result) { made = result; });
        if (!QTest::qWaitFor([&] { return made.has_value(); }, 10'000))
            qFatal("no answer");
        return *made ? (*made)->objectId : QString();
    }

    support::TestRedis redis;
    DemoProvider provider;
    std::unique_ptr<Program> program;
};

} // namespace

class tst_Places : public QObject {
    Q_OBJECT

private slots:
    void drivesSeveralSourcesWithOneCircle();
    void watchesSeveralSourcesAgainAfterARestart();
    void keepsTheOrderThatPeopleChose();
    void keepsThePauseOfAWish();
    void tellsWhichSourceOfAPlaceFails();
    void pausesAndRemovesAllSourcesOfAPlace();
    void changesAPlace();
    void takesAllSourcesOfAPlaceOrNone_data();
    void takesAllSourcesOfAPlaceOrNone();
    void registersAPlaceAndBringsItsPhotos();
    void makesAddressesThatNobodyGuesses();
    void waitsForTheListBeforeItTakesWishes();
    void givesEverySlugOnce();
    void refusesWhatCannotBeWatched_data();
    void refusesWhatCannotBeWatched();
    void refusesWithoutASource();
    void remembersItsPlacesAndCursors();
    void replacesARegistrationWithAnOldAddress();
    void registersAgainWhatTheProviderForgot();
    void takesOverWhatItCouldNotWriteDown();
    void deletesRegistrationsOfNoPlace();
    void removesAPlaceEverywhere();
    void removesAPlaceWhileItIsBeingRegistered();
    void forgetsAPlaceRemovedWhileRedisWasAway();
    void pausesAndResumes();
    void triesAgainWhileTheProviderIsAway();
    void adoptsAPlaceAndLearnsItsObject();
    void adoptsTheSamePlaceAtEveryStart();
    void knowsAnAdoptedTokenAgainThatItDidNotKeep();
    void leavesNoTokenInRedis();
    void neverDeletesAnAdoptedRegistration();
    void writesItsPlacesAgainIntoAnEmptyRedis();
};

void tst_Places::registersAPlaceAndBringsItsPhotos()
{
    Fixture f;
    QTRY_COMPARE(f.program->loaded.size(), 1);
    QCOMPARE(f.program->loaded[0][0].toLongLong(), 0);

    f.program->places.add(wish(QStringLiteral("Kyōto")));
    QTRY_VERIFY(f.program->isWatching(1));
    QCOMPARE(f.program->state().subscription.slug, QStringLiteral("kyoto"));
    QTRY_COMPARE(f.program->arrived.size(), 3);

    // A real notice on the real route brings the next ones.
    const QStringList ids = f.provider.publish(f.provider.objectIds().value(0), 2);
    QTRY_COMPARE(f.program->arrived.size(), 5);
    for (const QString &id : ids)
        QVERIFY(f.program->arrived.contains(id));
}

void tst_Places::makesAddressesThatNobodyGuesses()
{
    Fixture f;
    f.program->places.add(wish(QStringLiteral("Kyoto")));
    f.program->places.add(wish(QStringLiteral("Lima")));
    QTRY_VERIFY(f.program->isWatching(2));

    const auto registrations = f.program->registrations();
    QCOMPARE(registrations.size(), 2);
    const Subscription kyoto = f.program->state(0).subscription;
    const Subscription lima = f.program->state(1).subscription;
    QCOMPARE(kyoto.callbackKey.size(), 32);
    QCOMPARE(kyoto.verifyToken.size(), 32);
    QVERIFY(kyoto.callbackKey != lima.callbackKey && kyoto.verifyToken != lima.verifyToken);
    QVERIFY(kyoto.callbackKey != kyoto.verifyToken);
    // Both were registered at the same time: either may be the first.
    const QString path = QStringLiteral("/callbacks/geo/kyoto/") + kyoto.callbackKey;
    QVERIFY(
        registrations[0].callbackUrl.path() == path || registrations[1].callbackUrl.path() == path);
}

void tst_Places::waitsForTheListBeforeItTakesWishes()
{
    Fixture f;
    f.program->places.add(wish(QStringLiteral("Kyoto")));
    QCOMPARE(f.program->places.states().size(), 0);
    QTRY_VERIFY(f.program->isWatching(1));
}

void tst_Places::givesEverySlugOnce()
{
    Fixture f;
    const QString longest(70, QLatin1Char('a'));
    for (int i = 0; i < 3; ++i)
        f.program->places.add(wish(QStringLiteral("San Francisco")));
    for (int i = 0; i < 2; ++i)
        f.program->places.add(wish(longest));
    QTRY_VERIFY(f.program->isWatching(5));

    const auto slug = [&](int i) { return f.program->state(i).subscription.slug; };
    QCOMPARE(slug(0), QStringLiteral("san-francisco"));
    QCOMPARE(slug(1), QStringLiteral("san-francisco-2"));
    QCOMPARE(slug(2), QStringLiteral("san-francisco-3"));
    QCOMPARE(slug(3), longest.left(64));
    QCOMPARE(slug(4), longest.left(62) + QStringLiteral("-2"));
}

void tst_Places::refusesWhatCannotBeWatched_data()
{
    QTest::addColumn<Subscription>("bad");
    Subscription bad = wish({});
    QTest::newRow("no title") << bad;
    bad = wish(QStringLiteral("North"));
    bad.centre.latitude = 91;
    QTest::newRow("latitude 91") << bad;
    bad = wish(QStringLiteral("Wide"));
    bad.radius = 5001;
    QTest::newRow("radius") << bad;
    bad = wish(QStringLiteral("Tag"));
    bad.object = Subscription::Object::Tag;
    QTest::newRow("no tag") << bad;
    bad = wish(QStringLiteral("Else"));
    bad.source = QStringLiteral("elsewhere");
    QTest::newRow("source") << bad;
}

void tst_Places::refusesWhatCannotBeWatched()
{
    QFETCH(Subscription, bad);
    Fixture f;

    f.program->places.add(bad);

    QTRY_COMPARE(f.program->refused.size(), 1);
    QCOMPARE(f.program->refused[0][0].toString(), bad.title);
    QVERIFY(!f.program->refused[0][1].value<core::Error>().message.isEmpty());
    QCOMPARE(f.program->places.states().size(), 0);
    QCOMPARE(
        f.redis.run({QStringLiteral("HLEN"), QStringLiteral("hereabouts:subscriptions")}), "0");
}

void tst_Places::refusesWithoutASource()
{
    const support::TestRedis redis;
    journal::PhotoJournal journal({});
    ingest::CallbackEndpoint callbacks;
    ingest::Watcher watcher(quick());
    Places places(journal, callbacks, watcher);
    connect(&journal, &journal::PhotoJournal::ready, &places, &Places::load);
    QSignalSpy refused(&places, &Places::refused);
    journal.open(*redis::Endpoint::fromUrl(redis.url()));

    places.adopt(QStringLiteral("kyoto"), {});

    QTRY_COMPARE(refused.size(), 1);
}

void tst_Places::remembersItsPlacesAndCursors()
{
    Fixture f;
    f.program->places.add(wish(QStringLiteral("Kyoto")));
    QTRY_COMPARE(f.program->arrived.size(), 3);
    QTRY_VERIFY(!f.program->watcher.cursorOf(QStringLiteral("instagram:kyoto")).isEmpty());
    const Subscription before = f.program->state().subscription;

    f.restart();

    QTRY_COMPARE(f.program->loaded.size(), 1);
    QCOMPARE(f.program->loaded[0][0].toLongLong(), 1);
    QTRY_VERIFY(f.program->isWatching(1));
    QCOMPARE(f.program->state().subscription, before);
    QCOMPARE(f.program->registrations().size(), 1);
    QVERIFY(!f.program->watcher.cursorOf(QStringLiteral("instagram:kyoto")).isEmpty());
    f.provider.publish(before.objectId, 1);
    QTRY_COMPARE(f.program->arrived.size(), 4);
}

void tst_Places::replacesARegistrationWithAnOldAddress()
{
    Fixture f;
    f.program->places.add(wish(QStringLiteral("Kyoto")));
    QTRY_VERIFY(f.program->isWatching(1));
    const QString oldId = f.program->state().subscription.providerId;

    http::Server moved;
    moved.setHandler([&](const http::Request &request, const http::Server::Respond &respond) {
        respond(f.program->callbacks.handle(request));
    });
    QVERIFY(moved.listen(QHostAddress(QHostAddress::LocalHost), 0));
    f.program->places.setCallbackHost(
        QUrl(QStringLiteral("http://127.0.0.1:%1").arg(moved.port())));

    QTRY_VERIFY(f.program->state().subscription.providerId != oldId);
    QTRY_COMPARE(f.program->registrations().size(), 1);
    QCOMPARE(f.program->registrations()[0].callbackUrl.port(), int(moved.port()));
    QTRY_COMPARE(f.program->arrived.size(), 6);
    f.provider.publish(f.provider.objectIds().value(0), 1);
    QTRY_COMPARE(f.program->arrived.size(), 7);
}

void tst_Places::registersAgainWhatTheProviderForgot()
{
    Fixture f;
    f.program->places.add(wish(QStringLiteral("Kyoto")));
    QTRY_VERIFY(f.program->isWatching(1));
    const Subscription before = f.program->state().subscription;
    f.program->source.unsubscribe(before, [](const auto &) {});
    QTRY_COMPARE(f.program->registrations().size(), 0);

    // Any change of the list makes it look.
    f.program->places.add(wish(QStringLiteral("Lima")));

    QTRY_COMPARE(f.program->registrations().size(), 2);
    QTRY_VERIFY(f.program->state().subscription.providerId != before.providerId);
}

void tst_Places::takesOverWhatItCouldNotWriteDown()
{
    Fixture f;
    f.program->places.add(wish(QStringLiteral("Kyoto")));
    QTRY_VERIFY(f.program->isWatching(1));
    // As after a crash between the provider's answer and ours to Redis.
    Subscription forgetful = f.program->state().subscription;
    const QString providerId = forgetful.providerId;
    forgetful.providerId.clear();
    forgetful.objectId.clear();
    f.program->journal.saveSubscription(forgetful);

    f.restart();

    QTRY_VERIFY(f.program->isWatching(1));
    QCOMPARE(f.program->state().subscription.providerId, providerId);
    QCOMPARE(f.program->registrations().size(), 1);
}

void tst_Places::deletesRegistrationsOfNoPlace()
{
    Fixture f;
    QTRY_COMPARE(f.program->loaded.size(), 1);
    f.program->places.add(wish(QStringLiteral("Kyoto")));
    QTRY_VERIFY(f.program->isWatching(1));
    // Left behind on our own address: a key that no place has.
    QVERIFY(
        f.redis.run({QStringLiteral("DEL"), QStringLiteral("hereabouts:subscriptions")}) == "1");
    f.restart();
    QTRY_COMPARE(f.program->loaded.size(), 1);

    f.program->places.add(wish(QStringLiteral("Lima")));

    QTRY_VERIFY(f.program->isWatching(1));
    QTRY_COMPARE(f.program->registrations().size(), 1);
    QVERIFY(f.program->registrations()[0].callbackUrl.path().contains(QLatin1String("/lima/")));
}

void tst_Places::removesAPlaceEverywhere()
{
    Fixture f;
    f.program->places.add(wish(QStringLiteral("Kyoto")));
    QTRY_VERIFY(f.program->isWatching(1));
    QTRY_COMPARE(f.program->arrived.size(), 3);

    f.program->places.remove(QStringLiteral("instagram:kyoto"));

    QCOMPARE(f.program->places.states().size(), 0);
    QTRY_COMPARE(f.program->registrations().size(), 0);
    QTRY_COMPARE(
        f.redis.run({QStringLiteral("HLEN"), QStringLiteral("hereabouts:subscriptions")}), "0");
    f.program->places.remove(QStringLiteral("instagram:kyoto"));
}

void tst_Places::removesAPlaceWhileItIsBeingRegistered()
{
    Fixture f;
    QTRY_COMPARE(f.program->loaded.size(), 1);
    // The moment when the provider asks us to confirm.
    f.program->server.setHandler(
        [&](const http::Request &request, const http::Server::Respond &respond) {
            respond(f.program->callbacks.handle(request));
            f.program->places.remove(QStringLiteral("instagram:kyoto"));
        });

    f.program->places.add(wish(QStringLiteral("Kyoto")));
    // Registered after Kyoto's answer has come.
    f.program->places.add(wish(QStringLiteral("Lima")));

    QTRY_VERIFY(f.program->isWatching(1));
    QCOMPARE(f.program->state().subscription.slug, QStringLiteral("lima"));
    QTRY_COMPARE(f.program->registrations().size(), 1);
}

void tst_Places::forgetsAPlaceRemovedWhileRedisWasAway()
{
    Fixture f;
    f.program->places.add(wish(QStringLiteral("Kyoto")));
    QTRY_VERIFY(f.program->isWatching(1));
    QSignalSpy lost(&f.program->journal, &journal::PhotoJournal::connectionLost);
    f.redis.stop();
    QTRY_VERIFY(!lost.isEmpty());
    f.program->places.remove(QStringLiteral("instagram:kyoto"));
    QCOMPARE(f.program->places.states().size(), 0);

    f.redis.start();

    QTRY_COMPARE_WITH_TIMEOUT(f.program->loaded.size(), 2, 20'000);
    QCOMPARE(f.program->places.states().size(), 0);
    QTRY_COMPARE(
        f.redis.run({QStringLiteral("HLEN"), QStringLiteral("hereabouts:subscriptions")}), "0");
}

void tst_Places::pausesAndResumes()
{
    Fixture f;
    f.program->places.add(wish(QStringLiteral("Kyoto")));
    QTRY_COMPARE(f.program->arrived.size(), 3);
    f.program->places.setPaused(QStringLiteral("instagram:kyoto"), true);
    QCOMPARE(f.program->state().activity, Activity::Paused);
    const int looks = f.provider.lookCount();
    f.provider.publish(f.provider.objectIds().value(0), 1);
    QTest::qWait(200);
    QCOMPARE(f.provider.lookCount(), looks);

    f.restart();
    QTRY_COMPARE(f.program->places.states().size(), 1);
    QCOMPARE(f.program->state().activity, Activity::Paused);

    f.program->places.setPaused(QStringLiteral("instagram:kyoto"), false);
    QTRY_VERIFY(f.program->isWatching(1));
    QTRY_VERIFY(f.provider.lookCount() > looks);
}

void tst_Places::triesAgainWhileTheProviderIsAway()
{
    Fixture f;
    f.provider.setFault(DemoProvider::Fault::Truncated);
    f.program->places.add(wish(QStringLiteral("Kyoto")));
    QTRY_COMPARE(f.program->state().activity, Activity::Retrying);
    QVERIFY(!f.program->state().message.isEmpty());
    QVERIFY(f.program->state().nextLookAt.isValid());

    f.provider.setFault(DemoProvider::Fault::None);

    QTRY_VERIFY_WITH_TIMEOUT(f.program->isWatching(1), 20'000);
    QTRY_COMPARE(f.program->arrived.size(), 3);
}

void tst_Places::adoptsAPlaceAndLearnsItsObject()
{
    Fixture f;
    // Nobody is waiting for it yet.
    QCOMPARE(f.subscribeByHand(QStringLiteral("lima"), QStringLiteral("tok")), QString());
    f.program->places.adopt(QStringLiteral("lima"), QStringLiteral("tok"));
    QTRY_COMPARE(f.program->places.states().size(), 1);
    QCOMPARE(f.program->state().activity, Activity::Registering);
    QCOMPARE(f.program->state().subscription.title, QStringLiteral("lima"));
    QCOMPARE(f.subscribeByHand(QStringLiteral("lima"), QStringLiteral("wrong")), QString());

    const QString objectId = f.subscribeByHand(QStringLiteral("lima"), QStringLiteral("tok"));
    QVERIFY(!objectId.isEmpty());
    const QStringList ids = f.provider.publish(objectId, 1);

    QTRY_VERIFY(f.program->isWatching(1));
    QCOMPARE(f.program->state().subscription.objectId, objectId);
    QTRY_COMPARE(f.program->arrived.size(), 4);
    QVERIFY(f.program->arrived.contains(ids[0]));
}

void tst_Places::adoptsTheSamePlaceAtEveryStart()
{
    Fixture f;
    f.program->places.adopt(QStringLiteral("lima"), QStringLiteral("tok"));
    QTRY_COMPARE(f.program->places.states().size(), 1);
    f.provider.publish(f.subscribeByHand(QStringLiteral("lima"), QStringLiteral("tok")), 1);
    QTRY_VERIFY(f.program->isWatching(1));
    const QString objectId = f.program->state().subscription.objectId;

    f.restart();
    f.program->places.adopt(QStringLiteral("lima"), QStringLiteral("newtok"));
    f.program->places.adopt(QStringLiteral("Not A Slug"), {});

    QTRY_VERIFY(f.program->isWatching(1));
    QCOMPARE(f.program->state().subscription.objectId, objectId);
    QTRY_COMPARE(f.program->state().subscription.verifyToken, QStringLiteral("newtok"));
    QCOMPARE(f.program->refused.size(), 1);
}

void tst_Places::knowsAnAdoptedTokenAgainThatItDidNotKeep()
{
    Fixture f;
    f.program->places.adopt(QStringLiteral("lima"), QStringLiteral("tok"));
    QTRY_COMPARE(f.program->places.states().size(), 1);

    f.restart();
    QTRY_COMPARE(f.program->places.states().size(), 1);

    QVERIFY(f.program->state().subscription.verifyToken.isEmpty());
    QCOMPARE(f.subscribeByHand(QStringLiteral("lima"), QStringLiteral("other")), QString());
    QCOMPARE(f.subscribeByHand(QStringLiteral("lima"), {}), QString());
    QVERIFY(!f.subscribeByHand(QStringLiteral("lima"), QStringLiteral("tok")).isEmpty());
}

void tst_Places::leavesNoTokenInRedis()
{
    Fixture f;
    const auto tokenOfKyoto = [&f] {
        for (const PlaceState &place : f.program->places.states()) {
            if (place.subscription.slug == QStringLiteral("kyoto"))
                return place.subscription.verifyToken;
        }
        return QString();
    };
    f.program->places.adopt(QStringLiteral("lima"), QStringLiteral("S3CRETCANARY"));
    f.program->places.add(wish(QStringLiteral("Kyoto")));
    QTRY_COMPARE(f.provider.objectIds().size(), 1);
    QTRY_COMPARE(f.program->places.states().size(), 2);
    const QString token = tokenOfKyoto();
    QCOMPARE(token.size(), 32);

    const QByteArray kept = f.redis.run({"HVALS", "hereabouts:subscriptions"});

    QVERIFY(kept.contains("lima") && kept.contains("kyoto"));
    QVERIFY(!kept.contains("S3CRETCANARY") && !kept.contains(token.toLatin1()));
    // The next start makes the same token again.
    f.restart();
    QTRY_COMPARE(tokenOfKyoto(), token);
}

void tst_Places::neverDeletesAnAdoptedRegistration()
{
    Fixture f;
    f.program->places.adopt(QStringLiteral("lima"), {});
    QTRY_COMPARE(f.program->places.states().size(), 1);
    f.provider.publish(f.subscribeByHand(QStringLiteral("lima"), {}), 1);
    QTRY_VERIFY(f.program->isWatching(1));
    f.program->places.add(wish(QStringLiteral("Kyoto")));
    QTRY_VERIFY(f.program->isWatching(2));
    QCOMPARE(f.provider.objectIds().size(), 2);

    f.program->places.remove(QStringLiteral("instagram:lima"));
    f.program->places.add(wish(QStringLiteral("Oslo")));

    QTRY_VERIFY(f.program->isWatching(2));
    QCOMPARE(f.provider.objectIds().size(), 3);
}

void tst_Places::writesItsPlacesAgainIntoAnEmptyRedis()
{
    Fixture f;
    f.program->places.add(wish(QStringLiteral("Kyoto")));
    QTRY_COMPARE(f.program->arrived.size(), 3);
    f.redis.run({QStringLiteral("FLUSHALL")});
    f.program->arrived.clear();

    f.redis.restart();

    QTRY_COMPARE_WITH_TIMEOUT(f.program->loaded.size(), 2, 20'000);
    QTRY_COMPARE(
        f.redis.run({QStringLiteral("HLEN"), QStringLiteral("hereabouts:subscriptions")}), "1");
    // The wall fills again with what the provider still has.
    QTRY_COMPARE(f.program->arrived.size(), 3);
    QVERIFY(f.program->isWatching(1));
}

namespace {

/// One circle for these sources.
QList<Subscription> wishes(const QString &title, const QStringList &sources)
{
    QList<Subscription> all;
    for (const QString &source : sources) {
        Subscription subscription = wish(title);
        subscription.source = source;
        all += subscription;
    }
    return all;
}

} // namespace

void tst_Places::drivesSeveralSourcesWithOneCircle()
{
    Fixture f;
    QVERIFY(f.program->loaded.wait(10'000));
    f.program->places.add(wishes("Kyoto", {"inaturalist", "commons", "instagram"}));

    QTRY_VERIFY_WITH_TIMEOUT(f.program->isWatching(1), 10'000);
    const PlaceState place = f.program->state();
    QCOMPARE(place.subscription.key(), "inaturalist:kyoto");
    QCOMPARE(place.sources.size(), 3);
    for (const PlaceState::Source &source : place.sources)
        QCOMPARE(source.subscription.slug, "kyoto");
    QTRY_COMPARE(f.program->nature.looked.size(), 1);
    QCOMPARE(f.program->nature.looked.first().radius, 3000.0);
    QTRY_COMPARE(f.program->commons.looked.size(), 1);
    // Only the source with registrations was asked for one.
    QCOMPARE(f.program->registrations().size(), 1);
    QTRY_VERIFY(f.program->state().sources[0].lastLookAt.isValid());
    QVERIFY(f.program->state().sources[0].nextLookAt.isValid());
}

void tst_Places::watchesSeveralSourcesAgainAfterARestart()
{
    Fixture f;
    QVERIFY(f.program->loaded.wait(10'000));
    f.program->places.add(wishes("Kyoto", {"inaturalist", "commons"}));
    QTRY_VERIFY(f.program->state().sources.size() == 2
        && f.program->state().sources[1].lastLookAt.isValid());

    f.restart();

    QTRY_COMPARE_WITH_TIMEOUT(f.program->commons.looked.size(), 1, 10'000);
    QCOMPARE(f.program->commons.cursors.first(), "looked");
    QCOMPARE(f.program->places.states().size(), 1);
}

void tst_Places::keepsTheOrderThatPeopleChose()
{
    Fixture f;
    QVERIFY(f.program->loaded.wait(10'000));
    for (const char *title : {"Austin", "Boston", "Chicago", "Detroit"})
        f.program->places.add(wishes(title, {"inaturalist", "commons"}));
    QTRY_VERIFY_WITH_TIMEOUT(f.program->isWatching(4), 10'000);
    const auto order = [&f] {
        QStringList slugs;
        for (const PlaceState &state : f.program->places.states())
            slugs += state.subscription.slug;
        return slugs.join(' ');
    };
    QCOMPARE(order(), "austin boston chicago detroit");
    QSignalSpy changed(&f.program->places, &Places::changed);

    // What is unknown or named twice is passed over; what is not named comes after the others.
    f.program->places.arrange({"detroit", "gone", "boston", "detroit", "austin"});

    QCOMPARE(order(), "detroit boston austin chicago");
    QCOMPARE(
        f.program->state().subscription.key(), "inaturalist:detroit"); // it is called as before
    QVERIFY(!changed.isEmpty());
    f.program->places.add(wishes("Kyoto", {"commons"}));
    QTRY_VERIFY_WITH_TIMEOUT(f.program->isWatching(5), 10'000);
    f.program->places.change("boston", wishes("Boston", {"inaturalist", "commons", "instagram"}));
    QTRY_COMPARE_WITH_TIMEOUT(f.program->state(1).sources.size(), 3, 10'000); // it is kept
    QCOMPARE(order(), "detroit boston austin chicago kyoto");

    f.restart();
    QVERIFY(f.program->loaded.wait(10'000));
    QCOMPARE(order(), "detroit boston austin chicago kyoto");
    QCOMPARE(f.program->state(1).sources.size(), 3);
    QCOMPARE(f.program->state().subscription.key(), "inaturalist:detroit");
}

void tst_Places::keepsThePauseOfAWish()
{
    Fixture f;
    QVERIFY(f.program->loaded.wait(10'000));
    auto imported = wishes("Kyoto", {"inaturalist", "commons"});
    for (Subscription &wish : imported)
        wish.isPaused = true;
    f.program->places.add(imported);

    QTRY_COMPARE_WITH_TIMEOUT(f.program->state().sources.size(), 2, 10'000);
    QCOMPARE(f.program->state().activity, Activity::Paused);
    f.restart();
    QVERIFY(f.program->loaded.wait(10'000));
    QCOMPARE(f.program->state().activity, Activity::Paused);
    QVERIFY(f.program->nature.looked.isEmpty()); // nobody was asked, before or after
}

void tst_Places::tellsWhichSourceOfAPlaceFails()
{
    Fixture f;
    f.program->commons.isRefusing = true;
    QVERIFY(f.program->loaded.wait(10'000));
    f.program->places.add(wishes("Kyoto", {"inaturalist", "commons"}));

    QTRY_COMPARE_WITH_TIMEOUT(f.program->state().activity, Activity::Failing, 10'000);
    QCOMPARE(f.program->state().message, "Go away.");
    QTRY_COMPARE(f.program->state().sources[0].activity, Activity::Watching);
    QCOMPARE(f.program->state().sources[1].activity, Activity::Failing);
}

void tst_Places::pausesAndRemovesAllSourcesOfAPlace()
{
    Fixture f;
    QVERIFY(f.program->loaded.wait(10'000));
    f.program->places.add(wishes("Kyoto", {"inaturalist", "commons"}));
    QTRY_VERIFY(f.program->isWatching(1));

    f.program->places.setPaused("commons:kyoto", true);
    QCOMPARE(f.program->state().activity, Activity::Paused);
    QCOMPARE(f.program->state().sources[0].activity, Activity::Paused);
    QVERIFY(f.program->nature.left.contains("inaturalist:kyoto"));

    f.program->places.remove("inaturalist:kyoto");
    QVERIFY(f.program->places.states().isEmpty());
    std::optional<qsizetype> kept;
    f.program->journal.loadSubscriptions([&](const auto &result) { kept = result->size(); });
    QTRY_VERIFY(kept.has_value());
    QCOMPARE(*kept, 0);
    f.restart();
    QVERIFY(f.program->loaded.wait(10'000));
    QVERIFY(f.program->places.states().isEmpty());
}

void tst_Places::changesAPlace()
{
    Fixture f;
    QVERIFY(f.program->loaded.wait(10'000));
    f.program->places.add(wishes("Kyoto", {"inaturalist", "commons"}));
    QTRY_VERIFY(f.program->isWatching(1));
    QTRY_COMPARE(f.program->nature.looked.size(), 1);

    auto changed = wishes("Old Kyoto", {"inaturalist", "instagram"});
    changed[0].radius = 4000;
    f.program->places.change("kyoto", changed);

    QTRY_COMPARE_WITH_TIMEOUT(f.program->nature.looked.size(), 2, 10'000);
    QCOMPARE(f.program->nature.looked.last().radius, 4000.0);
    QCOMPARE(f.program->nature.cursors.last(), QByteArray()); // another circle: from the beginning
    QTRY_COMPARE_WITH_TIMEOUT(f.program->state().sources.size(), 2, 10'000);
    const PlaceState place = f.program->state();
    QCOMPARE(place.subscription.title, "Old Kyoto");
    QCOMPARE(place.subscription.slug, "kyoto");
    QStringList names;
    for (const PlaceState::Source &source : place.sources)
        names += source.subscription.source;
    QCOMPARE(names, QStringList({"inaturalist", "instagram"}));
}

void tst_Places::takesAllSourcesOfAPlaceOrNone_data()
{
    QTest::addColumn<QStringList>("sources");
    QTest::addColumn<double>("radius");
    QTest::addColumn<QString>("reason");
    QTest::newRow("one allows less")
        << QStringList {"inaturalist", "commons"} << 20'000.0 << "Wikimedia Commons allows";
    QTest::newRow("one twice") << QStringList {"commons", "commons"} << 500.0 << "once";
    QTest::newRow("one is not set up") << QStringList {"commons", "flickr"} << 500.0 << "Flickr";
    QTest::newRow("one is unknown") << QStringList {"commons", "myspace"} << 500.0 << "myspace";
    QTest::newRow("none") << QStringList {} << 500.0 << "Choose";
}

void tst_Places::takesAllSourcesOfAPlaceOrNone()
{
    QFETCH(QStringList, sources);
    QFETCH(double, radius);
    QFETCH(QString, reason);
    Fixture f;
    QVERIFY(f.program->loaded.wait(10'000));
    auto all = wishes("Kyoto", sources);
    for (Subscription &subscription : all)
        subscription.radius = radius;

    f.program->places.add(all);

    QCOMPARE(f.program->refused.size(), 1);
    const QString message = f.program->refused.first()[1].value<core::Error>().message;
    QVERIFY2(message.contains(reason), qPrintable(message));
    QVERIFY(f.program->places.states().isEmpty());
    QVERIFY(f.program->commons.looked.isEmpty());
}

QTEST_GUILESS_MAIN(tst_Places)
#include "tst_Places.moc"
