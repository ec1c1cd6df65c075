// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "redis/ReplyGuard.h"

#include "redis/Reply.h"

#include <hiredis/async.h>

namespace redis {

namespace {

/// hiredis's own way to make replies: static there, so it is taken from the first reader seen.
redisReplyObjectFunctions own {};

/// "subscribe", channel, count and "message", channel, payload; one more for patterns.
constexpr qsizetype leastMessageItems = 3;

/// hiredis looks for the receiver of a reply first among the commands, then among the
/// subscriptions.
bool isForSubscriptions(const redisAsyncContext &context)
{
    return !context.replies.head && (context.c.flags & REDIS_SUBSCRIBED);
}

/// Whether hiredis can handle what begins here. Its assertions are those of async.c,
/// redisProcessCallbacks() and __redisGetSubscribeCallback(). The task's own type is not enough: a
/// missing text is a text to it.
bool isExpected(const redisReadTask *task, int type, qsizetype items = 0)
{
    const auto *context = static_cast<const redisAsyncContext *>(task->privdata);
    if (!context)
        return true;
    const bool isWhole = !task->parent;
    if (!isForSubscriptions(*context))
        return !isWhole || context->replies.head || type == REDIS_REPLY_ERROR;
    if (isWhole)
        return type != REDIS_REPLY_ARRAY || items >= leastMessageItems;
    const bool isName = !task->parent->parent && task->idx <= 1;
    return !isName || type == REDIS_REPLY_STRING;
}

/// Of a message; hiredis reads others ("punsubscribe") in yet another way.
bool isKnownKind(const redisReadTask *task, const QByteArrayView text)
{
    const auto *context = static_cast<const redisAsyncContext *>(task->privdata);
    const bool isKind = context && isForSubscriptions(*context) && task->parent
        && !task->parent->parent && !task->idx;
    return !isKind || text == "pmessage" || text == "psubscribe" || text == "message"
        || text == "subscribe";
}

// A null pointer makes hiredis give the connection up, "Out of memory".

void *createString(const redisReadTask *task, char *text, size_t length)
{
    return isExpected(task, task->type)
            && isKnownKind(task, QByteArrayView(text, qsizetype(length)))
        ? own.createString(task, text, length)
        : nullptr;
}

template <typename Count> // int, size_t since hiredis 1.0
void *createArray(const redisReadTask *task, Count items)
{
    return qsizetype(items) <= maxReplyItems
            && isExpected(task, REDIS_REPLY_ARRAY, qsizetype(items))
        ? own.createArray(task, items)
        : nullptr;
}

void *createInteger(const redisReadTask *task, long long number)
{
    return isExpected(task, REDIS_REPLY_INTEGER) ? own.createInteger(task, number) : nullptr;
}

void *createNil(const redisReadTask *task)
{
    return isExpected(task, REDIS_REPLY_NIL) ? own.createNil(task) : nullptr;
}

redisReplyObjectFunctions guarding(const redisReplyObjectFunctions &functions)
{
    own = functions;
    redisReplyObjectFunctions guarded = functions;
    guarded.createString = createString;
    guarded.createArray = createArray;
    guarded.createInteger = createInteger;
    guarded.createNil = createNil;
    return guarded;
}

} // namespace

void guardReplies(redisReader &reader, redisAsyncContext *context)
{
    static redisReplyObjectFunctions functions = guarding(*reader.fn);
    reader.fn = &functions;
    reader.privdata = context;
}

} // namespace redis
