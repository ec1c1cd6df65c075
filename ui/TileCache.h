// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "images/PictureSize.h"

#include <QCache>
#include <QDeadlineTimer>
#include <QHash>
#include <QObject>
#include <QPixmap>
#include <QThreadPool>

namespace ui {

/// Pixmaps of tiles in exactly the pixels that are painted, counted in bytes. Knows what it asked
/// for and what failed. Decodes on a pool; everything else happens on the window's thread.
class TileCache : public QObject {
    Q_OBJECT

public:
    explicit TileCache(QObject *parent = nullptr);
    ~TileCache() override;

    /// Side in pixels of the screen, and the bytes all tiles may take. Tiles of another side stay
    /// until theirs have come.
    void setSide(int side, qsizetype bytes);
    int side() const { return m_side; }

    /// nullptr: not here. It may be of another side for a moment.
    const QPixmap *find(const QString &photoId) const;
    bool isFailed(const QString &photoId) const { return m_failed.contains(photoId); }
    qsizetype bytes() const { return m_tiles.totalCost(); }

    /// Asks for what is missing of these photos, in this order.
    void want(const QStringList &photoIds);
    void take(const QString &photoId, images::PictureSize size, const QByteArray &jpeg);
    void fail(const QString &photoId);
    void clear();

signals:
    void wanted(const QString &photoId, images::PictureSize size);
    /// Its tile, or the mark in its place, may be painted.
    void changed(const QString &photoId);

private:
    struct Tile {
        QPixmap pixmap;
        int side = 0; ///< that it was made for
    };
    void keep(const QString &photoId, int side, const QImage &image);

    QCache<QString, Tile> m_tiles;
    QHash<QString, QDeadlineTimer> m_asked; ///< ask again when no answer came by then
    QHash<QString, QDeadlineTimer> m_failed; ///< try again then
    QThreadPool m_pool;
    int m_side = 0;
    int m_turn = 0; ///< grows: what came last is decoded first
    images::PictureSize m_size = images::PictureSize::Small;
};

} // namespace ui
