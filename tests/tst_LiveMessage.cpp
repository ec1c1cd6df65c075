// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/LiveMessage.h"
#include "live/Places.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace live;

namespace {

QJsonObject parsed(const QByteArray &message)
{
    QJsonParseError problem;
    const auto document = QJsonDocument::fromJson(message, &problem);
    if (problem.error != QJsonParseError::NoError)
        qWarning() << problem.errorString() << message;
    return document.object();
}

photos::Photo photo(const QByteArray &id)
{
    const auto read = photos::photoFromRecord(R"({"id":")" + id
        + R"(","images":{"thumbnail":{"url":"http://images.example/a.jpg","width":150}}})");
    return *read;
}

photos::Batch batchOf(const QString &slug, const QList<QByteArray> &ids, quint64 last)
{
    photos::Batch batch;
    batch.slug = slug;
    batch.title = slug;
    batch.epoch = "e1";
    QList<QByteArray> records;
    for (const QByteArray &id : ids) {
        batch.photos += photo(id);
        records += batch.photos.last().record;
    }
    batch.media = '[' + records.join(',') + ']';
    batch.last = {last, 0};
    batch.first = {last - quint64(ids.size()) + 1, 0};
    return batch;
}

} // namespace

class tst_LiveMessage : public QObject {
    Q_OBJECT

private slots:
    void helloNamesVersionEpochPositionAndPlaces();
    void newMediaIsTheDemosMessageAndOneMemberMore();
    void mediaGoesInByteForByte();
    void hiddenListsIdsAndResetSaysNothingElse();
    void jsonStringSurvivesAnyText_data();
    void jsonStringSurvivesAnyText();
    void aLoneSurrogateBecomesValidUtf8();
    void neighboursOfOnePlaceTravelTogether();
    void runsStayInOrderAndWithinTheirLimit();
    void placesTellStateAndWhatTheFeedKeepsButNoSecret();
};

void tst_LiveMessage::helloNamesVersionEpochPositionAndPlaces()
{
    const QJsonObject hello = parsed(helloMessage("ep\"och", {17, 2}, R"([{"slug":"kyoto"}])"));

    QCOMPARE(hello["type"].toString(), "hello");
    QCOMPARE(hello["version"].toInt(), 1);
    QCOMPARE(hello["epoch"].toString(), "ep\"och");
    QCOMPARE(hello["position"].toString(), "17-2");
    QCOMPARE(hello["places"].toArray().first()["slug"].toString(), "kyoto");
    QCOMPARE(hello.size(), 5);
}

void tst_LiveMessage::newMediaIsTheDemosMessageAndOneMemberMore()
{
    photos::Batch batch = batchOf("san-francisco", {"2_1", "1_1"}, 1307042720001);
    batch.title = "san francisco";

    const QJsonObject message = parsed(newMediaMessage(batch));

    QCOMPARE(message["type"].toString(), "newMedia");
    QCOMPARE(message["channelName"].toString(), "san francisco");
    QCOMPARE(message["position"].toString(), "1307042720001-0");
    QCOMPARE(message["media"].toArray().size(), 2);
    QCOMPARE(message["media"].toArray().first()["id"].toString(), "2_1");
    QCOMPARE(message.size(), 4);
}

void tst_LiveMessage::mediaGoesInByteForByte()
{
    photos::Batch batch;
    // Spacing, order and numbers that another writer would change.
    batch.media = R"([ {"z":1.10, "a":9007199254740995111} ])";

    QVERIFY(newMediaMessage(batch).contains(batch.media));
}

void tst_LiveMessage::hiddenListsIdsAndResetSaysNothingElse()
{
    QCOMPARE(hiddenMessage({"1_\"2", "3"}), R"({"type":"hidden","ids":["1_\"2","3"]})");
    QCOMPARE(hiddenMessage({}), R"({"type":"hidden","ids":[]})");
    QCOMPARE(resetMessage(), R"({"type":"reset"})");
    QCOMPARE(placesMessage("[]"), R"({"type":"places","places":[]})");
}

void tst_LiveMessage::jsonStringSurvivesAnyText_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << "";
    QTest::newRow("quotes and backslashes") << R"(a "b" \ \" c)";
    QTest::newRow("control characters") << QStringLiteral("\x01 \x1f \n \t \r \b").append(QChar(0));
    QTest::newRow("Chinese and emoji") << QString::fromUtf8("北京 🌁");
    QTest::newRow("line separators") << QString(QChar(0x2028)) + QChar(0x2029);
    QTest::newRow("markup") << "</script><img src=x onerror=alert(1)>";
}

void tst_LiveMessage::jsonStringSurvivesAnyText()
{
    QFETCH(QString, text);
    const QByteArray json = jsonString(text);
    QCOMPARE(parsed("{\"t\":" + json + '}')["t"].toString(), text);
    QVERIFY(std::all_of(json.begin(), json.end(), [](char c) { return uchar(c) >= 0x20; }));
}

void tst_LiveMessage::aLoneSurrogateBecomesValidUtf8()
{
    const QByteArray json = jsonString(QString(QChar(0xD83C)));
    QVERIFY(json.isValidUtf8());
    QCOMPARE(QString::fromUtf8(json).size(), 3);
}

void tst_LiveMessage::neighboursOfOnePlaceTravelTogether()
{
    const auto runs = joinedRuns({batchOf("a", {"2", "1"}, 2), batchOf("a", {"3"}, 3),
        batchOf("b", {"4"}, 4), batchOf("a", {"5"}, 5)});

    QCOMPARE(runs.size(), 3);
    QCOMPARE(runs[0].photos.size(), 3);
    QCOMPARE(runs[0].last, (photos::Position {3, 0}));
    QCOMPARE(runs[0].first, (photos::Position {1, 0}));
    const QJsonArray media = parsed(newMediaMessage(runs[0]))["media"].toArray();
    QCOMPARE(media.size(), 3);
    QCOMPARE(media[0]["id"].toString(), "3"); // newest first
    QCOMPARE(media[2]["id"].toString(), "1");
    QCOMPARE(runs[1].slug, "b");
    QCOMPARE(runs[2].slug, "a");
}

void tst_LiveMessage::runsStayInOrderAndWithinTheirLimit()
{
    QList<photos::Batch> batches;
    for (quint64 i = 1; i <= 10; ++i)
        batches += batchOf("a", {QByteArray::number(i)}, i);

    const auto runs = joinedRuns(batches, 4);

    QCOMPARE(runs.size(), 3);
    QCOMPARE(runs[0].photos.size(), 4);
    QCOMPARE(runs[2].photos.size(), 2);
    QVERIFY(runs[0].last < runs[1].last && runs[1].last < runs[2].last);
}

void tst_LiveMessage::placesTellStateAndWhatTheFeedKeepsButNoSecret()
{
    photos::Feed feed;
    photos::Batch batch = batchOf("kyoto", {"1"}, 1'793'613'600'000);
    batch.photos.first().position = batch.last;
    feed.add(batch);
    photos::PlaceState watched;
    watched.subscription.slug = "kyoto";
    watched.subscription.title = QString::fromUtf8("京都");
    watched.subscription.source = "instagram";
    watched.subscription.verifyToken = "canary-token";
    watched.subscription.callbackKey = "canary-key";
    watched.activity = photos::PlaceState::Activity::Watching;
    watched.count = 99; // as of the state's last change
    const QDateTime looked = QDateTime::fromSecsSinceEpoch(1'793'613'600, Qt::UTC);
    photos::PlaceState::Source commons {
        watched.subscription, photos::PlaceState::Activity::Retrying, "canary-message", {}, {}};
    commons.subscription.source = "commons";
    watched.sources
        = {{watched.subscription, watched.activity, {}, looked, looked.addSecs(60)}, commons};
    photos::PlaceState untouched;
    untouched.subscription.slug = "lima";
    untouched.activity = photos::PlaceState::Activity::Retrying;

    const QByteArray json = placesJson({watched, untouched}, feed);

    const QJsonArray places = QJsonDocument::fromJson(json).array();
    QCOMPARE(places[0]["title"].toString(), QString::fromUtf8("京都"));
    QCOMPARE(places[0]["state"].toString(), "watching");
    QCOMPARE(places[0]["count"].toInt(), 1);
    QCOMPARE(places[0]["lastPhotoAt"].toString(), "2026-11-02T10:00:00Z");
    const QJsonArray sources = places[0]["sources"].toArray();
    QCOMPARE(sources[0].toObject(),
        QJsonObject({{"source", "instagram"}, {"state", "watching"},
            {"lastLookAt", "2026-11-02T10:00:00Z"}, {"nextLookAt", "2026-11-02T10:01:00Z"}}));
    QCOMPARE(sources[1].toObject(), QJsonObject({{"source", "commons"}, {"state", "retrying"}}));
    QCOMPARE(places[1]["state"].toString(), "retrying");
    QVERIFY(!places[1].toObject().contains("lastPhotoAt"));
    QVERIFY(!json.contains("canary"));
}

QTEST_GUILESS_MAIN(tst_LiveMessage)
#include "tst_LiveMessage.moc"
