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

    /// The bytes all tiles may take.
    void setBytes(qsizetype bytes) { m_tiles.setMaxCost(bytes); }

    /// nullptr: not here. It may be of another size for a moment: it stays until the right one has
    /// come.
    const QPixmap *find(const QString &photoId) const;
    bool isFailed(const QString &photoId) const { return m_failed.contains(photoId); }
    qsizetype bytes() const { return m_tiles.totalCost(); }

    struct Wish {
        QString photoId;
        QSize pixels; ///< of the screen
        int aspect = 0; ///< of the picture: width when it is 1000 high; 0: unknown
    };
    /// Asks for what is missing of these, in this order.
    void want(const QList<Wish> &wishes);
    /// What was not wished for is ignored.
    void take(const QString &photoId, images::PictureSize size, const QByteArray &jpeg);
    void fail(const QString &photoId);
    void clear();

signals:
    void wanted(const QString &photoId, images::PictureSize size);
    /// Its tile, or the mark in its place, may be painted.
    void changed(const QString &photoId);
    /// What the decoded picture says, when its aspect was unknown.
    void sized(const QString &photoId, QSize picture);

private:
    struct Tile {
        QPixmap pixmap;
    };
    struct Asked {
        QSize pixels;
        images::PictureSize size = images::PictureSize::Small;
        bool isAspectUnknown = false;
        QDeadlineTimer patience; ///< ask again when no answer came by then
    };
    void keep(const QString &photoId, QSize pixels, const QImage &image);

    QCache<QString, Tile> m_tiles;
    QHash<QString, Asked> m_asked;
    QHash<QString, Asked> m_wished; ///< the last wishes, whether or not they are being waited for
    QHash<QString, QDeadlineTimer> m_failed; ///< try again then
    QThreadPool m_pool;
    int m_turn = 0; ///< grows: what came last is decoded first
};

} // namespace ui
