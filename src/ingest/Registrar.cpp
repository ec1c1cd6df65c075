// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/Registrar.h"

#include "core/Log.h"
#include "ingest/CallbackRoute.h"

#include <algorithm>

namespace ingest {

using Registration = sources::Source::Registration;

void Registrar::addSource(sources::Source *source)
{
    auto desk = std::make_unique<Desk>();
    desk->source = source;
    desk->retry.setSingleShot(true);
    const QString name = source->name();
    connect(&desk->retry, &QTimer::timeout, this, [this, name] { check(name); });
    m_desks[name] = std::move(desk);
    connect(source, &sources::Source::registrationLost, this,
        [this, name](const QString &key, const core::Error &error) { lost(name, key, error); });
}

void Registrar::setCallbackHost(const QUrl &host)
{
    if (host == m_host)
        return;
    m_host = host;
    for (const auto &[name, desk] : m_desks)
        check(name);
}

void Registrar::check(const QString &sourceName)
{
    const auto found = m_desks.find(sourceName);
    const bool isOurs = std::any_of(m_wanted.begin(), m_wanted.end(),
        [&](const photos::Subscription &wanted) { return wanted.source == sourceName; });
    if (found == m_desks.end() || !found->second->source || !m_host.isValid() || !isOurs)
        return;
    Desk &desk = *found->second;
    if (desk.isBusy) {
        desk.checksAgain = true;
        return;
    }
    desk.retry.stop();
    desk.isBusy = true;
    desk.checksAgain = false;
    desk.pause = {};
    desk.source->registrations([registrar = QPointer(this), sourceName](
                                   const core::Result<QList<Registration>> &registrations) {
        if (registrar)
            registrar->listed(sourceName, registrations);
    });
}

void Registrar::listed(
    const QString &sourceName, const core::Result<QList<Registration>> &registrations)
{
    Desk &desk = *m_desks[sourceName];
    // Held open until all are looked at, so that an early answer does not end the round.
    ++desk.open;
    const QList<photos::Subscription> all = m_wanted;
    for (const photos::Subscription &wanted : all) {
        if (wanted.source != sourceName)
            continue;
        if (registrations)
            reconcile(sourceName, wanted, *registrations);
        else
            fail(desk, wanted.key(), registrations.error());
    }
    if (registrations)
        deleteOrphans(sourceName, *registrations);
    --desk.open;
    endRound(sourceName);
}

void Registrar::reconcile(const QString &sourceName, const photos::Subscription &wanted,
    const QList<Registration> &registrations)
{
    const QUrl address = CallbackRoute::urlOf(wanted, m_host);
    for (const Registration &registration : registrations) {
        const photos::Subscription &known = registration.subscription;
        if (known.object != wanted.object)
            continue;
        // Also what we registered and could not write down any more, because we ended just then.
        if (registration.callbackUrl == address) {
            photos::Subscription subscription = wanted;
            subscription.providerId = known.providerId;
            if (!known.objectId.isEmpty())
                subscription.objectId = known.objectId;
            emit registered(subscription);
            return;
        }
        if (known.providerId == wanted.providerId)
            unsubscribe(sourceName, known);
    }
    registerPlace(sourceName, wanted);
}

void Registrar::registerPlace(const QString &sourceName, const photos::Subscription &wanted)
{
    Desk &desk = *m_desks[sourceName];
    if (!desk.source)
        return;
    ++desk.open;
    desk.source->subscribe(wanted, CallbackRoute::urlOf(wanted, m_host),
        [registrar = QPointer(this), sourceName, key = wanted.key()](
            const core::Result<photos::Subscription> &subscription) {
            if (registrar)
                registrar->subscribed(sourceName, key, subscription);
        });
}

void Registrar::subscribed(const QString &sourceName, const QString &key,
    const core::Result<photos::Subscription> &subscription)
{
    Desk &desk = *m_desks[sourceName];
    --desk.open;
    if (!subscription)
        fail(desk, key, subscription.error());
    else if (isWanted(key))
        emit registered(*subscription);
    else // Removed while the provider was still confirming it.
        unsubscribe(sourceName, *subscription);
    endRound(sourceName);
}

/// Registrations at our own unguessable addresses that no place has: left by a place that was
/// removed while the provider was away. The plain addresses were made by others.
void Registrar::deleteOrphans(const QString &sourceName, const QList<Registration> &registrations)
{
    for (const Registration &registration : registrations) {
        const QUrl url = registration.callbackUrl;
        const bool isInUse = std::any_of(
            m_wanted.begin(), m_wanted.end(), [&](const photos::Subscription &wanted) {
                return CallbackRoute::urlOf(wanted, m_host) == url;
            });
        // What has an old address of a place was replaced above.
        const bool isReplaced = std::any_of(
            m_wanted.begin(), m_wanted.end(), [&](const photos::Subscription &wanted) {
                return wanted.providerId == registration.subscription.providerId;
            });
        if (isOurAddress(url) && !isInUse && !isReplaced)
            unsubscribe(sourceName, registration.subscription);
    }
}

bool Registrar::isOurAddress(const QUrl &url) const
{
    const QUrl root = CallbackRoute::urlOf({}, m_host).adjusted(QUrl::RemoveFilename);
    const QString prefix = root.path().chopped(qsizetype(qstrlen("callbacks/geo/")));
    if (url.scheme() != root.scheme() || url.authority() != root.authority()
        || !url.path().startsWith(prefix))
        return false;
    const auto route = CallbackRoute::fromPath('/' + url.path().mid(prefix.size()).toLatin1());
    return route && !route->key.isEmpty();
}

void Registrar::forget(const photos::Subscription &subscription)
{
    // One registration covers all users: another place may still live on it.
    const bool isShared
        = std::any_of(m_wanted.begin(), m_wanted.end(), [&](const photos::Subscription &wanted) {
              return wanted.key() != subscription.key()
                  && wanted.providerId == subscription.providerId;
          });
    if (!subscription.providerId.isEmpty() && !isShared)
        unsubscribe(subscription.source, subscription);
}

void Registrar::unsubscribe(const QString &sourceName, const photos::Subscription &subscription)
{
    const auto found = m_desks.find(sourceName);
    if (found == m_desks.end() || !found->second->source)
        return;
    found->second->source->unsubscribe(subscription, [](const core::Result<void> &result) {
        if (!result) // The next check finds it again.
            qCInfo(logIngest) << "An old registration is still there:" << result.error().message;
    });
}

void Registrar::fail(Desk &desk, const QString &key, const core::Error &error)
{
    if (desk.pause.count() == 0)
        desk.pause = desk.backoff.next();
    desk.pause = std::max(desk.pause, error.retryAfter);
    qCInfo(logIngest).noquote() << key << "is not registered yet:" << error.message;
    emit failed(key, error, QDateTime::currentDateTimeUtc().addMSecs(desk.pause.count()));
}

/// What was registered is no more: made again as one that failed.
void Registrar::lost(const QString &sourceName, const QString &key, const core::Error &error)
{
    if (!isWanted(key))
        return;
    fail(*m_desks[sourceName], key, error);
    endRound(sourceName);
}

void Registrar::endRound(const QString &sourceName)
{
    Desk &desk = *m_desks[sourceName];
    if (desk.open > 0)
        return;
    desk.isBusy = false;
    if (desk.pause.count() == 0)
        desk.backoff.reset();
    else
        desk.retry.start(desk.pause);
    if (desk.checksAgain)
        check(sourceName);
}

bool Registrar::isWanted(const QString &key) const
{
    return std::any_of(m_wanted.begin(), m_wanted.end(),
        [&](const photos::Subscription &wanted) { return wanted.key() == key; });
}

} // namespace ingest
