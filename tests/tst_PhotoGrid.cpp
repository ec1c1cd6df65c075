// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Photos.h"
#include "support/Pictures.h"
#include "ui/GridLayout.h"
#include "ui/PhotoGrid.h"
#include "ui/PhotoListModel.h"
#include "ui/TileCache.h"
#include "ui/TilePainter.h"

#include <QAccessible>
#include <QApplication>
#include <QElapsedTimer>
#include <QPainter>
#include <QProcess>
#include <QProcessEnvironment>
#include <QProxyStyle>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <array>
#include <cmath>

using namespace ui;
using images::PictureSize;

namespace {

/// What a desktop sets for people who want no motion.
class StillStyle : public QProxyStyle {
public:
    using QProxyStyle::QProxyStyle;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
        QStyleHintReturn *data) const override
    {
        return hint == SH_Widget_Animation_Duration
            ? 0
            : QProxyStyle::styleHint(hint, option, widget, data);
    }
};

/// A grid in a window of 760 × 560 with photos 0 … count − 1; four columns. Without motion.
struct Scene {
    explicit Scene(int count)
    {
        grid.setStyle(&still);
        grid.verticalScrollBar()->setStyle(&still);
        grid.resize(760, 560);
        grid.setModel(&model);
        if (count > 0)
            model.add(support::batch(0, count));
        grid.show();
        if (!QTest::qWaitForWindowExposed(&grid))
            qFatal("no window");
    }
    QRect rectOf(const char *id) const
    {
        return grid.visualRect(model.index(model.rowOf(QString::fromLatin1(id)), 0));
    }
    QScrollBar *bar() const { return grid.verticalScrollBar(); }
    QPushButton *button() const
    {
        return grid.findChild<QPushButton *>(QStringLiteral("newPhotosButton"));
    }

    /// Newest first.
    QStringList selected() const
    {
        QStringList ids;
        for (int row = 0; row < model.rowCount(); ++row) {
            if (grid.selectionModel()->isSelected(model.index(row, 0)))
                ids += model.idAt(row);
        }
        return ids;
    }
    /// The mouse goes there with its left button held.
    void drag(const QPoint &to, Qt::KeyboardModifiers keys = {})
    {
        QMouseEvent move(QEvent::MouseMove, to, grid.viewport()->mapToGlobal(to), Qt::NoButton,
            Qt::LeftButton, keys);
        QApplication::sendEvent(grid.viewport(), &move);
    }

    PhotoListModel model;
    StillStyle still;
    PhotoGrid grid;
    QSignalSpy wanted {&grid, &PhotoGrid::pictureWanted};
};

QByteArray jpegOf(Qt::GlobalColor colour)
{
    QImage image(320, 240, QImage::Format_RGB32);
    image.fill(colour);
    return support::encoded(image, "jpg");
}

bool isNear(const QColor &one, const QColor &other)
{
    return std::abs(one.red() - other.red()) < 8 && std::abs(one.green() - other.green()) < 8
        && std::abs(one.blue() - other.blue()) < 8;
}

} // namespace

class tst_PhotoGrid : public QObject {
    Q_OBJECT

private slots:
    void laysTilesEdgeToEdge_data();
    void laysTilesEdgeToEdge();
    void findsWhatItLaid();
    void costsTheSameForAMillion();
    void readsFromNewestToOldest();
    void movesNoPhotoWhenOneComesIn();
    void staysWhereOneIsWhenScrolledAway();
    void countsDownWhileScrollingUp();
    void returnsToTheNewestAtAClick();
    void staysAtTheTopWhenAtTheTop();
    void keepsItsPlaceWhenTheWidthChanges();
    void keepsItsPlaceWhenOldPhotosGo();
    void movesByKeys_data();
    void movesByKeys();
    void opensPhotosByDoubleClickAndEnter();
    void selectsFromOnePhotoToAnotherWithShift_data();
    void selectsFromOnePhotoToAnotherWithShift();
    void selectsWhatARubberBandTouches_data();
    void selectsWhatARubberBandTouches();
    void stretchesTheBandWhileItScrolls();
    void takesAnUnsteadyClickForNoBand();
    void changesTileSizeByCtrlWheel();
    void asksForWhatIsInView();
    void asksNewestLast();
    void paintsPicturesPixelByPixel();
    void marksFailedPictures();
    void toleratesPicturesThatAreNone();
    void boundsItsCacheInBytes();
    void fadesNewPhotosInUnlessMotionIsUnwanted();
    void slidesOnWhenAnotherPhotoComes();
    void mirrorsForRightToLeft();
    void tellsScreenReadersEachPhoto_data();
    void tellsScreenReadersEachPhoto();
    void startsAfreshWhenTheModelDoes();
    void fillsRowsFromEdgeToEdge_data();
    void fillsRowsFromEdgeToEdge();
    void neverChangesAFullRow();
    void staysWhereItIsWhenTheNewestRowIsFull();
    void findsWhatItLaidInRows();
    void forgetsRowsFromTheOldest();
    void movesNothingInRowsWhenScrolledAway();
    void walksRowsByKeys();
    void staysWherePhotosInTheMiddleAreHidden();
    void takesPicturesThatComeWhenScrolledAway();
    void asksForPicturesInTheShapeOfTheirTiles();
    void copiesPixelsAtEveryScale_data();
    void copiesPixelsAtEveryScale();
    void makesTilesOfThePixelsOfTheScreen();
    void makesTilesOfThePixelsOfEveryScreen_data();
    void makesTilesOfThePixelsOfEveryScreen();
    void neverShowsTheGroundWhileItIsResized();
};

void tst_PhotoGrid::laysTilesEdgeToEdge_data()
{
    QTest::addColumn<int>("width");
    for (const int width : {50, 180, 184, 185, 361, 760, 1001, 1919, 3840})
        QTest::newRow(qPrintable(QString::number(width))) << width;
}

void tst_PhotoGrid::laysTilesEdgeToEdge()
{
    QFETCH(int, width);
    const GridLayout layout {.width = width, .count = 1000};
    const int columns = layout.columns();

    // The last line is full: numbers columns - 1 … 0 from left to right.
    QCOMPARE(layout.cell(columns - 1).left(), GridLayout::gap);
    QCOMPARE(layout.cell(0).right() + 1, width - GridLayout::gap);
    for (int number = 1; number < columns; ++number) {
        QCOMPARE(layout.cell(number - 1).left() - layout.cell(number).right() - 1, GridLayout::gap);
        QVERIFY(std::abs(layout.cell(number).width() - layout.side()) <= 1);
    }
    QVERIFY(columns == 1 || layout.side() >= layout.tileSize);
}

void tst_PhotoGrid::findsWhatItLaid()
{
    for (const bool isRightToLeft : {false, true}) {
        const GridLayout layout {
            .width = 1000, .oldest = 17, .count = 100, .isRightToLeft = isRightToLeft};
        for (qint64 number = 17; number < 117; ++number) {
            QCOMPARE(layout.at(layout.cell(number).center()), number);
            QCOMPARE(layout.at(layout.cell(number).topLeft()), number);
            QCOMPARE(layout.at(layout.cell(number).bottomRight()), number);
        }
        QVERIFY(!layout.at(layout.cell(117).center())); // still to come
        QVERIFY(!layout.at(layout.cell(16).center())); // forgotten
        QVERIFY(!layout.at({-1, -1}));
        QVERIFY(!layout.at({10, layout.height() + 1}));
        QVERIFY(!layout.at(layout.cell(50).topRight() + QPoint(2, 0))); // between two
    }
}

void tst_PhotoGrid::costsTheSameForAMillion()
{
    const GridLayout layout {.width = 1920, .count = 1'000'000};
    QCOMPARE(layout.lineOf(layout.newest()), 0);
    QCOMPARE(layout.lineOf(0), layout.lines() - 1);
    QVERIFY(layout.height() > 0); // no overflow
    QCOMPARE(layout.at(layout.cell(0).center()), 0);
}

void tst_PhotoGrid::readsFromNewestToOldest()
{
    Scene scene(10); // 4 columns: two in the first line, at its end
    QCOMPARE(scene.rectOf("9").top(), GridLayout::gap);
    QVERIFY(scene.rectOf("9").right() < scene.rectOf("8").left());
    QCOMPARE(scene.rectOf("9").top(), scene.rectOf("8").top());
    QVERIFY(scene.rectOf("7").top() > scene.rectOf("8").top());
    QCOMPARE(scene.rectOf("7").left(), GridLayout::gap);
    QCOMPARE(scene.rectOf("0").left(), scene.rectOf("8").left());
}

void tst_PhotoGrid::movesNoPhotoWhenOneComesIn()
{
    Scene scene(10);
    const QRect before = scene.rectOf("9");

    scene.model.add(support::batch(10, 2)); // the first line is full now

    QCOMPARE(scene.rectOf("9"), before);
    QCOMPARE(scene.rectOf("11").left(), GridLayout::gap);
    QCOMPARE(scene.bar()->value(), 0);
    QCOMPARE(scene.grid.newCount(), 0);
}

void tst_PhotoGrid::staysWhereOneIsWhenScrolledAway()
{
    Scene scene(200);
    scene.bar()->setValue(1000);
    const QRect before = scene.rectOf("150");
    QSignalSpy counts(&scene.grid, &PhotoGrid::newCountChanged);
    const int above = scene.grid.newCount(); // none: they were all in view at the start
    QCOMPARE(above, 0);

    scene.model.add(support::batch(200, 7));
    scene.model.add(support::batch(207, 5));

    QCOMPARE(scene.rectOf("150"), before);
    QCOMPARE(scene.grid.newCount(), 12);
    QCOMPARE(counts.last().at(0).toInt(), 12);
    QVERIFY(scene.button()->isVisible());
    QTRY_COMPARE(scene.button()->text(), QStringLiteral("12 new ↑"));
    QVERIFY(scene.button()->accessibleName().contains(QLatin1String("12")));
    QVERIFY(scene.grid.viewport()->geometry().contains(scene.button()->geometry()));
}

void tst_PhotoGrid::countsDownWhileScrollingUp()
{
    Scene scene(200);
    scene.bar()->setValue(1000);
    scene.model.add(support::batch(200, 40));
    QCOMPARE(scene.grid.newCount(), 40);

    scene.bar()->setValue(5 * (scene.rectOf("0").height() + GridLayout::gap));
    QCOMPARE(scene.grid.newCount(), 20); // five lines of four are still above
    scene.bar()->setValue(1000);
    QCOMPARE(scene.grid.newCount(), 20); // seen is seen
    scene.bar()->setValue(0);
    QCOMPARE(scene.grid.newCount(), 0);
    QVERIFY(!scene.button()->isVisible());
}

void tst_PhotoGrid::returnsToTheNewestAtAClick()
{
    Scene scene(200);
    scene.bar()->setValue(1000);
    scene.model.add(support::batch(200, 3));

    QTest::mouseClick(scene.button(), Qt::LeftButton);

    QTRY_COMPARE(scene.bar()->value(), 0);
    QCOMPARE(scene.grid.newCount(), 0);
    QVERIFY(!scene.button()->isVisible());
}

void tst_PhotoGrid::staysAtTheTopWhenAtTheTop()
{
    Scene scene(200);
    scene.model.add(support::batch(200, 9)); // begins lines of its own
    QTRY_COMPARE(scene.bar()->value(), 0);
    QCOMPARE(scene.grid.newCount(), 0);
    QCOMPARE(scene.rectOf("208").top(), GridLayout::gap);
}

void tst_PhotoGrid::keepsItsPlaceWhenTheWidthChanges()
{
    Scene scene(400);
    scene.bar()->setValue(3000);
    const QModelIndex first = scene.grid.indexAt({20, 100});
    QVERIFY(first.isValid());

    scene.grid.resize(1100, 560); // more columns

    QVERIFY(scene.grid.visualRect(first).intersects(scene.grid.viewport()->rect()));
    scene.grid.setTileSize(300);
    QVERIFY(scene.grid.visualRect(first).intersects(scene.grid.viewport()->rect()));
}

void tst_PhotoGrid::keepsItsPlaceWhenOldPhotosGo()
{
    PhotoListModel model(100);
    model.add(support::batch(0, 100));
    PhotoGrid grid;
    grid.resize(760, 560);
    grid.setModel(&model);
    grid.show();
    QVERIFY(QTest::qWaitForWindowExposed(&grid));
    grid.verticalScrollBar()->setValue(1000);
    const auto rectOf = [&](const char *id) {
        return grid.visualRect(model.index(model.rowOf(QLatin1String(id)), 0));
    };
    const QRect before = rectOf("70");

    model.add(support::batch(100, 20));

    QCOMPARE(model.rowCount(), 100);
    QCOMPARE(rectOf("70"), before);
}

void tst_PhotoGrid::movesByKeys_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    // Lines: 49 48 | 47 46 45 44 | 43 42 41 40 | …  | 3 2 1 0
    QTest::newRow("right is older") << Qt::Key_Right << "46"
                                    << "45";
    QTest::newRow("right at the end of a line") << Qt::Key_Right << "44"
                                                << "43";
    QTest::newRow("left is newer") << Qt::Key_Left << "46"
                                   << "47";
    QTest::newRow("left at the newest") << Qt::Key_Left << "49"
                                        << "49";
    QTest::newRow("down") << Qt::Key_Down << "46"
                          << "42";
    QTest::newRow("up") << Qt::Key_Up << "42"
                        << "46";
    QTest::newRow("up to where no photo is") << Qt::Key_Up << "47"
                                             << "49";
    QTest::newRow("up in the first line") << Qt::Key_Up << "48"
                                          << "48";
    QTest::newRow("down in the last line") << Qt::Key_Down << "2"
                                           << "2";
    QTest::newRow("home") << Qt::Key_Home << "20"
                          << "49";
    QTest::newRow("end") << Qt::Key_End << "20"
                         << "0";
    QTest::newRow("page down") << Qt::Key_PageDown << "46"
                               << "34"; // three lines
    QTest::newRow("page up") << Qt::Key_PageUp << "22"
                             << "34";
}

void tst_PhotoGrid::movesByKeys()
{
    QFETCH(Qt::Key, key);
    QFETCH(QString, from);
    Scene scene(50);
    scene.grid.setCurrentIndex(scene.model.index(scene.model.rowOf(from), 0));

    QTest::keyClick(&scene.grid, key);

    const QModelIndex current = scene.grid.currentIndex();
    QTEST(current.data(PhotoListModel::IdRole).toString(), "to");
    QVERIFY(scene.grid.viewport()->rect().contains(scene.grid.visualRect(current)));
    QVERIFY(scene.grid.selectionModel()->isSelected(current));
}

void tst_PhotoGrid::opensPhotosByDoubleClickAndEnter()
{
    Scene scene(50);
    QSignalSpy activated(&scene.grid, &QAbstractItemView::activated);

    const QPoint at = scene.rectOf("46").center();
    QTest::mouseClick(scene.grid.viewport(), Qt::LeftButton, {}, at);
    QTest::mouseDClick(scene.grid.viewport(), Qt::LeftButton, {}, at);
    QCOMPARE(activated.count(), 1);
    QTest::keyClick(&scene.grid, Qt::Key_Right);
    QTest::keyClick(&scene.grid, Qt::Key_Return);

    QCOMPARE(activated.count(), 2);
    const auto idOf = [&](int call) {
        return activated.at(call).at(0).toModelIndex().data(PhotoListModel::IdRole).toString();
    };
    QCOMPARE(idOf(0), QStringLiteral("46"));
    QCOMPARE(idOf(1), QStringLiteral("45"));
}

void tst_PhotoGrid::selectsFromOnePhotoToAnotherWithShift_data()
{
    QTest::addColumn<bool>("byKeys");
    QTest::addColumn<bool>("isJustified");
    QTest::newRow("mouse") << false << false;
    QTest::newRow("keys") << true << false;
    QTest::newRow("mouse, rows") << false << true;
    QTest::newRow("keys, rows") << true << true;
}

void tst_PhotoGrid::selectsFromOnePhotoToAnotherWithShift()
{
    QFETCH(bool, byKeys);
    QFETCH(bool, isJustified);
    Scene scene(50);
    scene.grid.setJustified(isJustified);
    const QPoint from = scene.rectOf("45").center();
    QTest::mouseClick(scene.grid.viewport(), Qt::LeftButton, {}, from);
    if (byKeys) {
        for (int i = 0; i < 4; ++i)
            QTest::keyClick(&scene.grid, Qt::Key_Right, Qt::ShiftModifier);
    } else {
        QTest::mouseClick(
            scene.grid.viewport(), Qt::LeftButton, Qt::ShiftModifier, scene.rectOf("41").center());
    }
    // Over the end of the line, not the rectangle between the two.
    QCOMPARE(scene.selected(), QStringList({"45", "44", "43", "42", "41"}));
    QTest::mouseClick(
        scene.grid.viewport(), Qt::LeftButton, Qt::ControlModifier, scene.rectOf("43").center());
    QCOMPARE(scene.selected(), QStringList({"45", "44", "42", "41"}));
}

void tst_PhotoGrid::selectsWhatARubberBandTouches_data()
{
    QTest::addColumn<Qt::KeyboardModifiers>("keys");
    QTest::addColumn<QStringList>("selected");
    // Lines: 49 48 | 47 46 45 44 | 43 42 41 40 | …
    const QStringList touched {"46", "45", "42", "41"};
    QTest::newRow("alone") << Qt::KeyboardModifiers() << touched;
    QTest::newRow("Ctrl adds to it")
        << Qt::KeyboardModifiers(Qt::ControlModifier) << QStringList {"49"} + touched;
}

void tst_PhotoGrid::selectsWhatARubberBandTouches()
{
    QFETCH(Qt::KeyboardModifiers, keys);
    QFETCH(QStringList, selected);
    Scene scene(50);
    QWidget *viewport = scene.grid.viewport();
    QTest::mouseClick(viewport, Qt::LeftButton, {}, scene.rectOf("49").center());
    const QImage before = viewport->grab().toImage();
    // From the gap above the second line into the third.
    const QPoint from = scene.rectOf("46").topLeft() + QPoint(20, -2);
    const QPoint to = scene.rectOf("41").topLeft() + QPoint(30, 30);

    QTest::mousePress(viewport, Qt::LeftButton, keys, from);
    scene.drag(from + QPoint(9, 9), keys);
    scene.drag(to, keys);

    QCOMPARE(scene.selected(), selected);
    const QPoint inside(from.x() + 40, scene.rectOf("43").top() - 2); // a gap under the band
    QVERIFY(viewport->grab().toImage().pixelColor(inside) != before.pixelColor(inside));
    QTest::mouseRelease(viewport, Qt::LeftButton, keys, to);
    QCOMPARE(viewport->grab().toImage().pixelColor(inside), before.pixelColor(inside));
    QCOMPARE(scene.selected(), selected);
}

void tst_PhotoGrid::stretchesTheBandWhileItScrolls()
{
    Scene scene(200);
    const QPoint from = scene.rectOf("199").center();
    QTest::mousePress(scene.grid.viewport(), Qt::LeftButton, {}, from);
    scene.drag(from + QPoint(60, 300));
    const qsizetype before = scene.selected().size();

    scene.bar()->setValue(600);

    QVERIFY(scene.selected().size() > before);
    QVERIFY(scene.selected().contains("199")); // out of view, and still in the band
    QTest::mouseRelease(scene.grid.viewport(), Qt::LeftButton, {}, from + QPoint(60, 300));
}

void tst_PhotoGrid::takesAnUnsteadyClickForNoBand()
{
    Scene scene(50);
    const QPoint from = scene.rectOf("46").center();
    QTest::mousePress(scene.grid.viewport(), Qt::LeftButton, {}, from);
    const QImage before = scene.grid.viewport()->grab().toImage();
    scene.drag(from + QPoint(2, 1));
    QCOMPARE(scene.grid.viewport()->grab().toImage(), before);
    QCOMPARE(scene.selected(), QStringList("46"));
}

void tst_PhotoGrid::changesTileSizeByCtrlWheel()
{
    Scene scene(50);
    QSignalSpy sizes(&scene.grid, &PhotoGrid::tileSizeChanged);
    const int before = scene.grid.tileSize();
    const auto turn = [&scene](int delta) {
        QWheelEvent event({50, 50}, {50, 50}, {}, {0, delta}, Qt::NoButton, Qt::ControlModifier,
            Qt::NoScrollPhase, false);
        QApplication::sendEvent(scene.grid.viewport(), &event);
    };

    turn(120);
    QCOMPARE(scene.grid.tileSize(), before + 16);
    turn(-60);
    turn(-60); // a touchpad's halves
    QCOMPARE(scene.grid.tileSize(), before);
    QCOMPARE(sizes.count(), 2);

    scene.grid.setTileSize(5);
    QCOMPARE(scene.grid.tileSize(), 96);
    scene.grid.setTileSize(5000);
    QCOMPARE(scene.grid.tileSize(), 480);
}

void tst_PhotoGrid::asksForWhatIsInView()
{
    Scene scene(1000);
    const QSignalSpy &wanted = scene.wanted;
    QTRY_VERIFY(!wanted.isEmpty());

    // Three lines in view, half a screen around them: not the thousand.
    QVERIFY2(
        wanted.count() >= 12 && wanted.count() <= 32, qPrintable(QString::number(wanted.count())));
    const qsizetype first = wanted.count();
    scene.bar()->setValue(10'000);
    QTRY_VERIFY(wanted.count() > first);
    const QString id = wanted.last().at(0).toString();
    QVERIFY(scene.grid.viewport()->rect().intersects(scene.rectOf(id.toLatin1().constData())));

    QSet<QString> ids;
    for (const auto &call : std::as_const(wanted))
        ids += call.at(0).toString();
    QCOMPARE(ids.size(), wanted.count()); // each once
}

void tst_PhotoGrid::asksNewestLast()
{
    Scene scene(1000);
    QTRY_VERIFY(!scene.wanted.isEmpty());
    QCOMPARE(scene.wanted.last().at(0).toString(), QStringLiteral("999"));
    QCOMPARE(scene.wanted.last().at(1).value<PictureSize>(), PictureSize::Small);
}

void tst_PhotoGrid::paintsPicturesPixelByPixel()
{
    Scene scene(8);
    QTRY_COMPARE(scene.wanted.size(), 8);
    scene.grid.showPicture(QStringLiteral("7"), PictureSize::Small, jpegOf(Qt::red));
    const QRect rect = scene.rectOf("7");
    const auto colourAt = [&scene](const QPoint &point) {
        return scene.grid.viewport()->grab().toImage().pixelColor(point);
    };

    QTRY_VERIFY(isNear(colourAt(rect.center()), Qt::red));

    QVERIFY(isNear(colourAt({rect.center().x(), rect.top()}), Qt::red));
    QVERIFY(isNear(colourAt({rect.left(), rect.center().y()}), Qt::red));
    QVERIFY(isNear(colourAt({rect.right(), rect.center().y()}), Qt::red));
    // Round corners, and the gap beside.
    const QColor paper = scene.grid.palette().color(QPalette::Base);
    QVERIFY(isNear(colourAt(rect.topLeft()), paper));
    QVERIFY(isNear(colourAt(rect.bottomRight()), paper));
    QVERIFY(isNear(colourAt({rect.right() + 2, rect.center().y()}), paper));
    // A shade under the caption at the foot.
    QVERIFY(colourAt({rect.right() - 4, rect.bottom() - 10}).red() < 170);
}

void tst_PhotoGrid::marksFailedPictures()
{
    Scene scene(8);
    QTRY_COMPARE(scene.wanted.size(), 8);
    const QRect rect = scene.rectOf("7");
    const QImage before = scene.grid.viewport()->grab(rect).toImage();

    scene.grid.showFailure(QStringLiteral("7"), PictureSize::Small);

    QTRY_VERIFY(scene.grid.viewport()->grab(rect).toImage() != before);
    scene.grid.showPicture(QStringLiteral("7"), PictureSize::Small, jpegOf(Qt::red));
    QTRY_VERIFY(isNear(scene.grid.viewport()->grab().toImage().pixelColor(rect.center()), Qt::red));
    scene.grid.showFailure(QStringLiteral("7"), PictureSize::Large); // the viewer's: not ours
    QVERIFY(isNear(scene.grid.viewport()->grab().toImage().pixelColor(rect.center()), Qt::red));
}

void tst_PhotoGrid::toleratesPicturesThatAreNone()
{
    Scene scene(8);
    QTRY_COMPARE(scene.wanted.size(), 8);
    scene.grid.showPicture(QStringLiteral("7"), PictureSize::Small, "<html>");
    scene.grid.showPicture(QStringLiteral("nobody"), PictureSize::Small, jpegOf(Qt::red));
    scene.grid.showFailure(QStringLiteral("nobody"), PictureSize::Small);
    scene.grid.showPicture(QStringLiteral("6"), PictureSize::Small, jpegOf(Qt::red));

    QTRY_VERIFY(isNear(
        scene.grid.viewport()->grab().toImage().pixelColor(scene.rectOf("6").center()), Qt::red));
}

void tst_PhotoGrid::boundsItsCacheInBytes()
{
    TileCache cache;
    cache.setBytes(100 * 100 * 4 * 10); // ten tiles
    QList<TileCache::Wish> wishes;
    for (int i = 0; i < 25; ++i)
        wishes += {QString::number(i), QSize(100, 100), 1333};
    cache.want(wishes);
    QSignalSpy changed(&cache, &TileCache::changed);
    const QByteArray jpeg = jpegOf(Qt::blue);

    for (int i = 0; i < 25; ++i)
        cache.take(QString::number(i), PictureSize::Small, jpeg);

    QTRY_COMPARE(changed.count(), 25);
    QCOMPARE(cache.bytes(), 100 * 100 * 4 * 10);
    int kept = 0;
    for (int i = 0; i < 25; ++i)
        kept += cache.find(QString::number(i)) ? 1 : 0;
    QCOMPARE(kept, 10);
}

void tst_PhotoGrid::fadesNewPhotosInUnlessMotionIsUnwanted()
{
    PhotoListModel model;
    PhotoGrid grid;
    if (grid.style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, &grid) == 0)
        QSKIP("this desktop wants no motion");
    grid.resize(760, 560);
    grid.setModel(&model);
    model.add(support::batch(0, 9)); // one in the first line
    grid.show();
    QVERIFY(QTest::qWaitForWindowExposed(&grid));
    QSignalSpy wanted(&grid, &PhotoGrid::pictureWanted);
    model.add(support::batch(9, 1));
    QTRY_VERIFY(!wanted.isEmpty() && wanted.last().at(0) == QStringLiteral("9"));
    const QRect rect = grid.visualRect(model.index(0, 0));
    const auto colour = [&] { return grid.viewport()->grab().toImage().pixelColor(rect.center()); };

    grid.showPicture(QStringLiteral("9"), PictureSize::Small, jpegOf(Qt::red));

    bool wasBetween = false; // between the placeholder's grey and red
    qint64 longestLook = 0;
    QElapsedTimer look;
    QTRY_VERIFY([&] {
        if (look.isValid())
            longestLook = std::max(longestLook, look.elapsed());
        look.start();
        const QColor now = colour();
        wasBetween = wasBetween || (now.green() > 15 && now.green() < now.red() - 15);
        return isNear(now, Qt::red);
    }());
    // A machine too busy to look once in 180 ms cannot tell.
    QVERIFY(wasBetween || longestLook > 90);

    Scene still(9);
    still.model.add(support::batch(9, 1));
    QTRY_VERIFY(!still.wanted.isEmpty() && still.wanted.last().at(0) == QStringLiteral("9"));
    still.grid.showPicture(QStringLiteral("9"), PictureSize::Small, jpegOf(Qt::red));
    const QPoint at = still.rectOf("9").center();
    QTRY_VERIFY([&] {
        const QColor now = still.grid.viewport()->grab().toImage().pixelColor(at);
        if (now.green() > 15 && now.green() < now.red() - 15)
            qFatal("it moves");
        return isNear(now, Qt::red);
    }());
}

void tst_PhotoGrid::slidesOnWhenAnotherPhotoComes()
{
    PhotoListModel model;
    PhotoGrid grid;
    if (grid.style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, &grid) == 0)
        QSKIP("this desktop wants no motion");
    grid.resize(760, 560);
    grid.setModel(&model);
    model.add(support::batch(0, 16)); // four full lines
    grid.show();
    QVERIFY(QTest::qWaitForWindowExposed(&grid));
    model.add(support::batch(16, 1)); // begins a line: the others slide down
    const int before = grid.verticalScrollBar()->value();
    QVERIFY(before > 0);

    model.add(support::batch(17, 1)); // in the same line

    // Cut short, it would leave the others on the screen where they were.
    QCOMPARE(grid.verticalScrollBar()->value(), before);
    QTRY_COMPARE(grid.verticalScrollBar()->value(), 0);
}

void tst_PhotoGrid::mirrorsForRightToLeft()
{
    Scene scene(10);
    scene.grid.setLayoutDirection(Qt::RightToLeft);

    QVERIFY(scene.rectOf("9").left() > scene.rectOf("8").left());
    QCOMPARE(scene.rectOf("7").right() + 1, scene.grid.viewport()->width() - GridLayout::gap);
    scene.grid.setCurrentIndex(scene.model.index(4, 0));
    QTest::keyClick(&scene.grid, Qt::Key_Left);
    QCOMPARE(scene.grid.currentIndex().row(), 5); // further along the line: older
}

void tst_PhotoGrid::tellsScreenReadersEachPhoto_data()
{
    QTest::addColumn<bool>("isJustified");
    QTest::newRow("squares") << false;
    QTest::newRow("rows") << true;
}

void tst_PhotoGrid::tellsScreenReadersEachPhoto()
{
    QFETCH(bool, isJustified);
    Scene scene(10);
    scene.grid.setJustified(isJustified);
    QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(&scene.grid);
    QVERIFY(accessible);
    QCOMPARE(accessible->text(QAccessible::Name), QStringLiteral("Photos"));
    QCOMPARE(accessible->role(), QAccessible::List);
    QCOMPARE(accessible->childCount(), 10);
    QAccessibleInterface *cell = accessible->child(0);
    QVERIFY(cell);
    QCOMPARE(cell->rect().size(), scene.rectOf("9").size());
    for (int row = 0; row < 10; ++row) {
        // "author, place, time, caption"; a reader on the desktop says each in turn.
        const photos::Photo photo = scene.model.photoAt(row);
        QVERIFY(!photo.author.isEmpty() && !photo.placeName.isEmpty() && !photo.caption.isEmpty());
        QString name = accessible->child(row)->text(QAccessible::Name);
        name.remove(QChar(0x2068)).remove(QChar(0x2069)); // isolates
        const QString time = QLocale().toString(
            (photo.takenAt.isValid() ? photo.takenAt : photo.createdAt).toLocalTime(),
            QLocale::ShortFormat);
        QCOMPARE(
            name, QStringList({photo.author, photo.placeName, time, photo.caption}).join(", "));
        const QRect there = accessible->child(row)->rect();
        QCOMPARE(there,
            QRect(scene.grid.viewport()->mapToGlobal(
                      scene.grid.visualRect(scene.model.index(row, 0)).topLeft()),
                scene.grid.visualRect(scene.model.index(row, 0)).size()));
        QCOMPARE(
            accessible->childAt(there.center().x(), there.center().y()), accessible->child(row));
    }
    QVERIFY(!cell->state().selected);
    scene.grid.setCurrentIndex(scene.model.index(0, 0));
    QVERIFY(cell->state().selected);

    scene.model.add(support::batch(10, 1)); // the same photo, one row on
    QCOMPARE(accessible->indexOfChild(cell), 1);
    QCOMPARE(accessible->child(1), cell);
    scene.model.clear();
    QVERIFY(!cell->isValid());
    QCOMPARE(cell->text(QAccessible::Name), QString());
    QVERIFY(!accessible->child(0));
}

void tst_PhotoGrid::startsAfreshWhenTheModelDoes()
{
    Scene scene(200);
    scene.bar()->setValue(1000);
    scene.model.add(support::batch(200, 5));
    QCOMPARE(scene.grid.newCount(), 5);

    scene.model.clear();
    QCOMPARE(scene.grid.newCount(), 0);
    QVERIFY(!scene.button()->isVisible());
    QVERIFY(!scene.grid.indexAt({20, 20}).isValid());
    scene.grid.viewport()->grab(); // paints nothing, and does not mind

    scene.model.add(support::batch(0, 3));
    QCOMPARE(scene.bar()->value(), 0);
    QVERIFY(scene.grid.indexAt(scene.rectOf("2").center()).isValid());
}

namespace {

/// Pictures of every shape, always the same.
int aspectOf(qint64 number)
{
    constexpr std::array aspects {1500, 667, 1000, 1333, 1778, 750, 3500, 1500, 400, 1250};
    return aspects[size_t(number * 7 % 10)];
}

JustifiedRows rowsOf(int count, int width, int height = 180)
{
    JustifiedRows rows;
    rows.begin(0, width - 2 * GridLayout::gap, height, GridLayout::gap);
    for (int number = 0; number < count; ++number)
        rows.add(aspectOf(number));
    return rows;
}

photos::Batch shapedBatch(int first, int count)
{
    photos::Batch batch = support::batch(first, count);
    for (photos::Photo &photo : batch.photos)
        photo.pictures
            = {{QUrl("http://127.0.0.1:1/p.jpg"), QSize(aspectOf(photo.id.toInt()), 1000)}};
    return batch;
}

} // namespace

void tst_PhotoGrid::fillsRowsFromEdgeToEdge_data()
{
    QTest::addColumn<int>("width");
    for (const int width : {50, 184, 361, 760, 1001, 1919, 3840})
        QTest::newRow(qPrintable(QString::number(width))) << width;
}

void tst_PhotoGrid::fillsRowsFromEdgeToEdge()
{
    QFETCH(int, width);
    const JustifiedRows rows = rowsOf(300, width);
    const GridLayout layout {.width = width, .tileSize = 180, .count = 300, .rows = &rows};
    for (int line = 1; line < layout.lines(); ++line) { // the first one is still being filled
        QCOMPARE(layout.cell(layout.firstOf(line)).left(), GridLayout::gap);
        QCOMPARE(layout.cell(layout.lastOf(line)).right() + 1, width - GridLayout::gap);
        for (qint64 number = layout.lastOf(line); number < layout.firstOf(line); ++number) {
            const QRect cell = layout.cell(number);
            QCOMPARE(cell.left() - layout.cell(number + 1).right() - 1, GridLayout::gap);
            QCOMPARE(cell.height(), 180);
            // Cut or stretched by less than half, where more than one picture shares the room.
            const int natural = std::clamp(aspectOf(number), 560, 2400) * 180 / 1000;
            if (width > 700)
                QVERIFY(cell.width() > natural * 0.6 && cell.width() < natural * 1.6);
        }
    }
}

void tst_PhotoGrid::neverChangesAFullRow()
{
    JustifiedRows rows = rowsOf(0, 1000);
    QList<std::pair<int, int>> before;
    for (int number = 0; number < 400; ++number) {
        const int full = std::max(0, rows.rows() - 1);
        before.clear();
        for (qint64 old = 0; full > 0 && old <= rows.lastIn(full - 1); ++old)
            before += {rows.spanOf(old).left, rows.spanOf(old).width};
        rows.add(aspectOf(number));
        for (qint64 old = 0; old < before.size(); ++old)
            QCOMPARE(std::pair(rows.spanOf(old).left, rows.spanOf(old).width), before[old]);
    }
}

void tst_PhotoGrid::staysWhereItIsWhenTheNewestRowIsFull()
{
    // Squares of 180 and gaps of 4: 5 fill a row of 916 to the pixel, 5 fill one of 900 when cut.
    for (const int width : {916, 900, 940}) {
        JustifiedRows rows;
        rows.begin(0, width, 180, GridLayout::gap);
        int added = 0;
        while (rows.rows() < 3) { // the third has one photo: the second is full
            rows.add(1000);
            ++added;
        }
        const qint64 last = rows.lastIn(1);
        QCOMPARE(rows.spanOf(last).left + rows.spanOf(last).width, width);

        // The same without the photo that began the third: is the newest row as it stays?
        JustifiedRows before;
        before.begin(0, width, 180, GridLayout::gap);
        for (int i = 0; i + 1 < added; ++i)
            before.add(1000);
        const bool isFull = width <= 916;
        for (qint64 number = rows.firstIn(1); number <= last; ++number) {
            QCOMPARE(before.spanOf(number).width == rows.spanOf(number).width
                    && before.spanOf(number).left == rows.spanOf(number).left,
                isFull);
        }
        // Joined by one more or not, a row that is full takes no other.
        before.add(1000);
        QCOMPARE(before.rows(), 3);
    }
}

void tst_PhotoGrid::findsWhatItLaidInRows()
{
    const JustifiedRows rows = rowsOf(200, 1000);
    for (const bool isRightToLeft : {false, true}) {
        const GridLayout layout {.width = 1000,
            .tileSize = 180,
            .count = 200,
            .isRightToLeft = isRightToLeft,
            .rows = &rows};
        for (qint64 number = 0; number < 200; ++number) {
            QCOMPARE(layout.at(layout.cell(number).topLeft()), number);
            QCOMPARE(layout.at(layout.cell(number).bottomRight()), number);
        }
        QVERIFY(!layout.at({-1, -1}));
        QVERIFY(!layout.at({10, layout.height() + 1}));
    }
}

void tst_PhotoGrid::forgetsRowsFromTheOldest()
{
    JustifiedRows rows = rowsOf(200, 1000);
    const auto before = rows.spanOf(100);
    const int fromTheTop = rows.rows() - rows.rowOf(100);

    rows.forgetBefore(97);

    QCOMPARE(rows.spanOf(100).left, before.left);
    QCOMPARE(rows.spanOf(100).width, before.width);
    QCOMPARE(rows.rows() - rows.rowOf(100), fromTheTop);
    QVERIFY(rows.firstIn(0) <= 97 && rows.lastIn(0) >= 97);
    QCOMPARE(rows.end(), 200);
}

void tst_PhotoGrid::movesNothingInRowsWhenScrolledAway()
{
    Scene scene(0);
    scene.grid.setJustified(true);
    scene.model.add(shapedBatch(0, 300));
    scene.bar()->setValue(1500);
    const QModelIndex inView = scene.grid.indexAt(scene.grid.viewport()->rect().center());
    QVERIFY(inView.isValid());
    const QByteArray id = inView.data(PhotoListModel::IdRole).toByteArray();
    const QRect before = scene.rectOf(id);

    for (int first = 300; first < 340; ++first) {
        scene.model.add(shapedBatch(first, 1));
        QCOMPARE(scene.rectOf(id), before);
    }
    QCOMPARE(scene.grid.newCount(), 40);
    scene.grid.resize(900, 560); // begins anew, and stays near the photo
    QVERIFY(scene.grid.viewport()->rect().intersects(scene.rectOf(id)));
}

void tst_PhotoGrid::walksRowsByKeys()
{
    Scene scene(0);
    scene.grid.setJustified(true);
    scene.model.add(shapedBatch(0, 200));
    scene.grid.setCurrentIndex(scene.model.index(20, 0));
    const QRect from = scene.grid.visualRect(scene.grid.currentIndex());

    QTest::keyClick(&scene.grid, Qt::Key_Down);
    const QRect below = scene.grid.visualRect(scene.grid.currentIndex());
    const QRect above = scene.grid.visualRect(scene.model.index(20, 0));
    QCOMPARE(below.top() - above.top(), from.height() + GridLayout::gap);
    QVERIFY(below.left() < above.right() && below.right() > above.left());
    QTest::keyClick(&scene.grid, Qt::Key_End);
    QCOMPARE(scene.grid.currentIndex().row(), 199);
    QTest::keyClick(&scene.grid, Qt::Key_PageUp);
    QVERIFY(scene.grid.currentIndex().row() < 199);
    for (int i = 0; i < 60; ++i)
        QTest::keyClick(&scene.grid, Qt::Key_PageUp);
    QCOMPARE(scene.grid.currentIndex().row(), 0);
}

void tst_PhotoGrid::staysWherePhotosInTheMiddleAreHidden()
{
    for (const bool isJustified : {false, true}) {
        Scene scene(0);
        scene.grid.setJustified(isJustified);
        scene.model.add(shapedBatch(0, 200));
        scene.grid.setCurrentIndex(scene.model.index(100, 0));
        scene.grid.scrollTo(scene.model.index(100, 0), QAbstractItemView::PositionAtCenter);

        scene.model.hide({"150", "100", "20"});

        QCOMPARE(scene.model.rowCount(), 197);
        QVERIFY(scene.grid.viewport()->rect().intersects(scene.rectOf("99")));
        QCOMPARE(scene.grid.indexAt(scene.rectOf("99").center()).row(), scene.model.rowOf("99"));
        scene.model.unhide({"150", "100", "20"});
        QCOMPARE(scene.grid.indexAt(scene.rectOf("99").center()).row(), scene.model.rowOf("99"));
    }
}

void tst_PhotoGrid::takesPicturesThatComeWhenScrolledAway()
{
    TileCache cache;
    cache.setBytes(1'000'000);
    QSignalSpy wanted(&cache, &TileCache::wanted);
    QSignalSpy changed(&cache, &TileCache::changed);
    cache.want({{"1", QSize(100, 100), 1333}});
    cache.want({{"2", QSize(100, 100), 1333}});
    QCOMPARE(wanted.count(), 2);

    cache.take("1", PictureSize::Small, jpegOf(Qt::blue));
    cache.take("3", PictureSize::Small, jpegOf(Qt::blue)); // nobody wished for it

    QTRY_COMPARE(changed.count(), 1);
    QVERIFY(cache.find("1"));
    cache.want({{"1", QSize(100, 100), 1333}});
    QCOMPARE(wanted.count(), 2);
    cache.want({{"1", QSize(200, 100), 1333}}); // another shape
    QCOMPARE(wanted.count(), 3);
}

void tst_PhotoGrid::asksForPicturesInTheShapeOfTheirTiles()
{
    Scene scene(0);
    scene.grid.setJustified(true);
    scene.model.add(shapedBatch(0, 20));
    QTRY_VERIFY(!scene.wanted.isEmpty());
    QImage halves(320, 213, QImage::Format_RGB32); // 1500: left red, right blue
    halves.fill(Qt::red);
    QPainter(&halves).fillRect(160, 0, 160, 213, Qt::blue);
    int row = 0;
    while (scene.model.aspectAt(row) != 1500)
        ++row;
    const QModelIndex index = scene.model.index(row, 0);
    const QRect rect = scene.grid.visualRect(index);
    QVERIFY(rect.width() > rect.height());

    scene.grid.showPicture(index.data(PhotoListModel::IdRole).toString(), PictureSize::Medium,
        support::encoded(halves, "jpg"));

    const auto colour = [&](double x) {
        return scene.grid.viewport()->grab().toImage().pixelColor(
            rect.left() + int(rect.width() * x), rect.top() + rect.height() / 3);
    };
    QTRY_VERIFY(isNear(colour(0.1), Qt::red) && isNear(colour(0.9), Qt::blue));
    QVERIFY(isNear(colour(0.45), Qt::red) && isNear(colour(0.55), Qt::blue));
}

void tst_PhotoGrid::copiesPixelsAtEveryScale_data()
{
    QTest::addColumn<double>("ratio");
    for (const double ratio : {1.0, 1.25, 1.5, 1.75, 2.0, 3.0})
        QTest::newRow(qPrintable(QString::number(ratio))) << ratio;
}

void tst_PhotoGrid::copiesPixelsAtEveryScale()
{
    QFETCH(double, ratio);
    // Single black and white pixels: any scaling makes them grey.
    const int side = int(std::ceil((177 + 1) * ratio / 16)) * 16;
    QImage board(side, side, QImage::Format_RGB32);
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x)
            board.setPixelColor(x, y, (x + y) % 2 == 0 ? Qt::black : Qt::white);
    }
    const QPixmap picture = QPixmap::fromImage(board);
    QImage screen(QSize(400, 400) * ratio, QImage::Format_RGB32);
    screen.fill(Qt::red);
    TilePainter painter;
    painter.prepare(
        QGuiApplication::palette(), QGuiApplication::font(), ratio, 177, QSize(400, 400));

    for (const QPoint at : {QPoint(4, 4), QPoint(13, 185)}) {
        TileLook look;
        look.rect = {at, QSize(177, 177)};
        look.picture = &picture;
        QPainter onScreen(&screen);
        painter.paintPicture(onScreen, look);
        onScreen.end();
        const int size = int(std::lround((at.x() + 177) * ratio) - std::lround(at.x() * ratio));
        const int margin = int(std::ceil(8 * ratio)); // the round corners
        const QPoint origin(int(std::lround(at.x() * ratio)), int(std::lround(at.y() * ratio)));
        QVERIFY(std::abs(size - 177 * ratio) <= 1); // the tile in pixels of the screen
        for (int x = 0; x < size; ++x) {
            const QColor one = screen.pixelColor(origin + QPoint(x, size / 2));
            QVERIFY(one == Qt::black || one == Qt::white);
            if (x > margin)
                QVERIFY(one != screen.pixelColor(origin + QPoint(x - 1, size / 2)));
        }
    }
}

/// From the wish for a picture to the screen: at whatever scale this program runs.
void tst_PhotoGrid::makesTilesOfThePixelsOfTheScreen()
{
    Scene scene(0);
    photos::Batch batch = support::batch(0, 8);
    for (photos::Photo &photo : batch.photos)
        photo.pictures = {{QUrl("http://127.0.0.1:1/p.jpg"), QSize(4000, 4000)}};
    scene.model.add(batch);
    QTRY_COMPARE(scene.wanted.size(), 8);
    const qreal ratio = scene.grid.devicePixelRatioF();
    const QRect rect = scene.rectOf("7");
    // Made a little larger than the tile, in steps, and cut while painting.
    const int side = int(std::ceil((std::min(rect.width(), rect.height()) + 1) * ratio / 16)) * 16;
    QCOMPARE(scene.wanted.last().at(0).toString(), QString("7"));
    const auto size = scene.wanted.last().at(1).value<PictureSize>();
    QVERIFY(int(size) >= side * 0.96);
    QCOMPARE(size, side <= 333 ? PictureSize::Small : PictureSize::Medium);

    // Lines of one pixel: at any other size they would be grey.
    QImage lines(side, side, QImage::Format_RGB32);
    for (int x = 0; x < side; ++x) {
        for (int y = 0; y < side; ++y)
            lines.setPixelColor(x, y, x % 2 == 0 ? Qt::black : Qt::white);
    }
    scene.grid.showPicture("7", size, support::encoded(lines, "jpg", 100));

    const auto isSharp = [&] {
        const QImage screen = scene.grid.viewport()->grab().toImage();
        const int y = int(rect.center().y() * ratio);
        const int from = int((rect.left() + 8) * ratio);
        for (int x = from; x < int((rect.right() - 8) * ratio); ++x) {
            const int grey = qGray(screen.pixel(x, y));
            const int next = qGray(screen.pixel(x + 1, y));
            if (std::abs(grey - next) < 200)
                return false;
        }
        return true;
    };
    QTRY_VERIFY(isSharp());
}

void tst_PhotoGrid::makesTilesOfThePixelsOfEveryScreen_data()
{
    QTest::addColumn<QString>("scale");
    for (const char *scale : {"1", "1.25", "1.5", "1.75", "2", "3"})
        QTest::newRow(scale) << scale;
}

/// The scale is that of a program: another one, with only that test.
void tst_PhotoGrid::makesTilesOfThePixelsOfEveryScreen()
{
    QFETCH(QString, scale);
    QProcess child;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("QT_SCALE_FACTOR", scale);
    environment.insert("QT_SCALE_FACTOR_ROUNDING_POLICY", "PassThrough");
    child.setProcessEnvironment(environment);
    child.setProcessChannelMode(QProcess::MergedChannels);
    child.start(QCoreApplication::applicationFilePath(),
        {"makesTilesOfThePixelsOfTheScreen", "-nocrashhandler"});
    QVERIFY(child.waitForFinished(60'000));
    QVERIFY2(child.exitCode() == 0, child.readAll().constData());
}

void tst_PhotoGrid::neverShowsTheGroundWhileItIsResized()
{
    Scene scene(100);
    // The system clears nothing behind it, and the grid paints every pixel itself.
    QVERIFY(scene.grid.viewport()->testAttribute(Qt::WA_OpaquePaintEvent));
    QImage screen(scene.grid.viewport()->size(), QImage::Format_RGB32);
    screen.fill(Qt::magenta);
    scene.grid.viewport()->render(
        &screen, QPoint(), QRegion(), QWidget::RenderFlags()); // without the window's background
    for (int y = 0; y < screen.height(); ++y) {
        for (int x = 0; x < screen.width(); ++x)
            QVERIFY(screen.pixelColor(x, y) != QColor(Qt::magenta));
    }
}

QTEST_MAIN(tst_PhotoGrid)

#include "tst_PhotoGrid.moc"
