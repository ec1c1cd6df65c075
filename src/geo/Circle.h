// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "photos/Photo.h"

#include <QPolygonF>

namespace geo {

/// The part of the earth around a point; geodesy by Qt Positioning.
struct Circle {
    photos::Coordinate centre;
    double radius = 0; ///< metres

    bool operator==(const Circle &) const = default;
};

double metresBetween(const photos::Coordinate &one, const photos::Coordinate &other);
/// `bearing`: degrees clockwise from north.
photos::Coordinate pointAt(const photos::Coordinate &from, double metres, double bearing);

/// The rim on the Mercator world, near its centre (x may lie outside 0 to 1). Round a pole it is
/// closed along the edge of the world.
QPolygonF outlineOf(const Circle &circle);

} // namespace geo
