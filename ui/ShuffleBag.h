// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QString>

#include <deque>
#include <functional>
#include <random>
#include <vector>

namespace ui {

/// Photos in an order without order: each comes once before any comes again. What was shown since
/// the round began lies beside the bag; when the bag is empty, all goes back, mixed anew. Holds the
/// newest `capacity` photos.
class ShuffleBag {
public:
    static constexpr size_t defaultCapacity = 20'000;

    explicit ShuffleBag(quint32 seed, size_t capacity = defaultCapacity);

    /// Not yet shown in this round. Known ones stay where they are.
    void add(const QString &id);
    /// On the wall now: its turn is over until the next round.
    void addShown(const QString &id);
    void remove(const QSet<QString> &ids);
    void clear();

    /// The next one; those that `isOnWall` have had their turn. Null: all of them are on the wall.
    QString next(const std::function<bool(const QString &)> &isOnWall);

    size_t count() const { return m_known.size(); }
    bool contains(const QString &id) const { return m_known.contains(id); }

private:
    bool admit(const QString &id);
    QString take(const std::function<bool(const QString &)> &isOnWall);

    size_t m_capacity;
    std::mt19937 m_random;
    QSet<QString> m_known;
    std::deque<QString> m_order; ///< as they were added
    std::vector<QString> m_left; ///< to be shown in this round, mixed
    std::vector<QString> m_shown;
};

} // namespace ui
