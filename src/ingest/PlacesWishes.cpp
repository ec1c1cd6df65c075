// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Bytes.h"
#include "ingest/PlaceWish.h"
#include "ingest/PlacesPrivate.h"

// What people wish for the places, and what the providers answer.
namespace ingest {

namespace {

using Kind = core::Error::Kind;
using photos::Subscription;

constexpr int secretBytes = 16; // of callback keys

} // namespace

void Places::add(const QList<Subscription> &wishes)
{
    if (!d->isLoaded) {
        d->wishes += [this, wishes] { add(wishes); };
        return;
    }
    if (!accepts(wishes, wishes.size()))
        return;
    const QString slug = d->book.freeSlug(wishes.first().title.trimmed());
    const int order = d->book.nextOrder();
    for (const Subscription &wish : wishes) {
        Subscription subscription = cleaned(wish);
        subscription.slug = slug;
        subscription.order = order;
        insert(subscription);
    }
}

/// Says what is wrong with them, if anything is: all of a place is taken or nothing.
bool Places::accepts(const QList<Subscription> &wishes, qsizetype more)
{
    auto problem = problemIn(wishes, d->sources.keys());
    if (!problem && d->book.count() + more > Private::maxPlaces)
        problem = core::Error {
            Kind::TooLarge, tr("At most %1 places can be watched.").arg(Private::maxPlaces), {}};
    if (problem)
        emit refused(wishes.isEmpty() ? QString() : wishes.first().title, *problem);
    return !problem;
}

void Places::change(const QString &slug, const QList<Subscription> &wishes)
{
    const QStringList present = d->book.keysWith(slug);
    if (present.isEmpty() || !accepts(wishes, 0))
        return;
    QStringList wanted;
    for (const Subscription &wish : wishes) {
        Subscription subscription = cleaned(wish);
        subscription.slug = slug;
        subscription.isPaused = d->book.find(present.first())->subscription.isPaused;
        subscription.order = d->book.find(present.first())->subscription.order;
        wanted += subscription.key();
        if (d->book.find(subscription.key()))
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
    Private::Place &place = *d->book.find(key);
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
    Private::Place *known = d->book.find(subscription.key());
    if (known && known->subscription.isAdopted) {
        known->subscription.verifyToken = verifyToken;
        known->subscription.verifyProof.clear(); // also when there is none any more
        d->giveToken(known->subscription);
        d->save(known->subscription);
        refresh();
        return;
    }
    if (d->book.hasSlug(slug))
        return emit refused(
            slug, {Kind::Denied, tr("There is a place with this name already."), {}});
    if (!d->sources.contains(subscription.source))
        return emit refused(subscription.title, {Kind::Denied, lacking(subscription.source), {}});
    if (d->book.count() >= Private::maxPlaces)
        return emit refused(subscription.title,
            {Kind::TooLarge, tr("At most %1 places can be watched.").arg(Private::maxPlaces), {}});
    subscription.order = d->book.nextOrder();
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
    d->book.add({subscription, {}, false, false, {}, {}});
    d->journal.saveSubscription(subscription,
        [places = QPointer(this), key = subscription.key()](const core::Result<void> &result) {
            if (places)
                places->saved(key, result);
        });
}

void Places::saved(const QString &key, const core::Result<void> &result)
{
    Private::Place *place = d->book.find(key);
    if (!place)
        return;
    if (result) {
        place->isSaved = true;
        if (d->isAskedDirectly(place->subscription))
            d->watch(*place);
    } else {
        const QString title = place->subscription.title;
        d->book.remove(key);
        emit refused(title, result.error());
    }
    refresh();
}

void Places::takeRegistration(const Subscription &subscription)
{
    Private::Place *place = d->book.find(subscription.key());
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
    Private::Place *place = d->book.find(key);
    if (!place)
        return;
    place->registrationError = error;
    place->nextTryAt = nextTryAt;
    // Without notices the safety poll still finds what is new there; a feed can always be asked.
    if (!place->isWatched
        && (!place->subscription.providerId.isEmpty()
            || place->subscription.object == Subscription::Object::Feed))
        d->watch(*place);
    emit changed(states());
}

void Places::takeObject(const QString &key, const QString &objectId, const QString &providerId)
{
    Private::Place *place = d->book.find(key);
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
    const Private::Place *place = d->book.find(subscriptionKey);
    if (!place)
        return;
    const QStringList keys = d->book.keysWith(place->subscription.slug);
    for (const QString &key : keys)
        removeOne(key);
    refresh();
}

void Places::removeOne(const QString &key)
{
    const Subscription subscription = d->book.find(key)->subscription;
    d->book.remove(key);
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

void Places::arrange(const QStringList &slugs)
{
    const QStringList keys = d->book.arrange(slugs);
    for (const QString &key : keys) {
        if (const Private::Place *place = d->book.find(key); place->isSaved)
            d->save(place->subscription);
    }
    if (!keys.isEmpty())
        emit changed(states());
}

void Places::setPaused(const QString &subscriptionKey, bool isPaused)
{
    const Private::Place *chosen = d->book.find(subscriptionKey);
    if (!chosen)
        return;
    const QStringList keys = d->book.keysWith(chosen->subscription.slug);
    for (const QString &key : keys) {
        Private::Place &place = *d->book.find(key);
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
