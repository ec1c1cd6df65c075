// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace images {

/// The PNG with nothing but the chunks its pixels are made of. The others are texts, times and
/// profiles that we drop anyway, and for a text of a few bytes that claims to have many libpng, as
/// Qt drives it, would reserve up to 2 GiB. Empty when the file cannot be understood without a
/// chunk that we do not know.
QByteArray withPixelChunksOnly(const QByteArray &png);

} // namespace images
