// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QMetaType>

#include <array>
#include <optional>

namespace images {

/// The sizes we make of each picture, by the longer bound of the box it must fit into, in pixels.
/// They are also the last part of a picture's address: /pictures/<id>/320.
/// Huge fills a 4K screen; it is made only when somebody asks for it.
enum class PictureSize { Small = 320, Medium = 640, Large = 2048, Huge = 3840 };

inline constexpr std::array allPictureSizes {
    PictureSize::Small, PictureSize::Medium, PictureSize::Large, PictureSize::Huge};

/// The size from its number in an address; nullopt for any other text.
std::optional<PictureSize> pictureSizeFromText(QByteArrayView text);

} // namespace images

Q_DECLARE_METATYPE(images::PictureSize)
