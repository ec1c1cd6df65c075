// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <algorithm>

namespace ingest {

/// Whether a challenge may be sent back: some printable bytes, not too many
/// (spec/instagram-realtime.md §4).
inline bool isUsableChallenge(const QByteArray &challenge)
{
    constexpr qsizetype maxChallengeBytes = 512;
    return !challenge.isEmpty() && challenge.size() <= maxChallengeBytes
        && std::none_of(
            challenge.begin(), challenge.end(), [](char c) { return uchar(c) < 32 || c == 127; });
}

} // namespace ingest
