// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QSize>

namespace demo {

/// Paints a landscape that nobody has photographed: sky, light, distance and a subject (hills,
/// peaks over a lake, the sea, a skyline, a bridge, dunes), all drawn from `seed`. The same seed
/// and size give the same picture, another seed another one. Any thread; about 40 ms for a
/// megapixel.
QImage paintLandscape(quint64 seed, QSize size);

/// Shape that belongs to a seed, for a longer side of `side` pixels: landscape, portrait, square or
/// panorama.
QSize landscapeSize(quint64 seed, int side);

} // namespace demo
