// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/Response.h"

namespace http {

/// Whether an answer with this status has a body at all (RFC 9110, 6.4.1).
bool mayHaveBody(int status);

/// The head of an answer with its safety headers, up to and including the empty line. Says
/// Content-Length even where no body follows, as HEAD wants it (RFC 9110, 9.3.2). Fields that would
/// break the head apart (CR, LF, NUL) are left out.
QByteArray writeHead(const Response &response, bool keepsAlive);

} // namespace http
