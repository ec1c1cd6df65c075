// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "photos/Photo.h"
#include "photos/Subscription.h"

namespace sources {

/// Names of vocabularies in feeds; prefixes mean nothing.
namespace xmlns {
inline constexpr QLatin1String atom("http://www.w3.org/2005/Atom");
inline constexpr QLatin1String media("http://search.yahoo.com/mrss/");
inline constexpr QLatin1String geo("http://www.w3.org/2003/01/geo/wgs84_pos#");
inline constexpr QLatin1String georss("http://www.georss.org/georss");
inline constexpr QLatin1String dublinCore("http://purl.org/dc/elements/1.1/");
inline constexpr QLatin1String content("http://purl.org/rss/1.0/modules/content/");
} // namespace xmlns

struct FeedPage {
    static constexpr qsizetype maxEntries = 200; ///< more are not read; hubs push the newest first
    QList<photos::Photo> photos; ///< one for each entry that has a picture, in the feed's order
    qsizetype entries = 0;
};

/// Reads Atom, RSS 2.0 or JSON Feed, whole or with some of its entries only, as hubs send it; also
/// the bare Atom entry of Flickr's first pushes (spec/websub-and-flickr.md, part B). `topic` is the
/// feed's address. Entries without a usable picture are passed over. Errors: Malformed, when it is
/// no feed; a document type is refused unread.
core::Result<FeedPage> parseFeed(
    const QByteArray &body, const QUrl &topic, const photos::Subscription &subscription);

} // namespace sources
