// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>

namespace support {

/// A picture with soft shapes, fine texture and hard edges, as photographs have; the same each
/// time.
QImage photograph(QSize size, uint seed = 1);

/// Four coloured quarters: red, green above, blue, yellow below. Shows how a picture is turned.
QImage quarters(QSize size);

QByteArray encoded(const QImage &image, const char *format, int quality = 90);

/// An Exif block with an orientation and, as telephones write, a place (GPS directory).
QByteArray exif(int orientation);
/// A JPEG with the block in an APP1 segment right after its start.
QByteArray withExif(const QByteArray &jpeg, const QByteArray &block);

QByteArray pngChunk(const QByteArray &type, const QByteArray &body);
/// A PNG of any size and depth in its head, with these bytes for pixels.
QByteArray pngHead(
    quint32 width, quint32 height, quint8 depth, quint8 colours, const QByteArray &compressed = {});

} // namespace support
