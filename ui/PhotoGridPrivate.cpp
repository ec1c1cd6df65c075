// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/PhotoGridPrivate.h"

#include "ui/PhotoListModel.h"
#include "ui/Theme.h"

#include <QPainter>
#include <QStyle>

#include <algorithm>
#include <chrono>
#include <cmath>

using namespace std::chrono_literals;

namespace ui {

namespace {

constexpr auto appearance = 180ms;
constexpr auto frame = 16ms;
/// Pictures are asked for this often while scrolling, not for every line that flies by.
constexpr auto askPause = 25ms;
constexpr auto retryPause = 15s;
/// Tiles are made for sides in steps of this many pixels and cut while painting, so that dragging
/// the window's edge needs no new ones at every pixel.
constexpr int sideStep = 16;
/// At one pixel of the screen per device-independent pixel.
constexpr double cacheBytes = 64.0 * 1024 * 1024;
constexpr qsizetype maxFresh = 500;
constexpr int maxFreshRows = 64;

} // namespace

PhotoGrid::Private::Private(PhotoGrid *grid) : q(grid), button(new NewPhotosButton(grid))
{
    slide.setDuration(int(std::chrono::milliseconds(appearance).count()));
    slide.setEasingCurve(QEasingCurve::OutCubic);
    for (QTimer *timer : {&askTimer, &retryTimer})
        timer->setSingleShot(true);
}

QModelIndex PhotoGrid::Private::indexOf(qint64 sequence) const
{
    return q->model()->index(int(layout.newest() - sequence), 0);
}

bool PhotoGrid::Private::isAnimated() const
{
    // What desktops set for people who want no motion.
    return q->isVisible()
        && q->style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, q) > 0;
}

void PhotoGrid::Private::measure()
{
    const QAbstractItemModel *model = q->model();
    const int count = model ? model->rowCount() : 0;
    layout.count = count;
    layout.oldest = 0;
    if (count > 0) {
        const QVariant newest = model->index(0, 0).data(PhotoListModel::SequenceRole);
        layout.oldest = newest.isValid() ? newest.toLongLong() - count + 1 : 0;
    }
    layout.width = q->viewport()->width();
    layout.isRightToLeft = q->isRightToLeft();
    layout.rows = nullptr;
    if (isJustified && count > 0)
        arrangeRows();
}

/// Takes in what is new at the one end and gone at the other, or begins anew.
void PhotoGrid::Private::arrangeRows()
{
    const int width = layout.width - 2 * GridLayout::gap;
    if (areRowsStale || width != rows.width() || layout.tileSize != rows.height()
        || rows.end() < layout.oldest || rows.end() > layout.newest() + 1)
        rows.begin(layout.oldest, width, layout.tileSize, GridLayout::gap);
    areRowsStale = false;
    while (rows.end() <= layout.newest())
        rows.add(aspectOf(rows.end()));
    rows.forgetBefore(layout.oldest);
    layout.rows = &rows;
}

int PhotoGrid::Private::aspectOf(qint64 sequence) const
{
    const int row = int(layout.newest() - sequence);
    return photos ? photos->aspectAt(row)
                  : q->model()->index(row, 0).data(PhotoListModel::AspectRole).toInt();
}

/// The row of the tile in that line whose middle is nearest.
int PhotoGrid::Private::rowNear(int line, int x) const
{
    qint64 nearest = layout.firstOf(line);
    for (qint64 number = nearest; number >= layout.lastOf(line); --number) {
        if (std::abs(layout.cell(number).center().x() - x)
            < std::abs(layout.cell(nearest).center().x() - x))
            nearest = number;
    }
    return int(layout.newest() - nearest);
}

/// What a tile's picture is made for: a little larger, and cut while painting.
QSize PhotoGrid::Private::pixelsOf(const QRect &rect) const
{
    const qreal ratio = q->viewport()->devicePixelRatioF();
    const auto steps = [ratio](int length) {
        return int(std::ceil((length + 1) * ratio / sideStep)) * sideStep;
    };
    return isJustified ? QSize(steps(rect.width()), steps(rect.height()))
                       : QSize(steps(layout.side()), steps(layout.side()));
}

void PhotoGrid::Private::setRange()
{
    QScrollBar *bar = q->verticalScrollBar();
    bar->setSingleStep(std::max(1, layout.pitch() / 3)); // a wheel's notch is three: one line
    bar->setPageStep(q->viewport()->height());
    bar->setRange(0, std::max(0, layout.height() - q->viewport()->height()));

    const qreal ratio = q->viewport()->devicePixelRatioF();
    cache.setBytes(qsizetype(cacheBytes * ratio * ratio));
}

/// Moves the scroll bar without moving what is shown.
void PhotoGrid::Private::setOffset(int value)
{
    isHolding = true;
    q->verticalScrollBar()->setValue(value);
    isHolding = false;
}

/// Width, tile size or everything changed: what was first in view stays first in view.
void PhotoGrid::Private::relayout(int tileSize)
{
    const bool wasFollowing = isFollowing();
    slide.stop();
    const GridLayout before = layout;
    const int line = before.count > 0 ? before.lineAt(offset() + before.pitch() / 2) : 0;
    const qint64 anchor = before.count > 0 ? before.firstOf(line) : 0;
    const int shift = before.count > 0 ? offset() - before.cell(anchor).y() : 0;
    layout.tileSize = tileSize;
    measure();
    isHolding = true;
    setRange();
    isHolding = false;
    const bool hasAnchor = layout.count > 0 && anchor >= layout.oldest && anchor <= layout.newest();
    setOffset(wasFollowing || !hasAnchor ? 0 : layout.cell(anchor).y() + shift);
    q->viewport()->update();
    noteSeen();
    askSoon();
}

/// New photos lie above: at the top they come into view, elsewhere nothing moves.
void PhotoGrid::Private::placeNew(qint64 formerNewest, int formerWidth)
{
    const bool isFirst = formerNewest < layout.oldest;
    const bool wasFollowing = isFollowing();
    const int newLines = isFirst || layout.width != formerWidth ? 0 : layout.lineOf(formerNewest);
    isHolding = true;
    setRange();
    isHolding = false;
    if (newLines > 0)
        setOffset(offset() + newLines * layout.pitch());
    // Within the newest line nothing moves: a slide that is under way goes on.
    if (wasFollowing && newLines > 0 && offset() > 0) {
        slide.stop();
        if (isAnimated() && newLines == 1) {
            slide.setStartValue(offset());
            slide.setEndValue(0);
            slide.start();
        } else {
            setOffset(0);
        }
    }
    if (isFirst || (newLines > 0 && wasFollowing)) {
        q->viewport()->update();
    } else if (isJustified) { // the newest row grows, and is stretched when it gets full
        q->viewport()->update(QRect(0, GridLayout::gap - offset(), q->viewport()->width(),
            (newLines + 1) * layout.pitch()));
    } else {
        for (qint64 sequence = layout.newest(); sequence > formerNewest; --sequence)
            q->viewport()->update(rectOf(sequence));
    }
}

/// Counts photos above the first line that is wholly in view.
void PhotoGrid::Private::noteSeen()
{
    if (layout.count == 0)
        seen = -1;
    else if (isFollowing())
        seen = layout.newest();
    else
        seen = std::max(seen, layout.firstOf(layout.lineAt(offset() + layout.pitch() - 1)));
    const int count = layout.count == 0 ? 0 : int(layout.newest() - seen);
    if (count == newCount)
        return;
    newCount = count;
    button->setCount(count);
    moveButton();
    emit q->newCountChanged(count);
}

void PhotoGrid::Private::moveButton()
{
    const QRect area = q->viewport()->geometry();
    button->move(area.center().x() - button->width() / 2, area.top() + theme::space::medium);
    button->raise();
}

void PhotoGrid::Private::askSoon()
{
    if (!askTimer.isActive())
        askTimer.start(askPause);
}

/// Asks for what is in view and for half a screen around it.
void PhotoGrid::Private::ask()
{
    if (layout.count == 0 || !q->isVisible())
        return;
    const int height = q->viewport()->height();
    visible.clear();
    const auto addLines = [this](QList<TileCache::Wish> &wishes, int first, int last) {
        for (int line = last; line >= first; --line) {
            for (qint64 number = layout.lastOf(line); number <= layout.firstOf(line); ++number) {
                const QString id = indexOf(number).data(PhotoListModel::IdRole).toString();
                wishes += {id, pixelsOf(layout.cell(number)), aspectOf(number)};
                visible.insert(id, number);
            }
        }
    };
    const int top = layout.lineAt(offset());
    const int bottom = layout.lineAt(offset() + height);
    QList<TileCache::Wish> wishes; // what is in view last, the newest at the very end: served first
    addLines(wishes, bottom + 1, layout.lineAt(offset() + height * 3 / 2));
    addLines(wishes, layout.lineAt(offset() - height / 2), top - 1);
    addLines(wishes, top, bottom);
    cache.want(wishes);
    retryTimer.start(retryPause);
}

void PhotoGrid::Private::repaint(const QString &photoId)
{
    const auto sequence = visible.constFind(photoId);
    if (sequence == visible.cend() || *sequence < layout.oldest)
        return;
    if (fresh.remove(photoId) && isAnimated() && cache.find(photoId)) {
        appearing[photoId].start();
        frameTimer.start(frame);
    }
    q->viewport()->update(rectOf(*sequence));
}

void PhotoGrid::Private::noteFresh(int start, int end)
{
    if (!isAnimated())
        return;
    if (fresh.size() > maxFresh)
        fresh.clear();
    for (int row = start; row <= end && row - start < maxFreshRows; ++row)
        fresh += q->model()->index(row, 0).data(PhotoListModel::IdRole).toString();
}

void PhotoGrid::Private::stepAppearances()
{
    for (auto entry = appearing.begin(); entry != appearing.end();) {
        if (const auto number = visible.constFind(entry.key()); number != visible.cend())
            q->viewport()->update(rectOf(*number));
        entry = std::chrono::milliseconds(entry->elapsed()) >= appearance ? appearing.erase(entry)
                                                                          : std::next(entry);
    }
    if (appearing.isEmpty())
        frameTimer.stop();
}

TileLook PhotoGrid::Private::lookOf(qint64 sequence, const QRect &rect) const
{
    const QModelIndex index = indexOf(sequence);
    TileLook look;
    look.rect = rect;
    look.photoId = index.data(PhotoListModel::IdRole).toString();
    look.place = index.data(PhotoListModel::PlaceRole).toString();
    look.author = index.data(PhotoListModel::AuthorRole).toString();
    look.picture = cache.find(look.photoId);
    look.isFailed = cache.isFailed(look.photoId);
    look.isSelected = q->selectionModel()->isSelected(index);
    look.isCurrent = showsCursor && q->hasFocus() && index == q->currentIndex();
    if (const auto since = appearing.constFind(look.photoId); since != appearing.cend()) {
        const double share
            = std::chrono::duration<double, std::milli>(double(since->elapsed())) / appearance;
        look.presence = QEasingCurve(QEasingCurve::OutCubic).valueForProgress(std::min(1.0, share));
    }
    return look;
}

void PhotoGrid::Private::paint(QPainter &painter, const QRegion &region)
{
    const qreal ratio = q->viewport()->devicePixelRatioF();
    painterOfTiles.prepare(
        q->palette(), theme::font(theme::Type::Small), ratio, layout.side(), q->viewport()->size());
    const QRect dirty = region.boundingRect();
    QList<TileLook> looks;
    const int last = layout.lineAt(dirty.bottom() + offset());
    for (int line = layout.lineAt(dirty.top() + offset()); line <= last; ++line) {
        for (qint64 number = layout.firstOf(line); number >= layout.lastOf(line); --number) {
            const QRect rect = rectOf(number);
            if (region.intersects(rect))
                looks += lookOf(number, rect);
        }
    }

    // Pictures in pixels of the screen, marks in device-independent ones.
    painter.save();
    painter.scale(1 / ratio, 1 / ratio);
    for (const TileLook &look : std::as_const(looks))
        painterOfTiles.paintPicture(painter, look);
    painter.restore();
    for (const TileLook &look : std::as_const(looks))
        painterOfTiles.paintMarks(painter, look);
    if (isJustified)
        return;
    const qint64 columns = layout.columns();
    const qint64 endOfLine = (layout.newest() / columns + 1) * columns;
    for (qint64 number = layout.newest() + 1; number < endOfLine; ++number) {
        if (region.intersects(rectOf(number)))
            painterOfTiles.paintVacancy(painter, rectOf(number));
    }
}

} // namespace ui
