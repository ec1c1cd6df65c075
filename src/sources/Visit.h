// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/FeedLinks.h"
#include "sources/Transfer.h"

#include <QHostAddress>
#include <QNetworkAccessManager>
#include <QObject>

namespace sources {

/// A request to an address that somebody else may have written: a feed names its hub, a redirect
/// the next server. Goes to public addresses only, unless it may be private; the address that was
/// checked is the one that is used. Redirects are followed, each checked again, and never from
/// https to http. Ends itself after its answer.
class Visit final : public QObject {
    Q_OBJECT

public:
    struct Wish {
        QByteArray method = "GET"; ///< redirects keep it, and the body
        QUrl url;
        HeaderLines headers;
        QByteArray body;
        bool mayBePrivate = false;
    };
    struct Settings {
        /// Whether an address belongs to the internet.
        std::function<bool(const QHostAddress &)> isPublic;
        TransferLimits limits {};
    };
    static constexpr int maxRedirects = 5;

    struct Visited {
        QUrl url; ///< where the answer came from
        bool isPrivate = false; ///< the first address was no public one
        Reply reply;
    };
    using Done = std::function<void(const Visited &)>;

    /// Answers once, later; never when `network` ends first.
    static void begin(
        QNetworkAccessManager &network, const Wish &wish, const Settings &settings, Done done);

private:
    Visit(QNetworkAccessManager &network, const Wish &wish, const Settings &settings, Done done);

    void go(const QUrl &url);
    void takeAddresses(QList<QHostAddress> addresses);
    void connectToNext();
    void takeReply(const Reply &reply);
    void fail(core::Error::Kind kind, const QString &message);
    void end(const Reply &reply);

    QNetworkAccessManager &m_network;
    Wish m_wish;
    Settings m_settings;
    Done m_done;
    Visited m_visited;
    QList<QHostAddress> m_addresses; ///< not tried yet
    int m_redirects = 0;
};

} // namespace sources
