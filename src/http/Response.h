// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/Request.h"

namespace http {

/// An answer. The server adds Content-Length, Connection and the safety headers (CSP, nosniff,
/// no-referrer, and no-store unless `cacheControl` says otherwise).
struct Response {
    int status = 200;
    QByteArray contentType = "text/plain; charset=utf-8";
    QByteArray body;
    QByteArray cacheControl; ///< empty: "no-store"
    QList<Field> headers; ///< further ones, for example Allow, Retry-After, ETag

    static Response ok(const QByteArray &body = "OK\n",
        const QByteArray &contentType = "text/plain; charset=utf-8");
    static Response json(const QByteArray &body, int status = 200);
    /// Any other status with one plain sentence for people.
    static Response error(int status, const QByteArray &message);
    /// 405 with its Allow header, for example "GET, HEAD".
    static Response methodNotAllowed(const QByteArray &allowed);
    /// 503 with Retry-After.
    static Response busy(int retryAfterSeconds);
};

/// "OK", "Not Found", … (RFC 9110, 15).
QByteArray reasonPhrase(int status);

} // namespace http
