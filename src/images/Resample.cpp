// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "images/Resample.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <numbers>
#include <vector>

namespace images {

namespace {

constexpr int lobes = 3;
/// Values of a row summed at a time: they stay in the first-level cache over all taps.
constexpr int blockValues = 512;

using Pixel [[gnu::vector_size(4 * sizeof(float))]] = float;

/// Which source pixels make one target pixel, and how much of each.
struct Taps {
    int first = 0;
    std::vector<float> weights;
};

double lanczos(double x)
{
    if (std::abs(x) < 1e-9)
        return 1;
    if (std::abs(x) >= lobes)
        return 0;
    const double angle = std::numbers::pi * x;
    return lobes * std::sin(angle) * std::sin(angle / lobes) / (angle * angle);
}

/// Taps along one axis: `from` … `from + length` of `sourceSize` pixels become `targetSize` pixels.
std::vector<Taps> tapsFor(int sourceSize, double from, double length, int targetSize)
{
    const double scale = length / targetSize;
    const double stretch = std::max(1.0, scale); // when shrinking, the kernel covers all pixels
    std::vector<Taps> all(static_cast<size_t>(targetSize));
    for (int i = 0; i < targetSize; ++i) {
        const double centre = from + (i + 0.5) * scale;
        const int first
            = std::clamp(int(std::floor(centre - lobes * stretch + 0.5)), 0, sourceSize - 1);
        const int end
            = std::clamp(int(std::floor(centre + lobes * stretch + 0.5)), first + 1, sourceSize);
        Taps &taps = all[static_cast<size_t>(i)];
        taps.first = first;
        double sum = 0;
        for (int k = first; k < end; ++k) {
            taps.weights.push_back(float(lanczos((k + 0.5 - centre) / stretch)));
            sum += double(taps.weights.back());
        }
        for (float &weight : taps.weights)
            weight /= float(sum);
    }
    return all;
}

struct Job {
    const uchar *source;
    qsizetype sourceStride;
    uchar *target;
    qsizetype targetStride;
    int firstValue; ///< bytes of a source row that any column needs
    int endValue;
    const std::vector<Taps> *columns;
    const std::vector<Taps> *rows;
    float *row; ///< room for one row of the source's width
};

/// Source rows weighed into one row of floats.
[[gnu::always_inline]] inline void mixRows(const Job &job, const Taps &taps)
{
    const int tapCount = int(taps.weights.size());
    for (int from = job.firstValue; from < job.endValue; from += blockValues) {
        const int count = std::min(blockValues, job.endValue - from);
        std::array<float, blockValues> sums {};
        for (int tap = 0; tap < tapCount; ++tap) {
            const float weight = taps.weights[static_cast<size_t>(tap)];
            const uchar *bytes = job.source + (taps.first + tap) * job.sourceStride + from;
            for (int x = 0; x < count; ++x)
                sums[static_cast<size_t>(x)] += weight * float(bytes[x]);
        }
        std::memcpy(job.row + from, sums.data(), static_cast<size_t>(count) * sizeof(float));
    }
}

/// One target pixel out of the row of floats, all four channels at once.
[[gnu::always_inline]] inline void mixPixel(const float *row, const Taps &taps, uchar *target)
{
    Pixel sum {};
    const float *values = row + taps.first * qsizetype(4);
    for (const float weight : taps.weights) {
        Pixel pixel;
        std::memcpy(&pixel, values, sizeof pixel);
        sum += pixel * weight;
        values += 4;
    }
    for (int channel = 0; channel < 4; ++channel)
        target[channel] = uchar(std::clamp(sum[channel] + 0.5F, 0.0F, 255.0F));
}

[[gnu::always_inline]] inline void resampleAll(const Job &job)
{
    for (size_t y = 0; y < job.rows->size(); ++y) {
        mixRows(job, (*job.rows)[y]);
        uchar *target = job.target + qsizetype(y) * job.targetStride;
        for (const Taps &column : *job.columns) {
            mixPixel(job.row, column, target);
            target += 4;
        }
    }
}

void resampleAnywhere(const Job &job)
{
    resampleAll(job);
}

#if defined(__x86_64__)
// The same code once more, with eight floats at a time: half the time of the baseline.
[[gnu::target("avx2,fma")]] void resampleWithAvx2(const Job &job)
{
    resampleAll(job);
}
#endif

} // namespace

QImage resampled(const QImage &image, const QRectF &source, QSize size)
{
    Q_ASSERT(image.format() == QImage::Format_RGB32 && !size.isEmpty());
    QImage target(size, QImage::Format_RGB32);
    if (target.isNull())
        return {};
    const auto columns = tapsFor(image.width(), source.x(), source.width(), size.width());
    const auto rows = tapsFor(image.height(), source.y(), source.height(), size.height());
    std::vector<float> row(static_cast<size_t>(image.width()) * 4);

    Job job {image.constBits(), image.bytesPerLine(), target.bits(), target.bytesPerLine(),
        columns.front().first * 4, (columns.back().first + int(columns.back().weights.size())) * 4,
        &columns, &rows, row.data()};
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
        resampleWithAvx2(job);
    else
        resampleAnywhere(job);
#else
    resampleAnywhere(job);
#endif
    return target;
}

} // namespace images
