// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/Land.h"

#include "geo/ByteReader.h"
#include "geo/CompiledIn.h"
#include "geo/Mercator.h"

#include <cmath>

namespace geo {

namespace {

constexpr qsizetype maxBytes = 8 * 1024 * 1024;
constexpr quint32 maxRings = 20'000;
constexpr quint32 maxPoints = 1'000'000;
/// What is drawn on a level deviates by less than these steps of the source's grid
/// (resources/geo/compile.py), of which the world is 100,000 wide.
constexpr std::array<double, Land::levelCount> deviation {0.3, 1.5, 8, 48};
constexpr double gridSteps = 100'000;
constexpr double allowedPixels = 0.6;

core::Error malformed(const char *what)
{
    return {core::Error::Kind::Malformed,
        QStringLiteral("land outline: ") + QString::fromLatin1(what), {}};
}

struct Grid {
    double stepX;
    double stepY;
    double south;

    bool isUsable() const
    {
        return std::isfinite(stepX) && std::isfinite(stepY) && std::isfinite(south) && stepX > 0
            && stepX <= 1 && stepY > 0 && stepY <= 1 && std::abs(south) <= 90;
    }
    QPointF point(int x, int y) const
    {
        QPointF point = mercator::fromCoordinate({south + y * stepY, 0});
        point.setX(x * stepX / 360);
        return point;
    }
};

} // namespace

core::Result<Land> Land::fromBytes(QByteArrayView bytes)
{
    if (bytes.size() > maxBytes)
        return core::Error {core::Error::Kind::TooLarge,
            QStringLiteral("land outline: %1 bytes").arg(bytes.size()), {}};
    ByteReader reader(bytes);
    if (reader.take(8) != QByteArrayView("HBLAND1\n"))
        return malformed("not such a file");
    const quint32 ringCount = reader.fixed<quint32>();
    const quint32 pointCount = reader.fixed<quint32>();
    const double stepX = reader.fixed<double>();
    const double stepY = reader.fixed<double>();
    const Grid grid {stepX, stepY, reader.fixed<double>()};
    if (!reader.isWhole() || !grid.isUsable() || ringCount > maxRings || pointCount > maxPoints)
        return malformed("its head is damaged");

    Land land;
    quint32 read = 0;
    for (quint32 i = 0; i < ringCount; ++i) {
        const quint32 count = reader.varint();
        if (!reader.isWhole() || count > pointCount - read)
            return malformed("a ring is damaged");
        read += count;
        std::array<QPolygonF, levelCount> rings;
        qint64 x = 0;
        qint64 y = 0;
        for (quint32 j = 0; j < count; ++j) {
            const quint32 horizontal = reader.varint();
            x += ByteReader::unzigzag(horizontal >> 2);
            y += ByteReader::unzigzag(reader.varint());
            if (!reader.isWhole() || std::abs(x) > 2 * gridSteps || std::abs(y) > 2 * gridSteps)
                return malformed("a point is damaged");
            const QPointF point = grid.point(int(x), int(y));
            for (quint32 level = 0; level <= (horizontal & 3); ++level)
                rings[level].append(point);
        }
        for (size_t level = 0; level < levelCount; ++level) {
            if (rings[level].size() >= 3) {
                const QRectF bounds = rings[level].boundingRect();
                land.m_levels[level].push_back({std::move(rings[level]), bounds});
            }
        }
    }
    if (read != pointCount || !reader.isAtEnd())
        return malformed("its length is not what it says");
    return land;
}

const Land &Land::compiledIn()
{
    static const Land land = [] {
        auto read = fromBytes(compiledInFile(QStringLiteral("land.bin")));
        Q_ASSERT_X(read, "geo", "resources/geo/land.bin is damaged"); // a test reads it
        return read ? std::move(*read) : Land();
    }();
    return land;
}

int Land::levelFor(double worldPixels)
{
    int level = levelCount - 1;
    while (level > 0 && deviation.at(size_t(level)) / gridSteps * worldPixels > allowedPixels)
        --level;
    return level;
}

namespace {

/// One of the four cuts: `inside` tells the side, `crossing` where a line meets the edge.
template <typename Inside, typename Crossing>
QPolygonF cut(const QPolygonF &ring, Inside inside, Crossing crossing)
{
    QPolygonF part;
    if (ring.isEmpty())
        return part;
    part.reserve(ring.size());
    QPointF before = ring.last();
    for (const QPointF &point : ring) {
        if (inside(point) != inside(before))
            part.append(crossing(before, point));
        if (inside(point))
            part.append(point);
        before = point;
    }
    return part;
}

QPointF atX(const QPointF &a, const QPointF &b, double x)
{
    return {x, a.y() + (b.y() - a.y()) * (x - a.x()) / (b.x() - a.x())};
}

QPointF atY(const QPointF &a, const QPointF &b, double y)
{
    return {a.x() + (b.x() - a.x()) * (y - a.y()) / (b.y() - a.y()), y};
}

} // namespace

QPolygonF clipped(const QPolygonF &ring, const QRectF &to)
{
    QPolygonF part = cut(
        ring, [&](const QPointF &p) { return p.x() >= to.left(); },
        [&](const QPointF &a, const QPointF &b) { return atX(a, b, to.left()); });
    part = cut(
        part, [&](const QPointF &p) { return p.x() <= to.right(); },
        [&](const QPointF &a, const QPointF &b) { return atX(a, b, to.right()); });
    part = cut(
        part, [&](const QPointF &p) { return p.y() >= to.top(); },
        [&](const QPointF &a, const QPointF &b) { return atY(a, b, to.top()); });
    return cut(
        part, [&](const QPointF &p) { return p.y() <= to.bottom(); },
        [&](const QPointF &a, const QPointF &b) { return atY(a, b, to.bottom()); });
}

} // namespace geo
