// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/PictureCanvas.h"

#include "images/Resample.h"
#include "ui/Theme.h"

#include <QEvent>
#include <QFutureWatcher>
#include <QPainter>
#include <QTimer>
#include <QWheelEvent>
#include <QtConcurrentRun>

#include <chrono>
#include <cmath>

namespace ui {

namespace {

using namespace std::chrono_literals;
constexpr auto refinePause = 80ms; // a window being drawn larger asks for many sizes
constexpr QRgb ground = 0xff0e1113; // of the wall: pictures look the same in every theme
constexpr QRgb wordsOnGround = 0xffd5dadd;
constexpr double panShare = 0.15;

struct Sharp {
    QImage image;
    QRectF target; ///< of the whole picture
    QPoint at;
};

// Run on a pool thread: take values, return a value, touch nothing else.
QImage decode(const QByteArray &jpeg)
{
    return QImage::fromData(jpeg, "JPEG").convertToFormat(QImage::Format_RGB32);
}

/// What a view of `bounds` sees of the picture, in exactly its pixels.
Sharp sharpen(const QImage &image, const QRectF &target, const QSize &bounds)
{
    const QRect seen = target.toAlignedRect().intersected(QRect({}, bounds));
    if (seen.isEmpty())
        return {};
    const double scale = target.width() / image.width();
    const QRectF source(
        (QPointF(seen.topLeft()) - target.topLeft()) / scale, QSizeF(seen.size()) / scale);
    return {images::resampled(image, source.intersected(image.rect()), seen.size()), target,
        seen.topLeft()};
}

/// Calls `then` in the window's thread, unless `context` is gone by then.
template <typename Value, typename Then>
void whenDone(QObject *context, const QFuture<Value> &future, Then then)
{
    auto *watcher = new QFutureWatcher<Value>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, then] {
        watcher->deleteLater();
        then(watcher->result());
    });
    watcher->setFuture(future);
}

} // namespace

PictureCanvas::PictureCanvas(QWidget *parent) : QWidget(parent), m_refine(new QTimer(this))
{
    setMinimumSize(160, 120);
    setAttribute(Qt::WA_AcceptTouchEvents);
    m_refine->setSingleShot(true);
    m_refine->setInterval(refinePause);
    connect(m_refine, &QTimer::timeout, this, &PictureCanvas::refine);
}

void PictureCanvas::clear()
{
    ++m_turn;
    m_image = {};
    m_sharp = {};
    m_zoom.clear();
    m_shownSize = 0;
    m_wheel = 0;
    m_isDragging = false;
    m_message.clear();
    unsetCursor();
    update();
}

void PictureCanvas::showPicture(images::PictureSize size, const QByteArray &jpeg)
{
    if (int(size) <= m_shownSize)
        return;
    whenDone(
        this, QtConcurrent::run(decode, jpeg), [this, size, turn = m_turn](const QImage &image) {
            if (turn != m_turn)
                return;
            if (image.isNull())
                emit unreadable(size);
            else
                take(size, image);
        });
}

void PictureCanvas::take(images::PictureSize size, const QImage &image)
{
    if (int(size) <= m_shownSize)
        return; // decoded later than a larger one
    m_shownSize = int(size);
    m_image = image;
    m_zoom.setView(bounds());
    m_zoom.setPicture(image.size());
    m_sharp = {};
    refine();
    update();
    emit shown(size);
}

void PictureCanvas::refine()
{
    if (m_image.isNull() || isSharp())
        return;
    whenDone(this, QtConcurrent::run(sharpen, m_image, m_zoom.target(), bounds()),
        [this, mine = ++m_refineTurn](const Sharp &sharp) {
            if (mine != m_refineTurn || sharp.target != m_zoom.target())
                return;
            m_sharp = QPixmap::fromImage(sharp.image);
            m_sharpTarget = sharp.target;
            m_sharpAt = sharp.at;
            update();
        });
}

bool PictureCanvas::isSharp() const
{
    return !m_sharp.isNull() && m_sharpTarget == m_zoom.target();
}

void PictureCanvas::setMessage(const QString &message)
{
    m_message = message;
    setAccessibleDescription(message);
    update();
}

QSize PictureCanvas::bounds() const
{
    return (QSizeF(size()) * devicePixelRatioF()).toSize();
}

bool PictureCanvas::isFinerThan(images::PictureSize size) const
{
    const QRectF target = m_zoom.target();
    return std::max(target.width(), target.height()) > int(size);
}

void PictureCanvas::zoomBy(double factor, const QPointF &anchor)
{
    m_zoom.zoomBy(factor, inPixels(anchor));
    changeZoom();
}

void PictureCanvas::zoomIn()
{
    zoomBy(PictureZoom::step, rect().center());
}

void PictureCanvas::zoomOut()
{
    zoomBy(1 / PictureZoom::step, rect().center());
}

void PictureCanvas::zoomToFit()
{
    m_zoom.fit();
    changeZoom();
}

void PictureCanvas::zoomToPixels()
{
    m_zoom.zoomTo(1, inPixels(rect().center()));
    changeZoom();
}

void PictureCanvas::pan(int columns, int rows)
{
    const QSizeF view = bounds();
    m_zoom.panBy({-columns * view.width() * panShare, -rows * view.height() * panShare});
    changeZoom();
}

void PictureCanvas::changeZoom()
{
    if (m_zoom.canPan())
        setCursor(m_isDragging ? Qt::ClosedHandCursor : Qt::OpenHandCursor);
    else
        unsetCursor();
    m_refine->start();
    update();
    emit zoomChanged();
}

void PictureCanvas::paintPicture(QPainter &painter) const
{
    painter.save();
    painter.scale(1 / devicePixelRatioF(), 1 / devicePixelRatioF());
    if (isSharp())
        painter.drawPixmap(m_sharpAt, m_sharp);
    else
        painter.drawImage(m_zoom.target(), m_image, m_image.rect());
    painter.restore();
}

void PictureCanvas::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), QColor(ground));
    if (!m_image.isNull())
        paintPicture(painter);
    if (m_message.isEmpty())
        return;
    painter.setFont(theme::font(theme::Type::Body));
    painter.setPen(QColor(wordsOnGround));
    const QRect words = rect().adjusted(
        theme::space::wide, theme::space::wide, -theme::space::wide, -theme::space::wide);
    const int alignment = m_image.isNull() ? Qt::AlignCenter : Qt::AlignHCenter | Qt::AlignBottom;
    painter.drawText(words, alignment | Qt::TextWordWrap, m_message);
}

void PictureCanvas::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_zoom.setView(bounds());
    m_refine->start();
}

} // namespace ui
