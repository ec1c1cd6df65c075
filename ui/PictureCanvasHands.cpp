// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What wheel, mouse and fingers do to the picture.
#include "ui/PictureCanvas.h"

#include <QGuiApplication>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QStyleHints>
#include <QTimer>
#include <QTouchEvent>

#include <cmath>
#include <utility>

namespace ui {

namespace {

constexpr int swipeLength = 80;
constexpr int wheelStep = 120; // one notch
constexpr int tapReach = 24; // between the two taps of a double one

} // namespace

void PictureCanvas::wheelEvent(QWheelEvent *event)
{
    event->accept();
    const QPoint way = event->angleDelta();
    const bool isZooming = event->modifiers().testFlag(Qt::ControlModifier) || !m_zoom.isFitted();
    if (isZooming)
        return zoomBy(std::pow(PictureZoom::step, double(way.y()) / wheelStep), event->position());
    // Down and right lead on; a touchpad sends many small parts of a notch.
    m_wheel -= std::abs(way.x()) > std::abs(way.y()) ? way.x() : way.y();
    if (std::abs(m_wheel) < wheelStep)
        return;
    const int rows = m_wheel > 0 ? 1 : -1;
    m_wheel = 0;
    emit stepped(rows);
}

void PictureCanvas::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return QWidget::mousePressEvent(event);
    hold(event->position());
}

void PictureCanvas::mouseMoveEvent(QMouseEvent *event)
{
    dragTo(event->position());
}

void PictureCanvas::mouseReleaseEvent(QMouseEvent *event)
{
    letGo(event->position());
}

void PictureCanvas::mouseDoubleClickEvent(QMouseEvent *event)
{
    zoomInOrFit(event->position());
}

void PictureCanvas::hold(const QPointF &at)
{
    m_pressedAt = m_draggedTo = at;
    m_isDragging = true;
    if (m_zoom.canPan())
        setCursor(Qt::ClosedHandCursor);
}

void PictureCanvas::dragTo(const QPointF &at)
{
    if (!m_isDragging || !m_zoom.canPan())
        return;
    m_zoom.panBy(inPixels(at - m_draggedTo));
    m_draggedTo = at;
    changeZoom();
}

void PictureCanvas::letGo(const QPointF &at)
{
    if (!std::exchange(m_isDragging, false))
        return;
    if (m_zoom.canPan())
        setCursor(Qt::OpenHandCursor);
    const QPointF way = at - m_pressedAt;
    const bool isSwipe
        = std::abs(way.x()) > swipeLength && std::abs(way.x()) > 2 * std::abs(way.y());
    if (m_zoom.isFitted() && isSwipe)
        emit stepped(way.x() < 0 ? 1 : -1); // the photo is pushed away
}

void PictureCanvas::zoomInOrFit(const QPointF &at)
{
    if (!m_zoom.isFitted())
        return zoomToFit();
    m_zoom.zoomTo(std::max(1.0, 2 * m_zoom.fitScale()), inPixels(at));
    changeZoom();
}

/// Fingers are read as they come: QPinchGesture counts each step twice, and the mouse that Qt makes
/// of the first finger would move the picture meanwhile, or turn to the next one.
void PictureCanvas::takeTouch(const QTouchEvent &event)
{
    const auto &fingers = event.points();
    if (event.type() == QEvent::TouchCancel) {
        m_isDragging = false;
        m_fingersApart = 0;
        return;
    }
    if (fingers.size() >= 2) {
        takeTwoFingers(fingers[0].position(), fingers[1].position());
        if (event.type() == QEvent::TouchEnd)
            m_fingersApart = 0;
        return;
    }
    m_fingersApart = 0;
    const QPointF at = fingers.first().position();
    if (event.type() == QEvent::TouchUpdate)
        return dragTo(at); // not one that is left of two: that one holds nothing
    if (event.type() == QEvent::TouchEnd)
        return letGo(at);
    const bool isSecond = m_sinceTap.isValid()
        && m_sinceTap.elapsed() < QGuiApplication::styleHints()->mouseDoubleClickInterval()
        && (at - m_pressedAt).manhattanLength() < tapReach;
    m_sinceTap.start();
    isSecond ? zoomInOrFit(at) : hold(at);
}

void PictureCanvas::takeTwoFingers(const QPointF &one, const QPointF &other)
{
    const QPointF middle = (one + other) / 2;
    const double apart = std::hypot(one.x() - other.x(), one.y() - other.y());
    m_isDragging = false;
    if (m_fingersApart >= 1 && apart >= 1) {
        m_zoom.panBy(inPixels(middle - m_draggedTo));
        zoomBy(apart / m_fingersApart, middle);
    }
    m_fingersApart = apart;
    m_draggedTo = middle;
}

bool PictureCanvas::event(QEvent *event)
{
    switch (event->type()) {
    case QEvent::ScreenChangeInternal:
        // Moved to a screen with another scale: the same size holds more pixels, or fewer.
        m_zoom.setView(bounds());
        m_refine->start();
        break;
    case QEvent::NativeGesture: {
        const auto *gesture = static_cast<QNativeGestureEvent *>(event);
        if (gesture->gestureType() != Qt::ZoomNativeGesture)
            break;
        zoomBy(1 + gesture->value(), gesture->position());
        return true;
    }
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::TouchEnd:
    case QEvent::TouchCancel:
        takeTouch(*static_cast<QTouchEvent *>(event));
        event->accept();
        return true;
    default:
        break;
    }
    return QWidget::event(event);
}

} // namespace ui
