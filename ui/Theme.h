// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QPalette>

class QWidget;

/// The tokens of the window's look. Chrome takes the system's palette and font; these are the few
/// colours, sizes and icons of our own. Every colour has AA contrast on light and on dark.
namespace ui::theme {

/// Between things, in device-independent pixels.
namespace space {
inline constexpr int hair = 4;
inline constexpr int small = 8;
inline constexpr int medium = 12;
inline constexpr int large = 16;
inline constexpr int wide = 24;
} // namespace space

/// Corners of tiles and fields; of dialogs and sheets.
inline constexpr int radius = 6;
inline constexpr int sheetRadius = 10;

enum class Tone { Text, Muted, Accent, Live, Warning, Error };

bool isDark(const QPalette &palette);
QColor colour(Tone tone, const QPalette &palette);
/// `share` (0 to 1) of `over` laid on `under`; both opaque.
QColor blend(const QColor &under, const QColor &over, double share);

/// Steps of type: 12, 14, 16, 20 and 28 where the system's font counts as 14.
enum class Type { Small, Body, Large, Title, Display };
QFont font(Type type, QFont::Weight weight = QFont::Normal);

/// A symbolic icon of resources/icons/<size>/<name>.svg, drawn in the colour of the text. It
/// follows the application's palette when that changes.
QIcon icon(const QString &name, int size = 16);
QIcon applicationIcon();

/// Gives the words of a label or a button their tone, and keeps it when the palette changes.
void setTone(QWidget *widget, Tone tone);

} // namespace ui::theme
