// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "photos/Photo.h"

namespace sources {

/// What a picture file says about itself (EXIF, by libexif).
struct FolderPicture {
    QSize size; ///< pixels as they are shown; empty when the file does not say
    QDateTime takenAt; ///< UTC; invalid when unknown
    std::optional<photos::Coordinate> coordinate;
    QString author; ///< Artist
};

/// Reads the head of a JPEG; other formats give nothing. Pure: bytes in, values out.
FolderPicture readPicture(const QByteArray &head);

/// Whether it begins like a picture that we can show, and the bytes end like a picture that is
/// whole: a JPEG, PNG or WebP that is still being written has no end yet.
bool isWhole(const QByteArray &head, const QByteArray &tail, qint64 fileBytes);

} // namespace sources
