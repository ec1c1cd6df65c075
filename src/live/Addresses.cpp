// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/Addresses.h"

#include "live/LiveServer.h"

#include <QHostInfo>
#include <QRegularExpression>

#include <algorithm>

namespace live {

namespace {

bool isEveryInterface(const QHostAddress &address)
{
    return address == QHostAddress(QHostAddress::Any)
        || address == QHostAddress(QHostAddress::AnyIPv4)
        || address == QHostAddress(QHostAddress::AnyIPv6);
}

/// As in a URL and in Host (RFC 3986, 3.2.2): IPv6 in brackets.
QString literal(const QHostAddress &address)
{
    const QString text = address.toString();
    return address.protocol() == QAbstractSocket::IPv6Protocol
        ? QLatin1Char('[') + text + QLatin1Char(']')
        : text;
}

/// Words for people; the system's name says which one it is.
QString adapterName(const QNetworkInterface &interface)
{
    const QString name = interface.humanReadableName();
    switch (interface.type()) {
    case QNetworkInterface::Wifi:
        return LiveServer::tr("Wi-Fi (%1)").arg(name);
    case QNetworkInterface::Ethernet:
        return LiveServer::tr("Network cable (%1)").arg(name);
    default:
        return name;
    }
}

} // namespace

bool isForTheRoom(const QString &name, QNetworkInterface::InterfaceType type,
    QNetworkInterface::InterfaceFlags flags)
{
    // Bridges of containers and virtual machines; then VPNs.
    static const QRegularExpression virtualName(QStringLiteral(
        "^(docker|br-|veth|virbr|lxc|lxd|podman|cni|vmnet|vboxnet|tun|tap|wg|tailscale|zt|ppp)"));
    return type != QNetworkInterface::Virtual && type != QNetworkInterface::Loopback
        && !flags.testFlag(QNetworkInterface::IsPointToPoint) && !name.contains(virtualName);
}

Machine thisMachine()
{
    struct Candidate {
        QHostAddress address;
        int rank; // a room's network is IPv4 on a real interface, nearly always
    };
    Machine machine;
    QList<Candidate> candidates;
    const QList<QNetworkInterface> interfaces = QNetworkInterface::allInterfaces();
    for (const QNetworkInterface &interface : interfaces) {
        if (!interface.flags().testFlag(QNetworkInterface::IsRunning))
            continue;
        const QList<QNetworkAddressEntry> entries = interface.addressEntries();
        for (const QNetworkAddressEntry &entry : entries) {
            const QHostAddress address = entry.ip();
            if (address.isLoopback() || address.isLinkLocal())
                continue;
            const bool isIPv6 = address.protocol() == QAbstractSocket::IPv6Protocol;
            const bool isReal = isForTheRoom(interface.name(), interface.type(), interface.flags());
            candidates += {address, (isReal ? 0 : 2) + (isIPv6 ? 1 : 0)};
            if (isReal)
                machine.adapters.insert(address, adapterName(interface));
        }
    }
    std::stable_sort(candidates.begin(), candidates.end(),
        [](const Candidate &a, const Candidate &b) { return a.rank < b.rank; });

    for (const Candidate &candidate : std::as_const(candidates))
        machine.addresses += candidate.address;
    machine.hostName = QHostInfo::localHostName();
    return machine;
}

QList<QByteArray> allowedHostNames(
    const QHostAddress &listening, const Machine &machine, const QStringList &extra)
{
    QStringList names {
        QStringLiteral("localhost"), QStringLiteral("127.0.0.1"), QStringLiteral("[::1]")};
    if (isEveryInterface(listening)) {
        for (const QHostAddress &address : machine.addresses)
            names += literal(address);
    } else if (!listening.isLoopback()) {
        names += literal(listening);
    }
    if (!listening.isLoopback() && !machine.hostName.isEmpty())
        names += {machine.hostName, machine.hostName + QLatin1String(".local")};
    names += extra;

    QList<QByteArray> result;
    for (const QString &name : std::as_const(names))
        result += name.trimmed().toLower().toUtf8();
    return result;
}

QStringList pageUrls(const QHostAddress &listening, quint16 port, const Machine &machine)
{
    const auto url = [port](const QString &host) {
        return QStringLiteral("http://%1:%2").arg(host).arg(port);
    };
    if (!isEveryInterface(listening) && !listening.isLoopback())
        return {url(literal(listening))};

    QStringList urls {url(QStringLiteral("localhost"))};
    if (isEveryInterface(listening)) {
        for (const QHostAddress &address : machine.addresses) {
            if (listening != QHostAddress(QHostAddress::AnyIPv4)
                || address.protocol() == QAbstractSocket::IPv4Protocol)
                urls += url(literal(address));
        }
    }
    return urls;
}

QList<core::Sharing::Address> roomAddresses(
    quint16 port, const Machine &machine, const QString &localName)
{
    const auto url = [port](const QString &host) {
        return QStringLiteral("http://%1:%2").arg(host).arg(port);
    };
    QList<core::Sharing::Address> addresses;
    QList<core::Sharing::Address> onlyIPv6;
    for (const QHostAddress &address : machine.addresses) {
        if (!machine.adapters.contains(address))
            continue;
        const bool isIPv6 = address.protocol() == QAbstractSocket::IPv6Protocol;
        (isIPv6 ? onlyIPv6 : addresses) += {url(literal(address)), machine.adapters.value(address)};
    }
    if (addresses.isEmpty())
        addresses = onlyIPv6;
    if (!localName.isEmpty() && !addresses.isEmpty())
        addresses += {url(localName), {}};
    return addresses;
}

} // namespace live
