// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/PhotoJournal.h"

#include "core/Json.h"
#include "core/Log.h"
#include "journal/Appender.h"
#include "journal/Follower.h"
#include "journal/ForeignQueue.h"
#include "redis/Connection.h"

#include <QLocale>

#include <optional>

namespace journal {

namespace {

/// The record as the journal keeps it: it names the place by whose subscription it came.
std::optional<photos::Photo> placed(
    const photos::Photo &photo, const photos::Subscription &subscription)
{
    if (!photo.record.isEmpty() && photo.placeTitle == subscription.title
        && photo.slug == subscription.slug && photo.source == subscription.source)
        return photo;
    const auto document = core::parseJson(photo.record, photos::maxRecordBytes);
    if (!document)
        return std::nullopt;
    QJsonObject record = document->object();
    QJsonObject meta = record.value(QLatin1String("meta")).toObject();
    meta.insert(QLatin1String("location"), subscription.title);
    record.insert(QLatin1String("meta"), meta);
    QJsonObject extras = record.value(QLatin1String("hereabouts")).toObject();
    extras.insert(QLatin1String("slug"), subscription.slug);
    extras.insert(QLatin1String("source"), subscription.source);
    record.insert(QLatin1String("hereabouts"), extras);
    const auto rewritten = photos::photoFromMedia(record);
    return rewritten ? std::optional(*rewritten) : std::nullopt;
}

core::Result<QList<PhotoJournal::Kept>> keptFrom(const redis::Reply &reply)
{
    QList<PhotoJournal::Kept> all;
    // HGETALL: field, value, field, value, …
    for (qsizetype i = 1; i < reply.items.size(); i += 2) {
        const auto document = core::parseJson(reply.items[i].text);
        const auto subscription = document ? photos::subscriptionFromJson(document->object())
                                           : core::Result<photos::Subscription>(document.error());
        if (subscription)
            all += {*subscription, {}};
        else
            qCWarning(logJournal) << "A kept place can't be read:" << subscription.error().message;
    }
    return all;
}

PhotoJournal::Done orNothing(PhotoJournal::Done done)
{
    return done ? std::move(done) : [](const core::Result<void> &) {};
}

/// EXEC answers with one reply for each command, and some of these may be errors.
core::Result<void> successOf(const core::Result<redis::Reply> &reply)
{
    if (!reply)
        return reply.error();
    for (const redis::Reply &item : reply->items) {
        if (item.type == redis::Reply::Type::Error)
            return redis::errorFrom(item);
    }
    return {};
}

} // namespace

class PhotoJournal::Private {
public:
    Private(PhotoJournal *journal, const Settings &settings);

    void changeHidden(QList<QByteArray> command, const QStringList &photoIds, Done done);
    void takeLoss(const core::Error &error);
    void becomeReady();
    void noteAnswer(const core::Result<void> &result, std::optional<core::Error> &trouble);
    void report();
    QString inWords(const core::Error &trouble) const;

    PhotoJournal *q;
    Settings settings;
    Keys keys;
    redis::Endpoint endpoint;
    redis::Connection commands;
    Appender appender;
    Follower follower;
    ForeignQueue foreign;
    core::Health health;
    std::optional<core::Error> loss; ///< the links are down
    QDateTime lostAt;
    std::optional<core::Error> readTrouble; ///< Redis answers, but we can't read
    std::optional<core::Error> writeTrouble; ///< … or can't write
};

PhotoJournal::Private::Private(PhotoJournal *journal, const Settings &wanted)
    : q(journal)
    , settings(wanted)
    , keys(wanted.prefix)
    , commands({}, journal)
    , appender(commands, keys, {wanted.streamLength, wanted.seenLength, wanted.listLength})
    , follower(commands, keys, journal)
    , foreign(appender, journal)
{
    connect(&follower, &Follower::arrived, q, &PhotoJournal::arrived);
    connect(&follower, &Follower::reset, q, &PhotoJournal::reset);
    connect(&follower, &Follower::hiddenRead, q, &PhotoJournal::hidden);
    connect(&follower, &Follower::caughtUp, q, [this] { becomeReady(); });
    connect(&follower, &Follower::lost, q, [this](const core::Error &error) { takeLoss(error); });
    connect(&follower, &Follower::foreignArrived, &foreign, &ForeignQueue::add);
    connect(&foreign, &ForeignQueue::appended, &follower, &Follower::lookUpTo);
    connect(&follower, &Follower::looked, q, [this] {
        noteAnswer({}, readTrouble);
        foreign.resume();
    });
    connect(&follower, &Follower::troubled, q,
        [this](const core::Error &error) { noteAnswer(error, readTrouble); });
}

/// One step: the set, its length, and the bell for everybody who follows.
void PhotoJournal::Private::changeHidden(
    QList<QByteArray> command, const QStringList &photoIds, Done done)
{
    const QByteArray now = QByteArray::number(QDateTime::currentMSecsSinceEpoch());
    for (const QString &id : photoIds) {
        if (command.first() == "ZADD")
            command += now;
        command += id.toUtf8();
    }
    commands.command({"MULTI"});
    commands.command(command);
    commands.command({"ZREMRANGEBYRANK", keys.hidden(), "0",
        QByteArray::number(-qint64(Follower::maxHidden) - 1)});
    commands.command({"PUBLISH", keys.hidden(), "changed"});
    commands.command(
        {"EXEC"}, [done = orNothing(std::move(done))](const core::Result<redis::Reply> &reply) {
            done(successOf(reply));
        });
}

void PhotoJournal::Private::takeLoss(const core::Error &error)
{
    const bool isNew = !loss;
    loss = error;
    if (isNew) {
        lostAt = QDateTime::currentDateTime();
        qCWarning(logJournal).noquote() << error.message;
    }
    report();
    if (isNew)
        emit q->connectionLost(error);
}

void PhotoJournal::Private::becomeReady()
{
    loss.reset();
    writeTrouble.reset();
    report();
    emit q->ready();
}

void PhotoJournal::Private::noteAnswer(
    const core::Result<void> &result, std::optional<core::Error> &trouble)
{
    if (result) {
        trouble.reset();
    } else if (commands.isReady()) { // else the loss of the link tells it
        if (!trouble || trouble->message != result.error().message)
            qCWarning(logJournal).noquote() << inWords(result.error());
        trouble = result.error();
    }
    report();
}

/// What Redis says when it can't write, in words that tell what to do.
QString PhotoJournal::Private::inWords(const core::Error &trouble) const
{
    if (!trouble.message.startsWith(QLatin1String("MISCONF")))
        return tr("Redis can't keep the photos: %1").arg(trouble.message);
    // "MISCONF Errors writing to the AOF file: No space left on device script: 1f0c…"
    const QString reason = trouble.message.section(QLatin1String(": "), 1, 1)
                               .section(QLatin1String(" script"), 0, 0)
                               .trimmed();
    return settings.folder.isEmpty()
        ? tr("Redis at %1 can't write to its disk (%2). It goes on by itself when it can.")
              .arg(endpoint.displayName(), reason)
        : tr("Redis can't write to %1 (%2). Make room there; it goes on by itself.")
              .arg(settings.folder, reason);
}

void PhotoJournal::Private::report()
{
    using Level = core::Health::Level;
    core::Health now;
    if (loss && loss->kind == core::Error::Kind::Denied)
        now = {Level::Failing, loss->message};
    else if (loss)
        now = {Level::Waiting,
            tr("Redis is away since %1; trying again.")
                .arg(QLocale().toString(lostAt.time(), QLocale::ShortFormat))};
    else if (readTrouble || writeTrouble)
        now = {Level::Failing, inWords(readTrouble ? *readTrouble : *writeTrouble)};
    else if (follower.isCaughtUp())
        now = {Level::Fine,
            settings.isPrivate ? tr("Redis private")
                               : tr("Redis at %1").arg(endpoint.displayName())};
    else
        now = {Level::Starting, tr("Connecting to Redis")};
    if (now == health)
        return;
    health = now;
    emit q->healthChanged(health);
}

PhotoJournal::PhotoJournal(Settings settings, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, settings))
{
}

PhotoJournal::~PhotoJournal() = default;

void PhotoJournal::open(const redis::Endpoint &endpoint)
{
    close();
    d->endpoint = endpoint;
    d->commands.open(endpoint);
    d->follower.open(endpoint);
    d->report();
}

void PhotoJournal::close()
{
    d->follower.close();
    d->commands.close();
    d->loss.reset();
    d->readTrouble.reset();
    d->writeTrouble.reset();
}

bool PhotoJournal::isReady() const
{
    return d->follower.isCaughtUp();
}

void PhotoJournal::append(const photos::Subscription &subscription,
    const QList<photos::Photo> &photos, const QByteArray &cursor, Appended done)
{
    Appender::Wish wish;
    wish.slug = subscription.slug.toLatin1();
    wish.title = subscription.title.toUtf8();
    wish.cursorKey = d->keys.cursor(subscription.key());
    wish.cursor = cursor;
    for (const photos::Photo &photo : photos) {
        if (const auto kept = placed(photo, subscription))
            wish.photos += *kept;
        else
            qCWarning(logJournal) << "Photo" << photo.id << "has no record that can be kept";
    }
    d->appender.append(
        wish, [this, done = std::move(done)](const core::Result<Appender::Outcome> &outcome) {
            d->noteAnswer(outcome ? core::Result<void>() : outcome.error(), d->writeTrouble);
            if (!done)
                return;
            if (outcome)
                done(outcome->added);
            else
                done(outcome.error());
        });
}

void PhotoJournal::loadSubscriptions(Loaded done)
{
    d->commands.command({"HGETALL", d->keys.subscriptions()},
        [this, done = std::move(done)](const core::Result<redis::Reply> &reply) {
            const auto kept = reply ? keptFrom(*reply) : core::Result<QList<Kept>>(reply.error());
            if (!kept || kept->isEmpty()) {
                done(kept);
                return;
            }
            QList<QByteArray> question {"MGET"};
            for (const Kept &place : *kept)
                question += d->keys.cursor(place.subscription.key());
            d->commands.command(
                question, [all = *kept, done](const core::Result<redis::Reply> &cursors) mutable {
                    if (!cursors) {
                        done(cursors.error());
                        return;
                    }
                    for (qsizetype i = 0; i < all.size() && i < cursors->items.size(); ++i)
                        all[i].cursor = cursors->items[i].text;
                    done(all);
                });
        });
}

void PhotoJournal::saveSubscription(const photos::Subscription &subscription, Done done)
{
    const QByteArray json
        = QJsonDocument(photos::toJson(subscription)).toJson(QJsonDocument::Compact);
    d->commands.command({"HSET", d->keys.subscriptions(), subscription.key().toUtf8(), json},
        [done = orNothing(std::move(done))](
            const core::Result<redis::Reply> &reply) { done(successOf(reply)); });
}

void PhotoJournal::removeSubscription(const photos::Subscription &subscription, Done done)
{
    d->commands.command({"MULTI"});
    d->commands.command({"HDEL", d->keys.subscriptions(), subscription.key().toUtf8()});
    d->commands.command({"DEL", d->keys.cursor(subscription.key())});
    d->commands.command(
        {"EXEC"}, [done = orNothing(std::move(done))](const core::Result<redis::Reply> &reply) {
            done(successOf(reply));
        });
}

void PhotoJournal::hide(const QStringList &photoIds, Done done)
{
    if (!photoIds.isEmpty())
        d->changeHidden({"ZADD", d->keys.hidden()}, photoIds, std::move(done));
}

void PhotoJournal::unhide(const QStringList &photoIds, Done done)
{
    if (!photoIds.isEmpty())
        d->changeHidden({"ZREM", d->keys.hidden()}, photoIds, std::move(done));
}

qint64 PhotoJournal::ignoredCount() const
{
    return d->follower.ignoredCount() + d->foreign.ignoredCount();
}

} // namespace journal
