// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "photos/Subscription.h"
#include "sources/InstagramCursor.h"

#include <QUrl>

namespace sources {

/// The largest page we ask for; services give less when they want.
inline constexpr int pageSize = 100;

/// Names and values of a query or a form, in order.
using Parameters = QList<QPair<QByteArray, QByteArray>>;
/// application/x-www-form-urlencoded; '+' is never left bare, since cursors are opaque text.
QByteArray formEncoded(const Parameters &parameters);

/// Where an Instagram-compatible service answers (spec/instagram-realtime.md §2, §3, §8). Makes
/// addresses only; they hold the credential, so none of them may be logged with its query.
struct InstagramAddresses {
    QUrl baseUrl;
    QByteArray clientId;

    /// "/v1/<endpoint>?<parameters>"; `endpoint` is percent-encoded already.
    QUrl at(const QByteArray &endpoint, const Parameters &parameters = {}) const;
    /// .../media/recent of what is watched. Errors: Malformed, when the id cannot be in a path.
    core::Result<QUrl> recent(const photos::Subscription &subscription,
        const InstagramCursor &cursor, const QDateTime &now) const;
    /// media/search around the centre: what was there before the subscription.
    QUrl search(const photos::Subscription &subscription) const;
    /// Whether a page may be followed there: same scheme, host, port and base path (§8.1).
    bool isOurs(const QUrl &url) const;
};

/// The form that creates a subscription (§3.1), without the secret.
Parameters subscriptionForm(
    const photos::Subscription &subscription, const QUrl &callbackUrl, const QByteArray &clientId);

} // namespace sources
