// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMetaType>
#include <QString>

namespace core {

/// Who can reach the page, and where. A value, from the page's server to whoever shows it.
struct Sharing {
    struct Address {
        QString url; ///< "http://192.168.1.7:3000"
        QString adapter; ///< of this machine, for people: "Wi-Fi (wlp3s0)"; empty for a name

        bool operator==(const Address &other) const
        {
            return url == other.url && adapter == other.adapter;
        }
    };

    bool isShared = false; ///< with the network; else with this computer only
    /// For other devices, the best first; empty when not shared or without a network.
    QList<Address> addresses;
    /// The other device that has asked for the page last, as an address: the way is open. Empty:
    /// none since it is shared.
    QString guest;
    /// What to type where a firewall of this computer keeps others out; empty: none was found.
    QString firewallCommand;
    /// Why it could not be shared; empty: nothing is wrong.
    QString problem;
};

} // namespace core

Q_DECLARE_METATYPE(core::Sharing)
