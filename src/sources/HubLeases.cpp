// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/HubLeases.h"

#include "core/Bytes.h"
#include "core/Log.h"
#include "sources/InstagramAddresses.h"
#include "sources/InstagramParser.h"

#include <QCoreApplication>
#include <QPointer>
#include <QRandomGenerator>

#include <algorithm>

namespace sources {

namespace {

using Kind = core::Error::Kind;
using std::chrono::milliseconds;

constexpr int secretBytes = 32; // as digits 64: less than the 200 bytes that hubs take
constexpr std::chrono::minutes endingPatience {10};
/// A hub that refused is not asked again soon.
constexpr std::chrono::minutes deniedPause {5};
constexpr qsizetype maxReasonLength = 200;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(sources::WebSub)
};

/// Strangers' words, cut and without what could break a line of the log.
QString reasonFrom(const QByteArray &bytes)
{
    QString text = QString::fromUtf8(bytes.left(4 * maxReasonLength)).simplified();
    text.removeIf([](QChar c) { return !c.isPrint(); });
    return text.left(maxReasonLength);
}

/// W3C WebSub, 5.1: a secret belongs on a way that nobody overhears.
bool isClosedWay(const QUrl &hub)
{
    const QHostAddress address(hub.host());
    return hub.scheme() == QLatin1String("https") || hub.host() == QLatin1String("localhost")
        || (!address.isNull() && address.isLoopback());
}

} // namespace

HubLeases::HubLeases(QNetworkAccessManager &network, const Settings &settings, QObject *parent)
    : QObject(parent)
    , m_network(network)
    , m_settings(settings)
{
}

HubLeases::~HubLeases() = default;

const HubLeases::Lease *HubLeases::find(const QByteArray &callbackKey) const
{
    const Lease *found = nullptr;
    for (const auto &lease : m_leases) {
        if (core::equalInConstantTime(lease->wish.callbackKey, callbackKey)
            && (!found || found->phase == Lease::Phase::Ending))
            found = lease.get();
    }
    return found;
}

HubLeases::Lease *HubLeases::find(const HubWish &wish) const
{
    const auto found = std::find_if(m_leases.begin(), m_leases.end(),
        [&wish](const auto &lease) { return lease->wish.isSameAs(wish); });
    return found == m_leases.end() ? nullptr : found->get();
}

QList<HubWish> HubLeases::held() const
{
    QList<HubWish> wishes;
    for (const auto &lease : m_leases) {
        if (lease->phase == Lease::Phase::Held)
            wishes += lease->wish;
    }
    return wishes;
}

void HubLeases::begin(const HubWish &wish, Done done)
{
    Lease *lease = find(wish);
    if (lease && lease->phase == Lease::Phase::Ending) {
        drop(*lease, {});
        lease = nullptr;
    }
    if (!lease) {
        m_leases.push_back(std::make_unique<Lease>(m_settings.firstRetry));
        lease = m_leases.back().get();
        lease->wish = wish;
        if (isClosedWay(wish.hub))
            lease->secret = core::randomHex(secretBytes);
        lease->timer.setSingleShot(true);
        connect(&lease->timer, &QTimer::timeout, this, [this, lease] { timeOut(*lease); });
    }
    answer(*lease, core::Error {Kind::Unavailable, Words::tr("It is asked for anew."), {}});
    lease->done = std::move(done);
    ask(*lease, "subscribe");
}

void HubLeases::end(const HubWish &wish, Done done)
{
    Lease *lease = find(wish);
    if (!lease) { // from before this start
        m_leases.push_back(std::make_unique<Lease>(m_settings.firstRetry));
        lease = m_leases.back().get();
        lease->wish = wish;
        lease->timer.setSingleShot(true);
        connect(&lease->timer, &QTimer::timeout, this, [this, lease] { timeOut(*lease); });
    }
    answer(*lease, core::Error {Kind::Unavailable, Words::tr("It is wanted no more."), {}});
    lease->phase = Lease::Phase::Ending;
    lease->done = std::move(done);
    ask(*lease, "unsubscribe");
}

void HubLeases::ask(Lease &lease, const QByteArray &mode)
{
    const bool isWanted = mode == "subscribe";
    Parameters form {{"hub.callback", lease.wish.callback.toEncoded()}, {"hub.mode", mode},
        {"hub.topic", lease.wish.topic}, {"hub.verify", "async"}};
    if (isWanted)
        form += {"hub.lease_seconds", QByteArray::number(m_settings.lease.count())};
    if (isWanted && !lease.secret.isEmpty())
        form += {"hub.secret", lease.secret};
    lease.isRenewing = lease.phase == Lease::Phase::Held;
    lease.timer.start(isWanted ? m_settings.confirmTime : milliseconds(endingPatience));
    Visit::Wish wish;
    wish.method = "POST";
    wish.url = lease.wish.hub;
    wish.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
    wish.body = formEncoded(form);
    wish.mayBePrivate = lease.wish.mayBePrivate;
    ++*lease.round;
    Visit::begin(m_network, wish, m_settings.visits,
        [this, leases = QPointer(this), lease = &lease, mode, round = std::weak_ptr(lease.round),
            number = *lease.round](const Visit::Visited &visited) {
            const auto now = round.lock();
            if (leases && now && *now == number)
                answered(*lease, mode, visited);
        });
}

void HubLeases::answered(Lease &lease, const QByteArray &mode, const Visit::Visited &visited)
{
    const Reply &reply = visited.reply;
    const bool isTaken = !reply.error && reply.status / 100 == 2;
    if (mode == "unsubscribe") {
        if (isTaken)
            return answer(lease, {});
        return drop(lease,
            reply.error.value_or(core::Error {Kind::Unavailable,
                Words::tr("%1 does not end the subscription.").arg(lease.wish.hub.host()), {}}));
    }
    if (isTaken)
        return; // now the hub asks us back, or has done so
    core::Error error {};
    if (reply.error) {
        error = *reply.error;
    } else {
        const QString reason = reasonFrom(reply.body);
        error.kind = reply.status >= 500 ? Kind::Unavailable : Kind::Denied;
        error.message = reason.isEmpty()
            ? Words::tr("%1 refuses to push this feed.").arg(lease.wish.hub.host())
            : Words::tr("%1 refuses to push this feed: %2").arg(lease.wish.hub.host(), reason);
        error.retryAfter = parseRetryAfter(reply.retryAfter, reply.date);
    }
    failed(lease, error);
}

void HubLeases::timeOut(Lease &lease)
{
    switch (lease.phase) {
    case Lease::Phase::Ending:
        return drop(lease, {}); // the lease ends by itself
    case Lease::Phase::Held:
        if (!lease.isRenewing)
            return ask(lease, "subscribe");
        break;
    case Lease::Phase::Asked:
        if (!lease.done)
            return drop(lease, {}); // nobody waits for it any more
        break;
    }
    const core::Error error {Kind::TimedOut,
        Words::tr("%1 has not called our address %2 to confirm.")
            .arg(lease.wish.hub.host(), lease.wish.callback.host()),
        {}};
    if (lease.phase == Lease::Phase::Held)
        return failed(lease, error);
    answer(lease, error); // it may still come
    lease.timer.start(endingPatience);
}

/// The request failed. What is held is held until its lease ends, and is tried again.
void HubLeases::failed(Lease &lease, const core::Error &error)
{
    if (lease.phase == Lease::Phase::Asked)
        return drop(lease, error);
    answer(lease, error);
    lease.isRenewing = false;
    const milliseconds left(std::max<qint64>(lease.until.remainingTime(), 0));
    if (left.count() == 0) {
        const QString key = lease.wish.key;
        drop(lease, {});
        emit lost(key, error);
        return;
    }
    qCInfo(logSources).noquote() << lease.wish.key << "is not renewed yet:" << error.message;
    lease.timer.start(std::min(left, std::max(lease.backoff.next(), error.retryAfter)));
}

bool HubLeases::confirm(const QByteArray &callbackKey, const QByteArray &mode,
    const QByteArray &topic, std::chrono::seconds seconds)
{
    for (const auto &lease : m_leases) {
        if (!core::equalInConstantTime(lease->wish.callbackKey, callbackKey)
            || lease->wish.topic != topic)
            continue;
        const bool isEnding = lease->phase == Lease::Phase::Ending;
        if (mode == "unsubscribe" && isEnding) {
            drop(*lease, {});
            return true;
        }
        if (mode != "subscribe" || isEnding)
            continue;
        const auto whole = std::clamp(seconds, shortestLease, longestLease);
        const double share = 0.8 + 0.1 * QRandomGenerator::global()->generateDouble();
        lease->phase = Lease::Phase::Held;
        lease->isRenewing = false;
        lease->until = QDeadlineTimer(milliseconds(whole));
        lease->timer.start(milliseconds(qint64(double(milliseconds(whole).count()) * share)));
        lease->backoff.reset();
        answer(*lease, {});
        return true;
    }
    return false;
}

void HubLeases::deny(
    const QByteArray &callbackKey, const QByteArray &topic, const QByteArray &reason)
{
    for (const auto &lease : m_leases) {
        if (!core::equalInConstantTime(lease->wish.callbackKey, callbackKey)
            || lease->wish.topic != topic)
            continue;
        const QString words = reasonFrom(reason);
        const core::Error error {Kind::Denied,
            words.isEmpty()
                ? Words::tr("%1 does not push this feed any more.").arg(lease->wish.hub.host())
                : Words::tr("%1 does not push this feed any more: %2")
                      .arg(lease->wish.hub.host(), words),
            deniedPause};
        const bool wasHeld = lease->phase == Lease::Phase::Held;
        const QString key = lease->wish.key;
        drop(*lease, error);
        if (wasHeld)
            emit lost(key, error);
        return;
    }
}

/// Later: who hears it may begin and end others.
void HubLeases::answer(Lease &lease, const core::Result<void> &result)
{
    if (!lease.done)
        return;
    QTimer::singleShot(0, this, [done = std::exchange(lease.done, {}), result] { done(result); });
}

void HubLeases::drop(Lease &lease, const core::Result<void> &result)
{
    answer(lease, result);
    // Its timer may be what called us.
    lease.timer.disconnect();
    const auto found = std::find_if(m_leases.begin(), m_leases.end(),
        [&lease](const auto &other) { return other.get() == &lease; });
    Q_ASSERT(found != m_leases.end());
    auto *ended = found->release();
    m_leases.erase(found);
    ended->round.reset();
    QTimer::singleShot(0, this, [ended = std::shared_ptr<Lease>(ended)] {});
}

} // namespace sources
