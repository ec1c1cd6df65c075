// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/Addresses.h"

#include <QHostInfo>
#include <QNetworkInterface>

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

/// Bridges of containers and virtual machines: no phone in the room reaches us there.
bool isVirtual(const QNetworkInterface &interface)
{
    const QString name = interface.name();
    return interface.type() == QNetworkInterface::Virtual
        || name.startsWith(QLatin1String("docker")) || name.startsWith(QLatin1String("br-"))
        || name.startsWith(QLatin1String("veth")) || name.startsWith(QLatin1String("virbr"));
}

} // namespace

Machine thisMachine()
{
    struct Candidate {
        QHostAddress address;
        int rank; // a room's network is IPv4 on a real interface, nearly always
    };
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
            candidates += {address, (isVirtual(interface) ? 2 : 0) + (isIPv6 ? 1 : 0)};
        }
    }
    std::stable_sort(candidates.begin(), candidates.end(),
        [](const Candidate &a, const Candidate &b) { return a.rank < b.rank; });

    Machine machine;
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

} // namespace live
