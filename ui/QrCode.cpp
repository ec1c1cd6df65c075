// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/QrCode.h"

#include <QPainter>

#include <memory>
#include <qrencode.h>

namespace ui {

namespace {

constexpr int quietZone = 4; // modules
constexpr int side = 220; // device-independent pixels

} // namespace

QImage qrImage(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    if (bytes.isEmpty())
        return {};
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString8bit(bytes.constData(), 0, QR_ECLEVEL_M), &QRcode_free);
    if (!code)
        return {};
    const int width = code->width + 2 * quietZone;
    QImage image(width, width, QImage::Format_RGB32);
    image.fill(Qt::white);
    for (int y = 0; y < code->width; ++y) {
        for (int x = 0; x < code->width; ++x) {
            if (code->data[y * code->width + x] & 1)
                image.setPixel(x + quietZone, y + quietZone, qRgb(0, 0, 0));
        }
    }
    return image;
}

QrCode::QrCode(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void QrCode::setText(const QString &text, const QString &meaning)
{
    m_text = text;
    m_image = qrImage(text);
    setAccessibleName(meaning);
    setToolTip(meaning);
    update();
}

QSize QrCode::sizeHint() const
{
    return {side, side};
}

void QrCode::paintEvent(QPaintEvent *)
{
    if (m_image.isNull())
        return;
    QPainter painter(this);
    const double ratio = devicePixelRatioF();
    const int room = int(std::min(width(), height()) * ratio);
    const int module = std::max(1, room / m_image.width());
    const double shown = module * m_image.width() / ratio;
    const QRectF place((width() - shown) / 2, (height() - shown) / 2, shown, shown);
    painter.fillRect(rect(), Qt::white);
    painter.drawImage(place, m_image);
}

} // namespace ui
