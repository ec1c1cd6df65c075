// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "photos/Photo.h"
#include "photos/Subscription.h"
#include "sources/Source.h"

#include <QByteArray>
#include <QUrl>

namespace sources {

// What an Instagram-compatible service says, understood (spec/instagram-realtime.md §3, §8, §9).
// Pure: bytes in, values out. Ids stay text all the way, since they are larger than 2^53.

/// Most media taken from one page, whatever it holds.
inline constexpr qsizetype maxMediaOnPage = 1000;

/// One page of .../media/recent or media/search.
struct MediaPage {
    QList<photos::Photo> photos; ///< in the provider's order, newest first
    qsizetype unreadable = 0; ///< media that could not be understood and were left out
    QUrl nextUrl; ///< of the next older page; may hold the credential: never log it
    QString minTagId; ///< tags only: where newer ones begin; opaque
};

/// Reads a page. Each photo gets the subscription's source, slug and title.
/// Errors: Malformed, or what the envelope says (see replyError()).
core::Result<MediaPage> parseMediaPage(
    const QByteArray &body, const photos::Subscription &subscription);

/// Reads the reply to POST /v1/subscriptions.
core::Result<Source::Registration> parseRegistration(const QByteArray &body);
/// Reads the reply to GET /v1/subscriptions; entries that cannot be understood are left out.
core::Result<QList<Source::Registration>> parseRegistrations(const QByteArray &body);

/// The error in a reply: looks for meta.error_type, then error_type on top, then goes by the HTTP
/// status (§3.4). HTML or nothing at all is fine. The message is ours: the provider's sentences
/// can hold addresses and tokens.
core::Error replyError(int status, const QByteArray &body);

/// Retry-After as seconds or as a date (RFC 9110, 10.2.3), at most a day; zero when it is neither
/// or past. A date is measured against `date`, the reply's own Date, else against our clock.
std::chrono::milliseconds parseRetryAfter(const QByteArray &value, const QByteArray &date);
/// An HTTP date (RFC 9110, 5.6.7, preferred form); invalid when it is none.
QDateTime parseHttpDate(const QByteArray &value);

} // namespace sources
