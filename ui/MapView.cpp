// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/MapView.h"

#include "geo/Mercator.h"
#include "ui/CircleChange.h"
#include "ui/Theme.h"
#include "ui/Words.h"

#include <QAccessible>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

/// A circle outside of these shares of the view is shown whole again.
constexpr double smallestShare = 0.04;
constexpr double largestShare = 0.6;

constexpr int firstDragStep = 1000; ///< each drag is one of its own

} // namespace

MapView::MapView(QWidget *parent) : QWidget(parent), m_dragStep(firstDragStep)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Map"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAttribute(Qt::WA_AcceptTouchEvents);
    setToolTip(
        tr("Drag the circle or its rim. Double-click puts it there. Keys: arrows and +/− for "
           "the map, with Ctrl for the circle; Space puts it in the middle."));
    connect(&m_tiles, &MapTiles::changed, this, [this] {
        m_ground = {};
        update();
    });
    take({});
}

void MapView::setCircle(const std::optional<geo::Circle> &circle, int step)
{
    if (circle == m_circle)
        return;
    const auto before = m_circle;
    take(circle);
    if (circle && step >= 0)
        push(before, step);
}

void MapView::take(const std::optional<geo::Circle> &circle)
{
    m_circle = circle;
    setAccessibleDescription(valueText());
    QAccessibleEvent told(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&told);
    update();
    if (!circle || m_grip == Grip::Centre || m_grip == Grip::Rim)
        return;
    const double shorter = std::min(width(), height());
    const double radius
        = circle->radius * geo::mercator::perMetre(circle->centre.latitude) * m_camera.worldPixels;
    const QPointF middle = map::onScreen(circle->centre, m_camera, size());
    const bool isSeen = QRectF(rect()).contains(middle) && radius > smallestShare * shorter
        && radius < largestShare * shorter;
    if (!isSeen || !m_hasLookedAround)
        lookAt(*circle);
}

void MapView::lookAt(const geo::Circle &part)
{
    m_hasLookedAround = m_circle.has_value();
    setCamera(MapCamera::around(part, size()));
}

void MapView::change(geo::Circle circle, int step)
{
    circle.radius = std::clamp(circle.radius, smallestRadius, largestRadius);
    circle.centre.latitude = std::clamp(
        circle.centre.latitude, -geo::mercator::maxLatitude, geo::mercator::maxLatitude);
    if (m_circle == circle)
        return;
    const auto before = m_circle;
    take(circle);
    push(before, step);
    emit circleChanged(circle);
}

/// So that it can be undone: from `before` to what is now.
void MapView::push(const std::optional<geo::Circle> &before, int step)
{
    m_undo.push(
        new CircleChange(before, m_circle, step, [this](const std::optional<geo::Circle> &circle) {
            take(circle);
            if (circle)
                emit circleChanged(*circle);
            else
                emit circleRemoved();
        }));
}

QString MapView::valueText() const
{
    return m_circle
        ? tr("Circle of %1 around %2.")
              .arg(words::lengthText(m_circle->radius), words::coordinateText(m_circle->centre))
        : tr("No circle yet. Space puts one in the middle of the map.");
}

void MapView::setCamera(const MapCamera &camera)
{
    const MapCamera bounded = camera.bounded(size());
    if (bounded == m_camera)
        return;
    m_camera = bounded;
    m_ground = {};
    update();
}

void MapView::zoomAt(const QPointF &at, double factor)
{
    const QPointF fixed = m_camera.toWorld(at, size());
    MapCamera camera = m_camera;
    camera.worldPixels *= factor;
    camera = camera.bounded(size());
    camera.centre += fixed - camera.toWorld(at, size());
    setCamera(camera);
}

photos::Coordinate MapView::coordinateAt(const QPointF &at) const
{
    QPointF world = m_camera.toWorld(at, size());
    world.setY(std::clamp(world.y(), 0.0, 1.0));
    return geo::mercator::toCoordinate(world);
}

const QPixmap &MapView::ground()
{
    const QSize pixels = size() * devicePixelRatioF();
    if (m_ground.isNull() || m_ground.size() != pixels) {
        m_ground = QPixmap(pixels);
        m_ground.setDevicePixelRatio(devicePixelRatioF());
        QPainter painter(&m_ground);
        map::paintLand(&painter, m_camera, size(), palette());
        // Tiles have names of their own.
        if (!m_tiles.paint(&painter, m_camera, size()))
            map::paintCities(&painter, m_camera, size(), palette());
        map::paintScale(&painter, m_camera, size(), palette());
        m_tiles.paintAttribution(&painter, size(), palette());
    }
    return m_ground;
}

void MapView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.drawPixmap(0, 0, ground());
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_circle)
        map::paintCircle(&painter, *m_circle, m_camera, size(), palette());
    const QColor edge = hasFocus() ? theme::colour(theme::Tone::Accent, palette())
                                   : palette().color(QPalette::Mid);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(edge, hasFocus() ? 3 : 1));
    painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
}

void MapView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_ground = {};
    if (m_circle)
        lookAt(*m_circle);
    else
        setCamera(m_camera);
}

void MapView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        m_ground = {};
        update();
    }
}

void MapView::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void MapView::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace ui
