// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "photos/Subscription.h"

#include <QUrl>

namespace ingest {

/// The path of a callback, "/callbacks/<object>/<slug>[/<key>]", taken apart. The object is "geo"
/// (as in the demo), "tag", "location", "user" or "feed"; a slash at the end is accepted.
struct CallbackRoute {
    photos::Subscription::Object object = photos::Subscription::Object::Geography;
    QByteArray slug;
    QByteArray key; ///< empty: the demo's plain route

    /// The bytes of the path as they came: nothing is decoded, so nothing can be hidden.
    static std::optional<CallbackRoute> fromPath(const QByteArray &path);
    /// The path of a subscription's callback.
    static QByteArray pathOf(const photos::Subscription &subscription);
    /// The whole address that a provider is told.
    static QUrl urlOf(const photos::Subscription &subscription, const QUrl &host);
};

} // namespace ingest
