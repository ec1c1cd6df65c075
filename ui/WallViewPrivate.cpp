// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/WallViewPrivate.h"

#include "photos/Licence.h"
#include "ui/Theme.h"
#include "ui/WallWords.h"

#include <QPainter>
#include <QRandomGenerator>
#include <QStyle>
#include <QtConcurrentRun>

namespace ui {

using images::PictureSize;

namespace {

using namespace std::chrono_literals;

constexpr auto turnTime = 750ms; // as in 2011
constexpr auto riseTime = 180ms;
constexpr auto fadeTime = 500ms; // a whole screen that changes faster is a flash
constexpr auto patience = 20s;
constexpr auto cursorTime = 2s;
constexpr auto noticeTime = 6s;
constexpr auto regroupPause = 2s; // while photos come in one by one, the cells keep still
constexpr int riseWay = 8;
constexpr int gapWidth = 4;
constexpr int cubeGapWidth = 12;
constexpr int driftShare = 120; // of the shorter side: 9 pixels of 1080
constexpr int smallText = 66; // of the shorter side
constexpr int largeText = 44;
constexpr int linesInTile = 9; // a low tile gets smaller letters
constexpr double cropSpare = 4.0 / 3; // a tile cut from a photo needs a larger one

QString oneLine(const QString &text)
{
    QString line = text;
    for (QChar &character : line) {
        if (character.category() == QChar::Other_Control)
            character = QLatin1Char(' ');
    }
    return line.simplified();
}

PictureSize sizeFor(const QSize &cell)
{
    for (const PictureSize size : images::allPictureSizes) {
        if (int(size) >= std::max(cell.width(), cell.height()) * cropSpare)
            return size;
    }
    return PictureSize::Huge;
}

} // namespace

WallView::Private::Private(WallView *v, PhotoListModel *photos, const Options &options)
    : view(v)
    , model(photos)
    , layout(options.layout)
    , programme(options.seed != 0 ? options.seed : QRandomGenerator::global()->generate())
    , awake(options.busName)
{
    clock.start();
    decoders.setMaxThreadCount(std::clamp(QThread::idealThreadCount() - 1, 1, 2));
    for (QTimer *timer : {&due, &driftTimer, &regroup, &cursorTimer, &noticeTimer})
        timer->setSingleShot(true);
    regroup.setInterval(regroupPause);
    cursorTimer.setInterval(cursorTime);
    connect(&due, &QTimer::timeout, view, [this] { step(); });
    connect(&driftTimer, &QTimer::timeout, view, [this] { drift(); });
    connect(&regroup, &QTimer::timeout, view, [this] { arrange(); });
    connect(&cursorTimer, &QTimer::timeout, view, [this] { view->setCursor(Qt::BlankCursor); });
    connect(&noticeTimer, &QTimer::timeout, view, [this] { tell({}, 0ms); });
    connect(&stage, &WallStage::changed, view,
        [this](const QRect &part) { view->update(onWidget(part)); });
    connect(&awake, &ScreenAwake::stateChanged, view,
        [this](ScreenAwake::State state) { tellAwake(state); });
    follow();
}

void WallView::Private::follow()
{
    connect(model, &QAbstractItemModel::rowsInserted, view,
        [this](const QModelIndex &, int first, int last) {
            if (!isOn)
                return;
            if (first == 0)
                programme.arrive(idsOf(first, last));
            else
                programme.join(idsOf(first, last)); // shown again
            arrangeSoon();
            step();
        });
    connect(model, &QAbstractItemModel::rowsAboutToBeRemoved, view,
        [this](const QModelIndex &, int first, int last) {
            if (isOn)
                leave(idsOf(first, last));
        });
    connect(model, &QAbstractItemModel::rowsRemoved, view, [this] {
        if (isOn && cells().size() < stage.count())
            arrange(); // a cell would stay empty
    });
    connect(model, &QAbstractItemModel::modelReset, view, [this] {
        if (isOn)
            start();
    });
}

QStringList WallView::Private::idsOf(int first, int last) const
{
    QStringList ids;
    if (model->filter().isHidden) // somebody looks through them at the desk
        return ids;
    for (int row = first; row <= last && ids.size() < qsizetype(ShuffleBag::defaultCapacity);
         ++row) {
        if (!model->isSensitiveAt(row))
            ids += model->idAt(row);
    }
    return ids;
}

void WallView::Private::start()
{
    isOn = true;
    programme.clear();
    stage.clear();
    const QStringList ids = idsOf(0, model->rowCount() - 1);
    programme.setLayout(layout, int(cells(ids.size()).size()));
    programme.begin(ids);
    arrange();
    drift();
}

void WallView::Private::stop()
{
    isOn = false;
    awake.release();
    for (QTimer *timer : {&due, &driftTimer, &regroup, &cursorTimer, &noticeTimer})
        timer->stop();
    decoders.clear();
    programme.clear();
    stage.clear();
    wishes.clear();
    shown.clear();
}

int WallView::Private::driftReach() const
{
    return std::max(4, shortSide() / driftShare);
}

QRect WallView::Private::room() const
{
    const int edge = driftReach();
    return QRect({}, screenPixels()).adjusted(edge, edge, -edge, -edge);
}

QList<QRect> WallView::Private::cells(qsizetype photoCount) const
{
    return wallCells(
        layout, room(), photoCount, pixels(layout == WallLayout::Cubes ? cubeGapWidth : gapWidth));
}

void WallView::Private::arrangeSoon()
{
    const qsizetype wanted = cells().size();
    if (wanted == stage.count())
        return;
    if (stage.count() == 0)
        arrange();
    else if (!regroup.isActive())
        regroup.start();
}

/// The old scene stays until the new cells have their tiles.
void WallView::Private::arrange()
{
    regroup.stop();
    QImage kept;
    if (stage.count() > 0) {
        kept = QImage(screenPixels(), QImage::Format_RGB32);
        QPainter painter(&kept);
        stage.paint(painter, kept.rect());
    }
    const QList<QRect> rects = cells();
    stage.setCells(rects, kept);
    programme.setLayout(layout, int(rects.size()));
    wishes.assign(size_t(rects.size()), {});
    shown.assign(size_t(rects.size()), {});
    for (int cell = 0; cell < programme.cellCount(); ++cell) {
        if (!programme.at(cell).isEmpty())
            bring({cell, programme.at(cell)}, {});
    }
    view->update();
    step();
}

void WallView::Private::step()
{
    if (!isOn)
        return;
    for (int cell = 0; cell < int(wishes.size()); ++cell) {
        if (!wishes[size_t(cell)].id.isEmpty() && wishes[size_t(cell)].deadline.hasExpired())
            fail(cell);
    }
    const auto time = now();
    QStringList before;
    for (int cell = 0; cell < programme.cellCount(); ++cell)
        before += programme.at(cell);
    while (const auto change = programme.next(time))
        bring(*change, before.at(change->cell));
    due.start(std::max<std::chrono::milliseconds>(programme.nextAt(time) - time, 1ms));
}

void WallView::Private::bring(const WallProgramme::Change &change, const QString &before)
{
    Wish &wish = wishes.at(size_t(change.cell));
    wish = {change.id, before, sizeFor(stage.rectOf(change.cell).size()), QDeadlineTimer(patience),
        ++turn};
    emit view->pictureWanted(wish.id, wish.size);
}

void WallView::Private::compose(int cell, const QByteArray &jpeg)
{
    Wish &wish = wishes.at(size_t(cell));
    const int row = model->rowOf(wish.id);
    if (row < 0)
        return fail(cell);
    const photos::Photo photo = model->photoAt(row);
    WallLook look;
    look.size = stage.rectOf(cell).size();
    look.font = theme::font(theme::Type::Body);
    const bool isLarge = layout == WallLayout::Single || layout == WallLayout::Split;
    look.textPixels = std::clamp(look.size.height() / linesInTile, pixels(11),
        std::max(pixels(13), shortSide() / (isLarge ? largeText : smallText)));
    look.visibleShare
        = photos::forbidsChanges(photo.licence, photo.licenceUrl) ? 1 : wallVisibleShare(layout);
    const WallCaption caption {oneLine(photo.displayPlace()), oneLine(photo.caption),
        oneLine(photo.author), oneLine(photo.licence)};
    QtConcurrent::run(&decoders, wallTile, jpeg, caption, look)
        .then(view, [this, cell, mine = wish.turn](const QImage &tile) {
            if (size_t(cell) >= wishes.size() || wishes[size_t(cell)].turn != mine)
                return;
            if (tile.isNull())
                fail(cell);
            else
                take(cell, tile);
        });
}

WallMotion WallView::Private::motion() const
{
    const auto *style = view->style();
    if (style->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, view) <= 0)
        return WallMotion::None;
    switch (layout) {
    case WallLayout::Single:
    case WallLayout::Split:
        return WallMotion::Fade;
    case WallLayout::Grid:
    case WallLayout::Mosaic:
        return WallMotion::Rise;
    case WallLayout::Cubes: {
        static constexpr std::array ways {
            WallMotion::TurnLeft, WallMotion::TurnRight, WallMotion::TurnUp, WallMotion::TurnDown};
        return ways[size_t(QRandomGenerator::global()->bounded(int(ways.size())))];
    }
    }
    Q_UNREACHABLE();
}

void WallView::Private::take(int cell, const QImage &tile)
{
    shown[size_t(cell)] = std::exchange(wishes[size_t(cell)].id, {});
    const WallMotion kind = motion();
    const auto time = kind == WallMotion::Rise ? riseTime
        : kind == WallMotion::Fade             ? fadeTime
                                               : turnTime;
    stage.bring(cell, tile, kind, time, pixels(riseWay));
    const int row = model->rowOf(shown[size_t(cell)]);
    if (row >= 0)
        view->setAccessibleDescription(
            model->index(row, 0).data(Qt::AccessibleTextRole).toString());
}

void WallView::Private::fail(int cell)
{
    Wish &wish = wishes.at(size_t(cell));
    programme.giveUp({cell, std::exchange(wish.id, {})}, wish.before, now());
    due.start(std::max<std::chrono::milliseconds>(programme.nextAt(now()) - now(), 1ms));
}

/// Hidden, forgotten or filtered: gone at once, without a motion.
void WallView::Private::leave(const QStringList &ids)
{
    programme.remove(ids);
    for (int cell = 0; cell < int(wishes.size()); ++cell) {
        if (ids.contains(wishes[size_t(cell)].id))
            wishes[size_t(cell)] = {};
        if (!ids.contains(shown[size_t(cell)]))
            continue;
        shown[size_t(cell)].clear();
        stage.empty(cell);
    }
    due.start(1ms); // when the model has done it
}

void WallView::Private::drift()
{
    const auto time = now();
    const QPoint next = wallDrift(time, driftReach());
    if (next != std::exchange(offset, next))
        view->update();
    driftTimer.start(untilNextDrift(time));
}

void WallView::Private::tell(const QString &text, std::chrono::milliseconds time)
{
    words = text;
    view->setAccessibleDescription(text);
    if (!text.isEmpty())
        noticeTimer.start(time);
    view->update();
}

void WallView::Private::tellAwake(ScreenAwake::State state)
{
    if (state == ScreenAwake::State::Impossible)
        tell(WallView::tr("This screen may go dark by itself: the desktop lets nobody prevent it. "
                          "Switch its screen saver off."),
            noticeTime);
}

void WallView::Private::paintWords(QPainter &painter) const
{
    paintWallNotice(painter, view->size(), words, stage.count() == 0);
    const qreal ratio = view->devicePixelRatioF();
    paintWallTrouble(painter, view->rect().translated((QPointF(offset) / ratio).toPoint()),
        int(shortSide() / smallText / ratio), trouble);
}

/// All of the widget's pixels that show a part of the stage, wherever it has drifted.
QRect WallView::Private::onWidget(const QRect &part) const
{
    const qreal ratio = view->devicePixelRatioF();
    const QRectF there = QRectF(part.translated(offset));
    return QRectF(there.topLeft() / ratio, there.size() / ratio).toAlignedRect();
}

} // namespace ui
