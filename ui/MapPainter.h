// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo/Circle.h"
#include "geo/Gazetteer.h"

#include <QPalette>
#include <QPointF>
#include <QRectF>
#include <QSizeF>

class QPainter;

/// Paints maps that need no network: land and water, names of cities, a scale, a circle. Free
/// functions over values, for every view that shows where something is.
namespace ui {

/// Which part of the Mercator world a view of some size shows: its middle, and how many
/// device-independent pixels the world is wide.
struct MapCamera {
    QPointF centre {0.5, 0.5};
    double worldPixels = 512;

    bool operator==(const MapCamera &) const = default;
    QPointF toScreen(const QPointF &world, const QSizeF &view) const;
    QPointF toWorld(const QPointF &screen, const QSizeF &view) const;
    QRectF visible(const QSizeF &view) const;

    static constexpr double smallestWorld = 256;
    static constexpr double largestWorld = 256.0 * (1 << 20);
    /// Within the zooms there are, x at home, and no more beyond the poles than the view forces.
    MapCamera bounded(const QSizeF &view) const;
    /// Shows the whole circle with some land around it.
    static MapCamera around(const geo::Circle &circle, const QSizeF &view);
};

namespace map {

/// In which names of cities are shown.
geo::Gazetteer::Language language();

void paintLand(
    QPainter *painter, const MapCamera &camera, const QSizeF &view, const QPalette &palette);
/// As many as have room, the largest first.
void paintCities(
    QPainter *painter, const MapCamera &camera, const QSizeF &view, const QPalette &palette);
void paintScale(
    QPainter *painter, const MapCamera &camera, const QSizeF &view, const QPalette &palette);
/// The circle with the handles of its middle and its rim.
void paintCircle(QPainter *painter, const geo::Circle &circle, const MapCamera &camera,
    const QSizeF &view, const QPalette &palette);
inline constexpr double handleRadius = 6; ///< pixels
/// Where the rim's handle is: east of the middle, which is there at the poles, too.
QPointF rimHandle(const geo::Circle &circle, const MapCamera &camera, const QSizeF &view);
/// The rim on the image of the world that is nearest to the middle of the view.
QPolygonF outlineOnScreen(const geo::Circle &circle, const MapCamera &camera, const QSizeF &view);
/// Where a position is on that image.
QPointF onScreen(const photos::Coordinate &coordinate, const MapCamera &camera, const QSizeF &view);

} // namespace map

} // namespace ui
