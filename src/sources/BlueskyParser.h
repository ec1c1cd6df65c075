// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "photos/Photo.h"
#include "photos/Subscription.h"

namespace sources {

/// Largest message of Jetstream that is read.
inline constexpr qsizetype maxJetstreamBytes = 256 * 1024;

/// A post with pictures, as its author wrote it.
struct BlueskyPost {
    struct Image {
        QString cid;
        QString alt;
        QSize shape; ///< a ratio, not pixels; empty when not said
    };
    QString did; ///< of the author
    QString rkey;
    qint64 time = 0; ///< UNIX microseconds; when the stream had it
    QString text;
    QStringList tags; ///< without '#', as written
    bool isSensitive = false;
    QList<Image> images;

    QString path() const { return did + QLatin1Char('/') + rkey; }
    /// However it is written.
    bool hasTag(const QString &tag) const;
};

/// One message of Jetstream, of the old path or the new (spec/living-geo-sources.md §9).
struct JetstreamEvent {
    enum class Kind {
        Other, ///< nothing to do, but its time counts
        Post,
        Deleted, ///< `post` has the author and the record key
        AccountGone, ///< `post` has the author
        Ended ///< the last one before the connection ends
    };
    Kind kind = Kind::Other;
    qint64 time = 0; ///< UNIX microseconds; 0: unknown
    BlueskyPost post;
};

/// Pure: bytes in, values out. What can't matter is known without reading the whole.
/// Errors: Malformed, TooLarge.
core::Result<JetstreamEvent> parseJetstreamEvent(const QByteArray &message);

/// Who posted it.
struct BlueskyAuthor {
    QString handle;
    QString name; ///< may be empty
    bool isForMembersOnly = false; ///< asks not to be shown to people without an account
    bool isSensitive = false;
};
/// The reply of app.bsky.actor.getProfile. Errors: Malformed.
core::Result<BlueskyAuthor> parseBlueskyProfile(const QByteArray &body);

/// One photo for each picture of the post, whose renditions are below `pictures`. None of an
/// author who is for members only.
QList<photos::Photo> photosOfPost(const BlueskyPost &post, const BlueskyAuthor &author,
    const QUrl &pictures, const photos::Subscription &subscription);

} // namespace sources
