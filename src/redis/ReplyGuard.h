// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

struct redisAsyncContext;
struct redisReader;

namespace redis {

/// Stands in front of hiredis, which trusts its server: it would reserve room for as many items as
/// the server announces, and ends the program at a reply that nobody asked for and at messages of
/// another form than it expects. With the guard each of these ends the connection. Without a
/// context only the number of items is looked at.
void guardReplies(redisReader &reader, redisAsyncContext *context);

} // namespace redis
