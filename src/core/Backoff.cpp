// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Backoff.h"

#include <QRandomGenerator>

#include <algorithm>

namespace core {

Backoff::Backoff(std::chrono::milliseconds first, std::chrono::milliseconds longest)
    : m_first(first)
    , m_longest(longest)
{
}

std::chrono::milliseconds Backoff::next()
{
    // Past 30 doublings the shift would overflow; the cap was reached long before.
    const auto doubled = m_first * (1LL << std::min(m_failures++, 30));
    const auto pause = std::min<std::chrono::milliseconds>(doubled, m_longest);
    const double jitter = 0.8 + 0.4 * QRandomGenerator::global()->generateDouble();
    return std::chrono::milliseconds(qint64(double(pause.count()) * jitter));
}

} // namespace core
