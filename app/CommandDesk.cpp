// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/CommandDesk.h"

#include "app/PlaceRequest.h"
#include "photos/PlaceJson.h"
#include "sources/Catalogue.h"

#include <QJsonArray>
#include <QTimer>

#include <chrono>
#include <memory>

namespace app {

namespace {

using Kind = core::Error::Kind;
using control::Conversation;

/// A page of records of the greatest size fits into one line of an answer.
constexpr qsizetype photosInALine = 50;
/// Redis may be starting, or away for a moment.
constexpr std::chrono::seconds openTime {20};

QStringList slugsOf(const QList<photos::PlaceState> &places)
{
    QStringList slugs;
    for (const photos::PlaceState &place : places)
        slugs += place.subscription.slug;
    return slugs;
}

QJsonObject toJson(const sources::Source::Registration &registration, const QString &title)
{
    const photos::Subscription &subscription = registration.subscription;
    QJsonObject json {{QStringLiteral("id"), subscription.providerId},
        {QStringLiteral("object"), photos::objectName(subscription.object)},
        {QStringLiteral("objectId"), subscription.objectId},
        {QStringLiteral("callbackUrl"), registration.callbackUrl.toString(QUrl::FullyEncoded)}};
    if (!title.isEmpty())
        json.insert(QStringLiteral("place"), title);
    return json;
}

} // namespace

CommandDesk::CommandDesk(Parts parts, QObject *parent) : QObject(parent), m_parts(std::move(parts))
{
}

void CommandDesk::answer(const QJsonObject &request, Conversation *conversation)
{
    const Talk talk(conversation);
    const QString command = request.value(QLatin1String("command")).toString();
    if (command == QLatin1String("places.list"))
        whenOpen(talk, [this, talk] { listPlaces(talk); });
    else if (command == QLatin1String("places.add"))
        whenOpen(talk, [this, request, talk] { addPlace(request, talk); });
    else if (command == QLatin1String("places.remove"))
        whenOpen(talk, [this, request, talk] { removePlace(request, talk); });
    else if (command == QLatin1String("photos.export"))
        whenOpen(talk, [this, talk] { sendPhotos(talk); });
    else if (command == QLatin1String("subscriptions.list"))
        listSubscriptions(talk);
    else if (command == QLatin1String("subscriptions.remove"))
        removeSubscriptions(request, talk);
    else if (command == QLatin1String("open"))
        openWindow(request, talk);
    else if (command == QLatin1String("report"))
        talk->finish({{QStringLiteral("report"), m_parts.report()}});
    else
        talk->refuse({Kind::Malformed, tr("There is no such command."), {}});
}

void CommandDesk::open()
{
    m_isOpen = true;
    m_failure.reset();
    const auto waiting = std::exchange(m_waiting, {});
    for (const auto &act : waiting)
        act();
}

void CommandDesk::fail(const core::Error &error)
{
    m_failure = error;
    const auto waiting = std::exchange(m_waiting, {});
    for (const auto &act : waiting)
        act();
}

void CommandDesk::whenOpen(const Talk &talk, const std::function<void()> &act)
{
    const auto once = [this, talk, act] {
        if (!talk)
            return;
        if (m_failure)
            talk->refuse(*m_failure);
        else
            act();
    };
    if (m_isOpen || m_failure)
        return once();
    m_waiting.push_back(once);
    QTimer::singleShot(openTime, talk, [this, talk] {
        if (!m_isOpen)
            talk->refuse({Kind::Unavailable, tr("Redis, which keeps the photos, is away."), {}});
    });
}

void CommandDesk::listPlaces(const Talk &talk)
{
    QJsonArray places;
    for (const photos::PlaceState &place : m_parts.states())
        places += photos::toJson(place);
    talk->finish({{QStringLiteral("places"), places}});
}

/// Answered when the place is kept, not when it is only wished for.
void CommandDesk::addPlace(const QJsonObject &request, const Talk &talk)
{
    const auto wishes = wishesFrom(request, sources::catalogue(m_parts.readySources()));
    if (!wishes)
        return talk->refuse(wishes.error());
    const QStringList before = slugsOf(m_parts.places.states());
    const QString title = wishes->first().title;
    const qsizetype sources = wishes->size();
    auto *watch = new QObject(talk); // ends with the conversation
    connect(&m_parts.places, &ingest::Places::refused, watch,
        [talk, watch, title](const QString &refused, const core::Error &error) {
            if (refused != title)
                return;
            watch->deleteLater();
            talk->refuse(error);
        });
    connect(&m_parts.places, &ingest::Places::changed, watch,
        [=](const QList<photos::PlaceState> &places) {
            for (const photos::PlaceState &place : places) {
                if (place.subscription.title != title || before.contains(place.subscription.slug)
                    || place.sources.size() != sources)
                    continue;
                watch->deleteLater();
                return talk->finish({{QStringLiteral("place"), photos::toJson(place)}});
            }
        });
    m_parts.addPlace(*wishes);
}

/// By its slug; by its title where only one has it.
void CommandDesk::removePlace(const QJsonObject &request, const Talk &talk)
{
    const QString wanted = request.value(QLatin1String("place")).toString();
    QList<photos::PlaceState> found;
    for (const photos::PlaceState &place : m_parts.places.states()) {
        if (place.subscription.slug == wanted) {
            found = {place};
            break;
        }
        if (place.subscription.title.compare(wanted, Qt::CaseInsensitive) == 0)
            found += place;
    }
    if (found.isEmpty())
        return talk->refuse({Kind::NotFound, tr("There is no place “%1”.").arg(wanted), {}});
    if (found.size() > 1)
        return talk->refuse({Kind::Malformed,
            tr("%1 places are named “%2”. Say which by its short name: %3.")
                .arg(QString::number(found.size()), wanted,
                    slugsOf(found).join(QStringLiteral(", "))),
            {}});
    m_parts.places.remove(found.first().subscription.key());
    talk->finish({{QStringLiteral("place"), photos::toJson(found.first())}});
}

/// Newest first, a page in a line, as fast as they are taken.
void CommandDesk::sendPhotos(const Talk &talk)
{
    const auto before = std::make_shared<std::optional<photos::Position>>();
    auto *watch = new QObject(talk);
    const auto more = [this, talk, watch = QPointer(watch), before] {
        while (talk && watch && talk->isDrained()) {
            const photos::Feed::Page page = m_parts.feed.page(*before, photosInALine);
            *before = page.position;
            talk->send(R"({"photos":)" + page.media + '}');
            if (page.hasMore)
                continue;
            watch->deleteLater();
            return talk->finish({});
        }
    };
    connect(talk, &Conversation::drained, watch, more);
    more();
}

sources::InstagramSource *CommandDesk::serviceFor(const Talk &talk) const
{
    sources::InstagramSource *service = m_parts.service();
    if (!service)
        talk->refuse({Kind::Denied,
            tr("No Instagram-compatible service is set up: it needs a client id and secret."), {}});
    return service;
}

/// Of the place that is registered so; empty: none of ours.
QString CommandDesk::titleOf(const photos::Subscription &registered) const
{
    for (const photos::PlaceState &place : m_parts.places.states()) {
        for (const photos::PlaceState::Source &source : place.sources) {
            if (source.subscription.source == QLatin1String("instagram")
                && source.subscription.providerId == registered.providerId)
                return place.subscription.title;
        }
    }
    return {};
}

void CommandDesk::listSubscriptions(const Talk &talk)
{
    sources::InstagramSource *service = serviceFor(talk);
    if (!service)
        return;
    service->registrations(
        [this, talk](const core::Result<QList<sources::Source::Registration>> &registrations) {
            if (!talk)
                return;
            if (!registrations)
                return talk->refuse(registrations.error());
            QJsonArray all;
            for (const sources::Source::Registration &registration : *registrations)
                all += toJson(registration, titleOf(registration.subscription));
            talk->finish({{QStringLiteral("subscriptions"), all}});
        });
}

void CommandDesk::removeSubscriptions(const QJsonObject &request, const Talk &talk)
{
    const QString id = request.value(QLatin1String("id")).toString();
    const bool isAll = request.value(QLatin1String("all")).toBool();
    if (id.isEmpty() != isAll)
        return talk->refuse({Kind::Malformed, tr("Say which subscription, or all."), {}});
    sources::InstagramSource *service = serviceFor(talk);
    if (!service)
        return;
    if (!isAll)
        return removeSubscription(id, talk);
    service->unsubscribeAll([talk](const core::Result<void> &removed) {
        if (talk)
            removed ? talk->finish({}) : talk->refuse(removed.error());
    });
}

/// What a service answers for an id that it never had differs: it is looked up first.
void CommandDesk::removeSubscription(const QString &id, const Talk &talk)
{
    sources::InstagramSource *service = m_parts.service();
    service->registrations(
        [service = QPointer(service), id, talk](
            const core::Result<QList<sources::Source::Registration>> &registrations) {
            if (!talk || !service)
                return;
            if (!registrations)
                return talk->refuse(registrations.error());
            for (const sources::Source::Registration &registration : *registrations) {
                if (registration.subscription.providerId != id)
                    continue;
                return service->unsubscribe(
                    registration.subscription, [talk](const core::Result<void> &removed) {
                        if (talk)
                            removed ? talk->finish({}) : talk->refuse(removed.error());
                    });
            }
            talk->refuse({Kind::NotFound, tr("There is no subscription %1.").arg(id), {}});
        });
}

void CommandDesk::openWindow(const QJsonObject &request, const Talk &talk)
{
    if (!m_windowless.isEmpty())
        return talk->refuse({Kind::Denied, m_windowless, {}});
    emit openWished(request);
    talk->finish({});
}

} // namespace app
