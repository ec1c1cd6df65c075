// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/PhotoLocator.h"

#include "ui/Theme.h"
#include "ui/Words.h"

#include <QPainter>

#include <cmath>
#include <numbers>

namespace ui {

namespace {

constexpr double metresOfDegree = 111'195; // of latitude, on a sphere
constexpr int drawingHeight = 132;
constexpr int ring = 92;
constexpr double dotRadius = 4.5;
constexpr double vagueRadius = 11;
/// A photo from outside, as far as the drawing has room for it.
constexpr double farthest = 1.15;
constexpr double fillShare = 0.08;

} // namespace

QPointF placeInCircle(
    const photos::Coordinate &centre, double radius, const photos::Coordinate &taken)
{
    // The shorter way round, over the 180th meridian.
    const double degrees = std::remainder(taken.longitude - centre.longitude, 360);
    const double shrink = std::cos(centre.latitude * std::numbers::pi / 180);
    return {degrees * metresOfDegree * shrink / radius,
        (centre.latitude - taken.latitude) * metresOfDegree / radius};
}

PhotoLocator::PhotoLocator(QWidget *parent) : QWidget(parent)
{
    setFixedHeight(drawingHeight);
    setVisible(false);
}

void PhotoLocator::show(const std::optional<photos::Subscription> &circle,
    const std::optional<photos::Coordinate> &taken, bool isVague)
{
    const bool isKnown = circle && circle->radius > 0 && taken && taken->isValid();
    setVisible(isKnown);
    if (!isKnown)
        return;
    m_radius = circle->radius;
    m_isVague = isVague;
    m_dot = placeInCircle(circle->centre, m_radius, *taken);
    const double away = std::hypot(m_dot.x(), m_dot.y());
    if (away > farthest)
        m_dot *= farthest / away;
    setAccessibleName(
        tr("Where in the circle of %1 the photo was taken").arg(words::lengthText(m_radius)));
    setToolTip(accessibleName());
    update();
}

QSize PhotoLocator::sizeHint() const
{
    return {ring + 2 * theme::space::wide, drawingHeight};
}

void PhotoLocator::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor ground = palette().color(QPalette::Window);
    const QColor muted = theme::colour(theme::Tone::Muted, palette());
    const QColor accent = theme::colour(theme::Tone::Accent, palette());
    const QFont small = theme::font(theme::Type::Small);
    const double radius = ring / 2.0;
    const QPointF centre(radius + theme::space::wide, drawingHeight / 2.0 + theme::space::small);

    painter.setFont(small);
    painter.setPen(muted);
    painter.drawText(QRectF(centre.x() - radius, 0, ring, centre.y() - radius - 2),
        Qt::AlignHCenter | Qt::AlignBottom, tr("N", "north"));
    painter.setPen(QPen(muted, 1.5));
    painter.setBrush(theme::blend(ground, accent, fillShare));
    painter.drawEllipse(centre, radius, radius);
    painter.drawLine(centre - QPointF(3, 0), centre + QPointF(3, 0));
    painter.drawLine(centre - QPointF(0, 3), centre + QPointF(0, 3));

    // The measure: what one radius is on the ground.
    const double measure = centre.x() + radius + theme::space::medium;
    painter.drawText(QRectF(measure, centre.y() - radius, width() - measure, ring),
        Qt::AlignVCenter | Qt::AlignLeft, tr("Radius %1").arg(words::lengthText(m_radius)));

    const QPointF dot = centre + m_dot * radius;
    painter.setPen(Qt::NoPen);
    if (m_isVague) {
        QColor halo = accent;
        halo.setAlphaF(0.3F);
        painter.setBrush(halo);
        painter.drawEllipse(dot, vagueRadius, vagueRadius);
    }
    painter.setPen(QPen(ground, 1.5));
    painter.setBrush(accent);
    painter.drawEllipse(dot, dotRadius, dotRadius);
}

} // namespace ui
