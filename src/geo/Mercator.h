// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "photos/Photo.h"

#include <QPointF>

/// The Web Mercator projection (EPSG:3857) on a world of width and height 1: x grows eastward from
/// 180° west, y southward from the northern edge. Pure.
namespace geo::mercator {

/// Where the square world ends, north and south: atan(sinh(π)).
inline constexpr double maxLatitude = 85.0511287798066;

/// Latitudes beyond the edge count as the edge.
QPointF fromCoordinate(const photos::Coordinate &coordinate);
/// x may lie outside 0 to 1: the longitude is brought between −180 and 180.
photos::Coordinate toCoordinate(const QPointF &point);
double wrappedLongitude(double longitude);
/// Share of the world's width that a metre takes at this latitude.
double perMetre(double latitude);

} // namespace geo::mercator
