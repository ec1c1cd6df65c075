// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/PlacesPrivate.h"

#include "core/Log.h"
#include "ingest/PlaceWish.h"

#include <QHash>

namespace ingest {

namespace {

using photos::Subscription;

constexpr std::chrono::milliseconds loadRetry {2000};

} // namespace

Places::Places(
    journal::PhotoJournal &journal, CallbackEndpoint &callbacks, Watcher &watcher, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(journal, callbacks, watcher))
{
    d->loadAgain.setSingleShot(true);
    connect(&d->loadAgain, &QTimer::timeout, this, &Places::load);
    connect(&callbacks, &CallbackEndpoint::objectLearnt, this, &Places::takeObject);
    connect(&watcher, &Watcher::stateChanged, this, [this] { emit changed(states()); });
    connect(&d->registrar, &Registrar::registered, this, &Places::takeRegistration);
    connect(&d->registrar, &Registrar::failed, this, &Places::takeFailure);
    callbacks.setBacklog(
        [watcher = QPointer(&watcher)] { return watcher ? watcher->waitingLooks() : 0; });
    callbacks.setLearning([journal = QPointer(&journal)] { return journal && journal->isReady(); });
}

Places::~Places()
{
    d->callbacks.setBacklog({});
    d->callbacks.setLearning({});
}

void Places::addSource(sources::Source *source)
{
    d->sources.insert(source->name(), source);
    d->watcher.addSource(source);
    if (source->pushes()) {
        d->registrar.addSource(source);
        shareSubscriptions(); // the client secret, and with it their tokens, may be new
        d->registrar.check(source->name());
    }
    for (Private::Place &place : d->book.entries()) {
        if (place.isSaved && !place.isWatched && d->isAskedDirectly(place.subscription))
            d->watch(place);
    }
}

void Places::sourceChanged(const QString &source)
{
    shareSubscriptions(); // another secret, other tokens
    d->registrar.check(source);
    d->watcher.lookEverywhere();
}

void Places::setCallbackHost(const QUrl &host)
{
    d->registrar.setCallbackHost(host);
}

QList<photos::PlaceState> Places::states() const
{
    QStringList slugs; // in the order of their adding
    QHash<QString, QList<photos::PlaceState::Source>> bySlug;
    for (const Private::Place &place : std::as_const(d->book).entries()) {
        if (!place.isSaved)
            continue;
        const QString slug = place.subscription.slug;
        if (!bySlug.contains(slug))
            slugs += slug;
        bySlug[slug] += d->stateOf(place);
    }
    QList<photos::PlaceState> all;
    for (const QString &slug : std::as_const(slugs))
        all += placeFrom(bySlug.value(slug));
    return all;
}

void Places::load()
{
    if (d->isLoading)
        return;
    d->isLoading = true;
    d->journal.loadSubscriptions(
        [places = QPointer(this)](const core::Result<QList<journal::PhotoJournal::Kept>> &kept) {
            if (places)
                places->takeKept(kept);
        });
}

void Places::takeKept(const core::Result<QList<journal::PhotoJournal::Kept>> &kept)
{
    d->isLoading = false;
    if (!kept) {
        qCWarning(logIngest) << "The places could not be read:" << kept.error().message;
        d->loadAgain.start(loadRetry);
        return;
    }
    QStringList present;
    for (const journal::PhotoJournal::Kept &entry : *kept) {
        present += entry.subscription.key();
        takeKept(entry.subscription, entry.cursor);
    }
    d->book.sort();
    // What the journal has lost, we have not.
    const QList<Subscription> all = d->book.subscriptions();
    for (const Subscription &subscription : all) {
        const Private::Place *place = d->book.find(subscription.key());
        if (place && place->isSaved && !present.contains(subscription.key())) {
            d->save(subscription);
            restart(subscription.key(), {});
        }
    }
    const bool isFirst = !std::exchange(d->isLoaded, true);
    refresh();
    if (isFirst) {
        const auto wishes = std::exchange(d->wishes, {});
        for (const auto &wish : wishes)
            wish();
    }
    emit loaded(kept->size());
}

void Places::takeKept(const Subscription &subscription, const QByteArray &cursor)
{
    // Removed while Redis was away.
    if (d->removed.contains(subscription.key()))
        return forget(subscription);
    const Private::Place *known = d->book.find(subscription.key());
    if (!known) {
        Private::Place &place = d->book.add({subscription, cursor, true, false, {}, {}});
        // Ours are watched when their registration is known; the others have none to wait for.
        if (subscription.isAdopted || d->isAskedDirectly(subscription))
            d->watch(place);
        return;
    }
    // Redis went back in time, or another program looked on: its cursor is the true one.
    if (known->isWatched && d->watcher.cursorOf(subscription.key()) != cursor)
        restart(subscription.key(), cursor);
}

/// Watches from another cursor than the one it has now.
void Places::restart(const QString &key, const QByteArray &cursor)
{
    Private::Place *place = d->book.find(key);
    if (!place)
        return;
    place->cursor = cursor;
    if (place->isWatched)
        d->watcher.watch(Subscription(place->subscription), cursor);
}

/// After every change of a place: the endpoint answers for it, the registrar knows it.
void Places::shareSubscriptions()
{
    QList<Subscription> answered;
    QList<Subscription> wanted;
    for (Private::Place &place : d->book.entries()) {
        if (d->isAskedDirectly(place.subscription))
            continue;
        // A token that was kept in an earlier format.
        if (d->giveToken(place.subscription) && place.isSaved)
            d->save(place.subscription);
        answered += place.subscription;
        if (place.isSaved && !place.subscription.isAdopted)
            wanted += place.subscription;
    }
    if (d->isLoaded)
        d->callbacks.setSubscriptions(answered);
    d->registrar.setWanted(wanted);
}

/// After every change of the list.
void Places::refresh()
{
    shareSubscriptions();
    const QStringList names = d->sources.keys();
    for (const QString &source : names)
        d->registrar.check(source);
    emit changed(states());
}

} // namespace ingest
