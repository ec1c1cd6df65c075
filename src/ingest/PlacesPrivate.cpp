// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/PlacesPrivate.h"

#include "core/Log.h"
#include "ingest/PlaceWish.h"
#include "ingest/VerifyToken.h"

namespace ingest {

using Activity = photos::PlaceState::Activity;
using photos::Subscription;

bool Places::Private::isWatchable(const Subscription &subscription) const
{
    return isAskedDirectly(subscription) || !subscription.objectId.isEmpty()
        || subscription.object == Subscription::Object::User;
}

bool Places::Private::isAskedDirectly(const Subscription &subscription) const
{
    const sources::Source *source = sources.value(subscription.source);
    return source && !source->pushes();
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

} // namespace ingest
