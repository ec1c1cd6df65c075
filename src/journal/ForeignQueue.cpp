// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/ForeignQueue.h"

#include "core/Bytes.h"
#include "core/Log.h"
#include "journal/Envelope.h"

namespace journal {

namespace {
/// Between two log lines about messages that are ignored: anybody can send thousands.
constexpr std::chrono::seconds betweenComplaints {10};
} // namespace

ForeignQueue::ForeignQueue(Appender &appender, QObject *parent)
    : QObject(parent)
    , m_appender(appender)
{
}

void ForeignQueue::add(const QByteArray &slug, const QByteArray &payload)
{
    if (qsizetype(m_messages.size()) >= maxMessages || m_bytes + payload.size() > maxBytes) {
        ignore(QStringLiteral("others publish faster than we can take"));
        return;
    }
    m_bytes += payload.size();
    m_messages.push_back({slug, payload});
    resume();
}

void ForeignQueue::resume()
{
    if (!m_isWorking)
        takeNext();
}

void ForeignQueue::takeNext()
{
    while (!m_messages.empty()) {
        const Message &message = m_messages.front();
        const auto found = foreignPhotos(message.payload, message.slug);
        if (!found)
            ignore(found.error().message);
        else if (found->refused > 0)
            ignore(QStringLiteral("%1 elements that are no photos").arg(found->refused));
        if (!found || found->photos.isEmpty()) {
            removeFirst();
            continue;
        }
        Appender::Wish wish;
        wish.slug = message.slug;
        wish.title = core::titleFromSlug(message.slug).toUtf8();
        wish.photos = found->photos;
        wish.isForeign = true;
        m_isWorking = true;
        m_appender.append(
            wish, [this](const core::Result<Appender::Outcome> &outcome) { takeOutcome(outcome); });
        return;
    }
}

void ForeignQueue::takeOutcome(const core::Result<Appender::Outcome> &outcome)
{
    m_isWorking = false;
    if (outcome) {
        removeFirst();
        emit appended(outcome->last);
        takeNext();
        return;
    }
    const auto kind = outcome.error().kind;
    if (kind == core::Error::Kind::Unavailable || kind == core::Error::Kind::TimedOut)
        return; // resume() tries it again: what is in already stays there once
    ignore(outcome.error().message);
    removeFirst();
    takeNext();
}

void ForeignQueue::removeFirst()
{
    m_bytes -= m_messages.front().payload.size();
    m_messages.pop_front();
}

void ForeignQueue::ignore(const QString &why)
{
    ++m_ignored;
    if (!m_nextComplaint.hasExpired())
        return;
    m_nextComplaint = QDeadlineTimer(betweenComplaints);
    qCWarning(logJournal) << "Foreign photos ignored:" << why << "(so far" << m_ignored << "times)";
}

} // namespace journal
