// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "images/PictureSize.h"

#include <QByteArray>
#include <QImage>
#include <QList>

namespace images {

// Free functions over values, for pool threads. An original is anything a stranger sent: the
// format is decided by its first bytes (JPEG, PNG, WebP) and its size is known before its pixels.
// What comes out is pixels only, turned upright: no place, no camera, no name.

/// Larger originals are refused before a pixel is decoded.
inline constexpr qint64 maxPicturePixels = 40'000'000;
inline constexpr int maxPictureSide = 12'000;

/// The original, upright, shrunk to fit a square box of `box` pixels; never enlarged. RGB32.
/// Errors: Malformed, TooLarge, Unavailable (WebP without its plugin).
core::Result<QImage> fittedPicture(const QByteArray &original, int box);

/// The picture in one of our sizes, as JPEG. Errors as above.
core::Result<QByteArray> makeThumbnail(const QByteArray &original, PictureSize size);

struct Thumbnail {
    PictureSize size = PictureSize::Small;
    QByteArray jpeg;
};

/// Several sizes of one picture for the price of one decode. Errors as above.
core::Result<QList<Thumbnail>> makeThumbnails(
    const QByteArray &original, const QList<PictureSize> &sizes);

/// The picture in a box of pixels on the screen, enlarged when it must be. It fills the box as long
/// as at least `visibleShare` of it stays in sight (its middle); otherwise all of it is there, and
/// the box is larger in one direction. 0: always filled; 1: never cropped. RGB32. Errors as above.
core::Result<QImage> framedPicture(const QByteArray &original, QSize box, double visibleShare);

/// The middle of the picture at exactly `size`; enlarged when it must be. RGB32. Errors as above.
core::Result<QImage> coveringPicture(const QByteArray &original, QSize size);

/// The middle of the picture as a square of exactly `side` pixels; enlarged when it must be. RGB32.
/// Errors as above.
core::Result<QImage> squarePicture(const QByteArray &original, int side);

} // namespace images
