// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/Circle.h"
#include "geo/Mercator.h"

#include <QTest>

using photos::Coordinate;

class tst_Circle : public QObject {
    Q_OBJECT

private slots:
    void projectsThereAndBack_data();
    void projectsThereAndBack();
    void endsAtTheEdgesOfTheWorld();
    void bringsLongitudesHome();
    void drawsTheRimWhereItIs_data();
    void drawsTheRimWhereItIs();
    void closesRoundAPole_data();
    void closesRoundAPole();
};

namespace {

void places()
{
    QTest::addColumn<Coordinate>("centre");
    QTest::newRow("San Francisco") << Coordinate {37.7749, -122.4194};
    QTest::newRow("equator") << Coordinate {0, 0};
    QTest::newRow("Svalbard") << Coordinate {78.22, 15.65};
    QTest::newRow("McMurdo") << Coordinate {-77.85, 166.67};
    QTest::newRow("west of the antimeridian") << Coordinate {-16.8, 179.99};
    QTest::newRow("east of the antimeridian") << Coordinate {-16.8, -179.99};
}

} // namespace

void tst_Circle::projectsThereAndBack_data()
{
    places();
}

void tst_Circle::projectsThereAndBack()
{
    QFETCH(Coordinate, centre);
    const Coordinate again = geo::mercator::toCoordinate(geo::mercator::fromCoordinate(centre));
    QVERIFY(std::abs(again.latitude - centre.latitude) < 1e-9);
    QVERIFY(std::abs(again.longitude - centre.longitude) < 1e-9);
}

void tst_Circle::endsAtTheEdgesOfTheWorld()
{
    QCOMPARE(geo::mercator::fromCoordinate({90, 0}), QPointF(0.5, 0));
    QCOMPARE(geo::mercator::fromCoordinate({-90, 0}), QPointF(0.5, 1));
    QVERIFY(std::abs(geo::mercator::toCoordinate({0.5, 0}).latitude - 85.0511) < 1e-4);
}

void tst_Circle::bringsLongitudesHome()
{
    QCOMPARE(geo::mercator::wrappedLongitude(180), 180.0);
    QCOMPARE(geo::mercator::wrappedLongitude(181), -179.0);
    QCOMPARE(geo::mercator::wrappedLongitude(-541), 179.0);
    QCOMPARE(geo::mercator::toCoordinate({1.25, 0.5}).longitude, -90.0);
}

void tst_Circle::drawsTheRimWhereItIs_data()
{
    places();
}

void tst_Circle::drawsTheRimWhereItIs()
{
    QFETCH(Coordinate, centre);
    const QPointF middle = geo::mercator::fromCoordinate(centre);
    for (const double radius : {100.0, 5000.0, 50'000.0}) {
        const QPolygonF rim = geo::outlineOf({centre, radius});
        QVERIFY(rim.containsPoint(middle, Qt::OddEvenFill));
        for (const QPointF &point : rim) {
            const double metres = geo::metresBetween(centre, geo::mercator::toCoordinate(point));
            QVERIFY2(std::abs(metres - radius) < radius * 1e-3 + 0.01,
                qPrintable(QString::number(metres)));
        }
        // On one image of the world, also over the antimeridian.
        const double share = 2.2 * radius * geo::mercator::perMetre(centre.latitude);
        QVERIFY(rim.boundingRect().width() < share);
    }
}

void tst_Circle::closesRoundAPole_data()
{
    QTest::addColumn<Coordinate>("centre");
    QTest::addColumn<double>("edge");
    QTest::newRow("north") << Coordinate {89.9, 20} << 0.0;
    QTest::newRow("south") << Coordinate {-89.9, 20} << 1.0;
}

void tst_Circle::closesRoundAPole()
{
    QFETCH(Coordinate, centre);
    QFETCH(double, edge);
    const QPolygonF rim = geo::outlineOf({centre, 50'000});
    QVERIFY(std::abs(rim.boundingRect().width() - 1) < 1e-6);
    QCOMPARE(rim.last().y(), edge);
}

QTEST_GUILESS_MAIN(tst_Circle)
#include "tst_Circle.moc"
