// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/WallTile.h"

#include <QElapsedTimer>
#include <QFuture>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <chrono>
#include <optional>
#include <vector>

class QPainter;

namespace ui {

/// The cells of a wall and what moves in them. Frames are made on a pool, one ahead for each cell
/// in motion; painting copies pixels. Coordinates are pixels of the screen.
class WallStage : public QObject {
    Q_OBJECT

public:
    explicit WallStage(QObject *parent = nullptr);
    ~WallStage() override;

    /// New cells, empty but for what `kept` of the old scene shines through until they are filled.
    void setCells(const QList<QRect> &cells, const QImage &kept);
    qsizetype count() const { return qsizetype(m_cells.size()); }
    QRect rectOf(int cell) const { return m_cells.at(size_t(cell)).rect; }
    bool isFilled(int cell) const { return !m_cells.at(size_t(cell)).shown.isNull(); }
    bool isMoving() const { return m_frames.isActive(); }

    /// Brings a tile on; it takes `time` unless the motion is None.
    void bring(
        int cell, const QImage &tile, WallMotion motion, std::chrono::milliseconds time, int rise);
    /// At once: nothing may be seen of it any more.
    void empty(int cell);
    void clear();

    void paint(QPainter &painter, const QRect &part) const;

signals:
    void changed(const QRect &part);

private:
    struct Motion {
        QImage from;
        QImage to;
        WallMotion kind = WallMotion::None;
        std::chrono::milliseconds time {0};
        int rise = 0;
        QElapsedTimer since;
        QFuture<QImage> frame;
    };
    struct Cell {
        QRect rect;
        QImage shown;
        std::optional<Motion> motion;
    };
    void step();
    void ask(Motion &motion);
    bool take(Cell &cell);
    void dropKept();

    std::vector<Cell> m_cells;
    QImage m_kept;
    QTimer m_frames;
    QThreadPool m_pool;
};

} // namespace ui
