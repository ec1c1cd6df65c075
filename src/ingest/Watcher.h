// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Health.h"
#include "core/Result.h"
#include "photos/PlaceState.h"
#include "sources/Source.h"

#include <QHash>
#include <QObject>

#include <chrono>
#include <memory>

namespace ingest {

/// Looks at the sources. Callback, timer, start and the end of an outage all come down to
/// lookNow(); one look at a time for each subscription, a notice during a look causes one more
/// after it, never closer than `shortestInterval`. The cursor moves only when kept() says that the
/// photos are in the journal. Backend thread.
class Watcher : public QObject {
    Q_OBJECT

public:
    struct Settings {
        std::chrono::milliseconds shortestInterval {2000}; ///< between looks at one object (§5)
        std::chrono::milliseconds safetyPoll {120'000}; ///< a missed notice is lost (§7)
        std::chrono::milliseconds firstRetry {1000};
        std::chrono::milliseconds longestRetry {300'000};
    };

    explicit Watcher(Settings settings, QObject *parent = nullptr);
    ~Watcher() override;

    /// Not owned; must outlive the watcher.
    void addSource(sources::Source *source);

    /// Watches it from `cursor` on and looks at once. Again with a known key: takes the changes.
    void watch(const photos::Subscription &subscription, const QByteArray &cursor);
    void unwatch(const QString &subscriptionKey);

    struct State {
        photos::PlaceState::Activity activity = photos::PlaceState::Activity::Watching;
        QString message;
        QDateTime nextLookAt;
        QDateTime lastLookAt; ///< UTC, last success; invalid: never
    };
    State stateOf(const QString &subscriptionKey) const;

public slots:
    void lookNow(const QString &subscriptionKey);
    /// Every watched subscription, for example after an outage.
    void lookEverywhere();
    /// The answer to found(): in the journal, or why not. What was not kept is looked at again.
    void kept(const QString &subscriptionKey, const core::Result<qsizetype> &result);

signals:
    /// Photos (newest first, perhaps none) and the cursor that goes with them.
    void found(const photos::Subscription &subscription, const QList<photos::Photo> &photos,
        const QByteArray &cursor);
    /// State of one subscription changed.
    void stateChanged(const QString &subscriptionKey);
    /// Of all sources together.
    void healthChanged(const core::Health &health);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace ingest
