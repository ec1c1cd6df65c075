// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/ResponseWriter.h"

#include "core/Log.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace http {

namespace {

/// What browsers may do with anything we serve: nothing but our own files, never in a frame.
/// `connect-src 'self'` covers the WebSocket of the same host.
constexpr char contentSecurityPolicy[]
    = "default-src 'none'; img-src 'self'; script-src 'self'; style-src 'self'; "
      "connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

/// No bytes that end a line or the head: nobody's text may add a header of its own.
bool isSafe(const QByteArray &text)
{
    return std::none_of(
        text.begin(), text.end(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

void appendField(QByteArray &head, const QByteArray &name, const QByteArray &value)
{
    if (!isSafe(name) || !isSafe(value)) {
        qCWarning(logHttp) << "Left out a header with a line break in it:" << name.left(40);
        return;
    }
    head += name + ": " + value + "\r\n";
}

/// RFC 9110, 5.6.7
QByteArray httpDate()
{
    return QLocale::c()
        .toString(QDateTime::currentDateTimeUtc(), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'")
        .toLatin1();
}

} // namespace

bool mayHaveBody(int status)
{
    return status >= 200 && status != 204 && status != 304;
}

QByteArray writeHead(const Response &response, bool keepsAlive)
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(response.status) + ' '
        + reasonPhrase(response.status) + "\r\n";
    appendField(head, "Date", httpDate());
    if (mayHaveBody(response.status)) {
        appendField(head, "Content-Type", response.contentType);
        appendField(head, "Content-Length", QByteArray::number(response.body.size()));
    }
    appendField(head, "X-Content-Type-Options", "nosniff");
    appendField(head, "Referrer-Policy", "no-referrer");
    appendField(head, "Content-Security-Policy", contentSecurityPolicy);
    const bool hasCacheControl = !response.cacheControl.isEmpty();
    appendField(head, "Cache-Control", hasCacheControl ? response.cacheControl : "no-store");
    for (const Field &field : response.headers)
        appendField(head, field.name, field.value);
    appendField(head, "Connection", keepsAlive ? "keep-alive" : "close");
    return head + "\r\n";
}

} // namespace http
