// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/WallLayout.h"

#include <QString>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

using namespace std::chrono_literals;

/// A grid's tiles are about a quarter of the shorter side of the screen.
constexpr int tilesAcross = 4;
constexpr int maxMosaicCells = 20;
constexpr int mosaicSide = 12; ///< small tiles along a side, at most
constexpr int cubeColumns = 5;
constexpr int cubeRows = 3;
/// Width by height of a tile: between these a photo is cropped without losing its subject.
constexpr double narrowest = 0.55;
constexpr double widest = 1.8;
/// Liked best: between a square and a photo lying down.
constexpr double bestForm = 1.15;
// Different, so that the way of the wall is long before it repeats.
constexpr auto driftStepX = 4s;
constexpr auto driftStepY = 7s;

struct Shape {
    int columns = 1;
    int rows = 1;
};

double awayFromBest(double form)
{
    return std::abs(std::log(form / bestForm));
}

double formOf(const QSize &room, Shape shape)
{
    return double(room.width()) / shape.columns / (double(room.height()) / shape.rows);
}

/// The even grid with most tiles, at most `count`, whose tiles have a good shape.
Shape evenShape(const QSize &room, int count)
{
    for (int tiles = count; tiles > 1; --tiles) {
        std::optional<Shape> best;
        double bestAway = 0;
        for (int rows = 1; rows <= tiles; ++rows) {
            if (tiles % rows != 0)
                continue;
            const Shape shape {tiles / rows, rows};
            const double form = formOf(room, shape);
            if (form < narrowest || form > widest)
                continue;
            if (!best || awayFromBest(form) < bestAway) {
                best = shape;
                bestAway = awayFromBest(form);
            }
        }
        if (best)
            return *best;
    }
    return {};
}

/// Part `index` of `count` of a length, with gaps between: together they fill it to the pixel.
std::pair<int, int> part(int from, int length, int index, int count, int gap)
{
    const auto edge = [&](int i) { return int(std::lround(double(length + gap) * i / count)); };
    return {from + edge(index), edge(index + 1) - edge(index) - gap};
}

QList<QRect> evenCells(const QRect &room, Shape shape, int gap)
{
    QList<QRect> cells;
    for (int row = 0; row < shape.rows; ++row) {
        const auto [y, height] = part(room.y(), room.height(), row, shape.rows, gap);
        for (int column = 0; column < shape.columns; ++column) {
            const auto [x, width] = part(room.x(), room.width(), column, shape.columns, gap);
            cells += QRect(x, y, width, height);
        }
    }
    return cells;
}

/// Where tiles of twice the side begin on an even grid: as on a chessboard, with small ones
/// between.
QList<QPoint> largeTiles(Shape shape)
{
    QList<QPoint> tiles;
    for (int row = 0; row + 2 <= shape.rows; row += 2) {
        for (int column = row % 4; column + 2 <= shape.columns; column += 4)
            tiles += {column, row};
    }
    return tiles;
}

int mosaicCount(Shape shape)
{
    return shape.columns * shape.rows - 3 * int(largeTiles(shape).size());
}

Shape mosaicShape(const QSize &room, int count)
{
    Shape best;
    double bestAway = 0;
    for (int rows = 1; rows <= mosaicSide; ++rows) {
        for (int columns = 1; columns <= mosaicSide; ++columns) {
            const Shape shape {columns, rows};
            const double form = formOf(room, shape);
            const int tiles = mosaicCount(shape);
            const bool isGood = form >= narrowest && form <= widest && tiles <= count;
            const int bestTiles = mosaicCount(best);
            if (!isGood || tiles < bestTiles)
                continue;
            if (tiles > bestTiles || bestAway == 0 || awayFromBest(form) < bestAway) {
                best = shape;
                bestAway = awayFromBest(form);
            }
        }
    }
    return best;
}

QList<QRect> mosaicCells(const QRect &room, Shape shape, int gap)
{
    const QList<QRect> even = evenCells(room, shape, gap);
    const QList<QPoint> large = largeTiles(shape);
    const auto isWithin = [&large](int column, int row) {
        return std::any_of(large.begin(), large.end(), [column, row](const QPoint &at) {
            return QRect(at, QSize(2, 2)).contains(column, row);
        });
    };
    QList<QRect> cells;
    for (int row = 0; row < shape.rows; ++row) {
        for (int column = 0; column < shape.columns; ++column) {
            const int index = row * shape.columns + column;
            if (large.contains(QPoint(column, row)))
                cells += even.at(index).united(even.at(index + shape.columns + 1));
            else if (!isWithin(column, row))
                cells += even.at(index);
        }
    }
    return cells;
}

int triangle(qint64 step, int reach)
{
    const qint64 period = 4LL * reach;
    const qint64 at = (step + reach) % period; // starts in the middle
    return int(at < 2LL * reach ? at : period - at) - reach;
}

} // namespace

QString wallLayoutName(WallLayout layout)
{
    static constexpr std::array names {"grid", "mosaic", "single", "split", "cubes"};
    return QString::fromLatin1(names[size_t(layout)]);
}

std::optional<WallLayout> wallLayoutFromName(QStringView name)
{
    for (const WallLayout layout : allWallLayouts) {
        if (name == wallLayoutName(layout))
            return layout;
    }
    return std::nullopt;
}

double wallVisibleShare(WallLayout layout)
{
    // Who looks at one photo or two wants to see them; a tile wants to be full.
    switch (layout) {
    case WallLayout::Single:
        return 0.7;
    case WallLayout::Split:
        return 0.6;
    case WallLayout::Grid:
    case WallLayout::Mosaic:
    case WallLayout::Cubes:
        return 0;
    }
    Q_UNREACHABLE();
}

QList<QRect> wallCells(WallLayout layout, const QRect &room, qsizetype photoCount, int gap)
{
    if (photoCount <= 0 || room.width() < 3 * gap || room.height() < 3 * gap || room.isEmpty())
        return {};
    const auto atMost
        = [photoCount](int cells) { return int(std::min<qsizetype>(photoCount, cells)); };
    const bool isLying = room.width() >= room.height();
    switch (layout) {
    case WallLayout::Single:
        return {room};
    case WallLayout::Split:
        if (photoCount < 2)
            return {room};
        return evenCells(room, isLying ? Shape {2, 1} : Shape {1, 2}, gap);
    case WallLayout::Cubes: {
        const int cubes = cubeColumns * cubeRows;
        if (photoCount >= cubes)
            return evenCells(
                room, isLying ? Shape {cubeColumns, cubeRows} : Shape {cubeRows, cubeColumns}, gap);
        return evenCells(room, evenShape(room.size(), atMost(cubes)), gap);
    }
    case WallLayout::Grid: {
        const int side = std::max(1, std::min(room.width(), room.height()) / tilesAcross);
        const int tiles = std::max(1, room.width() / side) * std::max(1, room.height() / side);
        return evenCells(room, evenShape(room.size(), atMost(tiles)), gap);
    }
    case WallLayout::Mosaic: {
        const int count = atMost(maxMosaicCells);
        // Two photos, or one, are no mosaic.
        if (count < 3)
            return evenCells(room, evenShape(room.size(), count), gap);
        return mosaicCells(room, mosaicShape(room.size(), count), gap);
    }
    }
    Q_UNREACHABLE();
}

QPoint wallDrift(std::chrono::milliseconds time, int reach)
{
    if (reach <= 0)
        return {};
    return {triangle(time / driftStepX, reach), triangle(time / driftStepY, reach)};
}

std::chrono::milliseconds untilNextDrift(std::chrono::milliseconds time)
{
    return std::min<std::chrono::milliseconds>(
        driftStepX - time % driftStepX, driftStepY - time % driftStepY);
}

} // namespace ui
