// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/Doctor.h"

#include "app/CommandOutput.h"
#include "app/ControlSocket.h"
#include "app/PhotoSources.h"
#include "app/RedisSettings.h"
#include "control/Client.h"
#include "sources/Catalogue.h"
#include "ui/Words.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QStandardPaths>
#include <QStorageInfo>
#include <QSysInfo>
#include <QTcpServer>

#include <array>
#include <cstdio>
#include <unistd.h>

namespace app {

namespace {

using Level = Finding::Level;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(app::Doctor)
};

constexpr qint64 littleRoom = 200LL * 1024 * 1024;
constexpr int toolMilliseconds = 3'000;

QString outputOf(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(toolMilliseconds))
        process.kill();
    return QString::fromUtf8(process.readAllStandardOutput()).simplified();
}

QList<Finding> versions()
{
    const QString topic = Words::tr("versions");
    return {{topic, Level::Fine, QStringLiteral("Hereabouts " HEREABOUTS_VERSION)},
        {topic, Level::Fine,
            QStringLiteral("Qt %1, %2, %3 %4")
                .arg(QString::fromLatin1(qVersion()), QSysInfo::prettyProductName(),
                    QSysInfo::kernelType(), QSysInfo::kernelVersion())}};
}

QList<Finding> program(const std::optional<QJsonObject> &running)
{
    const QString topic = Words::tr("program");
    if (!running)
        return {{topic, Level::Note, Words::tr("No Hereabouts is running with this data.")}};
    const auto number
        = [&](const char *name) { return running->value(QLatin1String(name)).toInt(); };
    QList<Finding> findings {{topic, Level::Fine,
        Words::tr("Version %1 is running, the page on port %2, callbacks on port %3; %4.")
            .arg(running->value(QLatin1String("version")).toString(),
                QString::number(number("pagePort")), QString::number(number("callbackPort")),
                ui::words::photoCountText(number("photos")))}};
    const QJsonObject health = running->value(QLatin1String("health")).toObject();
    for (auto step = health.begin(); step != health.end(); ++step) {
        const QString level = step.value()[QLatin1String("level")].toString();
        findings += {topic, level == QLatin1String("failing") ? Level::Problem : Level::Fine,
            QStringLiteral("%1: %2 — %3")
                .arg(step.key(), level, step.value()[QLatin1String("message")].toString())};
    }
    return findings;
}

Finding portOf(quint16 port, const QString &option)
{
    QTcpServer server;
    if (server.listen(QHostAddress::LocalHost, port))
        return {Words::tr("ports"), Level::Fine, Words::tr("Port %1 is free.").arg(port)};
    return {Words::tr("ports"), Level::Problem,
        Words::tr("Port %1 is in use by another program; choose another with %2.")
            .arg(QString::number(port), option)};
}

QList<Finding> ports(const Settings &settings, bool isRunning)
{
    if (isRunning) // it has them
        return {};
    return {portOf(settings.pagePort, QStringLiteral("--port")),
        portOf(settings.callbackPort, QStringLiteral("--callback-port"))};
}

QList<Finding> redis(const Settings &settings)
{
    const QString topic = QStringLiteral("Redis");
    if (!settings.redisUrl.isEmpty())
        return {{topic, Level::Fine, Words::tr("A server of your own is set.")}};
    for (const QString &name : redisSettings(settings).programs) {
        const QString path = QStandardPaths::findExecutable(name);
        if (!path.isEmpty())
            return {{topic, Level::Fine,
                QStringLiteral("%1: %2").arg(path, outputOf(path, {QStringLiteral("--version")}))}};
    }
    return {{topic, Level::Problem,
        Words::tr("Neither redis-server nor valkey-server is installed: install one.")}};
}

QList<Finding> sourcesOf(const Settings &settings)
{
    QList<Finding> findings;
    for (const photos::SourceInfo &source : sources::catalogue(PhotoSources::ready(settings)))
        findings += {Words::tr("sources"), Level::Fine,
            source.isReady ? Words::tr("%1: ready").arg(source.title)
                           : Words::tr("%1: not set up. %2").arg(source.title, source.needs)};
    return findings;
}

/// Closed to others, ours, and writable.
Finding permissionsOf(const QString &path, bool mustBeClosed)
{
    const QString topic = Words::tr("permissions");
    const QFileInfo info(path);
    if (!info.exists())
        return {topic, Level::Fine, Words::tr("%1 is not there yet.").arg(path)};
    if (info.ownerId() != getuid() || !info.isWritable())
        return {topic, Level::Problem, Words::tr("%1 can't be written to.").arg(path)};
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    if (mustBeClosed && (info.permissions() & others))
        return {
            topic, Level::Problem, Words::tr("%1 can be read by others: chmod go= %1").arg(path)};
    return {topic, Level::Fine, Words::tr("%1 is as it should be.").arg(path)};
}

QList<Finding> permissions(const Settings &settings)
{
    const QString &data = settings.dataDirectory;
    QList<Finding> findings {permissionsOf(data, false),
        permissionsOf(data + QLatin1String("/redis"), true),
        permissionsOf(data + QLatin1String("/credentials.json"), true),
        permissionsOf(settings.cacheDirectory, false)};
    const QStorageInfo disk(data);
    if (disk.isValid())
        findings += {Words::tr("permissions"),
            disk.bytesAvailable() < littleRoom ? Level::Problem : Level::Fine,
            Words::tr("%1 MiB are free on the disk.").arg(disk.bytesAvailable() / 1024 / 1024)};
    return findings;
}

/// What can be known without being root.
QList<Finding> firewall(const Settings &settings)
{
    const QString topic = Words::tr("firewall");
    if (!settings.isShared)
        return {{topic, Level::Fine,
            Words::tr("The page is for this computer only; no firewall matters.")}};
    QFile ufw(QStringLiteral("/etc/ufw/ufw.conf"));
    if (ufw.open(QIODevice::ReadOnly) && ufw.readAll().contains("ENABLED=yes"))
        return {{topic, Level::Note,
            Words::tr("ufw is on. Others reach the page after: sudo ufw allow %1/tcp")
                .arg(settings.pagePort)}};
    if (QFile::exists(QStringLiteral("/run/firewalld.pid")))
        return {{topic, Level::Note,
            Words::tr("firewalld is on. Others reach the page after: sudo firewall-cmd "
                      "--add-port=%1/tcp")
                .arg(settings.pagePort)}};
    return {{topic, Level::Fine, Words::tr("Neither ufw nor firewalld is on.")}};
}

QLatin1String nameOf(Level level)
{
    constexpr std::array names {
        QLatin1String("fine"), QLatin1String("note"), QLatin1String("problem")};
    return names[size_t(level)];
}

void print(const Command &command, const QList<Finding> &findings, const Settings &settings)
{
    QString text;
    QJsonArray all;
    for (const Finding &finding : findings) {
        all += QJsonObject {{QStringLiteral("topic"), finding.topic},
            {QStringLiteral("level"), nameOf(finding.level)},
            {QStringLiteral("text"), redacted(finding.text, settings)}};
        constexpr std::array marks {QLatin1String("  "), QLatin1String("? "), QLatin1String("! ")};
        text += marks[size_t(finding.level)] + finding.topic + QLatin1String(": ")
            + printable(redacted(finding.text, settings)) + QLatin1Char('\n');
    }
    fputs(command.isJson ? QJsonDocument(all).toJson().constData() : qUtf8Printable(text), stdout);
    fflush(stdout);
}

} // namespace

QList<Finding> examine(const Settings &settings, const std::optional<QJsonObject> &running)
{
    return versions() + program(running) + ports(settings, running.has_value()) + redis(settings)
        + sourcesOf(settings) + permissions(settings) + firewall(settings);
}

QString redacted(QString text, const Settings &settings)
{
    const auto hide = [&text](const QString &secret, const char *placeholder) {
        // Shorter ones would be found in words that they have nothing to do with.
        if (secret.size() >= 3)
            text.replace(secret, QLatin1String(placeholder), Qt::CaseInsensitive);
    };
    const QUrl redis(settings.redisUrl);
    hide(QString::fromUtf8(settings.clientSecret), "<secret>");
    hide(QString::fromUtf8(settings.clientId), "<client id>");
    for (const QByteArray &secret : settings.sourceSecrets)
        hide(QString::fromUtf8(secret), "<secret>");
    for (const Adoption &adoption : settings.adoptions)
        hide(adoption.verifyToken, "<secret>");
    hide(redis.password(QUrl::FullyDecoded), "<secret>");
    hide(redis.password(QUrl::FullyEncoded), "<secret>");
    hide(redis.host(), "<redis>");
    hide(settings.callbackHost.host(), "<callback host>");
    if (settings.hasService())
        hide(settings.apiUrl.host(), "<service>");
    hide(QDir::homePath(), "~");
    hide(qEnvironmentVariable("USER"), "<user>");
    hide(QSysInfo::machineHostName(), "<computer>");
    return text;
}

int runDoctor(const Command &command, const Settings &settings)
{
    std::optional<QJsonObject> running;
    control::Client client;
    if (const auto path = controlSocketPath(settings); path && client.connectTo(*path)) {
        if (const auto answer = client.answer(command.request))
            running = answer->value(QLatin1String("report")).toObject();
        else
            complain(answer.error().message);
    }
    print(command, examine(settings, running), settings);
    return 0;
}

} // namespace app
