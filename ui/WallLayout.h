// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPoint>
#include <QRect>
#include <QStringView>

#include <array>
#include <chrono>
#include <optional>

namespace ui {

/// How photos stand on the wall; the page for browsers knows the same names.
enum class WallLayout {
    Grid, ///< equal tiles
    Mosaic, ///< large and small tiles
    Single, ///< one photo
    Split, ///< two photos
    Cubes, ///< 5 × 3 cubes that turn, as in 2011
};
inline constexpr std::array allWallLayouts {
    WallLayout::Grid, WallLayout::Mosaic, WallLayout::Single, WallLayout::Split, WallLayout::Cubes};

/// "grid", "mosaic", "single", "split", "cubes": on the command line, in settings and addresses.
QString wallLayoutName(WallLayout layout);
std::optional<WallLayout> wallLayoutFromName(QStringView name);

/// How much of a photo must stay in sight for it to fill its cell; else it is shown whole. Photos
/// that must not be cropped are always shown whole.
double wallVisibleShare(WallLayout layout);

/// The cells of a wall of `photoCount` photos in `room`, in reading order, `gap` pixels apart;
/// never more cells than photos, and no empty corner. All in pixels of the screen.
QList<QRect> wallCells(WallLayout layout, const QRect &room, qsizetype photoCount, int gap);

/// Where the whole wall stands after `time`: it wanders by one pixel every few seconds, at most
/// `reach` pixels from the middle, so that no edge and no letter burns into the screen.
QPoint wallDrift(std::chrono::milliseconds time, int reach);
/// When wallDrift() changes next, from `time` on.
std::chrono::milliseconds untilNextDrift(std::chrono::milliseconds time);

} // namespace ui
