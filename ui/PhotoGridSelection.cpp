// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the mouse selects in the grid.
#include "ui/PhotoGridPrivate.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QStyleHintReturnMask>
#include <QStyleOptionRubberBand>

#include <algorithm>

namespace ui {

/// A rubber band takes what it touches; Shift with a click or a key takes all from the one photo to
/// the other, line by line.
void PhotoGrid::setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags flags)
{
    if (state() == DragSelectingState)
        d->bandWay = flags;
    if (d->layout.count == 0)
        return selectionModel()->select(QItemSelection(), flags);
    selectionModel()->select(state() == DragSelectingState
            ? photosIn(rect.normalized())
            : photosFromTo(rect.topLeft(), rect.bottomRight()),
        flags);
}

/// One range for each line: those beside each other are one after the other.
QItemSelection PhotoGrid::photosIn(const QRect &area) const
{
    QItemSelection selection;
    const int last = d->layout.lineAt(area.bottom() + d->offset());
    for (int line = d->layout.lineAt(area.top() + d->offset()); line <= last; ++line) {
        QModelIndex first;
        QModelIndex end;
        for (qint64 number = d->layout.firstOf(line); number >= d->layout.lastOf(line); --number) {
            if (!d->rectOf(number).intersects(area))
                continue;
            end = d->indexOf(number);
            first = first.isValid() ? first : end;
        }
        if (first.isValid())
            selection.select(first, end);
    }
    return selection;
}

QItemSelection PhotoGrid::photosFromTo(const QPoint &from, const QPoint &to) const
{
    const QModelIndex one = indexAt(from);
    const QModelIndex other = indexAt(to);
    if (!one.isValid() || !other.isValid())
        return {};
    return {model()->index(std::min(one.row(), other.row()), 0),
        model()->index(std::max(one.row(), other.row()), 0)};
}

QRegion PhotoGrid::visualRegionForSelection(const QItemSelection &selection) const
{
    // All rows may be selected; only those in view have a region.
    QRegion region;
    for (const QItemSelectionRange &range : selection) {
        for (int row = range.top(); row <= range.bottom(); ++row) {
            const QRect rect = visualRect(model()->index(row, 0));
            if (rect.top() > viewport()->height())
                break;
            if (rect.bottom() >= 0)
                region += rect;
        }
    }
    return region;
}

void PhotoGrid::mousePressEvent(QMouseEvent *event)
{
    d->showsCursor = false;
    d->bandFrom = event->position().toPoint() + QPoint(0, d->offset());
    QAbstractItemView::mousePressEvent(event);
}

void PhotoGrid::mouseMoveEvent(QMouseEvent *event)
{
    const QRect before = band();
    QAbstractItemView::mouseMoveEvent(event);
    d->bandTo = event->position().toPoint();
    // A click with an unsteady hand is no band.
    const QPoint way = d->bandTo - d->bandFrom + QPoint(0, d->offset());
    d->hasBand = state() == DragSelectingState
        && (d->hasBand || way.manhattanLength() >= QApplication::startDragDistance());
    if (d->hasBand)
        viewport()->update(before.united(band()));
}

void PhotoGrid::mouseReleaseEvent(QMouseEvent *event)
{
    if (std::exchange(d->hasBand, false))
        viewport()->update();
    QAbstractItemView::mouseReleaseEvent(event);
}

/// In the viewport; empty without one.
QRect PhotoGrid::band() const
{
    if (!d->hasBand)
        return {};
    return QRect(d->bandFrom - QPoint(0, d->offset()), d->bandTo).normalized();
}

/// The photos move under a mouse that stands still.
void PhotoGrid::stretchBand()
{
    if (!d->hasBand)
        return;
    setSelection(band(), d->bandWay);
    viewport()->update();
}

void PhotoGrid::paintBand(QPainter &painter) const
{
    if (!d->hasBand)
        return;
    QStyleOptionRubberBand option;
    option.initFrom(this);
    option.shape = QRubberBand::Rectangle;
    option.rect = band();
    painter.save();
    if (QStyleHintReturnMask mask;
        style()->styleHint(QStyle::SH_RubberBand_Mask, &option, this, &mask))
        painter.setClipRegion(mask.region, Qt::IntersectClip);
    style()->drawControl(QStyle::CE_RubberBand, &option, &painter);
    painter.restore();
}

} // namespace ui
