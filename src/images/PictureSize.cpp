// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "images/PictureSize.h"

namespace images {

std::optional<PictureSize> pictureSizeFromText(QByteArrayView text)
{
    // Compared as text: "0320", "+320" and "320 " are other addresses, not the same picture.
    for (const PictureSize size : allPictureSizes) {
        if (text == QByteArray::number(int(size)))
            return size;
    }
    return std::nullopt;
}

} // namespace images
