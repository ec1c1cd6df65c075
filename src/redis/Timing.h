// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace redis {

/// How patient a link is.
struct Timing {
    std::chrono::milliseconds connect {5000}; ///< from the name to the end of the greeting
    std::chrono::milliseconds answer {5000}; ///< to any one command
    std::chrono::milliseconds idle {30'000}; ///< of silence before we ask whether it still lives
    std::chrono::milliseconds firstRetry {100};
    std::chrono::milliseconds longestRetry {2000};
};

} // namespace redis
