// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "photos/Photo.h"
#include "support/Photos.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using photos::photoFromMedia;

class tst_Photo : public QObject {
    Q_OBJECT

private slots:
    void readsEveryMember();
    void needsOnlyAnIdAndOnePicture();
    void refusesWhatCannotBeShown_data();
    void refusesWhatCannotBeShown();
    void keepsIdsAboveTwoToThe53();
    void dropsLinksThatAreNotWeb_data();
    void dropsLinksThatAreNotWeb();
    void fallsBackOnTheUserName();
    void readsTheMemberOfOurOwn();
    void toleratesWrongTypes();
    void cutsLongTexts();
    void choosesTheNarrowestPictureThatIsWideEnough();
    void theRecordTravelsUnchanged();
};

namespace {

QJsonObject minimal()
{
    return {{"id", "7"},
        {"images",
            QJsonObject {{"low_resolution", QJsonObject {{"url", "http://h.example/a.jpg"}}}}}};
}

QJsonObject with(QJsonObject media, const QString &member, const QJsonValue &value)
{
    media.insert(member, value);
    return media;
}

} // namespace

void tst_Photo::readsEveryMember()
{
    const auto photo = photoFromMedia(support::media("9007199254740995111_501"));
    QVERIFY(photo);
    QCOMPARE(photo->id, QString("9007199254740995111_501"));
    QCOMPARE(photo->author, QString("Jo Doe"));
    QCOMPARE(photo->caption, QString("Under the bridge"));
    QCOMPARE(photo->placeName, QString("Fort Point"));
    QCOMPARE(photo->placeTitle, QString("kyoto"));
    QCOMPARE(photo->displayPlace(), QString("Fort Point"));
    QCOMPARE(photo->tags, (QStringList {"fog", "bridge"}));
    QCOMPARE(photo->createdAt.toSecsSinceEpoch(), 1307042720);
    QVERIFY(photo->coordinate);
    QCOMPARE(photo->coordinate->latitude, 37.8106);
    QCOMPARE(photo->page.host(), QString("photos.example.org"));
    QCOMPARE(photo->pictures.size(), 3);
    QVERIFY(!photo->isVideo);
}

void tst_Photo::needsOnlyAnIdAndOnePicture()
{
    const auto photo = photoFromMedia(minimal());
    QVERIFY(photo);
    QVERIFY(photo->author.isEmpty() && photo->caption.isEmpty() && !photo->coordinate);
    QVERIFY(!photo->createdAt.isValid());
    const auto nulls = photoFromMedia(
        with(with(with(minimal(), "location", QJsonValue::Null), "caption", QJsonValue::Null),
            "link", QJsonValue::Null));
    QVERIFY(nulls);
}

void tst_Photo::refusesWhatCannotBeShown_data()
{
    QTest::addColumn<QJsonObject>("media");
    QTest::newRow("empty") << QJsonObject();
    QTest::newRow("no images") << QJsonObject {{"id", "7"}};
    QTest::newRow("images null") << with(minimal(), "images", QJsonValue::Null);
    QTest::newRow("no id") << with(minimal(), "id", QJsonValue::Undefined);
    QTest::newRow("id null") << with(minimal(), "id", QJsonValue::Null);
    QTest::newRow("id empty") << with(minimal(), "id", "");
    QTest::newRow("id with a blank") << with(minimal(), "id", "a b");
    QTest::newRow("id with a newline") << with(minimal(), "id", "a\nb");
    QTest::newRow("id not ASCII") << with(minimal(), "id", QString::fromUtf8("é"));
    QTest::newRow("id too long") << with(minimal(), "id", QString(129, 'a'));
    QTest::newRow("id negative") << with(minimal(), "id", -5);
    QTest::newRow("id a fraction") << with(minimal(), "id", 1.5);
    QTest::newRow("id beyond numbers") << with(minimal(), "id", 1e300);
    for (const char *url : {"javascript:alert(1)", "file:///etc/passwd", "data:image/png;base64,AA",
             "ftp://h/a.jpg", "//h/a.jpg", "http:///a.jpg"})
        QTest::newRow(url) << with(
            minimal(), "images", QJsonObject {{"thumbnail", QJsonObject {{"url", url}}}});
    QTest::newRow("record too large") << with(minimal(), "extra", QString(70'000, 'x'));
}

void tst_Photo::refusesWhatCannotBeShown()
{
    QFETCH(QJsonObject, media);
    const auto photo = photoFromMedia(media);
    QVERIFY(!photo);
    QVERIFY(!photo.error().message.isEmpty());
}

void tst_Photo::keepsIdsAboveTwoToThe53()
{
    const auto document = QJsonDocument::fromJson(
        R"({"id":9007199254740995111,"images":{"thumbnail":{"url":"http://h.example/a.jpg"}}})");
    const auto photo = photoFromMedia(document.object());
    QVERIFY(photo);
    QCOMPARE(photo->id, QString("9007199254740995111"));
}

void tst_Photo::dropsLinksThatAreNotWeb_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<bool>("kept");
    QTest::newRow("https") << "https://photos.example.org/p/1" << true;
    QTest::newRow("http") << "http://photos.example.org/p/1" << true;
    for (const char *bad : {"javascript:alert(1)", "JAVASCRIPT:alert(1)", "file:///etc/passwd",
             "data:text/html,x", "vbscript:x", "/relative", "http://"})
        QTest::newRow(bad) << QString(bad) << false;
}

void tst_Photo::dropsLinksThatAreNotWeb()
{
    QFETCH(QString, link);
    QFETCH(bool, kept);
    const auto photo = photoFromMedia(with(with(minimal(), "link", link), "hereabouts",
        QJsonObject {{"authorPage", link}, {"licenceUrl", link}}));
    QVERIFY(photo);
    QCOMPARE(photo->page.isValid(), kept);
    QCOMPARE(photo->authorPage.isValid(), kept);
    QCOMPARE(photo->licenceUrl.isValid(), kept);
}

void tst_Photo::fallsBackOnTheUserName()
{
    const auto photo = photoFromMedia(
        with(minimal(), "user", QJsonObject {{"username", "mira"}, {"full_name", ""}}));
    QVERIFY(photo);
    QCOMPARE(photo->author, QString("mira"));
}

void tst_Photo::readsTheMemberOfOurOwn()
{
    const auto photo = photoFromMedia(with(minimal(), "hereabouts",
        QJsonObject {{"source", "commons"}, {"slug", "kyoto"}, {"author", "A. N. Other"},
            {"licence", "CC BY-SA 4.0"},
            {"licenceUrl", "https://creativecommons.org/licenses/by-sa/4.0/"},
            {"takenAt", 1307042000}, {"sensitive", true}, {"fuzzyPosition", true},
            {"distance", 123.5}}));
    QVERIFY(photo);
    QCOMPARE(photo->source, QString("commons"));
    QCOMPARE(photo->author, QString("A. N. Other"));
    QCOMPARE(photo->licence, QString("CC BY-SA 4.0"));
    QCOMPARE(photo->takenAt.toSecsSinceEpoch(), 1307042000);
    QVERIFY(photo->isSensitive && photo->hasVaguePosition);
    QCOMPARE(photo->distance, std::optional(123.5));
}

void tst_Photo::toleratesWrongTypes()
{
    QJsonObject media = minimal();
    for (const char *member : {"user", "location", "caption", "link", "tags", "created_time",
             "meta", "hereabouts", "type"})
        media.insert(member, QJsonArray {1, QJsonObject(), "x"});
    QVERIFY(photoFromMedia(media));
    const auto far = photoFromMedia(
        with(minimal(), "location", QJsonObject {{"latitude", 91}, {"longitude", 0}}));
    QVERIFY(far && !far->coordinate);
    const auto late = photoFromMedia(with(minimal(), "created_time", "99999999999999999"));
    QVERIFY(late && !late->createdAt.isValid());
}

void tst_Photo::cutsLongTexts()
{
    const auto photo = photoFromMedia(
        with(with(minimal(), "caption", QJsonObject {{"text", QString(50'000, 'x')}}), "tags",
            QJsonArray::fromStringList(QStringList(QList<QString>(500, "t")))));
    QVERIFY(photo);
    QCOMPARE(photo->caption.size(), photos::maxTextLength);
    QCOMPARE(photo->tags.size(), photos::maxTags);
}

void tst_Photo::choosesTheNarrowestPictureThatIsWideEnough()
{
    const auto photo = support::photo("1");
    QCOMPARE(photo.pictureFor(100).size.width(), 150);
    QCOMPARE(photo.pictureFor(150).size.width(), 150);
    QCOMPARE(photo.pictureFor(151).size.width(), 306);
    QCOMPARE(photo.pictureFor(5000).size.width(), 612);
}

void tst_Photo::theRecordTravelsUnchanged()
{
    const QJsonObject media = with(support::media("1"), "unknown",
        QJsonObject {{"deep", QJsonArray {1, 2.5, QString::fromUtf8("桥🌉")}}});
    const auto photo = photoFromMedia(media);
    QVERIFY(photo);
    QCOMPARE(QJsonDocument::fromJson(photo->record).object(), media);
    const auto again = photos::photoFromRecord(photo->record);
    QVERIFY(again);
    QCOMPARE(again->record, photo->record);
    QVERIFY(!photos::photoFromRecord("[]"));
    QVERIFY(!photos::photoFromRecord("{"));
}

QTEST_APPLESS_MAIN(tst_Photo)
#include "tst_Photo.moc"
