// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tunnel/AddressFinder.h"

#include <QHostAddress>
#include <QRegularExpression>

namespace tunnel {

namespace {

using Kind = Recipe::Kind;

/// Colours and cursor movements.
QString withoutControls(const QByteArray &bytes)
{
    static const QRegularExpression sequences(QStringLiteral(
        "\\x1b\\[[0-9;?]*[ -/]*[@-~]|\\x1b[@-_]|[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f]"));
    QString text = QString::fromUtf8(bytes);
    return text.remove(sequences);
}

/// What ssh -v tells of every connection, and nobody wants to know of a broken one.
bool isNarration(const QString &line)
{
    for (const char *start :
        {"debug1:", "OpenSSH_", "Transferred:", "Bytes per second:", "Authenticated to"}) {
        if (line.startsWith(QLatin1String(start)))
            return true;
    }
    return false;
}

/// Where in a line of each program the address stands.
const QRegularExpression &patternOf(Kind kind)
{
    static const QRegularExpression localtunnel(
        QStringLiteral("^\\s*your url is:\\s*(https?://[^\\s]+)"));
    static const QRegularExpression cloudflared(
        QStringLiteral("(https://[a-z0-9-]+\\.trycloudflare\\.com)(?=[\\s|]|$)"));
    static const QRegularExpression ngrok(
        QStringLiteral("\\bmsg=\"started tunnel\".*\\burl=(https?://[^\\s\"]+)"));
    // Public servers greet with addresses of their own pages first.
    static const QRegularExpression ssh(
        QStringLiteral("(?:tunnell?ed|forwarding)\\b.*?(https?://[^\\s\"',|]+)"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression any(QStringLiteral("\\b(https?://[^\\s\"'<>|,;()\\[\\]{}]+)"));
    switch (kind) {
    case Kind::Localtunnel:
        return localtunnel;
    case Kind::Cloudflared:
        return cloudflared;
    case Kind::Ngrok:
        return ngrok;
    case Kind::Ssh:
        return ssh;
    case Kind::None:
    case Kind::Own:
        break;
    }
    return any;
}

/// A site's address and no more: what a callback can be appended to.
QUrl siteFrom(QString text)
{
    while (text.endsWith(QLatin1Char('.')) || text.endsWith(QLatin1Char('/')))
        text.chop(1);
    const QUrl url(text, QUrl::StrictMode);
    const bool isSite = url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty()
        && text.size() <= 512
        && (url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http"));
    return isSite ? url.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment) : QUrl();
}

} // namespace

AddressFinder::AddressFinder(const Recipe &recipe, quint16 port, const QUrl &fixed)
    : m_recipe(recipe)
    , m_port(port)
    , m_fixed(fixed)
{
}

std::optional<QUrl> AddressFinder::take(const QByteArray &bytes)
{
    std::optional<QUrl> found;
    for (const char c : bytes) {
        if (c == '\n' || c == '\r') {
            if (const auto url = takeLine(m_line))
                found = url;
            m_line.clear();
            m_isSkipping = false;
        } else if (m_line.size() >= maxLineBytes) {
            m_isSkipping = true;
        } else {
            m_line += c;
        }
    }
    return found;
}

std::optional<QUrl> AddressFinder::takeLine(const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return std::nullopt;
    const QString line = withoutControls(bytes);
    // ssh tells its whole story; people want to know how it ended.
    if (!line.trimmed().isEmpty() && !isNarration(line))
        m_lastWords = line.simplified().left(maxWords);
    // A cut line may hold a cut address.
    if (m_isSkipping)
        return std::nullopt;
    if (m_recipe.kind == Kind::Ssh) {
        if (const auto url = ofSsh(line))
            return url;
        // The client's own words name no address of ours.
        if (line.startsWith(QLatin1String("debug1:")))
            return std::nullopt;
    }
    for (auto match = patternOf(m_recipe.kind).globalMatch(line); match.hasNext();) {
        const QUrl url = siteFrom(match.next().captured(1));
        if (!url.isEmpty() && !isOurs(url))
            return m_fixed.isEmpty() ? url : m_fixed;
    }
    return std::nullopt;
}

/// On one's own server: the forwarding stands, at the port that was asked for or chosen there.
std::optional<QUrl> AddressFinder::ofSsh(const QString &line) const
{
    static const QRegularExpression allocated(
        QStringLiteral("^Allocated port ([0-9]{1,5}) for remote forward to "));
    static const QRegularExpression stands(
        QStringLiteral("^debug1: remote forward success for: listen (?:[^ ]*:)?([0-9]{1,5}), "));
    if (!m_recipe.server.contains(QLatin1Char('/')))
        return std::nullopt; // a public one says its address itself
    auto match = allocated.match(line);
    if (!match.hasMatch())
        match = stands.match(line);
    const uint port = match.captured(1).toUInt();
    if (!match.hasMatch() || port == 0 || port > 65535)
        return std::nullopt;
    if (!m_fixed.isEmpty())
        return m_fixed;
    QString host = m_recipe.server.section(QLatin1Char('/'), 0, 0);
    host = host.mid(host.indexOf(QLatin1Char('@')) + 1).section(QLatin1Char(':'), 0, 0);
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(host);
    if (port != 80)
        url.setPort(int(port));
    return url;
}

/// "forwarding to http://127.0.0.1:3001" names where we listen.
bool AddressFinder::isOurs(const QUrl &url) const
{
    const QHostAddress address(url.host());
    const bool isHere
        = url.host() == QLatin1String("localhost") || (!address.isNull() && address.isLoopback());
    return isHere && url.port(80) == m_port;
}

} // namespace tunnel
