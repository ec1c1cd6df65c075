// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Photos.h"
#include "ui/PhotoListModel.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>

using ui::PhotoListModel;

namespace {

QStringList idsOf(const PhotoListModel &model)
{
    QStringList ids;
    for (int row = 0; row < model.rowCount(); ++row)
        ids += model.index(row, 0).data(PhotoListModel::IdRole).toString();
    return ids;
}

photos::Batch batchOf(const photos::Photo &photo)
{
    photos::Batch batch = support::batch(0, 1);
    batch.photos = {photo};
    return batch;
}

} // namespace

class tst_PhotoListModel : public QObject {
    Q_OBJECT

private slots:
    void showsTheNewestFirst();
    void numbersPhotosForGood();
    void forgetsTheOldestBeyondItsCapacity();
    void keepsTheNewestOfABatchBeyondItsCapacity();
    void takesEachPhotoOnce();
    void startsAfreshWhenCleared();
    void findsRowsById();
    void dropsTheRecord();
    void saysPlaceAndAuthor_data();
    void saysPlaceAndAuthor();
    void tellsScreenReadersAuthorPlaceTimeAndCaption();
    void escapesToolTips();
    void findsPhotosThroughEveryForgetting();
    void keepsLittleOfEachPhoto();
    void showsWhatMatches_data();
    void showsWhatMatches();
    void takesNewPhotosOnlyWhenTheyMatch();
    void numbersPhotosWithinTheFilter();
    void hidesPhotosAndShowsThemAgainWhereTheyWere();
    void hidesPhotosThatAreStillToCome();
    void listsHiddenPhotosWhenAsked();
};

void tst_PhotoListModel::showsTheNewestFirst()
{
    PhotoListModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);

    model.add(support::batch(1, 3));
    model.add(support::batch(4, 2));

    QCOMPARE(idsOf(model), QStringList({"5", "4", "3", "2", "1"}));
}

void tst_PhotoListModel::numbersPhotosForGood()
{
    PhotoListModel model(4);
    model.add(support::batch(0, 3));
    QCOMPARE(model.sequenceAt(0), 2);
    QCOMPARE(model.sequenceAt(2), 0);

    model.add(support::batch(3, 3)); // forgets 0 and 1

    QCOMPARE(model.sequenceAt(0), 5);
    QCOMPARE(model.sequenceAt(3), 2);
    QCOMPARE(model.photoAt(3).id, QStringLiteral("2"));
    QCOMPARE(model.index(3, 0).data(PhotoListModel::SequenceRole).toLongLong(), 2);
}

void tst_PhotoListModel::forgetsTheOldestBeyondItsCapacity()
{
    PhotoListModel model(3);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);

    model.add(support::batch(1, 3));
    model.add(support::batch(4, 2));

    QCOMPARE(idsOf(model), QStringList({"5", "4", "3"}));
    QCOMPARE(removed.count(), 1);
    QCOMPARE(model.rowOf(QStringLiteral("1")), -1);
}

void tst_PhotoListModel::keepsTheNewestOfABatchBeyondItsCapacity()
{
    PhotoListModel model(3);
    model.add(support::batch(1, 10));
    QCOMPARE(idsOf(model), QStringList({"10", "9", "8"}));
}

void tst_PhotoListModel::takesEachPhotoOnce()
{
    PhotoListModel model;
    photos::Batch twice = support::batch(1, 2);
    twice.photos += twice.photos;

    model.add(twice);
    model.add(support::batch(2, 2));

    QCOMPARE(idsOf(model), QStringList({"3", "2", "1"}));
}

void tst_PhotoListModel::startsAfreshWhenCleared()
{
    PhotoListModel model;
    model.add(support::batch(1, 3));
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);

    model.clear();
    QCOMPARE(reset.count(), 1);
    QCOMPARE(model.rowCount(), 0);

    model.add(support::batch(1, 1));
    QCOMPARE(idsOf(model), QStringList({"1"}));
    QCOMPARE(model.sequenceAt(0), 0);
}

void tst_PhotoListModel::findsRowsById()
{
    PhotoListModel model(4);
    model.add(support::batch(1, 6));

    QCOMPARE(model.rowOf(QStringLiteral("6")), 0);
    QCOMPARE(model.rowOf(QStringLiteral("3")), 3);
    QCOMPARE(model.rowOf(QStringLiteral("2")), -1);
}

void tst_PhotoListModel::dropsTheRecord()
{
    PhotoListModel model;
    QVERIFY(!support::photo(QStringLiteral("1")).record.isEmpty());
    model.add(support::batch(1, 1));
    QVERIFY(model.photoAt(0).record.isEmpty());
}

void tst_PhotoListModel::saysPlaceAndAuthor_data()
{
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("author");
    QTest::addColumn<QString>("text"); // isolates written as < and >
    QTest::newRow("both") << "Fort Point"
                          << "jo"
                          << "<Fort Point> · <jo>";
    QTest::newRow("no author") << "Fort Point"
                               << ""
                               << "<Fort Point>";
    QTest::newRow("line breaks") << "Fort\r\n\tPoint"
                                 << "j\0o"
                                 << "<Fort Point> · <j>";
    QTest::newRow("right to left") << "شارع"
                                   << "jo"
                                   << "<شارع> · <jo>";
    QTest::newRow("markup stays text") << "<b>x</b>"
                                       << "&amp;"
                                       << "<<b>x</b>> · <&amp;>";
}

void tst_PhotoListModel::saysPlaceAndAuthor()
{
    QFETCH(QString, place);
    QFETCH(QString, author);
    QFETCH(QString, text);
    photos::Photo photo = support::photo(QStringLiteral("1"));
    photo.placeName = place;
    photo.author = author;
    PhotoListModel model;

    model.add(batchOf(photo));

    QString shown = model.index(0, 0).data(Qt::DisplayRole).toString();
    shown.replace(QChar(0x2068), QLatin1Char('<')).replace(QChar(0x2069), QLatin1Char('>'));
    QCOMPARE(shown, text);
}

void tst_PhotoListModel::tellsScreenReadersAuthorPlaceTimeAndCaption()
{
    PhotoListModel model;
    photos::Photo photo = support::photo(QStringLiteral("1"));
    photo.takenAt = {};
    model.add(batchOf(photo));

    QString spoken = model.index(0, 0).data(Qt::AccessibleTextRole).toString();

    spoken.remove(QChar(0x2068)).remove(QChar(0x2069));
    const QString time = QLocale().toString(photo.createdAt.toLocalTime(), QLocale::ShortFormat);
    QCOMPARE(spoken, QStringLiteral("Jo Doe, Fort Point, %1, Under the bridge").arg(time));
}

void tst_PhotoListModel::escapesToolTips()
{
    photos::Photo photo = support::photo(QStringLiteral("1"));
    photo.caption = QStringLiteral("<img src=file:///etc/passwd> & more");
    PhotoListModel model;

    model.add(batchOf(photo));

    const QString tip = model.index(0, 0).data(Qt::ToolTipRole).toString();
    QVERIFY(!tip.contains(QLatin1String("<img")));
    QVERIFY(tip.contains(QLatin1String("&lt;img")));
}

void tst_PhotoListModel::findsPhotosThroughEveryForgetting()
{
    PhotoListModel model(7); // the index has sixteen places: ids meet in it all the time
    for (int first = 0; first < 500; first += 3) {
        model.add(support::batch(first, 3));
        const int last = first + 2;
        for (int id = std::max(0, last - 20); id <= last; ++id) {
            const int row = last - id;
            QCOMPARE(model.rowOf(QString::number(id)), row < model.rowCount() ? row : -1);
        }
    }
    QCOMPARE(idsOf(model).first(), QStringLiteral("500"));
}

void tst_PhotoListModel::keepsLittleOfEachPhoto()
{
    constexpr int count = 8'000;
    PhotoListModel model(count);
    for (int first = 0; first < count; first += 500)
        model.add(support::batch(first, 500));
    QCOMPARE(model.rowCount(), count);
    QVERIFY2(model.bytes() <= 200 * count, qPrintable(QString::number(model.bytes() / count)));

    // Old text is given back: as much again changes nothing.
    const qsizetype before = model.bytes();
    for (int first = count; first < 2 * count; first += 500)
        model.add(support::batch(first, 500));
    QVERIFY(model.bytes() < before + 3 * ui::TextArena::blockBytes);
}

namespace {

/// Five photos that differ in everything one can look for. Newest first: e, d, c, b, a.
photos::Batch fivePhotos()
{
    const auto photo = [](const char *id, const QString &place, const QString &author,
                           const QString &caption, qint64 seconds) {
        photos::Photo one = support::photo(QString::fromLatin1(id));
        one.placeName = place;
        one.author = author;
        one.caption = caption;
        one.createdAt = QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
        one.tags = {QStringLiteral("tag") + QString::fromLatin1(id)};
        return one;
    };
    photos::Batch batch = support::batch(0, 1);
    batch.photos = {photo("e", "Fort Point", "jo", "Grüße vom ÄRMELKANAL", 5000),
        photo("d", "京都", "真由美", "清水寺の朝", 4000),
        photo("c", "Fort Point", "Ann", "the red BRIDGE again", 3000),
        photo("b", "Ferry Building", "jo", "Закат над морем", 2000),
        photo("a", "Fort Point", "jo", "Red bricks", 1000)};
    batch.photos[1].slug = QStringLiteral("kyoto");
    batch.photos[2].slug = QStringLiteral("san-francisco");
    batch.photos[3].source = QStringLiteral("folder");
    return batch;
}

} // namespace

void tst_PhotoListModel::showsWhatMatches_data()
{
    QTest::addColumn<ui::PhotoFilter>("filter");
    QTest::addColumn<QString>("ids");
    const auto at = [](qint64 seconds) { return QDateTime::fromSecsSinceEpoch(seconds); };
    using F = ui::PhotoFilter;
    QTest::newRow("nothing wished") << F {} << "edcba";
    QTest::newRow("place") << F {.place = "Fort Point"} << "eca";
    QTest::newRow("author") << F {.author = "jo"} << "eba";
    QTest::newRow("author, not a part") << F {.author = "j"} << "";
    QTest::newRow("author and place") << F {.place = "Fort Point", .author = "jo"} << "ea";
    QTest::newRow("watched place") << F {.slug = "san-francisco"} << "c";
    QTest::newRow("source") << F {.source = "folder"} << "b";
    QTest::newRow("word, large or small") << F {.text = "bridge"} << "c";
    QTest::newRow("part of a word") << F {.text = "RIDG"} << "c";
    QTest::newRow("two words anywhere") << F {.text = "red  jo"} << "a";
    QTest::newRow("a word in the author") << F {.text = "ann"} << "c";
    QTest::newRow("a word in the place") << F {.text = "ferry"} << "b";
    QTest::newRow("tag") << F {.text = "#tagd"} << "d";
    QTest::newRow("umlauts") << F {.text = "ärmel GRÜß"} << "e";
    QTest::newRow("umlauts, one word") << F {.text = "ärmelKanal"} << "e";
    QTest::newRow("Cyrillic") << F {.text = "ЗАКАТ"} << "b";
    QTest::newRow("Japanese") << F {.text = "水寺"} << "d";
    QTest::newRow("no word across caption and tag") << F {.text = "again#tag"} << "";
    QTest::newRow("blank") << F {.text = "   "} << "edcba";
    QTest::newRow("since") << F {.since = at(3000)} << "edc";
    QTest::newRow("until") << F {.until = at(3000)} << "ba";
    QTest::newRow("between") << F {.since = at(2000), .until = at(4000)} << "cb";
    QTest::newRow("a text longer than any limit") << F {.text = QString(5000, 'x')} << "";
}

void tst_PhotoListModel::showsWhatMatches()
{
    QFETCH(ui::PhotoFilter, filter);
    QFETCH(QString, ids);
    PhotoListModel model;
    model.add(fivePhotos());
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);

    model.setFilter(filter);
    QCOMPARE(idsOf(model).join(QString()), ids);
    QCOMPARE(model.keptCount(), 5);

    model.setFilter({});
    QCOMPARE(idsOf(model).join(QString()), "edcba");
}

void tst_PhotoListModel::takesNewPhotosOnlyWhenTheyMatch()
{
    PhotoListModel model(8);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setFilter({.author = "Ann"});
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);

    model.add(support::batch(0, 3));
    QCOMPARE(inserted.count(), 0);
    model.add(fivePhotos());
    QCOMPARE(idsOf(model), QStringList({"c"}));
    QCOMPARE(inserted.count(), 1);
    QCOMPARE(model.rowOf("c"), 0);
    QCOMPARE(model.rowOf("d"), -1);

    model.add(support::batch(3, 6)); // forgets 0, 1, 2, a, b and c
    QCOMPARE(model.rowCount(), 0);
    model.setFilter({});
    QCOMPARE(model.rowCount(), 8);
    QCOMPARE(idsOf(model).last(), "d");
}

void tst_PhotoListModel::numbersPhotosWithinTheFilter()
{
    PhotoListModel model(8);
    model.add(support::batch(0, 2));
    model.add(fivePhotos());
    model.setFilter({.place = "Fort Point"}); // 0, 1, a, c, e
    QCOMPARE(model.sequenceAt(0), 4);
    QCOMPARE(model.sequenceAt(4), 0);

    photos::Batch more = support::batch(10, 3); // forgets 0 and 1
    model.add(more);

    QCOMPARE(model.rowCount(), 6);
    QCOMPARE(model.sequenceAt(model.rowOf("e")), 4);
    QCOMPARE(model.sequenceAt(0), 7);
}

void tst_PhotoListModel::hidesPhotosAndShowsThemAgainWhereTheyWere()
{
    PhotoListModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.add(support::batch(0, 10));
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);

    model.hide({"2", "8", "3", "nobody", "9", "4"});
    QCOMPARE(idsOf(model), QStringList({"7", "6", "5", "1", "0"}));
    QCOMPARE(removed.count(), 2); // neighbours together
    model.hide({"2"});
    QCOMPARE(removed.count(), 2);

    model.unhide({"3", "9", "4", "2", "1"});
    QCOMPARE(idsOf(model), QStringList({"9", "7", "6", "5", "4", "3", "2", "1", "0"}));
    QCOMPARE(inserted.count(), 2);
}

void tst_PhotoListModel::hidesPhotosThatAreStillToCome()
{
    PhotoListModel model;
    model.hide({"1"});
    model.add(support::batch(0, 3));
    QCOMPARE(idsOf(model), QStringList({"2", "0"}));

    model.unhide({"1"});
    QCOMPARE(idsOf(model), QStringList({"2", "1", "0"}));

    model.hide({"1"});
    model.clear(); // whoever gives everything anew says again what is hidden
    model.add(support::batch(0, 3));
    QCOMPARE(idsOf(model), QStringList({"2", "1", "0"}));
}

void tst_PhotoListModel::listsHiddenPhotosWhenAsked()
{
    PhotoListModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.add(support::batch(0, 5));
    model.hide({"1", "3"});

    model.setFilter({.isHidden = true});
    QCOMPARE(idsOf(model), QStringList({"3", "1"}));
    model.unhide({"3"});
    QCOMPARE(idsOf(model), QStringList({"1"}));
    model.hide({"4"});
    QCOMPARE(idsOf(model), QStringList({"4", "1"}));
}

QTEST_GUILESS_MAIN(tst_PhotoListModel)

#include "tst_PhotoListModel.moc"
