// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QImage>

namespace ui {

// What the wall shows, made on pool threads: values in, an image out.

inline constexpr QRgb wallGround = 0xff0e1113;

/// What the foot of a tile says. One line of plain text each; place and caption may be empty.
struct WallCaption {
    QString place;
    QString caption;
    QString author;
    QString licence; ///< empty: none stated
};

/// How a tile is to look, in pixels of the screen.
struct WallLook {
    QSize size;
    QFont font;
    int textPixels = 16;
    double visibleShare = 0; ///< 1: never cropped
};

/// The photo with its caption, exactly as large as its cell; null when the bytes are no picture.
QImage wallTile(const QByteArray &jpeg, const WallCaption &caption, const WallLook &look);

/// "Jo Doe · CC BY 4.0"; where no licence is stated, "© Jo Doe". Cut in the middle of the author's
/// name when it is wider than `width`: the licence stays.
QString wallCredit(const WallCaption &caption, const QFontMetrics &metrics, int width);

enum class WallMotion { None, Rise, Fade, TurnLeft, TurnRight, TurnUp, TurnDown };

/// One tile on its way to the next, `progress` 0 to 1. Both of the same size. `rise` in pixels.
QImage wallFrame(
    WallMotion motion, const QImage &from, const QImage &to, double progress, int rise);

} // namespace ui
