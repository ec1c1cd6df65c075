// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/SlideShow.h"
#include "ui/WallLayout.h"

#include <QByteArray>

#include <optional>

namespace ui {

/// How somebody has arranged the window: what is kept from one start to the next.
struct WindowLayout {
    QByteArray geometry;
    QByteArray splitter;
    int tileSize = 0;
    std::optional<bool> panelWish; ///< whether the places are shown; else the width decides
    WallLayout wall = WallLayout::Grid;
    bool isJustified = false;
    int slideSeconds = SlideShow::defaultSeconds;
    bool hasDetails = true; ///< beside a large photo

    QByteArray toBytes() const;
    /// nullopt: these bytes are no layout. What an older version did not keep is as it begins.
    static std::optional<WindowLayout> fromBytes(const QByteArray &bytes);
};

} // namespace ui
