// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCache>
#include <QFont>
#include <QPalette>
#include <QPixmap>

class QPainter;

namespace ui {

/// What one tile shows.
struct TileLook {
    QRect rect; ///< device-independent, in the viewport
    const QPixmap *picture = nullptr; ///< nullptr: a placeholder
    QString photoId;
    QString place;
    QString author;
    bool isFailed = false;
    bool isSelected = false;
    bool isCurrent = false; ///< the keyboard is here
    double presence = 1; ///< less than 1 while it appears
};

/// Paints tiles: pictures pixel by pixel, corners from a mask, captions over a soft shadow. What a
/// tile looks like is put together once; after that, painting it is copying it.
class TilePainter {
public:
    /// Call before painting; cheap when nothing has changed. `screen`: what is painted at once.
    void prepare(
        const QPalette &palette, const QFont &font, qreal pixelRatio, int side, QSize screen);

    /// In pixels of the screen.
    void paintPicture(QPainter &painter, const TileLook &tile);
    /// In device-independent pixels: the words of a tile without a picture, and rings.
    void paintMarks(QPainter &painter, const TileLook &tile) const;
    /// A place where the next photo will appear.
    void paintVacancy(QPainter &painter, const QRect &rect) const;

private:
    /// A picture with all that lies over it.
    struct Face {
        qint64 picture = 0; ///< its key
        QPixmap pixmap;
    };
    void makeCorners();
    void makeShade(int side);
    QPixmap faceOf(const TileLook &tile, QSize pixels, Qt::LayoutDirection direction);
    QPixmap makeFace(const TileLook &tile, QSize pixels, Qt::LayoutDirection direction) const;
    void paintCaption(QPainter &painter, const TileLook &tile, const QRect &rect) const;
    void paintCorners(QPainter &painter, const QRect &pixels) const;
    void paintFailure(QPainter &painter, const QRect &rect) const;
    void paintRings(QPainter &painter, const TileLook &tile) const;
    QRect pixelsOf(const QRect &rect) const;

    QPalette m_palette;
    QFont m_placeFont;
    QFont m_authorFont;
    qreal m_pixelRatio = 0;
    int m_side = 0;
    QPixmap m_corners; ///< a disc cut out of the background
    QPixmap m_shade; ///< under the caption
    QCache<QString, Face> m_faces; ///< by photo; counted in bytes
};

} // namespace ui
