// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/TilePainter.h"

#include "ui/Theme.h"
#include "ui/Words.h"

#include <QFontMetrics>
#include <QImage>
#include <QLinearGradient>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr int rise = 8;
constexpr int ringWidth = 3;
/// Faces are kept for so many screens of tiles.
constexpr int keptScreens = 2;
/// Under this side there is room for one line only.
constexpr int twoLineSide = 140;

QColor backgroundOf(const QPalette &palette)
{
    return palette.color(QPalette::Base);
}

} // namespace

void TilePainter::prepare(
    const QPalette &palette, const QFont &font, qreal pixelRatio, int side, QSize screen)
{
    m_faces.setMaxCost(
        qsizetype(4 * keptScreens * pixelRatio * pixelRatio * screen.width() * screen.height()));
    const bool isSame = m_palette == palette && m_authorFont == font
        && qFuzzyCompare(m_pixelRatio, pixelRatio) && m_side == side;
    if (isSame)
        return;
    m_palette = palette;
    m_pixelRatio = pixelRatio;
    m_side = side;
    m_authorFont = font;
    m_placeFont = font;
    m_placeFont.setWeight(QFont::DemiBold);
    m_faces.clear();
    makeCorners();
    makeShade(side);
}

/// In pixels of the screen. A clip path for each tile would cost ten times the picture itself.
void TilePainter::makeCorners()
{
    const int radius = int(std::lround(theme::radius * m_pixelRatio));
    QImage mask(2 * radius, 2 * radius, QImage::Format_ARGB32_Premultiplied);
    mask.fill(backgroundOf(m_palette));
    QPainter painter(&mask);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setCompositionMode(QPainter::CompositionMode_DestinationOut);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Qt::black);
    painter.drawEllipse(mask.rect());
    painter.end();
    m_corners = QPixmap::fromImage(mask);
}

void TilePainter::makeShade(int side)
{
    const int lines = side < twoLineSide ? 1 : 2;
    const double text = QFontMetrics(m_placeFont).height() * lines;
    const int height = int(std::lround((text * 1.7 + theme::space::wide) * m_pixelRatio));
    QImage shade(
        int(std::ceil((side + 2) * m_pixelRatio)), height, QImage::Format_ARGB32_Premultiplied);
    shade.fill(Qt::transparent);
    QLinearGradient gradient(0, 0, 0, height);
    // Eased, so that no edge shows; dark enough below for white text on a white picture.
    gradient.setColorAt(0, QColor(0, 0, 0, 0));
    gradient.setColorAt(0.2, QColor(0, 0, 0, 18));
    gradient.setColorAt(0.4, QColor(0, 0, 0, 70));
    gradient.setColorAt(0.65, QColor(0, 0, 0, 140));
    gradient.setColorAt(1, QColor(0, 0, 0, 180));
    QPainter(&shade).fillRect(shade.rect(), gradient);
    m_shade = QPixmap::fromImage(shade);
}

QRect TilePainter::pixelsOf(const QRect &rect) const
{
    const auto pixel = [this](int value) { return int(std::lround(value * m_pixelRatio)); };
    const QPoint topLeft(pixel(rect.x()), pixel(rect.y()));
    return {topLeft,
        QSize(pixel(rect.x() + rect.width()) - topLeft.x(),
            pixel(rect.y() + rect.height()) - topLeft.y())};
}

/// Works in pixels of the screen: only then does Qt copy pictures instead of resampling them.
void TilePainter::paintPicture(QPainter &painter, const TileLook &tile)
{
    const QRect pixels = pixelsOf(tile.rect);
    const auto direction = painter.layoutDirection();
    if (tile.picture && tile.presence >= 1)
        return painter.drawPixmap(pixels.topLeft(), faceOf(tile, pixels.size(), direction));
    painter.fillRect(pixels,
        theme::blend(
            backgroundOf(m_palette), m_palette.color(QPalette::Text), tile.isFailed ? 0.05 : 0.08));
    if (tile.picture) { // it appears
        const int below = int(std::lround((1 - tile.presence) * rise * m_pixelRatio));
        painter.save();
        painter.setClipRect(pixels);
        painter.setOpacity(tile.presence);
        painter.drawPixmap(
            pixels.topLeft() + QPoint(0, below), faceOf(tile, pixels.size(), direction));
        painter.restore();
    }
    paintCorners(painter, pixels);
}

QPixmap TilePainter::faceOf(const TileLook &tile, QSize pixels, Qt::LayoutDirection direction)
{
    const qint64 picture = tile.picture->cacheKey();
    const Face *known = m_faces.object(tile.photoId);
    if (known && known->picture == picture && known->pixmap.size() == pixels)
        return known->pixmap;
    QPixmap face = makeFace(tile, pixels, direction);
    m_faces.insert(
        tile.photoId, new Face {picture, face}, qsizetype(4) * pixels.width() * pixels.height());
    return face;
}

QPixmap TilePainter::makeFace(
    const TileLook &tile, QSize pixels, Qt::LayoutDirection direction) const
{
    QPixmap face(pixels);
    const QRect target = face.rect();
    QPainter painter(&face);
    painter.setLayoutDirection(direction);
    const QSize size = tile.picture->size();
    if (size.width() >= pixels.width() && size.height() >= pixels.height()
        && size.height() - pixels.height() < 48)
        painter.drawPixmap(QPoint(), *tile.picture,
            QRect(
                QPoint((size.width() - pixels.width()) / 2, (size.height() - pixels.height()) / 2),
                pixels));
    else // made for another tile size; the right one is under way
        painter.drawPixmap(target, *tile.picture);
    if (!tile.place.isEmpty() || !tile.author.isEmpty()) {
        const int height = std::min(m_shade.height(), pixels.height());
        painter.drawTiledPixmap(QRect(0, pixels.height() - height, pixels.width(), height), m_shade,
            QPoint(0, m_shade.height() - height));
    }
    paintCorners(painter, target);
    painter.scale(m_pixelRatio, m_pixelRatio);
    paintCaption(painter, tile, QRect(QPoint(), tile.rect.size()));
    return face;
}

void TilePainter::paintCorners(QPainter &painter, const QRect &pixels) const
{
    const int radius = m_corners.width() / 2;
    for (const int x : {0, 1}) {
        for (const int y : {0, 1}) {
            painter.drawPixmap(pixels.x() + x * (pixels.width() - radius),
                pixels.y() + y * (pixels.height() - radius), m_corners, x * radius, y * radius,
                radius, radius);
        }
    }
}

void TilePainter::paintMarks(QPainter &painter, const TileLook &tile) const
{
    if (tile.isFailed && !tile.picture)
        paintFailure(painter, tile.rect);
    if (!tile.picture)
        paintCaption(painter, tile, tile.rect);
    paintRings(painter, tile);
}

void TilePainter::paintCaption(QPainter &painter, const TileLook &tile, const QRect &rect) const
{
    const int margin = theme::space::small;
    QRect line = rect.adjusted(margin, margin, -margin, -(margin - 1));
    const bool isPictured = tile.picture != nullptr;
    const QColor muted
        = theme::blend(backgroundOf(m_palette), m_palette.color(QPalette::Text), 0.62);
    const auto paint = [&](const QString &text, const QFont &font, const QColor &colour) {
        const QFontMetrics metrics(font);
        painter.setFont(font);
        painter.setPen(colour);
        // Isolated, so that the dots end up where the text ends, in either direction of the window.
        painter.drawText(line, int(Qt::AlignBottom | Qt::AlignLeading) | Qt::TextSingleLine,
            words::isolated(metrics.elidedText(text, Qt::ElideRight, line.width())));
        line.adjust(0, 0, 0, -metrics.height());
    };
    const bool isLow = rect.height() < twoLineSide;
    if (!tile.author.isEmpty() && !(isLow && !tile.place.isEmpty()))
        paint(tile.author, m_authorFont, isPictured ? QColor(255, 255, 255, 215) : muted);
    if (!tile.place.isEmpty())
        paint(tile.place, m_placeFont, isPictured ? QColor(Qt::white) : muted);
}

/// The outline of a picture, struck through.
void TilePainter::paintFailure(QPainter &painter, const QRect &rect) const
{
    QRectF frame(0, 0, 28, 22);
    frame.moveCenter(QRectF(rect).center());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(
        QPen(theme::blend(backgroundOf(m_palette), m_palette.color(QPalette::Text), 0.42), 1.5,
            Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(frame, 3, 3);
    QPainterPath hills(frame.bottomLeft() + QPointF(4, -4));
    hills.lineTo(frame.bottomLeft() + QPointF(11, -12));
    hills.lineTo(frame.bottomLeft() + QPointF(17, -6));
    hills.lineTo(frame.bottomLeft() + QPointF(20, -9));
    hills.lineTo(frame.bottomLeft() + QPointF(24, -4));
    painter.drawPath(hills);
    painter.drawLine(frame.topLeft() + QPointF(-4, -4), frame.bottomRight() + QPointF(4, 4));
    painter.restore();
}

void TilePainter::paintRings(QPainter &painter, const TileLook &tile) const
{
    if (!tile.isSelected && !tile.isCurrent)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    const double half = ringWidth / 2.0;
    const QRectF ring = QRectF(tile.rect).adjusted(half, half, -half, -half);
    painter.setPen(QPen(theme::colour(theme::Tone::Accent, m_palette), ringWidth));
    painter.drawRoundedRect(ring, theme::radius - half, theme::radius - half);
    if (tile.isSelected) { // a second line: visible on an ember picture, and without colour
        painter.setPen(QPen(backgroundOf(m_palette), 2));
        painter.drawRoundedRect(ring.adjusted(2.5, 2.5, -2.5, -2.5), 3, 3);
    }
    painter.restore();
}

void TilePainter::paintVacancy(QPainter &painter, const QRect &rect) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::blend(backgroundOf(m_palette), m_palette.color(QPalette::Text), 0.03));
    painter.drawRoundedRect(rect, theme::radius, theme::radius);
    painter.restore();
}

} // namespace ui
