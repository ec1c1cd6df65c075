// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "images/Exif.h"

#include <QtEndian>

namespace images {

namespace {

constexpr quint16 orientationTag = 0x0112;
constexpr quint16 shortType = 3;
/// A first directory has some twenty entries; more is not worth reading.
constexpr int maxEntries = 256;
/// Segments or chunks looked at before the pixels must have begun.
constexpr int maxBlocks = 256;

template <typename T>
T bigEndian(QByteArrayView bytes, qsizetype at)
{
    return qFromBigEndian<T>(bytes.data() + at);
}

/// The TIFF block inside an APP1 segment (Exif 2.3, 4.5.4 and 4.7.2).
QByteArrayView exifOfJpeg(QByteArrayView jpeg)
{
    qsizetype at = 2;
    for (int block = 0; block < maxBlocks && at + 4 <= jpeg.size(); ++block) {
        const uchar marker = uchar(jpeg[at + 1]);
        const qsizetype length = bigEndian<quint16>(jpeg, at + 2);
        const bool pixelsBegin = marker == 0xDA || marker == 0xD9;
        if (uchar(jpeg[at]) != 0xFF || pixelsBegin || length < 2 || at + 2 + length > jpeg.size())
            return {};
        const QByteArrayView body = jpeg.sliced(at + 4, length - 2);
        if (marker == 0xE1 && body.startsWith(QByteArrayView("Exif\0\0", 6)))
            return body.sliced(6);
        at += 2 + length;
    }
    return {};
}

/// The chunk `eXIf` (PNG extensions 1.5, 3.7).
QByteArrayView exifOfPng(QByteArrayView png)
{
    qsizetype at = 8;
    for (int block = 0; block < maxBlocks && at + 12 <= png.size(); ++block) {
        const qsizetype length = bigEndian<quint32>(png, at);
        if (length > png.size() - at - 12)
            return {};
        if (png.sliced(at + 4).startsWith("eXIf"))
            return png.sliced(at + 8, length);
        at += 12 + length;
    }
    return {};
}

/// The chunk `EXIF` of the RIFF container; some writers put the JPEG prefix in front of it.
QByteArrayView exifOfWebP(QByteArrayView webp)
{
    qsizetype at = 12;
    for (int block = 0; block < maxBlocks && at + 8 <= webp.size(); ++block) {
        const qsizetype length = qFromLittleEndian<quint32>(webp.data() + at + 4);
        if (length > webp.size() - at - 8)
            return {};
        QByteArrayView body = webp.sliced(at + 8, length);
        if (webp.sliced(at).startsWith("EXIF"))
            return body.startsWith(QByteArrayView("Exif\0\0", 6)) ? body.sliced(6) : body;
        at += 8 + length + length % 2;
    }
    return {};
}

/// The orientation in the first directory of a TIFF block (TIFF 6.0, section 2).
int orientationOfTiff(QByteArrayView tiff)
{
    const bool isLittle = tiff.startsWith(QByteArrayView("II*\0", 4));
    if (tiff.size() < 8 || !(isLittle || tiff.startsWith(QByteArrayView("MM\0*", 4))))
        return 1;
    const auto number = [tiff, isLittle]<typename T>(T, qsizetype at) {
        const char *from = tiff.data() + at;
        return isLittle ? qFromLittleEndian<T>(from) : qFromBigEndian<T>(from);
    };

    const qsizetype directory = number(quint32(), 4);
    if (directory > tiff.size() - 2)
        return 1;
    const int entries = std::min<int>(number(quint16(), directory), maxEntries);
    for (int i = 0; i < entries; ++i) {
        const qsizetype at = directory + 2 + i * qsizetype(12);
        if (at + 12 > tiff.size())
            return 1;
        if (number(quint16(), at) != orientationTag || number(quint16(), at + 2) != shortType)
            continue;
        const int value = number(quint16(), at + 8);
        return value >= 1 && value <= 8 ? value : 1;
    }
    return 1;
}

} // namespace

int orientationOf(QByteArrayView picture, PictureFormat format)
{
    switch (format) {
    case PictureFormat::Jpeg:
        return orientationOfTiff(exifOfJpeg(picture));
    case PictureFormat::Png:
        return orientationOfTiff(exifOfPng(picture));
    case PictureFormat::WebP:
        return orientationOfTiff(exifOfWebP(picture));
    }
    return 1;
}

} // namespace images
