// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/Limits.h"
#include "http/Response.h"

#include <optional>

namespace http {

/// The head of a request, before anything is known about its body.
struct Head {
    Request request; ///< its body and peer are still empty
    QByteArray target; ///< as sent
    int version = 11; ///< 10 or 11
    bool keepsAlive = true; ///< as the client wishes (RFC 9112, 9.3)
};

/// Fills path and query from a target in origin form (RFC 9112, 3.2.1).
void readTarget(const QByteArray &target, Request &request);

/// The refusal of a head that two readers could understand differently, although the parser let
/// it pass: such heads are how requests are smuggled. Nothing when it keeps the rules.
std::optional<Response> brokenRule(const Head &head, const Limits &limits);

} // namespace http
