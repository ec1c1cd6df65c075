// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/Addresses.h"
#include "live/Announcer.h"
#include "live/Firewall.h"
#include "live/LiveServer.h"
#include "support/DesktopBus.h"
#include "support/HttpClient.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QFile>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using live::Announcer;
using live::LiveServer;
using live::Machine;
using support::HttpClient;

namespace {

/// Another address than the one that browsers of this computer have.
const QHostAddress elsewhere("127.0.0.2");

using Type = QNetworkInterface::InterfaceType;
using Flags = QNetworkInterface::InterfaceFlags;

} // namespace

/// Avahi's server, and the entries that it keeps for us.
class Avahi : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Avahi.Server")

public:
    int groups = 0;

public slots:
    QString GetHostName() { return "laptop"; }
    QString GetHostNameFqdn() { return "laptop.local"; }
    QString GetAlternativeServiceName(const QString &name) { return name + " #2"; }
    QDBusObjectPath EntryGroupNew()
    {
        ++groups;
        return QDBusObjectPath("/Client1/EntryGroup1");
    }
};

class EntryGroup : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Avahi.EntryGroup")

public:
    QStringList names;
    QList<ushort> ports;
    QStringList types;
    int collisions = 0; ///< as many commits collide
    int freed = 0;

public slots:
    void AddService(int, int, uint, const QString &name, const QString &type, const QString &,
        const QString &, ushort port, const QByteArrayList &)
    {
        names += name;
        types += type;
        ports += port;
    }
    void Commit() { emit StateChanged(collisions-- > 0 ? 3 : 2, QString()); }
    void Reset() {}
    void Free() { ++freed; }

signals:
    void StateChanged(int state, const QString &error);
};

/// How the page becomes reachable for others in the room.
class tst_Sharing : public QObject {
    Q_OBJECT

private slots:
    void onlyThisComputerComesInAtFirst();
    void othersComeInOnceItIsShared();
    void othersAreSentAwayWhenItIsNoLonger();
    void viewersOfThisComputerStay();
    void saysWhoHasComeThrough();
    void saysWhyItCouldNotBeShared();
    void theNetworksNameIsAnsweredWhileShared();
    void namesTheAdaptersOfTheRoom();
    void showsIPv6OnlyWhereThereIsNothingElse();
    void knowsWhatIsForTheRoom_data();
    void knowsWhatIsForTheRoom();
    void saysHowToOpenTheFirewall_data();
    void saysHowToOpenTheFirewall();
    void isAnnouncedUntilItIsWithdrawn();
    void takesAnotherNameWhenItsOwnIsTaken();
    void isAnnouncedAgainWhenAvahiStartsAnew();
    void nobodyIsBotheredWhereThereIsNoAvahi();
    void init();
    void cleanup();

private:
    void startAvahi();
    void stopAvahi();
    int statusFor(const QHostAddress &from, const QByteArray &host = {});

    QTemporaryDir m_cache;
    photos::Feed m_feed;
    std::unique_ptr<images::PictureStore> m_pictures;
    std::unique_ptr<LiveServer> m_server;
    std::unique_ptr<support::DesktopBus> m_bus;
    Avahi m_avahi;
    std::unique_ptr<EntryGroup> m_group;
};

void tst_Sharing::init()
{
    m_pictures = std::make_unique<images::PictureStore>(
        images::PictureStore::Settings {.directory = m_cache.path(), .trustedHosts = {}},
        [this](const QString &id) { return m_feed.photo(id); });
    m_server = std::make_unique<LiveServer>(m_feed, *m_pictures);
    LiveServer::Settings settings;
    settings.port = 0;
    QVERIFY(m_server->listen(settings));
}

void tst_Sharing::cleanup()
{
    m_server.reset();
    QDBusConnection::disconnectFromBus("avahi");
    QDBusConnection::disconnectFromBus("ours");
    m_bus.reset();
}

int tst_Sharing::statusFor(const QHostAddress &from, const QByteArray &host)
{
    HttpClient client(m_server->port(), QHostAddress(QHostAddress::LocalHost), from);
    QByteArray request = client.get("/healthz");
    if (!host.isEmpty())
        request.replace("Host: 127.0.0.1", "Host: " + host);
    client.send(request);
    return client.answer().status;
}

void tst_Sharing::onlyThisComputerComesInAtFirst()
{
    const core::Sharing sharing = m_server->sharing();
    QVERIFY(!sharing.isShared);
    QVERIFY(sharing.addresses.isEmpty());
    // Loopback only: the same port is free on another address.
    QTcpServer other;
    QVERIFY(other.listen(elsewhere, m_server->port()));
}

void tst_Sharing::othersComeInOnceItIsShared()
{
    const quint16 port = m_server->port();
    QSignalSpy changed(m_server.get(), &LiveServer::sharingChanged);
    m_server->setShared(true);

    QCOMPARE(changed.size(), 1);
    QVERIFY(changed.first().first().value<core::Sharing>().isShared);
    QCOMPARE(m_server->port(), port);
    QTcpServer other;
    QVERIFY(!other.listen(elsewhere, port));
    HttpClient client(port, elsewhere);
    QCOMPARE(client.socket().state(), QAbstractSocket::ConnectedState);
}

void tst_Sharing::othersAreSentAwayWhenItIsNoLonger()
{
    m_server->setShared(true);
    HttpClient guest(m_server->port(), QHostAddress(QHostAddress::LocalHost), elsewhere);
    guest.send(guest.upgrade("/live"));
    QCOMPARE(guest.answer().status, 101);

    m_server->setShared(false);

    QVERIFY(guest.isEnded());
    QTcpSocket late;
    late.connectToHost(elsewhere, m_server->port());
    QVERIFY(!late.waitForConnected());
}

void tst_Sharing::viewersOfThisComputerStay()
{
    HttpClient viewer(m_server->port());
    viewer.send(viewer.upgrade("/live"));
    QCOMPARE(viewer.answer().status, 101);

    m_server->setShared(true);
    m_server->setShared(false);

    QVERIFY(!viewer.isEnded(300));
    QCOMPARE(m_server->viewerCount(), 1);
}

void tst_Sharing::saysWhoHasComeThrough()
{
    m_server->setShared(true);
    QSignalSpy changed(m_server.get(), &LiveServer::sharingChanged);

    statusFor(QHostAddress(QHostAddress::LocalHost));
    QCOMPARE(m_server->sharing().guest, QString());
    QCOMPARE(changed.size(), 0);

    statusFor(elsewhere);
    QCOMPARE(m_server->sharing().guest, "127.0.0.2");
    QCOMPARE(changed.size(), 1);
    statusFor(elsewhere);
    QCOMPARE(changed.size(), 1); // once is news

    m_server->setShared(false);
    m_server->setShared(true);
    QCOMPARE(m_server->sharing().guest, QString());
}

void tst_Sharing::saysWhyItCouldNotBeShared()
{
    QTcpServer other;
    QVERIFY(other.listen(elsewhere, m_server->port()));

    m_server->setShared(true);

    const core::Sharing sharing = m_server->sharing();
    QVERIFY(!sharing.isShared);
    QVERIFY2(
        sharing.problem.contains(QString::number(m_server->port())), qPrintable(sharing.problem));
    QCOMPARE(statusFor(QHostAddress(QHostAddress::LocalHost)), 200); // goes on as before

    other.close();
    m_server->setShared(true);
    QVERIFY(m_server->sharing().isShared);
    QCOMPARE(m_server->sharing().problem, QString());
}

void tst_Sharing::theNetworksNameIsAnsweredWhileShared()
{
    const QHostAddress here(QHostAddress::LocalHost);
    m_server->setShared(true);
    QCOMPARE(statusFor(here, "other-name.local"), 421);

    m_server->setLocalName("other-name.local");
    QCOMPARE(statusFor(here, "other-name.local"), 200);

    m_server->setShared(false);
    QCOMPARE(statusFor(here, "other-name.local"), 421);
}

void tst_Sharing::namesTheAdaptersOfTheRoom()
{
    const QHostAddress wifi("192.168.1.7");
    const QHostAddress cable("10.0.0.5");
    const QHostAddress bridge("172.17.0.1");
    const Machine machine {
        {wifi, cable, bridge}, "laptop", {{wifi, "Wi-Fi (w0)"}, {cable, "Cable (e0)"}}};

    const auto addresses = live::roomAddresses(3000, machine, "laptop.local");

    QCOMPARE(addresses.size(), 3);
    QCOMPARE(addresses.at(0), (core::Sharing::Address {"http://192.168.1.7:3000", "Wi-Fi (w0)"}));
    QCOMPARE(addresses.at(1), (core::Sharing::Address {"http://10.0.0.5:3000", "Cable (e0)"}));
    QCOMPARE(addresses.at(2), (core::Sharing::Address {"http://laptop.local:3000", ""}));
    QVERIFY(live::roomAddresses(3000, {{bridge}, "laptop"}, "laptop.local").isEmpty());
}

void tst_Sharing::showsIPv6OnlyWhereThereIsNothingElse()
{
    const QHostAddress four("192.168.1.7");
    const QHostAddress six("2001:db8::7");
    QCOMPARE(live::roomAddresses(80, {{four, six}, "", {{four, "a"}, {six, "a"}}}, {}).size(), 1);
    const auto addresses = live::roomAddresses(80, {{six}, "", {{six, "a"}}}, {});
    QCOMPARE(addresses.size(), 1);
    QCOMPARE(addresses.first().url, "http://[2001:db8::7]:80");
}

void tst_Sharing::knowsWhatIsForTheRoom_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<Type>("type");
    QTest::addColumn<Flags>("flags");
    QTest::addColumn<bool>("isForTheRoom");

    const Flags plain = QNetworkInterface::IsUp | QNetworkInterface::IsRunning;
    QTest::newRow("Wi-Fi") << "wlp3s0" << Type::Wifi << plain << true;
    QTest::newRow("cable") << "enp0s31f6" << Type::Ethernet << plain << true;
    QTest::newRow("old name") << "eth0" << Type::Ethernet << plain << true;
    QTest::newRow("containers") << "docker0" << Type::Ethernet << plain << false;
    QTest::newRow("a network of containers") << "br-1a2b3c" << Type::Ethernet << plain << false;
    QTest::newRow("virtual machines") << "virbr0" << Type::Ethernet << plain << false;
    QTest::newRow("a tunnel") << "tun0" << Type::Unknown << plain << false;
    QTest::newRow("WireGuard") << "wg0" << Type::Unknown << plain << false;
    QTest::newRow("Tailscale") << "tailscale0" << Type::Unknown << plain << false;
    QTest::newRow("of virtual kind") << "x0" << Type::Virtual << plain << false;
    QTest::newRow("one peer only")
        << "x0" << Type::Ethernet << (plain | QNetworkInterface::IsPointToPoint) << false;
}

void tst_Sharing::knowsWhatIsForTheRoom()
{
    QFETCH(QString, name);
    QFETCH(Type, type);
    QFETCH(Flags, flags);
    QTEST(live::isForTheRoom(name, type, flags), "isForTheRoom");
}

void tst_Sharing::saysHowToOpenTheFirewall_data()
{
    QTest::addColumn<QByteArray>("settings");
    QTest::addColumn<QString>("command");
    QTest::newRow("on") << QByteArray("# a comment\nENABLED=yes\nLOGLEVEL=low\n")
                        << "sudo ufw allow 3000/tcp";
    QTest::newRow("off") << QByteArray("ENABLED=no\n") << "";
    QTest::newRow("in a comment") << QByteArray("# ENABLED=yes\n") << "";
    QTest::newRow("binary") << QByteArray("\xff\x00\x01", 3) << "";
    QTest::newRow("endless") << QByteArray(100'000, ' ') + "\nENABLED=yes\n"
                             << "";
}

void tst_Sharing::saysHowToOpenTheFirewall()
{
    QFETCH(QByteArray, settings);
    QFile file(m_cache.filePath("ufw.conf"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(settings);
    file.close();
    QTEST(live::firewallCommand(3000, file.fileName()), "command");
}

void tst_Sharing::startAvahi()
{
    if (!m_bus) {
        m_bus = std::make_unique<support::DesktopBus>(support::DesktopBus::Keyring::None);
        const QString address = m_bus->environment().value("DBUS_SESSION_BUS_ADDRESS");
        QVERIFY(QDBusConnection::connectToBus(address, "avahi").isConnected());
        QVERIFY(QDBusConnection::connectToBus(address, "ours").isConnected());
    }
    m_group = std::make_unique<EntryGroup>();
    QDBusConnection bus("avahi");
    QVERIFY(bus.registerObject("/", &m_avahi, QDBusConnection::ExportAllSlots));
    QVERIFY(bus.registerObject("/Client1/EntryGroup1", m_group.get(),
        QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
    QVERIFY(bus.registerService("org.freedesktop.Avahi"));
}

void tst_Sharing::stopAvahi()
{
    QDBusConnection bus("avahi");
    bus.unregisterObject("/");
    bus.unregisterObject("/Client1/EntryGroup1");
    QVERIFY(bus.unregisterService("org.freedesktop.Avahi"));
}

void tst_Sharing::isAnnouncedUntilItIsWithdrawn()
{
    startAvahi();
    Announcer announcer("ours");
    QSignalSpy announced(&announcer, &Announcer::announced);
    QSignalSpy withdrawn(&announcer, &Announcer::withdrawn);

    announcer.announce(3000);
    QTRY_COMPARE(announced.size(), 1);
    QCOMPARE(announced.first().first().toString(), "laptop.local");
    QCOMPARE(m_group->names, QStringList("Hereabouts on laptop"));
    QCOMPARE(m_group->types, QStringList("_http._tcp"));
    QCOMPARE(m_group->ports, QList<ushort>({3000}));
    announcer.announce(3000); // once is enough

    announcer.withdraw();
    QTRY_COMPARE(m_group->freed, 1);
    QCOMPARE(withdrawn.size(), 1);
    QCOMPARE(m_group->names.size(), 1);
}

void tst_Sharing::takesAnotherNameWhenItsOwnIsTaken()
{
    startAvahi();
    m_group->collisions = 1;
    Announcer announcer("ours");
    QSignalSpy announced(&announcer, &Announcer::announced);

    announcer.announce(3000);

    QTRY_COMPARE(announced.size(), 1);
    QCOMPARE(m_group->names, QStringList({"Hereabouts on laptop", "Hereabouts on laptop #2"}));
}

void tst_Sharing::isAnnouncedAgainWhenAvahiStartsAnew()
{
    startAvahi();
    Announcer announcer("ours");
    QSignalSpy announced(&announcer, &Announcer::announced);
    QSignalSpy withdrawn(&announcer, &Announcer::withdrawn);
    announcer.announce(3000);
    QTRY_COMPARE(announced.size(), 1);

    stopAvahi();
    QTRY_COMPARE(withdrawn.size(), 1);
    startAvahi();

    QTRY_COMPARE(announced.size(), 2);
    QCOMPARE(m_group->names.size(), 1); // of the new one
}

void tst_Sharing::nobodyIsBotheredWhereThereIsNoAvahi()
{
    startAvahi();
    stopAvahi();
    for (const QString bus : {"ours", "no such bus"}) {
        Announcer announcer(bus);
        QSignalSpy announced(&announcer, &Announcer::announced);
        announcer.announce(3000);
        QTest::qWait(100);
        QCOMPARE(announced.size(), 0);
        announcer.withdraw();
    }
}

QTEST_GUILESS_MAIN(tst_Sharing)
#include "tst_Sharing.moc"
