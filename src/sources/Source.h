// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "photos/Photo.h"
#include "photos/Subscription.h"

#include <QObject>
#include <QUrl>

#include <chrono>
#include <functional>
#include <optional>

namespace sources {

/// What a look at a provider found.
struct Finding {
    QList<photos::Photo> photos; ///< newest first; the source's name, slug and title are filled in
    QByteArray cursor; ///< where the next look starts; opaque, kept in Redis
    QStringList gone {}; ///< ids of photos that the provider has taken away
};

/// How often a source that we have to ask wants to be asked about one place.
struct Pace {
    std::chrono::milliseconds shortest {2000}; ///< between looks, whoever knocks
    std::chrono::milliseconds poll {60'000}; ///< between looks when nobody knocks
    std::chrono::milliseconds firstRetry {5'000};
    std::chrono::milliseconds longestRetry {15 * 60'000};
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
    /// A subscription without a slug is a glance at what there is: nothing is remembered of it.
    /// Errors: RateLimited and Unavailable carry retryAfter when the provider gave one.
    using Found = std::function<void(core::Result<Finding>)>;
    virtual void recent(
        const photos::Subscription &subscription, const QByteArray &cursor, Found done)
        = 0;

    /// Whether places are registered there and notices come to our callback. Where it is false
    /// places are watched at once, and subscribe() is refused.
    virtual bool pushes() const { return true; }
    /// Its own pace; nullopt leaves it to the Watcher. Asked after every look: it may depend on
    /// how many places there are.
    virtual std::optional<Pace> pace() const { return std::nullopt; }
    /// Nobody looks at this any more, or for some time: streams and watches of it end. The next
    /// recent() begins again.
    virtual void leave(const QString &) {}
    /// The computer is on a network again: what waits for a stream to come back waits no longer.
    virtual void networkReturned() {}

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

signals:
    /// Something new that did not come by a callback: a stream, a file.
    void lookRequested(const QString &subscriptionKey);
    /// The provider has ended this registration, or let it run out.
    void registrationLost(const QString &subscriptionKey, const core::Error &error);
};

/// A source that knows no registrations: it is asked, or listens by itself.
class UnregisteredSource : public Source {
    Q_OBJECT

public:
    using Source::Source;

    bool pushes() const final { return false; }
    std::optional<Pace> pace() const override { return Pace {}; }
    /// Denied: there is nothing to register at.
    void subscribe(
        const photos::Subscription &subscription, const QUrl &callbackUrl, Registered done) final;
    /// There is nothing to end.
    void unsubscribe(const photos::Subscription &subscription, Done done) final;
    /// None.
    void registrations(Listed done) final;

protected:
    /// Answers later, as every call promises, unless this ends first.
    template <typename Call>
    void later(Call call)
    {
        QMetaObject::invokeMethod(this, std::move(call), Qt::QueuedConnection);
    }
};

} // namespace sources
