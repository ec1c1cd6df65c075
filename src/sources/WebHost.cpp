// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/WebHost.h"

#include "core/Log.h"
#include "sources/InstagramAddresses.h"
#include "sources/InstagramParser.h"

#include <QLocale>

namespace sources {

using Kind = core::Error::Kind;
using std::chrono::milliseconds;

WebHost::WebHost(Settings settings, QObject *parent)
    : QObject(parent)
    , m_settings(std::move(settings))
    , m_network(std::make_unique<QNetworkAccessManager>())
    , m_context(std::make_unique<QObject>())
{
    m_gap.setSingleShot(true);
    connect(&m_gap, &QTimer::timeout, this, &WebHost::sendNext);
}

WebHost::~WebHost() = default;

void WebHost::get(const QNetworkRequest &request, Answered done)
{
    m_waiting.push_back({request, std::move(done)});
    if (!m_isBusy && !m_gap.isActive())
        m_gap.start(milliseconds(0));
}

void WebHost::renew(const QString &title)
{
    m_settings.title = title;
    m_notBefore = QDeadlineTimer();
    m_patience.reset();
}

void WebHost::sendNext()
{
    if (m_isBusy || m_waiting.empty())
        return;
    const Waiting next = std::move(m_waiting.front());
    m_waiting.pop_front();
    if (!m_notBefore.hasExpired()) {
        if (!m_waiting.empty())
            m_gap.start(milliseconds(0));
        const milliseconds left(m_notBefore.remainingTime());
        const QTime until = QTime::currentTime().addMSecs(int(left.count()));
        next.done(core::Error {Kind::RateLimited,
            tr("%1 asked us to wait until %2. Photos from there resume by themselves.")
                .arg(m_settings.title, QLocale().toString(until, QLocale::ShortFormat)),
            left});
        return;
    }
    m_isBusy = true;
    qCDebug(logSources).noquote() << "GET" << next.request.url().toString(QUrl::RemoveQuery);
    transfer(*m_network, "GET", next.request, {}, m_settings.limits, m_context.get(),
        [this, done = next.done](const Reply &reply) { answered(done, reply); });
}

void WebHost::answered(const Answered &done, const Reply &reply)
{
    m_isBusy = false;
    m_gap.start(m_settings.gap);
    if (reply.error)
        return done(*reply.error);
    if (reply.status != 200)
        return done(errorOf(reply));
    m_patience.reset();
    done(reply.body);
}

core::Error WebHost::errorOf(const Reply &reply)
{
    const QString &title = m_settings.title;
    switch (reply.status) {
    case 429:
    case 503: {
        milliseconds wait = parseRetryAfter(reply.retryAfter, reply.date);
        if (wait.count() == 0)
            wait = m_patience.next();
        m_notBefore = QDeadlineTimer(wait);
        return {reply.status == 429 ? Kind::RateLimited : Kind::Unavailable,
            reply.status == 429
                ? tr("%1 asked us to look less often. Photos from there resume by themselves.")
                      .arg(title)
                : tr("%1 is overloaded. Photos from there resume by themselves.").arg(title),
            wait};
    }
    case 401:
    case 403:
        return {Kind::Denied,
            tr("%1 refuses to answer us (status %2). Where it wants a key, check it under “Keys …” "
               "in "
               "the menu.")
                .arg(title)
                .arg(reply.status),
            {}};
    case 404:
    case 410:
        return {Kind::NotFound, tr("%1 does not know this place or tag.").arg(title), {}};
    case 400:
    case 422:
        return {Kind::Malformed, tr("%1 did not understand our question.").arg(title), {}};
    default:
        return {Kind::Unavailable,
            tr("%1 is out of order (status %2).").arg(title).arg(reply.status), {}};
    }
}

QUrl apiUrl(const QUrl &base, const QString &path, const QList<QPair<QString, QString>> &query)
{
    QByteArray address = base.toEncoded(QUrl::RemoveQuery | QUrl::RemoveFragment);
    while (address.endsWith('/'))
        address.chop(1);
    Parameters parameters;
    for (const auto &[name, value] : query)
        parameters += {name.toUtf8(), value.toUtf8()};
    address += path.toUtf8();
    if (!parameters.isEmpty())
        address += '?' + formEncoded(parameters);
    return QUrl::fromEncoded(address, QUrl::StrictMode);
}

} // namespace sources
