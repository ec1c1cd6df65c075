// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/CallbackEndpoint.h"
#include "ingest/CallbackRoute.h"
#include "ingest/DeliveryMemory.h"
#include "ingest/Notices.h"
#include "support/Data.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMessageAuthenticationCode>
#include <QSignalSpy>
#include <QTest>

using namespace ingest;
using Object = photos::Subscription::Object;

namespace {

const QByteArray secret = "example-client-secret";
const QByteArray key = "0123456789abcdef0123456789abcdef";

photos::Subscription place(const QString &slug, const QString &objectId)
{
    photos::Subscription subscription;
    subscription.slug = slug;
    subscription.source = QStringLiteral("instagram");
    subscription.objectId = objectId;
    subscription.providerId = QStringLiteral("77");
    subscription.verifyToken = QStringLiteral("tok");
    subscription.callbackKey = QString::fromLatin1(key);
    return subscription;
}

photos::Subscription adopted(const QString &slug, const QString &token)
{
    photos::Subscription subscription = place(slug, {});
    subscription.providerId.clear();
    subscription.callbackKey.clear();
    subscription.verifyToken = token;
    subscription.isAdopted = true;
    return subscription;
}

photos::Subscription allUsers()
{
    photos::Subscription subscription = place(QStringLiteral("friends"), {});
    subscription.object = Object::User;
    subscription.providerId = QStringLiteral("4300");
    return subscription;
}

http::Request get(const QByteArray &path, const QList<http::Field> &query)
{
    http::Request request;
    request.method = "GET";
    request.path = path;
    request.query = query;
    return request;
}

QList<http::Field> handshake(const QByteArray &token = "tok", const QByteArray &challenge = "c1")
{
    return {{"hub.mode", "subscribe"}, {"hub.challenge", challenge}, {"hub.verify_token", token}};
}

http::Request post(const QByteArray &path, const QByteArray &body)
{
    http::Request request;
    request.method = "POST";
    request.path = path;
    request.body = body;
    request.headers = {{"content-length", QByteArray::number(body.size())},
        {"x-hub-signature",
            QMessageAuthenticationCode::hash(body, secret, QCryptographicHash::Sha1).toHex()}};
    return request;
}

QByteArray notice(const QByteArray &object, const QByteArray &objectId)
{
    return R"({"subscription_id":77,"object":")" + object + R"(","object_id":)" + objectId
        + R"(,"changed_aspect":"media","time":1307042730,"data":{}})";
}

/// An endpoint that knows a keyed place, an adopted one, one with its object and all users.
struct Fixture {
    Fixture()
    {
        endpoint.apply({secret});
        endpoint.setSubscriptions({place(QStringLiteral("kyoto"), QStringLiteral("8675309")),
            adopted(QStringLiteral("lima"), QStringLiteral("limatok")),
            adopted(QStringLiteral("oslo"), {}), allUsers()});
    }

    CallbackEndpoint endpoint;
    QSignalSpy looks {&endpoint, &CallbackEndpoint::lookRequested};
    QSignalSpy learnt {&endpoint, &CallbackEndpoint::objectLearnt};
};

const QByteArray kyoto = "/callbacks/geo/kyoto/" + key;

} // namespace

class tst_CallbackEndpoint : public QObject {
    Q_OBJECT

private slots:
    void readsNotices();
    void readsWhatMetaSends_data();
    void readsWhatMetaSends();
    void looksWhereMetaCalled();
    void skipsNoticesWithoutAUsableId_data();
    void skipsNoticesWithoutAUsableId();
    void makesThePathThatItReads();
    void echoesTheChallenge_data();
    void echoesTheChallenge();
    void refusesOtherHandshakes_data();
    void refusesOtherHandshakes();
    void knowsItsOwnPathsOnly_data();
    void knowsItsOwnPathsOnly();
    void takesTestVectorOne();
    void refusesOtherDeliveries_data();
    void refusesOtherDeliveries();
    void answers405WithAllow();
    void looksOnceForEachPlaceOfADelivery();
    void goesByTheObjectAndNotByThePath();
    void ignoresObjectsThatNobodyWatches();
    void learnsTheObjectOfAnAdoptedPlaceOnce();
    void doesNotLearnFromAnObjectThatIsKnown();
    void tellsNewsFromRepeatedDeliveries();
    void takesUndatedDeliveriesForNews();
    void forgetsTheOldestDeliveries();
    void isBusyWhenTooManyLooksWait();
    void isBusyUntilItsPlacesAreKnown();
    void learnsNothingThatCannotBeKept();
    void refusesEveryDeliveryWithoutASecret();
    void surviveASlotThatReplacesTheList();
    void tellsItsHealth();
};

void tst_CallbackEndpoint::readsNotices()
{
    const auto notices
        = parseNotices(support::data(QStringLiteral("instagram-update-mixed.in.json")));

    QVERIFY(notices);
    QJsonArray read;
    for (const Notice &notice : *notices)
        read += QJsonObject {{QStringLiteral("object"), photos::objectName(notice.object)},
            {QStringLiteral("objectId"), notice.objectId},
            {QStringLiteral("subscriptionId"), notice.subscriptionId}};
    QCOMPARE(QJsonDocument(read),
        QJsonDocument::fromJson(support::data(QStringLiteral("instagram-update-mixed.out.json"))));
}

void tst_CallbackEndpoint::readsWhatMetaSends_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QStringList>("accounts");
    const auto file = [](const char *name) { return support::data(QString::fromLatin1(name)); };
    QTest::newRow("mentions") << file("meta-mentions.in.json") << QStringList {"17841400000000001"};
    QTest::newRow("photos of a user")
        << file("meta-user-photos.in.json") << QStringList {"10210000000000001"};
    QTest::newRow("within an array")
        << file("meta-array-root.in.json") << QStringList {"17841400000000001"};
    QTest::newRow("names of what changed")
        << QByteArray(R"({"entry":[{"id":"5","changed_fields":["photos"]}]})") << QStringList {"5"};
    QTest::newRow("messages") << QByteArray(R"({"entry":[{"id":"5","messaging":[{}]}]})")
                              << QStringList();
    QTest::newRow("no account") << QByteArray(R"({"entry":[{"changes":[]},7,null]})")
                                << QStringList();
    QByteArray many = R"({"entry":[)";
    for (int i = 0; i < 1100; ++i)
        many += R"({"id":"5","changes":[]},)";
    QTest::newRow("too many") << many.chopped(1) + "]}" << QStringList(qsizetype(maxNotices), "5");
}

void tst_CallbackEndpoint::readsWhatMetaSends()
{
    QFETCH(QByteArray, body);
    QFETCH(QStringList, accounts);

    const auto notices = parseNotices(body);

    QVERIFY(notices);
    QStringList read;
    for (const Notice &notice : *notices)
        read += notice.objectId;
    QCOMPARE(read, accounts);
}

void tst_CallbackEndpoint::looksWhereMetaCalled()
{
    Fixture f;
    const QByteArray body = support::data(QStringLiteral("meta-mentions.in.json"));
    http::Request request = post(kyoto, body);
    request.headers += http::Field {"x-hub-signature-256",
        "sha256="
            + QMessageAuthenticationCode::hash(body, secret, QCryptographicHash::Sha256).toHex()};

    QCOMPARE(f.endpoint.handle(request).status, 200);
    QCOMPARE(f.looks.size(), 1);
    QCOMPARE(f.looks[0][0].toString(), QStringLiteral("instagram:kyoto"));
    QCOMPARE(f.learnt.size(), 0);

    request.headers.last().value[10] = 'x';
    QCOMPARE(f.endpoint.handle(request).status, 403);
    QCOMPARE(f.looks.size(), 1);
}

void tst_CallbackEndpoint::skipsNoticesWithoutAUsableId_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::newRow("null") << QByteArray("null");
    QTest::newRow("empty") << QByteArray(R"("")");
    QTest::newRow("list") << QByteArray("[1]");
    QTest::newRow("bool") << QByteArray("true");
    QTest::newRow("fraction") << QByteArray("1.5");
    QTest::newRow("negative") << QByteArray("-1");
    QTest::newRow("huge") << QByteArray(30, '9');
    QTest::newRow("infinite") << QByteArray("1e300");
    QTest::newRow("64k") << '"' + QByteArray(65536, '9') + '"';
    QTest::newRow("line break") << QByteArray(R"("1\r\nHost: evil")");
    QTest::newRow("NUL") << QByteArray(R"("1\u00002")");
    QTest::newRow("lone surrogate") << QByteArray(R"("\ud800")");
}

void tst_CallbackEndpoint::skipsNoticesWithoutAUsableId()
{
    QFETCH(QByteArray, id);

    const auto notices
        = parseNotices('[' + notice("geography", id) + ',' + notice("tag", R"("雪")") + ']');

    QVERIFY(notices);
    QCOMPARE(notices->size(), 1);
    QCOMPARE(notices->at(0).objectId, QStringLiteral("雪"));
}

void tst_CallbackEndpoint::makesThePathThatItReads()
{
    for (const Object object : {Object::Geography, Object::Tag, Object::Location, Object::User}) {
        photos::Subscription subscription = place(QStringLiteral("kyoto"), {});
        subscription.object = object;
        const QUrl url
            = CallbackRoute::urlOf(subscription, QUrl(QStringLiteral("https://t.example/x/")));
        QVERIFY(url.path().startsWith(QLatin1String("/x/callbacks/")));

        const auto route = CallbackRoute::fromPath(CallbackRoute::pathOf(subscription));

        QVERIFY(route);
        QCOMPARE(route->object, object);
        QCOMPARE(route->slug, "kyoto");
        QCOMPARE(route->key, key);
    }
    QCOMPARE(CallbackRoute::urlOf(adopted(QStringLiteral("lima"), {}),
                 QUrl(QStringLiteral("http://127.0.0.1:3001"))),
        QUrl(QStringLiteral("http://127.0.0.1:3001/callbacks/geo/lima")));
}

void tst_CallbackEndpoint::echoesTheChallenge_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QByteArray>("challenge");
    QTest::newRow("keyed") << kyoto << QByteArray("tok") << QByteArray("a+b c");
    QTest::newRow("slash at the end") << kyoto + '/' << QByteArray("tok") << QByteArray("x");
    QTest::newRow("the demo's plain route")
        << QByteArray("/callbacks/geo/lima") << QByteArray("limatok") << QByteArray("x");
    QTest::newRow("plain with slash")
        << QByteArray("/callbacks/geo/lima/") << QByteArray("limatok") << QByteArray("x");
    QTest::newRow("no token agreed")
        << QByteArray("/callbacks/geo/oslo") << QByteArray("whatever") << QByteArray("x");
    QTest::newRow("longest") << kyoto << QByteArray("tok") << QByteArray(512, 'c');
}

void tst_CallbackEndpoint::echoesTheChallenge()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, token);
    QFETCH(QByteArray, challenge);
    Fixture f;

    for (const char *method : {"GET", "HEAD"}) {
        http::Request request = get(path, handshake(token, challenge));
        request.method = method;
        const http::Response answer = f.endpoint.handle(request);

        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.body, challenge);
        QVERIFY(answer.contentType.startsWith("text/plain"));
    }
}

void tst_CallbackEndpoint::refusesOtherHandshakes_data()
{
    QTest::addColumn<QList<http::Field>>("query");
    QTest::addColumn<int>("status");
    const QList<http::Field> good = handshake();
    QTest::newRow("nothing") << QList<http::Field>() << 403;
    QTest::newRow("mode missing") << QList<http::Field> {good[1], good[2]} << 403;
    QTest::newRow("unsubscribe") << QList<http::Field> {{"hub.mode", "unsubscribe"}, good[1],
        good[2]} << 403;
    QTest::newRow("token missing") << QList<http::Field> {good[0], good[1]} << 403;
    QTest::newRow("token wrong") << handshake("Tok") << 403;
    QTest::newRow("token prefix") << handshake("to") << 403;
    QTest::newRow("token empty") << handshake("") << 403;
    QTest::newRow("token twice") << QList<http::Field> {good[0], good[1], good[2], good[2]} << 403;
    QTest::newRow("challenge missing") << QList<http::Field> {good[0], good[2]} << 400;
    QTest::newRow("challenge empty") << handshake("tok", "") << 400;
    QTest::newRow("challenge long") << handshake("tok", QByteArray(513, 'c')) << 400;
    QTest::newRow("challenge breaks lines") << handshake("tok", "a\r\nSet-Cookie: x=1") << 400;
    QTest::newRow("challenge NUL") << handshake("tok", QByteArray("a\0b", 3)) << 400;
}

void tst_CallbackEndpoint::refusesOtherHandshakes()
{
    QFETCH(QList<http::Field>, query);
    QFETCH(int, status);
    Fixture f;

    QCOMPARE(f.endpoint.handle(get(kyoto, query)).status, status);
}

void tst_CallbackEndpoint::knowsItsOwnPathsOnly_data()
{
    QTest::addColumn<QByteArray>("path");
    for (const QByteArray &path : {QByteArray("/"), QByteArray("/callbacks"),
             QByteArray("/callbacks/geo"), QByteArray("/callbacks/geo/"),
             QByteArray("/callbacks/geo/nowhere"), QByteArray("/callbacks/geo/kyoto"),
             QByteArray("/callbacks/geo/kyoto/"), QByteArray("/callbacks/geo/kyoto/wrong"),
             "/callbacks/tag/kyoto/" + key, "/callbacks/planet/kyoto/" + key, kyoto + "//",
             kyoto + "/x", "//callbacks/geo/kyoto/" + key, "/callbacks/geo/Kyoto/" + key,
             "/callbacks/geo/%6byoto/" + key, "/callbacks/geo/lima/" + key,
             QByteArray("/callbacks/geo/lima//"), QByteArray("x/callbacks/geo/lima"),
             "/callbacks/geo/" + QByteArray(4096, 'g')})
        QTest::newRow(path.left(60).constData()) << path;
}

void tst_CallbackEndpoint::knowsItsOwnPathsOnly()
{
    QFETCH(QByteArray, path);
    Fixture f;

    QCOMPARE(f.endpoint.handle(get(path, handshake())).status, 404);
    QCOMPARE(f.endpoint.handle(post(path, "[]")).status, 404);
}

void tst_CallbackEndpoint::takesTestVectorOne()
{
    Fixture f;
    http::Request request
        = post(kyoto, support::data(QStringLiteral("instagram-update-signed.in.json")));
    request.headers[1].value = "8899235315a3d6f2c15da26bebcda9de647c6e71";

    QCOMPARE(f.endpoint.handle(request).status, 200);
    QCOMPARE(f.looks.size(), 1);
    QCOMPARE(f.looks[0][0].toString(), QStringLiteral("instagram:kyoto"));

    request.body[3] = char(request.body[3] ^ 1);
    QCOMPARE(f.endpoint.handle(request).status, 403);
    QCOMPARE(f.looks.size(), 1);
}

void tst_CallbackEndpoint::refusesOtherDeliveries_data()
{
    QTest::addColumn<http::Request>("request");
    QTest::addColumn<int>("status");
    const QByteArray body = '[' + notice("geography", "8675309") + ']';
    http::Request unsigned_ = post(kyoto, body);
    unsigned_.headers.removeLast();
    QTest::newRow("unsigned") << unsigned_ << 403;
    http::Request unmeasured = post(kyoto, body);
    unmeasured.headers.removeFirst();
    QTest::newRow("no length") << unmeasured << 411;
    http::Request packed = post(kyoto, body);
    packed.headers += http::Field {"content-encoding", "gzip"};
    QTest::newRow("packed") << packed << 415;
    for (const QByteArray &bad :
        {QByteArray(), QByteArray("hello"), QByteArray("null"), QByteArray("5"), QByteArray("{}"),
            QByteArray("[NaN]"), body.chopped(2), body + "}}", QByteArray(100'000, '[')})
        QTest::newRow(("body " + bad.left(10)).constData()) << post(kyoto, bad) << 400;
}

void tst_CallbackEndpoint::refusesOtherDeliveries()
{
    QFETCH(http::Request, request);
    QFETCH(int, status);
    Fixture f;

    QCOMPARE(f.endpoint.handle(request).status, status);
    QCOMPARE(f.looks.size(), 0);
}

void tst_CallbackEndpoint::answers405WithAllow()
{
    Fixture f;
    http::Request request = post(kyoto, "[]");
    request.method = "DELETE";

    const http::Response answer = f.endpoint.handle(request);

    QCOMPARE(answer.status, 405);
    const bool saysAllow = std::any_of(answer.headers.begin(), answer.headers.end(),
        [](const http::Field &field) { return field.name.toLower() == "allow"; });
    QVERIFY(saysAllow);
}

void tst_CallbackEndpoint::looksOnceForEachPlaceOfADelivery()
{
    Fixture f;

    const auto answer = f.endpoint.handle(
        post(kyoto, support::data(QStringLiteral("instagram-update-mixed.in.json"))));

    QCOMPARE(answer.status, 200);
    QCOMPARE(f.looks.size(), 2);
    QCOMPARE(f.looks[0][0].toString(), QStringLiteral("instagram:kyoto"));
    QCOMPARE(f.looks[1][0].toString(), QStringLiteral("instagram:friends"));
}

void tst_CallbackEndpoint::goesByTheObjectAndNotByThePath()
{
    Fixture f;

    const auto answer = f.endpoint.handle(
        post("/callbacks/geo/oslo", '[' + notice("geography", R"("8675309")") + ']'));

    QCOMPARE(answer.status, 200);
    QCOMPARE(f.looks.size(), 1);
    QCOMPARE(f.looks[0][0].toString(), QStringLiteral("instagram:kyoto"));
}

void tst_CallbackEndpoint::ignoresObjectsThatNobodyWatches()
{
    Fixture f;

    for (const QByteArray &body : {'[' + notice("geography", "5") + ']',
             '[' + notice("planet", "8675309") + ']', '[' + notice("tag", "8675309") + ']',
             QByteArray("[]"), QByteArray("[{}]"), QByteArray("[null,[],5]")})
        QCOMPARE(f.endpoint.handle(post(kyoto, body)).status, 200);
    QCOMPARE(f.looks.size(), 0);
    QCOMPARE(f.learnt.size(), 0);
}

void tst_CallbackEndpoint::learnsTheObjectOfAnAdoptedPlaceOnce()
{
    Fixture f;
    const QByteArray lima = "/callbacks/geo/lima/";

    QCOMPARE(f.endpoint.handle(post(lima, '[' + notice("tag", "1") + ']')).status, 200);
    QCOMPARE(f.learnt.size(), 0);

    const QByteArray body = '[' + notice("tag", "1") + ',' + notice("geography", "4711") + ','
        + notice("geography", "9") + ']';
    QCOMPARE(f.endpoint.handle(post(lima, body)).status, 200);
    QCOMPARE(f.learnt.size(), 1);
    QCOMPARE(f.learnt[0],
        (QVariantList {
            QStringLiteral("instagram:lima"), QStringLiteral("4711"), QStringLiteral("77")}));
    QCOMPARE(f.looks.size(), 1);

    QCOMPARE(f.endpoint.handle(post(lima, '[' + notice("geography", "9") + ']')).status, 200);
    QCOMPARE(f.learnt.size(), 1);
    QCOMPARE(f.looks.size(), 1);
    QCOMPARE(f.endpoint.handle(post(lima, '[' + notice("geography", "4711") + ']')).status, 200);
    QCOMPARE(f.looks.size(), 2);
}

void tst_CallbackEndpoint::doesNotLearnFromAnObjectThatIsKnown()
{
    Fixture f;

    // Somebody replays a delivery for Kyoto on the route of Lima.
    f.endpoint.handle(post("/callbacks/geo/lima", '[' + notice("geography", "8675309") + ']'));

    QCOMPARE(f.learnt.size(), 0);
    QCOMPARE(f.looks[0][0].toString(), QStringLiteral("instagram:kyoto"));
}

void tst_CallbackEndpoint::tellsNewsFromRepeatedDeliveries()
{
    Fixture f;
    QSignalSpy repeats(&f.endpoint, &CallbackEndpoint::repeated);
    const QByteArray first = '[' + notice("geography", "8675309") + ']';
    const QByteArray second = QByteArray(first).replace("1307042730", "1307042731");

    for (const QByteArray &body : {first, second, first, second, first})
        QCOMPARE(f.endpoint.handle(post(kyoto, body)).status, 200);

    QCOMPARE(f.looks.size(), 2);
    QCOMPARE(repeats.size(), 3);
    QCOMPARE(repeats[0][1], repeats[2][1]); // the first arrival
}

void tst_CallbackEndpoint::takesUndatedDeliveriesForNews()
{
    Fixture f;
    const QByteArray body
        = '[' + notice("geography", "8675309").replace(R"("time":1307042730,)", "") + ']';

    for (int i = 0; i < 3; ++i)
        QCOMPARE(f.endpoint.handle(post(kyoto, body)).status, 200);

    QCOMPARE(f.looks.size(), 3);
}

void tst_CallbackEndpoint::forgetsTheOldestDeliveries()
{
    using namespace std::chrono_literals;
    ingest::DeliveryMemory memory;
    const ingest::DeliveryMemory::Time start {};
    QVERIFY(!memory.firstArrivalOf("a", start));
    QVERIFY(memory.firstArrivalOf("a", start + 23h) == start);
    QVERIFY(!memory.firstArrivalOf("a", start + 25h));

    for (int i = 0; i < 20'000; ++i)
        (void)memory.firstArrivalOf(QByteArray::number(i), start + 26h);
    QCOMPARE(memory.count(), ingest::DeliveryMemory::maxDeliveries);
    QVERIFY(!memory.firstArrivalOf("0", start + 26h));
    QVERIFY(memory.firstArrivalOf("19999", start + 26h));
}

void tst_CallbackEndpoint::isBusyWhenTooManyLooksWait()
{
    Fixture f;
    qsizetype waiting = CallbackEndpoint::maxBacklog;
    f.endpoint.setBacklog([&waiting] { return waiting; });
    const http::Request request = post(kyoto, '[' + notice("geography", "8675309") + ']');

    QCOMPARE(f.endpoint.handle(request).status, 503);
    QCOMPARE(f.looks.size(), 0);
    waiting = 0;
    QCOMPARE(f.endpoint.handle(request).status, 200);
    QCOMPARE(f.looks.size(), 1);
}

void tst_CallbackEndpoint::isBusyUntilItsPlacesAreKnown()
{
    CallbackEndpoint endpoint;
    endpoint.apply({secret});

    const http::Response answer = endpoint.handle(post(kyoto, "[]"));
    QCOMPARE(answer.status, 503);
    QVERIFY(std::any_of(answer.headers.begin(), answer.headers.end(),
        [](const http::Field &field) { return field.name == "Retry-After"; }));

    endpoint.setSubscriptions({});
    QCOMPARE(endpoint.handle(post(kyoto, "[]")).status, 404);
}

void tst_CallbackEndpoint::learnsNothingThatCannotBeKept()
{
    Fixture f;
    bool canKeep = false;
    f.endpoint.setLearning([&canKeep] { return canKeep; });
    const http::Request request
        = post("/callbacks/geo/lima", '[' + notice("geography", "4711") + ']');

    QCOMPARE(f.endpoint.handle(request).status, 503);
    QCOMPARE(f.learnt.size(), 0);
    // What is known needs no remembering: a look at the next start finds it.
    QCOMPARE(
        f.endpoint.handle(post(kyoto, '[' + notice("geography", "8675309") + ']')).status, 200);

    canKeep = true;
    QCOMPARE(f.endpoint.handle(request).status, 200);
    QCOMPARE(f.learnt.size(), 1);
}

void tst_CallbackEndpoint::refusesEveryDeliveryWithoutASecret()
{
    Fixture f;
    f.endpoint.apply({});
    http::Request request = post(kyoto, "[]");
    request.headers[1].value
        = QMessageAuthenticationCode::hash("[]", {}, QCryptographicHash::Sha1).toHex();

    QCOMPARE(f.endpoint.handle(request).status, 403);
}

void tst_CallbackEndpoint::surviveASlotThatReplacesTheList()
{
    Fixture f;
    connect(&f.endpoint, &CallbackEndpoint::objectLearnt, this,
        [&f] { f.endpoint.setSubscriptions({}); });
    connect(&f.endpoint, &CallbackEndpoint::lookRequested, this,
        [&f] { f.endpoint.setSubscriptions({}); });

    const auto answer = f.endpoint.handle(post("/callbacks/geo/lima",
        '[' + notice("geography", "4711") + ',' + notice("geography", "8675309") + ']'));

    QCOMPARE(answer.status, 200);
    QCOMPARE(f.looks.size(), 2);
}

void tst_CallbackEndpoint::tellsItsHealth()
{
    CallbackEndpoint endpoint;
    QSignalSpy health(&endpoint, &CallbackEndpoint::healthChanged);
    const auto level = [&health] { return health.last()[0].value<core::Health>().level; };

    endpoint.apply({});
    QCOMPARE(level(), core::Health::Level::Waiting);
    endpoint.apply({secret});
    QCOMPARE(level(), core::Health::Level::Starting);
    endpoint.setSubscriptions({place(QStringLiteral("kyoto"), QStringLiteral("8675309"))});
    endpoint.handle(get(kyoto, handshake("wrong")));
    QCOMPARE(level(), core::Health::Level::Starting);
    endpoint.handle(get(kyoto, handshake()));
    QCOMPARE(level(), core::Health::Level::Fine);
}

QTEST_GUILESS_MAIN(tst_CallbackEndpoint)
#include "tst_CallbackEndpoint.moc"
