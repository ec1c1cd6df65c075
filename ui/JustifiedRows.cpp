// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/JustifiedRows.h"

#include <algorithm>

namespace ui {

namespace {
constexpr int aspectUnit = 1000;
} // namespace

void JustifiedRows::begin(qint64 first, int width, int height, int gap)
{
    m_width = std::max(1, width);
    m_height = height;
    m_gap = gap;
    m_first = first;
    m_aspects.clear();
    m_starts.clear();
    m_filled = 0;
    m_isFull = false;
}

int JustifiedRows::naturalWidth(qint64 number) const
{
    return std::max(1, m_aspects[size_t(number - m_first)] * m_height / aspectUnit);
}

void JustifiedRows::add(int aspect)
{
    const qint64 number = end();
    m_aspects.push_back(quint16(aspect == 0 ? aspectUnit : std::clamp(aspect, narrowest, widest)));
    const int needed = naturalWidth(number) + m_gap;
    // What overflows stays when the row is cut less that way than it would be stretched without.
    const bool fits = !m_starts.empty() && !m_isFull
        && (m_filled + needed <= m_width || m_filled + needed - m_width <= m_width - m_filled);
    if (!fits) {
        m_starts.push_back(number);
        m_filled = needed - m_gap;
    } else {
        m_filled += needed;
    }
    m_isFull = m_filled >= m_width;
}

void JustifiedRows::forgetBefore(qint64 oldest)
{
    while (m_starts.size() > 1 && m_starts[1] <= oldest) {
        m_aspects.erase(m_aspects.begin(), m_aspects.begin() + (m_starts[1] - m_first));
        m_first = m_starts[1];
        m_starts.pop_front();
    }
}

int JustifiedRows::rowOf(qint64 number) const
{
    return int(std::upper_bound(m_starts.begin(), m_starts.end(), number) - m_starts.begin()) - 1;
}

qint64 JustifiedRows::lastIn(int row) const
{
    return row + 1 < rows() ? m_starts[size_t(row) + 1] - 1 : end() - 1;
}

JustifiedRows::Span JustifiedRows::spanOf(qint64 number) const
{
    const int row = rowOf(number);
    qint64 before = 0;
    qint64 all = 0;
    for (qint64 other = firstIn(row); other <= lastIn(row); ++other) {
        all += naturalWidth(other);
        before += other < number ? naturalWidth(other) : 0;
    }
    const int place = int(number - firstIn(row));
    const qint64 count = lastIn(row) - firstIn(row) + 1;
    // The newest row keeps the widths of its pictures until it is full.
    const bool isOpen = row + 1 == rows() && !m_isFull;
    const qint64 room = isOpen ? all : std::max<qint64>(count, m_width - (count - 1) * m_gap);
    // Rounded edge by edge, so that the last picture ends exactly at the margin.
    const int left = int(before * room / all);
    const int right = int((before + naturalWidth(number)) * room / all);
    return {left + place * m_gap, std::max(1, right - left)};
}

qsizetype JustifiedRows::bytes() const
{
    return qsizetype(m_aspects.size() * sizeof(quint16) + m_starts.size() * sizeof(qint64));
}

} // namespace ui
