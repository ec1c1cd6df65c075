// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Health.h"
#include "core/Result.h"
#include "photos/PlaceState.h"
#include "sources/Source.h"

#include <QObject>

#include <chrono>
#include <memory>

namespace ingest {

/// Looks at the sources. Callback, timer, start and the end of an outage all come down to
/// lookNow(); one look at a time for each subscription, a notice during a look causes one more
/// after it, never closer than `shortestInterval`. The cursor moves only when kept() says that the
/// photos are in the journal; until then the look is not over. What the source asked us to wait is
/// waited, whoever knocks meanwhile; a pause of our own after a failure ends with the next notice.
/// A source with a pace of its own is looked at in that pace. Paused subscriptions are not looked
/// at. Backend thread.
class Watcher : public QObject {
    Q_OBJECT

public:
    struct Settings {
        std::chrono::milliseconds shortestInterval {2000}; ///< between looks at one object (§5)
        std::chrono::milliseconds doubtPause {10'000}; ///< until a look for a repeated notice
        std::chrono::milliseconds safetyPoll {120'000}; ///< a missed notice is lost (§7)
        std::chrono::milliseconds firstRetry {1000};
        /// A source that recovered is noticed within a minute.
        std::chrono::milliseconds longestRetry {45'000};
    };

    explicit Watcher(Settings settings, QObject *parent = nullptr);
    ~Watcher() override;

    /// Looks at one time: many places must not become a burst at the provider.
    static constexpr int maxLooksAtOnce = 4;

    /// Not owned; must outlive the watcher's looks.
    void addSource(sources::Source *source);

    /// Watches it from `cursor` on and looks at once. Again with a known key: takes the changes.
    void watch(const photos::Subscription &subscription, const QByteArray &cursor);
    void unwatch(const QString &subscriptionKey);

    struct State {
        photos::PlaceState::Activity activity = photos::PlaceState::Activity::Watching;
        QString message;
        QDateTime nextLookAt; ///< UTC; a failed look's next try, or the next poll
        QDateTime lastLookAt; ///< UTC, last success; invalid: never
    };
    State stateOf(const QString &subscriptionKey) const;
    /// Of what is in the journal; empty when it is not watched or was never looked at.
    QByteArray cursorOf(const QString &subscriptionKey) const;
    /// Looks that were asked for and have not begun.
    qsizetype waitingLooks() const;

public slots:
    void lookNow(const QString &subscriptionKey);
    /// A notice that first came then, once more. Nothing when a look that began a second later has
    /// told what it may say (its photos are of the second in which it was sent); else a look that
    /// is in no hurry, so that a repeated delivery costs no look of its own.
    void lookAgain(
        const QString &subscriptionKey, std::chrono::steady_clock::time_point firstArrival);
    /// Every watched subscription, for example after an outage.
    void lookEverywhere();
    /// The computer is on a network again: what failed is looked at once more at once, unless its
    /// source asked to wait.
    void networkReturned();
    /// The answer to found(): in the journal, or why not. What was not kept is looked at again.
    void kept(const QString &subscriptionKey, const core::Result<qsizetype> &result);

signals:
    /// Photos (newest first, perhaps none) and the cursor that goes with them.
    void found(const photos::Subscription &subscription, const QList<photos::Photo> &photos,
        const QByteArray &cursor);
    /// The provider has taken these photos of the subscription away.
    void gone(const photos::Subscription &subscription, const QStringList &photoIds);
    /// State of one subscription changed.
    void stateChanged(const QString &subscriptionKey);
    /// Of all sources together.
    void healthChanged(const core::Health &health);

private:
    class Private;
    struct Watched;

    void begin(const QString &key);
    void beginQueued();
    void look(const QString &key);
    void answered(const QString &key, quint64 round, const core::Result<sources::Finding> &finding);
    void failed(Watched &watched, const core::Error &error);
    sources::Pace paceOf(const Watched &watched) const;
    QDateTime rest(Watched &watched, std::chrono::milliseconds pause);
    void leave(Watched &watched);
    void setState(const QString &key, const State &state);
    void reportHealth();

    std::unique_ptr<Private> d;
};

} // namespace ingest
