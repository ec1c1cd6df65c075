// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/JustifiedRows.h"

#include <QRect>

#include <optional>

namespace ui {

/// Where tiles lie: pure arithmetic, the same cost for ten photos and for a million.
///
/// Cells are numbered from the oldest photo, which lies last in the last line. So a new photo takes
/// the next free cell of the first line, or begins a line above, and moves none. The first line may
/// be empty at its beginning: that is where the next photos will appear.
/// Squares by arithmetic, or whole pictures in `rows`.
struct GridLayout {
    /// Between tiles and around them.
    static constexpr int gap = 4;

    int width = 0; ///< of the viewport
    int tileSize = 176; ///< the least width of a tile; they grow to fill the line
    qint64 oldest = 0; ///< sequence number of the oldest photo
    qint64 count = 0;
    bool isRightToLeft = false;
    const JustifiedRows *rows = nullptr; ///< nullptr: squares

    qint64 newest() const { return oldest + count - 1; }
    int columns() const;
    /// Height of every tile; of a square also its width, but for the pixel that evens out the line.
    int side() const;
    int pitch() const { return side() + gap; }
    int lines() const;
    int height() const;
    /// Lines are numbered from the top.
    int lineOf(qint64 sequence) const;
    int lineAt(int y) const;
    /// Of squares also where photos are yet to come.
    QRect cell(qint64 sequence) const;
    std::optional<qint64> at(const QPoint &point) const;
    /// Greatest and least number of a line's photos.
    qint64 firstOf(int line) const;
    qint64 lastOf(int line) const;
};

} // namespace ui
