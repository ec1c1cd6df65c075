// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/PhotoGrid.h"

#include "ui/PhotoGridAccessible.h"
#include "ui/PhotoGridPrivate.h"
#include "ui/PhotoListModel.h"

#include <QAccessible>
#include <QPaintEvent>
#include <QPainter>
#include <QStyle>
#include <QWheelEvent>

#include <algorithm>

namespace ui {

namespace {

constexpr int smallestTile = 96;
constexpr int largestTile = 480;
constexpr int tileStep = 16; ///< of Ctrl+wheel

} // namespace

PhotoGrid::PhotoGrid(QWidget *parent)
    : QAbstractItemView(parent)
    , d(std::make_unique<Private>(this))
{
    installPhotoGridAccessibility();
    setAccessibleName(tr("Photos"));
    setFrameShape(QFrame::NoFrame);
    // It paints every pixel: nothing is cleared first, and nothing flickers.
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // Always there: one that comes and goes changes the width, and with it whether it is needed.
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);

    connect(&d->cache, &TileCache::wanted, this, &PhotoGrid::pictureWanted);
    connect(&d->cache, &TileCache::sized, this, &PhotoGrid::pictureSized);
    connect(&d->cache, &TileCache::changed, this, [this](const QString &id) { d->repaint(id); });
    connect(&d->askTimer, &QTimer::timeout, this, [this] { d->ask(); });
    connect(&d->retryTimer, &QTimer::timeout, this, [this] { d->ask(); });
    connect(&d->frameTimer, &QTimer::timeout, this, [this] { d->stepAppearances(); });
    connect(&d->slide, &QVariantAnimation::valueChanged, this, [this](const QVariant &value) {
        if (d->slide.state() == QAbstractAnimation::Running)
            verticalScrollBar()->setValue(value.toInt());
    });
    connect(d->button, &QPushButton::clicked, this, &PhotoGrid::scrollToNewest);
}

PhotoGrid::~PhotoGrid() = default;

int PhotoGrid::tileSize() const
{
    return d->layout.tileSize;
}

void PhotoGrid::setTileSize(int side)
{
    side = std::clamp(side, smallestTile, largestTile);
    if (side == d->layout.tileSize)
        return;
    d->relayout(side);
    emit tileSizeChanged(side);
}

bool PhotoGrid::isJustified() const
{
    return d->isJustified;
}

void PhotoGrid::setJustified(bool isJustified)
{
    if (isJustified == d->isJustified)
        return;
    d->isJustified = isJustified;
    d->areRowsStale = true;
    d->relayout();
}

int PhotoGrid::newCount() const
{
    return d->newCount;
}

void PhotoGrid::keyboardSearch(const QString &text)
{
    if (!text.trimmed().isEmpty())
        emit typed(text);
}

void PhotoGrid::setModel(QAbstractItemModel *model)
{
    if (QAbstractItemModel *former = this->model())
        former->disconnect(this);
    QAbstractItemView::setModel(model);
    d->photos = qobject_cast<const PhotoListModel *>(model);
    d->areRowsStale = true;
    if (model)
        connect(model, &QAbstractItemModel::rowsRemoved, this,
            [this, model](const QModelIndex &, int start) {
                // From the middle: all that is newer gets another number.
                d->areRowsStale = d->areRowsStale || start < model->rowCount();
                d->relayout();
            });
    d->relayout();
}

void PhotoGrid::reset()
{
    QAbstractItemView::reset();
    d->slide.stop();
    d->fresh.clear();
    d->appearing.clear();
    d->visible.clear();
    d->areRowsStale = true;
    d->setOffset(0);
    d->relayout();
}

QRect PhotoGrid::visualRect(const QModelIndex &index) const
{
    return index.isValid() ? d->rectOf(d->sequenceOf(index)) : QRect();
}

QModelIndex PhotoGrid::indexAt(const QPoint &point) const
{
    const auto sequence = d->layout.at(point + QPoint(0, d->offset()));
    return sequence ? d->indexOf(*sequence) : QModelIndex();
}

void PhotoGrid::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    if (!index.isValid())
        return;
    d->slide.stop();
    const QRect rect = visualRect(index).adjusted(0, -GridLayout::gap, 0, GridLayout::gap);
    const int height = viewport()->height();
    const int value = d->offset();
    if (hint == PositionAtCenter)
        verticalScrollBar()->setValue(value + rect.center().y() - height / 2);
    else if (hint == PositionAtTop || rect.top() < 0)
        verticalScrollBar()->setValue(value + rect.top());
    else if (hint == PositionAtBottom || rect.bottom() >= height)
        verticalScrollBar()->setValue(value + rect.bottom() + 1 - height);
}

void PhotoGrid::showPicture(
    const QString &photoId, images::PictureSize size, const QByteArray &jpeg)
{
    d->cache.take(photoId, size, jpeg);
}

void PhotoGrid::showFailure(const QString &photoId, images::PictureSize)
{
    if (!d->cache.find(photoId)) // others may have failed to get a larger one
        d->cache.fail(photoId);
}

void PhotoGrid::scrollToNewest()
{
    d->slide.stop();
    const int reach = 2 * viewport()->height();
    if (!d->isAnimated()) {
        verticalScrollBar()->setValue(0);
        return;
    }
    // From afar the last stretch is enough to see the direction.
    verticalScrollBar()->setValue(std::min(d->offset(), reach));
    d->slide.setStartValue(d->offset());
    d->slide.setEndValue(0);
    d->slide.start();
    d->noteSeen();
}

QModelIndex PhotoGrid::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    const int rows = model() ? model()->rowCount() : 0;
    if (rows == 0)
        return {};
    if (!currentIndex().isValid())
        return model()->index(0, 0);
    const int forward = isRightToLeft() ? -1 : 1;
    const int page = std::max(1, viewport()->height() / d->layout.pitch());
    const int row = currentIndex().row();
    const auto to
        = [this, rows](int target) { return model()->index(std::clamp(target, 0, rows - 1), 0); };
    const qint64 number = d->sequenceOf(currentIndex());
    const int line = d->layout.lineOf(number);
    const auto toLine = [this, &to, rows, x = d->layout.cell(number).center().x()](int target) {
        if (target < 0 || target >= d->layout.lines())
            return to(target < 0 ? 0 : rows - 1);
        return to(d->rowNear(target, x));
    };
    switch (action) {
    case MoveLeft:
        return to(row - forward);
    case MoveRight:
        return to(row + forward);
    case MovePrevious:
        return to(row - 1);
    case MoveNext:
        return to(row + 1);
    case MoveUp:
        return line == 0 ? currentIndex() : toLine(line - 1);
    case MoveDown:
        return line == d->layout.lines() - 1 ? currentIndex() : toLine(line + 1);
    case MovePageUp:
        return toLine(line - page);
    case MovePageDown:
        return toLine(line + page);
    case MoveHome:
        return to(0);
    case MoveEnd:
        return to(rows - 1);
    }
    return currentIndex();
}

int PhotoGrid::horizontalOffset() const
{
    return 0;
}

int PhotoGrid::verticalOffset() const
{
    return d->offset();
}

bool PhotoGrid::isIndexHidden(const QModelIndex &) const
{
    return false;
}

void PhotoGrid::updateGeometries()
{
    QAbstractItemView::updateGeometries();
    d->setRange();
}

void PhotoGrid::rowsInserted(const QModelIndex &parent, int start, int end)
{
    const qint64 formerNewest = d->layout.newest();
    const int formerWidth = d->layout.width;
    const bool isAtTop = start == 0 && d->layout.count > 0;
    if (!isAtTop) {
        d->areRowsStale = true;
        d->relayout();
        QAbstractItemView::rowsInserted(parent, start, end);
        return;
    }
    d->measure();
    if (d->isFollowing())
        d->noteFresh(start, end);
    d->placeNew(formerNewest, formerWidth);
    d->noteSeen();
    d->askSoon();
    QAbstractItemView::rowsInserted(parent, start, end);
}

void PhotoGrid::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QAbstractItemView::currentChanged(current, previous);
    if (!current.isValid() || !QAccessible::isActive())
        return;
    QAccessibleEvent event(this, QAccessible::Focus);
    event.setChild(current.row());
    QAccessible::updateAccessibility(&event);
}

void PhotoGrid::scrollContentsBy(int, int dy)
{
    if (!d->isHolding)
        viewport()->scroll(0, dy);
    if (d->isHolding || dy == 0)
        return;
    stretchBand();
    d->noteSeen();
    d->askSoon();
}

void PhotoGrid::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), palette().color(QPalette::Base));
    if (d->layout.count > 0)
        d->paint(painter, event->region());
    paintBand(painter);
}

void PhotoGrid::resizeEvent(QResizeEvent *event)
{
    QAbstractItemView::resizeEvent(event);
    d->relayout();
    d->moveButton();
}

void PhotoGrid::wheelEvent(QWheelEvent *event)
{
    if (!event->modifiers().testFlag(Qt::ControlModifier)) {
        d->slide.stop();
        QAbstractItemView::wheelEvent(event);
        return;
    }
    // Touchpads send small steps: they add up to notches.
    d->wheelRest += event->angleDelta().y();
    const int notches = d->wheelRest / QWheelEvent::DefaultDeltasPerStep;
    d->wheelRest -= notches * QWheelEvent::DefaultDeltasPerStep;
    setTileSize(tileSize() + notches * tileStep);
    event->accept();
}

void PhotoGrid::focusInEvent(QFocusEvent *event)
{
    d->showsCursor = event->reason() == Qt::TabFocusReason
        || event->reason() == Qt::BacktabFocusReason || event->reason() == Qt::ShortcutFocusReason;
    QAbstractItemView::focusInEvent(event);
}

void PhotoGrid::keyPressEvent(QKeyEvent *event)
{
    d->showsCursor = true;
    QAbstractItemView::keyPressEvent(event);
}

void PhotoGrid::changeEvent(QEvent *event)
{
    QAbstractItemView::changeEvent(event);
    switch (event->type()) {
    case QEvent::PaletteChange:
    case QEvent::StyleChange:
    case QEvent::FontChange:
    case QEvent::LayoutDirectionChange:
        d->relayout();
        break;
    default:
        break;
    }
}

} // namespace ui
