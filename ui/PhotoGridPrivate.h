// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/GridLayout.h"
#include "ui/NewPhotosButton.h"
#include "ui/PhotoGrid.h"
#include "ui/TileCache.h"
#include "ui/TilePainter.h"

#include <QElapsedTimer>
#include <QScrollBar>
#include <QSet>
#include <QTimer>
#include <QVariantAnimation>

namespace ui {

class PhotoListModel;

/// What moves behind the grid's view: where tiles are, what comes in, which pictures are asked for.
/// Only PhotoGrid includes this.
class PhotoGrid::Private {
public:
    explicit Private(PhotoGrid *grid);

    // Where things are.
    int offset() const { return q->verticalScrollBar()->value(); }
    qint64 sequenceOf(const QModelIndex &index) const { return layout.newest() - index.row(); }
    QModelIndex indexOf(qint64 sequence) const;
    QRect rectOf(qint64 sequence) const { return layout.cell(sequence).translated(0, -offset()); }
    bool isFollowing() const
    {
        return slide.state() == QAbstractAnimation::Running || offset() == 0;
    }
    bool isAnimated() const;

    // What changes.
    void relayout(int tileSize);
    void relayout() { relayout(layout.tileSize); }
    void measure();
    void arrangeRows();
    int aspectOf(qint64 sequence) const;
    int rowNear(int line, int x) const;
    QSize pixelsOf(const QRect &rect) const;
    void setRange();
    void setOffset(int value);
    void placeNew(qint64 formerNewest, int formerWidth);
    void noteSeen();
    void moveButton();

    // Pictures.
    void askSoon();
    void ask();
    void repaint(const QString &photoId);
    void noteFresh(int start, int end);
    void stepAppearances();

    void paint(QPainter &painter, const QRegion &region);
    TileLook lookOf(qint64 sequence, const QRect &rect) const;

    PhotoGrid *q;
    GridLayout layout;
    JustifiedRows rows;
    const PhotoListModel *photos = nullptr; ///< the model, when it is ours: asked without QVariant
    bool isJustified = false;
    bool areRowsStale = true; ///< more changed than new photos and forgotten ones
    TileCache cache;
    TilePainter painterOfTiles;
    NewPhotosButton *button;
    QVariantAnimation slide;
    QTimer askTimer;
    QTimer frameTimer;
    QTimer retryTimer;
    QHash<QString, qint64> visible; ///< sequences of photos that were asked for, by id
    QSet<QString> fresh; ///< came in live, picture still to come
    QHash<QString, QElapsedTimer> appearing;
    qint64 seen = -1; ///< the newest photo that has been in view
    int newCount = 0;
    int wheelRest = 0;
    QPoint bandFrom; ///< where the mouse was pressed, in the whole of the grid
    QPoint bandTo; ///< where the mouse is, in the viewport
    QItemSelectionModel::SelectionFlags bandWay; ///< what it does to the photos in it
    bool hasBand = false;
    bool showsCursor = false; ///< the keyboard is in use; a mouse shows where it is itself
    bool isHolding = false; ///< the scroll bar moves, the picture does not
};

} // namespace ui
