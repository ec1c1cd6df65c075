// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/PrimaryButton.h"

#include "ui/Theme.h"

#include <QPainter>
#include <QStyle>

namespace ui {

namespace {
constexpr double pressedShare = 0.2;
constexpr double hoveredShare = 0.1;
} // namespace

QSize PrimaryButton::sizeHint() const
{
    const QFontMetrics metrics(font());
    const QSize words = metrics.size(Qt::TextShowMnemonic, text());
    return QSize(words.width() + 2 * theme::space::wide, words.height() + 2 * theme::space::hair)
        .expandedTo(QPushButton::sizeHint());
}

void PrimaryButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor accent = theme::colour(theme::Tone::Accent, palette());
    const double darker = isDown() ? pressedShare : underMouse() ? hoveredShare : 0;
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::blend(accent, Qt::black, darker));
    const QRectF face = QRectF(rect()).adjusted(1, 1, -1, -1);
    painter.drawRoundedRect(face, theme::radius, theme::radius);

    const QColor words = theme::isDark(palette()) ? Qt::black : Qt::white;
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(words, 1));
        painter.drawRoundedRect(
            face.adjusted(2.5, 2.5, -2.5, -2.5), theme::radius - 2, theme::radius - 2);
    }
    painter.setPen(words);
    painter.setFont(font());
    painter.drawText(rect(), Qt::AlignCenter | Qt::TextShowMnemonic, text());
}

} // namespace ui
