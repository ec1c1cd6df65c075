// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/Guard.h"

#include <QCoreApplication>
#include <QHostAddress>

#include <algorithm>

namespace http {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(http::Guard)
};

/// A name, IPv4 address or bracketed IPv6 address with an optional port (RFC 9112, 3.2). Stricter
/// than RFC 3986: no user, no escapes.
bool isHost(const QByteArray &host)
{
    qsizetype nameEnd = host.indexOf(':');
    if (host.startsWith('[')) {
        nameEnd = host.indexOf(']') + 1;
        QHostAddress address;
        if (nameEnd == 0 || host.contains('%')
            || !address.setAddress(QString::fromLatin1(host.mid(1, nameEnd - 2)))
            || address.protocol() != QAbstractSocket::IPv6Protocol)
            return false;
        if (nameEnd == host.size())
            nameEnd = -1;
    }
    const QByteArray name = host.left(nameEnd < 0 ? host.size() : nameEnd);
    const bool isName = !name.isEmpty() && std::all_of(name.begin(), name.end(), [](uchar c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || (c != 0 && strchr("-._[]:", c));
    });
    if (nameEnd < 0)
        return isName;
    const QByteArray port = host.mid(nameEnd + 1);
    bool isNumber = false;
    const uint number = port.toUInt(&isNumber);
    return isName && host.at(nameEnd) == ':' && isNumber && number > 0 && number <= 65535
        && port.at(0) >= '0' && port.at(0) <= '9' && port.size() <= 5;
}

/// Headers that only a proxy or tunnel adds.
bool isOfProxy(const Field &field)
{
    return field.name.startsWith("x-forwarded-") || field.name == "forwarded"
        || field.name.startsWith("cf-");
}

} // namespace

Guard::Guard(
    const QList<QByteArray> &hostNames, quint16 port, bool isForBrowsers, bool allowsProxies)
    : m_isForBrowsers(isForBrowsers)
    , m_allowsProxies(allowsProxies)
{
    for (const QByteArray &hostName : hostNames) {
        QByteArray name = hostName.toLower();
        if (name.contains(':') && !name.startsWith('['))
            name = '[' + name + ']';
        m_hosts << name << name + ':' + QByteArray::number(port);
    }
}

std::optional<Response> Guard::refusalOf(const Head &head) const
{
    const Request &request = head.request;
    if (!isHost(request.header("host")))
        return Response::error(400, "The Host header is not a name");
    if (!allowsHost(request.header("host"))) {
        return Response::error(421,
            Words::tr("Host name not allowed: start Hereabouts with --allow-name to add it")
                .toUtf8());
    }
    if (!m_isForBrowsers)
        return {};
    if (!m_allowsProxies
        && std::any_of(request.headers.begin(), request.headers.end(), isOfProxy)) {
        return Response::error(403,
            Words::tr("This page is for the local network and came through a proxy or tunnel: "
                      "start Hereabouts with --allow-proxy to let it")
                .toUtf8());
    }
    if (!comesFromOurPage(request)) {
        return Response::error(403,
            Words::tr("Refused because another site asked for it: open this page itself").toUtf8());
    }
    return {};
}

// Compared as strings: URL parsers read "a@host" and "2130706433" as the host, too.
bool Guard::allowsHost(const QByteArray &host) const
{
    return m_hosts.isEmpty() || m_hosts.contains(host.toLower());
}

// What changes something, and WebSockets, which no same-origin policy guards (RFC 6455, 10.2).
bool Guard::comesFromOurPage(const Request &request) const
{
    const bool onlyReads = request.method == "GET" || request.method == "HEAD";
    if (onlyReads && request.headerCount("upgrade") == 0)
        return true;
    if (request.header("sec-fetch-site") == "cross-site")
        return false;
    const qsizetype origins = request.headerCount("origin");
    if (origins == 0)
        return true; // no browser
    const QByteArray host = request.header("host").toLower();
    const QByteArray origin = request.header("origin");
    return origins == 1
        && (origin == "http://" + host || (m_allowsProxies && origin == "https://" + host));
}

} // namespace http
