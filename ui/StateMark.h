// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Health.h"
#include "photos/PlaceState.h"
#include "ui/Theme.h"

class QPainter;

/// The small sign before a state: its colour and its shape say the same, and a word beside it says
/// it again, for those who see no colour and those who see nothing.
namespace ui {

enum class StateMark {
    Live, ///< a disc, green
    Pending, ///< a ring, muted: not yet
    Paused, ///< two bars, muted
    Waiting, ///< a triangle with "!", yellow: it goes on by itself
    Failing, ///< an octagon with "!", red: somebody has to do something
};

StateMark markOf(photos::PlaceState::Activity activity);
StateMark markOf(core::Health::Level level);

theme::Tone toneOf(StateMark mark);
void paintMark(QPainter *painter, const QRectF &rect, StateMark mark, const QPalette &palette);
/// The same as an icon; it follows the application's palette.
QIcon markIcon(StateMark mark);

} // namespace ui
