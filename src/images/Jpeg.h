// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"

#include <QByteArray>
#include <QImage>

#include <functional>

namespace images {

/// Given the picture's full size: the size somebody needs. Says Error instead to refuse the picture
/// before any pixel is decoded.
using NeededSize = std::function<core::Result<QSize>(QSize full)>;

/// Decodes a JPEG as Format_RGB32, at 1/1, 1/2, 1/4 or 1/8: the smallest that is at least what is
/// needed (libjpeg-turbo has no fast path for other fractions). Not turned upright.
/// Any thread. Errors: Malformed (also when it ends early), TooLarge, and those of `needed`.
core::Result<QImage> readJpeg(const QByteArray &bytes, const NeededSize &needed);

/// Encodes a Format_RGB32 image; nothing but pixels goes in. Empty when memory ran out.
QByteArray writeJpeg(const QImage &image, int quality);

} // namespace images
