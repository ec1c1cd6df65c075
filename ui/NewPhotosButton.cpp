// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/NewPhotosButton.h"

#include "ui/Theme.h"

#include <QFontMetrics>
#include <QPainter>

#include <chrono>

namespace ui {

namespace {

/// Nobody reads numbers faster; and each new one paints the photos behind it again.
constexpr std::chrono::milliseconds pause {150};

} // namespace

NewPhotosButton::NewPhotosButton(QWidget *parent) : QPushButton(parent)
{
    setObjectName(QStringLiteral("newPhotosButton"));
    setCursor(Qt::PointingHandCursor);
    hide();
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &NewPhotosButton::tell);
}

void NewPhotosButton::setCount(int count)
{
    m_count = count;
    if (count > 0 && isHidden())
        tell();
    else if (count > 0 && !m_pause.isActive())
        m_pause.start(pause);
    setVisible(count > 0);
}

void NewPhotosButton::tell()
{
    if (m_count == 0)
        return;
    setText(tr("%L1 new ↑").arg(m_count));
    setAccessibleName(tr("Show new photos: %L1").arg(m_count));
    const int middle = geometry().center().x();
    resize(sizeHint());
    move(middle - width() / 2, y());
}

QSize NewPhotosButton::sizeHint() const
{
    const QFontMetrics metrics(theme::font(theme::Type::Body, QFont::DemiBold));
    return {metrics.horizontalAdvance(text()) + 2 * theme::space::large + 2 * theme::space::hair,
        metrics.height() + 2 * theme::space::small + 2 * theme::space::hair};
}

void NewPhotosButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF pill = QRectF(rect()).adjusted(3, 3, -3, -3);
    QColor face = theme::colour(theme::Tone::Accent, palette());
    if (underMouse() || isDown())
        face = isDown() ? face.darker(115) : face.lighter(110);
    // An edge in the colour behind the tiles sets it off from any picture.
    painter.setPen(QPen(palette().color(QPalette::Base), 2));
    painter.setBrush(face);
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);
    painter.setPen(theme::isDark(palette()) ? QColor(0x1C, 0x19, 0x17) : QColor(Qt::white));
    painter.setFont(theme::font(theme::Type::Body, QFont::DemiBold));
    painter.drawText(rect(), Qt::AlignCenter, text());
    if (hasFocus()) {
        painter.setPen(QPen(painter.pen().color(), 1.5));
        painter.setBrush(Qt::NoBrush);
        const QRectF inner = pill.adjusted(3, 3, -3, -3);
        painter.drawRoundedRect(inner, inner.height() / 2, inner.height() / 2);
    }
}

} // namespace ui
