// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/MastodonParser.h"
#include "sources/MastodonSource.h"
#include "support/Data.h"
#include "support/Service.h"
#include "support/StreamService.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using namespace std::chrono_literals;
using sources::MastodonSource;
using support::Service;
using Kind = core::Error::Kind;

namespace {

photos::Subscription tag(const QString &name = "sanfrancisco")
{
    photos::Subscription subscription;
    subscription.slug = "fog";
    subscription.title = "Fog";
    subscription.source = "mastodon";
    subscription.object = photos::Subscription::Object::Tag;
    subscription.objectId = name;
    return subscription;
}

/// An id as Mastodon makes it of a moment.
QString idAt(qint64 secondsAgo, int number = 1)
{
    const quint64 milliseconds = quint64(QDateTime::currentMSecsSinceEpoch() - secondsAgo * 1000);
    return QString::number((milliseconds << 16) + quint64(number));
}

QJsonObject status(const QString &id)
{
    const auto moment = QDateTime::fromMSecsSinceEpoch(qint64(id.toULongLong() >> 16), Qt::UTC);
    return {{"id", id}, {"created_at", moment.toString(Qt::ISODateWithMs)},
        {"visibility", "public"}, {"url", "https://social.example/@ada/" + id},
        {"account", QJsonObject {{"acct", "ada"}}},
        {"media_attachments",
            QJsonArray {QJsonObject {
                {"id", "7"}, {"type", "image"}, {"url", "https://files.example/" + id + ".jpg"}}}}};
}

/// Answers as a server does: pages go forward from min_id, each newest first.
struct Fixture {
    Fixture()
    {
        service.reply = [this](const QUrl &question) -> Service::Answer {
            if (question.path() == "/api/v2/instance")
                return {instance};
            const quint64 above = Service::parameter(question, "min_id").toULongLong();
            QList<QJsonObject> newer;
            for (const QJsonObject &one : statuses) {
                if (one["id"].toString().toULongLong() > above)
                    newer += one;
            }
            std::sort(newer.begin(), newer.end(), [](const auto &a, const auto &b) {
                return a["id"].toString().toULongLong() < b["id"].toString().toULongLong();
            });
            newer = above > 0 ? newer.mid(0, 40)
                              : newer.mid(std::max<qsizetype>(0, newer.size() - 40));
            QJsonArray page;
            for (const QJsonObject &one : newer)
                page.prepend(one);
            return {QJsonDocument(page).toJson()};
        };
        start();
    }
    void start()
    {
        MastodonSource::Settings settings;
        settings.baseUrl = service.url();
        settings.gap = 0ms;
        settings.token = token;
        settings.firstRetry = 10ms;
        source = std::make_unique<MastodonSource>(settings);
    }
    Service service;
    QByteArray instance = "{}"; ///< does not stream
    QByteArray token = "canary-token";
    QList<QJsonObject> statuses;
    std::unique_ptr<MastodonSource> source;
};

/// A server that streams to its members, and a source that has looked and hears it.
struct StreamingFixture : Fixture {
    StreamingFixture()
    {
        instance
            = "{\"configuration\":{\"urls\":{\"streaming\":\"" + stream.url().toEncoded() + "\"}}}";
        statuses = {status(idAt(60))};
    }
    core::Result<sources::Finding> listen(const photos::Subscription &subscription = tag())
    {
        QSignalSpy knocked(source.get(), &sources::Source::lookRequested);
        auto finding = support::look(*source, subscription);
        if (!knocked.wait()) // it is open: "look once"
            qFatal("nobody knocked");
        return finding;
    }
    void send(const char *event, const QJsonValue &payload, const QString &tag = "sanfrancisco")
    {
        stream.send(QJsonDocument(QJsonObject {{"stream", QJsonArray {"hashtag", tag}},
                                      {"event", event}, {"payload", payload}})
                        .toJson());
    }
    support::StreamService stream;
};

} // namespace

class tst_Mastodon : public QObject {
    Q_OBJECT

private slots:
    void readsAPage();
    void leavesOutWhatMayNotBeShown_data();
    void leavesOutWhatMayNotBeShown();
    void asksForTheTag();
    void walksForwardWithoutAGap();
    void findsAPostThatCameLate();
    void saysWhatWasTakenAway();
    void readsWhereItStreams_data();
    void readsWhereItStreams();
    void readsNotices_data();
    void readsNotices();
    void looksWhenTheStreamSaysSo();
    void hearsOfAllItsTags();
    void takesAwayWhatTheStreamSaysIsDeleted();
    void looksOnceAfterTheStreamCameBack();
    void goesOnPollingWithoutAStream();
    void asksNoStreamWithoutAToken();
    void asksNoStreamForAGlance();
    void movesToAnotherServerWithoutItsToken();
    void saysWhetherTheTokenIsTaken();
    void tellsErrorsApart_data();
    void tellsErrorsApart();
};

void tst_Mastodon::readsAPage()
{
    const auto page
        = sources::parseStatuses(support::data("mastodon-tag.in.json"), "social.example", tag());
    QVERIFY(page);
    QCOMPARE(support::recordsOf(page->photos),
        QJsonDocument::fromJson(support::data("mastodon-tag.out.json")).toJson());
    QCOMPARE(page->greatestId, "115200000000000002");
}

void tst_Mastodon::leavesOutWhatMayNotBeShown_data()
{
    QTest::addColumn<QJsonArray>("page");
    QTest::addColumn<int>("shown");
    const auto row = [](const char *name, const char *member, const QJsonValue &value, int shown) {
        QJsonObject one = status("115200000000000002");
        one.insert(member, value);
        QTest::newRow(name) << QJsonArray {one} << shown;
    };
    row("nothing wrong", "language", "en", 1);
    row("for followers", "visibility", "private", 0);
    row("unlisted", "visibility", "unlisted", 0);
    row("id as a number", "id", 5, 0);
    row("id of letters", "id", "../../x", 0);
    row("no page", "url", QJsonValue(), 0);
    row("nobody", "account", QJsonValue(), 0);
    row("no pictures", "media_attachments", 5, 0);
    QTest::newRow("numbers") << QJsonArray {1, QJsonValue(), "x"} << 0;
}

void tst_Mastodon::leavesOutWhatMayNotBeShown()
{
    QFETCH(QJsonArray, page);
    QFETCH(int, shown);
    const auto read = sources::parseStatuses(QJsonDocument(page).toJson(), "social.example", tag());
    QVERIFY(read);
    QCOMPARE(read->photos.size(), shown);
    QVERIFY(!sources::parseStatuses("{}", "social.example", tag()));
}

void tst_Mastodon::asksForTheTag()
{
    Fixture f;
    QVERIFY(support::look(*f.source, tag("雪/?#")));
    QCOMPARE(f.service.asked.first().toEncoded(QUrl::RemoveQuery),
        QByteArray("/api/v1/timelines/tag/%E9%9B%AA%2F%3F%23"));
    QCOMPARE(Service::parameter(f.service.asked.first(), "only_media"), "true");
    QVERIFY(f.service.heads.first().contains("Authorization: Bearer canary-token"));
    QVERIFY(!f.service.asked.first().toEncoded().contains("canary"));
}

void tst_Mastodon::walksForwardWithoutAGap()
{
    Fixture f;
    f.statuses = {status(idAt(3600))};
    const auto first = support::look(*f.source, tag());
    for (int i = 0; i < 100; ++i)
        f.statuses += status(idAt(1000 - i));
    const auto second = support::look(*f.source, tag(), first->cursor);

    QVERIFY(second);
    QCOMPARE(second->photos.size(), 101); // with the overlap
    QCOMPARE(second->cursor, f.statuses.last()["id"].toString().toLatin1());
}

void tst_Mastodon::findsAPostThatCameLate()
{
    Fixture f;
    f.statuses = {status(idAt(10))};
    const auto first = support::look(*f.source, tag());
    const QString late = idAt(600);
    f.statuses += status(late);
    const auto second = support::look(*f.source, tag(), first->cursor);
    QCOMPARE(second->photos.size(), 2);
    QVERIFY(second->photos.last().id.contains(late));
    QCOMPARE(second->cursor, first->cursor);
}

void tst_Mastodon::saysWhatWasTakenAway()
{
    Fixture f;
    f.statuses = {status(idAt(60)), status(idAt(30))};
    auto finding = support::look(*f.source, tag());
    finding = support::look(*f.source, tag(), finding->cursor);
    const QString gone = f.statuses.takeFirst()["id"].toString();
    finding = support::look(*f.source, tag(), finding->cursor);
    QVERIFY(finding->gone.isEmpty());
    finding = support::look(*f.source, tag(), finding->cursor);
    QCOMPARE(finding->gone.size(), 1);
    QVERIFY(finding->gone.first().contains(gone));
}

void tst_Mastodon::readsWhereItStreams_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("server");
    QTest::addColumn<bool>("isTaken");
    QTest::newRow("elsewhere") << "wss://streaming.social.example"
                               << "https://social.example" << true;
    QTest::newRow("in the open") << "ws://social.example"
                                 << "https://social.example" << false;
    QTest::newRow("as the server") << "ws://localhost:1"
                                   << "http://localhost" << true;
    QTest::newRow("no stream") << "https://social.example"
                               << "https://social.example" << false;
    QTest::newRow("with a user") << "wss://a:b@social.example"
                                 << "https://social.example" << false;
    QTest::newRow("nothing") << ""
                             << "https://social.example" << false;
}

void tst_Mastodon::readsWhereItStreams()
{
    QFETCH(QString, address);
    QFETCH(QString, server);
    QFETCH(bool, isTaken);
    const QByteArray body
        = "{\"configuration\":{\"urls\":{\"streaming\":\"" + address.toUtf8() + "\"}}}";
    const auto url = sources::parseStreamingAddress(body, QUrl(server));
    QCOMPARE(bool(url), isTaken);
    if (url)
        QCOMPARE(url->toString(), address);
    QVERIFY(!sources::parseStreamingAddress("[]", QUrl(server)));
}

void tst_Mastodon::readsNotices_data()
{
    using NoticeKind = sources::StreamNotice::Kind;
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<bool>("isError");
    QTest::addColumn<NoticeKind>("kind");
    QTest::newRow("a post") << support::data("mastodon-ws.in.json") << false << NoticeKind::Posted;
    QTest::newRow("a deletion") << QByteArray(R"({"event":"delete","payload":"115"})") << false
                                << NoticeKind::Deleted;
    QTest::newRow("a deletion of nothing")
        << QByteArray(R"({"event":"delete","payload":"../x"})") << false << NoticeKind::Other;
    QTest::newRow("an edit") << QByteArray(R"({"event":"status.update"})") << false
                             << NoticeKind::Other;
    QTest::newRow("numbers") << QByteArray(R"({"event":1,"stream":5})") << false
                             << NoticeKind::Other;
    QTest::newRow("HTML") << QByteArray("<html>") << true << NoticeKind::Other;
    QTest::newRow("deep") << QByteArray(1000, '[') << true << NoticeKind::Other;
}

void tst_Mastodon::readsNotices()
{
    QFETCH(QByteArray, message);
    QFETCH(bool, isError);
    QFETCH(sources::StreamNotice::Kind, kind);
    const auto notice = sources::parseStreamNotice(message);
    QCOMPARE(!notice, isError);
    if (notice)
        QCOMPARE(notice->kind, kind);
}

void tst_Mastodon::looksWhenTheStreamSaysSo()
{
    StreamingFixture f;
    QCOMPARE(f.source->pace()->poll, 60s);
    const auto first = f.listen();
    const QNetworkRequest asked = f.stream.asked.first();
    QCOMPARE(asked.url().path(), "/api/v1/streaming");
    QCOMPARE(Service::parameter(asked.url(), "tag"), "sanfrancisco");
    QCOMPARE(asked.rawHeader("Authorization"), "Bearer canary-token");
    QVERIFY(!asked.url().toEncoded().contains("canary"));
    QCOMPARE(f.source->pace()->poll, 5min); // the stream says when
    QCOMPARE(f.source->pace()->shortest, 5s);

    QSignalSpy knocked(f.source.get(), &sources::Source::lookRequested);
    f.stream.send("<html>");
    f.statuses += status(idAt(1));
    f.send("update", "{}");

    QVERIFY(knocked.wait());
    QCOMPARE(knocked.first().first().toString(), tag().key());
    QCOMPARE(support::look(*f.source, tag(), first->cursor)->photos.size(), 2);
}

void tst_Mastodon::hearsOfAllItsTags()
{
    StreamingFixture f;
    QVERIFY(f.listen());
    photos::Subscription snow = tag("Snow");
    snow.slug = "snow";
    QVERIFY(support::look(*f.source, snow));
    QTRY_COMPARE(
        f.stream.heard, QStringList(R"({"stream":"hashtag","tag":"Snow","type":"subscribe"})"));
    QSignalSpy knocked(f.source.get(), &sources::Source::lookRequested);
    f.send("update", "{}", "snow");
    QVERIFY(knocked.wait());
    QCOMPARE(knocked.size(), 1);
    QCOMPARE(knocked.first().first().toString(), snow.key());

    f.source->leave(snow.key());
    QTRY_COMPARE(f.stream.heard.size(), 2);
    QVERIFY(f.stream.heard.last().contains("unsubscribe"));
    QSignalSpy left(&f.stream, &support::StreamService::left);
    f.source->leave(tag().key());
    QVERIFY(left.wait());
}

void tst_Mastodon::takesAwayWhatTheStreamSaysIsDeleted()
{
    StreamingFixture f;
    const auto first = f.listen();
    QSignalSpy knocked(f.source.get(), &sources::Source::lookRequested);
    const QString id = f.statuses.first()["id"].toString();
    f.send("delete", "115200000000000009"); // of somebody else
    f.send("delete", id);
    QVERIFY(knocked.wait());
    const auto second = support::look(*f.source, tag(), first->cursor);
    QCOMPARE(second->gone, QStringList(first->photos.first().id));
    QVERIFY(support::look(*f.source, tag(), second->cursor)->gone.isEmpty());
}

void tst_Mastodon::looksOnceAfterTheStreamCameBack()
{
    StreamingFixture f;
    QVERIFY(f.listen());
    QSignalSpy knocked(f.source.get(), &sources::Source::lookRequested);
    f.stream.dropAll();
    QVERIFY(knocked.wait());
    QCOMPARE(f.stream.asked.size(), 2);
}

void tst_Mastodon::goesOnPollingWithoutAStream()
{
    StreamingFixture f;
    f.stream.close(); // takes nobody
    const auto first = support::look(*f.source, tag());
    QCOMPARE(first->photos.size(), 1);
    f.statuses += status(idAt(1));
    QCOMPARE(support::look(*f.source, tag(), first->cursor)->photos.size(), 2);
    QCOMPARE(f.source->pace()->poll, 60s);
}

void tst_Mastodon::asksNoStreamWithoutAToken()
{
    StreamingFixture f;
    f.token.clear();
    f.start();
    QVERIFY(support::look(*f.source, tag()));
    QVERIFY(support::look(*f.source, tag("snow")));
    for (const QUrl &question : std::as_const(f.service.asked))
        QVERIFY(!question.path().contains("instance"));
    QVERIFY(f.stream.asked.isEmpty());
    QVERIFY(!f.service.heads.first().contains("Authorization"));
}

void tst_Mastodon::asksNoStreamForAGlance()
{
    StreamingFixture f;
    photos::Subscription glance = tag();
    glance.slug.clear();
    QCOMPARE(support::look(*f.source, glance)->photos.size(), 1);
    QVERIFY(support::look(*f.source, glance));
    for (const QUrl &question : std::as_const(f.service.asked))
        QVERIFY(!question.path().contains("instance"));
}

void tst_Mastodon::movesToAnotherServerWithoutItsToken()
{
    StreamingFixture f;
    StreamingFixture other;
    const auto first = f.listen();
    QSignalSpy left(&f.stream, &support::StreamService::left);
    QSignalSpy joined(&other.stream, &support::StreamService::joined);
    other.statuses += status(idAt(5));
    f.source->setAccess(other.service.url(), "canary-other");
    QVERIFY(left.wait());
    const auto second = support::look(*f.source, tag(), first->cursor);
    QCOMPARE(second->photos.size(), 2);
    QVERIFY(joined.count() == 1 || joined.wait());
    QCOMPARE(other.stream.asked.first().rawHeader("Authorization"), "Bearer canary-other");
    for (const QByteArray &head : std::as_const(f.service.heads))
        QVERIFY(!head.contains("canary-other"));
    for (const QByteArray &head : std::as_const(other.service.heads))
        QVERIFY(!head.contains("canary-token"));
}

void tst_Mastodon::saysWhetherTheTokenIsTaken()
{
    Fixture f;
    std::optional<core::Result<void>> answer;
    f.source->test([&](const core::Result<void> &result) { answer = result; });
    QTRY_VERIFY(answer);
    QVERIFY(*answer);
    QVERIFY(f.service.heads.first().contains("Bearer canary-token"));
    answer.reset();
    f.service.reply = [](const QUrl &) { return Service::Answer {"", 401}; };
    f.source->test([&](const core::Result<void> &result) { answer = result; });
    QTRY_VERIFY(answer);
    QCOMPARE(answer->error().kind, Kind::Denied);
}

void tst_Mastodon::tellsErrorsApart_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<Kind>("kind");
    QTest::newRow("members only") << 401 << Kind::Denied;
    QTest::newRow("closed") << 422 << Kind::Malformed;
    QTest::newRow("too often") << 429 << Kind::RateLimited;
    QTest::newRow("broken") << 502 << Kind::Unavailable;
}

void tst_Mastodon::tellsErrorsApart()
{
    QFETCH(int, status);
    QFETCH(Kind, kind);
    Fixture f;
    f.service.reply = [status](const QUrl &) { return Service::Answer {"", status}; };
    const auto finding = support::look(*f.source, tag());
    QCOMPARE(finding.error().kind, kind);
    QVERIFY(!finding.error().message.contains("canary"));
}

QTEST_GUILESS_MAIN(tst_Mastodon)
#include "tst_Mastodon.moc"
