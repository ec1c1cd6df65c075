// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/PhotoGrid.h"

#include "ui/GridLayout.h"
#include "ui/NewPhotosButton.h"
#include "ui/PhotoGridAccessible.h"
#include "ui/PhotoListModel.h"
#include "ui/Theme.h"
#include "ui/TileCache.h"
#include "ui/TilePainter.h"

#include <QAccessible>
#include <QElapsedTimer>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>
#include <QSet>
#include <QStyle>
#include <QTimer>
#include <QVariantAnimation>
#include <QWheelEvent>

#include <algorithm>
#include <chrono>
#include <cmath>

using namespace std::chrono_literals;

namespace ui {

namespace {

constexpr int smallestTile = 96;
constexpr int largestTile = 480;
constexpr int tileStep = 16; ///< of Ctrl+wheel
constexpr auto appearance = 180ms;
constexpr auto frame = 16ms;
/// Pictures are asked for when scrolling has paused this long, not for all that flies by.
constexpr auto askPause = 25ms;
constexpr auto retryPause = 15s;
/// Tiles are made for sides in steps of this many pixels and cut while painting, so that dragging
/// the window's edge needs no new ones at every pixel.
constexpr int sideStep = 16;
/// At one pixel of the screen per device-independent pixel.
constexpr double cacheBytes = 64.0 * 1024 * 1024;
constexpr qsizetype maxFresh = 500;

} // namespace

class PhotoGrid::Private {
public:
    explicit Private(PhotoGrid *grid);

    // Where things are.
    int offset() const { return q->verticalScrollBar()->value(); }
    qint64 sequenceOf(const QModelIndex &index) const { return layout.newest() - index.row(); }
    QModelIndex indexOf(qint64 sequence) const;
    QRect rectOf(qint64 sequence) const { return layout.cell(sequence).translated(0, -offset()); }
    bool isFollowing() const
    {
        return slide.state() == QAbstractAnimation::Running || offset() == 0;
    }
    bool isAnimated() const;

    // What changes.
    void relayout(int tileSize);
    void relayout() { relayout(layout.tileSize); }
    void measure();
    void setRange();
    void setOffset(int value);
    void placeNew(qint64 formerNewest, int formerColumns);
    void noteSeen();
    void moveButton();

    // Pictures.
    void ask();
    void repaint(const QString &photoId);
    void noteFresh(int start, int end);
    void stepAppearances();

    void paint(QPainter &painter, const QRegion &region);
    TileLook lookOf(qint64 sequence, const QRect &rect) const;

    PhotoGrid *q;
    GridLayout layout;
    TileCache cache;
    TilePainter painterOfTiles;
    NewPhotosButton *button;
    QVariantAnimation slide;
    QTimer askTimer;
    QTimer frameTimer;
    QTimer retryTimer;
    QHash<QString, qint64> visible; ///< sequences of photos that were asked for, by id
    QSet<QString> fresh; ///< came in live, picture still to come
    QHash<QString, QElapsedTimer> appearing;
    qint64 seen = -1; ///< the newest photo that has been in view
    int newCount = 0;
    int wheelRest = 0;
    bool showsCursor = false; ///< the keyboard is in use; a mouse shows where it is itself
    bool isHolding = false; ///< the scroll bar moves, the picture does not
};

PhotoGrid::Private::Private(PhotoGrid *grid) : q(grid), button(new NewPhotosButton(grid))
{
    slide.setDuration(int(std::chrono::milliseconds(appearance).count()));
    slide.setEasingCurve(QEasingCurve::OutCubic);
    for (QTimer *timer : {&askTimer, &retryTimer})
        timer->setSingleShot(true);
}

QModelIndex PhotoGrid::Private::indexOf(qint64 sequence) const
{
    return q->model()->index(int(layout.newest() - sequence), 0);
}

bool PhotoGrid::Private::isAnimated() const
{
    // What desktops set for people who want no motion.
    return q->isVisible()
        && q->style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, q) > 0;
}

void PhotoGrid::Private::measure()
{
    const QAbstractItemModel *model = q->model();
    const int rows = model ? model->rowCount() : 0;
    layout.count = rows;
    layout.oldest = 0;
    if (rows > 0) {
        const QVariant newest = model->index(0, 0).data(PhotoListModel::SequenceRole);
        layout.oldest = newest.isValid() ? newest.toLongLong() - rows + 1 : 0;
    }
    layout.width = q->viewport()->width();
    layout.isRightToLeft = q->isRightToLeft();
}

void PhotoGrid::Private::setRange()
{
    QScrollBar *bar = q->verticalScrollBar();
    bar->setSingleStep(std::max(1, layout.pitch() / 3)); // a wheel's notch is three: one line
    bar->setPageStep(q->viewport()->height());
    bar->setRange(0, std::max(0, layout.height() - q->viewport()->height()));

    const qreal ratio = q->viewport()->devicePixelRatioF();
    const int pixels = int(std::ceil((layout.side() + 1) * ratio / sideStep)) * sideStep;
    cache.setSide(pixels, qsizetype(cacheBytes * ratio * ratio));
}

/// Moves the scroll bar without moving what is shown.
void PhotoGrid::Private::setOffset(int value)
{
    isHolding = true;
    q->verticalScrollBar()->setValue(value);
    isHolding = false;
}

/// Width, tile size or everything changed: what was first in view stays first in view.
void PhotoGrid::Private::relayout(int tileSize)
{
    const bool wasFollowing = isFollowing();
    slide.stop();
    const GridLayout before = layout;
    const int line = before.count > 0 ? before.lineAt(offset() + before.pitch() / 2) : 0;
    const qint64 anchor = before.count > 0 ? before.firstOf(line) : 0;
    const int shift = before.count > 0 ? offset() - before.cell(anchor).y() : 0;
    layout.tileSize = tileSize;
    measure();
    isHolding = true;
    setRange();
    isHolding = false;
    const bool hasAnchor = layout.count > 0 && anchor >= layout.oldest && anchor <= layout.newest();
    setOffset(wasFollowing || !hasAnchor ? 0 : layout.cell(anchor).y() + shift);
    q->viewport()->update();
    noteSeen();
    askTimer.start(askPause);
}

/// New photos lie above: at the top they come into view, elsewhere nothing moves.
void PhotoGrid::Private::placeNew(qint64 formerNewest, int formerColumns)
{
    const bool isFirst = formerNewest < layout.oldest;
    const bool wasFollowing = isFollowing();
    const int columns = layout.columns();
    const int newLines = isFirst || columns != formerColumns
        ? 0
        : int(layout.newest() / columns - formerNewest / columns);
    isHolding = true;
    setRange();
    isHolding = false;
    if (newLines > 0)
        setOffset(offset() + newLines * layout.pitch());
    if (wasFollowing && offset() > 0) {
        slide.stop();
        if (isAnimated() && newLines == 1) {
            slide.setStartValue(offset());
            slide.setEndValue(0);
            slide.start();
        } else {
            setOffset(0);
        }
    }
    if (isFirst || newLines > 0) {
        q->viewport()->update();
    } else {
        for (qint64 sequence = layout.newest(); sequence > formerNewest; --sequence)
            q->viewport()->update(rectOf(sequence));
    }
}

/// Counts photos above the first line that is wholly in view.
void PhotoGrid::Private::noteSeen()
{
    if (layout.count == 0)
        seen = -1;
    else if (isFollowing())
        seen = layout.newest();
    else
        seen = std::max(seen, layout.firstOf(layout.lineAt(offset() + layout.pitch() - 1)));
    const int count = layout.count == 0 ? 0 : int(layout.newest() - seen);
    if (count == newCount)
        return;
    newCount = count;
    button->setCount(count);
    moveButton();
    emit q->newCountChanged(count);
}

void PhotoGrid::Private::moveButton()
{
    const QRect area = q->viewport()->geometry();
    button->move(area.center().x() - button->width() / 2, area.top() + theme::space::medium);
    button->raise();
}

/// Asks for what is in view and for half a screen around it.
void PhotoGrid::Private::ask()
{
    if (layout.count == 0 || !q->isVisible())
        return;
    const int height = q->viewport()->height();
    visible.clear();
    const auto addLines = [this](QStringList &ids, int first, int last) {
        for (int line = last; line >= first; --line) {
            for (qint64 number = layout.lastOf(line); number <= layout.firstOf(line); ++number) {
                ids += indexOf(number).data(PhotoListModel::IdRole).toString();
                visible.insert(ids.last(), number);
            }
        }
    };
    const int top = layout.lineAt(offset());
    const int bottom = layout.lineAt(offset() + height);
    QStringList ids; // what is in view last, the newest at the very end: served first
    addLines(ids, bottom + 1, layout.lineAt(offset() + height * 3 / 2));
    addLines(ids, layout.lineAt(offset() - height / 2), top - 1);
    addLines(ids, top, bottom);
    cache.want(ids);
    retryTimer.start(retryPause);
}

void PhotoGrid::Private::repaint(const QString &photoId)
{
    const auto sequence = visible.constFind(photoId);
    if (sequence == visible.cend() || *sequence < layout.oldest)
        return;
    if (fresh.remove(photoId) && isAnimated() && cache.find(photoId)) {
        appearing[photoId].start();
        frameTimer.start(frame);
    }
    q->viewport()->update(rectOf(*sequence));
}

void PhotoGrid::Private::noteFresh(int start, int end)
{
    if (!isAnimated())
        return;
    if (fresh.size() > maxFresh)
        fresh.clear();
    for (int row = start; row <= end && row - start < layout.columns() * 4; ++row)
        fresh += q->model()->index(row, 0).data(PhotoListModel::IdRole).toString();
}

void PhotoGrid::Private::stepAppearances()
{
    for (auto entry = appearing.begin(); entry != appearing.end();) {
        if (const auto number = visible.constFind(entry.key()); number != visible.cend())
            q->viewport()->update(rectOf(*number));
        entry = std::chrono::milliseconds(entry->elapsed()) >= appearance ? appearing.erase(entry)
                                                                          : std::next(entry);
    }
    if (appearing.isEmpty())
        frameTimer.stop();
}

TileLook PhotoGrid::Private::lookOf(qint64 sequence, const QRect &rect) const
{
    const QModelIndex index = indexOf(sequence);
    TileLook look;
    look.rect = rect;
    look.photoId = index.data(PhotoListModel::IdRole).toString();
    look.place = index.data(PhotoListModel::PlaceRole).toString();
    look.author = index.data(PhotoListModel::AuthorRole).toString();
    look.picture = cache.find(look.photoId);
    look.isFailed = cache.isFailed(look.photoId);
    look.isSelected = q->selectionModel()->isSelected(index);
    look.isCurrent = showsCursor && q->hasFocus() && index == q->currentIndex();
    if (const auto since = appearing.constFind(look.photoId); since != appearing.cend()) {
        const double share
            = std::chrono::duration<double, std::milli>(double(since->elapsed())) / appearance;
        look.presence = QEasingCurve(QEasingCurve::OutCubic).valueForProgress(std::min(1.0, share));
    }
    return look;
}

void PhotoGrid::Private::paint(QPainter &painter, const QRegion &region)
{
    const qreal ratio = q->viewport()->devicePixelRatioF();
    painterOfTiles.prepare(q->palette(), theme::font(theme::Type::Small), ratio, layout.side());
    const QRect dirty = region.boundingRect();
    QList<TileLook> looks;
    const int last = layout.lineAt(dirty.bottom() + offset());
    for (int line = layout.lineAt(dirty.top() + offset()); line <= last; ++line) {
        for (qint64 number = layout.firstOf(line); number >= layout.lastOf(line); --number) {
            const QRect rect = rectOf(number);
            if (region.intersects(rect))
                looks += lookOf(number, rect);
        }
    }

    // Pictures in pixels of the screen, text and lines in device-independent ones.
    painter.save();
    painter.scale(1 / ratio, 1 / ratio);
    for (const TileLook &look : std::as_const(looks))
        painterOfTiles.paintPicture(painter, look);
    painter.restore();
    for (const TileLook &look : std::as_const(looks))
        painterOfTiles.paintText(painter, look);
    const qint64 columns = layout.columns();
    const qint64 endOfLine = (layout.newest() / columns + 1) * columns;
    for (qint64 number = layout.newest() + 1; number < endOfLine; ++number) {
        if (region.intersects(rectOf(number)))
            painterOfTiles.paintVacancy(painter, rectOf(number));
    }
}

PhotoGrid::PhotoGrid(QWidget *parent)
    : QAbstractItemView(parent)
    , d(std::make_unique<Private>(this))
{
    installPhotoGridAccessibility();
    setAccessibleName(tr("Photos"));
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // Always there: one that comes and goes changes the width, and with it whether it is needed.
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);

    connect(&d->cache, &TileCache::wanted, this, &PhotoGrid::pictureWanted);
    connect(&d->cache, &TileCache::changed, this, [this](const QString &id) { d->repaint(id); });
    connect(&d->askTimer, &QTimer::timeout, this, [this] { d->ask(); });
    connect(&d->retryTimer, &QTimer::timeout, this, [this] { d->ask(); });
    connect(&d->frameTimer, &QTimer::timeout, this, [this] { d->stepAppearances(); });
    connect(&d->slide, &QVariantAnimation::valueChanged, this, [this](const QVariant &value) {
        if (d->slide.state() == QAbstractAnimation::Running)
            verticalScrollBar()->setValue(value.toInt());
    });
    connect(d->button, &QPushButton::clicked, this, &PhotoGrid::scrollToNewest);
}

PhotoGrid::~PhotoGrid() = default;

int PhotoGrid::tileSize() const
{
    return d->layout.tileSize;
}

void PhotoGrid::setTileSize(int side)
{
    side = std::clamp(side, smallestTile, largestTile);
    if (side == d->layout.tileSize)
        return;
    d->relayout(side);
    emit tileSizeChanged(side);
}

int PhotoGrid::newCount() const
{
    return d->newCount;
}

void PhotoGrid::setModel(QAbstractItemModel *model)
{
    if (QAbstractItemModel *former = this->model())
        former->disconnect(this);
    QAbstractItemView::setModel(model);
    if (model)
        connect(model, &QAbstractItemModel::rowsRemoved, this, [this] { d->relayout(); });
    d->relayout();
}

void PhotoGrid::reset()
{
    QAbstractItemView::reset();
    d->slide.stop();
    d->fresh.clear();
    d->appearing.clear();
    d->visible.clear();
    d->setOffset(0);
    d->relayout();
}

QRect PhotoGrid::visualRect(const QModelIndex &index) const
{
    return index.isValid() ? d->rectOf(d->sequenceOf(index)) : QRect();
}

QModelIndex PhotoGrid::indexAt(const QPoint &point) const
{
    const auto sequence = d->layout.at(point + QPoint(0, d->offset()));
    return sequence ? d->indexOf(*sequence) : QModelIndex();
}

void PhotoGrid::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    if (!index.isValid())
        return;
    d->slide.stop();
    const QRect rect = visualRect(index).adjusted(0, -GridLayout::gap, 0, GridLayout::gap);
    const int height = viewport()->height();
    const int value = d->offset();
    if (hint == PositionAtCenter)
        verticalScrollBar()->setValue(value + rect.center().y() - height / 2);
    else if (hint == PositionAtTop || rect.top() < 0)
        verticalScrollBar()->setValue(value + rect.top());
    else if (hint == PositionAtBottom || rect.bottom() >= height)
        verticalScrollBar()->setValue(value + rect.bottom() + 1 - height);
}

void PhotoGrid::showPicture(
    const QString &photoId, images::PictureSize size, const QByteArray &jpeg)
{
    d->cache.take(photoId, size, jpeg);
}

void PhotoGrid::showFailure(const QString &photoId, images::PictureSize)
{
    if (!d->cache.find(photoId)) // others may have failed to get a larger one
        d->cache.fail(photoId);
}

void PhotoGrid::scrollToNewest()
{
    d->slide.stop();
    const int reach = 2 * viewport()->height();
    if (!d->isAnimated()) {
        verticalScrollBar()->setValue(0);
        return;
    }
    // From afar the last stretch is enough to see the direction.
    verticalScrollBar()->setValue(std::min(d->offset(), reach));
    d->slide.setStartValue(d->offset());
    d->slide.setEndValue(0);
    d->slide.start();
    d->noteSeen();
}

QModelIndex PhotoGrid::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    const int rows = model() ? model()->rowCount() : 0;
    if (rows == 0)
        return {};
    if (!currentIndex().isValid())
        return model()->index(0, 0);
    const int forward = isRightToLeft() ? -1 : 1;
    const int columns = d->layout.columns();
    const int page = std::max(1, viewport()->height() / d->layout.pitch()) * columns;
    const int row = currentIndex().row();
    const auto to
        = [this, rows](int target) { return model()->index(std::clamp(target, 0, rows - 1), 0); };
    const int line = d->layout.lineOf(d->sequenceOf(currentIndex()));
    switch (action) {
    case MoveLeft:
        return to(row - forward);
    case MoveRight:
        return to(row + forward);
    case MovePrevious:
        return to(row - 1);
    case MoveNext:
        return to(row + 1);
    case MoveUp:
        return line == 0 ? currentIndex() : to(row - columns);
    case MoveDown:
        return line == d->layout.lines() - 1 ? currentIndex() : to(row + columns);
    case MovePageUp:
        return to(row - page);
    case MovePageDown:
        return to(row + page);
    case MoveHome:
        return to(0);
    case MoveEnd:
        return to(rows - 1);
    }
    return currentIndex();
}

int PhotoGrid::horizontalOffset() const
{
    return 0;
}

int PhotoGrid::verticalOffset() const
{
    return d->offset();
}

bool PhotoGrid::isIndexHidden(const QModelIndex &) const
{
    return false;
}

void PhotoGrid::setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags flags)
{
    QItemSelection selection;
    if (d->layout.count > 0) {
        const QRect area = rect.normalized();
        const int last = d->layout.lineAt(area.bottom() + d->offset());
        for (int line = d->layout.lineAt(area.top() + d->offset()); line <= last; ++line) {
            for (qint64 number = d->layout.firstOf(line); number >= d->layout.lastOf(line);
                 --number) {
                if (d->rectOf(number).intersects(area))
                    selection.select(d->indexOf(number), d->indexOf(number));
            }
        }
    }
    selectionModel()->select(selection, flags);
}

QRegion PhotoGrid::visualRegionForSelection(const QItemSelection &selection) const
{
    // All rows may be selected; only those in view have a region.
    QRegion region;
    for (const QItemSelectionRange &range : selection) {
        for (int row = range.top(); row <= range.bottom(); ++row) {
            const QRect rect = visualRect(model()->index(row, 0));
            if (rect.top() > viewport()->height())
                break;
            if (rect.bottom() >= 0)
                region += rect;
        }
    }
    return region;
}

void PhotoGrid::updateGeometries()
{
    QAbstractItemView::updateGeometries();
    d->setRange();
}

void PhotoGrid::rowsInserted(const QModelIndex &parent, int start, int end)
{
    const qint64 formerNewest = d->layout.newest();
    const int formerColumns = d->layout.columns();
    const bool isAtTop = start == 0 && d->layout.count > 0;
    d->measure();
    if (isAtTop && d->isFollowing())
        d->noteFresh(start, end);
    if (isAtTop)
        d->placeNew(formerNewest, formerColumns);
    else
        d->relayout();
    d->noteSeen();
    d->askTimer.start(askPause);
    QAbstractItemView::rowsInserted(parent, start, end);
}

void PhotoGrid::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QAbstractItemView::currentChanged(current, previous);
    if (!current.isValid() || !QAccessible::isActive())
        return;
    QAccessibleEvent event(this, QAccessible::Focus);
    event.setChild(current.row());
    QAccessible::updateAccessibility(&event);
}

void PhotoGrid::scrollContentsBy(int, int dy)
{
    if (!d->isHolding)
        viewport()->scroll(0, dy);
    if (d->isHolding || dy == 0)
        return;
    d->noteSeen();
    if (!d->askTimer.isActive())
        d->askTimer.start(askPause);
}

void PhotoGrid::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), palette().color(QPalette::Base));
    if (d->layout.count > 0)
        d->paint(painter, event->region());
}

void PhotoGrid::resizeEvent(QResizeEvent *event)
{
    QAbstractItemView::resizeEvent(event);
    d->relayout();
    d->moveButton();
}

void PhotoGrid::wheelEvent(QWheelEvent *event)
{
    if (!event->modifiers().testFlag(Qt::ControlModifier)) {
        d->slide.stop();
        QAbstractItemView::wheelEvent(event);
        return;
    }
    // Touchpads send small steps: they add up to notches.
    d->wheelRest += event->angleDelta().y();
    const int notches = d->wheelRest / QWheelEvent::DefaultDeltasPerStep;
    d->wheelRest -= notches * QWheelEvent::DefaultDeltasPerStep;
    setTileSize(tileSize() + notches * tileStep);
    event->accept();
}

void PhotoGrid::focusInEvent(QFocusEvent *event)
{
    d->showsCursor = event->reason() == Qt::TabFocusReason
        || event->reason() == Qt::BacktabFocusReason || event->reason() == Qt::ShortcutFocusReason;
    QAbstractItemView::focusInEvent(event);
}

void PhotoGrid::keyPressEvent(QKeyEvent *event)
{
    d->showsCursor = true;
    QAbstractItemView::keyPressEvent(event);
}

void PhotoGrid::mousePressEvent(QMouseEvent *event)
{
    d->showsCursor = false;
    QAbstractItemView::mousePressEvent(event);
}

void PhotoGrid::changeEvent(QEvent *event)
{
    QAbstractItemView::changeEvent(event);
    switch (event->type()) {
    case QEvent::PaletteChange:
    case QEvent::StyleChange:
    case QEvent::FontChange:
    case QEvent::LayoutDirectionChange:
        d->relayout();
        break;
    default:
        break;
    }
}

} // namespace ui
