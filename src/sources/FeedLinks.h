// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QUrl>

namespace sources {

/// Names (as sent) and values of a reply's head, in order.
using HeaderLines = QList<QPair<QByteArray, QByteArray>>;
/// All values of this name, whatever its case.
QList<QByteArray> valuesOf(const HeaderLines &headers, const QByteArray &name);

/// What a topic says about itself (W3C WebSub, 4): who pushes it, and what it is really called.
struct FeedLinks {
    static constexpr qsizetype maxHubs = 4; ///< more are left out
    QList<QUrl> hubs;
    QByteArray self; ///< byte for byte, since the hub compares it so; empty: not said
    QUrl alternate; ///< of a web page: its feed

    bool operator==(const FeedLinks &) const = default;
};

/// The links of Link headers first, then those of the body: of an XML feed, of a JSON feed, or of
/// the head of an HTML page. `address` is where the reply came from.
FeedLinks discoverLinks(const HeaderLines &headers, const QByteArray &body, const QUrl &address);

} // namespace sources
