// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "images/PictureStore.h"

#include <QAbstractItemView>

#include <memory>

namespace ui {

/// The live grid: square tiles whose cells are found by arithmetic, numbered from the oldest photo,
/// so that a new one moves nothing (design §8). Paints exact-size pixmaps from a byte-counted
/// cache; nothing is decoded while painting, and nothing scaled but tiles whose size just changed.
/// Asks for pictures by pictureWanted() and gets them by showPicture(); decoding runs on a pool.
class PhotoGrid : public QAbstractItemView {
    Q_OBJECT

public:
    explicit PhotoGrid(QWidget *parent = nullptr);
    ~PhotoGrid() override;

    /// Side of a tile in device-independent pixels, 96 to 480.
    int tileSize() const;
    void setTileSize(int side);
    /// Pictures nearly whole in justified rows, instead of squares.
    bool isJustified() const;
    void setJustified(bool isJustified);
    /// Photos that came in above what is shown; 0 when at the top.
    int newCount() const;

    void keyboardSearch(const QString &text) override;
    void setModel(QAbstractItemModel *model) override;
    QRect visualRect(const QModelIndex &index) const override;
    QModelIndex indexAt(const QPoint &point) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    void reset() override;

public slots:
    void showPicture(const QString &photoId, images::PictureSize size, const QByteArray &jpeg);
    /// A placeholder with a broken-picture mark instead.
    void showFailure(const QString &photoId, images::PictureSize size);
    void scrollToNewest();

signals:
    /// Visible (or nearly) and not in the cache. Of several the most wanted is asked for last: the
    /// picture store serves its newest request first.
    void pictureWanted(const QString &photoId, images::PictureSize size);
    void newCountChanged(int count);
    void tileSizeChanged(int side);
    /// Of a photo whose shape the model does not know.
    void pictureSized(const QString &photoId, QSize picture);
    /// Somebody began to type a word: it filters.
    void typed(const QString &text);

protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    int horizontalOffset() const override;
    int verticalOffset() const override;
    bool isIndexHidden(const QModelIndex &index) const override;
    void setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags flags) override;
    QRegion visualRegionForSelection(const QItemSelection &selection) const override;
    void updateGeometries() override;
    void rowsInserted(const QModelIndex &parent, int start, int end) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void scrollContentsBy(int dx, int dy) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QItemSelection photosIn(const QRect &area) const;
    QItemSelection photosFromTo(const QPoint &from, const QPoint &to) const;
    QRect band() const;
    void stretchBand();
    void paintBand(QPainter &painter) const;

    class Private;
    std::unique_ptr<Private> d;
};

} // namespace ui
