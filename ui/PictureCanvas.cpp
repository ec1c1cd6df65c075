// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/PictureCanvas.h"

#include "ui/Theme.h"

#include <QEvent>
#include <QFutureWatcher>
#include <QPainter>
#include <QTimer>
#include <QtConcurrentRun>

#include <chrono>

namespace ui {

namespace {

using namespace std::chrono_literals;
constexpr auto refitPause = 80ms; // a window being drawn larger asks for many sizes
constexpr QRgb ground = 0xff0e1113; // of the wall: pictures look the same in every theme
constexpr QRgb wordsOnGround = 0xffd5dadd;

struct Decoded {
    QImage image;
    QImage fitted;
};

QImage fit(const QImage &image, QSize bounds)
{
    const QSize size = image.size().scaled(bounds, Qt::KeepAspectRatio);
    // Enlarging adds no detail: the painter does that, up to the window.
    if (size.isEmpty() || size.width() >= image.width())
        return {};
    return image.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

// Run on a pool thread: take values, return a value, touch nothing else.
Decoded decode(const QByteArray &jpeg, QSize bounds)
{
    const QImage image = QImage::fromData(jpeg, "JPEG");
    return {image, image.isNull() ? QImage() : fit(image, bounds)};
}

Decoded scale(const QImage &image, QSize bounds)
{
    return {image, fit(image, bounds)};
}

/// Calls `then` in the window's thread, unless `context` is gone by then.
template <typename Then>
void whenDone(QObject *context, const QFuture<Decoded> &future, Then then)
{
    auto *watcher = new QFutureWatcher<Decoded>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, then] {
        watcher->deleteLater();
        then(watcher->result());
    });
    watcher->setFuture(future);
}

} // namespace

PictureCanvas::PictureCanvas(QWidget *parent) : QWidget(parent), m_refit(new QTimer(this))
{
    setMinimumSize(160, 120);
    m_refit->setSingleShot(true);
    m_refit->setInterval(refitPause);
    connect(m_refit, &QTimer::timeout, this, &PictureCanvas::refit);
}

void PictureCanvas::clear()
{
    ++m_turn;
    m_image = {};
    m_fitted = {};
    m_shownSize = 0;
    m_message.clear();
    update();
}

void PictureCanvas::showPicture(images::PictureSize size, const QByteArray &jpeg)
{
    if (int(size) <= m_shownSize)
        return;
    whenDone(this, QtConcurrent::run(decode, jpeg, bounds()),
        [this, size, turn = m_turn](const Decoded &decoded) {
            if (turn != m_turn)
                return;
            if (decoded.image.isNull())
                emit unreadable(size);
            else
                take(size, decoded.image, decoded.fitted);
        });
}

void PictureCanvas::take(images::PictureSize size, const QImage &image, const QImage &fitted)
{
    if (int(size) <= m_shownSize)
        return; // decoded later than a larger one
    m_shownSize = int(size);
    m_image = image;
    m_fitted = QPixmap::fromImage(fitted);
    update();
    emit shown(size);
}

void PictureCanvas::refit()
{
    if (m_image.isNull())
        return;
    whenDone(this, QtConcurrent::run(scale, m_image, bounds()),
        [this, turn = m_turn, size = m_shownSize](const Decoded &decoded) {
            if (turn != m_turn || size != m_shownSize)
                return;
            m_fitted = QPixmap::fromImage(decoded.fitted);
            update();
        });
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

QRect PictureCanvas::target() const
{
    const QSizeF fitted = QSizeF(m_image.size().scaled(bounds(), Qt::KeepAspectRatio));
    const QSize size = (fitted / devicePixelRatioF()).toSize();
    return {QPoint((width() - size.width()) / 2, (height() - size.height()) / 2), size};
}

void PictureCanvas::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), QColor(ground));
    if (!m_image.isNull()) {
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        if (m_fitted.isNull())
            painter.drawImage(target(), m_image);
        else
            painter.drawPixmap(target(), m_fitted);
    }
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
    m_refit->start();
}

bool PictureCanvas::event(QEvent *event)
{
    // Moved to a screen with another scale: the same size holds more pixels, or fewer.
    if (event->type() == QEvent::ScreenChangeInternal)
        m_refit->start();
    return QWidget::event(event);
}

} // namespace ui
