// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How smoothly the wall moves: the gaps of the window's event loop while 50 photos a second arrive
// and cubes turn, beside the time that one frame of one cube would take on the window's thread.
//   wall-bench [SECONDS]
#include "support/Pictures.h"
#include "ui/PhotoListModel.h"
#include "ui/WallTile.h"
#include "ui/WallView.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QProxyStyle>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <vector>

namespace {

using namespace std::chrono_literals;

constexpr auto arrivalPeriod = 20ms;
constexpr auto heartbeat = 2ms;

class MovingStyle final : public QProxyStyle {
public:
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
        QStyleHintReturn *data) const override
    {
        return hint == SH_Widget_Animation_Duration
            ? 200
            : QProxyStyle::styleHint(hint, option, widget, data);
    }
};

/// Counts what is painted.
class Frames final : public QObject {
public:
    int count = 0;
    bool eventFilter(QObject *, QEvent *event) override
    {
        count += event->type() == QEvent::Paint;
        return false;
    }
};

photos::Batch arrival(int number)
{
    photos::Photo photo;
    photo.id = QString::number(number);
    photo.placeTitle = "San Francisco";
    photo.author = "Jo";
    photo.pictures = {{QUrl("http://127.0.0.1/p.jpg"), QSize(2000, 1500)}};
    photo.position = {quint64(1000 + number), 0};
    photos::Batch batch;
    batch.photos = {photo};
    return batch;
}

double at(const std::vector<double> &sorted, double share)
{
    return sorted.empty() ? 0 : sorted[size_t(double(sorted.size() - 1) * share)];
}

double onThisThread(QSize cell)
{
    QImage image(cell, QImage::Format_RGB32);
    image.fill(Qt::gray);
    QElapsedTimer time;
    time.start();
    constexpr int frames = 10;
    for (int i = 0; i < frames; ++i)
        ui::wallFrame(ui::WallMotion::TurnLeft, image, image, 0.3 + 0.04 * i, 8);
    return double(time.nsecsElapsed()) / 1e6 / frames;
}

void measure(QSize screen, ui::WallLayout layout, int seconds, const QByteArray &picture)
{
    ui::PhotoListModel model;
    for (int number = 0; number < 40; ++number)
        model.add(arrival(number));
    MovingStyle style;
    ui::WallView wall(&model, {layout, "no bus", 1});
    wall.setStyle(&style);
    QObject::connect(&wall, &ui::WallView::pictureWanted, &wall,
        [&](const QString &id, images::PictureSize size) {
            QTimer::singleShot(0, &wall, [&, id, size] { wall.showPicture(id, size, picture); });
        });
    Frames frames;
    wall.installEventFilter(&frames);
    wall.resize(screen);
    wall.show();

    int number = 1000;
    QTimer arrivals;
    QObject::connect(&arrivals, &QTimer::timeout, &wall, [&] { model.add(arrival(number++)); });
    std::vector<double> gaps;
    QElapsedTimer since;
    QTimer beat;
    beat.setTimerType(Qt::PreciseTimer);
    QObject::connect(&beat, &QTimer::timeout, &wall, [&] {
        gaps.push_back(double(since.nsecsElapsed()) / 1e6 - double(heartbeat.count()));
        since.start();
    });
    QTimer::singleShot(3s, &wall, [&] {
        frames.count = 0;
        arrivals.start(arrivalPeriod);
        since.start();
        beat.start(heartbeat);
    });
    QTimer::singleShot(3s + std::chrono::seconds(seconds), qApp, &QCoreApplication::quit);
    QCoreApplication::exec();

    std::sort(gaps.begin(), gaps.end());
    const int columns = layout == ui::WallLayout::Cubes ? 5 : 1;
    const int rows = layout == ui::WallLayout::Cubes ? 3 : 1;
    std::printf("%4d x %4d %-6s  gap p50 %5.1f  p99 %5.1f  max %5.1f ms   paints %5.1f /s   one "
                "cube's frame here %5.1f ms\n",
        screen.width(), screen.height(), qPrintable(ui::wallLayoutName(layout)), at(gaps, 0.5),
        at(gaps, 0.99), at(gaps, 1), double(frames.count) / seconds,
        onThisThread({screen.width() / columns, screen.height() / rows}));
    std::fflush(stdout);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const int seconds = argc > 1 ? std::max(1, atoi(argv[1])) : 8;
    const QByteArray picture = support::encoded(support::photograph({2000, 1500}), "jpg", 85);
    for (const QSize screen : {QSize(1920, 1080), QSize(3840, 2160)}) {
        for (const ui::WallLayout layout :
            {ui::WallLayout::Cubes, ui::WallLayout::Grid, ui::WallLayout::Single})
            measure(screen, layout, seconds, picture);
    }
    return 0;
}
