// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/MapPainter.h"

#include "geo/Land.h"
#include "geo/Mercator.h"
#include "ui/Theme.h"
#include "ui/Words.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

/// Of the shorter side of the view, what the radius of a circle takes.
constexpr double radiusShare = 0.32;

constexpr QRgb lightWater = 0xFFD3E1EA;
constexpr QRgb lightLand = 0xFFF5F3EE;
constexpr QRgb darkWater = 0xFF0F171D;
constexpr QRgb darkLand = 0xFF2A343C;

constexpr int fillAlpha = 46;

constexpr int mostCities = 160; ///< that are tried; few of them have room
constexpr double pixelsForACity = 26'000; ///< one name for so much of the view
constexpr double roomAroundNames = 10;
constexpr double dotRadius = 2.2;
constexpr double nameOffset = 10; ///< from the dot, so that a handle on it leaves the name free

} // namespace

QPointF MapCamera::toScreen(const QPointF &world, const QSizeF &view) const
{
    return (world - centre) * worldPixels + QPointF(view.width() / 2, view.height() / 2);
}

QPointF MapCamera::toWorld(const QPointF &screen, const QSizeF &view) const
{
    return (screen - QPointF(view.width() / 2, view.height() / 2)) / worldPixels + centre;
}

QRectF MapCamera::visible(const QSizeF &view) const
{
    return {toWorld({0, 0}, view), QSizeF(view.width(), view.height()) / worldPixels};
}

MapCamera MapCamera::bounded(const QSizeF &view) const
{
    MapCamera camera = *this;
    const double fitting = std::max(smallestWorld, view.height());
    camera.worldPixels = std::clamp(worldPixels, fitting, std::max(fitting, largestWorld));
    camera.centre.setX(centre.x() - std::floor(centre.x()));
    const double half = std::min(0.5, view.height() / 2 / camera.worldPixels);
    camera.centre.setY(std::clamp(centre.y(), half, 1 - half));
    return camera;
}

MapCamera MapCamera::around(const geo::Circle &circle, const QSizeF &view)
{
    const double radius
        = std::max(1.0, circle.radius) * geo::mercator::perMetre(circle.centre.latitude);
    MapCamera camera;
    camera.centre = geo::mercator::fromCoordinate(circle.centre);
    camera.worldPixels = radiusShare * std::min(view.width(), view.height()) / radius;
    return camera.bounded(view);
}

namespace map {

geo::Gazetteer::Language language()
{
    return QLocale().language() == QLocale::Chinese ? geo::Gazetteer::Language::Chinese
                                                    : geo::Gazetteer::Language::English;
}

namespace {

/// One ring in the view's pixels. Land that goes on beyond ±180° reaches over the cut a little, so
/// that no seam shows between the two halves.
QPolygonF ringOnScreen(
    const QPolygonF &ring, double turn, const MapCamera &camera, const QSizeF &view)
{
    constexpr double overlap = 0.6;
    constexpr double atCut = 1e-9;
    QPolygonF polygon;
    polygon.reserve(ring.size());
    for (const QPointF &point : ring) {
        QPointF at = camera.toScreen({point.x() + turn, point.y()}, view);
        if (point.x() < atCut)
            at.rx() -= overlap;
        else if (point.x() > 1 - atCut)
            at.rx() += overlap;
        polygon.append(at);
    }
    return polygon;
}

QColor landColour(const QPalette &palette)
{
    return QColor::fromRgb(theme::isDark(palette) ? darkLand : lightLand);
}

} // namespace

void paintLand(
    QPainter *painter, const MapCamera &camera, const QSizeF &view, const QPalette &palette)
{
    painter->fillRect(
        QRectF({0, 0}, view), QColor::fromRgb(theme::isDark(palette) ? darkWater : lightWater));
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(landColour(palette));
    const double margin = 4 / camera.worldPixels;
    const QRectF visible = camera.visible(view).adjusted(-margin, -margin, margin, margin);
    const auto &rings = geo::Land::compiledIn().rings(geo::Land::levelFor(camera.worldPixels));
    const int first = int(std::floor(visible.left()));
    const int last = int(std::floor(visible.right()));
    for (int turn = first; turn <= last; ++turn) {
        const QRectF here = visible.translated(-turn, 0);
        QPainterPath path; // odd-even: a lake is a ring in a ring
        for (const geo::Land::Ring &ring : rings) {
            if (!ring.bounds.intersects(here))
                continue;
            const QPolygonF part
                = here.contains(ring.bounds) ? ring.points : geo::clipped(ring.points, here);
            if (part.size() < 3)
                continue;
            path.addPolygon(ringOnScreen(part, turn, camera, view));
            path.closeSubpath();
        }
        painter->drawPath(path);
    }
}

void paintCities(
    QPainter *painter, const MapCamera &camera, const QSizeF &view, const QPalette &palette)
{
    const auto &gazetteer = geo::Gazetteer::compiledIn();
    const QFont font = theme::font(theme::Type::Small);
    const QFontMetricsF metrics(font);
    const int room = std::clamp(int(view.width() * view.height() / pixelsForACity), 1, 30);
    const QColor ink
        = theme::blend(landColour(palette), theme::isDark(palette) ? Qt::white : Qt::black, 0.72);
    std::vector<QRectF> taken;
    for (const int rank : gazetteer.within(camera.visible(view), mostCities)) {
        if (int(taken.size()) >= room)
            break;
        const QPointF dot = onScreen(gazetteer.centreOf(rank), camera, view);
        const QString name = gazetteer.nameOf(rank, language());
        QRectF box(dot.x() + nameOffset, dot.y() - metrics.height() / 2,
            metrics.horizontalAdvance(name), metrics.height());
        if (box.right() > view.width() - 4)
            box.moveRight(dot.x() - nameOffset);
        const QRectF around = box.adjusted(
            -roomAroundNames, -roomAroundNames / 2, roomAroundNames, roomAroundNames / 2);
        if (!QRectF({0, 0}, view).contains(box)
            || std::any_of(taken.begin(), taken.end(),
                [&around](const QRectF &other) { return other.intersects(around); }))
            continue;
        taken.push_back(box);

        QPainterPath letters;
        letters.addText(box.left(), box.top() + metrics.ascent(), font, name);
        painter->setPen(QPen(landColour(palette), 3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->setBrush(Qt::NoBrush);
        painter->drawPath(letters);
        painter->setPen(Qt::NoPen);
        painter->setBrush(ink);
        painter->drawEllipse(dot, dotRadius, dotRadius);
        painter->setPen(ink);
        painter->setFont(font);
        painter->drawText(QPointF(box.left(), box.top() + metrics.ascent()), name);
    }
}

void paintScale(
    QPainter *painter, const MapCamera &camera, const QSizeF &view, const QPalette &palette)
{
    constexpr double longest = 110;
    const double latitude = geo::mercator::toCoordinate(camera.centre).latitude;
    const double pixelsPerMetre = camera.worldPixels * geo::mercator::perMetre(latitude);
    const double unit
        = words::usesMiles(QLocale()) ? (longest / pixelsPerMetre > 2000 ? 1609.344 : 0.3048) : 1.0;
    // 1, 2 or 5 times a power of ten
    const double most = longest / pixelsPerMetre / unit;
    double length = std::pow(10, std::floor(std::log10(most)));
    length *= most / length >= 5 ? 5 : most / length >= 2 ? 2 : 1;
    const double pixels = length * unit * pixelsPerMetre;
    const QString text = words::lengthText(length * unit);

    const QFont font = theme::font(theme::Type::Small);
    const QFontMetricsF metrics(font);
    const QColor ink = theme::colour(theme::Tone::Muted, palette);
    const QPointF corner(theme::space::small, view.height() - theme::space::small);
    QRectF plate(corner.x(), corner.y() - metrics.height() - 8,
        std::max(pixels, metrics.horizontalAdvance(text)) + 12, metrics.height() + 8);
    painter->setPen(Qt::NoPen);
    painter->setBrush(landColour(palette));
    painter->drawRoundedRect(plate, 3, 3);
    painter->setPen(QPen(ink, 1.5));
    painter->setBrush(Qt::NoBrush);
    const QPointF left(plate.left() + 6, plate.bottom() - 4);
    painter->drawLine(left, left + QPointF(pixels, 0));
    painter->setFont(font);
    painter->drawText(QPointF(left.x(), plate.top() + metrics.ascent() + 1), text);
}

void paintCircle(QPainter *painter, const geo::Circle &circle, const MapCamera &camera,
    const QSizeF &view, const QPalette &palette)
{
    const QColor accent = theme::colour(theme::Tone::Accent, palette);
    QColor fill = accent;
    fill.setAlpha(fillAlpha);
    painter->setPen(QPen(accent, 2));
    painter->setBrush(fill);
    painter->drawPolygon(outlineOnScreen(circle, camera, view));

    const QColor core = theme::isDark(palette) ? Qt::black : Qt::white;
    painter->setBrush(core);
    painter->drawEllipse(rimHandle(circle, camera, view), handleRadius, handleRadius);
    painter->setBrush(accent);
    painter->setPen(QPen(core, 2));
    painter->drawEllipse(onScreen(circle.centre, camera, view), handleRadius, handleRadius);
}

QPointF rimHandle(const geo::Circle &circle, const MapCamera &camera, const QSizeF &view)
{
    return onScreen(geo::pointAt(circle.centre, circle.radius, 90), camera, view);
}

QPointF onScreen(const photos::Coordinate &coordinate, const MapCamera &camera, const QSizeF &view)
{
    QPointF world = geo::mercator::fromCoordinate(coordinate);
    world.rx() += std::round(camera.centre.x() - world.x());
    return camera.toScreen(world, view);
}

QPolygonF outlineOnScreen(const geo::Circle &circle, const MapCamera &camera, const QSizeF &view)
{
    const double home = geo::mercator::fromCoordinate(circle.centre).x();
    const double turn = std::round(camera.centre.x() - home);
    QPolygonF outline = geo::outlineOf(circle);
    for (QPointF &point : outline)
        point = camera.toScreen({point.x() + turn, point.y()}, view);
    return outline;
}

} // namespace map

} // namespace ui
