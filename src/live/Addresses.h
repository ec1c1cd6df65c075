// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QStringList>

namespace live {

/// What this machine is called on its network. A value, so that rules over it can be tested.
struct Machine {
    QList<QHostAddress> addresses; ///< neither loopback nor link-local, the likeliest first
    QString hostName;
};

Machine thisMachine();

/// Names that a browser may have in its Host header (design §6): a page of elsewhere that resolves
/// to us (DNS rebinding) is not one of them. `extra` is what the user allowed.
QList<QByteArray> allowedHostNames(
    const QHostAddress &listening, const Machine &machine, const QStringList &extra);

/// Addresses a person can type, best first.
QStringList pageUrls(const QHostAddress &listening, quint16 port, const Machine &machine);

} // namespace live
