// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/Request.h"

namespace ingest {

/// Whether the request carries exactly one X-Hub-Signature that was made with `secret` over the raw
/// bytes of its body (spec/instagram-realtime.md §6): bare hexadecimal HMAC-SHA1 as in 2011, or
/// with "sha1=" or "sha256=" in front as compatible services send it. Never true without a secret:
/// an empty key is one that everybody knows.
bool isSignedBy(const QByteArray &secret, const http::Request &request);

} // namespace ingest
