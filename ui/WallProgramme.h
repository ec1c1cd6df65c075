// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/ShuffleBag.h"
#include "ui/WallLayout.h"

#include <QStringList>

namespace ui {

/// Which photo comes on next, in which cell, and when. A new photo comes on at once; then it joins
/// the shuffle bag. When many come at a time they take turns, the newest first, so that each can be
/// seen; those that had to wait too long join the bag unseen. Knows no clock, screen or picture.
class WallProgramme {
public:
    using Time = std::chrono::milliseconds; ///< since any moment, always growing
    struct Change {
        int cell = 0;
        QString id;
    };
    static constexpr qsizetype maxWaiting = 64;

    explicit WallProgramme(quint32 seed);

    /// Photos keep their cells where they can; the others go back into the bag.
    void setLayout(WallLayout layout, int cells);
    int cellCount() const { return int(m_cells.size()); }
    /// Empty: nothing yet.
    QString at(int cell) const { return m_cells.at(cell).id; }

    /// What is there already, newest first: the newest fill the cells.
    void begin(const QStringList &ids);
    /// What has just come, newest first.
    void arrive(const QStringList &ids);
    /// What is there again, as in a filter that was widened: into the bag.
    void join(const QStringList &ids);
    void remove(const QStringList &ids);
    void clear();
    qsizetype photoCount() const { return qsizetype(m_bag.count()) + m_waiting.size(); }

    /// What changes now; nullopt: nothing. The photo counts as shown from then on.
    std::optional<Change> next(Time now);
    /// When next() should be asked again, as long as nothing else happens.
    Time nextAt(Time now) const;
    /// Its picture can't be had now: the cell keeps `before`, and the photo waits for another
    /// round.
    void giveUp(const Change &change, const QString &before, Time now);

private:
    struct Cell {
        QString id;
        Time since {0};
    };
    bool isOnWall(const QString &id) const;
    int emptyCell() const;
    std::vector<int> restedCells(Time now) const;
    std::optional<Change> put(int cell, const QString &id, Time now);

    WallLayout m_layout = WallLayout::Grid;
    std::vector<Cell> m_cells;
    QStringList m_waiting; ///< new and not shown yet, newest first
    ShuffleBag m_bag;
    std::mt19937 m_random;
    Time m_lastChange {-60'000};
    Time m_restUntil {-60'000}; ///< after a failure: many in a row must not keep us busy
};

} // namespace ui
