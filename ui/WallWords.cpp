// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/WallWords.h"

#include "ui/StateMark.h"
#include "ui/Theme.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace ui {

namespace {

constexpr int widestNotice = 900;
constexpr int smallestText = 13;

void paintPill(QPainter &painter, const QRect &pill)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, 190));
    painter.drawRoundedRect(pill, theme::sheetRadius, theme::sheetRadius);
    painter.setPen(Qt::white);
}

} // namespace

void paintWallNotice(QPainter &painter, const QSize &wall, const QString &words, bool isEmpty)
{
    if (words.isEmpty())
        return;
    painter.setFont(theme::font(theme::Type::Title));
    const int wide = std::min(wall.width() - 2 * theme::space::wide, widestNotice);
    QRect text = painter.boundingRect(
        QRect(0, 0, wide, wall.height()), Qt::AlignCenter | Qt::TextWordWrap, words);
    const int top = isEmpty ? wall.height() / 4 : theme::space::wide * 2;
    text.moveTo((wall.width() - text.width()) / 2, top);
    paintPill(painter,
        text.adjusted(
            -theme::space::wide, -theme::space::medium, theme::space::wide, theme::space::medium));
    painter.drawText(text, Qt::AlignCenter | Qt::TextWordWrap, words);
}

void paintWallTrouble(QPainter &painter, const QRect &wall, int textPixels, const QString &words)
{
    if (words.isEmpty())
        return;
    QFont font = theme::font(theme::Type::Body);
    font.setPixelSize(std::max(smallestText, textPixels));
    painter.setFont(font);
    const QFontMetrics metrics(font);
    const int side = metrics.ascent();
    const int margin = metrics.height() / 2;
    QRect pill(0, 0, metrics.horizontalAdvance(words) + side + 3 * margin, 2 * metrics.height());
    pill.moveTopRight(wall.topRight() + QPoint(-theme::space::wide, theme::space::wide));
    paintPill(painter, pill);
    QRect mark(0, 0, side, side);
    mark.moveCenter({pill.left() + margin + side / 2, pill.center().y()});
    QPalette onBlack;
    onBlack.setColor(QPalette::Window, Qt::black);
    onBlack.setColor(QPalette::WindowText, Qt::white);
    paintMark(&painter, mark, StateMark::Waiting, onBlack);
    painter.setPen(Qt::white);
    painter.drawText(pill.adjusted(2 * margin + side, 0, -margin, 0),
        Qt::AlignVCenter | Qt::TextSingleLine, words);
}

} // namespace ui
