// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace core {

/// The growing pause between attempts: doubles from `first` to `longest`, each with ±20 % of
/// jitter, so that many clients of one server do not come back in the same moment.
class Backoff {
public:
    Backoff(std::chrono::milliseconds first, std::chrono::milliseconds longest);

    /// The pause before the next attempt; each call is one more failure.
    std::chrono::milliseconds next();
    /// After a success: the next pause is the first one again.
    void reset() { m_failures = 0; }
    int failures() const { return m_failures; }

private:
    std::chrono::milliseconds m_first;
    std::chrono::milliseconds m_longest;
    int m_failures = 0;
};

} // namespace core
