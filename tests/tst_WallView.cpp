// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Pictures.h"
#include "ui/PhotoListModel.h"
#include "ui/ScreenAwake.h"
#include "ui/WallTile.h"
#include "ui/WallView.h"

#include <QApplication>
#include <QFontMetrics>
#include <QProxyStyle>
#include <QSignalSpy>
#include <QTest>

using images::PictureSize;
using ui::WallLayout;
using ui::WallMotion;
using ui::WallView;

namespace {

photos::Photo photoNumber(int number, const QString &licence = {})
{
    photos::Photo photo;
    photo.id = QStringLiteral("photo-%1").arg(number);
    photo.placeTitle = "San Francisco";
    photo.placeName = "Fort Point";
    photo.author = "Jo Doe";
    photo.licence = licence;
    photo.createdAt = QDateTime::currentDateTimeUtc();
    photo.pictures = {{QUrl("http://127.0.0.1/p.jpg"), QSize(640, 640)}};
    photo.position = {quint64(1000 + number), 0};
    return photo;
}

/// Photos `first` to `first + count - 1`, newest first.
photos::Batch batchOf(int first, int count, const QString &licence = {})
{
    photos::Batch batch;
    batch.slug = "san-francisco";
    batch.title = "San Francisco";
    for (int number = first + count - 1; number >= first; --number)
        batch.photos += photoNumber(number, licence);
    return batch;
}

/// A style that moves things, or keeps them still.
class Style final : public QProxyStyle {
public:
    explicit Style(int duration) : m_duration(duration) {}
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
        QStyleHintReturn *data) const override
    {
        return hint == SH_Widget_Animation_Duration
            ? m_duration
            : QProxyStyle::styleHint(hint, option, widget, data);
    }

private:
    int m_duration;
};

/// A wall on the screen that answers every wish with one picture, unless told otherwise.
struct Wall {
    explicit Wall(int photos, WallLayout layout = WallLayout::Grid, const QString &licence = {},
        int animation = 0)
        : style(animation)
        , view(&model, {layout, "no such bus", 5})
    {
        if (photos > 0)
            model.add(batchOf(0, photos, licence));
        view.setStyle(&style);
        picture = support::encoded(support::quarters({640, 480}), "jpg", 95);
        QObject::connect(
            &view, &WallView::pictureWanted, &view, [this](const QString &id, PictureSize size) {
                wanted += id;
                if (!isAnswering)
                    return;
                QMetaObject::invokeMethod(
                    &view, [this, id, size] { view.showPicture(id, size, picture); },
                    Qt::QueuedConnection);
            });
        view.resize(800, 600);
    }
    void show()
    {
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
    }
    qsizetype shown() const
    {
        QStringList ids = view.photosOnWall();
        ids.removeAll(QString());
        return ids.size();
    }

    Style style;
    ui::PhotoListModel model;
    WallView view;
    QByteArray picture;
    QStringList wanted;
    bool isAnswering = true;
};

bool isLike(const QColor &seen, const QColor &wished)
{
    return std::abs(seen.red() - wished.red()) < 40 && std::abs(seen.green() - wished.green()) < 40
        && std::abs(seen.blue() - wished.blue()) < 40;
}

} // namespace

class tst_WallView : public QObject {
    Q_OBJECT

private slots:
    void fillsTheWallWithTheNewest();
    void bringsANewPhotoOnAtOnce();
    void growsFromNothing();
    void takesHiddenPhotosOffAtOnce();
    void leavesOutWhatIsMarkedSensitive();
    void neverShowsHiddenPhotosToTheRoom();
    void triesAnotherWhenAPictureIsMissing();
    void ignoresWhatItDidNotAskFor();
    void beginsAnewWhenThePhotosDo();
    void choosesItsLayoutByKeys_data();
    void choosesItsLayoutByKeys();
    void leavesByKeys_data();
    void leavesByKeys();
    void hidesTheCursorAfterAMoment();
    void saysWhenTheScreenMayGoDark();
    void saysSmallWhileNoPhotosCanComeIn();
    void neverCropsWhatForbidsChanges_data();
    void neverCropsWhatForbidsChanges();
    void fillsTilesWithWhatMayBeCropped();
    void movesOnlyWhenMotionIsWelcome_data();
    void movesOnlyWhenMotionIsWelcome();
    void leavesNothingOfTheOldLayoutBetweenTheCells_data();
    void leavesNothingOfTheOldLayoutBetweenTheCells();
    void survivesAFlood();
    void alwaysNamesAuthorAndLicence_data();
    void alwaysNamesAuthorAndLicence();
    void turnsACubeFromOneFaceToTheNext_data();
    void turnsACubeFromOneFaceToTheNext();
    void refusesBytesThatAreNoPicture();
};

void tst_WallView::fillsTheWallWithTheNewest()
{
    Wall wall(100);
    wall.show();
    QTRY_COMPARE(wall.shown(), qsizetype(wall.view.photosOnWall().size()));
    QVERIFY(wall.shown() >= 12);
    QCOMPARE(wall.view.photosOnWall().first(), QString("photo-99"));
    QCOMPARE(wall.wanted.first(), QString("photo-99"));
}

void tst_WallView::bringsANewPhotoOnAtOnce()
{
    Wall wall(30, WallLayout::Split);
    wall.show();
    QTRY_COMPARE(wall.shown(), 2);
    QTest::qWait(2100); // each photo may be seen for two seconds
    wall.wanted.clear();
    wall.model.add(batchOf(500, 1));
    QCOMPARE(wall.wanted, QStringList("photo-500"));
    QTRY_VERIFY(wall.view.photosOnWall().contains("photo-500"));
}

void tst_WallView::growsFromNothing()
{
    Wall wall(0);
    wall.show();
    QVERIFY(wall.view.photosOnWall().isEmpty());
    const QImage empty = wall.view.grab().toImage();
    bool hasWords = false; // "No photos yet."
    for (int x = 0; x < empty.width(); ++x)
        hasWords |= empty.pixel(x, empty.height() / 2) != ui::wallGround;
    QVERIFY(hasWords);

    wall.model.add(batchOf(0, 1));
    QTRY_COMPARE(wall.view.photosOnWall(), QStringList("photo-0"));
    wall.model.add(batchOf(1, 3));
    QTRY_COMPARE(wall.shown(), 4);
}

void tst_WallView::takesHiddenPhotosOffAtOnce()
{
    Wall wall(3, WallLayout::Single);
    wall.show();
    QTRY_COMPARE(wall.view.photosOnWall(), QStringList("photo-2"));
    wall.isAnswering = false;
    wall.model.hide({"photo-2"});
    QVERIFY(!wall.view.photosOnWall().contains("photo-2"));
    const QImage now = wall.view.grab().toImage();
    QCOMPARE(now.pixelColor(200, 500), QColor(ui::wallGround));
    QTRY_VERIFY(wall.wanted.size() > 1);
    QVERIFY(wall.wanted.last() != "photo-2"); // another takes its place
    wall.model.hide({"photo-0", "photo-1"});
    QTRY_VERIFY(wall.view.photosOnWall().isEmpty());
}

void tst_WallView::leavesOutWhatIsMarkedSensitive()
{
    Wall wall(2);
    photos::Batch batch = batchOf(2, 3);
    batch.photos[1].isSensitive = true; // photo-3
    wall.model.add(batch);
    wall.show();
    QTRY_COMPARE(wall.shown(), 4);
    QCOMPARE(wall.view.photosOnWall().size(), 4); // no cell waits for it

    batch = batchOf(10, 1);
    batch.photos[0].isSensitive = true;
    wall.model.add(batch);
    wall.model.hide({"photo-3"});
    wall.model.unhide({"photo-3"});
    wall.model.add(batchOf(20, 2));
    QTRY_COMPARE(wall.shown(), 6);
    QVERIFY(!wall.wanted.contains("photo-3") && !wall.wanted.contains("photo-10"));
}

void tst_WallView::neverShowsHiddenPhotosToTheRoom()
{
    Wall wall(4);
    wall.model.hide({"photo-1"});
    wall.show();
    QTRY_VERIFY(wall.shown() > 0);
    wall.model.setFilter({.isHidden = true}); // at the desk, on another screen
    wall.model.hide({"photo-2"});
    QVERIFY(wall.view.photosOnWall().isEmpty());
    QVERIFY(!wall.wanted.contains("photo-1"));
    wall.model.setFilter({});
    QTRY_VERIFY(wall.shown() > 0);
    QVERIFY(!wall.view.photosOnWall().contains("photo-1"));
}

void tst_WallView::triesAnotherWhenAPictureIsMissing()
{
    Wall wall(20, WallLayout::Single);
    wall.isAnswering = false;
    wall.show();
    QTRY_COMPARE(wall.wanted.size(), 1);
    wall.view.showFailure(wall.wanted.first(), PictureSize::Small);
    QTest::qWait(50);
    QCOMPARE(wall.wanted.size(), 1); // not the size it asked for
    for (const PictureSize size : images::allPictureSizes)
        wall.view.showFailure(wall.wanted.first(), size);
    QTRY_COMPARE(wall.wanted.size(), 2);
    QVERIFY(wall.wanted.last() != wall.wanted.first());
}

void tst_WallView::ignoresWhatItDidNotAskFor()
{
    Wall wall(3, WallLayout::Single);
    wall.isAnswering = false;
    wall.show();
    for (const PictureSize size : images::allPictureSizes)
        wall.view.showPicture("photo-0", size, wall.picture);
    QTest::qWait(100);
    QCOMPARE(wall.shown(), 0);
}

void tst_WallView::beginsAnewWhenThePhotosDo()
{
    Wall wall(5);
    wall.show();
    QTRY_VERIFY(wall.shown() > 0);
    wall.model.clear();
    QVERIFY(wall.view.photosOnWall().isEmpty());
    wall.model.add(batchOf(50, 1));
    QTRY_COMPARE(wall.view.photosOnWall(), QStringList("photo-50"));
}

void tst_WallView::choosesItsLayoutByKeys_data()
{
    QTest::addColumn<WallLayout>("layout");
    QTest::addColumn<int>("cells");
    QTest::newRow("1") << WallLayout::Grid << 20;
    QTest::newRow("2") << WallLayout::Mosaic << -1;
    QTest::newRow("3") << WallLayout::Single << 1;
    QTest::newRow("4") << WallLayout::Split << 2;
    QTest::newRow("5") << WallLayout::Cubes << 15;
}

void tst_WallView::choosesItsLayoutByKeys()
{
    QFETCH(WallLayout, layout);
    QFETCH(int, cells);
    Wall wall(100, layout == WallLayout::Grid ? WallLayout::Single : WallLayout::Grid);
    wall.show();
    QSignalSpy changed(&wall.view, &WallView::wallLayoutChanged);
    QTest::keyClick(&wall.view, Qt::Key(Qt::Key_1 + int(layout)));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(wall.view.wallLayout(), layout);
    QVERIFY(!wall.view.notice().isEmpty()); // its name
    if (cells > 0)
        QCOMPARE(wall.view.photosOnWall().size(), cells);
    QTRY_COMPARE(wall.shown(), qsizetype(wall.view.photosOnWall().size()));
    QTest::keyClick(&wall.view, Qt::Key_9);
    QCOMPARE(wall.view.wallLayout(), layout);
}

void tst_WallView::leavesByKeys_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::newRow("Esc") << Qt::Key_Escape;
    QTest::newRow("F11") << Qt::Key_F11;
}

void tst_WallView::leavesByKeys()
{
    QFETCH(Qt::Key, key);
    Wall wall(3);
    wall.show();
    QSignalSpy closed(&wall.view, &WallView::closed);
    QTest::keyClick(&wall.view, key);
    QCOMPARE(closed.count(), 1);
    QVERIFY(!wall.view.isVisible());
    QCOMPARE(wall.view.awake()->state(), ui::ScreenAwake::State::Off);
    wall.model.add(batchOf(10, 3)); // nobody is there any more
    QVERIFY(wall.view.photosOnWall().isEmpty());
}

void tst_WallView::hidesTheCursorAfterAMoment()
{
    Wall wall(3);
    wall.show();
    QTRY_COMPARE(wall.view.cursor().shape(), Qt::BlankCursor);
    QTest::mouseMove(&wall.view, {100, 100});
    QTest::mouseMove(&wall.view, {120, 100});
    QTRY_VERIFY(wall.view.cursor().shape() != Qt::BlankCursor);
    QTRY_COMPARE(wall.view.cursor().shape(), Qt::BlankCursor);
}

void tst_WallView::saysWhenTheScreenMayGoDark()
{
    Wall wall(3);
    wall.show();
    QVERIFY2(wall.view.notice().contains("may go dark"), qPrintable(wall.view.notice()));
}

void tst_WallView::saysSmallWhileNoPhotosCanComeIn()
{
    Wall wall(1, WallLayout::Single);
    wall.show();
    QTRY_COMPARE(wall.shown(), 1);
    wall.view.grab(); // the notice at the beginning stands in the middle
    const QImage before = wall.view.grab().toImage();
    using Level = core::Health::Level;
    wall.view.setWayIn({Level::Waiting, "asked to wait"}); // goes on by itself: not for a room
    QCOMPARE(wall.view.grab().toImage(), before);

    wall.view.setWayIn({Level::Failing, "Redis is away; secret details"});

    QVERIFY(wall.view.trouble().contains("Interrupted"));
    QVERIFY(!wall.view.trouble().contains("secret"));
    QCOMPARE(wall.view.accessibleDescription(), wall.view.trouble());
    const QImage now = wall.view.grab().toImage();
    QRect changed;
    for (int y = 0; y < now.height(); ++y) {
        for (int x = 0; x < now.width(); ++x) {
            if (now.pixel(x, y) != before.pixel(x, y))
                changed |= QRect(x, y, 1, 1);
        }
    }
    QVERIFY(!changed.isEmpty());
    QVERIFY(changed.bottom() < now.height() / 6); // small, and above
    QVERIFY(changed.left() > now.width() / 3);
    wall.view.setWayIn({Level::Fine, {}});
    QCOMPARE(wall.view.trouble(), QString());
    QCOMPARE(wall.view.grab().toImage(), before);
}

void tst_WallView::neverCropsWhatForbidsChanges_data()
{
    QTest::addColumn<WallLayout>("layout");
    for (const WallLayout layout : ui::allWallLayouts)
        QTest::addRow("%s", qPrintable(ui::wallLayoutName(layout))) << layout;
}

void tst_WallView::neverCropsWhatForbidsChanges()
{
    QFETCH(WallLayout, layout);
    Wall wall(1, layout, "CC BY-NC-ND 4.0");
    // Four times as wide as high, on a wall of 4:3.
    wall.picture = support::encoded(support::quarters({1600, 400}), "jpg", 95);
    wall.show();
    QTRY_COMPARE(wall.shown(), 1);
    const QImage seen = wall.view.grab().toImage();
    const int middle = seen.height() / 2;
    // All of it is there, from edge to edge, and nothing above.
    QVERIFY(isLike(seen.pixelColor(30, middle - 50), Qt::red));
    QVERIFY(isLike(seen.pixelColor(seen.width() - 30, middle - 50), Qt::green));
    QVERIFY(isLike(seen.pixelColor(30, middle - 110), QColor(ui::wallGround)));
}

void tst_WallView::fillsTilesWithWhatMayBeCropped()
{
    Wall wall(1, WallLayout::Grid, "CC BY 4.0");
    wall.picture = support::encoded(support::quarters({1600, 400}), "jpg", 95);
    wall.show();
    QTRY_COMPARE(wall.shown(), 1);
    wall.view.setWallLayout(WallLayout::Grid);
    const QImage seen = wall.view.grab().toImage();
    QVERIFY(isLike(seen.pixelColor(30, seen.height() / 2 - 110), Qt::red));
}

void tst_WallView::movesOnlyWhenMotionIsWelcome_data()
{
    QTest::addColumn<WallLayout>("layout");
    QTest::addColumn<int>("animation");
    for (const WallLayout layout : ui::allWallLayouts) {
        const QString name = ui::wallLayoutName(layout);
        QTest::addRow("%s", qPrintable(name)) << layout << 200;
        QTest::addRow("%s, reduced motion", qPrintable(name)) << layout << 0;
    }
}

void tst_WallView::movesOnlyWhenMotionIsWelcome()
{
    QFETCH(WallLayout, layout);
    QFETCH(int, animation);
    Wall wall(40, layout, {}, animation);
    wall.show();
    QTRY_VERIFY(wall.shown() > 0);
    QCOMPARE(wall.view.isMoving(), animation > 0);
    QTRY_VERIFY(!wall.view.isMoving()); // and comes to rest
}

void tst_WallView::leavesNothingOfTheOldLayoutBetweenTheCells_data()
{
    QTest::addColumn<int>("animation");
    QTest::newRow("moving") << 200;
    QTest::newRow("still") << 0;
}

void tst_WallView::leavesNothingOfTheOldLayoutBetweenTheCells()
{
    QFETCH(int, animation);
    Wall wall(100, WallLayout::Single, {}, animation);
    wall.show();
    QTRY_COMPARE(wall.shown(), 1);
    QTRY_VERIFY(!wall.view.isMoving());
    wall.view.setWallLayout(WallLayout::Cubes);
    QTRY_COMPARE(wall.shown(), 15);
    const QImage seen = wall.view.grab().toImage();
    // Cubes are 12 pixels apart; somewhere in the second row, below the notice.
    int ground = 0;
    for (int x = 0; x < seen.width() / 4; ++x)
        ground += seen.pixel(x, 300) == ui::wallGround;
    QVERIFY2(ground >= 10, qPrintable(QString::number(ground)));
}

void tst_WallView::survivesAFlood()
{
    Wall wall(5, WallLayout::Cubes, {}, 200);
    wall.show();
    for (int number = 100; number < 600; ++number) {
        wall.model.add(batchOf(number, 1));
        QCoreApplication::processEvents();
    }
    QTRY_COMPARE(wall.view.photosOnWall().size(), 15);
    QTRY_COMPARE(wall.shown(), 15);
    QStringList ids = wall.view.photosOnWall();
    QCOMPARE(ids.removeDuplicates(), 0);
}

void tst_WallView::alwaysNamesAuthorAndLicence_data()
{
    QTest::addColumn<QString>("author");
    QTest::addColumn<QString>("licence");
    QTest::addColumn<QStringList>("mentions");
    QTest::newRow("both") << "Jo"
                          << "CC BY 4.0" << QStringList({"Jo", "CC BY 4.0"});
    QTest::newRow("no licence") << "Jo"
                                << "" << QStringList({"©", "Jo"});
    QTest::newRow("no author") << ""
                               << "CC0" << QStringList({"not named", "CC0"});
    QTest::newRow("a long name") << QString(300, 'x') << "CC BY-SA 4.0"
                                 << QStringList({"xx", "…", "CC BY-SA 4.0"});
}

void tst_WallView::alwaysNamesAuthorAndLicence()
{
    QFETCH(QString, author);
    QFETCH(QString, licence);
    QFETCH(QStringList, mentions);
    const QFontMetrics metrics(QApplication::font());
    const int width = metrics.horizontalAdvance("Author not named · CC BY-SA 4.0 more");
    const QString credit = ui::wallCredit({{}, {}, author, licence}, metrics, width);
    for (const QString &mention : mentions)
        QVERIFY2(credit.contains(mention), qPrintable(credit));
    QVERIFY2(metrics.horizontalAdvance(credit) <= width, qPrintable(credit));
}

void tst_WallView::turnsACubeFromOneFaceToTheNext_data()
{
    QTest::addColumn<WallMotion>("motion");
    QTest::addColumn<QPoint>("oldSide"); ///< where the old face still is in the middle of the turn
    QTest::newRow("left") << WallMotion::TurnLeft << QPoint(60, 100);
    QTest::newRow("right") << WallMotion::TurnRight << QPoint(140, 100);
    QTest::newRow("up") << WallMotion::TurnUp << QPoint(100, 60);
    QTest::newRow("down") << WallMotion::TurnDown << QPoint(100, 140);
}

void tst_WallView::turnsACubeFromOneFaceToTheNext()
{
    QFETCH(WallMotion, motion);
    QFETCH(QPoint, oldSide);
    QImage from(200, 200, QImage::Format_RGB32);
    from.fill(Qt::red);
    QImage to(200, 200, QImage::Format_RGB32);
    to.fill(Qt::green);

    QCOMPARE(ui::wallFrame(motion, from, to, 1, 0).pixelColor(100, 100), QColor(Qt::green));
    const QImage begin = ui::wallFrame(motion, from, to, 0, 0);
    QVERIFY(isLike(begin.pixelColor(5, 5), Qt::red) && isLike(begin.pixelColor(195, 195), Qt::red));
    const QImage middle = ui::wallFrame(motion, from, to, 0.5, 0);
    const QPoint newSide = QPoint(200, 200) - oldSide;
    const QColor old = middle.pixelColor(oldSide);
    const QColor fresh = middle.pixelColor(newSide);
    QVERIFY2(old.red() > 60 && old.green() < 20, qPrintable(old.name()));
    QVERIFY2(fresh.green() > 60 && fresh.red() < 20, qPrintable(fresh.name()));
    // In perspective the corners are empty, and nothing is cut off by the cell.
    QCOMPARE(middle.pixel(1, 1), ui::wallGround);
    QCOMPARE(middle.size(), from.size());
}

void tst_WallView::refusesBytesThatAreNoPicture()
{
    ui::WallLook look;
    look.size = {100, 100};
    QVERIFY(ui::wallTile("<html>", {}, look).isNull());
    Wall wall(2, WallLayout::Single);
    wall.picture = "<html>";
    wall.show();
    QTRY_VERIFY(wall.wanted.size() > 1);
    QCOMPARE(wall.shown(), 0);
}

QTEST_MAIN(tst_WallView)
#include "tst_WallView.moc"
