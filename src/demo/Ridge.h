// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/Random.h"

#include <QPainterPath>

#include <array>

namespace demo {

/// The outline of hills against the sky: waves of growing frequency and shrinking height.
class Ridge {
public:
    /// `level` and `height` in pixels from the picture's top; `frequency` in hills for its width.
    Ridge(Random &random, double level, double height, double frequency);

    /// The outline's y at `share` (0 … 1) of the width.
    double heightAt(double share) const;
    /// The ground below the outline.
    QPainterPath path(double width, double bottom) const;

private:
    struct Wave {
        double frequency;
        double height;
        double phase;
    };
    double m_level;
    std::array<Wave, 7> m_waves;
};

} // namespace demo
