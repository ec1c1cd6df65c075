// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Thumbnails beside libvips, in one process and in turns:
//
//   picture-bench [FOLDER]     a folder of large photographs; /usr/share/backgrounds by default
//
// Prints photos per CPU second as a ratio, likeness (SSIM of the brightness) to a full decode with
// Lanczos by libvips, and the peak of memory; says whether the bars are met, and ends with 1 if
// not.
// Before Qt, whose word "signals" GLib uses as a name.
#include <vips/vips.h>

#include "images/Jpeg.h"
#include "images/PictureSize.h"
#include "images/Thumbnailer.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QFile>
#include <QImageReader>
#include <QProcess>
#include <QTextStream>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <functional>
#include <memory>
#include <numeric>
#include <vector>

namespace {

constexpr int box = int(images::PictureSize::Small);
constexpr int rounds = 7;
constexpr int photographs = 8;

QTextStream out(stdout);

/// Blind to a busy neighbour.
double cpuSeconds()
{
    timespec time {};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return double(time.tv_sec) + double(time.tv_nsec) * 1e-9;
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

// The two ways: encoded bytes in, pixels that fit the box out.

QImage ours(const QByteArray &jpeg)
{
    const auto picture = images::fittedPicture(jpeg, box);
    return picture ? *picture : QImage();
}

QImage pixelsOf(VipsImage *image)
{
    size_t count = 0;
    std::unique_ptr<void, void (*)(void *)> pixels(
        vips_image_write_to_memory(image, &count), g_free);
    QImage copy;
    if (pixels)
        copy = QImage(static_cast<const uchar *>(pixels.get()), image->Xsize, image->Ysize,
            image->Xsize * qsizetype(3), QImage::Format_RGB888)
                   .copy();
    g_object_unref(image);
    return copy;
}

QImage vips(const QByteArray &jpeg)
{
    VipsImage *thumbnail = nullptr;
    if (vips_thumbnail_buffer(const_cast<char *>(jpeg.constData()), size_t(jpeg.size()), &thumbnail,
            box, "height", box, nullptr))
        qFatal("libvips: %s", vips_error_buffer());
    return pixelsOf(thumbnail);
}

/// What a thumbnail should look like.
QImage reference(const QByteArray &jpeg, QSize size)
{
    VipsImage *full
        = vips_image_new_from_buffer(jpeg.constData(), size_t(jpeg.size()), "", nullptr);
    VipsImage *small = nullptr;
    if (!full
        || vips_resize(full, &small, double(size.width()) / full->Xsize, "vscale",
            double(size.height()) / full->Ysize, "kernel", VIPS_KERNEL_LANCZOS3, nullptr))
        qFatal("libvips: %s", vips_error_buffer());
    g_object_unref(full);
    return pixelsOf(small);
}

// Likeness: SSIM, Wang et al. 2004, 11 taps of a Gaussian with sigma 1.5.

using Plane = std::vector<double>;

Plane brightness(const QImage &image)
{
    const QImage rgb = image.convertToFormat(QImage::Format_RGB32);
    Plane plane;
    for (int y = 0; y < rgb.height(); ++y) {
        const auto *row = reinterpret_cast<const QRgb *>(rgb.constScanLine(y));
        for (int x = 0; x < rgb.width(); ++x)
            plane.push_back(0.299 * qRed(row[x]) + 0.587 * qGreen(row[x]) + 0.114 * qBlue(row[x]));
    }
    return plane;
}

Plane blurredAlong(const Plane &plane, int width, int height, int stepX, int stepY)
{
    Plane blurred(plane.size());
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            double sum = 0;
            double weights = 0;
            for (int tap = -5; tap <= 5; ++tap) {
                const int fromX = std::clamp(x + tap * stepX, 0, width - 1);
                const int fromY = std::clamp(y + tap * stepY, 0, height - 1);
                const double weight = std::exp(-tap * tap / 4.5);
                sum += weight * plane[size_t(fromY) * size_t(width) + size_t(fromX)];
                weights += weight;
            }
            blurred[size_t(y) * size_t(width) + size_t(x)] = sum / weights;
        }
    }
    return blurred;
}

double likeness(const QImage &one, const QImage &other)
{
    const int w = one.width();
    const int h = one.height();
    const auto blurred = [w, h](const Plane &plane) {
        return blurredAlong(blurredAlong(plane, w, h, 1, 0), w, h, 0, 1);
    };
    const auto product = [](const Plane &p, const Plane &q) {
        Plane result(p.size());
        std::transform(p.begin(), p.end(), q.begin(), result.begin(), std::multiplies<>());
        return result;
    };
    const Plane a = brightness(one);
    const Plane b = brightness(other);
    const Plane meanA = blurred(a);
    const Plane meanB = blurred(b);
    const Plane squareA = blurred(product(a, a));
    const Plane squareB = blurred(product(b, b));
    const Plane both = blurred(product(a, b));
    double sum = 0;
    for (size_t i = 0; i < a.size(); ++i) {
        const double m = meanA[i] * meanB[i];
        const double mm = meanA[i] * meanA[i] + meanB[i] * meanB[i];
        sum += (2 * m + 6.5025) * (2 * (both[i] - m) + 58.5225)
            / ((mm + 6.5025) * (squareA[i] + squareB[i] - mm + 58.5225));
    }
    return sum / double(a.size());
}

// The sets: what services send, and what cameras make.

std::vector<QImage> photographsIn(const QString &folder)
{
    std::vector<QImage> images;
    QDirIterator files(folder, {"*.jpg", "*.jpeg"}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext() && images.size() < photographs) {
        const QImage image = QImageReader(files.next()).read();
        if (image.width() >= 1600 && image.height() >= 900)
            images.push_back(image.convertToFormat(QImage::Format_RGB32));
    }
    return images;
}

QByteArray jpegOf(const QImage &photograph, QSize size)
{
    const QImage image
        = photograph.scaled(size, Qt::KeepAspectRatioByExpanding, Qt::SmoothTransformation);
    const QPoint corner((image.width() - size.width()) / 2, (image.height() - size.height()) / 2);
    return images::writeJpeg(image.copy(QRect(corner, size)), 88);
}

struct Bars {
    double speed;
    double likeness;
};

bool measure(const std::vector<QImage> &photographs, QSize size, const Bars &bars)
{
    std::vector<QByteArray> set;
    for (const QImage &photograph : photographs)
        set.push_back(jpegOf(photograph, size));
    const auto seconds = [&set](QImage (*way)(const QByteArray &)) {
        const double start = cpuSeconds();
        for (const QByteArray &jpeg : set) {
            if (way(jpeg).isNull())
                qFatal("a photograph can't be read");
        }
        return cpuSeconds() - start;
    };
    std::vector<double> ratios;
    std::vector<double> own;
    for (int round = 0; round < rounds; ++round) {
        const double mine = seconds(ours);
        ratios.push_back(seconds(vips) / mine);
        own.push_back(mine / double(set.size()) * 1000);
    }
    std::vector<double> alike;
    for (const QByteArray &jpeg : set) {
        const QImage thumbnail = ours(jpeg);
        alike.push_back(likeness(thumbnail, reference(jpeg, thumbnail.size())));
    }
    const double speed = median(ratios);
    const double mean = std::accumulate(alike.begin(), alike.end(), 0.0) / double(alike.size());
    const bool isMet = speed >= bars.speed && mean >= bars.likeness;
    out << QStringLiteral("%1 x %2: %3 ms CPU a photo, %4 x libvips (bar %5), SSIM %6, least %7 "
                          "(bar %8): %9\n")
               .arg(size.width())
               .arg(size.height())
               .arg(median(own), 0, 'f', 2)
               .arg(speed, 0, 'f', 2)
               .arg(bars.speed)
               .arg(mean, 0, 'f', 4)
               .arg(*std::min_element(alike.begin(), alike.end()), 0, 'f', 4)
               .arg(bars.likeness)
               .arg(isMet ? QStringLiteral("met") : QStringLiteral("NOT MET"));
    out.flush();
    return isMet;
}

// Memory: each way in a process of its own.

qint64 peakKilobytes()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).trimmed().split(' ').first().toLongLong();
    }
    return 0;
}

int printPeak(const QString &way, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return 1;
    const QByteArray jpeg = file.readAll();
    const auto run = way == QLatin1String("ours") ? ours : vips;
    // Libraries and tables come in with the first picture, which is a tiny one.
    QImage tiny(box + box / 4, 40, QImage::Format_RGB32);
    tiny.fill(Qt::gray);
    run(images::writeJpeg(tiny, 88));
    const qint64 before = peakKilobytes();
    run(jpeg);
    out << peakKilobytes() - before << "\n";
    return 0;
}

qint64 peakOf(const QString &way, const QString &path)
{
    QProcess process;
    process.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--peak"), way, path});
    if (!process.waitForFinished(-1) || process.exitCode() != 0)
        qFatal("the measuring process failed");
    return process.readAllStandardOutput().trimmed().toLongLong();
}

bool measureMemory(const QImage &photograph, QSize size)
{
    constexpr double bar = 0.5;
    const QString path = QCoreApplication::applicationDirPath()
        + QStringLiteral("/picture-bench-%1.jpg").arg(QCoreApplication::applicationPid());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("%s can't be written", qPrintable(path));
    file.write(jpegOf(photograph, size));
    file.close();
    const double mine = double(peakOf(QStringLiteral("ours"), path));
    const double theirs = double(peakOf(QStringLiteral("vips"), path));
    file.remove();
    const bool isMet = mine <= bar * theirs;
    out << QStringLiteral("%1 x %2: %3 MiB at most, %4 x libvips (bar %5): %6\n")
               .arg(size.width())
               .arg(size.height())
               .arg(mine / 1024, 0, 'f', 1)
               .arg(mine / theirs, 0, 'f', 2)
               .arg(bar)
               .arg(isMet ? QStringLiteral("met") : QStringLiteral("NOT MET"));
    return isMet;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    if (VIPS_INIT(argv[0]))
        return 2;
    vips_concurrency_set(1);
    vips_cache_set_max(0);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 4 && arguments[1] == QLatin1String("--peak"))
        return printPeak(arguments[2], arguments[3]);

    const QString folder = arguments.value(1, QStringLiteral("/usr/share/backgrounds"));
    const std::vector<QImage> photographs = photographsIn(folder);
    if (photographs.empty()) {
        out << "No photographs of 1600 x 900 or more in " << folder
            << "; apt-get install mate-backgrounds brings some.\n";
        return 2;
    }
    out << photographs.size() << " photographs, " << rounds << " rounds in turns, medians\n";
    bool isMet = true;
    for (const QSize size : {QSize(640, 640), QSize(640, 480), QSize(1080, 1080), QSize(1080, 810)})
        isMet = measure(photographs, size, {1.6, 0.995}) && isMet;
    for (const QSize size : {QSize(4000, 3000), QSize(6000, 4000)}) {
        isMet = measure(photographs, size, {1.1, 0.995}) && isMet;
        isMet = measureMemory(photographs.front(), size) && isMet;
    }
    return isMet ? 0 : 1;
}
