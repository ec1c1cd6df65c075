// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/Watcher.h"

#include "core/Backoff.h"
#include "core/Log.h"

#include <QDeadlineTimer>
#include <QHash>
#include <QPointer>
#include <QRandomGenerator>
#include <QTimer>

#include <algorithm>
#include <deque>
#include <unordered_map>

namespace ingest {

namespace {

using namespace std::chrono_literals;
using Activity = photos::PlaceState::Activity;
using Kind = core::Error::Kind;
using Level = core::Health::Level;
using std::chrono::milliseconds;

/// What may be over soon is tried again; the others need somebody to act, and are tried again too.
Activity activityAfter(Kind kind)
{
    switch (kind) {
    case Kind::Unavailable:
    case Kind::TimedOut:
    case Kind::RateLimited:
        return Activity::Retrying;
    case Kind::Malformed:
    case Kind::TooLarge:
    case Kind::Denied:
    case Kind::NotFound:
        return Activity::Failing;
    }
    Q_UNREACHABLE();
}

/// Notices tell their time in whole seconds.
constexpr std::chrono::seconds noticePrecision {1};

milliseconds untilNow(const QDeadlineTimer &deadline)
{
    return milliseconds(std::max<qint64>(deadline.remainingTime(), 0));
}

} // namespace

/// One subscription and where its looks stand.
struct Watcher::Watched {
    enum class Phase { Resting, Queued, Looking, Keeping };

    photos::Subscription subscription;
    QByteArray cursor; ///< of what is in the journal
    QByteArray offered; ///< of what was found and is not yet kept
    int abandoned = 0; ///< answers of the journal to come that belong to looks given up
    quint64 round = 0; ///< tells the answer to this look from one to a look given up
    Phase phase = Phase::Resting;
    std::chrono::steady_clock::time_point begun; ///< the look under way, or the last one
    std::optional<std::chrono::steady_clock::time_point> told; ///< what was there then is known
    bool isInDoubt = false; ///< a notice came that may say more
    bool isRequested = false; ///< somebody asked for a look that has not begun
    QDeadlineTimer notBefore; ///< shortest interval after the last look began
    QDeadlineTimer askedToWait; ///< what the source wants
    QTimer timer;
    core::Backoff backoff {1s, 1s}; ///< of its source's pace since watch()
    State state;
};

class Watcher::Private {
public:
    Watched *find(const QString &key)
    {
        const auto found = watched.find(key);
        return found == watched.end() ? nullptr : found->second.get();
    }

    sources::Source *sourceOf(const Watched &w) const
    {
        return sources.value(w.subscription.source);
    }

    Settings settings;
    QHash<QString, QPointer<sources::Source>> sources;
    std::unordered_map<QString, std::unique_ptr<Watched>> watched;
    std::deque<QString> queue; ///< keys, waiting for one of the looks at one time to end
    int looks = 0;
    quint64 rounds = 0;
    core::Health health;
};

Watcher::Watcher(Settings settings, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    d->settings = settings;
}

Watcher::~Watcher() = default;

void Watcher::addSource(sources::Source *source)
{
    d->sources.insert(source->name(), source);
    connect(source, &sources::Source::lookRequested, this, &Watcher::lookNow);
}

/// The source's own, else ours.
sources::Pace Watcher::paceOf(const Watched &w) const
{
    const sources::Source *source = d->sourceOf(w);
    const auto own = source ? source->pace() : std::nullopt;
    return own.value_or(sources::Pace {d->settings.shortestInterval, d->settings.safetyPoll,
        d->settings.firstRetry, d->settings.longestRetry});
}

void Watcher::watch(const photos::Subscription &subscription, const QByteArray &cursor)
{
    const QString key = subscription.key();
    auto &slot = d->watched[key];
    if (slot) {
        leave(*slot);
        if (sources::Source *source = d->sourceOf(*slot))
            source->leave(key);
    } else {
        slot = std::make_unique<Watched>();
        slot->timer.setSingleShot(true);
        connect(&slot->timer, &QTimer::timeout, this, [this, key] { begin(key); });
    }
    slot->subscription = subscription;
    slot->cursor = cursor;
    const sources::Pace pace = paceOf(*slot);
    slot->backoff = core::Backoff(pace.firstRetry, pace.longestRetry);
    slot->told.reset();
    slot->askedToWait = QDeadlineTimer();
    setState(key,
        {subscription.isPaused ? Activity::Paused : Activity::Watching, {}, {},
            slot->state.lastLookAt});
    lookNow(key);
}

void Watcher::unwatch(const QString &subscriptionKey)
{
    if (Watched *w = d->find(subscriptionKey)) {
        leave(*w);
        if (sources::Source *source = d->sourceOf(*w))
            source->leave(subscriptionKey);
        d->watched.erase(subscriptionKey);
        reportHealth();
        beginQueued();
    }
}

Watcher::State Watcher::stateOf(const QString &subscriptionKey) const
{
    const Watched *w = d->find(subscriptionKey);
    return w ? w->state : State();
}

QByteArray Watcher::cursorOf(const QString &subscriptionKey) const
{
    const Watched *w = d->find(subscriptionKey);
    return w ? w->cursor : QByteArray();
}

qsizetype Watcher::waitingLooks() const
{
    return std::count_if(d->watched.begin(), d->watched.end(),
        [](const auto &entry) { return entry.second->isRequested; });
}

void Watcher::lookNow(const QString &subscriptionKey)
{
    Watched *w = d->find(subscriptionKey);
    if (!w || w->subscription.isPaused)
        return;
    w->isRequested = true;
    if (w->phase == Watched::Phase::Resting)
        w->timer.start(std::max(untilNow(w->notBefore), untilNow(w->askedToWait)));
}

void Watcher::lookAgain(
    const QString &subscriptionKey, std::chrono::steady_clock::time_point firstArrival)
{
    Watched *w = d->find(subscriptionKey);
    if (!w || w->subscription.isPaused || (w->told && *w->told - firstArrival > noticePrecision))
        return;
    w->isInDoubt = true;
    if (w->phase != Watched::Phase::Resting)
        return;
    milliseconds pause = d->settings.doubtPause;
    if (w->timer.isActive())
        pause = std::min(pause, w->timer.remainingTimeAsDuration());
    w->timer.start(std::max({pause, untilNow(w->notBefore), untilNow(w->askedToWait)}));
}

void Watcher::lookEverywhere()
{
    for (const auto &[key, w] : d->watched)
        lookNow(key);
}

void Watcher::networkReturned()
{
    for (const auto &[key, w] : d->watched) {
        if (w->state.activity != Activity::Retrying)
            continue;
        w->backoff.reset();
        w->notBefore = QDeadlineTimer();
        lookNow(key);
    }
}

/// The timer of one subscription fired: look, or stand in the queue.
void Watcher::begin(const QString &key)
{
    Watched *w = d->find(key);
    if (!w || w->phase != Watched::Phase::Resting)
        return;
    w->phase = Watched::Phase::Queued;
    d->queue.push_back(key);
    beginQueued();
}

void Watcher::beginQueued()
{
    while (d->looks < maxLooksAtOnce && !d->queue.empty()) {
        const QString key = d->queue.front();
        d->queue.pop_front();
        look(key);
    }
}

void Watcher::look(const QString &key)
{
    Watched *w = d->find(key);
    Q_ASSERT(w && w->phase == Watched::Phase::Queued);
    ++d->looks;
    w->phase = Watched::Phase::Looking;
    w->isRequested = w->isInDoubt = false;
    w->begun = std::chrono::steady_clock::now();
    w->round = ++d->rounds;
    w->notBefore = QDeadlineTimer(paceOf(*w).shortest);
    sources::Source *source = d->sourceOf(*w);
    if (!source) {
        failed(*w,
            {Kind::Denied, tr("This program has no source named %1.").arg(w->subscription.source)});
        return;
    }
    source->recent(w->subscription, w->cursor,
        [watcher = QPointer(this), key, round = w->round](
            const core::Result<sources::Finding> &finding) {
            if (watcher)
                watcher->answered(key, round, finding);
        });
}

void Watcher::answered(
    const QString &key, quint64 round, const core::Result<sources::Finding> &finding)
{
    Watched *w = d->find(key);
    // Unwatched or changed meanwhile: that look was given up.
    if (!w || w->phase != Watched::Phase::Looking || w->round != round)
        return;
    if (!finding)
        return failed(*w, finding.error());
    w->phase = Watched::Phase::Keeping;
    w->offered = finding->cursor;
    const photos::Subscription subscription = w->subscription;
    if (!finding->gone.isEmpty())
        emit gone(subscription, finding->gone);
    emit found(subscription, finding->photos, finding->cursor);
}

void Watcher::kept(const QString &subscriptionKey, const core::Result<qsizetype> &result)
{
    Watched *w = d->find(subscriptionKey);
    if (w && w->abandoned > 0) {
        --w->abandoned;
        return;
    }
    if (!w || w->phase != Watched::Phase::Keeping)
        return;
    if (!result)
        return failed(*w, result.error());
    w->cursor = w->offered;
    w->told = w->begun;
    w->backoff.reset();
    w->askedToWait = QDeadlineTimer();
    // ±20 %: the polls of many places must not meet.
    const double jitter = 0.8 + 0.4 * QRandomGenerator::global()->generateDouble();
    const milliseconds pause(qint64(double(paceOf(*w).poll.count()) * jitter));
    const QDateTime next = rest(*w, pause);
    setState(subscriptionKey, {Activity::Watching, {}, next, QDateTime::currentDateTimeUtc()});
    beginQueued();
}

/// The look failed, or what it found could not be kept: again later, from the same cursor.
void Watcher::failed(Watched &w, const core::Error &error)
{
    milliseconds pause = std::max(w.backoff.next(), error.retryAfter);
    // A refusal needs somebody to act: asking on would only annoy the source.
    const sources::Source *source = d->sourceOf(w);
    if (error.kind == Kind::Denied && source && source->pace())
        pause = std::max(pause, source->pace()->longestRetry);
    if (error.kind == Kind::RateLimited || error.retryAfter > 0ms)
        w.askedToWait = QDeadlineTimer(pause);
    qCInfo(logIngest).noquote() << w.subscription.slug << "is looked at again in" << pause.count()
                                << "ms:" << error.message;
    const QDateTime next = rest(w, pause);
    setState(
        w.subscription.key(), {activityAfter(error.kind), error.message, next, w.state.lastLookAt});
    beginQueued();
}

/// A look is over; the next one comes after `pause`, or sooner when somebody has asked for it.
QDateTime Watcher::rest(Watched &w, milliseconds pause)
{
    --d->looks;
    w.phase = Watched::Phase::Resting;
    if (w.isRequested && w.backoff.failures() == 0)
        pause = std::max(untilNow(w.notBefore), untilNow(w.askedToWait));
    else if (w.isInDoubt && w.backoff.failures() == 0)
        pause = std::max(untilNow(w.notBefore), std::min(pause, d->settings.doubtPause));
    w.timer.start(pause);
    return QDateTime::currentDateTimeUtc().addMSecs(pause.count());
}

/// Gives up whatever is under way for it; an answer to come means nothing.
void Watcher::leave(Watched &w)
{
    if (w.phase == Watched::Phase::Queued)
        d->queue.erase(std::find(d->queue.begin(), d->queue.end(), w.subscription.key()));
    else if (w.phase != Watched::Phase::Resting)
        --d->looks;
    if (w.phase == Watched::Phase::Keeping)
        ++w.abandoned;
    w.phase = Watched::Phase::Resting;
    w.isRequested = w.isInDoubt = false;
    w.timer.stop();
}

void Watcher::setState(const QString &key, const State &state)
{
    if (Watched *w = d->find(key))
        w->state = state;
    emit stateChanged(key);
    reportHealth();
}

void Watcher::reportHealth()
{
    core::Health health {Level::Starting, tr("No place is watched yet.")};
    int running = 0;
    for (const auto &[key, w] : d->watched) {
        const bool isBad
            = w->state.activity == Activity::Retrying || w->state.activity == Activity::Failing;
        if (isBad && health.level != Level::Failing) {
            health.level = w->state.activity == Activity::Failing ? Level::Failing : Level::Waiting;
            health.message = w->state.message;
        }
        running += w->state.activity == Activity::Watching ? 1 : 0;
    }
    if (health.level == Level::Starting && !d->watched.empty())
        health = {Level::Fine,
            running == 1 ? tr("1 place watched.") : tr("%1 places watched.").arg(running)};
    if (health == d->health)
        return;
    d->health = health;
    emit healthChanged(health);
}

} // namespace ingest
