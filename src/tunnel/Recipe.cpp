// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tunnel/Recipe.h"

#include <QCoreApplication>
#include <QProcess>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <array>

namespace tunnel {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(tunnel::Recipe)
};

using Kind = Recipe::Kind;

struct Name {
    Kind kind;
    QLatin1String text;
};
constexpr std::array names {
    Name {Kind::Localtunnel, QLatin1String("localtunnel")},
    Name {Kind::Cloudflared, QLatin1String("cloudflared")},
    Name {Kind::Ssh, QLatin1String("ssh")},
    Name {Kind::Ngrok, QLatin1String("ngrok")},
};

core::Error malformed(const QString &message)
{
    return {core::Error::Kind::Malformed, message, {}};
}

/// [USER@]HOST[:PORT][/PORT]. A host may not begin with a dash: ssh would read an option.
const QRegularExpression &sshPattern()
{
    static const QRegularExpression pattern(
        QStringLiteral("^((?:[A-Za-z0-9_][A-Za-z0-9_.-]*@)?[A-Za-z0-9][A-Za-z0-9.-]*)"
                       "(?::([0-9]{1,5}))?(?:/([0-9]{1,5}))?$"));
    return pattern;
}

bool isPort(const QString &text)
{
    const uint port = text.toUInt();
    return port > 0 && port <= 65535;
}

bool isSshServer(const QString &text)
{
    const auto match = sshPattern().match(text);
    return match.hasMatch() && (match.captured(2).isEmpty() || isPort(match.captured(2)))
        && (match.captured(3).isEmpty() || match.captured(3) == u'0' || isPort(match.captured(3)));
}

bool isWebAddress(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    return url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty()
        && (url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http"));
}

core::Result<Recipe> presetFrom(Kind kind, const QString &server)
{
    Recipe recipe;
    recipe.kind = kind;
    recipe.server = server;
    if (kind == Kind::Ssh && !isSshServer(server))
        return malformed(Words::tr("ssh takes a server: ssh:[USER@]HOST[:PORT][/PORT there]."));
    if (kind == Kind::Localtunnel && !server.isEmpty() && !isWebAddress(server))
        return malformed(Words::tr("localtunnel takes the address of a server, such as "
                                   "localtunnel:https://tunnels.example.org, or none."));
    if ((kind == Kind::Cloudflared || kind == Kind::Ngrok) && !server.isEmpty())
        return malformed(Words::tr("cloudflared and ngrok take no server."));
    return recipe;
}

/// What a server prints about its address needs a session there; on one's own server there is
/// nothing to be done but forwarding.
QStringList sshArguments(const QString &server)
{
    const auto match = sshPattern().match(server);
    const bool isOwn = !match.captured(3).isEmpty();
    QStringList arguments {QStringLiteral("-v"), QStringLiteral("-T")};
    if (isOwn)
        arguments += QStringLiteral("-N");
    for (const char *option :
        {"BatchMode=yes", "ExitOnForwardFailure=yes", "ServerAliveInterval=15",
            "ServerAliveCountMax=3", "ForwardX11=no", "ForwardAgent=no", "ClearAllForwardings=no"})
        arguments += {QStringLiteral("-o"), QString::fromLatin1(option)};
    if (!match.captured(2).isEmpty())
        arguments += {QStringLiteral("-p"), match.captured(2)};
    const QString there = isOwn ? match.captured(3) : QStringLiteral("80");
    arguments += {QStringLiteral("-R"), there + QStringLiteral(":127.0.0.1:{port}"),
        QStringLiteral("--"), match.captured(1)};
    return arguments;
}

} // namespace

core::Result<Recipe> Recipe::fromText(const QString &text)
{
    const QString line = text.trimmed();
    if (line.isEmpty())
        return Recipe();
    const bool isOneLine = line.size() <= maxLength
        && std::none_of(line.begin(), line.end(), [](QChar c) { return c < u' ' || c == u'\x7f'; });
    if (!isOneLine)
        return malformed(
            Words::tr("A tunnel's command is one line of at most %1 characters.").arg(maxLength));
    for (const Name &name : names) {
        if (line == name.text)
            return presetFrom(name.kind, {});
        if (line.startsWith(name.text + QLatin1Char(':')))
            return presetFrom(name.kind, line.mid(name.text.size() + 1));
    }
    if (!line.contains(QLatin1String("{port}")))
        return malformed(Words::tr(
            "A tunnel is localtunnel, cloudflared, ngrok, ssh:[USER@]HOST, or a command of your "
            "own with {port} where the port belongs."));
    const QStringList parts = QProcess::splitCommand(line);
    if (parts.isEmpty() || parts.first().contains(QLatin1String("{port}")))
        return malformed(Words::tr("The command names no program."));
    Recipe recipe;
    recipe.kind = Kind::Own;
    recipe.command = line;
    return recipe;
}

QString Recipe::toText() const
{
    if (kind == Kind::Own)
        return command;
    for (const Name &name : names) {
        if (name.kind == kind)
            return server.isEmpty() ? QString(name.text) : name.text + QLatin1Char(':') + server;
    }
    return {};
}

Recipe::Command Recipe::commandFor(quint16 port) const
{
    QStringList parts;
    switch (kind) {
    case Kind::None:
        return {};
    case Kind::Localtunnel:
        parts = {QStringLiteral("lt"), QStringLiteral("--port"), QStringLiteral("{port}"),
            QStringLiteral("--local-host"), QStringLiteral("127.0.0.1")};
        if (!server.isEmpty())
            parts += {QStringLiteral("--host"), server};
        break;
    case Kind::Cloudflared:
        parts = {QStringLiteral("cloudflared"), QStringLiteral("tunnel"),
            QStringLiteral("--no-autoupdate"), QStringLiteral("--url"),
            QStringLiteral("http://127.0.0.1:{port}")};
        break;
    case Kind::Ssh:
        parts = QStringList {QStringLiteral("ssh")} + sshArguments(server);
        break;
    case Kind::Ngrok:
        parts = {QStringLiteral("ngrok"), QStringLiteral("http"),
            QStringLiteral("127.0.0.1:{port}"), QStringLiteral("--log"), QStringLiteral("stdout"),
            QStringLiteral("--log-format"), QStringLiteral("logfmt")};
        break;
    case Kind::Own:
        parts = QProcess::splitCommand(command);
        break;
    }
    parts.replaceInStrings(QStringLiteral("{port}"), QString::number(port));
    return {parts.first(), parts.mid(1)};
}

QString Recipe::installation() const
{
    switch (kind) {
    case Kind::Localtunnel:
        return Words::tr("Install it with: npm install -g localtunnel");
    case Kind::Cloudflared:
        return Words::tr("Cloudflare’s pages say how to install cloudflared.");
    case Kind::Ngrok:
        return Words::tr("ngrok.com says how to install ngrok; it needs a free account.");
    case Kind::Ssh:
        return Words::tr("Install the package openssh-client.");
    case Kind::None:
    case Kind::Own:
        break;
    }
    return Words::tr("Check the name of the program.");
}

} // namespace tunnel
