// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Backoff.h"
#include "core/Result.h"
#include "sources/Visit.h"

#include <QDeadlineTimer>
#include <QTimer>

#include <list>
#include <memory>

namespace sources {

/// One subscription at a hub: whose, of what, and where the hub calls.
struct HubWish {
    QString key; ///< of our subscription
    QByteArray callbackKey; ///< unguessable part of the callback
    QUrl callback;
    QByteArray topic; ///< byte for byte
    QUrl hub;
    bool mayBePrivate = false; ///< the feed is in this house, so may be its hub

    bool isSameAs(const HubWish &other) const
    {
        return callback == other.callback && topic == other.topic && hub == other.hub;
    }
};

/// Our subscriptions at hubs (W3C WebSub, 5): asks for them, confirms what was asked for and
/// nothing else, renews each at 80 to 90 % of its lease, and ends them. What it can't keep is said.
class HubLeases final : public QObject {
    Q_OBJECT

public:
    struct Settings {
        Visit::Settings visits;
        std::chrono::milliseconds confirmTime;
        std::chrono::seconds lease;
        std::chrono::milliseconds firstRetry;
    };
    static constexpr std::chrono::seconds longestLease {20 * 24 * 3600}; ///< that we count on
    static constexpr std::chrono::seconds shortestLease {1};

    HubLeases(QNetworkAccessManager &network, const Settings &settings, QObject *parent = nullptr);
    ~HubLeases() override;

    using Done = std::function<void(core::Result<void>)>;
    /// Answers once the hub has called us back, or why it did not. A hub may call later still.
    void begin(const HubWish &wish, Done done);
    /// Answers when the hub has taken the request; it asks us back later.
    void end(const HubWish &wish, Done done);

    bool confirm(const QByteArray &callbackKey, const QByteArray &mode, const QByteArray &topic,
        std::chrono::seconds lease);
    void deny(const QByteArray &callbackKey, const QByteArray &topic, const QByteArray &reason);

    struct Lease;
    /// The one that pushes come for; else one that ends; else nullptr.
    const Lease *find(const QByteArray &callbackKey) const;
    QList<HubWish> held() const;

signals:
    /// It was held and is no more.
    void lost(const QString &subscriptionKey, const core::Error &error);

private:
    using Leases = std::list<std::unique_ptr<Lease>>;
    Lease *find(const HubWish &wish) const;
    void ask(Lease &lease, const QByteArray &mode);
    void answered(Lease &lease, const QByteArray &mode, const Visit::Visited &visited);
    void timeOut(Lease &lease);
    void failed(Lease &lease, const core::Error &error);
    void drop(Lease &lease, const core::Result<void> &result);
    void answer(Lease &lease, const core::Result<void> &result);

    QNetworkAccessManager &m_network;
    Settings m_settings;
    Leases m_leases;
};

struct HubLeases::Lease {
    enum class Phase { Asked, Held, Ending };

    HubWish wish;
    QByteArray secret; ///< empty: the way to the hub can be overheard
    Phase phase = Phase::Asked;
    QDeadlineTimer until; ///< Held
    bool isRenewing = false; ///< Held
    Done done; ///< who waits for the confirmation
    QTimer timer; ///< Asked, renewing: the hub's time; Held: renewal; Ending: patience
    core::Backoff backoff;
    std::shared_ptr<int> round = std::make_shared<int>(0); ///< ends with it: late replies know

    explicit Lease(std::chrono::milliseconds firstRetry)
        : backoff(firstRetry, std::chrono::hours(1))
    {
    }
};

} // namespace sources
