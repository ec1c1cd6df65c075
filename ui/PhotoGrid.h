// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "images/PictureStore.h"

#include <QAbstractItemView>

#include <memory>

namespace ui {

/// The live grid: square tiles whose cells are found by arithmetic, numbered from the oldest photo,
/// so that a new one moves nothing (design §8). Paints exact-size pixmaps from a byte-counted
/// cache; nothing is decoded or scaled while painting. Asks for pictures by pictureWanted() and
/// gets them by showPicture(); both carry JPEG bytes' ids, decoding runs on a pool.
class PhotoGrid : public QAbstractItemView {
    Q_OBJECT

public:
    explicit PhotoGrid(QWidget *parent = nullptr);
    ~PhotoGrid() override;

    /// Side of a tile in device-independent pixels, 96 to 480.
    int tileSize() const;
    void setTileSize(int side);
    /// Photos that came in above what is shown; 0 when at the top.
    int newCount() const;

public slots:
    void showPicture(const QString &photoId, images::PictureSize size, const QByteArray &jpeg);
    /// A placeholder with a broken-picture mark instead.
    void showFailure(const QString &photoId, images::PictureSize size);
    void scrollToNewest();

signals:
    /// Visible (or nearly) and not in the cache. Newest and visible first.
    void pictureWanted(const QString &photoId, images::PictureSize size);
    void newCountChanged(int count);
    void tileSizeChanged(int side);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace ui
