// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/CompiledIn.h"
#include "geo/Land.h"
#include "geo/Mercator.h"

#include <QTest>
#include <QtEndian>

using core::Error;
using geo::Land;

class tst_Land : public QObject {
    Q_OBJECT

private slots:
    void knowsLandFromWater_data();
    void knowsLandFromWater();
    void staysOnTheWorld();
    void hasFewerPointsOnCoarserLevels();
    void takesTheCoarsestLevelThatLooksRight();
    void refusesADamagedFile_data();
    void refusesADamagedFile();
    void survivesEveryCutAndManyFlips();
    void cutsARingToARectangle();
    void keepsARingThatIsWhollyInside();
};

namespace {

QByteArray file()
{
    return geo::compiledInFile(QStringLiteral("land.bin"));
}

bool isLand(const photos::Coordinate &coordinate, int level)
{
    const QPointF point = geo::mercator::fromCoordinate(coordinate);
    bool inside = false;
    for (const Land::Ring &ring : Land::compiledIn().rings(level))
        inside ^= ring.points.containsPoint(point, Qt::OddEvenFill);
    return inside;
}

QByteArray withNumber(QByteArray bytes, int offset, quint32 number)
{
    qToLittleEndian(number, bytes.data() + offset);
    return bytes;
}

} // namespace

void tst_Land::knowsLandFromWater_data()
{
    QTest::addColumn<photos::Coordinate>("where");
    QTest::addColumn<bool>("land");
    const auto row = [](const char *name, photos::Coordinate where, bool land) {
        QTest::newRow(name) << where << land;
    };
    row("Munich", {48.137, 11.575}, true);
    row("San Francisco", {37.76, -122.44}, true);
    row("the middle of the Atlantic", {30, -45}, false);
    row("the Caspian Sea, a hole in Asia", {42, 50.5}, false);
    row("Kamchatka", {56, 160}, true);
    row("Chukotka, west of the cut", {67, 179}, true);
    row("Chukotka, east of the cut", {67, -177}, true);
    row("the South Pole", {-84.9, 100}, true);
    row("West Antarctica", {-80, -110}, true);
    row("the Ross Sea's ice at the cut, no land", {-80, 180}, false);
    row("the North Pole", {85, 0}, false);
    row("Fiji, Taveuni by the cut", {-16.85, -179.97}, true);
    row("the Pacific at the cut", {0, 180}, false);
}

void tst_Land::knowsLandFromWater()
{
    QFETCH(photos::Coordinate, where);
    QFETCH(bool, land);
    QCOMPARE(isLand(where, 0), land);
}

void tst_Land::staysOnTheWorld()
{
    const QRectF world(0, 0, 1, 1);
    for (int level = 0; level < Land::levelCount; ++level) {
        for (const Land::Ring &ring : Land::compiledIn().rings(level)) {
            for (const QPointF &point : ring.points)
                QVERIFY(
                    point.x() >= 0 && point.x() <= 1 + 1e-5 && point.y() >= 0 && point.y() <= 1);
        }
    }
}

void tst_Land::hasFewerPointsOnCoarserLevels()
{
    qsizetype finer = std::numeric_limits<qsizetype>::max();
    for (int level = 0; level < Land::levelCount; ++level) {
        qsizetype points = 0;
        for (const Land::Ring &ring : Land::compiledIn().rings(level))
            points += ring.points.size();
        QVERIFY2(points > 1000 && points < finer, qPrintable(QString::number(points)));
        finer = points;
    }
    QVERIFY(isLand({48.137, 11.575}, Land::levelCount - 1));
    QVERIFY(!isLand({30, -45}, Land::levelCount - 1));
}

void tst_Land::takesTheCoarsestLevelThatLooksRight()
{
    QCOMPARE(Land::levelFor(256), 3);
    QCOMPARE(Land::levelFor(256 * 16), 2);
    QCOMPARE(Land::levelFor(256 * 128), 1);
    QCOMPARE(Land::levelFor(256 * 65536), 0);
}

void tst_Land::refusesADamagedFile_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Error::Kind>("kind");
    const QByteArray good = file();
    QVERIFY(good.size() > 500'000);
    const auto row = [](const char *name, const QByteArray &bytes, Error::Kind kind) {
        QTest::newRow(name) << bytes << kind;
    };
    row("empty", {}, Error::Kind::Malformed);
    row("another file", "GIF89a", Error::Kind::Malformed);
    row("another version", QByteArray(good).replace(6, 1, "2"), Error::Kind::Malformed);
    row("only its name", good.left(8), Error::Kind::Malformed);
    row("cut in the head", good.left(20), Error::Kind::Malformed);
    row("cut in a ring", good.left(good.size() / 2), Error::Kind::Malformed);
    row("one byte short", good.chopped(1), Error::Kind::Malformed);
    row("one byte too many", good + 'x', Error::Kind::Malformed);
    row("rings without end", withNumber(good, 8, 0xFFFFFFFF), Error::Kind::Malformed);
    row("points without end", withNumber(good, 12, 0xFFFFFFFF), Error::Kind::Malformed);
    row("fewer points than said", withNumber(good, 12, 999'999), Error::Kind::Malformed);
    row("more points than said", withNumber(good, 12, 10), Error::Kind::Malformed);
    row("a step that is no number", QByteArray(good).replace(16, 8, QByteArray(8, '\xFF')),
        Error::Kind::Malformed);
    row("a step of nothing", QByteArray(good).replace(16, 8, QByteArray(8, '\0')),
        Error::Kind::Malformed);
    row("a point far away", QByteArray(good).replace(41, 5, "\xFF\xFF\xFF\xFF\x0F"),
        Error::Kind::Malformed);
    row("more than 8 MiB", QByteArray(8 * 1024 * 1024 + 1, 'x'), Error::Kind::TooLarge);
}

void tst_Land::refusesADamagedFile()
{
    QFETCH(QByteArray, bytes);
    QFETCH(Error::Kind, kind);
    const auto land = Land::fromBytes(bytes);
    QVERIFY(!land);
    QCOMPARE(land.error().kind, kind);
    QVERIFY(land.error().message.startsWith(QStringLiteral("land outline: ")));
}

void tst_Land::survivesEveryCutAndManyFlips()
{
    const QByteArray some = file().left(3000);
    for (qsizetype length = 0; length < some.size(); ++length)
        QVERIFY(!Land::fromBytes(some.left(length)));
    // A flipped bit may give other points; never a crash, and points stay on the world.
    const QByteArray small = withNumber(withNumber(some, 8, 1), 12, 4);
    for (qsizetype at = 0; at < 80; ++at) {
        for (int bit = 0; bit < 8; ++bit) {
            QByteArray bytes = small;
            bytes[at] = char(bytes[at] ^ (1 << bit));
            (void)Land::fromBytes(bytes);
        }
    }
}

void tst_Land::cutsARingToARectangle()
{
    const QPolygonF triangle({{0, 0}, {10, 0}, {0, 10}});
    const QPolygonF part = geo::clipped(triangle, QRectF(1, 1, 3, 20));
    QCOMPARE(part.boundingRect(), QRectF(1, 1, 3, 8));
    QVERIFY(part.containsPoint({2, 2}, Qt::OddEvenFill));
    QVERIFY(geo::clipped(triangle, QRectF(20, 20, 5, 5)).isEmpty());
    // The whole rectangle is land when no coast crosses it.
    QCOMPARE(geo::clipped(triangle, QRectF(1, 1, 2, 2)).boundingRect(), QRectF(1, 1, 2, 2));
}

void tst_Land::keepsARingThatIsWhollyInside()
{
    const QPolygonF triangle({{0, 0}, {10, 0}, {0, 10}});
    QCOMPARE(geo::clipped(triangle, QRectF(-5, -5, 50, 50)), triangle);
}

QTEST_GUILESS_MAIN(tst_Land)
#include "tst_Land.moc"
