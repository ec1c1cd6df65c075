// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "images/Png.h"

#include <QtEndian>

#include <algorithm>
#include <array>

namespace images {

namespace {

// PNG specification, 5: signature; then chunks of length, type, data and checksum.
constexpr qsizetype signatureBytes = 8;
constexpr qsizetype frameBytes = 12;
/// Transparency is the only ancillary chunk that changes pixels (11.3.2.1).
constexpr std::array<QByteArrayView, 5> pixelChunks {"IHDR", "PLTE", "tRNS", "IDAT", "IEND"};

} // namespace

QByteArray withPixelChunksOnly(const QByteArray &png)
{
    QByteArray plain = png.left(signatureBytes);
    plain.reserve(png.size());
    for (qsizetype at = signatureBytes; at + frameBytes <= png.size();) {
        const auto length = qsizetype(qFromBigEndian<quint32>(png.constData() + at));
        const QByteArrayView type = QByteArrayView(png).sliced(at + 4, 4);
        // The last one may be cut: whether its pixels do is for the decoder to say.
        const qsizetype there = std::min(length + frameBytes, png.size() - at);
        const bool isAncillary = uchar(type[0]) & 0x20; // 5.4
        if (std::find(pixelChunks.begin(), pixelChunks.end(), type) != pixelChunks.end())
            plain.append(QByteArrayView(png).sliced(at, there));
        else if (!isAncillary)
            return {};
        at += there;
    }
    return plain;
}

} // namespace images
