// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "photos/Photo.h"
#include "photos/Subscription.h"

namespace sources {

/// One page of a tag's timeline (spec/living-geo-sources.md §10.3).
struct StatusPage {
    QList<photos::Photo> photos; ///< one for each picture
    qsizetype statuses = 0; ///< on the page, with and without usable pictures
    QString greatestId; ///< of the statuses; decimal digits, never a number
};

/// Pure: bytes in, values out. `host` is the server that was asked: its ids are its own.
/// Errors: Malformed.
core::Result<StatusPage> parseStatuses(
    const QByteArray &body, const QString &host, const photos::Subscription &subscription);

/// Where the server streams, by its reply of /api/v2/instance: "wss://…", or "ws://…" where the
/// server itself is asked without TLS. Our token goes there. Errors: Malformed.
core::Result<QUrl> parseStreamingAddress(const QByteArray &body, const QUrl &server);

/// Largest message of a stream that is read.
inline constexpr qsizetype maxStreamMessageBytes = 512 * 1024;

/// One message of a stream (§10.2); a notice that only says "look".
struct StreamNotice {
    enum class Kind { Other, Posted, Deleted };
    Kind kind = Kind::Other;
    QString tag; ///< Posted; empty when it does not say
    QString statusId; ///< Deleted; decimal digits
};
/// Pure. Errors: Malformed, TooLarge.
core::Result<StreamNotice> parseStreamNotice(const QByteArray &message);

} // namespace sources
