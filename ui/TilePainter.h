// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QHash>
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

/// Paints tiles: pictures pixel by pixel, corners from a mask, captions over a soft shadow. Keeps
/// what is the same for all tiles.
class TilePainter {
public:
    /// Call before painting; cheap when nothing has changed.
    void prepare(const QPalette &palette, const QFont &font, qreal pixelRatio, int side);

    void paintPicture(QPainter &painter, const TileLook &tile);
    void paintText(QPainter &painter, const TileLook &tile);
    /// A place where the next photo will appear.
    void paintVacancy(QPainter &painter, const QRect &rect) const;

private:
    struct Caption {
        int width = 0;
        QString place;
        QString author;
    };
    void makeCorners();
    void makeShade(int side);
    void paintCorners(QPainter &painter, const QRect &pixels) const;
    void paintFailure(QPainter &painter, const QRect &rect) const;
    void paintRings(QPainter &painter, const TileLook &tile) const;
    QRect pixelsOf(const QRect &rect) const;
    const Caption &captionOf(const TileLook &tile, int width);

    QPalette m_palette;
    QFont m_placeFont;
    QFont m_authorFont;
    qreal m_pixelRatio = 0;
    int m_side = 0;
    QPixmap m_corners; ///< a disc cut out of the background
    QPixmap m_shade; ///< under the caption
    QHash<QString, Caption> m_captions; ///< elided; by photo
};

} // namespace ui
