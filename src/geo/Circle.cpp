// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/Circle.h"

#include "geo/Mercator.h"

#include <QGeoCoordinate>

#include <cmath>

namespace geo {

namespace {

constexpr int outlinePoints = 180;

QGeoCoordinate positionOf(const photos::Coordinate &coordinate)
{
    return {coordinate.latitude, coordinate.longitude};
}

} // namespace

double metresBetween(const photos::Coordinate &one, const photos::Coordinate &other)
{
    return positionOf(one).distanceTo(positionOf(other));
}

photos::Coordinate pointAt(const photos::Coordinate &from, double metres, double bearing)
{
    const QGeoCoordinate point = positionOf(from).atDistanceAndAzimuth(metres, bearing);
    return {point.latitude(), point.longitude()};
}

QPolygonF outlineOf(const Circle &circle)
{
    QPolygonF outline;
    double before = mercator::fromCoordinate(circle.centre).x();
    for (int i = 0; i <= outlinePoints; ++i) {
        QPointF point = mercator::fromCoordinate(
            pointAt(circle.centre, circle.radius, 360.0 * i / outlinePoints));
        point.rx() += std::round(before - point.x()); // the nearest of its images
        before = point.x();
        outline.append(point);
    }
    // A rim that does not come back to where it began went round a pole.
    if (std::abs(outline.last().x() - outline.first().x()) > 0.5) {
        const double edge = circle.centre.latitude > 0 ? 0 : 1;
        outline.append({outline.last().x(), edge});
        outline.append({outline.first().x(), edge});
    }
    return outline;
}

} // namespace geo
