// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/StateMark.h"

#include <QApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>

#include <cmath>
#include <numbers>

namespace ui {

namespace {

class MarkEngine final : public QIconEngine {
public:
    explicit MarkEngine(StateMark mark) : m_mark(mark) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode, QIcon::State) override
    {
        // Wider than high where words follow: the shape keeps a distance from them.
        const int side = qMin(rect.width(), rect.height());
        paintMark(
            painter, QRectF(rect.left(), rect.top(), side, side), m_mark, QApplication::palette());
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect({}, size), mode, state);
        return pixmap;
    }

    QIconEngine *clone() const override { return new MarkEngine(m_mark); }

private:
    StateMark m_mark;
};

// All shapes are drawn in a square of 12 × 12.
QPolygonF octagon()
{
    QPolygonF polygon;
    for (int corner = 0; corner < 8; ++corner) {
        const double angle = (corner + 0.5) * std::numbers::pi / 4;
        polygon << QPointF(6 + 5.6 * std::cos(angle), 6 + 5.6 * std::sin(angle));
    }
    return polygon;
}

void paintExclamation(QPainter *painter, const QColor &colour, double top)
{
    painter->setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap));
    painter->drawLine(QPointF(6, top), QPointF(6, top + 2.6));
    painter->drawPoint(QPointF(6, top + 5));
}

} // namespace

StateMark markOf(photos::PlaceState::Activity activity)
{
    using Activity = photos::PlaceState::Activity;
    switch (activity) {
    case Activity::Registering:
        return StateMark::Pending;
    case Activity::Watching:
        return StateMark::Live;
    case Activity::Paused:
        return StateMark::Paused;
    case Activity::Retrying:
        return StateMark::Waiting;
    case Activity::Failing:
        return StateMark::Failing;
    }
    Q_UNREACHABLE();
}

StateMark markOf(core::Health::Level level)
{
    switch (level) {
    case core::Health::Level::Starting:
        return StateMark::Pending;
    case core::Health::Level::Fine:
        return StateMark::Live;
    case core::Health::Level::Waiting:
        return StateMark::Waiting;
    case core::Health::Level::Failing:
        return StateMark::Failing;
    }
    Q_UNREACHABLE();
}

theme::Tone toneOf(StateMark mark)
{
    switch (mark) {
    case StateMark::Live:
        return theme::Tone::Live;
    case StateMark::Pending:
    case StateMark::Paused:
        return theme::Tone::Muted;
    case StateMark::Waiting:
        return theme::Tone::Warning;
    case StateMark::Failing:
        return theme::Tone::Error;
    }
    Q_UNREACHABLE();
}

void paintMark(QPainter *painter, const QRectF &rect, StateMark mark, const QPalette &palette)
{
    const QColor colour = theme::colour(toneOf(mark), palette);
    const QColor inside = theme::isDark(palette) ? Qt::black : Qt::white;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate(rect.topLeft());
    painter->scale(rect.width() / 12, rect.height() / 12);
    painter->setPen(Qt::NoPen);
    painter->setBrush(colour);
    switch (mark) {
    case StateMark::Live:
        painter->drawEllipse(QRectF(2, 2, 8, 8));
        break;
    case StateMark::Pending:
        painter->setPen(QPen(colour, 1.5));
        painter->setBrush(Qt::NoBrush);
        painter->drawEllipse(QRectF(2.5, 2.5, 7, 7));
        break;
    case StateMark::Paused:
        painter->drawRoundedRect(QRectF(2.5, 2, 2.5, 8), 1, 1);
        painter->drawRoundedRect(QRectF(7, 2, 2.5, 8), 1, 1);
        break;
    case StateMark::Waiting:
        painter->setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->drawPolygon(QPolygonF {{6, 1}, {11.2, 10.6}, {0.8, 10.6}});
        paintExclamation(painter, inside, 4.2);
        break;
    case StateMark::Failing:
        painter->drawPolygon(octagon());
        paintExclamation(painter, inside, 3.4);
        break;
    }
    painter->restore();
}

QIcon markIcon(StateMark mark)
{
    return QIcon(new MarkEngine(mark));
}

} // namespace ui
