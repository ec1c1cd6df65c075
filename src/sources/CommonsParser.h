// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "photos/Subscription.h"
#include "sources/Draft.h"

#include <QHash>

namespace sources {

/// One page of files (spec/living-geo-sources.md §5.3). Drafts, since the large rendition of those
/// that are new is asked for afterwards.
struct FilePage {
    struct File {
        qint64 pageId = 0;
        Draft draft; ///< pictures: the thumbnail, and the original when it is small enough to show
        bool needsLarge = false;
    };
    QList<File> files; ///< newest first
    QList<qint64> pageIds; ///< of all pages, also of those that are no photo we may show
    qsizetype unusable = 0; ///< no picture, no licence, or not understood
    QList<QPair<QString, QString>> next; ///< how to ask for the next page; empty: it was the last
};

/// Pure: bytes in, values out. Errors: Malformed, also when the place filter was not understood
/// and the whole world came; RateLimited, Unavailable when the answer says so.
core::Result<FilePage> parseFiles(const QByteArray &body, const photos::Subscription &subscription);

/// The reply to a question for one width: the rendition of each page id.
core::Result<QHash<qint64, photos::Picture>> parseRenditions(const QByteArray &body);

} // namespace sources
