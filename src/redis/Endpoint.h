// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"

#include <QString>

namespace redis {

/// Where a Redis server is and who we are there.
struct Endpoint {
    QString host; ///< empty: a Unix socket
    quint16 port = 6379;
    QString socketPath; ///< at most 107 bytes
    QString user; ///< empty: "default"
    QString password; ///< secret
    int database = 0;

    bool operator==(const Endpoint &) const = default;

    /// Reads `redis://[user:password@]host[:port][/db]` or `unix:/path[?db=n]`. `rediss:` gives an
    /// error that says what this build lacks.
    static core::Result<Endpoint> fromUrl(const QString &url);
    /// For people and logs: never has the password.
    QString displayName() const;
};

} // namespace redis
