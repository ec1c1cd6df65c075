// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>

namespace ui {

/// Where a picture stands in a view: fitted, or at a scale with a place of its own. Pure; all in
/// pixels of the screen. Without a picture or a view everything is empty.
class PictureZoom {
public:
    static constexpr double largest = 8; ///< pixels of the screen for one of the picture
    static constexpr double step = 1.25;

    /// A better rendition of the same picture stands where the one before stood.
    void setPicture(const QSizeF &size);
    void setView(const QSizeF &size);
    /// For another photo.
    void clear();

    bool isFitted() const { return m_isFitted; }
    /// Whether some of it is out of sight.
    bool canPan() const;
    double fitScale() const;
    /// 1: each pixel of the picture is one of the screen.
    double scale() const { return m_isFitted ? fitScale() : m_scale; }
    QRectF target() const;

    void fit() { m_isFitted = true; }
    /// What is at `anchor` stays there, as far as the edges allow.
    void zoomTo(double scale, const QPointF &anchor);
    void zoomBy(double factor, const QPointF &anchor) { zoomTo(scale() * factor, anchor); }
    void panBy(const QPointF &way);

private:
    void keepInView();

    QSizeF m_picture;
    QSizeF m_view;
    double m_scale = 1;
    QPointF m_centre; ///< of the view, in the picture: 0 to 1 each way
    bool m_isFitted = true;
};

} // namespace ui
