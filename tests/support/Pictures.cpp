// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Pictures.h"

#include <QBuffer>
#include <QImageWriter>
#include <QPainter>
#include <QRandomGenerator>
#include <QtEndian>

#include <array>
#include <cmath>

namespace support {

namespace {

QByteArray big32(quint32 number)
{
    QByteArray bytes(4, Qt::Uninitialized);
    qToBigEndian(number, bytes.data());
    return bytes;
}

/// PNG specification, annex D.
quint32 crcOf(const QByteArray &bytes)
{
    quint32 crc = 0xFFFFFFFF;
    for (const char byte : bytes) {
        crc ^= uchar(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc & 1) != 0 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
    }
    return ~crc;
}

} // namespace

QByteArray pngChunk(const QByteArray &type, const QByteArray &body)
{
    return big32(quint32(body.size())) + type + body + big32(crcOf(type + body));
}

QImage photograph(QSize size, uint seed)
{
    QRandomGenerator random(seed);
    QImage image(size, QImage::Format_RGB32);
    const double hue = random.generateDouble() * 6;
    for (int y = 0; y < size.height(); ++y) {
        auto *row = reinterpret_cast<QRgb *>(image.scanLine(y));
        for (int x = 0; x < size.width(); ++x) {
            const double sky = double(y) / size.height();
            const double wave
                = std::sin(x / 37.0 + hue) * std::cos(y / 23.0) * 40 + std::sin((x + y) / 7.0) * 12;
            const int noise = int(random.bounded(13)) - 6;
            const auto level
                = [&](double base) { return std::clamp(int(base + wave) + noise, 0, 255); };
            row[x] = qRgb(
                level(90 + 100 * sky), level(120 + 20 * std::sin(hue)), level(200 - 120 * sky));
        }
    }
    QPainter painter(&image);
    for (int i = 0; i < 40; ++i) {
        painter.setPen(QPen(QColor::fromRgb(random.generate()), 1 + int(random.bounded(4))));
        painter.drawLine(int(random.bounded(size.width())), int(random.bounded(size.height())),
            int(random.bounded(size.width())), int(random.bounded(size.height())));
    }
    return image;
}

QImage quarters(QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    QPainter painter(&image);
    const int w = size.width() / 2;
    const int h = size.height() / 2;
    painter.fillRect(0, 0, w, h, Qt::red);
    painter.fillRect(w, 0, size.width() - w, h, Qt::green);
    painter.fillRect(0, h, w, size.height() - h, Qt::blue);
    painter.fillRect(w, h, size.width() - w, size.height() - h, Qt::yellow);
    return image;
}

QByteArray encoded(const QImage &image, const char *format, int quality)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, format);
    writer.setQuality(quality);
    if (!writer.write(image))
        qFatal("cannot write %s: %s", format, qPrintable(writer.errorString()));
    return buffer.data();
}

QByteArray exif(int orientation)
{
    // TIFF, big-endian: two entries (orientation, GPS directory), then the place's reference.
    QByteArray block("MM\0*\0\0\0\x08\0\x02", 10);
    block += QByteArray("\x01\x12\0\x03\0\0\0\x01\0", 9) + char(orientation) + QByteArray(2, '\0');
    block += QByteArray("\x88\x25\0\x04\0\0\0\x01\0\0\0\x26", 12) + big32(0);
    block += QByteArray("\0\x01\0\x01\0\x02\0\0\0\x02", 10) + QByteArray("N\0\0\0", 4) + big32(0);
    return block + "GPSCANARY 48.1374N 11.5755E";
}

QByteArray withExif(const QByteArray &jpeg, const QByteArray &block)
{
    const QByteArray body = QByteArray("Exif\0\0", 6) + block;
    QByteArray length(2, Qt::Uninitialized);
    qToBigEndian(quint16(body.size() + 2), length.data());
    return jpeg.left(2) + "\xFF\xE1" + length + body + jpeg.mid(2);
}

QByteArray pngHead(
    quint32 width, quint32 height, quint8 depth, quint8 colours, const QByteArray &compressed)
{
    QByteArray head = big32(width) + big32(height);
    head += char(depth);
    head += char(colours);
    head += QByteArray(3, '\0');
    return "\x89PNG\r\n\x1A\n" + pngChunk("IHDR", head)
        + (compressed.isEmpty() ? QByteArray() : pngChunk("IDAT", compressed))
        + pngChunk("IEND", {});
}

} // namespace support
