// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/RequestRules.h"

namespace http {

/// The refusal of an upgrade that is no proper WebSocket handshake (RFC 6455, 4.2.1), or nothing.
std::optional<Response> brokenUpgrade(const Head &head);

/// The handshake written anew from what was checked, with `path` as its target: Qt's WebSocket
/// server reads a head by rules of its own and must see nothing that we have not.
QByteArray rebuiltHandshake(const Head &head, const QByteArray &path);

} // namespace http
