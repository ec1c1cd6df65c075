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

QTEST_GUILESS_MAIN(tst_PhotoListModel)

#include "tst_PhotoListModel.moc"
