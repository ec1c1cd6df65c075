// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/Firewall.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QFile>
#include <QRegularExpression>

namespace live {

namespace {

constexpr qint64 maxSettingsBytes = 64 * 1024;

bool isUfwOn(const QString &settings)
{
    static const QRegularExpression on(
        QStringLiteral("^ENABLED=\"?yes\\b"), QRegularExpression::MultilineOption);
    QFile file(settings);
    return file.open(QIODevice::ReadOnly)
        && QString::fromUtf8(file.read(maxSettingsBytes)).contains(on);
}

bool isFirewalldOn()
{
    const QDBusConnection bus = QDBusConnection::systemBus();
    return bus.isConnected()
        && bus.interface()->isServiceRegistered(QStringLiteral("org.fedoraproject.FirewallD1"));
}

} // namespace

QString firewallCommand(quint16 port, const QString &ufwSettings)
{
    if (isUfwOn(ufwSettings))
        return QStringLiteral("sudo ufw allow %1/tcp").arg(port);
    if (isFirewalldOn())
        return QStringLiteral("sudo firewall-cmd --add-port=%1/tcp").arg(port);
    return {};
}

} // namespace live
