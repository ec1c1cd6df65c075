// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/Mercator.h"
#include "ui/MapView.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QNativeGestureEvent>
#include <QStyleHints>

#include <algorithm>
#include <cmath>

// The map under a hand: mouse, wheel, two fingers, keys.
namespace ui {

namespace {

constexpr double panPixels = 64;
constexpr double keyZoom = 1.4142135623730951;
constexpr double wheelTurn = 240; ///< eighths of a degree that zoom by two
constexpr double radiusStep = 1.1;
constexpr double moveShare = 0.1; ///< of the radius, for one key
constexpr double centreReach = 14; ///< pixels
constexpr double rimReach = 8;
constexpr double tapReach = 30; ///< pixels between two taps that are one act
constexpr int stepOfKeys = 1; ///< keys in a row are one step to undo

} // namespace

MapView::Grip MapView::gripAt(const QPointF &at) const
{
    if (!m_circle)
        return Grip::Map;
    const auto near = [&at](const QPointF &point, double reach) {
        return std::hypot(at.x() - point.x(), at.y() - point.y()) <= reach;
    };
    if (near(map::rimHandle(*m_circle, m_camera, size()), rimReach + map::handleRadius))
        return Grip::Rim;
    if (near(map::onScreen(m_circle->centre, m_camera, size()), centreReach))
        return Grip::Centre;
    const double pixelsPerMetre
        = m_camera.worldPixels * geo::mercator::perMetre(coordinateAt(at).latitude);
    const double toRim = geo::metresBetween(m_circle->centre, coordinateAt(at)) - m_circle->radius;
    return std::abs(toRim) * pixelsPerMetre <= rimReach ? Grip::Rim : Grip::Map;
}

void MapView::hold(const QPointF &at)
{
    m_grip = gripAt(at);
    m_cameraAtPress = m_camera;
    m_gripOffset
        = m_grip == Grip::Centre ? at - map::onScreen(m_circle->centre, m_camera, size()) : at;
    ++m_dragStep;
}

void MapView::putCircle(const QPointF &at)
{
    change({coordinateAt(at), m_circle ? m_circle->radius : m_usualRadius}, ++m_dragStep);
    m_grip = Grip::None;
}

void MapView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return QWidget::mousePressEvent(event);
    hold(event->position());
    if (m_grip == Grip::Map)
        setCursor(Qt::ClosedHandCursor);
}

void MapView::mouseMoveEvent(QMouseEvent *event)
{
    if (m_grip != Grip::None)
        return dragTo(event->position());
    const Grip grip = gripAt(event->position());
    setCursor(grip == Grip::Rim    ? Qt::SizeHorCursor
            : grip == Grip::Centre ? Qt::SizeAllCursor
                                   : Qt::OpenHandCursor);
}

void MapView::dragTo(const QPointF &at)
{
    if (m_grip == Grip::Map) {
        MapCamera camera = m_cameraAtPress;
        camera.centre -= (at - m_gripOffset) / camera.worldPixels;
        setCamera(camera);
    } else if (m_grip == Grip::Centre) {
        change({coordinateAt(at - m_gripOffset), m_circle->radius}, m_dragStep);
    } else {
        change(
            {m_circle->centre, geo::metresBetween(m_circle->centre, coordinateAt(at))}, m_dragStep);
    }
}

void MapView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        m_grip = Grip::None;
    mouseMoveEvent(event);
}

void MapView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        putCircle(event->position());
}

// QPinchGesture counts each step twice here, and the mouse that Qt makes of the first finger would
// pull the map back meanwhile: so the fingers are read as they come.
void MapView::takeTouch(const QTouchEvent &event)
{
    const auto &fingers = event.points();
    if (event.type() == QEvent::TouchEnd || event.type() == QEvent::TouchCancel) {
        m_grip = Grip::None;
        m_fingers.reset();
        return;
    }
    if (fingers.size() >= 2)
        return takeTwoFingers(fingers[0].position(), fingers[1].position());
    const QPointF at = fingers.first().position();
    if (event.type() == QEvent::TouchBegin) {
        const bool isSecond = m_sinceTap.isValid()
            && m_sinceTap.elapsed() < QGuiApplication::styleHints()->mouseDoubleClickInterval()
            && (at - m_tap).manhattanLength() < tapReach;
        m_tap = at;
        m_sinceTap.start();
        isSecond ? putCircle(at) : hold(at);
    } else if (m_grip != Grip::None) { // not one that is left of two
        dragTo(at);
    }
}

void MapView::takeTwoFingers(const QPointF &one, const QPointF &other)
{
    const Fingers now {(one + other) / 2, std::hypot(one.x() - other.x(), one.y() - other.y())};
    m_grip = Grip::None;
    const auto before = std::exchange(m_fingers, now);
    if (!before || before->apart < 1 || now.apart < 1)
        return;
    MapCamera camera = m_camera;
    camera.centre -= (now.middle - before->middle) / camera.worldPixels;
    setCamera(camera);
    zoomAt(now.middle, now.apart / before->apart);
}

void MapView::wheelEvent(QWheelEvent *event)
{
    const int turned = event->angleDelta().y();
    if (turned == 0)
        return event->ignore();
    zoomAt(event->position(), std::exp2(turned / wheelTurn));
    event->accept();
}

bool MapView::event(QEvent *event)
{
    if (event->type() == QEvent::NativeGesture) {
        const auto *gesture = static_cast<QNativeGestureEvent *>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) {
            zoomAt(gesture->position(), 1 + gesture->value());
            event->accept();
            return true;
        }
    }
    switch (event->type()) {
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
    // A dialog's own shortcuts would take the keys that the map understands.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo))
            event->accept();
    }
    return QWidget::event(event);
}

void MapView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Undo))
        return m_undo.undo();
    if (event->matches(QKeySequence::Redo))
        return m_undo.redo();
    const bool isForCircle = event->modifiers() & Qt::ControlModifier;
    if (!(isForCircle ? pressCircleKey(event->key()) : pressMapKey(event->key())))
        QWidget::keyPressEvent(event);
}

bool MapView::pressMapKey(int key)
{
    const QPointF middle = QRectF(rect()).center();
    const auto pan = [this](double x, double y) {
        MapCamera camera = m_camera;
        camera.centre += QPointF(x, y) * panPixels / camera.worldPixels;
        setCamera(camera);
    };
    switch (key) {
    case Qt::Key_Left:
        pan(-1, 0);
        return true;
    case Qt::Key_Right:
        pan(1, 0);
        return true;
    case Qt::Key_Up:
        pan(0, -1);
        return true;
    case Qt::Key_Down:
        pan(0, 1);
        return true;
    case Qt::Key_Plus:
    case Qt::Key_Equal: // the same key on many keyboards, without Shift
        zoomAt(middle, keyZoom);
        return true;
    case Qt::Key_Minus:
        zoomAt(middle, 1 / keyZoom);
        return true;
    case Qt::Key_Space:
        change({coordinateAt(middle), m_circle ? m_circle->radius : m_usualRadius}, 0);
        return true;
    case Qt::Key_Home:
        if (m_circle)
            lookAt(*m_circle);
        return true;
    default:
        return false;
    }
}

bool MapView::pressCircleKey(int key)
{
    if (!m_circle)
        return false;
    const auto move = [this](double bearing) {
        change({geo::pointAt(m_circle->centre, m_circle->radius * moveShare, bearing),
                   m_circle->radius},
            stepOfKeys);
        return true;
    };
    const auto resize = [this](double factor) {
        change({m_circle->centre, m_circle->radius * factor}, stepOfKeys);
        return true;
    };
    switch (key) {
    case Qt::Key_Up:
        return move(0);
    case Qt::Key_Right:
        return move(90);
    case Qt::Key_Down:
        return move(180);
    case Qt::Key_Left:
        return move(270);
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return resize(radiusStep);
    case Qt::Key_Minus:
        return resize(1 / radiusStep);
    default:
        return false;
    }
}

} // namespace ui
