// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Backoff.h"
#include "sources/Source.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <memory>
#include <unordered_map>

namespace ingest {

/// Keeps what the providers have registered for us in step with the places we want: lists first,
/// takes over what is there at our address, replaces what has an old one, registers what is
/// missing, deletes what is ours and belongs to no place. After a failure it begins again with a
/// growing pause. Owned by Places.
class Registrar : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    void addSource(sources::Source *source);
    /// The public address of the callback port; nothing is registered without one.
    void setCallbackHost(const QUrl &host);
    bool hasCallbackHost() const { return m_host.isValid(); }

    /// All places that are ours to register. Takes effect with the next check().
    void setWanted(const QList<photos::Subscription> &wanted) { m_wanted = wanted; }
    void check(const QString &sourceName);
    /// A place that is gone: deletes its registration.
    void forget(const photos::Subscription &subscription);

signals:
    /// Known at its source, with objectId and providerId. Again after every check.
    void registered(const photos::Subscription &subscription);
    void failed(
        const QString &subscriptionKey, const core::Error &error, const QDateTime &nextTryAt);

private:
    /// Where we stand with one source.
    struct Desk {
        QPointer<sources::Source> source;
        core::Backoff backoff {std::chrono::seconds(2), std::chrono::minutes(5)};
        QTimer retry;
        std::chrono::milliseconds pause {0}; ///< after this round; zero: all went well
        int open = 0; ///< registrations under way
        bool isBusy = false;
        bool checksAgain = false;
    };

    void listed(const QString &sourceName,
        const core::Result<QList<sources::Source::Registration>> &registrations);
    void reconcile(const QString &sourceName, const photos::Subscription &wanted,
        const QList<sources::Source::Registration> &registrations);
    void registerPlace(const QString &sourceName, const photos::Subscription &wanted);
    void subscribed(const QString &sourceName, const QString &key,
        const core::Result<photos::Subscription> &subscription);
    void deleteOrphans(
        const QString &sourceName, const QList<sources::Source::Registration> &registrations);
    void unsubscribe(const QString &sourceName, const photos::Subscription &subscription);
    void fail(Desk &desk, const QString &key, const core::Error &error);
    void lost(const QString &sourceName, const QString &key, const core::Error &error);
    void endRound(const QString &sourceName);
    bool isWanted(const QString &key) const;
    bool isOurAddress(const QUrl &url) const;

    QUrl m_host;
    QList<photos::Subscription> m_wanted;
    std::unordered_map<QString, std::unique_ptr<Desk>> m_desks; ///< by the source's name
};

} // namespace ingest
