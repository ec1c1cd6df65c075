// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"

#include <QByteArray>
#include <QList>

struct redisReply;

namespace redis {

/// What the server answered, copied out of hiredis (which frees its own after the callback).
struct Reply {
    enum class Type { Nil, Status, Error, Integer, Text, Array };
    Type type = Type::Nil;
    qint64 integer = 0;
    QByteArray text; ///< of Text, Status and Error; any bytes
    QList<Reply> items; ///< of Array
};

/// Limits of one reply, all its parts together.
inline constexpr int maxReplyDepth = 8;
inline constexpr qsizetype maxReplyItems = 1'000'000;
inline constexpr qsizetype maxReplyBytes = 256 * 1024 * 1024;

/// Errors: TooLarge.
core::Result<Reply> copyOf(const redisReply &reply);

/// A server's error reply as an Error: its message is the server's, which begins with a code in
/// capitals ("NOSCRIPT …"). Kinds: Denied (password, permission), Malformed (wrong type of key),
/// NotFound (script), else Unavailable.
core::Error errorFrom(const Reply &reply);

} // namespace redis
