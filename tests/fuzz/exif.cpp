// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/Promise.h"
#include "fuzz/Targets.h"

#include "images/Exif.h"
#include "sources/FolderPicture.h"

#include <QtEndian>

#include <array>

namespace fuzz {

namespace {

using images::PictureFormat;

template <typename T>
QByteArray bigEndian(T number)
{
    QByteArray bytes(sizeof(T), '\0');
    qToBigEndian(number, bytes.data());
    return bytes;
}

QByteArray littleEndian(quint32 number)
{
    return bigEndian(qbswap(number));
}

// The metadata in each container, and no pixels. A JPEG segment counts its length, too.

QByteArray inJpeg(const QByteArray &tiff)
{
    const QByteArray body = QByteArray("Exif\0\0", 6) + tiff;
    return "\xff\xd8\xff\xe1" + bigEndian(quint16(body.size() + 2)) + body + "\xff\xd9";
}

QByteArray inPng(const QByteArray &tiff)
{
    return "\x89PNG\r\n\x1a\n" + bigEndian(quint32(tiff.size())) + "eXIf" + tiff
        + QByteArray(4, '\0');
}

QByteArray inWebP(const QByteArray &tiff)
{
    return "RIFF" + littleEndian(quint32(tiff.size() + 12)) + "WEBPEXIF"
        + littleEndian(quint32(tiff.size())) + tiff;
}

void readFolderPicture(const QByteArray &head)
{
    const sources::FolderPicture picture = sources::readPicture(head);
    expect(!picture.coordinate || picture.coordinate->isValid(), "a coordinate is on the Earth");
    expect(!picture.takenAt.isValid()
            || (picture.takenAt.date().year() >= 1839 && picture.takenAt.date().year() <= 10'000),
        "a time is one of photography's");
    expect(picture.author.size() <= photos::maxTextLength, "no author is longer than the limit");
    sources::isWhole(head, head.right(64), head.size());
}

} // namespace

void exif(const QByteArray &input)
{
    // Whole files with broken structure, whatever they claim to be.
    for (const auto format : {PictureFormat::Jpeg, PictureFormat::Png, PictureFormat::WebP}) {
        const int orientation = images::orientationOf(input, format);
        expect(orientation >= 1 && orientation <= 8, "an orientation is one of eight");
    }
    readFolderPicture(input);

    // Whole files with broken metadata. A WebP may have the JPEG's prefix, which this must not be.
    constexpr qsizetype largestSegment = 65'000;
    if (input.size() > largestSegment || input.startsWith("Exif"))
        return;
    const QByteArray jpeg = inJpeg(input);
    const int orientation = images::orientationOf(jpeg, PictureFormat::Jpeg);
    expect(orientation >= 1 && orientation <= 8, "an orientation is one of eight");
    expect(images::orientationOf(inPng(input), PictureFormat::Png) == orientation
            && images::orientationOf(inWebP(input), PictureFormat::WebP) == orientation,
        "the orientation does not depend on the format");
    readFolderPicture(jpeg);
}

} // namespace fuzz
