// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/Landscape.h"

#include "demo/Light.h"
#include "demo/Ridge.h"

#include <QLinearGradient>
#include <QPainter>
#include <QPainterPath>
#include <QRadialGradient>

#include <array>
#include <cmath>

namespace demo {

namespace {

enum class Subject { Hills, Peaks, Sea, Skyline, Bridge, Dunes };

/// One picture while it is painted. All lengths are shares of the picture's height or width, so
/// that every size shows the same scene.
class Canvas {
public:
    Canvas(quint64 seed, QSize size)
        : m_random(seed)
        , m_light(chooseLight(m_random))
        , m_image(size, QImage::Format_RGB32)
        , m_painter(&m_image)
        , m_width(size.width())
        , m_height(size.height())
    {
        m_painter.setRenderHint(QPainter::Antialiasing);
        m_subject = Subject(m_random.below(6));
        m_horizon = m_height * m_random.between(0.50, 0.66);
    }

    QImage paint()
    {
        paintSky();
        paintSun();
        if (m_light.hasStars)
            paintStars();
        paintClouds();
        switch (m_subject) {
        case Subject::Hills:
            paintHills(5, 0.10);
            break;
        case Subject::Peaks:
            paintPeaks();
            break;
        case Subject::Sea:
            paintSea();
            break;
        case Subject::Skyline:
            paintSkyline();
            break;
        case Subject::Bridge:
            paintBridge();
            break;
        case Subject::Dunes:
            paintHills(4, 0.05);
            break;
        }
        if (m_light.isBright && m_random.below(3) == 0)
            paintBirds();
        paintVignette();
        m_painter.end();
        return m_image;
    }

private:
    /// What is far takes the colour of the air; 0 is the horizon, 1 our feet.
    QColor shade(double nearness) const
    {
        return mixed(mixed(m_light.horizon, m_light.farGround, 0.55), m_light.nearGround, nearness);
    }

    void paintSky()
    {
        QLinearGradient sky(0, 0, 0, m_horizon * 1.05);
        sky.setColorAt(0, m_light.zenith);
        sky.setColorAt(0.55, mixed(m_light.zenith, m_light.horizon, 0.55));
        sky.setColorAt(1, m_light.horizon);
        m_painter.fillRect(m_image.rect(), sky);
    }

    void paintSun()
    {
        m_sun = {m_width * m_random.between(0.15, 0.85),
            m_horizon
                * (m_light.isLow ? m_random.between(0.72, 0.97) : m_random.between(0.18, 0.5))};
        const double glow = m_height * (m_light.isLow ? 0.75 : 0.45);
        QRadialGradient halo(m_sun, glow);
        halo.setColorAt(0, withAlpha(m_light.sun, m_light.hasStars ? 0.28 : 0.62));
        halo.setColorAt(0.25, withAlpha(m_light.sun, m_light.hasStars ? 0.09 : 0.25));
        halo.setColorAt(1, withAlpha(m_light.sun, 0));
        m_painter.fillRect(m_image.rect(), halo);
        if (!m_light.showsDisc)
            return;
        const double radius = m_height * m_random.between(0.022, 0.045);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(m_light.disc);
        m_painter.drawEllipse(m_sun, radius, radius);
    }

    void paintStars()
    {
        m_painter.setPen(Qt::NoPen);
        for (int star = 0; star < 140; ++star) {
            const double size = m_height * m_random.between(0.0006, 0.0020);
            const QPointF at(m_width * m_random.unit(), m_horizon * m_random.unit() * 0.95);
            m_painter.setBrush(withAlpha(QColor(255, 252, 240), m_random.between(0.25, 0.9)));
            m_painter.drawEllipse(at, size, size);
        }
    }

    /// Long soft banks: many thin gradients one over another.
    void paintClouds()
    {
        m_painter.setPen(Qt::NoPen);
        const int banks = m_random.below(5);
        for (int bank = 0; bank < banks; ++bank) {
            const QPointF centre(
                m_width * m_random.unit(), m_horizon * m_random.between(0.12, 0.85));
            const double length = m_width * m_random.between(0.12, 0.32);
            for (int puff = 0; puff < 26; ++puff) {
                const QPointF at = centre
                    + QPointF((m_random.unit() + m_random.unit() - 1) * length,
                        (m_random.unit() - 0.5) * length * 0.14);
                paintPuff(at, length * m_random.between(0.10, 0.30));
            }
        }
    }

    void paintPuff(QPointF at, double radius)
    {
        m_painter.save();
        m_painter.translate(at);
        m_painter.scale(1, 0.34);
        QRadialGradient puff(QPointF(0, 0), radius);
        puff.setColorAt(0, withAlpha(m_light.cloud, 0.16));
        puff.setColorAt(1, withAlpha(m_light.cloud, 0));
        m_painter.setBrush(puff);
        m_painter.drawEllipse(QPointF(0, 0), radius, radius);
        m_painter.restore();
    }

    void paintRidge(const Ridge &ridge, const QColor &colour, const QColor &foot)
    {
        const QPainterPath path = ridge.path(m_width, m_height);
        QLinearGradient fill(0, path.boundingRect().top(), 0,
            std::min(m_height, path.boundingRect().top() + m_height * 0.35));
        fill.setColorAt(0, colour);
        fill.setColorAt(1, foot);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(fill);
        m_painter.drawPath(path);
    }

    void paintHills(int count, double roughness)
    {
        for (int layer = 0; layer < count; ++layer) {
            const double nearness = double(layer) / (count - 1);
            const Ridge ridge(m_random,
                m_horizon + (m_height - m_horizon) * (nearness * 0.72 - 0.08),
                m_height * (0.05 + roughness * (0.4 + nearness)), 1.2 + (1 - nearness) * 2.2);
            // Air gathers in the valleys: each layer pales towards its foot.
            paintRidge(ridge, shade(nearness),
                mixed(shade(nearness), m_light.horizon, 0.42 * (1 - nearness)));
            if (layer >= count - 2 && m_subject == Subject::Hills)
                paintTrees(ridge, shade(std::min(1.0, nearness + 0.12)), 0.020 + 0.045 * nearness);
        }
    }

    void paintTrees(const Ridge &ridge, const QColor &colour, double size)
    {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(colour);
        const int count = 14 + m_random.below(60);
        for (int tree = 0; tree < count; ++tree) {
            const double x = m_width * m_random.unit();
            const double height = m_height * size * m_random.between(0.5, 1.25);
            const double foot = ridge.heightAt(x / m_width) + height * 0.12;
            QPainterPath conifer;
            conifer.moveTo(x, foot - height);
            for (int side : {1, -1}) {
                for (int branch = 1; branch <= 4; ++branch) {
                    const int step = side > 0 ? branch : 5 - branch;
                    const double y = foot - height + height * step / 4;
                    const double reach = side * height * 0.062 * step;
                    if (side > 0) {
                        conifer.lineTo(x + reach, y);
                        conifer.lineTo(x + reach * 0.55, y - height * 0.02);
                    } else {
                        conifer.lineTo(x + reach * 0.55, y - height * 0.02);
                        conifer.lineTo(x + reach, y);
                    }
                }
            }
            conifer.closeSubpath();
            m_painter.drawPath(conifer);
        }
    }

    void paintWater(double from, double to)
    {
        QLinearGradient water(0, from, 0, to);
        water.setColorAt(0, mixed(m_light.horizon, m_light.water, 0.35));
        water.setColorAt(1, mixed(m_light.zenith, m_light.water, 0.75));
        m_painter.fillRect(QRectF(0, from, m_width, to - from), water);
        paintGlitter(from, to);
    }

    /// The sun's road on the water: short strokes, wider and rarer the nearer they are.
    void paintGlitter(double from, double to)
    {
        m_painter.setPen(Qt::NoPen);
        for (int stroke = 0; stroke < 260; ++stroke) {
            const double depth = std::pow(m_random.unit(), 1.6);
            const double y = from + (to - from) * depth;
            const double spread = m_width * (0.02 + 0.16 * depth);
            const double x = m_sun.x() + (m_random.unit() + m_random.unit() - 1) * spread;
            const double length = m_width * (0.006 + 0.05 * depth) * m_random.between(0.4, 1.2);
            m_painter.setBrush(withAlpha(m_light.sun, m_random.between(0.05, 0.30)));
            m_painter.drawEllipse(QPointF(x, y), length, m_height * (0.0008 + 0.0022 * depth));
        }
    }

    void paintPeaks()
    {
        const Ridge far(m_random, m_horizon - m_height * 0.13, m_height * 0.17, 3.4);
        paintRidge(
            far, mixed(shade(0.10), m_light.cloud, 0.25), mixed(shade(0.1), m_light.horizon, 0.6));
        const Ridge near(m_random, m_horizon - m_height * 0.05, m_height * 0.11, 4.2);
        paintRidge(near, shade(0.38), mixed(shade(0.38), m_light.horizon, 0.35));
        paintWater(m_horizon, m_height);
        const Ridge shore(m_random, m_height * 0.93, m_height * 0.05, 2.0);
        paintRidge(shore, shade(0.95), shade(1));
        paintTrees(shore, shade(1), 0.10);
    }

    void paintSea()
    {
        if (m_random.below(2) == 0) {
            const Ridge island(m_random, m_horizon + m_height * 0.005, m_height * 0.06, 1.6);
            paintRidge(island, shade(0.22), mixed(shade(0.22), m_light.horizon, 0.4));
        }
        paintWater(m_horizon, m_height);
        for (int wave = 0; wave < 9; ++wave) {
            const double depth = (wave + 1) / 10.0;
            QPen pen(
                withAlpha(m_light.cloud, 0.06 + 0.10 * depth), m_height * 0.0022 * (0.5 + depth));
            pen.setCapStyle(Qt::RoundCap);
            m_painter.setPen(pen);
            m_painter.setBrush(Qt::NoBrush);
            const double y = m_horizon + (m_height - m_horizon) * depth * depth;
            const double start = m_width * m_random.between(-0.2, 0.7);
            QPainterPath crest(QPointF(start, y));
            crest.cubicTo(start + m_width * 0.15, y - m_height * 0.008, start + m_width * 0.3,
                y + m_height * 0.006, start + m_width * m_random.between(0.35, 0.6), y);
            m_painter.drawPath(crest);
        }
        if (m_random.below(2) == 0)
            paintBoat();
    }

    void paintBoat()
    {
        const double unit = m_height * m_random.between(0.025, 0.05);
        const QPointF at(m_width * m_random.between(0.2, 0.8),
            m_horizon + m_height * m_random.between(0.03, 0.12));
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(mixed(m_light.cloud, Qt::white, 0.5));
        m_painter.drawPolygon(QPolygonF({at + QPointF(0.06 * unit, -2.2 * unit),
            at + QPointF(1.0 * unit, -0.25 * unit), at + QPointF(0.06 * unit, -0.25 * unit)}));
        m_painter.drawPolygon(QPolygonF({at + QPointF(-0.06 * unit, -1.8 * unit),
            at + QPointF(-0.7 * unit, -0.25 * unit), at + QPointF(-0.06 * unit, -0.25 * unit)}));
        m_painter.setBrush(shade(1));
        m_painter.drawPolygon(QPolygonF(
            {at + QPointF(-0.9 * unit, -0.15 * unit), at + QPointF(1.1 * unit, -0.15 * unit),
                at + QPointF(0.8 * unit, 0.2 * unit), at + QPointF(-0.7 * unit, 0.2 * unit)}));
    }

    void paintSkyline()
    {
        const double ground = m_height * m_random.between(0.72, 0.86);
        paintRidge(Ridge(m_random, m_horizon, m_height * 0.05, 2), shade(0.12),
            mixed(shade(0.12), m_light.horizon, 0.5));
        for (int row = 0; row < 3; ++row)
            paintBuildings(ground, row / 2.0);
        paintWater(ground, m_height);
    }

    void paintBuildings(double ground, double nearness)
    {
        // Stone and glass, not the colour of the meadows.
        const QColor stone(0x55, 0x60, 0x6e);
        const QColor colour
            = mixed(shade(0.25 + 0.6 * nearness), stone, m_light.isBright ? 0.6 : 0.15);
        double x = -m_width * 0.05;
        while (x < m_width) {
            const double width = m_height * m_random.between(0.035, 0.085);
            const double middle = 1 - std::abs(x / m_width - 0.5);
            const double height
                = m_height * m_random.between(0.07, 0.30) * middle * (1.15 - 0.4 * nearness);
            const QRectF house(x, ground - height, width, height);
            m_painter.setPen(Qt::NoPen);
            m_painter.setBrush(mixed(colour, m_light.horizon, m_random.between(0, 0.10)));
            m_painter.drawRect(house);
            if (m_random.below(6) == 0)
                m_painter.drawRect(QRectF(house.center().x() - width * 0.03,
                    house.top() - height * 0.22, width * 0.06, height * 0.22));
            if (!m_light.isBright && nearness > 0.2)
                paintWindows(house);
            x += width * m_random.between(0.85, 1.25);
        }
    }

    void paintWindows(const QRectF &house)
    {
        const double step = m_height * 0.0125;
        for (double y = house.top() + step; y < house.bottom() - step; y += step) {
            for (double x = house.left() + step * 0.6; x < house.right() - step * 0.6;
                 x += step * 0.8) {
                if (m_random.below(5) < 2) {
                    m_painter.setBrush(
                        withAlpha(QColor(255, 214, 140), m_random.between(0.35, 0.95)));
                    m_painter.drawRect(QRectF(x, y, step * 0.34, step * 0.5));
                }
            }
        }
    }

    void paintBridge()
    {
        paintRidge(Ridge(m_random, m_horizon - m_height * 0.02, m_height * 0.08, 2.2), shade(0.15),
            mixed(shade(0.15), m_light.horizon, 0.5));
        paintWater(m_horizon + m_height * 0.02, m_height);
        const double deck = m_horizon + m_height * m_random.between(-0.02, 0.05);
        const double top = deck - m_height * m_random.between(0.24, 0.34);
        const QColor iron
            = mixed(shade(0.7), QColor(0xb8, 0x4a, 0x2a), m_light.isBright ? 0.65 : 0.3);
        const std::array towers
            = {m_width * m_random.between(0.18, 0.28), m_width * m_random.between(0.68, 0.80)};
        paintCables(towers, top, deck, iron);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(iron);
        m_painter.drawRect(QRectF(0, deck, m_width, m_height * 0.012));
        for (const double x : towers) {
            for (const double leg : {-0.016, 0.010})
                m_painter.drawRect(QRectF(
                    x + m_height * leg, top, m_height * 0.007, m_height * 0.10 + deck - top));
            for (int brace = 0; brace < 4; ++brace)
                m_painter.drawRect(QRectF(x - m_height * 0.016, top + (deck - top) * brace / 4.0,
                    m_height * 0.033, m_height * 0.007));
        }
        paintRidge(Ridge(m_random, m_height * 0.94, m_height * 0.07, 1.6), shade(0.92), shade(1));
    }

    void paintCables(
        const std::array<double, 2> &towers, double top, double deck, const QColor &iron)
    {
        m_painter.setBrush(Qt::NoBrush);
        const std::array ends = {
            towers[0] - (towers[1] - towers[0]), towers[0], towers[1], 2 * towers[1] - towers[0]};
        for (size_t span = 0; span + 1 < ends.size(); ++span) {
            const double middle = (ends[span] + ends[span + 1]) / 2;
            const double half = (ends[span + 1] - ends[span]) / 2;
            const auto sag = [&](double x) {
                const double share = (x - middle) / half;
                return deck - (deck - top) * (0.06 + 0.94 * share * share);
            };
            QPainterPath cable(QPointF(ends[span], sag(ends[span])));
            for (int i = 1; i <= 40; ++i) {
                const double x = ends[span] + 2 * half * i / 40;
                cable.lineTo(x, sag(x));
            }
            m_painter.setPen(QPen(iron, m_height * 0.0045));
            m_painter.drawPath(cable);
            m_painter.setPen(QPen(withAlpha(iron, 0.75), m_height * 0.0013));
            for (int i = 1; i < 24; ++i) {
                const double x = ends[span] + 2 * half * i / 24;
                m_painter.drawLine(QPointF(x, sag(x)), QPointF(x, deck));
            }
        }
    }

    void paintBirds()
    {
        QPen pen(withAlpha(shade(1), 0.75), m_height * 0.0022);
        pen.setCapStyle(Qt::RoundCap);
        m_painter.setPen(pen);
        m_painter.setBrush(Qt::NoBrush);
        const QPointF flock(
            m_width * m_random.between(0.2, 0.7), m_horizon * m_random.between(0.25, 0.6));
        for (int bird = 0; bird < 5; ++bird) {
            const double wing = m_height * m_random.between(0.007, 0.013);
            const QPointF at = flock
                + QPointF(m_height * m_random.between(-0.1, 0.1),
                    m_height * m_random.between(-0.05, 0.05));
            QPainterPath path(at + QPointF(-wing, -wing * 0.5));
            path.quadTo(at + QPointF(-wing * 0.4, -wing * 0.7), at);
            path.quadTo(at + QPointF(wing * 0.4, -wing * 0.7), at + QPointF(wing, -wing * 0.5));
            m_painter.drawPath(path);
        }
    }

    void paintVignette()
    {
        QRadialGradient edge(
            QPointF(m_width / 2, m_height * 0.48), std::hypot(m_width, m_height) * 0.58);
        edge.setColorAt(0.6, QColor(0, 0, 0, 0));
        edge.setColorAt(1, QColor(0, 0, 0, 66));
        m_painter.fillRect(m_image.rect(), edge);
    }

    Random m_random;
    Light m_light;
    QImage m_image;
    QPainter m_painter;
    double m_width;
    double m_height;
    Subject m_subject = Subject::Hills;
    double m_horizon = 0;
    QPointF m_sun;
};

} // namespace

QImage paintLandscape(quint64 seed, QSize size)
{
    return Canvas(seed, size).paint();
}

QSize landscapeSize(quint64 seed, int side)
{
    static constexpr std::array shapes = {std::pair {1.0, 0.667}, std::pair {0.75, 1.0},
        std::pair {1.0, 1.0}, std::pair {1.0, 0.75}, std::pair {1.0, 0.5625}, std::pair {0.8, 1.0},
        std::pair {1.0, 0.45}};
    const auto [width, height] = shapes[(seed / 7919) % shapes.size()];
    return {int(side * width), int(side * height)};
}

} // namespace demo
