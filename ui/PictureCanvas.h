// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "images/PictureStore.h"
#include "ui/PictureZoom.h"

#include <QElapsedTimer>
#include <QImage>
#include <QPixmap>
#include <QWidget>

class QTimer;
class QTouchEvent;

namespace ui {

/// One picture on a dark ground in every theme: as large as it fits, or zoomed and moved by wheel,
/// pinch and drag. Better renditions take the place of smaller ones as they come. Decoding and
/// scaling run on a pool; while something moves, a quick coarse picture is painted.
class PictureCanvas : public QWidget {
    Q_OBJECT

public:
    explicit PictureCanvas(QWidget *parent = nullptr);

    /// Forgets the picture: another photo is coming.
    void clear();
    /// Taken when it is larger than what is shown; otherwise ignored.
    void showPicture(images::PictureSize size, const QByteArray &jpeg);
    /// Words in the picture's place, or under it when a smaller one is there.
    void setMessage(const QString &message);
    QString message() const { return m_message; }
    bool hasPicture() const { return !m_image.isNull(); }
    QSize pictureSize() const { return m_image.size(); }
    const PictureZoom &zoom() const { return m_zoom; }
    /// Whether the screen, or the zoom, shows more than a picture of `size` has.
    bool isFinerThan(images::PictureSize size) const;

public slots:
    void zoomIn();
    void zoomOut();
    void zoomToFit();
    void zoomToPixels();
    /// By a share of the view.
    void pan(int columns, int rows);

signals:
    /// A rendition was decoded and is on the screen.
    void shown(images::PictureSize size);
    /// The bytes were no picture.
    void unreadable(images::PictureSize size);
    /// By hand.
    void zoomChanged();
    /// Wheel or swipe, while the picture is fitted: -1 to the newer photo, 1 to the older.
    void stepped(int rows);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    bool event(QEvent *event) override;

private:
    QSize bounds() const;
    QPointF inPixels(const QPointF &point) const { return point * devicePixelRatioF(); }
    void take(images::PictureSize size, const QImage &image);
    void zoomBy(double factor, const QPointF &anchor);
    void changeZoom();
    void hold(const QPointF &at);
    void dragTo(const QPointF &at);
    void letGo(const QPointF &at);
    void zoomInOrFit(const QPointF &at);
    void takeTouch(const QTouchEvent &event);
    void takeTwoFingers(const QPointF &one, const QPointF &other);
    void refine();
    bool isSharp() const;
    void paintPicture(QPainter &painter) const;

    QImage m_image; ///< as decoded
    PictureZoom m_zoom;
    QPixmap m_sharp; ///< exactly the pixels of the screen, where m_sharpTarget says
    QRectF m_sharpTarget; ///< of the whole picture when m_sharp was made
    QPoint m_sharpAt;
    int m_shownSize = 0; ///< PictureSize of m_image; 0: nothing
    quint64 m_turn = 0; ///< answers of an earlier turn are late
    quint64 m_refineTurn = 0;
    QString m_message;
    QTimer *m_refine;
    QPointF m_pressedAt;
    QPointF m_draggedTo;
    bool m_isDragging = false;
    QElapsedTimer m_sinceTap;
    double m_fingersApart = 0; ///< 0: less than two
    int m_wheel = 0; ///< eighths of a degree towards the next photo
};

} // namespace ui
