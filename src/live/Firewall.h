// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace live {

/// Where other devices may be kept out by a firewall of this machine: what to type so that they
/// come through to this TCP port ("sudo ufw allow 3000/tcp"). Knows ufw (its settings in
/// `ufwSettings`) and firewalld (on the system's bus); empty when neither is on. Whether the port
/// is open already can't be seen without being root. Blocks for a moment of the bus.
QString firewallCommand(
    quint16 port, const QString &ufwSettings = QStringLiteral("/etc/ufw/ufw.conf"));

} // namespace live
