// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "photos/Photo.h"
#include "photos/Subscription.h"

#include <QObject>
#include <QUrl>

#include <functional>

namespace sources {

/// What a look at a provider found.
struct Finding {
    QList<photos::Photo> photos; ///< newest first; the source's name, slug and title are filled in
    QByteArray cursor; ///< where the next look starts; opaque, kept in Redis
};

/// A provider of photos. Backend thread; every call answers exactly once, later, through `done`,
/// unless the source is destroyed first. Nothing here retries: the Watcher does.
class Source : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Its name in subscriptions and records: "instagram", …
    virtual QString name() const = 0;

    /// Photos since `cursor` (empty: the first look), overlapping a little: doubles are normal.
    /// Errors: RateLimited and Unavailable carry retryAfter when the provider gave one.
    using Found = std::function<void(core::Result<Finding>)>;
    virtual void recent(
        const photos::Subscription &subscription, const QByteArray &cursor, Found done)
        = 0;

    /// Registers for pushes to `callbackUrl`. The provider calls that address while this is open.
    /// The answer is the subscription with objectId and providerId filled in.
    using Registered = std::function<void(core::Result<photos::Subscription>)>;
    virtual void subscribe(
        const photos::Subscription &subscription, const QUrl &callbackUrl, Registered done)
        = 0;

    using Done = std::function<void(core::Result<void>)>;
    virtual void unsubscribe(const photos::Subscription &subscription, Done done) = 0;

    /// The subscriptions that the provider has for our client: `providerId`, `objectId` and
    /// `object` filled in, and the callback address of each.
    struct Registration {
        photos::Subscription subscription;
        QUrl callbackUrl;
    };
    using Listed = std::function<void(core::Result<QList<Registration>>)>;
    virtual void registrations(Listed done) = 0;
};

} // namespace sources
