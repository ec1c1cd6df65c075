// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/Request.h"

namespace ingest {

/// Whether the request is signed with `secret` over the raw bytes of its body: by X-Hub-Signature,
/// bare hexadecimal HMAC-SHA1 as in 2011 (spec/instagram-realtime.md §6) or with "sha1=" or
/// "sha256=" in front as compatible services send it; or by X-Hub-Signature-256, "sha256=" and
/// hexadecimal, as Meta sends it beside the older one (spec/meta-webhooks.md §3). Each header comes
/// once at most, and each that comes must match. Never true without a secret: an empty key is one
/// that everybody knows.
bool isSignedBy(const QByteArray &secret, const http::Request &request);

/// The same for a hub (W3C WebSub, 7.1): exactly one X-Hub-Signature, with its method in front, one
/// of sha1, sha256, sha384 and sha512.
bool isSignedByHub(const QByteArray &secret, const http::Request &request);

} // namespace ingest
