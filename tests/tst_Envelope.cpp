// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/Envelope.h"
#include "journal/Keys.h"
#include "support/Data.h"
#include "support/Photos.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using journal::Keys;

class tst_Envelope : public QObject {
    Q_OBJECT

private slots:
    void cutsTheArrayOutOfOneOfOurs();
    void givesEachPhotoItsPosition();
    void takesNothingElseForOurs_data();
    void takesNothingElseForOurs();
    void refusesPositionsThatDoNotFit_data();
    void refusesPositionsThatDoNotFit();
    void readsTheDemosEnvelope();
    void fillsInWhatAForeignPhotoLacks();
    void leavesOutWhatIsNoPhoto();
    void refusesForeignText_data();
    void refusesForeignText();
    void namesKeysBehindThePrefix();
    void findsTheSlugOfAChannel_data();
    void findsTheSlugOfAChannel();
};

/// Two records, the newest first.
static QByteArray media()
{
    return '[' + support::photo(QStringLiteral("2")).record + ','
        + support::photo(QStringLiteral("1")).record + ']';
}

static QByteArray ours(const QByteArray &head, const QByteArray &data = media())
{
    return R"({"meta":{"code":200},"pagination":{},"hereabouts":)" + head + R"(,"data":)" + data
        + '}';
}

static const QByteArray goodHead
    = R"({"epoch":"e1","first":"70-3","last":"70-4","previous":"69-0"})";

static QByteArray foreign(const QByteArray &element)
{
    return R"({"data":[)" + element + "]}";
}

void tst_Envelope::cutsTheArrayOutOfOneOfOurs()
{
    const auto envelope = journal::ourEnvelope(ours(goodHead));

    QVERIFY(envelope);
    QCOMPARE(envelope->epoch, "e1");
    QCOMPARE(envelope->first.toText(), "70-3");
    QCOMPARE(envelope->last.toText(), "70-4");
    QCOMPARE(envelope->previous.toText(), "69-0");
    QCOMPARE(envelope->media, media());
}

void tst_Envelope::givesEachPhotoItsPosition()
{
    const auto photos = journal::photosOf(*journal::ourEnvelope(ours(goodHead)), "kyoto");

    QVERIFY(photos);
    QCOMPARE(photos->size(), 2);
    QCOMPARE(photos->at(0).id, QStringLiteral("2"));
    QCOMPARE(photos->at(0).position.toText(), "70-4");
    QCOMPARE(photos->at(1).position.toText(), "70-3");
    QCOMPARE(photos->at(1).slug, QStringLiteral("kyoto"));
}

void tst_Envelope::takesNothingElseForOurs_data()
{
    QTest::addColumn<QByteArray>("payload");

    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("not JSON") << QByteArray("not JSON");
    QTest::newRow("the demo's") << support::data(QStringLiteral("redis-published-envelope.json"));
    QTest::newRow("another order") << QByteArray(R"({"data":[],"hereabouts":)") + goodHead + '}';
    QTest::newRow("no epoch") << ours(R"({"first":"70-3","last":"70-4","previous":"69-0"})");
    QTest::newRow("no previous") << ours(R"({"epoch":"e1","first":"70-3","last":"70-4"})");
    QTest::newRow("position is a number")
        << ours(R"({"epoch":"e1","first":70,"last":"70-4","previous":"69-0"})");
    QTest::newRow("position beyond 64 bits") << ours(
        R"({"epoch":"e1","first":"70-3","last":"18446744073709551616-0","previous":"0-0"})");
    QTest::newRow("head is no object") << ours("[]");
    QTest::newRow("head is cut") << ours(R"({"epoch":"e1")");
    QTest::newRow("data is no array") << ours(goodHead, "{}");
    QTest::newRow("cut at the end") << ours(goodHead).chopped(1);
    QTest::newRow("endless head") << ours('{' + QByteArray(5000, ' ') + '}');
}

void tst_Envelope::takesNothingElseForOurs()
{
    QFETCH(QByteArray, payload);
    QVERIFY(!journal::ourEnvelope(payload));
}

void tst_Envelope::refusesPositionsThatDoNotFit_data()
{
    QTest::addColumn<QByteArray>("payload");
    const auto head = [](const QByteArray &first, const QByteArray &last) {
        return R"({"epoch":"e","first":")" + first + R"(","last":")" + last
            + R"(","previous":"0-0"})";
    };

    QTest::newRow("too many positions") << ours(head("70-3", "70-5"));
    QTest::newRow("too few") << ours(head("70-4", "70-4"));
    QTest::newRow("turned round") << ours(head("70-4", "70-3"));
    QTest::newRow("two times") << ours(head("69-0", "70-1"));
    QTest::newRow("all of 64 bits") << ours(head("70-0", "70-18446744073709551615"));
    QTest::newRow("no photos") << ours(head("70-1", "70-0"), "[]");
    QTest::newRow("no photo") << ours(head("70-1", "70-1"), R"([{"id":"1"}])");
    QTest::newRow("not JSON") << ours(head("70-1", "70-1"), "[nonsense]");
}

void tst_Envelope::refusesPositionsThatDoNotFit()
{
    QFETCH(QByteArray, payload);
    const auto envelope = journal::ourEnvelope(payload);
    QVERIFY(envelope);

    const auto photos = journal::photosOf(*envelope, "kyoto");

    QVERIFY(!photos);
    QCOMPARE(photos.error().kind, core::Error::Kind::Malformed);
}

void tst_Envelope::readsTheDemosEnvelope()
{
    const auto found = journal::foreignPhotos(
        support::data(QStringLiteral("redis-published-envelope.json")), "san-francisco");

    QVERIFY(found);
    QCOMPARE(found->refused, 0);
    QCOMPARE(found->photos.size(), 1);
    const photos::Photo photo = found->photos.first();
    QCOMPARE(photo.id, QStringLiteral("9007199254740995111_501"));
    QCOMPARE(photo.placeTitle, QStringLiteral("san francisco"));
    QCOMPARE(photo.placeName, QStringLiteral("Fort Point"));
    QCOMPARE(photo.slug, QStringLiteral("san-francisco"));
    // What travels on has it, too.
    QCOMPARE(photos::photoFromRecord(photo.record)->placeTitle, QStringLiteral("san francisco"));
}

void tst_Envelope::fillsInWhatAForeignPhotoLacks()
{
    const QByteArray images = R"("images":{"thumbnail":{"url":"http://a.example/1.jpg"}})";

    const auto bare = journal::foreignPhotos(foreign("{\"id\":12," + images + '}'), "a-b");
    const auto full = journal::foreignPhotos(
        foreign(R"({"id":"12","meta":{"location":"Own","x":1},"hereabouts":{"slug":"own"},)"
            + images + '}'),
        "a-b");

    QVERIFY(bare && full);
    const QJsonObject record = QJsonDocument::fromJson(bare->photos.at(0).record).object();
    QCOMPARE(record.value(QLatin1String("id")).toString(), QStringLiteral("12"));
    QCOMPARE(bare->photos.at(0).placeTitle, QStringLiteral("a b"));
    QCOMPARE(bare->photos.at(0).slug, QStringLiteral("a-b"));
    QCOMPARE(full->photos.at(0).placeTitle, QStringLiteral("Own"));
    QCOMPARE(full->photos.at(0).slug, QStringLiteral("own"));
    QVERIFY(full->photos.at(0).record.contains(R"("x":1)"));
}

void tst_Envelope::leavesOutWhatIsNoPhoto()
{
    const QByteArray images = R"("images":{"thumbnail":{"url":"http://a.example/1.jpg"}})";

    const auto found = journal::foreignPhotos(
        foreign("1,null,[],{},{\"id\":\"1\"},{" + images + "},{\"id\":\"good\"," + images
            + "},{\"id\":-1," + images + '}'),
        "a");

    QVERIFY(found);
    QCOMPARE(found->photos.size(), 1);
    QCOMPARE(found->photos[0].id, QStringLiteral("good"));
    QCOMPARE(found->refused, 7);
}

void tst_Envelope::refusesForeignText_data()
{
    QTest::addColumn<QByteArray>("payload");

    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("not JSON") << QByteArray("hello");
    QTest::newRow("an array") << QByteArray("[]");
    QTest::newRow("no data") << QByteArray("{}");
    QTest::newRow("data is null") << QByteArray(R"({"data":null})");
    QTest::newRow("data is an object") << QByteArray(R"({"data":{}})");
    QTest::newRow("too deep") << QByteArray(R"({"data":)") + QByteArray(100'000, '[');
    QTest::newRow("5 MiB") << foreign('"' + QByteArray(5 * 1024 * 1024, 'x') + '"');
    QTest::newRow("binary") << QByteArray("\xff\xfe\0\1", 4);
}

void tst_Envelope::refusesForeignText()
{
    QFETCH(QByteArray, payload);
    QVERIFY(!journal::foreignPhotos(payload, "a"));
}

void tst_Envelope::namesKeysBehindThePrefix()
{
    QCOMPARE(Keys(QByteArray()).channelPattern(), "channel:*");
    QCOMPARE(Keys(QByteArray()).list(), "media:objects");
    QCOMPARE(Keys("wall*[1]:").photos(), "wall*[1]:hereabouts:photos");
    QCOMPARE(Keys("wall*[1]:").channelPattern(), "wall\\*\\[1\\]:channel:*");
}

void tst_Envelope::findsTheSlugOfAChannel_data()
{
    QTest::addColumn<QByteArray>("channel");
    QTest::addColumn<QByteArray>("slug");

    QTest::newRow("plain") << QByteArray("w:channel:san-francisco") << QByteArray("san-francisco");
    QTest::newRow("up to the next colon") << QByteArray("w:channel:kyoto:x") << QByteArray("kyoto");
    QTest::newRow("without the prefix") << QByteArray("channel:kyoto") << QByteArray();
    QTest::newRow("none") << QByteArray("w:channel:") << QByteArray();
    QTest::newRow("glob") << QByteArray("w:channel:*") << QByteArray();
    QTest::newRow("newline") << QByteArray("w:channel:a\nb") << QByteArray();
    QTest::newRow("capitals") << QByteArray("w:channel:Kyoto") << QByteArray();
    QTest::newRow("4 KiB") << QByteArray("w:channel:") + QByteArray(4096, 'a') << QByteArray();
}

void tst_Envelope::findsTheSlugOfAChannel()
{
    QFETCH(QByteArray, channel);
    QFETCH(QByteArray, slug);
    QCOMPARE(Keys("w:").slugOf(channel), slug);
}

QTEST_GUILESS_MAIN(tst_Envelope)
#include "tst_Envelope.moc"
