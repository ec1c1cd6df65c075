// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/PlaceWish.h"

#include "sources/Catalogue.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace ingest {

namespace {

using Activity = photos::PlaceState::Activity;
using Kind = core::Error::Kind;
using photos::Subscription;

QString firstOf(const photos::SubscriptionProblems &problems)
{
    for (const QString &problem : {problems.title, problems.latitude, problems.longitude,
             problems.radius, problems.objectId}) {
        if (!problem.isEmpty())
            return problem;
    }
    return {};
}

/// Which of two states needs more attention.
bool isWorse(Activity one, Activity other)
{
    constexpr std::array order {Activity::Paused, Activity::Watching, Activity::Registering,
        Activity::Retrying, Activity::Failing};
    return std::find(order.begin(), order.end(), one)
        > std::find(order.begin(), order.end(), other);
}

} // namespace

Subscription cleaned(const Subscription &wish)
{
    Subscription subscription = wish;
    subscription.title = wish.title.trimmed();
    if (subscription.source.isEmpty())
        subscription.source = QStringLiteral("instagram");
    subscription.objectId = wish.objectId.trimmed();
    if (subscription.object == Subscription::Object::Geography)
        subscription.objectId.clear();
    if (subscription.object == Subscription::Object::Tag
        && subscription.objectId.startsWith(QLatin1Char('#')))
        subscription.objectId.remove(0, 1);
    subscription.providerId.clear();
    subscription.isAdopted = false;
    return subscription;
}

bool asksTheSame(const Subscription &one, const Subscription &other)
{
    const bool isCircle = one.object == Subscription::Object::Geography;
    return one.object == other.object && one.centre == other.centre && one.radius == other.radius
        && (isCircle || one.objectId == other.objectId);
}

std::optional<core::Error> problemIn(const QList<Subscription> &wishes, const QStringList &ready)
{
    const auto malformed = [](const QString &message) {
        return core::Error {Kind::Malformed, message, {}};
    };
    if (wishes.isEmpty())
        return malformed(QCoreApplication::translate("ingest::Places", "Choose a source."));
    QStringList names;
    for (const Subscription &wish : wishes) {
        const Subscription subscription = cleaned(wish);
        const photos::SourceInfo info = sources::infoOf(subscription.source);
        if (!ready.contains(subscription.source))
            return core::Error {Kind::Denied, lacking(subscription.source), {}};
        if (names.contains(subscription.source))
            return malformed(
                QCoreApplication::translate("ingest::Places", "A place can use each source once."));
        if (subscription.title != wishes.first().title.trimmed())
            return malformed(
                QCoreApplication::translate("ingest::Places", "A place has one name."));
        const QString problem = firstOf(photos::problemsOf(subscription, info));
        if (!problem.isEmpty())
            return malformed(problem);
        names += subscription.source;
    }
    return std::nullopt;
}

QString lacking(const QString &source)
{
    const photos::SourceInfo info = sources::infoOf(source);
    if (source == QLatin1String("instagram"))
        return QCoreApplication::translate(
            "ingest::Places", "Set a client id and secret for this source first.");
    return info.name.isEmpty()
        ? QCoreApplication::translate("ingest::Places", "This program has no source named %1.")
              .arg(source)
        : QCoreApplication::translate("ingest::Places", "%1 is not set up. %2")
              .arg(info.title, info.needs);
}

photos::PlaceState placeFrom(const QList<photos::PlaceState::Source> &sources)
{
    const auto worst = std::max_element(sources.begin(), sources.end(),
        [](const auto &one, const auto &other) { return isWorse(other.activity, one.activity); });
    photos::PlaceState place;
    place.subscription = sources.first().subscription;
    place.activity = worst->activity;
    place.message = worst->message;
    place.sources = sources;
    if (worst->activity == Activity::Retrying || worst->activity == Activity::Failing)
        place.nextLookAt = worst->nextLookAt;
    return place;
}

} // namespace ingest
