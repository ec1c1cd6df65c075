// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/WallStage.h"

#include <QPainter>
#include <QtConcurrentRun>

#include <algorithm>

namespace ui {

namespace {

constexpr int frameTime = 16; // ms
constexpr int maxFramePainters = 4;

} // namespace

WallStage::WallStage(QObject *parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(std::clamp(QThread::idealThreadCount() - 1, 1, maxFramePainters));
    m_frames.setInterval(frameTime);
    m_frames.setTimerType(Qt::PreciseTimer);
    connect(&m_frames, &QTimer::timeout, this, &WallStage::step);
}

WallStage::~WallStage()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void WallStage::setCells(const QList<QRect> &cells, const QImage &kept)
{
    m_kept = kept;
    m_cells.clear();
    for (const QRect &rect : cells)
        m_cells.push_back({rect, {}, std::nullopt});
    m_frames.stop();
}

void WallStage::clear()
{
    setCells({}, {});
}

void WallStage::bring(
    int index, const QImage &tile, WallMotion kind, std::chrono::milliseconds time, int rise)
{
    Cell &cell = m_cells.at(size_t(index));
    Q_ASSERT(tile.size() == cell.rect.size());
    if (cell.motion)
        cell.shown = cell.motion->to; // it was on its way
    cell.motion.reset();
    if (kind == WallMotion::None) {
        cell.shown = tile;
        emit changed(cell.rect);
        return dropKept();
    }
    if (cell.shown.isNull()) {
        // Out of what was there before this cell.
        cell.shown = QImage(cell.rect.size(), QImage::Format_RGB32);
        cell.shown.fill(wallGround);
        QPainter(&cell.shown).drawImage(-cell.rect.topLeft(), m_kept);
    }
    cell.motion = Motion {cell.shown, tile, kind, time, rise, {}, {}};
    cell.motion->since.start();
    ask(*cell.motion);
    m_frames.start();
    dropKept();
}

void WallStage::empty(int index)
{
    Cell &cell = m_cells.at(size_t(index));
    cell.motion.reset();
    cell.shown = {};
    m_kept = {}; // it may be there, too
    emit changed(cell.rect);
}

void WallStage::ask(Motion &motion)
{
    const double progress
        = double(motion.since.elapsed() + frameTime) / double(motion.time.count());
    motion.frame = QtConcurrent::run(&m_pool, wallFrame, motion.kind, motion.from, motion.to,
        std::min(progress, 1.0), motion.rise);
}

/// Shows the frame that is ready and asks for the next; false when the way is over.
bool WallStage::take(Cell &cell)
{
    Motion &motion = *cell.motion;
    if (!motion.frame.isFinished())
        return true; // this cell is late; the others are not held up
    cell.shown = motion.frame.result();
    emit changed(cell.rect);
    if (std::chrono::milliseconds(motion.since.elapsed()) < motion.time) {
        ask(motion);
        return true;
    }
    cell.shown = motion.to;
    cell.motion.reset();
    return false;
}

void WallStage::step()
{
    bool isMoving = false;
    for (Cell &cell : m_cells)
        isMoving |= cell.motion && take(cell);
    if (!isMoving)
        m_frames.stop();
}

/// Once each cell has its tile, the old scene would only show in the gaps.
void WallStage::dropKept()
{
    const bool isFull = std::all_of(
        m_cells.begin(), m_cells.end(), [](const Cell &cell) { return !cell.shown.isNull(); });
    if (m_kept.isNull() || !isFull)
        return;
    const QRect all = m_kept.rect();
    m_kept = {};
    emit changed(all);
}

void WallStage::paint(QPainter &painter, const QRect &part) const
{
    painter.fillRect(part, QColor(wallGround));
    if (!m_kept.isNull())
        painter.drawImage(0, 0, m_kept);
    for (const Cell &cell : m_cells) {
        if (!cell.shown.isNull() && cell.rect.intersects(part))
            painter.drawImage(cell.rect.topLeft(), cell.shown);
    }
}

} // namespace ui
