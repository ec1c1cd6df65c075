// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "images/AddressGuard.h"

#include <algorithm>
#include <array>

namespace images {

namespace {

struct Network {
    const char *address;
    int bits;
};

// IANA special-purpose registries (RFC 6890 and updates): whatever is not globally reachable.
constexpr std::array closedNetworks4 {
    Network {"0.0.0.0", 8}, // this network
    Network {"10.0.0.0", 8}, // private
    Network {"100.64.0.0", 10}, // carrier-grade NAT
    Network {"127.0.0.0", 8}, // loopback
    Network {"169.254.0.0", 16}, // link-local, cloud metadata
    Network {"172.16.0.0", 12}, // private
    Network {"192.0.0.0", 24}, // protocol assignments
    Network {"192.0.2.0", 24}, // documentation
    Network {"192.88.99.0", 24}, // 6to4 relays
    Network {"192.168.0.0", 16}, // private
    Network {"198.18.0.0", 15}, // benchmarks
    Network {"198.51.100.0", 24}, // documentation
    Network {"203.0.113.0", 24}, // documentation
    Network {"224.0.0.0", 4}, // multicast
    Network {"240.0.0.0", 4}, // reserved, broadcast
};
constexpr std::array closedNetworks6 {
    Network {"100::", 64}, // discard
    Network {"2001::", 23}, // protocol assignments, Teredo
    Network {"2001:db8::", 32}, // documentation
    Network {"2002::", 16}, // 6to4: holds any IPv4 address
};
/// Only this block is handed out for the internet.
constexpr Network globalUnicast {"2000::", 3};
constexpr Network nat64 {"64:ff9b::", 96};

bool isIn(const QHostAddress &address, const Network &network)
{
    return address.isInSubnet(QHostAddress(QLatin1String(network.address)), network.bits);
}

bool isPublic4(const QHostAddress &address)
{
    return std::none_of(closedNetworks4.begin(), closedNetworks4.end(),
        [&address](const Network &network) { return isIn(address, network); });
}

/// The IPv4 address in the last 32 bits.
QHostAddress lastPart(const QHostAddress &address)
{
    const Q_IPV6ADDR bytes = address.toIPv6Address();
    return QHostAddress(quint32(bytes[12]) << 24 | quint32(bytes[13]) << 16
        | quint32(bytes[14]) << 8 | quint32(bytes[15]));
}

} // namespace

bool isPublicAddress(const QHostAddress &address)
{
    if (address.protocol() == QAbstractSocket::IPv4Protocol)
        return isPublic4(address);
    if (address.protocol() != QAbstractSocket::IPv6Protocol || !address.scopeId().isEmpty())
        return false;
    // RFC 6052: behind NAT64 every IPv4 address has this form, so what it holds decides. A mapped
    // address (::ffff:0:0/96) is outside the global block: no resolver gives one in good faith.
    if (isIn(address, nat64))
        return isPublic4(lastPart(address));
    return isIn(address, globalUnicast)
        && std::none_of(closedNetworks6.begin(), closedNetworks6.end(),
            [&address](const Network &network) { return isIn(address, network); });
}

bool isTrustedHost(const QUrl &url, const QStringList &trusted)
{
    const QString host = url.host();
    const QString inAddress = host.contains(QLatin1Char(':')) ? u'[' + host + u']' : host;
    const int port = url.port(url.scheme() == QLatin1String("https") ? 443 : 80);
    return !host.isEmpty()
        && (trusted.contains(host, Qt::CaseInsensitive)
            || trusted.contains(inAddress + u':' + QString::number(port), Qt::CaseInsensitive));
}

} // namespace images
