// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Health.h"
#include "core/Result.h"
#include "http/Response.h"
#include "photos/Subscription.h"

#include <QObject>

#include <chrono>
#include <functional>
#include <memory>

namespace sources {
class WebSubSource;
}

namespace ingest {

struct CallbackRoute;

/// Where providers knock: answers verification GETs and signed update POSTs on
/// /callbacks/<object>/<slug>[/<key>] (spec/instagram-realtime.md §4–§7). Checks the signature over
/// the raw bytes before anything reads them, and only says "look now": it fetches nothing.
/// Backend thread.
class CallbackEndpoint : public QObject {
    Q_OBJECT

public:
    struct Settings {
        QByteArray clientSecret; ///< key of the signatures; empty: every POST is refused
    };

    explicit CallbackEndpoint(QObject *parent = nullptr);
    ~CallbackEndpoint() override;

    void apply(const Settings &settings);
    const Settings &settings() const;
    /// What is watched: every other slug is answered with 404. Also those still being registered,
    /// since the provider verifies while our POST is open. Until the first call nobody knows what
    /// is watched, and everything is answered with 503 and Retry-After.
    void setSubscriptions(const QList<photos::Subscription> &subscriptions);

    /// Not owned; who takes what hubs say on /callbacks/feed/….
    void setFeeds(sources::WebSubSource *feeds);

    /// Looks that may wait (of 200 places at most) before further deliveries are answered with 503
    /// and Retry-After.
    static constexpr qsizetype maxBacklog = 128;
    /// Tells how many looks are waiting; Places gives the watcher's.
    void setBacklog(std::function<qsizetype()> waitingLooks);
    /// Tells whether what a notice teaches can be written down now. While it can't, a delivery to
    /// an adopted place whose object is unknown is answered with 503: were we to end before it is
    /// written down, nothing would remember that notice.
    void setLearning(std::function<bool()> canKeep);

    http::Response handle(const http::Request &request);

signals:
    /// Something new, once for each subscription that a delivery names.
    void lookRequested(const QString &subscriptionKey);
    /// The same delivery once more, which came first at that time. Mostly no news; but notices have
    /// whole seconds, so that two photos of one second are told with the same bytes.
    void repeated(
        const QString &subscriptionKey, std::chrono::steady_clock::time_point firstArrival);
    /// The first signed notice on an adopted place's route told its object.
    void objectLearnt(
        const QString &subscriptionKey, const QString &objectId, const QString &providerId);
    void healthChanged(const core::Health &health);

private:
    http::Response answerDelivery(const http::Request &request, photos::Subscription &route);
    http::Response handleHub(const http::Request &request, const CallbackRoute &route);
    void setHealth(const core::Health &health);

    class Private;
    std::unique_ptr<Private> d;
};

} // namespace ingest
