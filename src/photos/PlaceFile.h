// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "photos/PlaceState.h"

#include <QByteArray>

/// Places as a file to carry to another computer: JSON with what is watched, and none of its
/// secrets. PROTOCOL.md describes it. Pure.
namespace photos::placefile {

inline constexpr qsizetype maxBytes = 1024 * 1024;
inline constexpr qsizetype maxPlaces = 500;
inline constexpr qsizetype maxSourcesOfAPlace = 20;
inline constexpr qsizetype maxTextLength = 1000;

QByteArray write(const QList<PlaceState> &places);

/// Each place as wishes with one title, one for each source. One that can't be watched spoils the
/// file: nothing is taken in by halves. Errors: TooLarge, Malformed; the message names the place.
core::Result<QList<QList<Subscription>>> read(const QByteArray &file);

} // namespace photos::placefile
