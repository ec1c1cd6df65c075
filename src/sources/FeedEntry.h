// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "photos/Photo.h"
#include "photos/Subscription.h"

namespace sources {

/// One entry of a feed as it was written, whatever the format; addresses may be relative.
struct FeedEntry {
    QString id;
    QString title; ///< plain text
    QString text; ///< HTML
    QString author;
    QString authorPage;
    QString page;
    QString published;
    QString updated;
    QString rights;
    QString licencePage;
    QString point; ///< "latitude longitude"
    QString latitude;
    QString longitude;
    QStringList tags;
    struct Picture {
        QString address;
        int width = 0;
        int height = 0;
    };
    QList<Picture> pictures;
};

/// What counts for all entries of a feed.
struct FeedHead {
    QUrl topic;
    QString title;
    QString author;
    QString authorPage;
    QString page;
};

/// Errors: Malformed, when it has no picture or does not say which entry it is.
core::Result<photos::Photo> photoFromEntry(
    const FeedEntry &entry, const FeedHead &head, const photos::Subscription &subscription);

} // namespace sources
