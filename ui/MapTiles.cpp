// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/MapTiles.h"

#include "ui/Theme.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr int tilePixels = 256; ///< what a tile stands for, however many pixels it has
constexpr int largestZoom = 19;
constexpr int keptTiles = 192; ///< some screens full
constexpr int mostWished = 64;
constexpr int padding = 4;

quint64 keyOf(int zoom, int x, int y)
{
    return (quint64(zoom) << 48) | (quint64(x) << 24) | quint64(y);
}

} // namespace

MapTiles::MapTiles(QObject *parent) : QObject(parent), m_pixmaps(keptTiles) {}

void MapTiles::turnOn(const QString &attribution)
{
    m_isOn = true;
    m_attribution = attribution.simplified();
    emit changed();
}

void MapTiles::turnOff()
{
    m_isOn = false;
    m_wished.clear();
    m_pixmaps.clear();
    emit changed();
}

bool MapTiles::paint(QPainter *painter, const MapCamera &camera, const QSizeF &view)
{
    if (!m_isOn)
        return false;
    const int zoom
        = std::clamp(int(std::lround(std::log2(camera.worldPixels / tilePixels))), 0, largestZoom);
    if (std::exchange(m_zoom, zoom) != zoom)
        m_failed.clear();
    const int count = 1 << zoom;
    const QRectF world = camera.visible(view);
    const int top = std::clamp(int(std::floor(world.top() * count)), 0, count - 1);
    const int bottom = std::clamp(int(std::floor(world.bottom() * count)), 0, count - 1);
    const int left = int(std::floor(world.left() * count));
    const int right = int(std::floor(world.right() * count));
    bool isWhole = true;
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    for (int y = top; y <= bottom; ++y) {
        for (int x = left; x <= right; ++x) {
            const int home = ((x % count) + count) % count; // the world goes on east and west
            const quint64 key = keyOf(zoom, home, y);
            if (const QPixmap *pixmap = m_pixmaps.object(key)) {
                // Edges on whole pixels, so that no seam shows.
                const QPointF from = camera.toScreen(QPointF(x, y) / count, view);
                const QPointF to = camera.toScreen(QPointF(x + 1, y + 1) / count, view);
                painter->drawPixmap(
                    QRectF(QPointF(from.toPoint()), QPointF(to.toPoint())), *pixmap, QRectF());
                continue;
            }
            isWhole = false;
            if (m_wished.size() >= mostWished || m_wished.contains(key) || m_failed.contains(key))
                continue;
            m_wished.insert(key);
            emit wanted(zoom, home, y);
        }
    }
    return isWhole;
}

void MapTiles::paintAttribution(
    QPainter *painter, const QSizeF &view, const QPalette &palette) const
{
    if (!m_isOn || m_attribution.isEmpty())
        return;
    const QFont font = theme::font(theme::Type::Small);
    const QFontMetricsF metrics(font);
    const QString text = metrics.elidedText(m_attribution, Qt::ElideRight, view.width());
    const QSizeF size(metrics.horizontalAdvance(text) + 2 * padding, metrics.height() + padding);
    const QRectF plate(QPointF(view.width() - size.width(), view.height() - size.height()), size);
    painter->fillRect(plate, palette.color(QPalette::Base));
    painter->setFont(font);
    painter->setPen(theme::colour(theme::Tone::Text, palette));
    painter->drawText(plate, Qt::AlignCenter | Qt::TextSingleLine, text);
}

void MapTiles::take(int zoom, int x, int y, const QImage &image)
{
    const quint64 key = keyOf(zoom, x, y);
    // Only what was wished for.
    if (!m_wished.remove(key) || image.isNull())
        return;
    m_pixmaps.insert(key, new QPixmap(QPixmap::fromImage(image)));
    emit changed();
}

void MapTiles::takeFailure(int zoom, int x, int y)
{
    const quint64 key = keyOf(zoom, x, y);
    if (m_wished.remove(key))
        m_failed.insert(key);
}

} // namespace ui
