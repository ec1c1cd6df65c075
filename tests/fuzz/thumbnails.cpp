// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/Promise.h"
#include "fuzz/Targets.h"

#include "images/Exif.h"
#include "images/Jpeg.h"
#include "images/PictureFormat.h"
#include "images/Png.h"
#include "images/Thumbnailer.h"

#include <QBuffer>
#include <QImageReader>

namespace fuzz {

namespace {

/// Larger pictures are tried by tst_Thumbnailer; here they would only be slow.
constexpr qint64 maxPixels = 512 * 512;

/// The size that a picture claims; empty when it has no head.
QSize claimedSize(const QByteArray &picture, images::PictureFormat format)
{
    if (format == images::PictureFormat::Jpeg) {
        const auto size = images::JpegReader(picture).readHeader();
        return size ? *size : QSize();
    }
    const bool isPng = format == images::PictureFormat::Png;
    QBuffer buffer;
    buffer.setData(isPng ? images::withPixelChunksOnly(picture) : picture);
    buffer.open(QIODevice::ReadOnly);
    return QImageReader(&buffer, isPng ? "png" : "webp").size();
}

/// What goes to the room's browsers: pixels and nothing else.
void expectPlainJpeg(const QByteArray &jpeg, QSize within)
{
    expect(images::pictureFormatOf(jpeg) == images::PictureFormat::Jpeg, "thumbnails are JPEG");
    expect(images::orientationOf(jpeg, images::PictureFormat::Jpeg) == 1, "thumbnails are upright");
    expect(!jpeg.contains(QByteArray("Exif\0", 5)), "thumbnails have no Exif block");
    const auto again = images::fittedPicture(jpeg, images::maxPictureSide);
    expect(bool(again), "thumbnails can be read");
    expect(again->width() <= within.width() && again->height() <= within.height(),
        "thumbnails fit their box");
}

} // namespace

void thumbnails(const QByteArray &input)
{
    const auto format = images::pictureFormatOf(input);
    if (!format)
        return;
    const int orientation = images::orientationOf(input, *format);
    expect(orientation >= 1 && orientation <= 8, "an orientation is one of eight");
    const QSize size = claimedSize(input, *format);
    if (qint64(size.width()) * size.height() > maxPixels)
        return;

    const auto made
        = images::makeThumbnails(input, {images::PictureSize::Small, images::PictureSize::Medium});
    const auto square = images::squarePicture(input, 48);
    expect(bool(made) == bool(square), "a picture is good for every use or for none");
    if (!made)
        return;
    expect(square->size() == QSize(48, 48), "a square has the side that was asked for");
    for (const images::Thumbnail &thumbnail : *made) {
        // Never enlarged: neither side is longer than the picture's longer one.
        const int box = std::min(int(thumbnail.size), std::max(size.width(), size.height()));
        expectPlainJpeg(thumbnail.jpeg, QSize(box, box));
    }
}

} // namespace fuzz
