// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/DesktopBus.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDir>
#include <QFile>
#include <QTest>

#include <csignal>

namespace support {

namespace {

/// No services that start by themselves: each test says what there is.
constexpr const char *busSettings = R"(<busconfig>
  <type>session</type>
  <listen>unix:path=%1/bus</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
  </policy>
</busconfig>
)";

} // namespace

DesktopBus::DesktopBus(Keyring keyring) : m_environment(QProcessEnvironment::systemEnvironment())
{
    QDir(m_home.path()).mkpath("run");
    QFile::setPermissions(
        m_home.filePath("run"), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    m_environment.insert("HOME", m_home.path());
    m_environment.insert("XDG_DATA_HOME", m_home.filePath("data"));
    m_environment.insert("XDG_CONFIG_HOME", m_home.filePath("config"));
    m_environment.insert("XDG_CACHE_HOME", m_home.filePath("cache"));
    m_environment.insert("XDG_RUNTIME_DIR", m_home.filePath("run"));
    for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "GNOME_KEYRING_CONTROL",
             "XDG_CURRENT_DESKTOP", "DESKTOP_SESSION", "KDE_FULL_SESSION"})
        m_environment.remove(name);
    startBus();
    if (keyring == Keyring::None)
        return;
    startKeyring({"--unlock"}, "password of the keyring"); // makes it
    if (keyring == Keyring::Unlocked)
        return;
    m_keyring.kill();
    m_keyring.waitForFinished();
    if (!QTest::qWaitFor([this] { return !hasKeyring(); }, 10'000))
        qFatal("the keyring does not end");
    startKeyring({}, {});
}

DesktopBus::~DesktopBus()
{
    // A frozen one has to be woken to end.
    if (m_keyring.state() != QProcess::NotRunning)
        ::kill(pid_t(m_keyring.processId()), SIGCONT);
    for (QProcess *process : {&m_keyring, &m_bus}) {
        process->kill();
        process->waitForFinished();
    }
}

void DesktopBus::startBus()
{
    QFile settings(m_home.filePath("bus.conf"));
    if (!settings.open(QIODevice::WriteOnly))
        qFatal("bus.conf: %s", qPrintable(settings.errorString()));
    settings.write(QString(busSettings).arg(m_home.filePath("run")).toUtf8());
    settings.close();
    m_bus.setProcessEnvironment(m_environment);
    m_bus.start("dbus-daemon",
        {"--nofork", "--nosyslog", "--config-file=" + settings.fileName(), "--print-address"});
    if (!QTest::qWaitFor([this] { return m_bus.canReadLine(); }, 10'000))
        qFatal("dbus-daemon: %s", m_bus.readAllStandardError().constData());
    m_environment.insert("DBUS_SESSION_BUS_ADDRESS", QString::fromUtf8(m_bus.readLine()).trimmed());
}

void DesktopBus::startKeyring(const QStringList &options, const QByteArray &password)
{
    m_keyring.setProcessEnvironment(m_environment);
    m_keyring.start(
        "gnome-keyring-daemon", QStringList {"--foreground", "--components=secrets"} + options);
    m_keyring.write(password);
    m_keyring.closeWriteChannel();
    const bool isThere = QTest::qWaitFor([this] { return hasKeyring(); }, 10'000);
    if (!isThere)
        qFatal("no keyring: %s", m_keyring.readAllStandardError().constData());
}

bool DesktopBus::hasKeyring() const
{
    const QString address = m_environment.value("DBUS_SESSION_BUS_ADDRESS");
    const auto bus = QDBusConnection::connectToBus(address, address);
    const bool isThere = bus.interface()->isServiceRegistered("org.freedesktop.secrets");
    QDBusConnection::disconnectFromBus(address);
    return isThere && QFile::exists(m_home.filePath("data/keyrings/login.keyring"));
}

} // namespace support
