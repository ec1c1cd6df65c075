// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "images/FailureMemory.h"

#include <algorithm>

namespace images {

namespace {

constexpr std::chrono::seconds firstPause {30};
constexpr std::chrono::hours longestPause {1};
constexpr qsizetype maxRemembered = 10'000;

} // namespace

void FailureMemory::failed(const QString &key, const core::Error &error, Clock::time_point now)
{
    makeRoom(now);
    auto failure = m_failures.find(key);
    if (failure == m_failures.end())
        failure = m_failures.insert(key, {core::Backoff(firstPause, longestPause), error, now});
    failure->error = error;
    if (++failure->count > m_tolerance)
        failure->until = now + std::max(failure->backoff.next(), error.retryAfter);
}

std::optional<core::Error> FailureMemory::recent(const QString &key, Clock::time_point now) const
{
    const auto failure = m_failures.constFind(key);
    if (failure == m_failures.cend() || failure->until <= now)
        return std::nullopt;
    return failure->error;
}

void FailureMemory::makeRoom(Clock::time_point now)
{
    if (m_failures.size() < maxRemembered)
        return;
    m_failures.removeIf([now](const auto &entry) { return entry.value().until <= now; });
    if (m_failures.size() >= maxRemembered)
        m_failures.clear(); // ten thousand fresh failures: the network is gone, not the pictures
}

} // namespace images
