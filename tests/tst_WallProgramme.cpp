// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/WallProgramme.h"

#include <QMap>
#include <QRegion>
#include <QTest>

using namespace std::chrono_literals;
using ui::ShuffleBag;
using ui::WallLayout;
using ui::WallProgramme;

namespace {

QStringList ids(int from, int count)
{
    QStringList list;
    for (int i = from + count - 1; i >= from; --i) // newest first
        list += QString::number(i);
    return list;
}

const auto nowhere = [](const QString &) { return false; };

WallProgramme programmeOf(WallLayout layout, int cells, int photos)
{
    WallProgramme programme(7);
    programme.setLayout(layout, cells);
    programme.begin(ids(0, photos));
    return programme;
}

/// Everything that changes at `now`.
QStringList changesAt(WallProgramme &programme, WallProgramme::Time now)
{
    QStringList changed;
    while (const auto change = programme.next(now))
        changed += change->id;
    return changed;
}

QStringList onWall(const WallProgramme &programme)
{
    QStringList list;
    for (int cell = 0; cell < programme.cellCount(); ++cell)
        list += programme.at(cell);
    return list;
}

} // namespace

class tst_WallProgramme : public QObject {
    Q_OBJECT

private slots:
    void fillsTheScreenWithCells_data();
    void fillsTheScreenWithCells();
    void showsCubesFiveByThree();
    void knowsItsLayoutsByName();
    void driftsSlowlyAndNeverFar();
    void wakesWhenTheDriftMoves();

    void showsAllBeforeAnyAgain();
    void mixesEachRoundAnew();
    void passesOverWhatIsOnTheWall();
    void givesNothingWhenAllAreOnTheWall();
    void showsWhatJoinedInTheSameRound();
    void forgetsWhatWasRemoved();
    void keepsTheNewestOfTooMany();

    void fillsItsCellsWithTheNewest();
    void bringsANewPhotoOnAtOnce();
    void letsNewPhotosJoinTheBag();
    void letsEachPhotoBeSeenWhileManyPourIn_data();
    void letsEachPhotoBeSeenWhileManyPourIn();
    void changesOneAfterAnotherInTheQuiet();
    void keepsItsOnlyPhoto();
    void replacesARemovedPhotoAtOnce();
    void keepsPhotosInTheirCellsWhenTheLayoutChanges();
    void restsAfterAFailure();
    void showsNothingWithoutPhotos();
};

void tst_WallProgramme::fillsTheScreenWithCells_data()
{
    QTest::addColumn<WallLayout>("layout");
    QTest::addColumn<QSize>("screen");
    QTest::addColumn<int>("photos");
    const QMap<QString, QSize> screens {{"desktop", {1920, 1080}}, {"tower", {1080, 1920}},
        {"4K", {3840, 2160}}, {"old", {1024, 768}}, {"ultrawide", {3440, 1440}}};
    for (const WallLayout layout : ui::allWallLayouts) {
        for (auto screen = screens.begin(); screen != screens.end(); ++screen) {
            for (const int photos : {1, 2, 3, 4, 5, 7, 11, 15, 16, 40, 20'000}) {
                QTest::addRow("%s on %s, %d photos", qPrintable(ui::wallLayoutName(layout)),
                    qPrintable(screen.key()), photos)
                    << layout << *screen << photos;
            }
        }
    }
}

void tst_WallProgramme::fillsTheScreenWithCells()
{
    QFETCH(WallLayout, layout);
    QFETCH(QSize, screen);
    QFETCH(int, photos);
    constexpr int gap = 6;
    const QRect room({12, 12}, screen - QSize(24, 24));

    const QList<QRect> cells = ui::wallCells(layout, room, photos, gap);

    QVERIFY(!cells.isEmpty() && cells.size() <= photos);
    QRegion filled;
    for (const QRect &cell : cells) {
        QVERIFY2(room.contains(cell), qPrintable(QString::number(cell.right())));
        QVERIFY(!filled.intersects(cell.adjusted(-gap, -gap, gap, gap))); // a gap all around
        const double shape = double(cell.width()) / cell.height();
        const bool isTile = cells.size() > 2;
        QVERIFY2(!isTile || (shape > 0.4 && shape < 2.5), qPrintable(QString::number(shape)));
        filled += cell;
    }
    // With the gap that belongs to each, the cells cover everything.
    QRegion withGaps;
    for (const QRect &cell : cells)
        withGaps += cell.adjusted(0, 0, gap, gap);
    QCOMPARE(withGaps.intersected(room), QRegion(room));
}

void tst_WallProgramme::showsCubesFiveByThree()
{
    const auto cells = ui::wallCells(WallLayout::Cubes, QRect(0, 0, 1920, 1080), 400, 12);
    QCOMPARE(cells.size(), 15);
    QCOMPARE(cells.at(4).y(), cells.at(0).y());
    QVERIFY(cells.at(5).y() > cells.at(0).y());
    const auto upright = ui::wallCells(WallLayout::Cubes, QRect(0, 0, 1080, 1920), 400, 12);
    QCOMPARE(upright.size(), 15);
    QVERIFY(upright.at(3).y() > upright.at(0).y());
}

void tst_WallProgramme::knowsItsLayoutsByName()
{
    QStringList names;
    for (const WallLayout layout : ui::allWallLayouts) {
        names += ui::wallLayoutName(layout);
        QCOMPARE(ui::wallLayoutFromName(names.last()), std::optional(layout));
    }
    QCOMPARE(names, QStringList({"grid", "mosaic", "single", "split", "cubes"}));
    QVERIFY(!ui::wallLayoutFromName(u"Grid"));
    QVERIFY(!ui::wallLayoutFromName(u""));
}

void tst_WallProgramme::driftsSlowlyAndNeverFar()
{
    constexpr int reach = 10;
    QPoint before = ui::wallDrift(0s, reach);
    QCOMPARE(before, QPoint(0, 0));
    QRect seen(before, QSize(1, 1));
    for (auto time = 0s; time < 30min; time += 1s) {
        const QPoint now = ui::wallDrift(time, reach);
        QVERIFY(std::abs(now.x()) <= reach && std::abs(now.y()) <= reach);
        QVERIFY((now - before).manhattanLength() <= 2); // one pixel each way
        seen |= QRect(now, QSize(1, 1));
        before = now;
    }
    QCOMPARE(seen, QRect(-reach, -reach, 2 * reach + 1, 2 * reach + 1)); // it uses all its room
    QCOMPARE(ui::wallDrift(5min, 0), QPoint(0, 0));
}

void tst_WallProgramme::wakesWhenTheDriftMoves()
{
    WallProgramme::Time time {0};
    for (int step = 0; step < 50; ++step) {
        const QPoint before = ui::wallDrift(time, 10);
        const auto wait = ui::untilNextDrift(time);
        QVERIFY(wait > 0ms && wait <= 4s);
        QCOMPARE(ui::wallDrift(time + wait - 1ms, 10), before);
        QVERIFY(ui::wallDrift(time + wait, 10) != before);
        time += wait;
    }
}

void tst_WallProgramme::showsAllBeforeAnyAgain()
{
    ShuffleBag bag(1);
    for (const QString &id : ids(0, 100))
        bag.add(id);
    for (int round = 0; round < 3; ++round) {
        QSet<QString> seen;
        for (int i = 0; i < 100; ++i) {
            const QString id = bag.next(nowhere);
            QVERIFY2(!seen.contains(id), qPrintable(id));
            seen += id;
        }
        QCOMPARE(seen.size(), 100);
    }
}

void tst_WallProgramme::mixesEachRoundAnew()
{
    ShuffleBag bag(1);
    for (const QString &id : ids(0, 50))
        bag.add(id);
    const auto round = [&bag] {
        QStringList order;
        for (int i = 0; i < 50; ++i)
            order += bag.next(nowhere);
        return order;
    };
    const QStringList first = round();
    QVERIFY(first != ids(0, 50));
    QVERIFY(first != round());
}

void tst_WallProgramme::passesOverWhatIsOnTheWall()
{
    ShuffleBag bag(1);
    for (const QString &id : ids(0, 10))
        bag.add(id);
    const auto isOnWall = [](const QString &id) { return id == "3" || id == "7"; };
    QSet<QString> seen;
    for (int i = 0; i < 8; ++i)
        seen += bag.next(isOnWall);
    QCOMPARE(seen.size(), 8);
    QVERIFY(!seen.contains("3") && !seen.contains("7"));
}

void tst_WallProgramme::givesNothingWhenAllAreOnTheWall()
{
    ShuffleBag bag(1);
    QVERIFY(bag.next(nowhere).isNull());
    bag.add("1");
    bag.add("2");
    const auto everywhere = [](const QString &) { return true; };
    QVERIFY(bag.next(everywhere).isNull());
    QVERIFY(!bag.next(nowhere).isNull()); // and gives again when they have left
}

void tst_WallProgramme::showsWhatJoinedInTheSameRound()
{
    ShuffleBag bag(1);
    for (const QString &id : ids(0, 10))
        bag.add(id);
    bag.next(nowhere);
    bag.add("late");
    bag.addShown("seen");
    QStringList rest;
    for (int i = 0; i < 10; ++i)
        rest += bag.next(nowhere);
    QCOMPARE(rest.count("late"), 1);
    QCOMPARE(rest.count("seen"), 0); // it had its turn
    QStringList round;
    for (int i = 0; i < 12; ++i)
        round += bag.next(nowhere);
    QCOMPARE(round.count("seen"), 1);
}

void tst_WallProgramme::forgetsWhatWasRemoved()
{
    ShuffleBag bag(1);
    for (const QString &id : ids(0, 10))
        bag.add(id);
    const QString shown = bag.next(nowhere);
    bag.remove({shown, "4", "unknown"});
    QCOMPARE(bag.count(), shown == "4" ? size_t(9) : size_t(8));
    for (int i = 0; i < 30; ++i) {
        const QString id = bag.next(nowhere);
        QVERIFY(id != shown && id != "4");
    }
}

void tst_WallProgramme::keepsTheNewestOfTooMany()
{
    ShuffleBag bag(1, 5);
    for (int i = 0; i < 12; ++i)
        bag.add(QString::number(i));
    QCOMPARE(bag.count(), size_t(5));
    QSet<QString> seen;
    for (int i = 0; i < 5; ++i)
        seen += bag.next(nowhere);
    QCOMPARE(seen, QSet<QString>({"7", "8", "9", "10", "11"}));
}

void tst_WallProgramme::fillsItsCellsWithTheNewest()
{
    WallProgramme programme = programmeOf(WallLayout::Grid, 4, 10);
    QCOMPARE(changesAt(programme, 0s), QStringList({"9", "8", "7", "6"}));
    QCOMPARE(onWall(programme), QStringList({"9", "8", "7", "6"}));
    QCOMPARE(programme.photoCount(), 10);
}

void tst_WallProgramme::bringsANewPhotoOnAtOnce()
{
    WallProgramme programme = programmeOf(WallLayout::Cubes, 4, 10);
    changesAt(programme, 0s);
    const auto quiet = 60s;
    changesAt(programme, quiet - 1s);
    programme.arrive({"new"});
    const auto change = programme.next(quiet);
    QVERIFY(change);
    QCOMPARE(change->id, QString("new"));
    QCOMPARE(programme.at(change->cell), QString("new"));
}

void tst_WallProgramme::letsNewPhotosJoinTheBag()
{
    WallProgramme programme = programmeOf(WallLayout::Single, 1, 5);
    changesAt(programme, 0s);
    programme.arrive({"new"});
    QStringList order;
    for (auto now = 0s; now < 200s; now += 1s)
        order += changesAt(programme, now);
    QCOMPARE(order.first(), QString("new"));
    // Every photo came once before "new" came again.
    const qsizetype again = order.indexOf("new", 1);
    QVERIFY(again > 0);
    const QStringList between = order.mid(1, again - 1);
    QCOMPARE(QSet<QString>(between.begin(), between.end()).size(), between.size());
    QVERIFY(between.size() >= 4);
}

void tst_WallProgramme::letsEachPhotoBeSeenWhileManyPourIn_data()
{
    QTest::addColumn<WallLayout>("layout");
    QTest::addColumn<int>("cells");
    QTest::addColumn<int>("leastGap");
    QTest::newRow("single") << WallLayout::Single << 1 << 2000;
    QTest::newRow("split") << WallLayout::Split << 2 << 1000;
    QTest::newRow("grid") << WallLayout::Grid << 28 << 334;
    QTest::newRow("cubes") << WallLayout::Cubes << 15 << 334;
}

void tst_WallProgramme::letsEachPhotoBeSeenWhileManyPourIn()
{
    QFETCH(WallLayout, layout);
    QFETCH(int, cells);
    QFETCH(int, leastGap);
    WallProgramme programme = programmeOf(layout, cells, cells);
    changesAt(programme, 0s);

    // Fifty photos a second, for a minute.
    QMap<int, qint64> since;
    qint64 last = 0;
    int changes = 0;
    for (int photo = 0; photo < 3000; ++photo) {
        const WallProgramme::Time now(photo * 20);
        programme.arrive({QStringLiteral("new-%1").arg(photo)});
        while (const auto change = programme.next(now)) {
            QVERIFY(now.count() - last >= leastGap);
            QVERIFY(now.count() - since.value(change->cell) >= 2000);
            // What comes on is fresh, not from a long queue.
            const int number = change->id.mid(4).toInt();
            QVERIFY2(photo - number < 64, qPrintable(change->id));
            since[change->cell] = last = now.count();
            ++changes;
        }
    }
    QVERIFY2(changes > 60'000 / leastGap / 2, qPrintable(QString::number(changes)));
}

void tst_WallProgramme::changesOneAfterAnotherInTheQuiet()
{
    WallProgramme programme = programmeOf(WallLayout::Grid, 4, 10);
    changesAt(programme, 0s);
    WallProgramme::Time now(0);
    for (int i = 0; i < 20; ++i) {
        now = programme.nextAt(now);
        const QStringList changed = changesAt(programme, now);
        if (!changed.isEmpty())
            QCOMPARE(changed.size(), 1);
        const QStringList shown = onWall(programme);
        QCOMPARE(QSet<QString>(shown.begin(), shown.end()).size(), 4); // never one twice
    }
    QVERIFY(now > 40s && now < 60s);
}

void tst_WallProgramme::keepsItsOnlyPhoto()
{
    WallProgramme programme = programmeOf(WallLayout::Single, 1, 1);
    QCOMPARE(changesAt(programme, 0s), QStringList({"0"}));
    WallProgramme::Time now(0);
    for (int i = 0; i < 5; ++i) {
        const auto at = programme.nextAt(now);
        QVERIFY(at - now >= 1s); // it does not spin
        now = at;
        QVERIFY(changesAt(programme, now).isEmpty());
    }
    QCOMPARE(programme.at(0), QString("0"));
}

void tst_WallProgramme::replacesARemovedPhotoAtOnce()
{
    WallProgramme programme = programmeOf(WallLayout::Grid, 3, 10);
    changesAt(programme, 0s);
    programme.remove({"9", "5"});
    QVERIFY(programme.at(0).isEmpty());
    const auto change = programme.next(1ms);
    QVERIFY(change);
    QCOMPARE(change->cell, 0);
    for (auto now = 1s; now < 120s; now += 1s) {
        changesAt(programme, now);
        QVERIFY(!onWall(programme).contains("9") && !onWall(programme).contains("5"));
    }
}

void tst_WallProgramme::keepsPhotosInTheirCellsWhenTheLayoutChanges()
{
    WallProgramme programme = programmeOf(WallLayout::Grid, 4, 10);
    changesAt(programme, 0s);
    programme.setLayout(WallLayout::Split, 2);
    QCOMPARE(onWall(programme), QStringList({"9", "8"}));
    programme.setLayout(WallLayout::Grid, 4);
    QCOMPARE(onWall(programme).mid(0, 2), QStringList({"9", "8"}));
    QCOMPARE(changesAt(programme, 1ms).size(), 2);
}

void tst_WallProgramme::restsAfterAFailure()
{
    WallProgramme programme = programmeOf(WallLayout::Grid, 2, 50);
    const auto change = programme.next(0s);
    QVERIFY(change);
    programme.giveUp(*change, {}, 0s);
    QVERIFY(programme.at(change->cell).isEmpty());
    QVERIFY(!programme.next(1ms));
    QVERIFY(programme.nextAt(1ms) > 300ms);
    QVERIFY(programme.next(400ms));
    // The photo is tried again in another round.
    QSet<QString> seen;
    for (auto now = 1s; now < 400s; now += 1s) {
        for (const QString &id : changesAt(programme, now))
            seen += id;
    }
    QVERIFY(seen.contains(change->id));
}

void tst_WallProgramme::showsNothingWithoutPhotos()
{
    WallProgramme programme(3);
    QVERIFY(!programme.next(0s));
    programme.setLayout(WallLayout::Cubes, 0);
    programme.begin({});
    QVERIFY(!programme.next(1s));
    programme.arrive({"first"});
    QCOMPARE(programme.photoCount(), 1);
    programme.setLayout(WallLayout::Cubes, 1);
    QCOMPARE(changesAt(programme, 2s), QStringList({"first"}));
    programme.clear();
    QCOMPARE(programme.photoCount(), 0);
    QVERIFY(programme.at(0).isEmpty());
}

QTEST_APPLESS_MAIN(tst_WallProgramme)
#include "tst_WallProgramme.moc"
