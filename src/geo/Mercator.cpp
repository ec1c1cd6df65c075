// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/Mercator.h"

#include <QtMath>

#include <algorithm>
#include <cmath>

namespace geo::mercator {

namespace {
constexpr double equatorMetres = 2 * M_PI * 6371007.2; // the sphere that Qt Positioning measures on
} // namespace

QPointF fromCoordinate(const photos::Coordinate &coordinate)
{
    const double latitude
        = qDegreesToRadians(std::clamp(coordinate.latitude, -maxLatitude, maxLatitude));
    const double north = std::asinh(std::tan(latitude)) / (2 * M_PI);
    return {(coordinate.longitude + 180) / 360, std::clamp(0.5 - north, 0.0, 1.0)};
}

photos::Coordinate toCoordinate(const QPointF &point)
{
    const double north = (0.5 - point.y()) * 2 * M_PI;
    return {
        qRadiansToDegrees(std::atan(std::sinh(north))), wrappedLongitude(point.x() * 360 - 180)};
}

double wrappedLongitude(double longitude)
{
    if (longitude >= -180 && longitude <= 180)
        return longitude;
    return longitude - 360 * std::floor((longitude + 180) / 360);
}

double perMetre(double latitude)
{
    const double bounded = std::clamp(latitude, -maxLatitude, maxLatitude);
    return 1 / (equatorMetres * std::cos(qDegreesToRadians(bounded)));
}

} // namespace geo::mercator
