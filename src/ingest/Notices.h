// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "photos/Subscription.h"

namespace ingest {

/// Most elements read from one delivery; the rest can only repeat them, and the safety poll is
/// there for what they might have said.
inline constexpr qsizetype maxNotices = 1000;

/// "Something is new there" (spec/instagram-realtime.md §5). It holds no photos.
struct Notice {
    photos::Subscription::Object object = photos::Subscription::Object::Geography;
    QString objectId;
    QString subscriptionId; ///< at the provider; may be empty
    bool hasTime = false; ///< says the second in which it happened
    bool isOfRoute = false; ///< Meta's webhooks: about an account, for whose callback was called
};

/// Reads the body of an update POST: a JSON array of notices as in 2011, or the object that Meta's
/// webhooks send today, {"object", "entry": […]}, also within an array (spec/meta-webhooks.md §3).
/// Elements about objects or aspects that we do not know, or without a usable id, are skipped (§5).
/// Errors: Malformed when it is neither.
core::Result<QList<Notice>> parseNotices(const QByteArray &body);

} // namespace ingest
