// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/Visit.h"

#include <QCoreApplication>
#include <QHostInfo>
#include <QTimer>

#include <algorithm>

namespace sources {

namespace {

using Kind = core::Error::Kind;

constexpr qsizetype maxAddresses = 3; // of one name

struct Words {
    Q_DECLARE_TR_FUNCTIONS(sources::Visit)
};

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

bool isWeb(const QUrl &url)
{
    return url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty()
        && (url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http"));
}

} // namespace

void Visit::begin(
    QNetworkAccessManager &network, const Wish &wish, const Settings &settings, Done done)
{
    auto *visit = new Visit(network, wish, settings, std::move(done));
    QTimer::singleShot(0, visit, [visit] { visit->go(visit->m_wish.url); });
}

Visit::Visit(QNetworkAccessManager &network, const Wish &wish, const Settings &settings, Done done)
    : QObject(&network)
    , m_network(network)
    , m_wish(wish)
    , m_settings(settings)
    , m_done(std::move(done))
{
}

void Visit::go(const QUrl &url)
{
    const QUrl previous = std::exchange(m_visited.url, url);
    if (!isWeb(url))
        return fail(Kind::Denied, Words::tr("Feeds and hubs have web addresses only."));
    if (previous.scheme() == QLatin1String("https") && url.scheme() != previous.scheme())
        return fail(Kind::Denied,
            Words::tr("%1 leads from a secure to an open address.").arg(previous.host()));
    // An address needs no look-up (Qt would ask for its name).
    const QHostAddress literal(url.host());
    if (!literal.isNull())
        return takeAddresses({literal});
    QHostInfo::lookupHost(
        url.host(), this, [this](const QHostInfo &info) { takeAddresses(info.addresses()); });
}

void Visit::takeAddresses(QList<QHostAddress> addresses)
{
    if (addresses.isEmpty())
        return fail(
            Kind::Unavailable, Words::tr("There is no server named %1.").arg(m_visited.url.host()));
    // One closed address among public ones is an attempt: refuse the name, not the address.
    const bool isPublic = m_settings.isPublic
        && std::all_of(addresses.begin(), addresses.end(), m_settings.isPublic);
    if (m_redirects == 0)
        m_visited.isPrivate = !isPublic;
    if (!isPublic && !m_wish.mayBePrivate)
        return fail(Kind::Denied,
            Words::tr("%1 is not on the internet but in a private network.")
                .arg(m_visited.url.host()));
    m_addresses = addresses.mid(0, maxAddresses);
    connectToNext();
}

void Visit::connectToNext()
{
    const QUrl &url = m_visited.url;
    QUrl pinned = url;
    pinned.setHost(m_addresses.takeFirst().toString());
    pinned.setFragment({});
    QNetworkRequest request(pinned);
    request.setRawHeader("Host", url.authority(QUrl::FullyEncoded).toLatin1());
    request.setPeerVerifyName(url.host());
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(
        QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    for (const auto &[name, value] : std::as_const(m_wish.headers))
        request.setRawHeader(name, value);
    transfer(m_network, m_wish.method, request, m_wish.body, m_settings.limits, this,
        [this](const Reply &reply) { takeReply(reply); });
}

void Visit::takeReply(const Reply &reply)
{
    if (reply.error && reply.error->kind == Kind::Unavailable && !m_addresses.isEmpty())
        return connectToNext();
    if (reply.error || !isRedirect(reply.status))
        return end(reply);
    const QUrl target
        = QUrl::fromEncoded(valuesOf(reply.headers, "Location").value(0), QUrl::StrictMode);
    const QString host = m_visited.url.host();
    if (++m_redirects > maxRedirects)
        return fail(Kind::Denied, Words::tr("%1 led us on too many times.").arg(host));
    if (!target.isValid() || target.isEmpty())
        return fail(Kind::Denied, Words::tr("%1 led us nowhere.").arg(host));
    // What was typed in may be in this house; where it leads may be only if it is, too.
    m_wish.mayBePrivate = m_wish.mayBePrivate && m_visited.isPrivate;
    go(m_visited.url.resolved(target));
}

void Visit::fail(Kind kind, const QString &message)
{
    Reply reply;
    reply.error = core::Error {kind, message, {}};
    end(reply);
}

void Visit::end(const Reply &reply)
{
    m_visited.reply = reply;
    deleteLater();
    const Done done = std::exchange(m_done, {});
    done(m_visited);
}

} // namespace sources
