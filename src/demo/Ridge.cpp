// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/Ridge.h"

#include <cmath>
#include <numbers>

namespace demo {

namespace {
constexpr int steps = 220; // enough that no corner shows at 2,000 pixels
} // namespace

Ridge::Ridge(Random &random, double level, double height, double frequency)
    : m_level(level)
    , m_waves()
{
    for (Wave &wave : m_waves) {
        wave = {frequency * random.between(0.8, 1.2), height * random.between(0.6, 1.0),
            2 * std::numbers::pi * random.unit()};
        frequency *= 2.1;
        height *= 0.46;
    }
}

double Ridge::heightAt(double share) const
{
    double y = m_level;
    for (const Wave &wave : m_waves) {
        // Folded upwards a wave has ridges rather than bumps.
        const double swing = std::sin(std::numbers::pi * wave.frequency * share + wave.phase);
        y -= wave.height * (1 - 2 * std::abs(swing)) * 0.5;
    }
    return y;
}

QPainterPath Ridge::path(double width, double bottom) const
{
    QPainterPath path(QPointF(0, bottom + 1));
    for (int step = 0; step <= steps; ++step) {
        const double share = double(step) / steps;
        path.lineTo(width * share, heightAt(share));
    }
    path.lineTo(width, bottom + 1);
    path.closeSubpath();
    return path;
}

} // namespace demo
