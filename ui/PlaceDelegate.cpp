// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/PlaceDelegate.h"

#include "ui/PlaceListModel.h"
#include "ui/StateMark.h"
#include "ui/Theme.h"

#include <QPainter>
#include <QStyle>

namespace ui {

namespace {

constexpr int markSide = 12;
constexpr double selectedShare = 0.14;
constexpr double hoveredShare = 0.06;

/// The face of a chosen line: the accent, laid thinly over the panel, so that the colours of the
/// marks stay what they mean.
void paintGround(QPainter *painter, const QStyleOptionViewItem &option)
{
    const bool isSelected = option.state & QStyle::State_Selected;
    const bool isHovered = option.state & QStyle::State_MouseOver;
    const QRectF face = QRectF(option.rect).adjusted(4, 1, -4, -1);
    painter->setPen(Qt::NoPen);
    if (isSelected || isHovered) {
        const QColor over = isSelected ? theme::colour(theme::Tone::Accent, option.palette)
                                       : option.palette.color(QPalette::WindowText);
        painter->setBrush(theme::blend(option.palette.color(QPalette::Window), over,
            isSelected ? selectedShare : hoveredShare));
        painter->drawRoundedRect(face, theme::radius, theme::radius);
    }
    if ((option.state & QStyle::State_HasFocus)
        && (option.state & QStyle::State_KeyboardFocusChange)) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(theme::colour(theme::Tone::Accent, option.palette), 2));
        painter->drawRoundedRect(face.adjusted(1, 1, -1, -1), theme::radius - 1, theme::radius - 1);
    }
}

void paintText(QPainter *painter, const QRect &rect, const QString &text, const QFont &font,
    const QColor &colour, Qt::Alignment alignment)
{
    painter->setFont(font);
    painter->setPen(colour);
    const QString shown = QFontMetrics(font).elidedText(text, Qt::ElideRight, rect.width());
    painter->drawText(rect, int(alignment) | Qt::TextSingleLine, shown);
}

} // namespace

void PlaceDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintGround(painter, option);

    const QVariant mark = index.data(PlaceListModel::MarkRole);
    const QFont titleFont
        = theme::font(theme::Type::Body, mark.isValid() ? QFont::Normal : QFont::DemiBold);
    const QFont smallFont = theme::font(theme::Type::Small);
    const QColor muted = theme::colour(theme::Tone::Muted, option.palette);
    QRect line = option.rect.adjusted(
        theme::space::large, theme::space::small, -theme::space::large, -theme::space::small);
    const auto direction = option.direction;
    const auto place = [&](const QRect &rect) { return QStyle::visualRect(direction, line, rect); };

    const int titleHeight = QFontMetrics(titleFont).height();
    const QString count = index.data(PlaceListModel::CountRole).toString();
    const int countWidth = QFontMetrics(smallFont).horizontalAdvance(count) + 1;
    const int indent = mark.isValid() ? markSide + theme::space::small : 0;
    if (mark.isValid()) {
        const QRect box(line.left(), line.top() + (titleHeight - markSide) / 2, markSide, markSide);
        paintMark(painter, place(box), StateMark(mark.toInt()), option.palette);
    }
    const auto start = QStyle::visualAlignment(direction, Qt::AlignLeft | Qt::AlignVCenter);
    const auto end = QStyle::visualAlignment(direction, Qt::AlignRight | Qt::AlignVCenter);
    const QRect titleRect(line.left() + indent, line.top(),
        line.width() - indent - countWidth - theme::space::small, titleHeight);
    paintText(painter, place(titleRect), index.data(Qt::DisplayRole).toString(), titleFont,
        option.palette.color(QPalette::WindowText), start);
    const QRect countRect(line.right() - countWidth + 1, line.top(), countWidth, titleHeight);
    paintText(painter, place(countRect), count, smallFont, muted, end);

    const QRect detailRect(line.left() + indent, line.top() + titleHeight + 2,
        line.width() - indent, QFontMetrics(smallFont).height());
    paintText(painter, place(detailRect), index.data(PlaceListModel::DetailRole).toString(),
        smallFont, muted, start);
    painter->restore();
}

QSize PlaceDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    int height = QFontMetrics(theme::font(theme::Type::Body)).height() + 2 * theme::space::small;
    if (index.data(PlaceListModel::MarkRole).isValid())
        height += QFontMetrics(theme::font(theme::Type::Small)).height() + 2;
    return {160, height};
}

} // namespace ui
