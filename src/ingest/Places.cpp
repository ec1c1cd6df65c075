// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/Places.h"

#include "core/Bytes.h"
#include "core/Log.h"
#include "ingest/Registrar.h"

#include <QPointer>
#include <QTimer>

#include <algorithm>

namespace ingest {

namespace {

using Activity = photos::PlaceState::Activity;
using Kind = core::Error::Kind;
using photos::Subscription;

constexpr qsizetype maxPlaces = 200;
constexpr int secretBytes = 16; // of callback keys and verify tokens
constexpr std::chrono::milliseconds loadRetry {2000};

QString firstOf(const photos::SubscriptionProblems &problems)
{
    for (const QString &problem : {problems.title, problems.latitude, problems.longitude,
             problems.radius, problems.objectId}) {
        if (!problem.isEmpty())
            return problem;
    }
    return {};
}

/// Whether its source can be asked about it. Circles and places that were adopted learn their
/// object later.
bool isWatchable(const Subscription &subscription)
{
    return !subscription.objectId.isEmpty() || subscription.object == Subscription::Object::User;
}

} // namespace

class Places::Private {
public:
    struct Place {
        Subscription subscription;
        QByteArray cursor; ///< where to start watching
        bool isSaved = true;
        bool isWatched = false;
        core::Error registrationError; ///< with a message: not registered
        QDateTime nextTryAt;
    };

    Private(journal::PhotoJournal &j, CallbackEndpoint &c, Watcher &w)
        : journal(j)
        , callbacks(c)
        , watcher(w)
    {
    }

    Place *find(const QString &key)
    {
        const auto found = std::find_if(places.begin(), places.end(),
            [&](const Place &place) { return place.subscription.key() == key; });
        return found == places.end() ? nullptr : &*found;
    }
    bool hasSlug(const QString &slug) const
    {
        return std::any_of(places.begin(), places.end(),
            [&](const Place &place) { return place.subscription.slug == slug; });
    }
    QString freeSlug(const QString &title) const;
    QList<Subscription> subscriptions() const;
    photos::PlaceState stateOf(const Place &place) const;
    void save(const Subscription &subscription);
    void watch(Place &place);

    journal::PhotoJournal &journal;
    CallbackEndpoint &callbacks;
    Watcher &watcher;
    Registrar registrar;
    QStringList sources;
    QList<Place> places; ///< in the order of their adding
    QStringList removed; ///< keys that the journal may still have
    QList<std::function<void()>> wishes; ///< made before the list was loaded
    QTimer loadAgain;
    bool isLoaded = false;
    bool isLoading = false;
};

QString Places::Private::freeSlug(const QString &title) const
{
    const QByteArray base = core::slugFromTitle(title);
    QString slug = QString::fromLatin1(base);
    for (int n = 2; hasSlug(slug); ++n) {
        const QByteArray suffix = '-' + QByteArray::number(n);
        // Longest allowed: 64.
        slug = QString::fromLatin1(base.left(64 - suffix.size()) + suffix);
    }
    return slug;
}

QList<Subscription> Places::Private::subscriptions() const
{
    QList<Subscription> all;
    for (const Place &place : places)
        all += place.subscription;
    return all;
}

photos::PlaceState Places::Private::stateOf(const Place &place) const
{
    photos::PlaceState state;
    state.subscription = place.subscription;
    if (place.subscription.isPaused) {
        state.activity = Activity::Paused;
        return state;
    }
    if (!sources.contains(place.subscription.source)) {
        state.activity = Activity::Failing;
        state.message = tr("No client id is set for this source.");
        return state;
    }
    const Watcher::State looks = watcher.stateOf(place.subscription.key());
    if (place.isWatched && looks.activity != Activity::Watching) {
        state.activity = looks.activity;
        state.message = looks.message;
        state.nextLookAt = looks.nextLookAt;
    } else if (!place.registrationError.message.isEmpty()) {
        state.activity = Activity::Retrying;
        state.message = place.registrationError.message;
        state.nextLookAt = place.nextTryAt;
    } else if (place.isWatched) {
        state.activity = Activity::Watching;
    } else if (place.subscription.isAdopted) {
        state.message = tr("Waiting for the first notice from the source.");
    } else if (!registrar.hasCallbackHost()) {
        state.message = tr("Waiting for a public address for callbacks.");
    }
    return state;
}

void Places::Private::save(const Subscription &subscription)
{
    journal.saveSubscription(
        subscription, [slug = subscription.slug](const core::Result<void> &result) {
            // Written again by load(), which comes when the journal is ready again.
            if (!result)
                qCWarning(logIngest).noquote()
                    << slug << "could not be written down:" << result.error().message;
        });
}

void Places::Private::watch(Place &place)
{
    if (!isWatchable(place.subscription))
        return;
    if (place.isWatched)
        place.cursor = watcher.cursorOf(place.subscription.key());
    place.isWatched = true;
    const Place copy = place;
    watcher.watch(copy.subscription, copy.cursor);
}

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
}

Places::~Places()
{
    d->callbacks.setBacklog({});
}

void Places::addSource(sources::Source *source)
{
    d->sources += source->name();
    d->watcher.addSource(source);
    d->registrar.addSource(source);
    d->registrar.check(source->name());
}

void Places::setCallbackHost(const QUrl &host)
{
    d->registrar.setCallbackHost(host);
}

QList<photos::PlaceState> Places::states() const
{
    QList<photos::PlaceState> all;
    for (const Private::Place &place : std::as_const(d->places)) {
        if (place.isSaved)
            all += d->stateOf(place);
    }
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
    // What the journal has lost, we have not.
    const QList<Subscription> all = d->subscriptions();
    for (const Subscription &subscription : all) {
        const Private::Place *place = d->find(subscription.key());
        if (place && place->isSaved && !present.contains(subscription.key())) {
            d->save(subscription);
            restart(subscription.key(), {});
        }
    }
    refresh();
    if (!std::exchange(d->isLoaded, true)) {
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
    const Private::Place *known = d->find(subscription.key());
    if (!known) {
        d->places += Private::Place {subscription, cursor, true, false, {}, {}};
        // Ours are watched when their registration is known; the others have none to wait for.
        if (subscription.isAdopted)
            d->watch(d->places.last());
        return;
    }
    // Redis went back in time, or another program looked on: its cursor is the true one.
    if (known->isWatched && d->watcher.cursorOf(subscription.key()) != cursor)
        restart(subscription.key(), cursor);
}

/// Watches from another cursor than the one it has now.
void Places::restart(const QString &key, const QByteArray &cursor)
{
    Private::Place *place = d->find(key);
    if (!place)
        return;
    place->cursor = cursor;
    if (place->isWatched)
        d->watcher.watch(Subscription(place->subscription), cursor);
}

/// After every change of a place: the endpoint answers for it, the registrar knows it.
void Places::shareSubscriptions()
{
    d->callbacks.setSubscriptions(d->subscriptions());
    QList<Subscription> wanted;
    for (const Private::Place &place : std::as_const(d->places)) {
        if (place.isSaved && !place.subscription.isAdopted)
            wanted += place.subscription;
    }
    d->registrar.setWanted(wanted);
}

/// After every change of the list.
void Places::refresh()
{
    shareSubscriptions();
    for (const QString &source : std::as_const(d->sources))
        d->registrar.check(source);
    emit changed(states());
}

void Places::add(const Subscription &wish)
{
    if (!d->isLoaded) {
        d->wishes += [this, wish] { add(wish); };
        return;
    }
    const QString problem = firstOf(photos::problemsOf(wish));
    if (!problem.isEmpty())
        return emit refused(wish.title, {Kind::Malformed, problem, {}});
    Subscription subscription = wish;
    subscription.title = wish.title.trimmed();
    if (subscription.source.isEmpty())
        subscription.source = QStringLiteral("instagram");
    subscription.slug = d->freeSlug(subscription.title);
    subscription.objectId = wish.objectId.trimmed();
    if (subscription.object == Subscription::Object::Geography)
        subscription.objectId.clear(); // the provider makes it
    if (subscription.object == Subscription::Object::Tag
        && subscription.objectId.startsWith(QLatin1Char('#')))
        subscription.objectId.remove(0, 1);
    subscription.providerId.clear();
    subscription.verifyToken = QString::fromLatin1(core::randomHex(secretBytes));
    subscription.callbackKey = QString::fromLatin1(core::randomHex(secretBytes));
    subscription.isAdopted = false;
    subscription.isPaused = false;
    insert(subscription);
}

void Places::adopt(const QString &slug, const QString &verifyToken)
{
    if (!d->isLoaded) {
        d->wishes += [this, slug, verifyToken] { adopt(slug, verifyToken); };
        return;
    }
    if (!core::isSlug(slug.toUtf8()))
        return emit refused(slug,
            {Kind::Malformed,
                tr("The name in a callback address has only a–z, 0–9 and -, and at most 64 of "
                   "them."),
                {}});
    Subscription subscription;
    subscription.slug = slug;
    subscription.title = core::titleFromSlug(slug.toLatin1());
    subscription.source = QStringLiteral("instagram");
    subscription.verifyToken = verifyToken;
    subscription.isAdopted = true;

    // Said at every start on the command line: what was learnt meanwhile stays.
    Private::Place *known = d->find(subscription.key());
    if (known && known->subscription.isAdopted) {
        known->subscription.verifyToken = verifyToken;
        d->save(known->subscription);
        refresh();
        return;
    }
    if (d->hasSlug(slug))
        return emit refused(
            slug, {Kind::Denied, tr("There is a place with this name already."), {}});
    insert(subscription);
}

void Places::insert(Subscription subscription)
{
    const QString title = subscription.title;
    if (!d->sources.contains(subscription.source))
        return emit refused(
            title, {Kind::Denied, tr("Set a client id and secret for this source first."), {}});
    if (d->places.size() >= maxPlaces)
        return emit refused(
            title, {Kind::TooLarge, tr("At most %1 places can be watched.").arg(maxPlaces), {}});

    // Milliseconds are not kept; without them it is the same before and after a restart.
    subscription.addedAt
        = QDateTime::fromSecsSinceEpoch(QDateTime::currentSecsSinceEpoch(), Qt::UTC);
    d->removed.removeAll(subscription.key());
    // In the list at once: its slug is taken.
    d->places += Private::Place {subscription, {}, false, false, {}, {}};
    d->journal.saveSubscription(subscription,
        [places = QPointer(this), key = subscription.key()](const core::Result<void> &result) {
            if (places)
                places->saved(key, result);
        });
}

void Places::saved(const QString &key, const core::Result<void> &result)
{
    Private::Place *place = d->find(key);
    if (!place)
        return;
    if (result) {
        place->isSaved = true;
    } else {
        const QString title = place->subscription.title;
        d->places.removeIf([&](const Private::Place &p) { return p.subscription.key() == key; });
        emit refused(title, result.error());
    }
    refresh();
}

void Places::takeRegistration(const Subscription &subscription)
{
    Private::Place *place = d->find(subscription.key());
    if (!place)
        return;
    place->registrationError = {};
    // A circle knows only what was posted after it was made (spec/instagram-realtime.md §8): what
    // came between the old and the new one is found by a first look, which searches the place.
    const bool isNewCircle = place->subscription.object == Subscription::Object::Geography
        && !place->subscription.objectId.isEmpty()
        && place->subscription.objectId != subscription.objectId;
    const bool isNews = place->subscription.objectId != subscription.objectId
        || place->subscription.providerId != subscription.providerId;
    place->subscription.objectId = subscription.objectId;
    place->subscription.providerId = subscription.providerId;
    if (isNews) {
        d->save(place->subscription);
        shareSubscriptions();
    }
    if (isNewCircle)
        restart(place->subscription.key(), {});
    if (!place->isWatched || (isNews && !isNewCircle))
        d->watch(*place);
    emit changed(states());
}

void Places::takeFailure(const QString &key, const core::Error &error, const QDateTime &nextTryAt)
{
    Private::Place *place = d->find(key);
    if (!place)
        return;
    place->registrationError = error;
    place->nextTryAt = nextTryAt;
    // Without notices the safety poll still finds what is new there.
    if (!place->isWatched && !place->subscription.providerId.isEmpty())
        d->watch(*place);
    emit changed(states());
}

void Places::takeObject(const QString &key, const QString &objectId, const QString &providerId)
{
    Private::Place *place = d->find(key);
    if (!place || !place->subscription.isAdopted)
        return;
    place->subscription.objectId = objectId;
    place->subscription.providerId = providerId;
    d->save(place->subscription);
    d->watch(*place);
    refresh();
}

void Places::remove(const QString &subscriptionKey)
{
    const Private::Place *place = d->find(subscriptionKey);
    if (!place)
        return;
    const Subscription subscription = place->subscription;
    d->places.removeIf(
        [&](const Private::Place &p) { return p.subscription.key() == subscriptionKey; });
    d->watcher.unwatch(subscriptionKey);
    forget(subscription);
    refresh();
    if (!subscription.isAdopted)
        d->registrar.forget(subscription);
}

/// Out of the journal, now or as soon as it is there again.
void Places::forget(const Subscription &subscription)
{
    d->removed += subscription.key();
    d->journal.removeSubscription(subscription,
        [places = QPointer(this), key = subscription.key()](const core::Result<void> &result) {
            if (places && result)
                places->d->removed.removeAll(key);
        });
}

void Places::setPaused(const QString &subscriptionKey, bool isPaused)
{
    Private::Place *place = d->find(subscriptionKey);
    if (!place || place->subscription.isPaused == isPaused)
        return;
    place->subscription.isPaused = isPaused;
    d->save(place->subscription);
    shareSubscriptions();
    if (place->isWatched)
        d->watch(*place);
    emit changed(states());
}

} // namespace ingest
