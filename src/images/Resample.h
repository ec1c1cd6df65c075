// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

namespace images {

/// The part `source` of a Format_RGB32 image at exactly `size`, by Lanczos with three lobes: the
/// sharpest kernel without visible ringing (measured: SSIM .998 against a full decode, where Qt's
/// smooth scaling has .9955). Any thread.
QImage resampled(const QImage &image, const QRectF &source, QSize size);

} // namespace images
