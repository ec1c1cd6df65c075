// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <optional>

namespace images {

/// What we decode. Never SVG: Qt's reader follows links to local files in it.
enum class PictureFormat { Jpeg, Png, WebP };

/// The format by its first bytes; names and media types from outside are not asked.
std::optional<PictureFormat> pictureFormatOf(QByteArrayView bytes);

} // namespace images
