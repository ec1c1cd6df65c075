// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>

namespace http {

/// What one server allows. The defaults are those of design §6.
struct Limits {
    qint64 headBytes = 16 * 1024;
    qint64 targetBytes = 4 * 1024;
    qint64 bodyBytes = 256 * 1024;
    std::chrono::milliseconds requestTime {6000}; ///< for a whole request, from the first wait on
    std::chrono::milliseconds answerTime {6000}; ///< until the answer is taken
    int connections = 512;
    int connectionsPerAddress = 64; ///< 0: no cap (behind a tunnel every peer is 127.0.0.1)
    int webSockets = 200;
    qint64 messageBytes = 16 * 1024; ///< of one WebSocket message from a client
    std::chrono::milliseconds messageTime {10'000}; ///< for one whole message
    qint64 unsentBytes = 1024 * 1024; ///< beyond it a WebSocket is closed with 1013
    std::chrono::milliseconds stallTime {10'000}; ///< for a WebSocket client that takes nothing
    std::chrono::milliseconds pingTime {15'000}; ///< between two pings to a WebSocket client
    std::chrono::milliseconds silenceTime {40'000}; ///< after it a WebSocket client is gone
};

} // namespace http
