// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "redis/Endpoint.h"

#include "core/Result.h"

#include <QCoreApplication>
#include <QFile>
#include <QUrl>
#include <QUrlQuery>

#include <optional>

namespace redis {

namespace {

/// sockaddr_un holds 108 bytes and hiredis wants the closing zero among them.
constexpr qsizetype maxSocketPathBytes = 107;
/// No server is set up with more; a larger number is a mistyped address.
constexpr int maxDatabase = 65'535;

/// The address itself is never repeated in a message: it may hold the password.
core::Error malformed(const QString &message)
{
    return {core::Error::Kind::Malformed, message};
}

std::optional<int> databaseFrom(const QString &text)
{
    for (const QChar c : text) {
        if (c < QLatin1Char('0') || c > QLatin1Char('9'))
            return std::nullopt;
    }
    bool isNumber = false;
    const int database = text.toInt(&isNumber);
    return isNumber && database <= maxDatabase ? std::optional(database) : std::nullopt;
}

core::Error badDatabase()
{
    return malformed(QCoreApplication::translate(
        "redis::Endpoint", "The database of a Redis address is a number, for example /0."));
}

core::Result<Endpoint> fromSocketUrl(const QUrl &url)
{
    if (!url.host().isEmpty() || !url.userInfo().isEmpty() || url.hasFragment()
        || !url.path().startsWith(QLatin1Char('/')))
        return malformed(QCoreApplication::translate(
            "redis::Endpoint", "A Redis socket is written unix:/path/to/redis.sock."));

    Endpoint endpoint;
    endpoint.socketPath = url.path(QUrl::FullyDecoded);
    if (QFile::encodeName(endpoint.socketPath).size() > maxSocketPathBytes)
        return core::Error {core::Error::Kind::TooLarge,
            QCoreApplication::translate(
                "redis::Endpoint", "The path of a Redis socket has at most %1 bytes.")
                .arg(maxSocketPathBytes)};

    const QUrlQuery query(url);
    for (const auto &[name, value] : query.queryItems()) {
        const auto database = databaseFrom(value);
        if (name != QLatin1String("db") || value.isEmpty() || !database)
            return badDatabase();
        endpoint.database = *database;
    }
    return endpoint;
}

core::Result<Endpoint> fromNetworkUrl(const QUrl &url)
{
    if (url.host().isEmpty() || url.hasQuery() || url.hasFragment() || url.port() == 0)
        return malformed(QCoreApplication::translate("redis::Endpoint",
            "A Redis address is written redis://[user:password@]host[:port][/0]."));

    Endpoint endpoint;
    endpoint.host = url.host(QUrl::FullyDecoded);
    endpoint.port = quint16(url.port(endpoint.port));
    endpoint.user = url.userName(QUrl::FullyDecoded);
    endpoint.password = url.password(QUrl::FullyDecoded);
    if (!endpoint.user.isEmpty() && endpoint.password.isEmpty())
        return malformed(QCoreApplication::translate(
            "redis::Endpoint", "The Redis address has a user but no password."));

    const QString path = url.path();
    if (path.isEmpty() || path == QLatin1String("/"))
        return endpoint;
    const auto database = databaseFrom(path.mid(1));
    if (!database)
        return badDatabase();
    endpoint.database = *database;
    return endpoint;
}

} // namespace

core::Result<Endpoint> Endpoint::fromUrl(const QString &text)
{
    const QUrl url(text.trimmed(), QUrl::StrictMode);
    const QString scheme = url.scheme();
    if (scheme == QLatin1String("rediss"))
        return core::Error {core::Error::Kind::Denied,
            QCoreApplication::translate("redis::Endpoint",
                "This program is built without TLS for Redis. Use redis:// over a network you "
                "trust, or a tunnel.")};
    if (url.isValid() && scheme == QLatin1String("redis"))
        return fromNetworkUrl(url);
    if (url.isValid() && scheme == QLatin1String("unix"))
        return fromSocketUrl(url);
    return malformed(QCoreApplication::translate("redis::Endpoint",
        "A Redis address is written redis://host[:port] or unix:/path/to/redis.sock."));
}

QString Endpoint::displayName() const
{
    QString name = socketPath;
    if (!host.isEmpty()) {
        const bool isIpv6 = host.contains(QLatin1Char(':'));
        name = (isIpv6 ? QStringLiteral("[%1]:%2") : QStringLiteral("%1:%2")).arg(host).arg(port);
    }
    return database == 0 ? name : QStringLiteral("%1/%2").arg(name).arg(database);
}

} // namespace redis
