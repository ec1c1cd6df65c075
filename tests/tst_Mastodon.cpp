// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/MastodonParser.h"
#include "sources/MastodonSource.h"
#include "support/Data.h"
#include "support/Service.h"

#include <QJsonArray>
#include <QJsonDocument>
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
        MastodonSource::Settings settings;
        settings.baseUrl = service.url();
        settings.gap = 0ms;
        settings.token = token;
        source = std::make_unique<MastodonSource>(settings);
    }
    Service service;
    QByteArray token = "canary-token";
    QList<QJsonObject> statuses;
    std::unique_ptr<MastodonSource> source;
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
