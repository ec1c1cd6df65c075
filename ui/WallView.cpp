// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/WallView.h"

#include "ui/Theme.h"
#include "ui/WallViewPrivate.h"

#include <QCloseEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScreen>

namespace ui {

namespace {

using namespace std::chrono_literals;

constexpr auto noticeTime = 6s;
constexpr auto layoutNoticeTime = 2s;

QString layoutTitle(WallLayout layout)
{
    switch (layout) {
    case WallLayout::Grid:
        return WallView::tr("Grid");
    case WallLayout::Mosaic:
        return WallView::tr("Mosaic");
    case WallLayout::Single:
        return WallView::tr("Single");
    case WallLayout::Split:
        return WallView::tr("Split");
    case WallLayout::Cubes:
        return WallView::tr("Cubes");
    }
    Q_UNREACHABLE();
}

} // namespace

WallView::WallView(PhotoListModel *model, const Options &options, QWidget *parent)
    : QWidget(parent, Qt::Window | Qt::FramelessWindowHint)
    , d(std::make_unique<Private>(this, model, options))
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMouseTracking(true);
    setWindowTitle(tr("Photo wall"));
    setWindowIcon(theme::applicationIcon());
    setAccessibleName(tr("Photo wall"));
}

WallView::~WallView()
{
    d->stop();
    d->decoders.waitForDone();
}

void WallView::showOn(QScreen *screen)
{
    setGeometry(screen->geometry());
    winId(); // the window of the system, which knows its screen
    setScreen(screen);
    showFullScreen();
    activateWindow();
}

WallLayout WallView::wallLayout() const
{
    return d->layout;
}

void WallView::setWallLayout(WallLayout layout)
{
    if (std::exchange(d->layout, layout) == layout)
        return;
    if (d->isOn)
        d->arrange();
    emit wallLayoutChanged(layout);
}

QStringList WallView::photosOnWall() const
{
    return {d->shown.begin(), d->shown.end()};
}

QString WallView::notice() const
{
    return d->words;
}

QString WallView::trouble() const
{
    return d->trouble;
}

void WallView::setWayIn(const core::Health &wayIn)
{
    const QString trouble = wayIn.level == core::Health::Level::Failing
        ? tr("Interrupted. New photos come by themselves again.")
        : QString();
    if (std::exchange(d->trouble, trouble) == trouble)
        return;
    setAccessibleDescription(d->trouble);
    update();
}

bool WallView::isMoving() const
{
    return d->stage.isMoving();
}

ScreenAwake *WallView::awake() const
{
    return &d->awake;
}

void WallView::showPicture(const QString &photoId, images::PictureSize size, const QByteArray &jpeg)
{
    for (int cell = 0; cell < int(d->wishes.size()); ++cell) {
        const auto &wish = d->wishes[size_t(cell)];
        if (wish.id == photoId && wish.size == size)
            d->compose(cell, jpeg);
    }
}

void WallView::showFailure(const QString &photoId, images::PictureSize size)
{
    for (int cell = 0; cell < int(d->wishes.size()); ++cell) {
        const auto &wish = d->wishes[size_t(cell)];
        if (wish.id == photoId && wish.size == size)
            d->fail(cell);
    }
}

void WallView::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    const qreal ratio = devicePixelRatioF();
    for (const QRect &part : event->region()) {
        painter.save();
        painter.setClipRect(part);
        painter.fillRect(part, QColor(wallGround));
        painter.scale(1 / ratio, 1 / ratio);
        painter.translate(d->offset);
        const QRectF there(QPointF(part.topLeft()) * ratio, QSizeF(part.size()) * ratio);
        d->stage.paint(painter, there.toAlignedRect().translated(-d->offset));
        painter.restore();
    }
    if (d->stage.count() == 0 && d->isOn) {
        painter.setFont(theme::font(theme::Type::Display));
        painter.setPen(QColor(0xd5, 0xda, 0xdd));
        painter.drawText(rect().translated(d->offset / ratio), Qt::AlignCenter | Qt::TextWordWrap,
            tr("No photos yet. The first one appears here by itself."));
    }
    d->paintWords(painter);
}

void WallView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (d->isOn) {
        d->stage.clear(); // made for another size
        d->arrange();
    }
}

bool WallView::event(QEvent *event)
{
    if (event->type() == QEvent::ScreenChangeInternal && d && d->isOn)
        d->arrange();
    return QWidget::event(event);
}

void WallView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (d->isOn)
        return;
    d->start();
    d->tell(tr("Esc leaves the wall. 1 to 5 change how the photos stand."), noticeTime);
    d->awake.hold(tr("Photos are shown to a room."));
    d->cursorTimer.start();
}

void WallView::closeEvent(QCloseEvent *event)
{
    d->stop();
    QWidget::closeEvent(event);
    emit closed();
}

void WallView::keyPressEvent(QKeyEvent *event)
{
    const int number = event->key() - Qt::Key_1;
    if (number >= 0 && number < int(allWallLayouts.size())) {
        setWallLayout(allWallLayouts[size_t(number)]);
        d->tell(layoutTitle(d->layout), layoutNoticeTime);
    } else if (event->key() == Qt::Key_Escape || event->key() == Qt::Key_F11) {
        close();
    } else {
        QWidget::keyPressEvent(event);
    }
}

void WallView::mouseMoveEvent(QMouseEvent *event)
{
    QWidget::mouseMoveEvent(event);
    unsetCursor();
    d->cursorTimer.start();
}

} // namespace ui
