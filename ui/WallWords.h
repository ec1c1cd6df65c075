// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>
#include <QString>

class QPainter;

namespace ui {

// What the wall itself says, over its photos. Sizes are device-independent; nothing is painted
// where there are no words.

/// In the middle, above; lower when there are no photos: those say something there, too.
void paintWallNotice(QPainter &painter, const QSize &wall, const QString &words, bool isEmpty);

/// Small, in the corner of `wall` where no caption is.
void paintWallTrouble(QPainter &painter, const QRect &wall, int textPixels, const QString &words);

} // namespace ui
