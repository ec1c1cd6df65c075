// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/LinkButton.h"

#include "ui/Theme.h"
#include "ui/Words.h"

#include <QPainter>
#include <QStyle>

namespace ui {

namespace {
constexpr int shortest = 48;
}

LinkButton::LinkButton(QWidget *parent) : QAbstractButton(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(this, &QAbstractButton::clicked, this, [this] {
        if (!m_url.isEmpty())
            emit opened(m_url);
    });
}

void LinkButton::setLink(const QString &text, const QUrl &url)
{
    m_text = text;
    m_url = url;
    const bool isLink = !url.isEmpty();
    setFocusPolicy(isLink ? Qt::StrongFocus : Qt::NoFocus);
    setCursor(isLink ? Qt::PointingHandCursor : Qt::ArrowCursor);
    setAccessibleName(text);
    setToolTip(words::toolTip(isLink ? text + QLatin1Char('\n') + url.toDisplayString() : text));
    updateGeometry();
    update();
}

QSize LinkButton::sizeHint() const
{
    const QFontMetrics metrics(font());
    // One pixel more than the text: advances are fractions, and eliding starts at the first.
    return {metrics.horizontalAdvance(m_text) + 5, metrics.height() + theme::space::hair};
}

QSize LinkButton::minimumSizeHint() const
{
    return {qMin(shortest, sizeHint().width()), sizeHint().height()};
}

void LinkButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isLink = !m_url.isEmpty();
    QFont face = font();
    face.setUnderline(isLink && (underMouse() || hasFocus()));
    painter.setFont(face);
    painter.setPen(theme::colour(isLink ? theme::Tone::Accent : theme::Tone::Text, palette()));
    const QRect line = rect().adjusted(2, 0, -2, 0);
    const QString shown = QFontMetrics(face).elidedText(m_text, Qt::ElideRight, line.width());
    const auto start = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter);
    painter.drawText(line, int(start) | Qt::TextSingleLine, shown);
    if (hasFocus()) {
        painter.setPen(QPen(theme::colour(theme::Tone::Accent, palette()), 1));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    }
}

} // namespace ui
