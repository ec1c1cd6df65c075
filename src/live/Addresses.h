// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Sharing.h"

#include <QHash>
#include <QHostAddress>
#include <QNetworkInterface>
#include <QStringList>

namespace live {

/// What this machine is called on its network. A value, so that rules over it can be tested.
struct Machine {
    QList<QHostAddress> addresses; ///< neither loopback nor link-local, the likeliest first
    QString hostName;
    /// Of those addresses that devices in the room can reach, for people: "Wi-Fi (wlp3s0)".
    QHash<QHostAddress, QString> adapters = {};
};

Machine thisMachine();

/// Whether devices in the room are behind it: neither a VPN nor a bridge of containers.
bool isForTheRoom(
    const QString &name, QNetworkInterface::InterfaceType type, QNetworkInterface::InterfaceFlags);

/// Names that a browser may have in its Host header (design §6): a page of elsewhere that resolves
/// to us (DNS rebinding) is not one of them. `extra` is what the user allowed.
QList<QByteArray> allowedHostNames(
    const QHostAddress &listening, const Machine &machine, const QStringList &extra);

/// Addresses a person can type, best first.
QStringList pageUrls(const QHostAddress &listening, quint16 port, const Machine &machine);

/// What to type on another device, the best first: the addresses of real adapters (IPv6 only
/// where there is nothing else), then `localName` ("laptop.local"; empty: none), which not every
/// phone understands.
QList<core::Sharing::Address> roomAddresses(
    quint16 port, const Machine &machine, const QString &localName);

} // namespace live
