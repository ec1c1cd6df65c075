// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/Random.h"

#include <QColor>

namespace demo {

/// Colours of one hour of the day.
struct Light {
    QColor zenith;
    QColor horizon;
    QColor sun; ///< of its glow
    QColor disc;
    QColor cloud;
    QColor farGround;
    QColor nearGround;
    QColor water;
    bool isLow = false; ///< the sun stands near the horizon
    bool isBright = true; ///< no lamps are lit
    bool hasStars = false;
    bool showsDisc = true;
};

/// One of the hours, a little turned in hue, so that no two evenings are alike.
Light chooseLight(Random &random);

/// `share` 0 gives `one`, 1 gives `other`.
QColor mixed(const QColor &one, const QColor &other, double share);
QColor withAlpha(const QColor &colour, double alpha);

} // namespace demo
