// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "images/Thumbnailer.h"

#include "images/Exif.h"
#include "images/Jpeg.h"
#include "images/PictureFormat.h"
#include "images/Png.h"
#include "images/Resample.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QImageReader>
#include <QPainter>
#include <QTransform>

#include <algorithm>

namespace images {

namespace {

constexpr int thumbnailQuality = 80;
/// Decoding leaves this much more than the target, for the resampler to choose from: with less the
/// coarse steps of the decoder show (SSIM .989 instead of .998).
constexpr double spare = 1.5;
/// What Qt may allocate for one picture, MiB: 40 Mpx of 32 bits. Its own default is 128.
constexpr int allocationLimit = 160;

core::Error refusal(core::Error::Kind kind, const char *text)
{
    return {kind, QCoreApplication::translate("images", text)};
}

core::Result<void> checkSize(QSize size)
{
    if (size.isEmpty())
        return refusal(
            core::Error::Kind::Malformed, QT_TRANSLATE_NOOP("images", "The picture is empty."));
    const bool isTooLarge = size.width() > maxPictureSide || size.height() > maxPictureSide
        || qint64(size.width()) * size.height() > maxPicturePixels;
    if (isTooLarge)
        return core::Error {core::Error::Kind::TooLarge,
            QCoreApplication::translate(
                "images", "The picture has %1 × %2 pixels, which is too large.")
                .arg(size.width())
                .arg(size.height())};
    return {};
}

QSize withSpare(QSize size)
{
    return (QSizeF(size) * spare).toSize();
}

/// The size that fits the box: never enlarged, never less than one pixel.
QSize fittedSize(QSize size, int box)
{
    if (size.width() <= box && size.height() <= box)
        return size;
    return size.scaled(box, box, Qt::KeepAspectRatio).expandedTo(QSize(1, 1));
}

/// Pictures with holes in them lie on white paper.
QImage onWhite(QImage image)
{
    if (image.hasAlphaChannel()) {
        image.convertTo(QImage::Format_ARGB32_Premultiplied);
        QPainter painter(&image);
        painter.setCompositionMode(QPainter::CompositionMode_DestinationOver);
        painter.fillRect(image.rect(), Qt::white);
    }
    image.convertTo(QImage::Format_RGB32);
    return image;
}

core::Result<QImage> readWithQt(const QByteArray &original, const QByteArray &format)
{
    static const bool isLimited = (QImageReader::setAllocationLimit(allocationLimit), true);
    Q_UNUSED(isLimited)
    if (!QImageReader::supportedImageFormats().contains(format))
        return refusal(core::Error::Kind::Unavailable,
            QT_TRANSLATE_NOOP(
                "images", "WebP pictures need the package qt6-image-formats-plugins."));

    QBuffer buffer;
    buffer.setData(original);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, format);
    reader.setAutoDetectImageFormat(false);
    // Before read(): for some formats Qt checks its own limit only while pixels already flow.
    if (const auto fits = checkSize(reader.size()); !fits)
        return fits.error();
    QImage image = reader.read();
    if (image.isNull())
        return core::Error {core::Error::Kind::Malformed,
            QCoreApplication::translate("images", "The picture is damaged (%1).")
                .arg(reader.errorString())};
    return onWhite(std::move(image));
}

struct Pixels {
    QImage image; ///< RGB32, not smaller than needed unless the original is
    int orientation = 1;
};

core::Result<Pixels> readPixels(const QByteArray &original, const NeededSize &needed)
{
    const auto format = pictureFormatOf(original);
    if (!format)
        return refusal(core::Error::Kind::Malformed,
            QT_TRANSLATE_NOOP("images", "This is not a JPEG, PNG or WebP picture."));
    auto image = [&]() -> core::Result<QImage> {
        switch (*format) {
        case PictureFormat::Jpeg:
            return readJpeg(original, needed);
        case PictureFormat::Png:
            return readWithQt(withPixelChunksOnly(original), "png");
        case PictureFormat::WebP:
            break;
        }
        return readWithQt(original, "webp");
    }();
    if (!image)
        return image.error();
    return Pixels {std::move(*image), orientationOf(original, *format)};
}

/// Undoes how the camera was held (Exif 2.3, table 4 "Orientation").
QImage upright(const QImage &image, int orientation)
{
    const auto turned
        = [&image](int degrees) { return image.transformed(QTransform().rotate(degrees)); };
    switch (orientation) {
    case 2:
        return image.mirrored(true, false);
    case 3:
        return image.mirrored(true, true);
    case 4:
        return image.mirrored(false, true);
    case 5:
        return turned(90).mirrored(true, false);
    case 6:
        return turned(90);
    case 7:
        return turned(90).mirrored(false, true);
    case 8:
        return turned(270);
    default:
        return image;
    }
}

/// The decoder gives at least 1/8, so what fits is computed from the size it gave.
QImage fitted(const Pixels &pixels, int box)
{
    const QSize target = fittedSize(pixels.image.size(), box);
    const QImage image = target == pixels.image.size()
        ? pixels.image
        : resampled(pixels.image, pixels.image.rect(), target);
    return upright(image, pixels.orientation);
}

NeededSize toFit(int box)
{
    return [box](QSize full) -> core::Result<QSize> {
        if (const auto fits = checkSize(full); !fits)
            return fits.error();
        return withSpare(fittedSize(full, box));
    };
}

} // namespace

core::Result<QImage> fittedPicture(const QByteArray &original, int box)
{
    const auto pixels = readPixels(original, toFit(box));
    if (!pixels)
        return pixels.error();
    return fitted(*pixels, box);
}

core::Result<QByteArray> makeThumbnail(const QByteArray &original, PictureSize size)
{
    const auto thumbnails = makeThumbnails(original, {size});
    if (!thumbnails)
        return thumbnails.error();
    return thumbnails->first().jpeg;
}

core::Result<QList<Thumbnail>> makeThumbnails(
    const QByteArray &original, const QList<PictureSize> &sizes)
{
    Q_ASSERT(!sizes.isEmpty());
    const PictureSize largest = *std::max_element(sizes.begin(), sizes.end());
    const auto pixels = readPixels(original, toFit(int(largest)));
    if (!pixels)
        return pixels.error();

    QList<Thumbnail> thumbnails;
    for (const PictureSize size : sizes) {
        QByteArray jpeg = writeJpeg(fitted(*pixels, int(size)), thumbnailQuality);
        if (jpeg.isEmpty())
            return refusal(core::Error::Kind::Unavailable,
                QT_TRANSLATE_NOOP("images", "There is not enough memory for the picture."));
        thumbnails += {size, std::move(jpeg)};
    }
    return thumbnails;
}

core::Result<QImage> framedPicture(const QByteArray &original, QSize box, double visibleShare)
{
    Q_ASSERT(!box.isEmpty());
    // How the camera was held is known only with the pixels: enough for either way.
    const auto pixels = readPixels(original, [box](QSize full) -> core::Result<QSize> {
        if (const auto fits = checkSize(full); !fits)
            return fits.error();
        const QSize lying = full.scaled(box, Qt::KeepAspectRatioByExpanding);
        const QSize turned = full.scaled(box.transposed(), Qt::KeepAspectRatioByExpanding);
        return withSpare(lying.expandedTo(turned));
    });
    if (!pixels)
        return pixels.error();

    const bool isTurned = pixels->orientation >= 5;
    const QSize target = isTurned ? box.transposed() : box;
    const QSize size = pixels->image.size();
    const QSizeF seen = QSizeF(target).scaled(size, Qt::KeepAspectRatio);
    const double share = seen.width() * seen.height() / (double(size.width()) * size.height());
    if (share < visibleShare) {
        const QSize whole = size.scaled(target, Qt::KeepAspectRatio).expandedTo(QSize(1, 1));
        return upright(resampled(pixels->image, pixels->image.rect(), whole), pixels->orientation);
    }
    const QRectF middle(
        {(size.width() - seen.width()) / 2, (size.height() - seen.height()) / 2}, seen);
    return upright(resampled(pixels->image, middle, target), pixels->orientation);
}

core::Result<QImage> squarePicture(const QByteArray &original, int side)
{
    return coveringPicture(original, QSize(side, side));
}

core::Result<QImage> coveringPicture(const QByteArray &original, QSize size)
{
    Q_ASSERT(!size.isEmpty());
    // How the picture is turned is known after it was read: enough pixels for both ways.
    const int longer = std::max(size.width(), size.height());
    const auto pixels = readPixels(original, [longer](QSize full) -> core::Result<QSize> {
        if (const auto fits = checkSize(full); !fits)
            return fits.error();
        return withSpare(full.scaled(longer, longer, Qt::KeepAspectRatioByExpanding));
    });
    if (!pixels)
        return pixels.error();

    constexpr int firstTurned = 5; // orientations from here on exchange width and height
    const QSize target = pixels->orientation >= firstTurned ? size.transposed() : size;
    const QSizeF whole = pixels->image.size();
    const QSizeF crop = QSizeF(target).scaled(whole, Qt::KeepAspectRatio);
    const QRectF middle(
        QPointF((whole.width() - crop.width()) / 2, (whole.height() - crop.height()) / 2), crop);
    return upright(resampled(pixels->image, middle, target), pixels->orientation);
}

} // namespace images
