// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "photos/Photo.h"

#include <QList>

namespace ui {

/// A city that the form offers ready-made.
struct Preset {
    QString title; ///< in the language of the window
    QString englishTitle; ///< names the city in every language
    photos::Coordinate centre;
};

/// The 24 city centres that the demo of 2011 watched, in alphabetical order of the window's
/// language; each with a radius of 5 km.
QList<Preset> presets();
inline constexpr double presetRadius = 5000; ///< metres

} // namespace ui
