// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QUrl>

#include <functional>

namespace app {

/// What a source needs to let us in.
struct Access {
    QString source; ///< its name: "flickr", "mastodon" or "instagram"
    QUrl url; ///< invalid: its public address
    QByteArray clientId; ///< "instagram" only
    QByteArray secret; ///< key, token or client secret
};

/// Asks the source once whether it takes this, with a connection of its own, and says in words
/// what happened: it works, refused, not reachable, not now. Answers once, later, unless `context`
/// ends first.
void testAccess(const Access &access, QObject *context,
    std::function<void(bool isFine, const QString &words)> done);

} // namespace app
