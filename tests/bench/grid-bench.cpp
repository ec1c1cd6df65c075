// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The window's grid with real classes, against QListView in IconMode and against a memcpy, all in
// one run: only ratios between them mean something on a machine that does other things, too.
//
//   QT_QPA_PLATFORM=offscreen grid-bench [memory] [filter] [frame] [gaps] [prepend]
//
// Each figure is a median. "To painted" is from the model's add() until the event loop is idle.
#include "photos/Batch.h"
#include "ui/PhotoGrid.h"
#include "ui/PhotoListModel.h"

#include <QAbstractEventDispatcher>
#include <QApplication>
#include <QBuffer>
#include <QElapsedTimer>
#include <QListView>
#include <QPainter>
#include <QProxyStyle>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <malloc.h>

using images::PictureSize;
using ui::PhotoGrid;
using ui::PhotoListModel;

namespace {

constexpr QSize screen {1920, 1080};

double microseconds(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e3;
}

/// Of this thread: a neighbour who takes the processor does not count.
double processorMilliseconds()
{
    timespec time {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[values.size() / 2];
}

void settle()
{
    while (QAbstractEventDispatcher::instance()->processEvents(QEventLoop::AllEvents)) {}
}

/// What heap there is in use, so that nothing of a container is forgotten in the count.
double heapBytes()
{
    const struct mallinfo2 info = mallinfo2();
    return double(info.uordblks) + double(info.hblkhd);
}

/// As a service sends them: an author for every eight photos, 300 places, captions of 20 to 100
/// characters, some in Chinese or Russian, two tags.
photos::Photo photoNumber(qint64 number)
{
    static const QStringList captions {
        QStringLiteral("Morning fog under the bridge, again and again"), QStringLiteral("Sunset"),
        QStringLiteral("Закат над морем, и никого вокруг"),
        QStringLiteral("清水寺の朝、とても静かでした"),
        QStringLiteral(
            "We walked all the way from the ferry building to the fort and had clam chowder")};
    photos::Photo photo;
    photo.id = QStringLiteral("%1_%2").arg(9007199254740995111 + number).arg(number % 1000);
    photo.source = QStringLiteral("instagram");
    photo.slug = QStringLiteral("san-francisco");
    photo.placeTitle = QStringLiteral("San Francisco");
    photo.placeName = QStringLiteral("Place number %1").arg(number % 300);
    photo.author = QStringLiteral("Author number %1").arg(number * 2654435761 % 125'000);
    photo.caption = captions[number % captions.size()] + QStringLiteral(" no. %1").arg(number);
    photo.tags = {QStringLiteral("fog"), QStringLiteral("bridge")};
    photo.createdAt = QDateTime::fromSecsSinceEpoch(1'700'000'000 + number, Qt::UTC);
    constexpr int shapes[] {1500, 667, 1000, 1333, 750, 1778};
    photo.pictures = {{QUrl(), QSize(shapes[number % 6], 1000)}};
    return photo;
}

void add(PhotoListModel &model, qint64 first, int count)
{
    photos::Batch batch;
    for (qint64 number = first + count - 1; number >= first; --number)
        batch.photos += photoNumber(number);
    model.add(batch);
}

void fill(PhotoListModel &model, int count)
{
    constexpr int step = 1000;
    for (int first = 0; first < count; first += step)
        add(model, first, std::min(step, count - first));
}

QByteArray jpeg()
{
    QImage image(640, 480, QImage::Format_RGB32);
    unsigned seed = 1;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            seed = seed * 1664525 + 1013904223;
            image.setPixel(x, y, 0xff000000 | seed >> 8);
        }
    }
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "JPEG", 80);
    return bytes;
}

/// Answers every wish at once, so that the grid is full of pictures.
void feedPictures(PhotoGrid &grid)
{
    QObject::connect(&grid, &PhotoGrid::pictureWanted, &grid,
        [&grid, bytes = jpeg()](
            const QString &id, PictureSize size) { grid.showPicture(id, size, bytes); });
}

void waitFor(int milliseconds)
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < milliseconds)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
}

/// Where one is while photos come in.
enum class Reading { AtTheTop, InTheMiddle };

/// Without motion all is painted in the same turn of the event loop.
class StillStyle : public QProxyStyle {
public:
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
        QStyleHintReturn *data) const override
    {
        return hint == SH_Widget_Animation_Duration
            ? 0
            : QProxyStyle::styleHint(hint, option, widget, data);
    }
};

class PaintCounter : public QObject {
public:
    int count = 0;
    bool eventFilter(QObject *, QEvent *event) override
    {
        count += event->type() == QEvent::Paint;
        return false;
    }
};

/// One photo in each turn of the event loop, until all is painted.
double prepend(PhotoListModel &model, QAbstractItemView &view, Reading reading, int times)
{
    if (reading == Reading::InTheMiddle)
        view.verticalScrollBar()->setValue(view.verticalScrollBar()->maximum() / 2);
    waitFor(1500);
    PaintCounter paints;
    view.viewport()->installEventFilter(&paints);
    std::vector<double> all;
    for (int i = 0; i < times; ++i) {
        photos::Batch batch;
        batch.photos = {photoNumber(model.keptCount())};
        QElapsedTimer timer;
        timer.start();
        model.add(batch);
        settle();
        all.push_back(microseconds(timer));
    }
    if (reading == Reading::AtTheTop && paints.count < times)
        qFatal("only %d of %d photos were painted", paints.count, times);
    return median(all);
}

double prependGrid(int count, bool isJustified, Reading reading)
{
    PhotoListModel model(count + 10'000);
    fill(model, count);
    StillStyle style;
    PhotoGrid grid;
    grid.setStyle(&style);
    grid.setJustified(isJustified);
    grid.setModel(&model);
    feedPictures(grid);
    grid.resize(screen);
    grid.show();
    waitFor(1500);
    return prepend(model, grid, reading, 400);
}

class TileDelegate : public QStyledItemDelegate {
public:
    explicit TileDelegate(QObject *parent) : QStyledItemDelegate(parent), m_tile(160, 160)
    {
        m_tile.fill(Qt::darkGreen);
    }
    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        painter->drawPixmap(option.rect.topLeft(), m_tile);
    }
    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {172, 172};
    }

private:
    QPixmap m_tile;
};

double prependListView(int count, Reading reading)
{
    PhotoListModel model(count + 10'000);
    fill(model, count);
    QListView view;
    view.setUniformItemSizes(true);
    view.setItemDelegate(new TileDelegate(&view));
    view.setViewMode(QListView::IconMode);
    view.setResizeMode(QListView::Adjust);
    view.setMovement(QListView::Static);
    view.setGridSize({172, 172});
    view.setLayoutMode(QListView::SinglePass);
    view.setModel(&model);
    view.resize(screen);
    view.show();
    settle();
    return prepend(model, view, reading, 5);
}

void measurePrepend(Reading reading)
{
    constexpr int few = 1000;
    constexpr int many = 1'000'000;
    const double small = prependGrid(few, false, reading);
    const double large = prependGrid(many, false, reading);
    const double rows = prependGrid(many, true, reading);
    const double list = prependListView(many, reading);
    printf("prepend to painted, %s: %.1f us at %d, %.1f us at %d (goal 60; ratio %.2f, goal 1.2), "
           "in rows %.1f us; QListView IconMode %.0f us, %.0f times the grid (goal 1000)\n",
        reading == Reading::AtTheTop ? "at the top" : "reading further down", small, few, large,
        many, large / small, rows, list, list / large);
    fflush(stdout);
}

void measureFrame(bool isJustified)
{
    PhotoListModel model(10'000);
    fill(model, 5000);
    PhotoGrid grid;
    grid.setJustified(isJustified);
    grid.setModel(&model);
    feedPictures(grid);
    grid.resize(screen);
    grid.show();
    waitFor(4000);
    QImage frame(screen, QImage::Format_RGB32);
    QImage copy(screen, QImage::Format_RGB32);
    std::vector<double> paints;
    std::vector<double> copies;
    for (int i = 0; i < 300; ++i) {
        QElapsedTimer timer;
        timer.start();
        grid.viewport()->repaint();
        paints.push_back(microseconds(timer));
        frame.setPixel(i, 0, 0);
        timer.start();
        memcpy(copy.bits(), frame.constBits(), size_t(frame.sizeInBytes()));
        copies.push_back(microseconds(timer));
    }
    printf("a frame of 1920 x 1080%s: %.0f us; memcpy of it %.0f us (ratio %.2f, goal 4)\n",
        isJustified ? " in rows" : "", median(paints), median(copies),
        median(paints) / median(copies));
    fflush(stdout);
}

void measureMemory()
{
    constexpr int count = 1'000'000;
    const double before = heapBytes();
    PhotoListModel model(count);
    fill(model, count);
    const double used = (heapBytes() - before) / count;
    printf("memory: %.0f bytes a photo at %d on the heap, %.0f by its own count (goal 200)\n", used,
        count, double(model.bytes()) / count);
    fflush(stdout);
}

void measureFilter()
{
    PhotoListModel model(100'000);
    fill(model, 100'000);
    const auto since = QDateTime::fromSecsSinceEpoch(1'700'050'000);
    const std::pair<const char *, ui::PhotoFilter> filters[] {
        {"place", {.place = QStringLiteral("Place number 7")}},
        {"author", {.author = QStringLiteral("Author number 9")}},
        {"time", {.since = since}},
        {"a word", {.text = QStringLiteral("chowder")}},
        {"a word nobody wrote", {.text = QStringLiteral("xylophone")}},
        {"two words, Cyrillic", {.text = QStringLiteral("ЗАКАТ морем")}},
        {"everything again", {}},
    };
    for (const auto &[name, filter] : filters) {
        std::vector<double> times;
        for (int i = 0; i < 9; ++i) {
            model.setFilter({.author = QStringLiteral("nobody")});
            const double start = processorMilliseconds();
            model.setFilter(filter);
            times.push_back(processorMilliseconds() - start);
        }
        printf("filter 100,000 by %s: %.1f ms of processor, %d match (goal 30)\n", name,
            median(times), model.rowCount());
    }
    fflush(stdout);
}

/// The longest time in which the event loop did nothing else, while 50 photos a second arrive one
/// by one with their pictures.
void measureGaps()
{
    PhotoListModel model(20'000);
    fill(model, 20'000);
    PhotoGrid grid;
    grid.setModel(&model);
    feedPictures(grid);
    grid.resize(screen);
    grid.show();
    waitFor(3000);
    QTimer arrivals;
    qint64 next = 20'000;
    QObject::connect(&arrivals, &QTimer::timeout, &arrivals, [&] { add(model, next++, 1); });
    arrivals.start(20);
    QTimer pulse; // as often as the loop gets round
    QElapsedTimer since;
    std::vector<double> gaps;
    QObject::connect(&pulse, &QTimer::timeout, &pulse, [&] {
        gaps.push_back(microseconds(since) / 1000);
        since.start();
    });
    since.start();
    pulse.start(0);
    waitFor(5000);
    std::sort(gaps.begin(), gaps.end());
    printf(
        "event loop at 50 photos a second: longest gap %.1f ms, 99.9 %% under %.1f ms (goal 16); "
        "%lld came\n",
        gaps.back(), gaps[gaps.size() * 999 / 1000], static_cast<long long>(next - 20'000));
}

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    const QStringList chosen = QApplication::arguments().mid(1);
    const std::pair<const char *, void (*)()> parts[] {
        {"memory", measureMemory},
        {"filter", measureFilter},
        {"frame",
            [] {
                measureFrame(false);
                measureFrame(true);
            }},
        {"gaps", measureGaps},
        {"prepend",
            [] {
                measurePrepend(Reading::AtTheTop);
                measurePrepend(Reading::InTheMiddle);
            }},
    };
    for (const auto &[name, measure] : parts) {
        if (chosen.isEmpty() || chosen.contains(QLatin1String(name)))
            measure();
    }
    return 0;
}
