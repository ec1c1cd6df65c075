// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "photos/Feed.h"
#include "support/Photos.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using photos::Feed;
using photos::Position;

class tst_Feed : public QObject {
    Q_OBJECT

private slots:
    void showsEachPhotoOnce();
    void aBatchThatIsHalfKnownIsCut();
    void pagesThroughHistoryNewestFirst();
    void givesExactlyWhatWasMissed();
    void asksToStartAfreshWhenItCannotTell_data();
    void asksToStartAfreshWhenItCannotTell();
    void forgetsTheOldestBeyondItsCapacity();
    void countsPlaces();
    void findsAPhotoById();
    void beginsAnewAfterAReset();
    void leavesHiddenPhotosOutOfEverything();
    void leavesOutHiddenPhotosThatArriveLater();
    void showsThemAgainWhereTheyWere();
};

namespace {

QStringList idsOf(const QByteArray &media)
{
    QStringList ids;
    const QJsonArray array = QJsonDocument::fromJson(media).array();
    for (const QJsonValue &record : array)
        ids += record.toObject().value("id").toString();
    return ids;
}

photos::Batch lastAdded(QSignalSpy &spy)
{
    return spy.last().first().value<photos::Batch>();
}

} // namespace

void tst_Feed::showsEachPhotoOnce()
{
    Feed feed;
    QSignalSpy added(&feed, &Feed::added);
    feed.add(support::batch(1, 3));
    feed.add(support::batch(1, 3));
    QCOMPARE(added.size(), 1);
    QCOMPARE(feed.count(), 3);
    QCOMPARE(feed.position(), (Position {1000, 3}));
    QCOMPARE(idsOf(lastAdded(added).media), (QStringList {"3", "2", "1"}));
}

void tst_Feed::aBatchThatIsHalfKnownIsCut()
{
    Feed feed;
    QSignalSpy added(&feed, &Feed::added);
    feed.add(support::batch(1, 3));
    feed.add(support::batch(2, 4));
    QCOMPARE(feed.count(), 5);
    const auto batch = lastAdded(added);
    QCOMPARE(idsOf(batch.media), (QStringList {"5", "4"}));
    QCOMPARE(batch.photos.size(), 2);
    QCOMPARE(batch.first, (Position {1000, 4}));
}

void tst_Feed::pagesThroughHistoryNewestFirst()
{
    Feed feed;
    feed.add(support::batch(1, 5));
    const auto first = feed.page(std::nullopt, 2);
    QCOMPARE(idsOf(first.media), (QStringList {"5", "4"}));
    QVERIFY(first.hasMore);
    const auto second = feed.page(first.position, 2);
    QCOMPARE(idsOf(second.media), (QStringList {"3", "2"}));
    const auto third = feed.page(second.position, 2);
    QCOMPARE(idsOf(third.media), (QStringList {"1"}));
    QVERIFY(!third.hasMore);
    QCOMPARE(idsOf(feed.page(third.position, 2).media), QStringList());
}

void tst_Feed::givesExactlyWhatWasMissed()
{
    Feed feed;
    feed.add(support::batch(1, 2));
    feed.add(support::batch(3, 2, "lima"));
    feed.add(support::batch(5, 150));
    const auto missed = feed.since("epoch", {1000, 2});
    QVERIFY(missed);
    QCOMPARE(missed->size(), 3); // lima, then two runs of kyoto: at most 100 photos each
    QCOMPARE(missed->at(0).title, QString("lima"));
    QCOMPARE(idsOf(missed->at(0).media), (QStringList {"4", "3"}));
    QCOMPARE(idsOf(missed->at(1).media).size(), 100);
    QCOMPARE(missed->at(1).last, (Position {1000, 104}));
    QCOMPARE(idsOf(missed->at(2).media).size(), 50);
    QCOMPARE(missed->last().last, feed.position());
    QVERIFY(feed.since("epoch", feed.position())->isEmpty());
}

void tst_Feed::asksToStartAfreshWhenItCannotTell_data()
{
    QTest::addColumn<QByteArray>("epoch");
    QTest::addColumn<quint64>("sequence");
    QTest::addColumn<bool>("known");
    QTest::newRow("another epoch") << QByteArray("other") << quint64(12) << false;
    QTest::newRow("forgotten") << QByteArray("epoch") << quint64(1) << false;
    QTest::newRow("the newest forgotten one") << QByteArray("epoch") << quint64(2) << true;
    QTest::newRow("from the future") << QByteArray("epoch") << quint64(13) << false;
}

void tst_Feed::asksToStartAfreshWhenItCannotTell()
{
    QFETCH(QByteArray, epoch);
    QFETCH(quint64, sequence);
    Feed feed(10);
    feed.add(support::batch(1, 12)); // 1 and 2 are forgotten
    QTEST(feed.since(epoch, {1000, sequence}).has_value(), "known");
}

void tst_Feed::forgetsTheOldestBeyondItsCapacity()
{
    Feed feed(10);
    feed.add(support::batch(1, 12));
    QCOMPARE(feed.count(), 10);
    QVERIFY(!feed.photo("2"));
    QVERIFY(feed.photo("3"));
    QVERIFY(!feed.page(Position {1000, 3}, 5).hasMore);
}

void tst_Feed::countsPlaces()
{
    Feed feed(10);
    feed.add(support::batch(1, 4));
    feed.add(support::batch(5, 8, "lima"));
    QCOMPARE(feed.countOf("kyoto").count, 2);
    QCOMPARE(feed.countOf("lima").count, 8);
    QCOMPARE(feed.countOf("lima").lastPhotoAt.toMSecsSinceEpoch(), 1000);
    QCOMPARE(feed.countOf("nowhere").count, 0);
}

void tst_Feed::findsAPhotoById()
{
    Feed feed;
    feed.add(support::batch(1, 3));
    const auto photo = feed.photo("2");
    QVERIFY(photo);
    QCOMPARE(photo->id, QString("2"));
    QCOMPARE(photo->position, (Position {1000, 2}));
    QVERIFY(!feed.photo("nothing"));
}

void tst_Feed::beginsAnewAfterAReset()
{
    Feed feed;
    QSignalSpy cleared(&feed, &Feed::cleared);
    feed.add(support::batch(5, 3));
    feed.reset("second");
    QCOMPARE(cleared.size(), 1);
    QCOMPARE(feed.count(), 0);
    QVERIFY(!feed.since("epoch", {1000, 7}));
    feed.add(support::batch(1, 2, "kyoto", "second")); // lower positions are new again
    QCOMPARE(feed.count(), 2);
    QCOMPARE(feed.epoch(), QByteArray("second"));
}

void tst_Feed::leavesHiddenPhotosOutOfEverything()
{
    Feed feed;
    QSignalSpy hidden(&feed, &Feed::hidden);
    feed.add(support::batch(1, 5));

    feed.setHidden({"2", "5", "unknown"});

    QCOMPARE(hidden.count(), 1);
    QCOMPARE(hidden[0][0].toStringList(), (QStringList {"2", "5"}));
    QCOMPARE(idsOf(feed.page(std::nullopt, 10).media), (QStringList {"4", "3", "1"}));
    const auto page = feed.page(std::nullopt, 2);
    QCOMPARE(idsOf(page.media), (QStringList {"4", "3"}));
    QCOMPARE(idsOf(feed.page(page.position, 2).media), (QStringList {"1"}));
    const auto missed = feed.since("epoch", {1000, 1});
    QVERIFY(missed && missed->size() == 1);
    QCOMPARE(idsOf(missed->first().media), (QStringList {"4", "3"}));
    QVERIFY(feed.since("epoch", {1000, 4})->isEmpty());
    QCOMPARE(feed.countOf("kyoto").count, 3);
    QVERIFY(feed.isHidden("2"));
    QCOMPARE(feed.hiddenIds().size(), 2);

    feed.setHidden({"2", "5", "unknown"});
    QCOMPARE(hidden.count(), 1);
}

void tst_Feed::leavesOutHiddenPhotosThatArriveLater()
{
    Feed feed;
    feed.setHidden({"2", "4", "5"});
    QStringList told;
    QObject::connect(&feed, &Feed::keptHidden, &feed,
        [&told](const QStringList &ids) { told += "hidden " + ids.join(','); });
    QObject::connect(&feed, &Feed::kept, &feed,
        [&told](const photos::Batch &batch) { told += "kept " + idsOf(batch.media).join(','); });
    QObject::connect(&feed, &Feed::added, &feed, [&told](const photos::Batch &batch) {
        told += "added " + idsOf(batch.media).join(',');
        QCOMPARE(batch.photos.size(), idsOf(batch.media).size());
    });

    feed.add(support::batch(1, 3));
    feed.add(support::batch(4, 2));

    QCOMPARE(told, (QStringList {"hidden 2", "kept 3,2,1", "added 3,1", "hidden 5,4", "kept 5,4"}));
    QCOMPARE(feed.countOf("kyoto").count, 2);
    QCOMPARE(feed.position(), (Position {1000, 5}));
}

void tst_Feed::showsThemAgainWhereTheyWere()
{
    Feed feed;
    QSignalSpy unhidden(&feed, &Feed::unhidden);
    feed.setHidden({"2", "3"});
    feed.add(support::batch(1, 3));

    feed.setHidden({"3"});

    QCOMPARE(unhidden.count(), 1);
    QCOMPARE(unhidden[0][0].toStringList(), (QStringList {"2"}));
    QCOMPARE(idsOf(feed.page(std::nullopt, 10).media), (QStringList {"2", "1"}));
    QCOMPARE(feed.countOf("kyoto").count, 2);
}

QTEST_APPLESS_MAIN(tst_Feed)
#include "tst_Feed.moc"
