// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/Mercator.h"
#include "ui/MapView.h"

#include <QNativeGestureEvent>
#include <QPainter>
#include <QPointingDevice>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using geo::Circle;
using ui::MapCamera;
using ui::MapView;

class tst_MapView : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany)); }

    void showsTheWholeCircle_data();
    void showsTheWholeCircle();
    void dragsTheCentre_data();
    void dragsTheCentre();
    void dragsTheRim_data();
    void dragsTheRim();
    void boundsTheRadius();
    void dragsTheMap();
    void dragsOverTheAntimeridian();
    void zoomsAtTheMouse();
    void zoomsAtTwoFingersOnATouchpad();
    void zoomsAtTwoFingersOnAScreen();
    void dragsWithOneFinger();
    void putsTheCircleWhereItIsTappedTwice();
    void staysWithinThePoles();
    void putsTheCircleWhereItIsDoubleClicked();
    void movesTheMapByKeys_data();
    void movesTheMapByKeys();
    void changesTheCircleByKeys_data();
    void changesTheCircleByKeys();
    void undoesEachDragAtOnce();
    void undoesWhatCameFromOutside();
    void saysItsValue();
    void emitsNothingForOthersChanges();
    void paintsLandAndWater_data();
    void paintsLandAndWater();
    void asksForNoTilesUntilItIsTurnedOn();
    void asksForTheTilesInSightAlone_data();
    void asksForTheTilesInSightAlone();
    void paintsTilesAndTheirAttribution();
    void showsFocus();
};

namespace {

const Circle sanFrancisco {{37.7749, -122.4194}, 5000};

/// The map as a person meets it, with the keyboard in it.
struct Meeting {
    explicit Meeting(std::optional<Circle> circle = sanFrancisco)
    {
        view.resize(400, 400);
        view.setCircle(circle, -1);
        view.show();
        view.activateWindow();
        view.setFocus();
        isActive = QTest::qWaitForWindowActive(&view);
    }
    QPoint centre() const
    {
        return ui::map::onScreen(view.circle()->centre, view.camera(), view.size()).toPoint();
    }
    QPoint rim(double bearing) const
    {
        return ui::map::onScreen(
            geo::pointAt(view.circle()->centre, view.circle()->radius, bearing), view.camera(),
            view.size())
            .toPoint();
    }
    void drag(const QPoint &from, const QPoint &to)
    {
        QTest::mousePress(&view, Qt::LeftButton, {}, from);
        QTest::mouseMove(&view, (from + to) / 2);
        QTest::mouseMove(&view, to);
        QTest::mouseRelease(&view, Qt::LeftButton, {}, to);
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(&view, key, modifiers);
    }

    MapView view;
    bool isActive = false;
};

void places()
{
    QTest::addColumn<Circle>("circle");
    QTest::newRow("San Francisco, 5 km") << sanFrancisco;
    QTest::newRow("100 m") << Circle {{48.137, 11.575}, 100};
    QTest::newRow("50 km") << Circle {{48.137, 11.575}, 50'000};
    QTest::newRow("far north") << Circle {{78.22, 15.65}, 50'000};
    QTest::newRow("far south") << Circle {{-77.85, 166.67}, 100};
    QTest::newRow("west of the antimeridian") << Circle {{-16.8, 179.99}, 50'000};
    QTest::newRow("east of the antimeridian") << Circle {{-16.8, -179.999}, 5000};
    QTest::newRow("the corner of the world") << Circle {{0, -180}, 50'000};
    QTest::newRow("the northern edge of the map") << Circle {{84, 0}, 50'000};
    QTest::newRow("the southern edge of the map") << Circle {{-84, 180}, 100};
}

} // namespace

Q_DECLARE_METATYPE(geo::Circle)

void tst_MapView::showsTheWholeCircle_data()
{
    places();
    QTest::newRow("at the edge of the map") << Circle {{84.9, 0}, 5000};
}

void tst_MapView::showsTheWholeCircle()
{
    QFETCH(Circle, circle);
    Meeting meeting(circle);
    const QRectF box = ui::map::outlineOnScreen(circle, meeting.view.camera(), meeting.view.size())
                           .boundingRect();
    QVERIFY2(QRectF(meeting.view.rect()).adjusted(-1, -1, 1, 1).contains(box),
        qPrintable(QStringLiteral("%1 %2 %3 %4")
                       .arg(box.x())
                       .arg(box.y())
                       .arg(box.width())
                       .arg(box.height())));
    QVERIFY2(box.width() > 150, qPrintable(QString::number(box.width())));
}

void tst_MapView::dragsTheCentre_data()
{
    places();
}

void tst_MapView::dragsTheCentre()
{
    QFETCH(Circle, circle);
    Meeting meeting(circle);
    QSignalSpy changed(&meeting.view, &MapView::circleChanged);
    const QPoint from = meeting.centre();
    const QPoint to = from + QPoint(60, 40);
    const photos::Coordinate wanted
        = geo::mercator::toCoordinate(meeting.view.camera().toWorld(to, meeting.view.size()));

    meeting.drag(from, to);

    QVERIFY(!changed.isEmpty());
    const Circle now = *meeting.view.circle();
    QCOMPARE(now.radius, circle.radius);
    QVERIFY(geo::metresBetween(now.centre, wanted) < circle.radius * 0.02 + 1);
    QVERIFY(std::abs(now.centre.longitude) <= 180);
    QVERIFY((meeting.centre() - to).manhattanLength() <= 2);
}

void tst_MapView::dragsTheRim_data()
{
    places();
}

void tst_MapView::dragsTheRim()
{
    QFETCH(Circle, circle);
    for (const double bearing : {90.0, 225.0, 0.0}) {
        Meeting meeting(circle);
        const QPoint from = meeting.rim(bearing);
        const QPoint half = (from + meeting.centre()) / 2;

        meeting.drag(from, half);

        const Circle now = *meeting.view.circle();
        QCOMPARE(now.centre, circle.centre);
        const double expected = std::max(MapView::smallestRadius, circle.radius / 2);
        QVERIFY2(std::abs(now.radius - expected) < circle.radius * 0.03,
            qPrintable(QString::number(now.radius)));
    }
}

void tst_MapView::boundsTheRadius()
{
    Meeting small(Circle {{48, 11}, 150});
    small.drag(small.rim(90), small.centre());
    QCOMPARE(small.view.circle()->radius, MapView::smallestRadius);

    Meeting large(Circle {{48, 11}, 40'000});
    large.drag(large.rim(90), QPoint(395, 200));
    QCOMPARE(large.view.circle()->radius, MapView::largestRadius);
}

void tst_MapView::dragsTheMap()
{
    Meeting meeting;
    QSignalSpy changed(&meeting.view, &MapView::circleChanged);
    const QPoint before = meeting.centre();
    meeting.drag({20, 20}, {70, 50});
    QCOMPARE(meeting.centre(), before + QPoint(50, 30));
    QVERIFY(changed.isEmpty());
}

void tst_MapView::dragsOverTheAntimeridian()
{
    Meeting meeting(Circle {{0, 179.99}, 5000});
    const QPoint from = meeting.centre();
    meeting.drag(from, from + QPoint(100, 0));
    const Circle now = *meeting.view.circle();
    QVERIFY2(now.centre.longitude < -179.9, qPrintable(QString::number(now.centre.longitude)));
    QVERIFY(geo::metresBetween(now.centre, {0, 179.99}) < 10'000);
}

void tst_MapView::zoomsAtTheMouse()
{
    Meeting meeting;
    const QPointF at(300, 100);
    const QPointF world = meeting.view.camera().toWorld(at, meeting.view.size());
    const double before = meeting.view.camera().worldPixels;
    QWheelEvent wheel(
        at, meeting.view.mapToGlobal(at), {}, {0, 240}, Qt::NoButton, {}, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&meeting.view, &wheel);
    QCOMPARE(meeting.view.camera().worldPixels, before * 2);
    const QPointF after = meeting.view.camera().toWorld(at, meeting.view.size());
    QVERIFY(std::abs(after.x() - world.x()) < 1e-9 && std::abs(after.y() - world.y()) < 1e-9);
}

void tst_MapView::zoomsAtTwoFingersOnATouchpad()
{
    Meeting meeting;
    const QPointF at(300, 100);
    const QPointF world = meeting.view.camera().toWorld(at, meeting.view.size());
    const double before = meeting.view.camera().worldPixels;

    for (const double share : {0.5, -0.25}) {
        QNativeGestureEvent pinch(Qt::ZoomNativeGesture, QPointingDevice::primaryPointingDevice(),
            2, at, at, meeting.view.mapToGlobal(at), share, {});
        QApplication::sendEvent(&meeting.view, &pinch);
        QVERIFY(pinch.isAccepted());
    }

    QCOMPARE(meeting.view.camera().worldPixels, before * 1.5 * 0.75);
    const QPointF after = meeting.view.camera().toWorld(at, meeting.view.size());
    QVERIFY(std::abs(after.x() - world.x()) < 1e-9 && std::abs(after.y() - world.y()) < 1e-9);
}

void tst_MapView::zoomsAtTwoFingersOnAScreen()
{
    Meeting meeting;
    QVERIFY(meeting.isActive);
    const std::unique_ptr<QPointingDevice> screen(QTest::createTouchDevice());
    const double before = meeting.view.camera().worldPixels;
    const QPoint middle(200, 200);
    const auto apart = [&](int pixels, auto act) {
        auto fingers = QTest::touchEvent(&meeting.view, screen.get());
        act(fingers, 0, middle - QPoint(pixels, 0));
        act(fingers, 1, middle + QPoint(pixels, 0));
    };
    apart(40, [&](auto &fingers, int id, QPoint at) { fingers.press(id, at, &meeting.view); });
    for (int pixels = 44; pixels <= 80; pixels += 4)
        apart(
            pixels, [&](auto &fingers, int id, QPoint at) { fingers.move(id, at, &meeting.view); });
    apart(80, [&](auto &fingers, int id, QPoint at) { fingers.release(id, at, &meeting.view); });

    QCOMPARE(meeting.view.camera().worldPixels / before, 2.0); // twice as far apart
    QCOMPARE(*meeting.view.circle(), sanFrancisco);
    QVERIFY((meeting.centre() - middle).manhattanLength() < 4);
}

void tst_MapView::dragsWithOneFinger()
{
    Meeting meeting;
    QVERIFY(meeting.isActive);
    const std::unique_ptr<QPointingDevice> screen(QTest::createTouchDevice());
    const QPoint from = meeting.centre();

    QTest::touchEvent(&meeting.view, screen.get()).press(0, from);
    QTest::touchEvent(&meeting.view, screen.get()).move(0, from + QPoint(30, 0));
    QTest::touchEvent(&meeting.view, screen.get()).move(0, from + QPoint(50, 10));
    QTest::touchEvent(&meeting.view, screen.get()).release(0, from + QPoint(50, 10));

    QCOMPARE(meeting.centre(), from + QPoint(50, 10));
    QCOMPARE(meeting.view.circle()->radius, sanFrancisco.radius);
}

void tst_MapView::putsTheCircleWhereItIsTappedTwice()
{
    Meeting meeting(std::nullopt);
    QVERIFY(meeting.isActive);
    meeting.view.lookAt({{48.137, 11.575}, 20'000});
    const std::unique_ptr<QPointingDevice> screen(QTest::createTouchDevice());

    for (int taps = 0; taps < 2; ++taps) {
        QVERIFY(!meeting.view.circle());
        QTest::touchEvent(&meeting.view, screen.get()).press(0, {200, 200});
        QTest::touchEvent(&meeting.view, screen.get()).release(0, {200, 200});
    }

    QVERIFY(meeting.view.circle());
    QVERIFY(geo::metresBetween(meeting.view.circle()->centre, {48.137, 11.575}) < 200);
}

void tst_MapView::staysWithinThePoles()
{
    Meeting meeting(std::nullopt);
    for (int i = 0; i < 60; ++i)
        meeting.press(Qt::Key_Minus);
    QVERIFY(meeting.view.camera().worldPixels >= 400); // no taller than the world
    for (int i = 0; i < 60; ++i)
        meeting.press(Qt::Key_Plus);
    QCOMPARE(meeting.view.camera().worldPixels, MapCamera::largestWorld);
    meeting.view.lookAt({{89, 0}, 100});
    for (int i = 0; i < 20; ++i)
        meeting.press(Qt::Key_Up);
    const QRectF visible = meeting.view.camera().visible(meeting.view.size());
    QVERIFY(visible.top() > -1e-12);
    meeting.press(Qt::Key_Space);
    QVERIFY(meeting.view.circle());
    QVERIFY(meeting.view.circle()->centre.isValid());
    for (int i = 0; i < 30; ++i)
        meeting.press(Qt::Key_Up, Qt::ControlModifier);
    QVERIFY(meeting.view.circle()->centre.latitude <= geo::mercator::maxLatitude);
    QVERIFY(!meeting.view.grab().isNull());
}

void tst_MapView::putsTheCircleWhereItIsDoubleClicked()
{
    Meeting meeting(std::nullopt);
    meeting.view.setUsualRadius(3000);
    meeting.view.lookAt({{48.137, 11.575}, 20'000});
    QSignalSpy changed(&meeting.view, &MapView::circleChanged);
    QTest::mouseDClick(&meeting.view, Qt::LeftButton, {}, {200, 200});
    QCOMPARE(changed.count(), 1);
    QCOMPARE(meeting.view.circle()->radius, 3000.0);
    QVERIFY(geo::metresBetween(meeting.view.circle()->centre, {48.137, 11.575}) < 200);
}

void tst_MapView::movesTheMapByKeys_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<QPoint>("moved"); // where what was in the middle is then
    QTest::newRow("left") << Qt::Key_Left << QPoint(64, 0);
    QTest::newRow("right") << Qt::Key_Right << QPoint(-64, 0);
    QTest::newRow("up") << Qt::Key_Up << QPoint(0, 64);
    QTest::newRow("down") << Qt::Key_Down << QPoint(0, -64);
}

void tst_MapView::movesTheMapByKeys()
{
    QFETCH(Qt::Key, key);
    QFETCH(QPoint, moved);
    Meeting meeting;
    QVERIFY(meeting.isActive);
    const QPoint before = meeting.centre();
    meeting.press(key);
    QCOMPARE(meeting.centre(), before + moved);
    QCOMPARE(*meeting.view.circle(), sanFrancisco);
    meeting.press(Qt::Key_Home);
    QCOMPARE(meeting.centre(), before);
}

void tst_MapView::changesTheCircleByKeys_data()
{
    places();
}

void tst_MapView::changesTheCircleByKeys()
{
    QFETCH(Circle, circle);
    Meeting meeting(circle);
    QSignalSpy changed(&meeting.view, &MapView::circleChanged);
    const auto &now = meeting.view.circle();

    // A tenth of the radius eastward, also over the edge of the world.
    meeting.press(Qt::Key_Right, Qt::ControlModifier);
    QVERIFY(now->centre.isValid());
    QVERIFY(std::remainder(now->centre.longitude - circle.centre.longitude, 360) > 0);
    QVERIFY(
        std::abs(geo::metresBetween(now->centre, circle.centre) / (circle.radius / 10) - 1) < 0.01);
    meeting.press(Qt::Key_Up, Qt::ControlModifier);
    QVERIFY(now->centre.latitude > circle.centre.latitude);

    const double smaller = std::max(circle.radius / 1.1, MapView::smallestRadius);
    meeting.press(Qt::Key_Minus, Qt::ControlModifier);
    QCOMPARE(qRound(now->radius), qRound(smaller));
    meeting.press(Qt::Key_Plus, Qt::ControlModifier);
    QCOMPARE(qRound(now->radius), qRound(std::min(smaller * 1.1, MapView::largestRadius)));

    QCOMPARE(changed.count(), circle.radius == MapView::smallestRadius ? 3 : 4);
    QVERIFY(meeting.view.rect().contains(meeting.centre()));
}

void tst_MapView::undoesEachDragAtOnce()
{
    Meeting meeting;
    const QPoint from = meeting.centre();
    meeting.drag(from, from + QPoint(50, 0));
    const Circle first = *meeting.view.circle();
    meeting.drag(meeting.rim(90), meeting.rim(90) + QPoint(-40, 0));
    const Circle second = *meeting.view.circle();
    QVERIFY(first != second);

    QSignalSpy changed(&meeting.view, &MapView::circleChanged);
    meeting.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(*meeting.view.circle(), first);
    meeting.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(*meeting.view.circle(), sanFrancisco);
    meeting.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(*meeting.view.circle(), first);
    QCOMPARE(changed.count(), 3); // the fields follow
}

void tst_MapView::undoesWhatCameFromOutside()
{
    Meeting meeting;
    meeting.view.setCircle(Circle {{35.0116, 135.7681}, 5000});
    meeting.view.setCircle(Circle {{35.0116, 135.7681}, 3}, 7); // typing "300"
    meeting.view.setCircle(Circle {{35.0116, 135.7681}, 30}, 7);
    meeting.view.setCircle(Circle {{35.0116, 135.7681}, 300}, 7);
    meeting.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(meeting.view.circle()->radius, 5000.0);
    meeting.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(*meeting.view.circle(), sanFrancisco);
}

void tst_MapView::saysItsValue()
{
    Meeting meeting;
    QCOMPARE(meeting.view.accessibleName(), QStringLiteral("Map"));
    QVERIFY(meeting.view.accessibleDescription().contains(QStringLiteral("5 km")));
    QVERIFY(meeting.view.accessibleDescription().contains(QStringLiteral("37,7749° N")));
    meeting.view.setCircle(std::nullopt);
    QVERIFY(meeting.view.accessibleDescription().contains(QStringLiteral("No circle")));
}

void tst_MapView::emitsNothingForOthersChanges()
{
    Meeting meeting;
    QSignalSpy changed(&meeting.view, &MapView::circleChanged);
    meeting.view.setCircle(Circle {{35, 135}, 400});
    QVERIFY(changed.isEmpty());
    QVERIFY(QRect(150, 150, 100, 100).contains(meeting.centre())); // but it looks there
}

void tst_MapView::paintsLandAndWater_data()
{
    QTest::addColumn<Circle>("looked");
    QTest::newRow("at the coast of San Francisco") << Circle {{37.7749, -122.51}, 10'000};
    QTest::newRow("at both halves of Chukotka") << Circle {{66, 180}, 50'000};
}

void tst_MapView::paintsLandAndWater()
{
    QFETCH(Circle, looked);
    QImage image(400, 400, QImage::Format_RGB32);
    QPainter painter(&image);
    ui::map::paintLand(&painter, MapCamera::around(looked, image.size()), image.size(), QPalette());
    painter.end();
    QHash<QRgb, int> counts;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            ++counts[image.pixel(x, y)];
    }
    QList<int> sizes = counts.values();
    std::sort(sizes.rbegin(), sizes.rend());
    QVERIFY(sizes.size() >= 2);
    QVERIFY2(sizes.at(1) > 4000, qPrintable(QString::number(sizes.at(1)))); // two plain colours …
    QVERIFY(sizes.at(0) + sizes.at(1) > 400 * 400 * 0.95); // … and little between them
}

void tst_MapView::asksForNoTilesUntilItIsTurnedOn()
{
    Meeting meeting;
    QSignalSpy wanted(&meeting.view.tiles(), &ui::MapTiles::wanted);
    const QImage without = meeting.view.grab().toImage();
    for (int i = 0; i < 5; ++i)
        meeting.press(Qt::Key_Plus);
    meeting.view.grab();
    QVERIFY(wanted.isEmpty());

    meeting.view.tiles().turnOn(QStringLiteral("© somebody"));
    meeting.view.grab();
    QVERIFY(!wanted.isEmpty());

    wanted.clear();
    meeting.view.tiles().turnOff();
    meeting.view.lookAt(sanFrancisco);
    const QRect corner(350, 388, 40, 8); // where the attribution was
    QCOMPARE(meeting.view.grab().toImage().copy(corner), without.copy(corner));
    QVERIFY(wanted.isEmpty());
}

void tst_MapView::asksForTheTilesInSightAlone_data()
{
    places();
}

void tst_MapView::asksForTheTilesInSightAlone()
{
    QFETCH(Circle, circle);
    Meeting meeting(circle);
    QSignalSpy wanted(&meeting.view.tiles(), &ui::MapTiles::wanted);
    meeting.view.tiles().turnOn(QStringLiteral("© somebody"));
    meeting.view.grab();
    meeting.view.grab(); // what is on its way is not asked for again

    // A view of 400 pixels meets three tiles in each direction, four when they are shrunk.
    QVERIFY2(
        wanted.count() >= 4 && wanted.count() <= 16, qPrintable(QString::number(wanted.count())));
    QSet<QString> names;
    const QRectF seen = meeting.view.camera().visible(meeting.view.size());
    for (const auto &tile : wanted) {
        const int zoom = tile[0].toInt();
        const double count = 1 << zoom;
        const int x = tile[1].toInt();
        const int y = tile[2].toInt();
        QVERIFY(zoom >= 0 && zoom <= 19 && x >= 0 && x < count && y >= 0 && y < count);
        const QRectF here(x / count, y / count, 1 / count, 1 / count);
        QVERIFY(seen.intersects(here) || seen.intersects(here.translated(1, 0))
            || seen.intersects(here.translated(-1, 0)));
        names.insert(QStringLiteral("%1/%2/%3").arg(zoom).arg(x).arg(y));
    }
    QCOMPARE(names.size(), wanted.count());
}

void tst_MapView::paintsTilesAndTheirAttribution()
{
    Meeting meeting(std::nullopt);
    meeting.view.lookAt(sanFrancisco);
    const QImage before = meeting.view.grab().toImage();
    QSignalSpy wanted(&meeting.view.tiles(), &ui::MapTiles::wanted);
    meeting.view.tiles().turnOn(QStringLiteral("© somebody"));
    const QImage empty = meeting.view.grab().toImage();
    const QRect corner(350, 388, 40, 8);
    QVERIFY(empty.copy(corner) != before.copy(corner)); // whom it is owed to, from the first moment

    QImage red(256, 256, QImage::Format_RGB32);
    red.fill(Qt::red);
    for (const auto &tile : QList(wanted))
        meeting.view.tiles().take(tile[0].toInt(), tile[1].toInt(), tile[2].toInt(), red);
    meeting.view.tiles().take(3, 1, 1, red); // nobody wished for it
    const QImage after = meeting.view.grab().toImage();
    for (const QPoint &at : {QPoint(10, 10), QPoint(200, 200), QPoint(390, 10), QPoint(300, 300)})
        QCOMPARE(after.pixelColor(at), QColor(Qt::red));
    QCOMPARE(after.copy(corner), empty.copy(corner));

    // One that failed is not asked for until somebody looks elsewhere.
    meeting.press(Qt::Key_Plus);
    meeting.press(Qt::Key_Plus);
    wanted.clear();
    meeting.view.grab();
    const QList<QVariantList> wishes = wanted;
    QVERIFY(!wishes.isEmpty());
    for (const auto &tile : wishes)
        meeting.view.tiles().takeFailure(tile[0].toInt(), tile[1].toInt(), tile[2].toInt());
    meeting.view.resize(401, 400);
    meeting.view.grab();
    QVERIFY(wanted.count() < 2 * wishes.count());
}

void tst_MapView::showsFocus()
{
    Meeting meeting;
    QVERIFY(meeting.isActive);
    const QImage with = meeting.view.grab().toImage();
    meeting.view.clearFocus();
    const QImage without = meeting.view.grab().toImage();
    QVERIFY(with.pixel(0, 200) != without.pixel(0, 200));
}

QTEST_MAIN(tst_MapView)
#include "tst_MapView.moc"
