// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>

namespace control {

/// Of the protocol, which every request names.
inline constexpr int protocolVersion = 1;

/// A request is one line of JSON, of at most this many bytes.
inline constexpr qsizetype maxRequestBytes = 64 * 1024;
/// So is each line of an answer; a page of photos is the longest.
inline constexpr qsizetype maxAnswerBytes = 4 * 1024 * 1024;

inline constexpr int maxConversations = 16;
/// For the whole request to arrive.
inline constexpr std::chrono::milliseconds requestTime {5'000};
/// Between two lines of an answer; a service far away may be asked meanwhile.
inline constexpr std::chrono::milliseconds answerTime {60'000};
/// A listener that takes nothing for so long is gone.
inline constexpr std::chrono::milliseconds stallTime {30'000};
/// A long answer goes on when less than this is still unsent.
inline constexpr qint64 lowWaterBytes = 256 * 1024;

} // namespace control
