// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/Source.h"

#include <QHostAddress>

#include <memory>

namespace sources {

/// Any feed with pictures, and a W3C WebSub subscriber (spec/websub-and-flickr.md, part A): finds
/// the hub of a feed, subscribes with a secret, renews the lease before it ends, and takes what the
/// hub pushes to our callback. A feed without a hub is asked in its own pace, as are all after a
/// start and for what a push left out; a photo comes by either way once.
///
/// Leases and secrets live as long as this: after a start every feed is subscribed to anew, which
/// replaces the lease that the hub still has. A secret is sent to hubs over https or on this
/// computer only; what comes without one only says "look".
class WebSubSource final : public Source {
    Q_OBJECT

public:
    struct Settings {
        Pace pace {std::chrono::seconds(2), std::chrono::minutes(5)};
        std::chrono::milliseconds replyTime {20'000};
        std::chrono::milliseconds confirmTime {90'000}; ///< for the hub to call us back
        std::chrono::seconds lease {10 * 24 * 3600}; ///< that we ask for
        std::chrono::milliseconds firstRetry {30'000}; ///< of a renewal that failed
        /// Whether an address belongs to the internet; feeds and hubs elsewhere are not asked.
        std::function<bool(const QHostAddress &)> isPublic;
        /// "host" or "host:port" of sites in this house whose feeds, and hubs, may be asked.
        QStringList trustedHosts {};
    };
    static constexpr qint64 maxFeedBytes = 4 * 1024 * 1024;
    static constexpr qsizetype maxPushed = 1000; ///< photos waiting for a look, of one feed

    explicit WebSubSource(const Settings &settings, QObject *parent = nullptr);
    ~WebSubSource() override;

    QString name() const override;
    std::optional<Pace> pace() const override;
    void recent(
        const photos::Subscription &subscription, const QByteArray &cursor, Found done) override;
    void leave(const QString &subscriptionKey) override;
    void subscribe(const photos::Subscription &subscription, const QUrl &callbackUrl,
        Registered done) override;
    void unsubscribe(const photos::Subscription &subscription, Done done) override;
    void registrations(Listed done) override;

    // What a hub says to the callback with this unguessable key.

    /// Confirms that we want to be subscribed, or to end it: true only for what we asked for, of
    /// exactly this topic. The lease begins now.
    bool confirm(const QByteArray &callbackKey, const QByteArray &mode, const QByteArray &topic,
        std::chrono::seconds lease);
    /// The hub ends the subscription or refuses to begin it.
    void deny(const QByteArray &callbackKey, const QByteArray &topic, const QByteArray &reason);
    enum class Welcome {
        Unknown, ///< nobody waits for pushes there
        Ended, ///< we do not want them any more
        Unsigned, ///< no secret was agreed: to be believed as a hint only
        Signed ///< must be signed with secretOf()
    };
    Welcome welcomes(const QByteArray &callbackKey) const;
    QByteArray secretOf(const QByteArray &callbackKey) const;
    /// The body of a push that was signed rightly.
    void take(const QByteArray &callbackKey, const QByteArray &body);
    /// A push that can't be believed in itself: the feed is asked.
    void knock(const QByteArray &callbackKey);

private:
    class Private;
    struct Lease;
    struct Feed;
    std::unique_ptr<Private> d;
};

} // namespace sources
