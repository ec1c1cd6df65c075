// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/Appender.h"

#include "core/Bytes.h"

#include <QCryptographicHash>
#include <QFile>

// Resources of a static library have to be asked for, from outside any namespace.
static void loadResources()
{
    Q_INIT_RESOURCE(journal);
}

namespace journal {

namespace {

constexpr int epochBytes = 8;

QByteArray scriptText()
{
    loadResources();
    QFile file(QStringLiteral(":/journal/append.lua"));
    const bool isOpen = file.open(QIODevice::ReadOnly);
    Q_ASSERT(isOpen);
    return isOpen ? file.readAll() : QByteArray();
}

core::Result<Appender::Outcome> outcomeFrom(const redis::Reply &reply)
{
    const auto last
        = reply.items.size() == 3 ? photos::Position::fromText(reply.items[2].text) : std::nullopt;
    if (!last)
        return core::Error {core::Error::Kind::Malformed,
            QStringLiteral("Redis answered something else than the script gives")};
    return Appender::Outcome {qsizetype(reply.items[0].integer), reply.items[1].text, *last};
}

} // namespace

/// One batch on its way.
struct Appender::Job {
    Wish wish;
    Done done;
    qsizetype remaining = 0; ///< photos not yet sent: the first ones of the list, the newest
    qsizetype callBegin = 0; ///< photos of the running call
    qsizetype callEnd = 0;
    qsizetype added = 0;
    bool sendsText = false; ///< Redis does not know the script yet

    bool isLastCall() const { return callBegin == 0; }
    void chooseNextCall();
};

void Appender::Job::chooseNextCall()
{
    callEnd = callBegin = remaining;
    qsizetype bytes = 0;
    while (callBegin > 0 && callEnd - callBegin < maxPhotosPerCall) {
        bytes += wish.photos[callBegin - 1].record.size();
        if (bytes > maxBytesPerCall && callBegin != callEnd)
            break;
        --callBegin;
    }
}

Appender::Appender(redis::Connection &commands, Keys keys, Lengths lengths)
    : m_commands(commands)
    , m_keys(std::move(keys))
    , m_lengths(lengths)
    , m_script(scriptText())
    , m_scriptDigest(QCryptographicHash::hash(m_script, QCryptographicHash::Sha1).toHex())
{
}

void Appender::append(const Wish &wish, Done done)
{
    auto job = std::make_shared<Job>();
    job->wish = wish;
    job->done = std::move(done);
    job->remaining = wish.photos.size();
    job->chooseNextCall();
    runNextCall(job);
}

void Appender::runNextCall(const std::shared_ptr<Job> &job)
{
    m_commands.command(arguments(*job),
        [this, job](const core::Result<redis::Reply> &reply) { takeAnswer(job, reply); });
}

void Appender::takeAnswer(const std::shared_ptr<Job> &job, const core::Result<redis::Reply> &reply)
{
    if (!reply && reply.error().kind == core::Error::Kind::NotFound && !job->sendsText) {
        job->sendsText = true; // NOSCRIPT; EVAL also teaches it
        runNextCall(job);
        return;
    }
    if (!reply) {
        job->done(reply.error());
        return;
    }
    auto outcome = outcomeFrom(*reply);
    if (!outcome) {
        job->done(outcome.error());
        return;
    }
    job->added += outcome->added;
    job->sendsText = false;
    if (!job->isLastCall()) {
        job->remaining = job->callBegin;
        job->chooseNextCall();
        runNextCall(job);
        return;
    }
    outcome->added = job->added;
    job->done(*outcome);
}

QByteArray Appender::epochCandidate()
{
    return core::randomHex(epochBytes);
}

QList<QByteArray> Appender::arguments(const Job &job) const
{
    const Wish &wish = job.wish;
    // A cursor key has to be named in any case; without a cursor it is not touched.
    const QByteArray cursorKey
        = wish.cursorKey.isEmpty() ? m_keys.cursor(QString()) : wish.cursorKey;
    QList<QByteArray> arguments = job.sendsText ? QList<QByteArray> {"EVAL", m_script}
                                                : QList<QByteArray> {"EVALSHA", m_scriptDigest};
    arguments += {"5", m_keys.photos(), m_keys.seen(), m_keys.list(), m_keys.epoch(), cursorKey};
    arguments += {epochCandidate(), wish.slug, wish.title,
        wish.isForeign ? QByteArray("") : m_keys.channel(wish.slug),
        job.isLastCall() ? wish.cursor : QByteArray(""), QByteArray::number(m_lengths.stream),
        QByteArray::number(m_lengths.seen), QByteArray::number(m_lengths.list)};
    for (qsizetype i = job.callBegin; i < job.callEnd; ++i) {
        arguments += wish.photos[i].id.toUtf8();
        arguments += wish.photos[i].record;
    }
    return arguments;
}

} // namespace journal
