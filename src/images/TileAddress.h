// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace images {

inline constexpr qsizetype maxTileAddressLength = 500;

/// Whether it can be the address of a map's tiles: http or https without user, with {z}, {x}
/// and {y}.
bool isTileAddress(const QString &text);

} // namespace images
