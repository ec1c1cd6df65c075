// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "photos/Photo.h"

#include <optional>

/// Reads numbers and positions as people write and paste them, and writes them. Pure; nothing here
/// knows a widget.
namespace ui::coordinates {

inline constexpr qsizetype maxTextLength = 200;

/// "48.137", "48,137", "−0.5", "٤٨٫١", "48.1° N": one number, with any digits, a point or a comma.
/// nullopt for all else, also for nan, inf, exponents and hexadecimal.
std::optional<double> numberFromText(const QString &text);

/// With a point, whatever the locale, so that it can be pasted anywhere: "48.137".
QString textFromNumber(double value, int mostDigits);

/// Both at once: "48.1, 11.5", "48,1; 11,5", "48.1 11.5", "48°08′14″N 11°34′31″E",
/// "geo:48.1,11.5;u=35". nullopt when the text is not two numbers. Ranges are not checked here.
std::optional<photos::Coordinate> coordinateFromText(const QString &text);

} // namespace ui::coordinates
