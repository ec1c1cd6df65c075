// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"

#include <QByteArray>
#include <QString>

namespace redis {

// The folders and files of a private server.

/// Makes the folder, with its parents, for this user alone, or closes one that is there to others;
/// one that belongs to someone else, or is a link, is refused.
core::Result<void> makePrivateFolder(const QString &path);

/// The canonical path of the folder for the data, made for this user alone when it is missing.
core::Result<QString> dataFolder(const QString &path);

/// Where the server of `dataDirectory` listens: a socket in a folder of its own under
/// `runtimeDirectory` (empty: the user's, else the temporary one), made here. The same data always
/// gives the same path, and one short enough for a socket.
core::Result<QString> privateSocketPath(
    const QString &dataDirectory, const QString &runtimeDirectory);

/// The path of a socket of that name, in such a folder that `text` alone decides.
core::Result<QString> runtimeSocketPath(
    const QString &text, const QString &runtimeDirectory, const QString &fileName);

/// Process number of a Redis server that works in `dataDirectory` (canonical); 0: none.
qint64 serverIn(const QString &dataDirectory);

/// What redis-check-aof has to be called with.
QString appendOnlyFile(const QString &dataDirectory);

/// A value as redis.conf wants it, whatever bytes are in it.
QByteArray quotedForRedis(const QString &value);

} // namespace redis
