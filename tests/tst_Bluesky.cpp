// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Json.h"
#include "sources/BlueskyParser.h"
#include "sources/BlueskySource.h"
#include "support/Data.h"
#include "support/Service.h"
#include "support/StreamService.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

using namespace std::chrono_literals;
using sources::BlueskySource;
using sources::JetstreamEvent;
using support::Service;
using support::StreamService;
using Kind = core::Error::Kind;

namespace {

const QString ada = "did:plc:aaaaaaaaaaaaaaaaaaaaaaaa";

photos::Subscription tag(const QString &name = "sanfrancisco")
{
    photos::Subscription subscription;
    subscription.slug = "tide-" + name.toLower();
    subscription.title = "Tide";
    subscription.source = "bluesky";
    subscription.object = photos::Subscription::Object::Tag;
    subscription.objectId = name;
    return subscription;
}

qint64 now()
{
    return QDateTime::currentMSecsSinceEpoch() * 1000;
}

QJsonObject record(const QString &tagged = "SanFrancisco")
{
    return {{"text", "Low tide"}, {"tags", QJsonArray {tagged}},
        {"embed",
            QJsonObject {{"$type", "app.bsky.embed.images"},
                {"images",
                    QJsonArray {QJsonObject {{"alt", "Beach"},
                        {"image", QJsonObject {{"ref", QJsonObject {{"$link", "bafkrei1"}}}}}}}}}}};
}

QJsonObject commit(const QString &rkey, const QJsonObject &record, const QString &did = ada)
{
    return {{"did", did}, {"time_us", now()}, {"kind", "commit"},
        {"commit",
            QJsonObject {{"operation", record.isEmpty() ? "delete" : "create"},
                {"collection", "app.bsky.feed.post"}, {"rkey", rkey}, {"record", record}}}};
}

QString text(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QStringList idsOf(const core::Result<sources::Finding> &finding)
{
    if (!finding)
        return {finding.error().message};
    QStringList ids;
    for (const photos::Photo &photo : finding->photos)
        ids += photo.id;
    return ids;
}

/// A stream, a service that knows everybody, and the source between them.
struct Fixture {
    Fixture()
    {
        people.reply = [this](const QUrl &question) -> Service::Answer {
            const QString did = Service::parameter(question, "actor");
            if (absent.contains(did))
                return {"{\"error\":\"InvalidRequest\"}", 400};
            return {QJsonDocument(QJsonObject {{"did", did}, {"handle", "ada.example"},
                                      {"displayName", "Ada"}, {"labels", labels}})
                        .toJson()};
        };
        settings.baseUrl = stream.url();
        settings.profilesUrl = people.url();
        settings.gap = 0ms;
        settings.firstRetry = 10ms;
        source = std::make_unique<BlueskySource>(settings);
    }
    /// Watches the tag, and waits until the stream is open.
    core::Result<sources::Finding> watch(
        const photos::Subscription &subscription = tag(), const QByteArray &cursor = {})
    {
        QSignalSpy joined(&stream, &StreamService::joined);
        const auto finding = support::look(*source, subscription, cursor);
        if (stream.connectionCount() == 0 && !joined.wait())
            qFatal("nobody came");
        return finding;
    }
    /// Sends it, and looks when the source asks for it.
    core::Result<sources::Finding> lookAfter(const QJsonObject &message, const QByteArray &cursor,
        const photos::Subscription &subscription = tag())
    {
        QSignalSpy knocked(source.get(), &sources::Source::lookRequested);
        stream.send(text(message));
        if (!knocked.wait())
            qFatal("nobody knocked");
        return support::look(*source, subscription, cursor);
    }

    StreamService stream;
    Service people;
    QStringList absent;
    QJsonArray labels;
    BlueskySource::Settings settings;
    std::unique_ptr<BlueskySource> source;
};

} // namespace

class tst_Bluesky : public QObject {
    Q_OBJECT

private slots:
    void readsAPost();
    void readsTheNewPath();
    void readsWhatMatters_data();
    void readsWhatMatters();
    void survivesHostileValues_data();
    void survivesHostileValues();
    void readsAuthors();
    void asksForPosts();
    void showsAPostWithTheTag();
    void findsAPostThatCameLate();
    void leavesOutWhatMayNotBeShown_data();
    void leavesOutWhatMayNotBeShown();
    void offersAgainWhatWasNotKept();
    void takesAwayWhatIsDeleted_data();
    void takesAwayWhatIsDeleted();
    void knowsOverARestartWhatItShowed();
    void goesOnWhereItWas();
    void goesBackHalfAnHourAtMost();
    void skipsGarbage();
    void doesNotHearALargeMessageTwice_data();
    void doesNotHearALargeMessageTwice();
    void saysThatTheStreamIsAway();
    void noticesASilentStream_data();
    void noticesASilentStream();
    void waitsForTheService();
    void asksForManyAuthorsInTurns();
    void leavesTheStreamWithTheLastTag();
    void opensNoStreamForAGlance();
};

void tst_Bluesky::readsAPost()
{
    const auto event = sources::parseJetstreamEvent(support::data("jetstream-post.in.json"));
    QVERIFY(event);
    QCOMPARE(event->kind, JetstreamEvent::Kind::Post);
    const auto photos = sources::photosOfPost(
        event->post, {"ada.example", "Ada"}, QUrl("https://cdn.bsky.app"), tag());
    QCOMPARE(support::recordsOf(photos),
        QJsonDocument::fromJson(support::data("jetstream-post.out.json")).toJson());
}

void tst_Bluesky::readsTheNewPath()
{
    const auto deleted = sources::parseJetstreamEvent(support::data("jetstream-delete-v2.in.json"));
    QVERIFY(deleted);
    QCOMPARE(deleted->kind, JetstreamEvent::Kind::Deleted);
    QCOMPARE(deleted->post.path(), ada + "/3mexample2k2a");
    QCOMPARE(deleted->time, 1790010360000000);
    const auto ended
        = sources::parseJetstreamEvent(R"({"$type":"error","error":"ConsumerTooSlow"})");
    QCOMPARE(ended->kind, JetstreamEvent::Kind::Ended);
    // News of the connection itself has neither a time nor an author.
    QVERIFY(sources::parseJetstreamEvent(
        R"({"$type":"message","payload":{"$type":"x#info","name":"account"}})"));
}

void tst_Bluesky::readsWhatMatters_data()
{
    using EventKind = JetstreamEvent::Kind;
    QTest::addColumn<QJsonObject>("message");
    QTest::addColumn<EventKind>("kind");
    QTest::newRow("a post") << commit("a", record()) << EventKind::Post;
    QJsonObject words = record();
    words.remove("embed");
    QTest::newRow("words alone") << commit("a", words) << EventKind::Other;
    QJsonObject quoting = record();
    quoting.insert("embed",
        QJsonObject {{"$type", "app.bsky.embed.recordWithMedia"}, {"media", record()["embed"]}});
    QTest::newRow("pictures beside a quotation") << commit("a", quoting) << EventKind::Post;
    QJsonObject film = record();
    film.insert("embed", QJsonObject {{"$type", "app.bsky.embed.video"}});
    QTest::newRow("a film") << commit("a", film) << EventKind::Other;
    QTest::newRow("a deletion") << commit("a", {}) << EventKind::Deleted;
    QJsonObject like = commit("a", {});
    QJsonObject part = like["commit"].toObject();
    part.insert("collection", "app.bsky.feed.like");
    like.insert("commit", part);
    QTest::newRow("the deletion of something else") << like << EventKind::Other;
    QJsonObject account {{"did", ada}, {"time_us", now()}, {"kind", "account"},
        {"account", QJsonObject {{"active", false}}}};
    QTest::newRow("an account that is gone") << account << EventKind::AccountGone;
    account.insert("account", QJsonObject {{"active", true}});
    QTest::newRow("an account that is back") << account << EventKind::Other;
}

void tst_Bluesky::readsWhatMatters()
{
    QFETCH(QJsonObject, message);
    QFETCH(JetstreamEvent::Kind, kind);
    const auto event = sources::parseJetstreamEvent(text(message).toUtf8());
    QVERIFY(event);
    QCOMPARE(event->kind, kind);
    QCOMPARE(event->time, message["time_us"].toInteger());
}

void tst_Bluesky::survivesHostileValues_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<bool>("isError");
    QTest::addColumn<int>("photos");
    const auto row = [](const char *name, const QByteArray &message, bool isError, int photos) {
        QTest::newRow(name) << message << isError << photos;
    };
    const auto post = [](const char *member, const QJsonValue &value) {
        QJsonObject one = record();
        one.insert(member, value);
        return text(commit("a", one)).toUtf8();
    };
    row("nothing", "", true, 0);
    row("HTML", "<html>", true, 0);
    row("a list", "[]", true, 0);
    row("too large", QByteArray(300 * 1024, ' '), true, 0);
    row("deep", "{\"error\":" + QByteArray(1000, '['), true, 0);
    row("no author", text(commit("a", record(), "")).toUtf8(), true, 0);
    row("an author that leads elsewhere", text(commit("a", record(), "did:plc:x/../../y")).toUtf8(),
        true, 0);
    row("a key that leads elsewhere", text(commit("../x?", record())).toUtf8(), false, 0);
    row("pictures of numbers",
        post("embed",
            QJsonObject {{"$type", "app.bsky.embed.images"}, {"images", QJsonArray {1, "x"}}}),
        false, 0);
    row("tags of numbers", post("tags", QJsonArray {1, QJsonValue()}), false, 1);
    row("text of numbers", post("text", 5), false, 1);
    QJsonObject image {
        {"alt", "Beach"}, {"image", QJsonObject {{"ref", QJsonObject {{"$link", "bafkrei1"}}}}}};
    QJsonArray many;
    for (int i = 0; i < 50; ++i)
        many += image;
    row("fifty pictures",
        post("embed", QJsonObject {{"$type", "app.bsky.embed.images"}, {"images", many}}), false,
        4);
    image.insert("aspectRatio", QJsonObject {{"width", 2'000'000'000}, {"height", -3}});
    row("a strange shape",
        post("embed",
            QJsonObject {{"$type", "app.bsky.embed.images"}, {"images", QJsonArray {image}}}),
        false, 1);
    image.insert("image", QJsonObject {{"ref", QJsonObject {{"$link", "../../profile/x"}}}});
    row("a picture that leads elsewhere",
        post("embed",
            QJsonObject {{"$type", "app.bsky.embed.images"}, {"images", QJsonArray {image}}}),
        false, 0);
    row("a time without end", R"({"kind":"commit","time_us":99999999999999999999999999999999})",
        false, 0);
}

void tst_Bluesky::survivesHostileValues()
{
    QFETCH(QByteArray, message);
    QFETCH(bool, isError);
    QFETCH(int, photos);
    const auto event = sources::parseJetstreamEvent(message);
    QCOMPARE(!event, isError);
    if (!event)
        return;
    QVERIFY(event->time >= 0);
    const auto shown = sources::photosOfPost(
        event->post, {"ada.example", "Ada"}, QUrl("https://cdn.bsky.app"), tag());
    QCOMPARE(shown.size(), photos);
}

void tst_Bluesky::readsAuthors()
{
    QCOMPARE(sources::parseBlueskyProfile(R"({"handle":"ada.example"})")->handle, "ada.example");
    QVERIFY(!sources::parseBlueskyProfile("{}"));
    QVERIFY(!sources::parseBlueskyProfile("<html>"));
    QVERIFY(!sources::parseBlueskyProfile(R"({"handle":"../x"})"));
}

void tst_Bluesky::asksForPosts()
{
    Fixture f;
    QVERIFY(f.watch());
    const QUrl url = f.stream.asked.first().url();
    QCOMPARE(url.path(), "/subscribe");
    QCOMPARE(url.query(), "wantedCollections=app.bsky.feed.post");
    QVERIFY(f.stream.asked.first().rawHeader("User-Agent").startsWith("Hereabouts/"));

    f.settings.baseUrl = f.stream.url("/xrpc/network.bsky.jetstream.subscribeEvents");
    f.source = std::make_unique<BlueskySource>(f.settings);
    QTRY_COMPARE(f.stream.connectionCount(), 0);
    QVERIFY(f.watch());
    QCOMPARE(f.stream.asked.last().url().path(), "/xrpc/network.bsky.jetstream.subscribeEvents");
    QCOMPARE(f.stream.asked.last().url().query(), "collections=app.bsky.feed.post");
    QVERIFY(f.stream.heard.isEmpty()); // sending anything would end it
}

void tst_Bluesky::showsAPostWithTheTag()
{
    Fixture f;
    const photos::Subscription mine = tag("SanFrancisco");
    const auto first = f.watch(mine);
    QVERIFY(first->photos.isEmpty());
    f.stream.send(text(commit("other", record("Paris"))));

    const auto second = f.lookAfter(commit("mine", record("SANFRANCISCO")), first->cursor, mine);

    QCOMPARE(idsOf(second), QStringList("bluesky:" + ada + "/mine/0"));
    const photos::Photo photo = second->photos.first();
    QCOMPARE(photo.author, "Ada");
    QCOMPARE(photo.page.toString(), "https://bsky.app/profile/" + ada + "/post/mine");
    QCOMPARE(photo.caption, "Beach");
    QVERIFY(photo.licence.isEmpty()); // all rights reserved
    // Kept: it does not come again, and its author is known.
    QVERIFY(support::look(*f.source, mine, second->cursor)->photos.isEmpty());
    QVERIFY(f.lookAfter(commit("mine2", record()), second->cursor, mine));
    QCOMPARE(f.people.asked.size(), 1);
}

void tst_Bluesky::findsAPostThatCameLate()
{
    Fixture f;
    const auto first = f.watch();
    const auto second = f.lookAfter(commit("a", record()), first->cursor);
    QJsonObject late = commit("late", record());
    late.insert("time_us", now() - 60'000'000);
    QCOMPARE(f.lookAfter(late, second->cursor)->photos.size(), 1);
}

void tst_Bluesky::leavesOutWhatMayNotBeShown_data()
{
    QTest::addColumn<QJsonArray>("labels");
    QTest::addColumn<bool>("isAbsent");
    QTest::addColumn<int>("shown");
    QTest::newRow("nothing wrong") << QJsonArray() << false << 1;
    QTest::newRow("for members only")
        << QJsonArray {QJsonObject {{"val", "!no-unauthenticated"}}} << false << 0;
    QTest::newRow("nobody") << QJsonArray() << true << 0;
}

void tst_Bluesky::leavesOutWhatMayNotBeShown()
{
    QFETCH(QJsonArray, labels);
    QFETCH(bool, isAbsent);
    QFETCH(int, shown);
    Fixture f;
    f.labels = labels;
    if (isAbsent)
        f.absent += ada;
    const auto first = f.watch();
    QJsonObject one = record();
    one.insert(
        "labels", QJsonObject {{"values", QJsonArray {QJsonObject {{"val", "graphic-media"}}}}});
    const auto second = f.lookAfter(commit("a", one), first->cursor);
    QCOMPARE(second->photos.size(), shown);
    if (shown > 0)
        QVERIFY(second->photos.first().isSensitive);
}

void tst_Bluesky::offersAgainWhatWasNotKept()
{
    Fixture f;
    const auto first = f.watch();
    QCOMPARE(f.lookAfter(commit("a", record()), first->cursor)->photos.size(), 1);
    // The journal was away: the cursor is the old one.
    const auto again = support::look(*f.source, tag(), first->cursor);
    QCOMPARE(again->photos.size(), 1);
    QVERIFY(support::look(*f.source, tag(), again->cursor)->photos.isEmpty());
}

void tst_Bluesky::takesAwayWhatIsDeleted_data()
{
    QTest::addColumn<QJsonObject>("message");
    QTest::newRow("the post") << commit("a", {});
    QTest::newRow("the account") << QJsonObject {{"did", ada}, {"time_us", now()},
        {"kind", "account"}, {"account", QJsonObject {{"active", false}}}};
}

void tst_Bluesky::takesAwayWhatIsDeleted()
{
    QFETCH(QJsonObject, message);
    Fixture f;
    const auto first = f.watch();
    const auto second = f.lookAfter(commit("a", record()), first->cursor);
    const auto third = f.lookAfter(message, second->cursor);
    QCOMPARE(third->gone, idsOf(second));
    QVERIFY(support::look(*f.source, tag(), third->cursor)->gone.isEmpty());

    // What nobody has seen yet does not show at all.
    QSignalSpy knocked(f.source.get(), &sources::Source::lookRequested);
    f.stream.send(text(commit("a", record())));
    f.stream.send(text(message));
    f.stream.send(text(commit("b", record("other"), "did:plc:b")));
    QVERIFY(knocked.wait());
    QTRY_VERIFY(support::look(*f.source, tag(), third->cursor)->photos.isEmpty());
}

void tst_Bluesky::knowsOverARestartWhatItShowed()
{
    Fixture f;
    const auto first = f.watch();
    const auto second = f.lookAfter(commit("a", record()), first->cursor);
    const auto third = support::look(*f.source, tag(), second->cursor);

    f.source = std::make_unique<BlueskySource>(f.settings);
    QTRY_COMPARE(f.stream.connectionCount(), 0);
    QVERIFY(f.watch(tag(), third->cursor));
    QCOMPARE(f.lookAfter(commit("a", {}), third->cursor)->gone, idsOf(second));
}

void tst_Bluesky::goesOnWhereItWas()
{
    Fixture f;
    const auto first = f.watch();
    const QJsonObject message = commit("a", record());
    const auto second = f.lookAfter(message, first->cursor);
    QSignalSpy joined(&f.stream, &StreamService::joined);

    f.stream.greeting = {text(commit("missed", record()))};
    QSignalSpy knocked(f.source.get(), &sources::Source::lookRequested);
    f.stream.dropAll();

    QVERIFY(joined.wait());
    const qint64 from = Service::parameter(f.stream.asked.last().url(), "cursor").toLongLong();
    const qint64 overlap = message["time_us"].toInteger() - from;
    QVERIFY2(overlap > 0 && overlap <= 5'000'000, qPrintable(QString::number(overlap)));
    QTRY_COMPARE(idsOf(support::look(*f.source, tag(), second->cursor)),
        QStringList("bluesky:" + ada + "/missed/0"));
}

void tst_Bluesky::goesBackHalfAnHourAtMost()
{
    Fixture f;
    const QByteArray old = "{\"time\":" + QByteArray::number(now() - 36ll * 3600 * 1'000'000) + "}";
    QVERIFY(f.watch(tag(), old));
    const qint64 from = Service::parameter(f.stream.asked.last().url(), "cursor").toLongLong();
    QVERIFY(qAbs(now() - from - 30ll * 60 * 1'000'000) < 60'000'000);
    // Another tag, watched before: from where it left.
    QSignalSpy joined(&f.stream, &StreamService::joined);
    f.stream.send(text(commit("x", record("other"))));
    const qint64 left = now() - 10ll * 60 * 1'000'000;
    QTRY_VERIFY(support::look(*f.source, tag(), old)->cursor != old);
    QVERIFY(support::look(*f.source, tag("other"), "{\"time\":" + QByteArray::number(left) + "}"));
    QVERIFY(joined.count() == 1 || joined.wait());
    QCOMPARE(Service::parameter(f.stream.asked.last().url(), "cursor"),
        QString::number(left - 5'000'000));
}

void tst_Bluesky::skipsGarbage()
{
    Fixture f;
    const auto first = f.watch();
    f.stream.send("<html>");
    f.stream.send("{\"kind\":\"commit\",\"error\"");
    f.stream.send(QString(1000, '['));
    QCOMPARE(f.lookAfter(commit("a", record()), first->cursor)->photos.size(), 1);
    QCOMPARE(f.stream.asked.size(), 1);
}

void tst_Bluesky::doesNotHearALargeMessageTwice_data()
{
    QTest::addColumn<int>("frameBytes");
    QTest::newRow("in one frame") << 1024 * 1024;
    QTest::newRow("in many frames") << 1024;
}

void tst_Bluesky::doesNotHearALargeMessageTwice()
{
    QFETCH(int, frameBytes);
    Fixture f;
    f.stream.frameBytes = quint64(frameBytes);
    const auto first = f.watch();
    const auto second = f.lookAfter(commit("a", record()), first->cursor);
    QSignalSpy joined(&f.stream, &StreamService::joined);
    f.stream.send(QString(sources::maxJetstreamBytes + 1, 'x'));
    QVERIFY(joined.wait());
    QVERIFY(!f.stream.asked.last().url().query().contains("cursor"));
    QCOMPARE(f.lookAfter(commit("b", record()), second->cursor)->photos.size(), 1);
}

void tst_Bluesky::saysThatTheStreamIsAway()
{
    Fixture f;
    const auto first = f.watch();
    QSignalSpy knocked(f.source.get(), &sources::Source::lookRequested);
    f.stream.close(); // takes nobody
    f.stream.dropAll();
    QVERIFY(knocked.wait());
    const auto away = support::look(*f.source, tag(), first->cursor);
    QVERIFY(!away);
    QCOMPARE(away.error().kind, Kind::Unavailable);
    QVERIFY(away.error().message.contains("Bluesky"));

    // Back again: the source says so by itself.
    f.source->networkReturned();
    const quint16 port = quint16(f.settings.baseUrl.port());
    QVERIFY(f.stream.listen(QHostAddress::LocalHost, port));
    QVERIFY(knocked.wait());
    QTRY_VERIFY(support::look(*f.source, tag(), first->cursor));
}

void tst_Bluesky::noticesASilentStream_data()
{
    QTest::addColumn<bool>("agrees");
    QTest::newRow("from the start") << false;
    QTest::newRow("after a while") << true;
}

/// Takes connections, perhaps agrees (RFC 6455, 4.2.2), and never says a word, not even to a ping.
void tst_Bluesky::noticesASilentStream()
{
    QFETCH(bool, agrees);
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    connect(&silent, &QTcpServer::newConnection, this, [&] {
        QTcpSocket *socket = silent.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket, agrees] {
            const QByteArray head = socket->readAll();
            const qsizetype at = head.toLower().indexOf("sec-websocket-key: ") + 19;
            if (!agrees || at < 19)
                return;
            const QByteArray key = head.mid(at, 24) + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
            socket->write("HTTP/1.1 101 x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                          "Sec-WebSocket-Accept: "
                + QCryptographicHash::hash(key, QCryptographicHash::Sha1).toBase64() + "\r\n\r\n");
        });
    });
    Fixture f;
    f.settings.baseUrl = QUrl(QStringLiteral("ws://127.0.0.1:%1").arg(silent.serverPort()));
    f.settings.replyTime = agrees ? 10'000ms : 100ms;
    f.settings.silence = 100ms;
    f.source = std::make_unique<BlueskySource>(f.settings);
    QSignalSpy knocked(f.source.get(), &sources::Source::lookRequested);
    QVERIFY(support::look(*f.source, tag()));
    QVERIFY(knocked.wait());
    QCOMPARE(support::look(*f.source, tag()).error().kind, Kind::TimedOut);
}

void tst_Bluesky::waitsForTheService()
{
    Fixture f;
    const auto first = f.watch();
    const auto everybody = f.people.reply;
    f.people.reply = [](const QUrl &) { return Service::Answer {"", 429, "Retry-After: 120\r\n"}; };
    const auto second = f.lookAfter(commit("a", record()), first->cursor);
    QCOMPARE(second.error().kind, Kind::RateLimited);
    QCOMPARE(second.error().retryAfter, 120s);
    QCOMPARE(support::look(*f.source, tag(), first->cursor).error().kind, Kind::RateLimited);
    QCOMPARE(f.people.asked.size(), 1);
}

void tst_Bluesky::asksForManyAuthorsInTurns()
{
    Fixture f;
    const auto first = f.watch();
    for (int i = 0; i < 30; ++i)
        f.stream.send(text(commit("a", record(), QStringLiteral("did:plc:%1").arg(i))));
    QVERIFY(f.lookAfter(commit("last", record()), first->cursor));
    QSignalSpy knocked(f.source.get(), &sources::Source::lookRequested);
    const auto some = support::look(*f.source, tag(), first->cursor);
    const auto others = support::look(*f.source, tag(), some->cursor);
    QCOMPARE(some->photos.size() + others->photos.size(), 31);
    QCOMPARE(f.people.asked.size(), 31);
}

void tst_Bluesky::leavesTheStreamWithTheLastTag()
{
    Fixture f;
    QVERIFY(f.watch(tag("a")));
    QVERIFY(f.watch(tag("b")));
    QCOMPARE(f.stream.asked.size(), 1);
    f.source->leave(tag("a").key());
    QCOMPARE(f.stream.connectionCount(), 1);
    QSignalSpy left(&f.stream, &StreamService::left);
    f.source->leave(tag("b").key());
    QVERIFY(left.wait());
}

void tst_Bluesky::opensNoStreamForAGlance()
{
    Fixture f;
    photos::Subscription glance = tag();
    glance.slug.clear();
    QVERIFY(support::look(*f.source, glance)->photos.isEmpty());
    QVERIFY(f.watch()); // of the tag that is watched
    QCOMPARE(f.stream.asked.size(), 1);
    f.source->leave(tag().key());
    QTRY_COMPARE(f.stream.connectionCount(), 0);
}

QTEST_GUILESS_MAIN(tst_Bluesky)
#include "tst_Bluesky.moc"
