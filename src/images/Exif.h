// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "images/PictureFormat.h"

namespace images {

/// How the camera was held: Exif tag 0x0112, 1 (upright) to 8. 1 when it is missing or makes no
/// sense: a picture with broken metadata is shown as it is.
int orientationOf(QByteArrayView picture, PictureFormat format);

} // namespace images
