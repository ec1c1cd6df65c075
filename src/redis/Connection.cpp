// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "redis/Connection.h"

#include <utility>

namespace redis {

Connection::Connection(Timing timing, QObject *parent)
    : QObject(parent)
    , m_timing(timing)
    , m_link(timing, this)
    , m_answerTimer(this)
    , m_idleTimer(this)
{
    m_answerTimer.setSingleShot(true);
    connect(&m_answerTimer, &QTimer::timeout, this, [this] {
        m_link.drop({core::Error::Kind::TimedOut,
            tr("Redis gave no answer within %1 s").arg(double(m_timing.answer.count()) / 1000)});
    });
    // Silence is ambiguous: a half-open link looks like one with nothing to say.
    connect(&m_idleTimer, &QTimer::timeout, this, [this] { command({"PING"}); });

    connect(&m_link, &Link::opened, this, [this] {
        m_idleTimer.start(m_timing.idle);
        emit ready();
    });
    connect(&m_link, &Link::replied, this, &Connection::takeReply);
    connect(&m_link, &Link::lost, this, [this](const core::Error &error) {
        m_idleTimer.stop();
        failPending(error);
        emit lost(error);
    });
}

Connection::~Connection() = default;

void Connection::open(const Endpoint &endpoint)
{
    close();
    m_link.open(endpoint);
}

void Connection::close()
{
    m_idleTimer.stop();
    m_link.close();
    failPending({core::Error::Kind::Unavailable, tr("The link to Redis was closed")});
}

void Connection::command(const QList<QByteArray> &arguments, Answer answer)
{
    if (m_link.send(arguments)) {
        m_pending.push_back({std::move(answer), QDeadlineTimer(m_timing.answer)});
        m_idleTimer.start(m_timing.idle);
        if (m_pending.size() == 1)
            watchOldest();
        return;
    }
    if (!answer)
        return;
    const core::Error away {core::Error::Kind::Unavailable, tr("Redis is away")};
    QMetaObject::invokeMethod(
        this, [answer = std::move(answer), away] { answer(away); }, Qt::QueuedConnection);
}

void Connection::takeReply(const Reply &reply)
{
    Q_ASSERT(!m_pending.empty());
    const Answer answer = std::move(m_pending.front().answer);
    m_pending.pop_front();
    watchOldest();
    if (!answer)
        return;
    if (reply.type == Reply::Type::Error)
        answer(errorFrom(reply));
    else
        answer(reply);
}

void Connection::watchOldest()
{
    if (m_pending.empty())
        m_answerTimer.stop();
    else
        m_answerTimer.start(int(m_pending.front().deadline.remainingTime()));
}

void Connection::failPending(const core::Error &why)
{
    m_answerTimer.stop();
    const auto pending = std::exchange(m_pending, {});
    for (const Pending &command : pending) {
        if (command.answer)
            command.answer(why);
    }
}

} // namespace redis
