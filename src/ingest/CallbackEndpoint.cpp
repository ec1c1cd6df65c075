// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/CallbackEndpoint.h"

#include "core/Bytes.h"
#include "core/Log.h"
#include "ingest/CallbackRoute.h"
#include "ingest/Challenge.h"
#include "ingest/DeliveryMemory.h"
#include "ingest/HubCallback.h"
#include "ingest/Notices.h"
#include "ingest/Signature.h"
#include "ingest/VerifyToken.h"
#include "sources/WebSubSource.h"

#include <QElapsedTimer>
#include <QPointer>

#include <algorithm>
#include <optional>

namespace ingest {

namespace {

using Level = core::Health::Level;

constexpr int busyRetrySeconds = 5;
/// Strangers can send as many bad requests as they like, but not fill the log with them.
constexpr qint64 refusalLogMilliseconds = 10'000;

/// What is wrong with a POST before its body is looked at.
std::optional<http::Response> objectionTo(const http::Request &request)
{
    if (request.method != "POST")
        return http::Response::methodNotAllowed("GET, HEAD, POST");
    if (request.headerCount("content-length") == 0 && request.headerCount("transfer-encoding") == 0)
        return http::Response::error(411, "The length is missing.\n");
    // The signature covers the bytes as they are; unpacking them first would ask for bombs.
    if (request.headerCount("content-encoding") > 0)
        return http::Response::error(415, "No content encodings, please.\n");
    return std::nullopt;
}

} // namespace

class CallbackEndpoint::Private {
public:
    /// The watched place whose callback this is; a wrong key is as good as an unknown slug.
    photos::Subscription *find(const CallbackRoute &route)
    {
        for (photos::Subscription &subscription : subscriptions) {
            if (subscription.object == route.object && subscription.slug.toLatin1() == route.slug
                && core::equalInConstantTime(subscription.callbackKey.toLatin1(), route.key))
                return &subscription;
        }
        return nullptr;
    }

    /// The places that a notice is about. The path is not covered by the signature and says
    /// nothing here (§5), except of Meta's accounts, which are nobody's place: whoever replays such
    /// a notice elsewhere causes a look there and no more.
    QStringList keysOf(const Notice &notice, const photos::Subscription &route) const
    {
        QStringList keys;
        if (notice.isOfRoute)
            keys += route.key();
        for (const photos::Subscription &subscription : subscriptions) {
            if (subscription.object != notice.object)
                continue;
            const bool isSameObject = subscription.objectId == notice.objectId;
            // One subscription covers all users who authorised us; it has no object of its own.
            const bool isForAll = subscription.objectId.isEmpty()
                && !subscription.providerId.isEmpty()
                && subscription.providerId == notice.subscriptionId;
            if (isSameObject || isForAll)
                keys += subscription.key();
        }
        return keys;
    }

    /// Each place once, however often a delivery names it.
    QStringList keysOf(const QList<Notice> &notices, const photos::Subscription &route) const
    {
        QStringList keys;
        for (const Notice &notice : notices)
            keys += keysOf(notice, route);
        keys.removeDuplicates();
        return keys;
    }

    /// An adopted place does not know its object: the first signed notice on its route that is
    /// about nothing we know tells it.
    std::optional<Notice> learnFrom(const QList<Notice> &notices, photos::Subscription &route) const
    {
        if (!route.isAdopted || !route.objectId.isEmpty())
            return std::nullopt;
        for (const Notice &notice : notices) {
            if (notice.object == route.object && keysOf(notice, route).isEmpty()) {
                route.objectId = notice.objectId;
                route.providerId = notice.subscriptionId;
                return notice;
            }
        }
        return std::nullopt;
    }

    void logRefusal(const char *why)
    {
        ++refusals;
        if (sinceRefusalLog.isValid() && sinceRefusalLog.elapsed() < refusalLogMilliseconds)
            return;
        sinceRefusalLog.start();
        qCWarning(logIngest) << "Callback refused:" << why << "–" << refusals << "since the start.";
    }

    bool expects(const photos::Subscription &subscription, const QByteArray &token) const;
    http::Response answerHandshake(
        const http::Request &request, const photos::Subscription &subscription);

    Settings settings;
    QPointer<sources::WebSubSource> feeds;
    QList<photos::Subscription> subscriptions;
    bool isListKnown = false;
    std::function<qsizetype()> waitingLooks;
    std::function<bool()> canKeep;
    DeliveryMemory deliveries;
    core::Health health;
    qint64 refusals = 0;
    QElapsedTimer sinceRefusalLog;
};

CallbackEndpoint::CallbackEndpoint(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
}

CallbackEndpoint::~CallbackEndpoint() = default;

void CallbackEndpoint::apply(const Settings &settings)
{
    d->settings = settings;
    setHealth(settings.clientSecret.isEmpty()
            // Nothing is broken: a service is yet to be set up.
            ? core::Health {Level::Waiting,
                tr("No client secret is set, so that no callback can be believed.")}
            : core::Health {Level::Starting, tr("No callback yet.")});
}

const CallbackEndpoint::Settings &CallbackEndpoint::settings() const
{
    return d->settings;
}

void CallbackEndpoint::setSubscriptions(const QList<photos::Subscription> &subscriptions)
{
    d->subscriptions = subscriptions;
    d->isListKnown = true;
}

void CallbackEndpoint::setBacklog(std::function<qsizetype()> waitingLooks)
{
    d->waitingLooks = std::move(waitingLooks);
}

void CallbackEndpoint::setLearning(std::function<bool()> canKeep)
{
    d->canKeep = std::move(canKeep);
}

void CallbackEndpoint::setFeeds(sources::WebSubSource *feeds)
{
    d->feeds = feeds;
}

http::Response CallbackEndpoint::handle(const http::Request &request)
{
    // The list comes from Redis, which may be away; a 404 would make a provider give us up.
    if (!d->isListKnown)
        return http::Response::busy(busyRetrySeconds);
    const auto route = CallbackRoute::fromPath(request.path);
    if (route && route->object == photos::Subscription::Object::Feed)
        return handleHub(request, *route);
    photos::Subscription *const subscription = route ? d->find(*route) : nullptr;
    if (!subscription)
        return http::Response::error(404, "Nobody watches this place.\n");

    if (request.method == "GET" || request.method == "HEAD") {
        const http::Response answer = d->answerHandshake(request, *subscription);
        if (answer.status == 200 && d->health.level == Level::Starting)
            setHealth({Level::Fine, tr("The source has confirmed our callback address.")});
        return answer;
    }
    if (const auto objection = objectionTo(request))
        return *objection;
    if (!isSignedBy(d->settings.clientSecret, request)) {
        d->logRefusal("the signature does not match");
        return http::Response::error(403, "The signature does not match.\n");
    }
    return answerDelivery(request, *subscription);
}

/// The callback of a feed, which its hub calls: also for one that was just removed, since the hub
/// wants that confirmed. Who does not know the key is answered as on every other path.
http::Response CallbackEndpoint::handleHub(const http::Request &request, const CallbackRoute &route)
{
    using Welcome = sources::WebSubSource::Welcome;
    if (!d->feeds || d->feeds->welcomes(route.key) == Welcome::Unknown) {
        // Since the start it has not been subscribed to anew: the push may come again.
        return request.method == "POST" && d->find(route)
            ? http::Response::busy(busyRetrySeconds)
            : http::Response::error(404, "Nobody watches this place.\n");
    }
    if (request.method != "GET" && request.method != "HEAD") {
        if (const auto objection = objectionTo(request))
            return *objection;
        if (d->waitingLooks && d->waitingLooks() >= maxBacklog)
            return http::Response::busy(busyRetrySeconds);
    }
    const HubAnswer answer = answerHub(*d->feeds, request, route.key);
    if (answer.refusal)
        d->logRefusal(answer.refusal);
    if (answer.isPush)
        setHealth({Level::Fine, tr("Notices from the source arrive.")});
    else if (answer.isConfirmation && d->health.level != Level::Fine)
        setHealth({Level::Fine, tr("The source has confirmed our callback address.")});
    return answer.response;
}

bool CallbackEndpoint::Private::expects(
    const photos::Subscription &subscription, const QByteArray &token) const
{
    if (!subscription.verifyToken.isEmpty())
        return core::equalInConstantTime(token, subscription.verifyToken.toUtf8());
    // Taken in at an earlier start: the token itself was not kept.
    if (!subscription.verifyProof.isEmpty())
        return core::equalInConstantTime(
            verifyProofOf(settings.clientSecret, QString::fromUtf8(token)).toLatin1(),
            subscription.verifyProof.toLatin1());
    // A place taken in without a token was made by somebody who sent none, or did not tell us.
    return subscription.isAdopted;
}

http::Response CallbackEndpoint::Private::answerHandshake(
    const http::Request &request, const photos::Subscription &subscription)
{
    const bool isExpected = expects(subscription, request.parameter("hub.verify_token"));
    if (request.repeatsParameter() || request.parameter("hub.mode") != "subscribe" || !isExpected) {
        logRefusal("a confirmation that we did not ask for");
        return http::Response::error(403, "Not asked for.\n");
    }
    const QByteArray challenge = request.parameter("hub.challenge");
    if (!isUsableChallenge(challenge))
        return http::Response::error(400, "No usable challenge.\n");
    return http::Response::ok(challenge);
}

http::Response CallbackEndpoint::answerDelivery(
    const http::Request &request, photos::Subscription &route)
{
    const auto notices = parseNotices(request.body);
    if (!notices) {
        d->logRefusal("not a list of notices");
        return http::Response::error(400, "A list of notices is expected.\n");
    }
    if (d->waitingLooks && d->waitingLooks() >= maxBacklog)
        return http::Response::busy(busyRetrySeconds);
    const bool mustLearn = route.isAdopted && route.objectId.isEmpty();
    if (mustLearn && d->canKeep && !d->canKeep())
        return http::Response::busy(busyRetrySeconds);

    const std::optional<Notice> learnt = d->learnFrom(*notices, route);
    // Without its second in it, every delivery looks like the one before and is news.
    const bool isDated = std::all_of(
        notices->begin(), notices->end(), [](const Notice &notice) { return notice.hasTime; });
    const auto firstArrival = isDated
        ? d->deliveries.firstArrivalOf(request.body, std::chrono::steady_clock::now())
        : std::nullopt;
    const QString routeKey = route.key();
    const QStringList keys = d->keysOf(*notices, route);
    // From here on slots may replace the list that `route` is in.
    setHealth({Level::Fine, tr("Notices from the source arrive.")});
    if (learnt)
        emit objectLearnt(routeKey, learnt->objectId, learnt->subscriptionId);
    for (const QString &key : keys) {
        if (firstArrival)
            emit repeated(key, *firstArrival);
        else
            emit lookRequested(key);
    }
    return http::Response::ok();
}

void CallbackEndpoint::setHealth(const core::Health &health)
{
    if (health == d->health)
        return;
    d->health = health;
    emit healthChanged(health);
}

} // namespace ingest
