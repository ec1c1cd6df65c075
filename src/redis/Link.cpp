// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "redis/Link.h"

#include "core/Log.h"
#include "redis/EventLoopAdapter.h"
#include "redis/ReplyGuard.h"

#include <QFile>
#include <QHostAddress>
#include <QHostInfo>

#include <hiredis/async.h>

#include <csignal>
#include <fcntl.h>
#include <utility>
#include <vector>

namespace redis {

namespace {

/// Between two questions to a server that is reading its data from disk.
constexpr std::chrono::milliseconds loadingPause {100};

/// hiredis writes with write(2): a peer that has gone must be an error, not the end of the program.
void ignoreBrokenPipes()
{
    struct sigaction current {};
    if (sigaction(SIGPIPE, nullptr, &current) == 0 && current.sa_handler == SIG_DFL)
        std::signal(SIGPIPE, SIG_IGN);
}

} // namespace

Link::Link(Timing timing, QObject *parent)
    : QObject(parent)
    , m_timing(timing)
    , m_backoff(timing.firstRetry, timing.longestRetry)
    , m_retry(this)
    , m_patience(this)
    , m_loading(this)
{
    ignoreBrokenPipes();
    m_retry.setSingleShot(true);
    m_patience.setSingleShot(true);
    m_loading.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &Link::attempt);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        drop({core::Error::Kind::TimedOut,
            tr("Redis at %1 does not answer").arg(m_endpoint.displayName())});
    });
    connect(&m_loading, &QTimer::timeout, this, &Link::greet);
}

Link::~Link()
{
    release();
}

void Link::open(const Endpoint &endpoint)
{
    release();
    m_endpoint = endpoint;
    m_backoff.reset();
    m_attempts = 0;
    m_retry.start(0);
}

void Link::close()
{
    release();
}

bool Link::send(const QList<QByteArray> &arguments)
{
    return m_isOpen && write(arguments);
}

void Link::drop(const core::Error &why)
{
    release();
    m_retry.start(m_backoff.next());
    qCDebug(logRedis) << "Link lost:" << why.message;
    emit lost(why);
}

void Link::attempt()
{
    m_patience.start(m_timing.connect);
    if (m_endpoint.host.isEmpty()) {
        take(redisAsyncConnectUnix(QFile::encodeName(m_endpoint.socketPath).constData()));
        return;
    }
    // hiredis would look the name up itself, and block the whole thread meanwhile.
    if (!QHostAddress(m_endpoint.host).isNull())
        take(redisAsyncConnect(m_endpoint.host.toLatin1().constData(), m_endpoint.port));
    else
        m_lookup = QHostInfo::lookupHost(m_endpoint.host, this, &Link::hostFound);
}

void Link::hostFound(const QHostInfo &info)
{
    if (info.lookupId() != m_lookup)
        return;
    m_lookup = -1;
    const QList<QHostAddress> addresses = info.addresses();
    if (info.error() != QHostInfo::NoError || addresses.isEmpty()) {
        drop(unavailable(tr("its name can't be found")));
        return;
    }
    // Each attempt takes the next address: a host may listen on IPv4 only, or on IPv6 only.
    const QHostAddress &address = addresses[m_attempts++ % addresses.size()];
    take(redisAsyncConnect(address.toString().toLatin1().constData(), m_endpoint.port));
}

void Link::take(redisAsyncContext *context)
{
    if (!context || context->err) {
        const QString reason = context ? QString::fromLocal8Bit(context->errstr) : QString();
        // A context that comes with an error stays ours (spec/redis-layout.md §5.5).
        if (context)
            redisAsyncFree(context);
        drop(unavailable(reason));
        return;
    }
    // hiredis leaves its sockets open over exec(): children would keep dead links alive.
    fcntl(context->c.fd, F_SETFD, FD_CLOEXEC);
    if (!m_endpoint.host.isEmpty())
        redisEnableKeepAlive(&context->c);
    guardReplies(*context->c.reader, context);
    m_context = context;
    m_context->data = this;
    new EventLoopAdapter(context);
    redisAsyncSetConnectCallback(context, &Link::connectDone);
    redisAsyncSetDisconnectCallback(context, &Link::disconnectDone);

    // Sent before the connection stands: whatever speaks first there finds a command waiting for
    // it. hiredis ends the program when a reply comes that nobody asked for.
    if (!m_endpoint.password.isEmpty()) {
        QList<QByteArray> authenticate {"AUTH"};
        if (!m_endpoint.user.isEmpty())
            authenticate += m_endpoint.user.toUtf8();
        authenticate += m_endpoint.password.toUtf8();
        m_greetings += "AUTH";
        write(authenticate);
    }
    if (m_endpoint.database != 0) {
        m_greetings += "SELECT";
        write({"SELECT", QByteArray::number(m_endpoint.database)});
    }
    greet();
}

void Link::greet()
{
    m_patience.start(m_timing.connect);
    m_greetings += "PING";
    write({"PING"});
}

void Link::greeted(const Reply &reply)
{
    const QByteArray question = m_greetings.takeFirst();
    if (reply.type == Reply::Type::Error) {
        if (reply.text.startsWith("LOADING")) {
            m_patience.stop();
            m_loading.start(loadingPause);
            return;
        }
        core::Error refused = errorFrom(reply);
        if (question != "PING")
            refused.kind = core::Error::Kind::Denied;
        refused.message
            = tr("Redis at %1 refused us: %2").arg(m_endpoint.displayName(), refused.message);
        drop(refused);
        return;
    }
    if (question == "PING" && reply.text != "PONG") {
        drop(unavailable(tr("what answers there is not Redis")));
        return;
    }
    if (!m_greetings.isEmpty())
        return;
    m_patience.stop();
    m_backoff.reset();
    m_isOpen = true;
    emit opened();
}

void Link::receive(const redisReply &raw)
{
    const auto reply = copyOf(raw);
    if (!reply)
        drop(reply.error());
    else if (!m_greetings.isEmpty())
        greeted(*reply);
    else
        emit replied(*reply);
}

bool Link::write(const QList<QByteArray> &arguments)
{
    if (!m_context)
        return false;
    std::vector<const char *> texts;
    std::vector<size_t> lengths;
    for (const QByteArray &argument : arguments) {
        texts.push_back(argument.constData());
        lengths.push_back(size_t(argument.size()));
    }
    return redisAsyncCommandArgv(m_context, &Link::replyDone, nullptr, int(texts.size()),
               texts.data(), lengths.data())
        == REDIS_OK;
}

void Link::release()
{
    m_isOpen = false;
    m_retry.stop();
    m_patience.stop();
    m_loading.stop();
    m_greetings.clear();
    if (m_lookup != -1)
        QHostInfo::abortHostLookup(std::exchange(m_lookup, -1));
    // Silenced first: hiredis calls every pending callback once more on the way out, and inside a
    // callback it frees the context only after that one has returned.
    if (redisAsyncContext *context = std::exchange(m_context, nullptr)) {
        context->data = nullptr;
        redisAsyncFree(context);
    }
}

core::Error Link::unavailable(const QString &reason) const
{
    return {core::Error::Kind::Unavailable,
        tr("Redis at %1 can't be reached: %2").arg(m_endpoint.displayName(), reason)};
}

void Link::connectDone(const redisAsyncContext *context, int status)
{
    auto *link = static_cast<Link *>(context->data);
    if (!link || status == REDIS_OK)
        return;
    // hiredis frees the context when we return (spec/redis-layout.md §5.4).
    const QString reason = QString::fromLocal8Bit(context->c.errstr);
    link->m_context->data = nullptr;
    link->m_context = nullptr;
    link->drop(link->unavailable(reason));
}

void Link::disconnectDone(const redisAsyncContext *context, int)
{
    auto *link = static_cast<Link *>(context->data);
    if (!link)
        return;
    const QString reason = context->err == REDIS_ERR_OOM // hiredis's word for what is refused
        ? tr("what it says is too large, or not what we asked for")
        : QString::fromLocal8Bit(context->errstr);
    link->m_context->data = nullptr;
    link->m_context = nullptr;
    link->drop(link->unavailable(reason));
}

void Link::replyDone(redisAsyncContext *context, void *reply, void *)
{
    // No reply means that the context is on its way out; disconnectDone() tells.
    auto *link = static_cast<Link *>(context->data);
    if (link && reply)
        link->receive(*static_cast<const redisReply *>(reply));
}

} // namespace redis
