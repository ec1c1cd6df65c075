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
#include <functional>
#include <vector>

namespace images {

namespace {

constexpr int thumbnailQuality = 80;
/// Decoding leaves this much more than the target, for the resampler to choose from: with less the
/// coarse steps of the decoder show (of 1080 pixels decoded at a half, single photographs have an
/// SSIM of .992; of all pixels, .998).
constexpr double spare = 2;
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

/// A part of a picture at another size.
struct Cut {
    QRectF part;
    QSize size;
};
/// Says what to make of a picture of that size, before it is turned upright.
using Plan = std::function<QList<Cut>(QSize whole)>;

/// The size to decode: enough pixels for every cut.
QSize neededFor(const QList<Cut> &cuts, QSize whole)
{
    double scale = 0;
    for (const Cut &cut : cuts)
        scale = std::max(
            {scale, cut.size.width() / cut.part.width(), cut.size.height() / cut.part.height()});
    return (QSizeF(whole) * scale * spare).toSize();
}

core::Result<QList<QImage>> cutJpeg(const QByteArray &original, const Plan &plan)
{
    JpegReader reader(original);
    const auto whole = reader.readHeader();
    if (!whole)
        return whole.error();
    if (const auto fits = checkSize(*whole); !fits)
        return fits.error();
    const QList<Cut> cuts = plan(*whole);
    const auto divisor = reader.start(neededFor(cuts, *whole));
    if (!divisor)
        return divisor.error();

    std::vector<Resampler> resamplers;
    for (const Cut &cut : cuts)
        resamplers.emplace_back(reader.size(),
            QRectF(cut.part.topLeft() / *divisor, cut.part.size() / *divisor), cut.size);
    const auto read = reader.readRows([&resamplers](const uchar *row) {
        for (Resampler &resampler : resamplers)
            resampler.add(row);
    });
    if (!read)
        return read.error();
    QList<QImage> images;
    for (const Resampler &resampler : resamplers)
        images += resampler.image();
    return images;
}

core::Result<QList<QImage>> cutWithQt(
    const QByteArray &original, const QByteArray &format, const Plan &plan)
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
    image = onWhite(std::move(image));
    QList<QImage> images;
    for (const Cut &cut : plan(image.size()))
        images += resampled(image, cut.part, cut.size);
    return images;
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

/// How the plan turns out, upright.
core::Result<QList<QImage>> cutOut(const QByteArray &original, const Plan &plan)
{
    const auto format = pictureFormatOf(original);
    if (!format)
        return refusal(core::Error::Kind::Malformed,
            QT_TRANSLATE_NOOP("images", "This is not a JPEG, PNG or WebP picture."));
    const int orientation = orientationOf(original, *format);
    constexpr int firstTurned = 5; // orientations from here on exchange width and height
    const Plan turned = [&plan, isTurned = orientation >= firstTurned](QSize whole) {
        if (!isTurned)
            return plan(whole);
        QList<Cut> cuts = plan(whole.transposed());
        for (Cut &cut : cuts) // the middle is the middle
            cut = {{cut.part.y(), cut.part.x(), cut.part.height(), cut.part.width()},
                cut.size.transposed()};
        return cuts;
    };
    auto images = *format == PictureFormat::Jpeg ? cutJpeg(original, turned)
        : *format == PictureFormat::Png ? cutWithQt(withPixelChunksOnly(original), "png", turned)
                                        : cutWithQt(original, "webp", turned);
    if (!images)
        return images.error();
    QList<QImage> result;
    for (const QImage &image : *images) {
        if (image.isNull())
            return refusal(core::Error::Kind::Unavailable,
                QT_TRANSLATE_NOOP("images", "There is not enough memory for the picture."));
        result += upright(image, orientation);
    }
    return result;
}

core::Result<QImage> cutOne(const QByteArray &original, const std::function<Cut(QSize whole)> &plan)
{
    const auto images = cutOut(original, [&plan](QSize whole) { return QList<Cut> {plan(whole)}; });
    if (!images)
        return images.error();
    return images->first();
}

Cut fitted(QSize whole, int box)
{
    return {QRectF({}, whole), fittedSize(whole, box)};
}

/// The middle of the picture that has the shape of `size`.
Cut covering(QSize whole, QSize size)
{
    const QSizeF seen = QSizeF(size).scaled(whole, Qt::KeepAspectRatio);
    return {
        {QPointF((whole.width() - seen.width()) / 2, (whole.height() - seen.height()) / 2), seen},
        size};
}

} // namespace

core::Result<QImage> fittedPicture(const QByteArray &original, int box)
{
    return cutOne(original, [box](QSize whole) { return fitted(whole, box); });
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
    const auto images = cutOut(original, [&sizes](QSize whole) {
        QList<Cut> cuts;
        for (const PictureSize size : sizes)
            cuts += fitted(whole, int(size));
        return cuts;
    });
    if (!images)
        return images.error();

    QList<Thumbnail> thumbnails;
    for (qsizetype i = 0; i < sizes.size(); ++i) {
        QByteArray jpeg = writeJpeg(images->at(i), thumbnailQuality);
        if (jpeg.isEmpty())
            return refusal(core::Error::Kind::Unavailable,
                QT_TRANSLATE_NOOP("images", "There is not enough memory for the picture."));
        thumbnails += {sizes[i], std::move(jpeg)};
    }
    return thumbnails;
}

core::Result<QImage> framedPicture(const QByteArray &original, QSize box, double visibleShare)
{
    Q_ASSERT(!box.isEmpty());
    return cutOne(original, [box, visibleShare](QSize whole) -> Cut {
        const Cut filling = covering(whole, box);
        const double share = filling.part.width() * filling.part.height()
            / (double(whole.width()) * whole.height());
        if (share >= visibleShare)
            return filling;
        return {QRectF({}, whole), whole.scaled(box, Qt::KeepAspectRatio).expandedTo(QSize(1, 1))};
    });
}

core::Result<QImage> squarePicture(const QByteArray &original, int side)
{
    return coveringPicture(original, QSize(side, side));
}

core::Result<QImage> coveringPicture(const QByteArray &original, QSize size)
{
    Q_ASSERT(!size.isEmpty());
    return cutOne(original, [size](QSize whole) { return covering(whole, size); });
}

} // namespace images
