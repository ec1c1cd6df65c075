// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ShuffleBag.h"

#include <algorithm>
#include <utility>

namespace ui {

ShuffleBag::ShuffleBag(quint32 seed, size_t capacity) : m_capacity(capacity), m_random(seed)
{
    Q_ASSERT(capacity > 0);
}

bool ShuffleBag::admit(const QString &id)
{
    if (id.isEmpty() || m_known.contains(id))
        return false;
    while (size_t(m_known.size()) >= m_capacity) {
        const QString oldest = m_order.front();
        remove({oldest});
    }
    m_known.insert(id);
    m_order.push_back(id);
    return true;
}

void ShuffleBag::add(const QString &id)
{
    if (!admit(id))
        return;
    m_left.push_back(id);
    std::uniform_int_distribution<size_t> anywhere(0, m_left.size() - 1);
    std::swap(m_left.back(), m_left[anywhere(m_random)]);
}

void ShuffleBag::addShown(const QString &id)
{
    if (admit(id)) {
        m_shown.push_back(id);
        return;
    }
    if (std::erase(m_left, id) > 0)
        m_shown.push_back(id);
}

void ShuffleBag::remove(const QSet<QString> &ids)
{
    const auto isGone = [&ids](const QString &id) { return ids.contains(id); };
    std::erase_if(m_left, isGone);
    std::erase_if(m_shown, isGone);
    std::erase_if(m_order, isGone);
    m_known.subtract(ids);
}

void ShuffleBag::clear()
{
    m_left.clear();
    m_shown.clear();
    m_order.clear();
    m_known.clear();
}

QString ShuffleBag::take(const std::function<bool(const QString &)> &isOnWall)
{
    while (!m_left.empty()) {
        QString id = std::move(m_left.back());
        m_left.pop_back();
        m_shown.push_back(id);
        if (!isOnWall(id))
            return id;
    }
    return {};
}

QString ShuffleBag::next(const std::function<bool(const QString &)> &isOnWall)
{
    if (QString id = take(isOnWall); !id.isEmpty())
        return id;
    m_left = std::exchange(m_shown, {});
    std::shuffle(m_left.begin(), m_left.end(), m_random);
    return take(isOnWall);
}

} // namespace ui
