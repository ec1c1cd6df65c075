// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/MapTiles.h"

#include <QElapsedTimer>
#include <QPixmap>
#include <QUndoStack>
#include <QWidget>

#include <optional>

class QTouchEvent;

namespace ui {

/// A map with a circle on it, drawn without a network. The mouse drags the map, the circle's
/// middle and its rim; the wheel and two fingers zoom; a
/// double click or two taps put the circle there. Keys:
/// arrows and +/− move and zoom the map, with Ctrl the circle and its radius; Space puts the circle
/// in the middle of the view, Home shows it whole; Ctrl+Z and Ctrl+Shift+Z undo and redo.
class MapView : public QWidget {
    Q_OBJECT

public:
    static constexpr double smallestRadius = 100; ///< metres, that can be drawn by hand
    static constexpr double largestRadius = 50'000;

    explicit MapView(QWidget *parent = nullptr);

    const std::optional<geo::Circle> &circle() const { return m_circle; }
    /// By somebody else than the map: it follows, and emits nothing. Centre and radius must be
    /// finite. Changes in a row with the same `step` (not 0) are one step to undo.
    void setCircle(const std::optional<geo::Circle> &circle, int step = 0);
    /// Radius of a circle that is put where none was.
    void setUsualRadius(double metres) { m_usualRadius = metres; }
    /// Looks at a place without putting the circle there.
    void lookAt(const geo::Circle &part);
    /// What is online under the circle; off until somebody turns it on.
    MapTiles &tiles() { return m_tiles; }
    const MapCamera &camera() const { return m_camera; }
    QUndoStack *undoStack() { return &m_undo; }

    /// The circle in words, as assistive technology hears it.
    QString valueText() const;
    QSize sizeHint() const override { return {420, 420}; }
    QSize minimumSizeHint() const override { return {160, 140}; }

signals:
    /// By the map or by undo; not by setCircle().
    void circleChanged(const geo::Circle &circle);
    /// Undone to where there was none.
    void circleRemoved();

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    enum class Grip { None, Map, Centre, Rim };

    Grip gripAt(const QPointF &at) const;
    const QPixmap &ground();
    void setCamera(const MapCamera &camera);
    void zoomAt(const QPointF &at, double factor);
    void hold(const QPointF &at);
    void dragTo(const QPointF &at);
    void putCircle(const QPointF &at);
    void takeTouch(const QTouchEvent &event);
    void takeTwoFingers(const QPointF &one, const QPointF &other);
    bool pressMapKey(int key);
    bool pressCircleKey(int key);
    photos::Coordinate coordinateAt(const QPointF &at) const;
    /// By a person at the map: bounded, remembered, told.
    void change(geo::Circle circle, int step);
    void take(const std::optional<geo::Circle> &circle);
    void push(const std::optional<geo::Circle> &before, int step);

    std::optional<geo::Circle> m_circle;
    MapCamera m_camera;
    MapTiles m_tiles;
    QPixmap m_ground; ///< all but the circle; null: to be painted anew
    QUndoStack m_undo;
    Grip m_grip = Grip::None;
    QPointF m_gripOffset; ///< from what was taken hold of to where it was
    MapCamera m_cameraAtPress;
    struct Fingers {
        QPointF middle;
        double apart;
    };
    std::optional<Fingers> m_fingers; ///< two, on a screen
    QPointF m_tap;
    QElapsedTimer m_sinceTap;
    int m_dragStep = 0;
    double m_usualRadius = 5000;
    bool m_hasLookedAround = false; ///< the first circle is shown whole, later ones if need be
};

} // namespace ui
