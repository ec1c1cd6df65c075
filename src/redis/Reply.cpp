// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "redis/Reply.h"

#include <hiredis/hiredis.h>

namespace redis {

namespace {

/// What may still be copied.
struct Budget {
    qsizetype items = maxReplyItems;
    qsizetype bytes = maxReplyBytes;
};

Reply::Type typeOf(const redisReply &reply)
{
    switch (reply.type) {
    case REDIS_REPLY_STRING:
        return Reply::Type::Text;
    case REDIS_REPLY_STATUS:
        return Reply::Type::Status;
    case REDIS_REPLY_ERROR:
        return Reply::Type::Error;
    case REDIS_REPLY_INTEGER:
        return Reply::Type::Integer;
    case REDIS_REPLY_ARRAY:
        return Reply::Type::Array;
    default:
        // We speak RESP2: the types that came with RESP3 are never sent.
        return Reply::Type::Nil;
    }
}

bool copyInto(Reply &copy, const redisReply &reply, int depth, Budget &budget)
{
    if (depth > maxReplyDepth || --budget.items < 0)
        return false;
    copy.type = typeOf(reply);
    if (copy.type == Reply::Type::Integer)
        copy.integer = reply.integer;
    if (copy.type == Reply::Type::Array) {
        if (qsizetype(reply.elements) > budget.items)
            return false;
        copy.items.resize(qsizetype(reply.elements));
        for (qsizetype i = 0; i < copy.items.size(); ++i) {
            if (!copyInto(copy.items[i], *reply.element[i], depth + 1, budget))
                return false;
        }
    } else if (copy.type != Reply::Type::Integer && reply.str) {
        budget.bytes -= qsizetype(reply.len);
        if (budget.bytes < 0)
            return false;
        copy.text = QByteArray(reply.str, qsizetype(reply.len));
    }
    return true;
}

} // namespace

core::Result<Reply> copyOf(const redisReply &reply)
{
    Reply copy;
    Budget budget;
    if (!copyInto(copy, reply, 1, budget))
        return core::Error {
            core::Error::Kind::TooLarge, QStringLiteral("Redis sent more than we can take")};
    return copy;
}

core::Error errorFrom(const Reply &reply)
{
    Q_ASSERT(reply.type == Reply::Type::Error);
    const QByteArray code = reply.text.left(reply.text.indexOf(' '));
    core::Error error {core::Error::Kind::Unavailable, QString::fromUtf8(reply.text)};
    if (code == "NOAUTH" || code == "WRONGPASS" || code == "NOPERM" || code == "DENIED")
        error.kind = core::Error::Kind::Denied;
    else if (code == "WRONGTYPE")
        error.kind = core::Error::Kind::Malformed;
    else if (code == "NOSCRIPT")
        error.kind = core::Error::Kind::NotFound;
    return error;
}

} // namespace redis
