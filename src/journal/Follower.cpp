// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/Follower.h"

#include "core/Bytes.h"
#include "core/Log.h"
#include "journal/Appender.h"
#include "journal/StreamPage.h"

#include <algorithm>

namespace journal {

namespace {
/// Between two log lines about messages that are ignored: anybody can send thousands.
constexpr std::chrono::seconds betweenComplaints {10};
} // namespace

Follower::Follower(redis::Connection &commands, Keys keys, QObject *parent)
    : QObject(parent)
    , m_commands(commands)
    , m_keys(std::move(keys))
    , m_subscriber({}, this)
    , m_lookTimer(this)
{
    connect(&m_commands, &redis::Connection::ready, this, &Follower::linked);
    connect(&m_commands, &redis::Connection::lost, this, &Follower::unlinked);
    connect(&m_subscriber, &redis::Subscriber::subscribed, this, &Follower::linked);
    connect(&m_subscriber, &redis::Subscriber::lost, this, &Follower::unlinked);
    connect(&m_subscriber, &redis::Subscriber::messageReceived, this, &Follower::takeMessage);
    connect(&m_lookTimer, &QTimer::timeout, this, &Follower::read);
}

void Follower::open(const redis::Endpoint &endpoint)
{
    m_isCaughtUp = false;
    m_subscriber.open(endpoint, {m_keys.channelPattern()}, {m_keys.hidden()});
    m_lookTimer.start(lookInterval);
}

void Follower::close()
{
    m_isCaughtUp = false;
    m_lookTimer.stop();
    m_subscriber.close();
}

void Follower::lookUpTo(const photos::Position &last)
{
    m_wanted = std::max(m_wanted, last);
    if (last > m_position)
        read();
}

void Follower::linked()
{
    m_isCaughtUp = false;
    m_mustReadHidden = true;
    // A page that is on its way was asked for before the subscription stood.
    m_mustReadAgain = m_isReading;
    read();
}

void Follower::unlinked(const core::Error &error)
{
    m_isCaughtUp = false;
    emit lost(error);
}

void Follower::read()
{
    if (m_isReading || !m_commands.isReady() || !m_subscriber.isSubscribed())
        return;
    m_isReading = true;
    m_wanted = {};
    const QByteArray from = m_position.isZero() ? QByteArray("-") : m_position.toText();
    m_commands.command({"SET", m_keys.epoch(), Appender::epochCandidate(), "NX"});
    // Epoch and photos must belong together: a flush may come between any two commands.
    m_commands.command({"MULTI"});
    m_commands.command({"GET", m_keys.epoch()});
    // Before the photos: what is hidden must not be seen for a moment.
    if (m_mustReadHidden)
        m_commands.command({"ZREVRANGE", m_keys.hidden(), "0", QByteArray::number(maxHidden - 1)});
    m_commands.command(
        {"XRANGE", m_keys.photos(), from, "+", "COUNT", QByteArray::number(pageLength)});
    m_commands.command({"EXEC"},
        [this, hasHidden = std::exchange(m_mustReadHidden, false)](
            const core::Result<redis::Reply> &reply) { takeAnswer(reply, hasHidden); });
}

void Follower::takeAnswer(const core::Result<redis::Reply> &reply, bool hasHidden)
{
    m_isReading = false;
    const bool isWhole = reply && reply->items.size() == (hasHidden ? 3 : 2);
    m_mustReadHidden = m_mustReadHidden || (hasHidden && !isWhole);
    if (!reply) {
        if (m_commands.isReady())
            emit troubled(reply.error());
        return; // after a loss linked() begins again
    }
    for (const redis::Reply &item : reply->items) {
        if (item.type == redis::Reply::Type::Error) {
            m_mustReadHidden = m_mustReadHidden || hasHidden;
            emit troubled(redis::errorFrom(item));
            return; // the next look tries again
        }
    }
    if (!isWhole || reply->items[0].text.isEmpty()) {
        emit troubled({core::Error::Kind::Malformed,
            tr("Redis does not keep %1").arg(QString::fromUtf8(m_keys.epoch()))});
        return;
    }
    if (hasHidden)
        takeHidden(reply->items[1].items);
    const auto taken = takePage(reply->items[0].text, reply->items.last().items);
    if (!taken)
        emit troubled(taken.error());
    else
        emit looked();
}

void Follower::takeHidden(const QList<redis::Reply> &items)
{
    QStringList ids;
    for (const redis::Reply &item : items)
        ids += QString::fromUtf8(item.text);
    emit hiddenRead(ids);
}

core::Result<void> Follower::takePage(const QByteArray &epoch, const QList<redis::Reply> &entries)
{
    QList<redis::Reply> fresh = entries;
    const bool askedFromStart = m_position.isZero();
    bool isGap = false;
    if (!askedFromStart) {
        const bool isStillThere = !entries.isEmpty() && !entries[0].items.isEmpty()
            && entries[0].items[0].text == m_position.toText();
        isGap = !isStillThere;
        if (isStillThere)
            fresh.removeFirst();
    }
    if (epoch != m_epoch || isGap) {
        startAnew(epoch);
        if (!askedFromStart) {
            read();
            return {};
        }
    }
    const auto page = streamPageFrom(fresh, epoch);
    if (!page)
        return page.error();
    if (page->unreadable > 0)
        ignore(QStringLiteral("%1 entries of the stream").arg(page->unreadable));
    m_position = std::max(m_position, page->last);
    for (const photos::Batch &batch : page->batches)
        emit arrived(batch);
    const bool isFull = entries.size() == pageLength;
    if (std::exchange(m_mustReadAgain, false) || isFull || m_wanted > m_position) {
        read();
    } else if (!m_isCaughtUp && m_commands.isReady() && m_subscriber.isSubscribed()) {
        m_isCaughtUp = true;
        emit caughtUp();
    }
    return {};
}

void Follower::startAnew(const QByteArray &epoch)
{
    qCInfo(logJournal) << "The journal begins anew, epoch" << epoch;
    m_epoch = epoch;
    m_position = {};
    m_mustReadHidden = true; // a flush took them, too, and rang no bell
    emit reset(epoch);
}

void Follower::takeMessage(const QByteArray &channel, const QByteArray &payload)
{
    if (channel == m_keys.hidden()) {
        m_mustReadHidden = true;
        m_mustReadAgain = m_mustReadAgain || m_isReading;
        read();
        return;
    }
    const QByteArray slug = m_keys.slugOf(channel);
    if (slug.isEmpty()) {
        ignore(QStringLiteral("a channel without a usable slug"));
        return;
    }
    if (const auto envelope = ourEnvelope(payload))
        takeEnvelope(*envelope, slug);
    else
        emit foreignArrived(slug, payload);
}

void Follower::takeEnvelope(const Envelope &envelope, const QByteArray &slug)
{
    const bool isThisJournal = envelope.epoch == m_epoch;
    if (!m_isCaughtUp || m_isReading) {
        m_wanted = std::max(m_wanted, envelope.last);
        m_mustReadAgain = m_mustReadAgain || !isThisJournal;
        return;
    }
    if (isThisJournal && envelope.last <= m_position)
        return; // read from the stream before its doorbell rang
    if (isThisJournal && envelope.previous == m_position && deliver(envelope, slug))
        return;
    read();
}

bool Follower::deliver(const Envelope &envelope, const QByteArray &slug)
{
    const auto photos = photosOf(envelope, slug);
    if (!photos) {
        ignore(photos.error().message);
        return false;
    }
    photos::Batch batch;
    batch.slug = QString::fromLatin1(slug);
    batch.title = photos->first().placeTitle;
    if (batch.title.isEmpty())
        batch.title = core::titleFromSlug(slug);
    batch.photos = *photos;
    batch.media = envelope.media;
    batch.epoch = envelope.epoch;
    batch.first = envelope.first;
    batch.last = envelope.last;
    m_position = envelope.last;
    emit arrived(batch);
    return true;
}

void Follower::ignore(const QString &what)
{
    ++m_ignored;
    if (!m_nextComplaint.hasExpired())
        return;
    m_nextComplaint = QDeadlineTimer(betweenComplaints);
    qCWarning(logJournal) << "Ignored:" << what << "(so far" << m_ignored << "messages)";
}

} // namespace journal
