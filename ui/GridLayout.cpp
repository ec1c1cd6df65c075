// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/GridLayout.h"

#include <algorithm>

namespace ui {

int GridLayout::columns() const
{
    return std::max(1, (width - gap) / (tileSize + gap));
}

int GridLayout::side() const
{
    if (rows)
        return rows->height();
    return std::max(1, (width - gap) / columns() - gap);
}

int GridLayout::lines() const
{
    if (count == 0)
        return 0;
    if (rows)
        return rows->rows();
    return int(newest() / columns() - oldest / columns()) + 1;
}

int GridLayout::height() const
{
    return count == 0 ? 0 : lines() * pitch() + gap;
}

int GridLayout::lineOf(qint64 sequence) const
{
    if (rows)
        return rows->rows() - 1 - rows->rowOf(sequence);
    return int(newest() / columns() - sequence / columns());
}

int GridLayout::lineAt(int y) const
{
    return std::clamp((y - gap) / pitch(), 0, std::max(0, lines() - 1));
}

QRect GridLayout::cell(qint64 sequence) const
{
    if (rows) {
        // The oldest photo of a row is at its end.
        const auto [end, wide] = rows->spanOf(sequence);
        const int x = isRightToLeft ? gap + end : width - gap - end - wide;
        return {x, gap + lineOf(sequence) * pitch(), wide, side()};
    }
    const int all = columns();
    const int column = all - 1 - int(sequence % all);
    // Rounded edge by edge, so that the last tile ends exactly at the margin.
    const int left = gap + column * (width - gap) / all;
    const int right = (column + 1) * (width - gap) / all;
    const int x = isRightToLeft ? width - right : left;
    return {x, gap + lineOf(sequence) * pitch(), std::max(1, right - left), side()};
}

std::optional<qint64> GridLayout::at(const QPoint &point) const
{
    if (count == 0 || point.y() < gap || point.y() >= height())
        return std::nullopt;
    const int line = lineAt(point.y());
    for (qint64 sequence = firstOf(line); sequence >= lastOf(line); --sequence) {
        if (cell(sequence).contains(point))
            return sequence;
    }
    return std::nullopt;
}

qint64 GridLayout::firstOf(int line) const
{
    if (rows)
        return std::min(newest(), rows->lastIn(rows->rows() - 1 - line));
    const qint64 row = newest() / columns() - line;
    return std::min(newest(), (row + 1) * columns() - 1);
}

qint64 GridLayout::lastOf(int line) const
{
    if (rows)
        return std::max(oldest, rows->firstIn(rows->rows() - 1 - line));
    const qint64 row = newest() / columns() - line;
    return std::max(oldest, row * columns());
}

} // namespace ui
