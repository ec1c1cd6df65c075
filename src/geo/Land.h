// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"

#include <QPolygonF>
#include <QRectF>

#include <array>
#include <vector>

namespace geo {

/// The outline of the land on the Mercator world (0 to 1), in four levels of detail, cut at ±180°.
/// No borders. Inside and outside go by the odd-even rule over all rings.
class Land {
public:
    static constexpr int levelCount = 4; ///< 0 has every point
    struct Ring {
        QPolygonF points; ///< closes itself
        QRectF bounds;
    };

    /// Reads resources/geo/land.bin. Pure. Errors: Malformed, TooLarge.
    static core::Result<Land> fromBytes(QByteArrayView bytes);
    /// The one compiled into the program, read at first use.
    static const Land &compiledIn();

    /// The level to draw a world of this width in.
    static int levelFor(double worldPixels);
    const std::vector<Ring> &rings(int level) const { return m_levels.at(size_t(level)); }

private:
    std::array<std::vector<Ring>, levelCount> m_levels;
};

/// The part of a ring inside a rectangle (Sutherland and Hodgman): what is left to fill. Its edges
/// along the rectangle's are no coast.
QPolygonF clipped(const QPolygonF &ring, const QRectF &to);

} // namespace geo
