// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/WallProgramme.h"

#include <algorithm>

namespace ui {

namespace {

using namespace std::chrono_literals;

struct Pace {
    std::chrono::milliseconds turn; ///< from one change out of the bag to the next
    std::chrono::milliseconds gap; ///< between changes while new ones pour in
    std::chrono::milliseconds stay; ///< the least that a photo can be seen
};

/// The gaps keep large areas from flashing more than three times a second (WCAG 2.3.1).
Pace paceOf(WallLayout layout)
{
    switch (layout) {
    case WallLayout::Single:
        return {8s, 2s, 2s};
    case WallLayout::Split:
        return {5s, 1s, 2s};
    case WallLayout::Grid:
    case WallLayout::Mosaic:
    case WallLayout::Cubes:
        return {2500ms, 350ms, 3s};
    }
    Q_UNREACHABLE();
}

} // namespace

WallProgramme::WallProgramme(quint32 seed) : m_bag(seed), m_random(seed + 1) {}

void WallProgramme::setLayout(WallLayout layout, int cells)
{
    m_layout = layout;
    m_cells.resize(size_t(std::max(0, cells)));
}

void WallProgramme::begin(const QStringList &ids)
{
    for (auto id = ids.crbegin(); id != ids.crend(); ++id)
        m_bag.add(*id); // the newest last: the bag forgets the oldest
    // As if they had just come, so that the newest fill the cells.
    m_waiting = ids.mid(0, std::min<qsizetype>(maxWaiting, cellCount()));
    m_bag.remove(QSet<QString>(m_waiting.begin(), m_waiting.end()));
}

void WallProgramme::arrive(const QStringList &ids)
{
    QStringList fresh;
    for (const QString &id : ids) {
        if (!m_bag.contains(id) && !m_waiting.contains(id) && !fresh.contains(id))
            fresh += id;
    }
    m_waiting = fresh + m_waiting;
    while (m_waiting.size() > maxWaiting)
        m_bag.add(m_waiting.takeLast());
}

void WallProgramme::join(const QStringList &ids)
{
    for (const QString &id : ids) {
        if (!m_waiting.contains(id))
            m_bag.add(id);
    }
}

void WallProgramme::remove(const QStringList &ids)
{
    const QSet<QString> gone(ids.begin(), ids.end());
    m_bag.remove(gone);
    m_waiting.removeIf([&gone](const QString &id) { return gone.contains(id); });
    for (Cell &cell : m_cells) {
        if (gone.contains(cell.id))
            cell = {};
    }
}

void WallProgramme::clear()
{
    m_bag.clear();
    m_waiting.clear();
    std::fill(m_cells.begin(), m_cells.end(), Cell {});
}

bool WallProgramme::isOnWall(const QString &id) const
{
    return std::any_of(
        m_cells.begin(), m_cells.end(), [&id](const Cell &cell) { return cell.id == id; });
}

int WallProgramme::emptyCell() const
{
    const auto cell = std::find_if(
        m_cells.begin(), m_cells.end(), [](const Cell &one) { return one.id.isEmpty(); });
    return cell == m_cells.end() ? -1 : int(cell - m_cells.begin());
}

/// Those that may change: seen long enough, and of these the half that was seen longest.
std::vector<int> WallProgramme::restedCells(Time now) const
{
    std::vector<int> rested;
    for (int cell = 0; cell < cellCount(); ++cell) {
        if (now - m_cells[size_t(cell)].since >= paceOf(m_layout).stay)
            rested.push_back(cell);
    }
    std::sort(rested.begin(), rested.end(),
        [this](int a, int b) { return m_cells[size_t(a)].since < m_cells[size_t(b)].since; });
    rested.resize(std::min(rested.size(), (m_cells.size() + 1) / 2));
    return rested;
}

std::optional<WallProgramme::Change> WallProgramme::put(int cell, const QString &id, Time now)
{
    if (id.isEmpty())
        return std::nullopt;
    m_cells[size_t(cell)] = {id, now};
    m_lastChange = now;
    return Change {cell, id};
}

std::optional<WallProgramme::Change> WallProgramme::next(Time now)
{
    if (m_cells.empty() || now < m_restUntil)
        return std::nullopt;
    const Pace pace = paceOf(m_layout);
    const int empty = emptyCell();
    const bool isNew = !m_waiting.isEmpty();
    if (empty < 0 && now - m_lastChange < (isNew ? pace.gap : pace.turn))
        return std::nullopt;

    int cell = empty;
    if (cell < 0) {
        const std::vector<int> rested = restedCells(now);
        if (rested.empty())
            return std::nullopt;
        std::uniform_int_distribution<size_t> any(0, rested.size() - 1);
        cell = rested[any(m_random)];
    }
    if (!isNew)
        return put(cell, m_bag.next([this](const QString &id) { return isOnWall(id); }), now);
    const QString id = m_waiting.takeFirst();
    m_bag.addShown(id);
    return put(cell, id, now);
}

WallProgramme::Time WallProgramme::nextAt(Time now) const
{
    if (emptyCell() >= 0 && now < m_restUntil)
        return m_restUntil;
    const Pace pace = paceOf(m_layout);
    const Time pause = m_waiting.isEmpty() ? pace.turn : pace.gap;
    Time at = m_lastChange + pause;
    if (!m_waiting.isEmpty() && emptyCell() < 0 && restedCells(at).empty()) {
        const auto oldest = std::min_element(m_cells.begin(), m_cells.end(),
            [](const Cell &a, const Cell &b) { return a.since < b.since; });
        if (oldest != m_cells.end())
            at = oldest->since + pace.stay;
    }
    // Overdue means that next() had nothing to give.
    return std::max(at > now ? at : now + pause, m_restUntil);
}

void WallProgramme::giveUp(const Change &change, const QString &before, Time now)
{
    Cell &cell = m_cells[size_t(change.cell)];
    if (cell.id == change.id)
        cell.id = before;
    m_restUntil = now + paceOf(m_layout).gap;
}

} // namespace ui
