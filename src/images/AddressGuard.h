// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QStringList>
#include <QUrl>

namespace images {

/// Whether an address belongs to the internet: not to this machine, its network, a carrier's inner
/// network, a group, or documentation, and not such an address in the clothes of IPv6.
bool isPublicAddress(const QHostAddress &address);

/// Whether the URL's host, or host:port, is in `trusted` (IPv6 hosts in brackets when with port).
bool isTrustedHost(const QUrl &url, const QStringList &trusted);

} // namespace images
