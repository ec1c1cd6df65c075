// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "redis/Subscriber.h"

#include "core/Log.h"

namespace redis {

namespace {
/// Between two log lines about messages that are dropped: anybody can send thousands.
constexpr std::chrono::seconds betweenComplaints {10};
} // namespace

Subscriber::Subscriber(Timing timing, QObject *parent)
    : QObject(parent)
    , m_timing(timing)
    , m_link(timing, this)
    , m_patience(this)
    , m_idleTimer(this)
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_link.drop({core::Error::Kind::TimedOut, tr("Redis does not confirm the subscription")});
    });
    connect(&m_idleTimer, &QTimer::timeout, this, &Subscriber::subscribe);
    connect(&m_link, &Link::opened, this, &Subscriber::subscribe);
    connect(&m_link, &Link::replied, this, &Subscriber::takeReply);
    connect(&m_link, &Link::lost, this, [this](const core::Error &error) {
        m_patience.stop();
        m_idleTimer.stop();
        m_isSubscribed = false;
        emit lost(error);
    });
}

Subscriber::~Subscriber() = default;

void Subscriber::open(
    const Endpoint &endpoint, const QList<QByteArray> &patterns, const QList<QByteArray> &channels)
{
    Q_ASSERT(!patterns.isEmpty());
    close();
    m_patterns = patterns;
    m_channels = channels;
    m_link.open(endpoint);
}

void Subscriber::close()
{
    m_patience.stop();
    m_idleTimer.stop();
    m_isSubscribed = false;
    m_link.close();
}

/// Also the question whether a silent link still lives. Subscribing again changes nothing at the
/// server, and every hiredis brings its confirmation to us; the answer to a PING on a subscribed
/// link has no receiver in hiredis before 1.1, which keeps its callback for ever.
void Subscriber::subscribe()
{
    m_unconfirmed = m_patterns.size() + m_channels.size();
    m_link.send(QList<QByteArray> {"PSUBSCRIBE"} + m_patterns);
    if (!m_channels.isEmpty())
        m_link.send(QList<QByteArray> {"SUBSCRIBE"} + m_channels);
    m_patience.start(m_timing.answer);
    m_idleTimer.start(m_timing.idle);
}

void Subscriber::takeReply(const Reply &reply)
{
    if (reply.type == Reply::Type::Error) {
        m_link.drop(errorFrom(reply));
        return;
    }
    if (reply.items.isEmpty())
        return;
    // psubscribe, pattern, count  or  pmessage, pattern, channel, payload;
    // subscribe, channel, count  or  message, channel, payload
    const QByteArray kind = reply.items[0].text;
    if (kind == "psubscribe" || kind == "subscribe")
        takeConfirmation();
    const qsizetype items = kind == "pmessage" ? 4 : kind == "message" ? 3 : 0;
    if (items == 0 || reply.items.size() != items)
        return;
    const QByteArray &payload = reply.items[items - 1].text;
    if (payload.size() > maxPayloadBytes) {
        drop(payload.size());
        return;
    }
    emit messageReceived(reply.items[items - 2].text, payload);
}

void Subscriber::drop(qsizetype bytes)
{
    ++m_dropped;
    if (!m_nextComplaint.hasExpired())
        return;
    m_nextComplaint = QDeadlineTimer(betweenComplaints);
    qCWarning(logRedis) << "A message of" << bytes << "bytes was dropped; the limit is"
                        << maxPayloadBytes << "(so far" << m_dropped << "messages)";
}

void Subscriber::takeConfirmation()
{
    if (m_unconfirmed == 0 || --m_unconfirmed > 0)
        return;
    m_patience.stop();
    if (m_isSubscribed)
        return;
    m_isSubscribed = true;
    emit subscribed();
}

} // namespace redis
