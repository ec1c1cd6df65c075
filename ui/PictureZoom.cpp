// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/PictureZoom.h"

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

/// Nearer than this to fitted is fitted: nobody wants 99 %.
constexpr double snap = 0.02;

double inView(double centre, double view, double picture)
{
    const double half = view / picture / 2;
    return half >= 0.5 ? 0.5 : std::clamp(centre, half, 1 - half);
}

} // namespace

void PictureZoom::setPicture(const QSizeF &size)
{
    if (!m_isFitted && !m_picture.isEmpty() && !size.isEmpty())
        m_scale *= m_picture.width() / size.width();
    m_picture = size;
    keepInView();
}

void PictureZoom::setView(const QSizeF &size)
{
    m_view = size;
    keepInView();
}

void PictureZoom::clear()
{
    m_picture = {};
    m_isFitted = true;
}

double PictureZoom::fitScale() const
{
    if (m_picture.isEmpty() || m_view.isEmpty())
        return 1;
    return std::min(m_view.width() / m_picture.width(), m_view.height() / m_picture.height());
}

bool PictureZoom::canPan() const
{
    const QRectF there = target();
    return !m_isFitted
        && (there.width() > m_view.width() + 0.5 || there.height() > m_view.height() + 0.5);
}

QRectF PictureZoom::target() const
{
    const QSizeF size = m_picture * scale();
    const QPointF centre = m_isFitted ? QPointF(0.5, 0.5) : m_centre;
    return {QPointF(m_view.width() / 2 - centre.x() * size.width(),
                m_view.height() / 2 - centre.y() * size.height()),
        size};
}

void PictureZoom::zoomTo(double wished, const QPointF &anchor)
{
    if (m_picture.isEmpty() || m_view.isEmpty())
        return;
    const double smallest = std::min(1.0, fitScale());
    const double next = std::clamp(wished, smallest, std::max(largest, fitScale()));
    if (std::abs(next / fitScale() - 1) < snap)
        return fit();
    const QRectF before = target();
    const QPointF under(
        (anchor.x() - before.x()) / before.width(), (anchor.y() - before.y()) / before.height());
    m_isFitted = false;
    m_scale = next;
    const QSizeF size = m_picture * next;
    m_centre = {under.x() + (m_view.width() / 2 - anchor.x()) / size.width(),
        under.y() + (m_view.height() / 2 - anchor.y()) / size.height()};
    keepInView();
}

void PictureZoom::panBy(const QPointF &way)
{
    if (m_isFitted || m_picture.isEmpty())
        return;
    const QSizeF size = m_picture * m_scale;
    m_centre -= QPointF(way.x() / size.width(), way.y() / size.height());
    keepInView();
}

void PictureZoom::keepInView()
{
    if (m_isFitted || m_picture.isEmpty() || m_view.isEmpty())
        return;
    const QSizeF size = m_picture * m_scale;
    m_centre = {inView(m_centre.x(), m_view.width(), size.width()),
        inView(m_centre.y(), m_view.height(), size.height())};
}

} // namespace ui
