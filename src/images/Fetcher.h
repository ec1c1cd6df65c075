// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"

#include <QHash>
#include <QNetworkAccessManager>
#include <QObject>
#include <QStringList>
#include <QUrl>

#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <optional>

namespace images {

/// Downloads from addresses that strangers chose, without becoming their hand in our network
/// (server-side request forgery): only http and https, no user info, public addresses only, and the
/// address that was checked is the one connected to. Follows redirects itself, each checked again.
/// No cookies, no cache, no proxy, no passwords. Newest requests go first. One thread.
class Fetcher : public QObject {
    Q_OBJECT

public:
    struct Settings {
        /// host or host:port of providers configured on a private address or an unusual port.
        QStringList trustedHosts;
        qint64 maxBytes = 8 * 1024 * 1024;
        std::chrono::milliseconds deadline {15'000}; ///< for the whole of one download
        int maxRedirects = 3;
        int maxConcurrent = 6;
        int maxPerHost = 4; ///< a slow host leaves room for others
        qsizetype maxWaiting = 2048; ///< beyond it the oldest fails as RateLimited
    };
    using Done = std::function<void(core::Result<QByteArray>)>;

    explicit Fetcher(Settings settings, QObject *parent = nullptr);
    ~Fetcher() override;

    void setTrustedHosts(const QStringList &hosts) { m_settings.trustedHosts = hosts; }

    /// Calls `done` exactly once, later, unless the Fetcher ends first.
    /// Errors: Denied, NotFound, TooLarge, TimedOut, RateLimited, Unavailable.
    void fetch(const QUrl &url, Done done);

    /// The same, and for how long the answer stays fresh; nullopt: the host does not say.
    using DoneFresh = std::function<void(
        const core::Result<QByteArray> &result, std::optional<std::chrono::seconds> freshFor)>;
    void fetchFresh(const QUrl &url, DoneFresh done);

private:
    class Download;
    struct Waiting {
        QUrl url;
        DoneFresh done;
    };

    void startNext();
    void start(Waiting &&waiting);
    void forget(Download *download);

    Settings m_settings;
    QNetworkAccessManager *m_network;
    std::deque<Waiting> m_waiting; ///< oldest first
    QHash<QString, int> m_activePerHost;
    int m_active = 0;
};

} // namespace images
