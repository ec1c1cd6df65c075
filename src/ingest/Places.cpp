// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/Places.h"

#include "core/Bytes.h"
#include "core/Log.h"
#include "ingest/PlaceWish.h"
#include "ingest/Registrar.h"
#include "ingest/VerifyToken.h"

#include <QHash>
#include <QMap>
#include <QPointer>
#include <QTimer>

#include <algorithm>

namespace ingest {

namespace {

using Activity = photos::PlaceState::Activity;
using Kind = core::Error::Kind;
using photos::Subscription;

constexpr qsizetype maxPlaces = 200;
constexpr int secretBytes = 16; // of callback keys
constexpr std::chrono::milliseconds loadRetry {2000};

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
    QStringList keysWith(const QString &slug) const;
    /// Whether its source can be asked about it now. At a source with registrations circles and
    /// places that were adopted learn their object later.
    bool isWatchable(const Subscription &subscription) const
    {
        return isAskedDirectly(subscription) || !subscription.objectId.isEmpty()
            || subscription.object == Subscription::Object::User;
    }
    bool isAskedDirectly(const Subscription &subscription) const
    {
        const sources::Source *source = sources.value(subscription.source);
        return source && !source->pushes();
    }
    QList<Subscription> subscriptions() const;
    photos::PlaceState::Source stateOf(const Place &place) const;
    void save(const Subscription &subscription);
    void watch(Place &place);
    bool giveToken(Subscription &subscription) const;

    journal::PhotoJournal &journal;
    CallbackEndpoint &callbacks;
    Watcher &watcher;
    Registrar registrar;
    QMap<QString, QPointer<sources::Source>> sources; ///< by name
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

QStringList Places::Private::keysWith(const QString &slug) const
{
    QStringList keys;
    for (const Place &place : places) {
        if (place.subscription.slug == slug)
            keys += place.subscription.key();
    }
    return keys;
}

photos::PlaceState::Source Places::Private::stateOf(const Place &place) const
{
    photos::PlaceState::Source state;
    state.subscription = place.subscription;
    if (place.subscription.isPaused) {
        state.activity = Activity::Paused;
        return state;
    }
    if (!sources.contains(place.subscription.source)) {
        state.activity = Activity::Failing;
        state.message = lacking(place.subscription.source);
        return state;
    }
    const Watcher::State looks = watcher.stateOf(place.subscription.key());
    state.lastLookAt = looks.lastLookAt;
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
        state.nextLookAt = looks.nextLookAt;
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
    if (!isWatchable(place.subscription) || !sources.contains(place.subscription.source))
        return;
    if (place.isWatched)
        place.cursor = watcher.cursorOf(place.subscription.key());
    place.isWatched = true;
    const Place copy = place;
    watcher.watch(copy.subscription, copy.cursor);
}

/// Ours get the token that goes with the client secret; for others' tokens, what they will be
/// recognised by. True: what is kept of the place has changed.
bool Places::Private::giveToken(Subscription &subscription) const
{
    const QByteArray &secret = callbacks.settings().clientSecret;
    if (!subscription.isAdopted) {
        subscription.verifyToken = verifyTokenOf(secret, subscription);
        return false;
    }
    const QString proof = verifyProofOf(secret, subscription.verifyToken);
    if (proof.isEmpty() || proof == subscription.verifyProof)
        return false;
    subscription.verifyProof = proof;
    return true;
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
    d->sources.insert(source->name(), source);
    d->watcher.addSource(source);
    if (source->pushes()) {
        d->registrar.addSource(source);
        shareSubscriptions(); // the client secret, and with it their tokens, may be new
        d->registrar.check(source->name());
    }
    for (Private::Place &place : d->places) {
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
    for (const Private::Place &place : std::as_const(d->places)) {
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
        if (subscription.isAdopted || d->isAskedDirectly(subscription))
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
    QList<Subscription> answered;
    QList<Subscription> wanted;
    for (Private::Place &place : d->places) {
        if (d->isAskedDirectly(place.subscription))
            continue;
        // A token that was kept in an earlier format.
        if (d->giveToken(place.subscription) && place.isSaved)
            d->save(place.subscription);
        answered += place.subscription;
        if (place.isSaved && !place.subscription.isAdopted)
            wanted += place.subscription;
    }
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

void Places::add(const QList<Subscription> &wishes)
{
    if (!d->isLoaded) {
        d->wishes += [this, wishes] { add(wishes); };
        return;
    }
    if (!accepts(wishes, wishes.size()))
        return;
    const QString slug = d->freeSlug(wishes.first().title.trimmed());
    for (const Subscription &wish : wishes) {
        Subscription subscription = cleaned(wish);
        subscription.slug = slug;
        insert(subscription);
    }
}

/// Says what is wrong with them, if anything is: all of a place is taken or nothing.
bool Places::accepts(const QList<Subscription> &wishes, qsizetype more)
{
    auto problem = problemIn(wishes, d->sources.keys());
    if (!problem && d->places.size() + more > maxPlaces)
        problem = core::Error {
            Kind::TooLarge, tr("At most %1 places can be watched.").arg(maxPlaces), {}};
    if (problem)
        emit refused(wishes.isEmpty() ? QString() : wishes.first().title, *problem);
    return !problem;
}

void Places::change(const QString &slug, const QList<Subscription> &wishes)
{
    const QStringList present = d->keysWith(slug);
    if (present.isEmpty() || !accepts(wishes, 0))
        return;
    QStringList wanted;
    for (const Subscription &wish : wishes) {
        Subscription subscription = cleaned(wish);
        subscription.slug = slug;
        subscription.isPaused = d->find(present.first())->subscription.isPaused;
        wanted += subscription.key();
        if (d->find(subscription.key()))
            changeOne(subscription.key(), subscription);
        else
            insert(subscription);
    }
    for (const QString &key : present) {
        if (!wanted.contains(key))
            removeOne(key);
    }
    refresh();
}

/// The same subscription with another title, circle or tag. What a provider registered was for the
/// old one: that registration becomes an orphan, and another is made.
void Places::changeOne(const QString &key, const Subscription &wish)
{
    Private::Place &place = *d->find(key);
    const Subscription before = place.subscription;
    place.subscription.title = wish.title;
    if (!before.isAdopted && !asksTheSame(before, wish)) {
        place.subscription.object = wish.object;
        place.subscription.centre = wish.centre;
        place.subscription.radius = wish.radius;
        place.subscription.objectId = wish.objectId;
        place.subscription.providerId.clear();
        place.subscription.callbackKey = QString::fromLatin1(core::randomHex(secretBytes));
        d->watcher.unwatch(key);
        place.isWatched = false;
        place.cursor.clear();
        if (!d->isAskedDirectly(before))
            d->registrar.forget(before);
    }
    d->save(place.subscription);
    // With the new title, from where it was.
    if (place.isWatched || d->isAskedDirectly(place.subscription))
        d->watch(place);
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
        known->subscription.verifyProof.clear(); // also when there is none any more
        d->giveToken(known->subscription);
        d->save(known->subscription);
        refresh();
        return;
    }
    if (d->hasSlug(slug))
        return emit refused(
            slug, {Kind::Denied, tr("There is a place with this name already."), {}});
    if (!d->sources.contains(subscription.source))
        return emit refused(subscription.title, {Kind::Denied, lacking(subscription.source), {}});
    if (d->places.size() >= maxPlaces)
        return emit refused(subscription.title,
            {Kind::TooLarge, tr("At most %1 places can be watched.").arg(maxPlaces), {}});
    insert(subscription);
}

void Places::insert(Subscription subscription)
{
    if (!subscription.isAdopted) {
        subscription.callbackKey = QString::fromLatin1(core::randomHex(secretBytes));
    }
    d->giveToken(subscription);
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
        if (d->isAskedDirectly(place->subscription))
            d->watch(*place);
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
    const QStringList keys = d->keysWith(place->subscription.slug);
    for (const QString &key : keys)
        removeOne(key);
    refresh();
}

void Places::removeOne(const QString &key)
{
    const Subscription subscription = d->find(key)->subscription;
    d->places.removeIf([&](const Private::Place &p) { return p.subscription.key() == key; });
    d->watcher.unwatch(key);
    forget(subscription);
    // The registrar must know first what remains: another place may share the registration.
    shareSubscriptions();
    if (!subscription.isAdopted && !d->isAskedDirectly(subscription))
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
    const Private::Place *chosen = d->find(subscriptionKey);
    if (!chosen)
        return;
    const QStringList keys = d->keysWith(chosen->subscription.slug);
    for (const QString &key : keys) {
        Private::Place &place = *d->find(key);
        if (place.subscription.isPaused == isPaused)
            continue;
        place.subscription.isPaused = isPaused;
        d->save(place.subscription);
        if (place.isWatched)
            d->watch(place);
    }
    shareSubscriptions();
    emit changed(states());
}

} // namespace ingest
