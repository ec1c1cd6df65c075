// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/Light.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace demo {

namespace {

constexpr double largestHueShift = 9; // degrees; more would turn skies green

const std::array<Light, 9> &hours()
{
    // zenith, horizon, glow, disc, cloud, far ground, near ground, water, low, bright, stars, disc
    static const std::array<Light, 9> list = {{
        {0x5b7fb5, 0xf6d9c4, 0xffe3b0, 0xfff3d6, 0xfff0e6, 0x8b9bb4, 0x2c3d4a, 0x5f7f9c, true, true,
            false, true}, // dawn
        {0x2f77c4, 0xcfe6f5, 0xffffff, 0xffffff, 0xffffff, 0x8fb0bd, 0x2f5a3a, 0x2f6f9e, false,
            true, false, false}, // noon
        {0x3f8fd0, 0xe4f0ee, 0xfffbe6, 0xffffff, 0xffffff, 0x9dbfa8, 0x3d6b2f, 0x3a86a8, false,
            true, false, false}, // spring
        {0x5d86b8, 0xffd99a, 0xffc766, 0xfff0c4, 0xffe7c2, 0xb08d6e, 0x4a3325, 0x6d8296, true, true,
            false, true}, // golden hour
        {0x3b3f78, 0xff9e6b, 0xff7a45, 0xffe2b8, 0xf7a48b, 0x8a5a6b, 0x24182e, 0x5a4a72, true,
            false, false, true}, // sunset
        {0x2a2f63, 0xd889a8, 0xffa98f, 0xffd9c9, 0xc98fb3, 0x6a5585, 0x1c1838, 0x45427a, true,
            false, false, false}, // dusk
        {0x0d1330, 0x33457a, 0xdfe8ff, 0xf4f6ff, 0x3d4c7d, 0x2c3a66, 0x080d1f, 0x16234a, false,
            false, true, true}, // night
        {0x8fa3b0, 0xe6e9e6, 0xffffff, 0xffffff, 0xffffff, 0xb3bfc2, 0x42534f, 0x8097a1, false,
            true, false, false}, // mist
        {0x2b8a9e, 0xf3e3b3, 0xfff0c0, 0xfffbe8, 0xfff8e6, 0xc9a978, 0x7a4f2c, 0x2f8f9a, true, true,
            false, true}, // south
    }};
    return list;
}

QColor turned(const QColor &colour, double degrees)
{
    float hue = 0;
    float saturation = 0;
    float lightness = 0;
    colour.getHslF(&hue, &saturation, &lightness);
    if (hue < 0)
        return colour; // grey has no hue to turn
    const double shifted = hue + degrees / 360;
    return QColor::fromHslF(float(shifted - std::floor(shifted)), saturation, lightness);
}

} // namespace

Light chooseLight(Random &random)
{
    Light light = hours()[size_t(random.below(int(hours().size())))];
    const double degrees = random.between(-largestHueShift, largestHueShift);
    for (QColor *colour : {&light.zenith, &light.horizon, &light.cloud, &light.farGround,
             &light.nearGround, &light.water})
        *colour = turned(*colour, degrees);
    return light;
}

QColor mixed(const QColor &one, const QColor &other, double share)
{
    const auto between = [share](int a, int b) {
        return std::clamp(int(std::lround(a + (b - a) * share)), 0, 255);
    };
    return {between(one.red(), other.red()), between(one.green(), other.green()),
        between(one.blue(), other.blue())};
}

QColor withAlpha(const QColor &colour, double alpha)
{
    QColor result = colour;
    result.setAlphaF(float(std::clamp(alpha, 0.0, 1.0)));
    return result;
}

} // namespace demo
