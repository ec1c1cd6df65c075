// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/PhotoLocator.h"
#include "ui/PictureZoom.h"

#include <QTest>

using ui::PictureZoom;

namespace {

PictureZoom zoomOf(const QSizeF &picture, const QSizeF &view)
{
    PictureZoom zoom;
    zoom.setView(view);
    zoom.setPicture(picture);
    return zoom;
}

/// Where a point of the view is in the picture, 0 to 1.
QPointF under(const PictureZoom &zoom, const QPointF &point)
{
    const QRectF target = zoom.target();
    return {(point.x() - target.x()) / target.width(), (point.y() - target.y()) / target.height()};
}

bool isNear(const QPointF &a, const QPointF &b)
{
    return (a - b).manhattanLength() < 1e-6;
}

} // namespace

/// The arithmetic of the viewer.
class tst_PictureZoom : public QObject {
    Q_OBJECT

private slots:
    void fitsInTheMiddle_data();
    void fitsInTheMiddle();
    void showsEachPixel();
    void keepsWhatIsUnderThePointer();
    void neverShowsWhatIsBeyondTheEdges();
    void stopsAtItsLimits();
    void becomesFittedNearby();
    void staysInPlaceWhenABetterPictureComes();
    void staysFittedWhenTheViewChanges();
    void doesNothingWithoutAPicture();
    void findsAPhotoInItsCircle_data();
    void findsAPhotoInItsCircle();
};

void tst_PictureZoom::fitsInTheMiddle_data()
{
    QTest::addColumn<QSizeF>("picture");
    QTest::addColumn<QRectF>("target");
    QTest::newRow("wide") << QSizeF(2000, 1000) << QRectF(0, 100, 800, 400);
    QTest::newRow("high") << QSizeF(500, 1000) << QRectF(250, 0, 300, 600);
    QTest::newRow("enlarged") << QSizeF(80, 60) << QRectF(0, 0, 800, 600);
}

void tst_PictureZoom::fitsInTheMiddle()
{
    QFETCH(QSizeF, picture);
    QFETCH(QRectF, target);
    const PictureZoom zoom = zoomOf(picture, {800, 600});
    QVERIFY(zoom.isFitted() && !zoom.canPan());
    QCOMPARE(zoom.target(), target);
}

void tst_PictureZoom::showsEachPixel()
{
    PictureZoom zoom = zoomOf({2000, 1000}, {800, 600});
    zoom.zoomTo(1, {400, 300});
    QCOMPARE(zoom.scale(), 1.0);
    QCOMPARE(zoom.target(), QRectF(-600, -200, 2000, 1000));
    QVERIFY(zoom.canPan());
    // A small picture stands small in the middle.
    PictureZoom small = zoomOf({80, 60}, {800, 600});
    small.zoomTo(1, {0, 0});
    QCOMPARE(small.target(), QRectF(360, 270, 80, 60));
    QVERIFY(!small.canPan());
}

void tst_PictureZoom::keepsWhatIsUnderThePointer()
{
    PictureZoom zoom = zoomOf({2000, 1500}, {800, 600});
    const QPointF pointer(200, 450);
    const QPointF before = under(zoom, pointer);
    for (int i = 0; i < 6; ++i) {
        zoom.zoomBy(PictureZoom::step, pointer);
        QVERIFY(isNear(under(zoom, pointer), before));
    }
    zoom.zoomBy(1 / PictureZoom::step, pointer);
    QVERIFY(isNear(under(zoom, pointer), before));
}

void tst_PictureZoom::neverShowsWhatIsBeyondTheEdges()
{
    PictureZoom zoom = zoomOf({2000, 1500}, {800, 600});
    zoom.zoomTo(1, {400, 300});
    zoom.panBy({10'000, 10'000});
    QCOMPARE(zoom.target().topLeft(), QPointF(0, 0));
    zoom.panBy({-10'000, -10'000});
    QCOMPARE(zoom.target().bottomRight(), QPointF(800, 600));
    zoom.panBy({50, 20});
    QCOMPARE(zoom.target().bottomRight(), QPointF(850, 620));
}

void tst_PictureZoom::stopsAtItsLimits()
{
    PictureZoom zoom = zoomOf({2000, 1500}, {800, 600});
    zoom.zoomTo(1000, {0, 0});
    QCOMPARE(zoom.scale(), PictureZoom::largest);
    zoom.zoomTo(0.0001, {0, 0});
    QVERIFY(zoom.isFitted()); // never smaller than the view
}

void tst_PictureZoom::becomesFittedNearby()
{
    PictureZoom zoom = zoomOf({2000, 1500}, {800, 600});
    zoom.zoomTo(0.5, {0, 0});
    QVERIFY(!zoom.isFitted());
    zoom.zoomTo(0.403, {0, 0});
    QVERIFY(zoom.isFitted());
}

void tst_PictureZoom::staysInPlaceWhenABetterPictureComes()
{
    PictureZoom zoom = zoomOf({320, 240}, {800, 600});
    zoom.zoomTo(5, {100, 100});
    const QRectF before = zoom.target();
    zoom.setPicture({2048, 1536});
    QVERIFY(isNear(zoom.target().topLeft(), before.topLeft()));
    QVERIFY(isNear(zoom.target().bottomRight(), before.bottomRight()));
}

void tst_PictureZoom::staysFittedWhenTheViewChanges()
{
    PictureZoom zoom = zoomOf({2000, 1000}, {800, 600});
    zoom.setView({400, 300});
    QCOMPARE(zoom.target(), QRectF(0, 50, 400, 200));
    zoom.zoomTo(2, {0, 0});
    zoom.clear();
    zoom.setPicture({100, 100});
    QVERIFY(zoom.isFitted());
}

void tst_PictureZoom::doesNothingWithoutAPicture()
{
    PictureZoom zoom;
    zoom.zoomBy(2, {5, 5});
    zoom.panBy({5, 5});
    QVERIFY(zoom.isFitted() && !zoom.canPan());
    QVERIFY(zoom.target().isEmpty());
    zoom.setView({100, 100});
    zoom.zoomTo(3, {5, 5});
    QVERIFY(zoom.isFitted());
}

void tst_PictureZoom::findsAPhotoInItsCircle_data()
{
    QTest::addColumn<photos::Coordinate>("centre");
    QTest::addColumn<photos::Coordinate>("taken");
    QTest::addColumn<QPointF>("place");
    const photos::Coordinate city {60, 10};
    // A degree of longitude is half as long there as at the equator: 55.6 km.
    QTest::newRow("centre") << city << city << QPointF(0, 0);
    QTest::newRow("north") << city << photos::Coordinate {60.044966, 10} << QPointF(0, -1);
    QTest::newRow("east") << city << photos::Coordinate {60, 10.089932} << QPointF(1, 0);
    QTest::newRow("south west") << city << photos::Coordinate {59.977517, 9.955034}
                                << QPointF(-0.5, 0.5);
    QTest::newRow("over the date line")
        << photos::Coordinate {0, 179.98} << photos::Coordinate {0, -179.975034} << QPointF(1, 0);
}

void tst_PictureZoom::findsAPhotoInItsCircle()
{
    QFETCH(photos::Coordinate, centre);
    QFETCH(photos::Coordinate, taken);
    QFETCH(QPointF, place);
    const QPointF found = ui::placeInCircle(centre, 5000, taken);
    QVERIFY2((found - place).manhattanLength() < 0.01,
        qPrintable(QStringLiteral("%1 %2").arg(found.x()).arg(found.y())));
}

QTEST_APPLESS_MAIN(tst_PictureZoom)
#include "tst_PictureZoom.moc"
