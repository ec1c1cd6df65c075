// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/MapView.h"

#include "geo/Mercator.h"
#include "ui/Theme.h"
#include "ui/Words.h"

#include <QAccessible>
#include <QGestureEvent>
#include <QKeyEvent>
#include <QNativeGestureEvent>
#include <QPainter>
#include <QPainterPath>
#include <QPinchGesture>
#include <QUndoCommand>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr double panPixels = 64;
constexpr double keyZoom = 1.4142135623730951;
constexpr double radiusStep = 1.1;
constexpr double moveShare = 0.1; ///< of the radius, for one key
constexpr double centreReach = 14; ///< pixels
constexpr double rimReach = 8;
constexpr double handleRadius = 6;
constexpr int fillAlpha = 46;
/// A circle outside of these shares of the view is shown whole again.
constexpr double smallestShare = 0.04;
constexpr double largestShare = 0.6;

constexpr int stepOfKeys = 1; ///< keys in a row are one step to undo
constexpr int firstDragStep = 1000; ///< each drag is one of its own

} // namespace

/// One step to undo: the circle before and after.
class MapView::Change final : public QUndoCommand {
public:
    Change(MapView *view, std::optional<geo::Circle> before, std::optional<geo::Circle> after,
        int step)
        : m_view(view)
        , m_before(before)
        , m_after(after)
        , m_step(step)
    {
    }

    int id() const override { return m_step == 0 ? -1 : m_step; }
    bool mergeWith(const QUndoCommand *later) override
    {
        m_after = static_cast<const Change *>(later)->m_after;
        return true;
    }
    void undo() override { go(m_before); }
    void redo() override
    {
        if (std::exchange(m_isDone, true)) // it was done already when it is pushed
            go(m_after);
    }

private:
    void go(const std::optional<geo::Circle> &circle)
    {
        m_view->take(circle);
        if (circle)
            emit m_view->circleChanged(*circle);
    }

    MapView *m_view;
    std::optional<geo::Circle> m_before;
    std::optional<geo::Circle> m_after;
    int m_step;
    bool m_isDone = false;
};

MapView::MapView(QWidget *parent) : QWidget(parent), m_dragStep(firstDragStep)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Map"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    grabGesture(Qt::PinchGesture);
    setToolTip(
        tr("Drag the circle or its rim. Double-click puts it there. Keys: arrows and +/− for "
           "the map, with Ctrl for the circle; Space puts it in the middle."));
    take({});
}

void MapView::setCircle(const std::optional<geo::Circle> &circle, int step)
{
    if (circle == m_circle)
        return;
    const auto before = m_circle;
    take(circle);
    if (circle && step >= 0)
        m_undo.push(new Change(this, before, circle, step));
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
    m_undo.push(new Change(this, before, circle, step));
    emit circleChanged(circle);
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
        map::paintCities(&painter, m_camera, size(), palette());
        map::paintScale(&painter, m_camera, size(), palette());
    }
    return m_ground;
}

void MapView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.drawPixmap(0, 0, ground());
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_circle)
        paintCircle(&painter);
    const QColor edge = hasFocus() ? theme::colour(theme::Tone::Accent, palette())
                                   : palette().color(QPalette::Mid);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(edge, hasFocus() ? 3 : 1));
    painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
}

void MapView::paintCircle(QPainter *painter)
{
    const QColor accent = theme::colour(theme::Tone::Accent, palette());
    QColor fill = accent;
    fill.setAlpha(fillAlpha);
    painter->setPen(QPen(accent, 2));
    painter->setBrush(fill);
    painter->drawPolygon(map::outlineOnScreen(*m_circle, m_camera, size()));

    const QColor core = theme::isDark(palette()) ? Qt::black : Qt::white;
    painter->setBrush(core);
    painter->drawEllipse(rimHandle(), handleRadius, handleRadius);
    painter->setBrush(accent);
    painter->setPen(QPen(core, 2));
    painter->drawEllipse(
        map::onScreen(m_circle->centre, m_camera, size()), handleRadius, handleRadius);
}

QPointF MapView::rimHandle() const
{
    // At the equator's side of a pole the east is still there.
    return map::onScreen(geo::pointAt(m_circle->centre, m_circle->radius, 90), m_camera, size());
}

MapView::Grip MapView::gripAt(const QPointF &at) const
{
    if (!m_circle)
        return Grip::Map;
    const auto near = [&at](const QPointF &point, double reach) {
        return std::hypot(at.x() - point.x(), at.y() - point.y()) <= reach;
    };
    if (near(rimHandle(), rimReach + handleRadius))
        return Grip::Rim;
    if (near(map::onScreen(m_circle->centre, m_camera, size()), centreReach))
        return Grip::Centre;
    const double pixelsPerMetre
        = m_camera.worldPixels * geo::mercator::perMetre(coordinateAt(at).latitude);
    const double toRim = geo::metresBetween(m_circle->centre, coordinateAt(at)) - m_circle->radius;
    return std::abs(toRim) * pixelsPerMetre <= rimReach ? Grip::Rim : Grip::Map;
}

void MapView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return QWidget::mousePressEvent(event);
    m_grip = gripAt(event->position());
    m_cameraAtPress = m_camera;
    m_gripOffset = m_grip == Grip::Centre
        ? event->position() - map::onScreen(m_circle->centre, m_camera, size())
        : event->position();
    ++m_dragStep;
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
    if (event->button() != Qt::LeftButton)
        return;
    change({coordinateAt(event->position()), m_circle ? m_circle->radius : m_usualRadius},
        ++m_dragStep);
    m_grip = Grip::None;
}

void MapView::wheelEvent(QWheelEvent *event)
{
    const int turned = event->angleDelta().y();
    if (turned == 0)
        return event->ignore();
    zoomAt(event->position(), std::exp2(turned / 240.0));
    event->accept();
}

bool MapView::event(QEvent *event)
{
    if (event->type() == QEvent::NativeGesture) {
        const auto *gesture = static_cast<QNativeGestureEvent *>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) {
            zoomAt(gesture->position(), 1 + gesture->value());
            return true;
        }
    }
    if (event->type() == QEvent::Gesture) {
        auto *gestures = static_cast<QGestureEvent *>(event);
        if (const auto *pinch = static_cast<QPinchGesture *>(gestures->gesture(Qt::PinchGesture))) {
            zoomAt(mapFromGlobal(pinch->hotSpot().toPoint()), pinch->scaleFactor());
            return true;
        }
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
