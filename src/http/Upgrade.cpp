// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/Upgrade.h"

#include <algorithm>

namespace http {

namespace {

/// The value of a header that must be there exactly once; empty otherwise.
QByteArray only(const Request &request, QByteArrayView name)
{
    return request.headerCount(name) == 1 ? request.header(name) : QByteArray();
}

/// Whether a comma-separated list has the token (RFC 9110, 5.6.1).
bool hasToken(const Request &request, QByteArrayView name, QByteArrayView token)
{
    return std::any_of(request.headers.begin(), request.headers.end(), [&](const Field &field) {
        if (field.name != name)
            return false;
        const QList<QByteArray> items = field.value.toLower().split(',');
        return std::any_of(items.begin(), items.end(),
            [&](const QByteArray &item) { return item.trimmed() == token; });
    });
}

/// Sixteen bytes in base64.
bool isKey(const QByteArray &key)
{
    const auto bytes = QByteArray::fromBase64Encoding(key, QByteArray::AbortOnBase64DecodingErrors);
    return key.size() == 24 && bytes && bytes.decoded.size() == 16;
}

} // namespace

std::optional<Response> brokenUpgrade(const Head &head)
{
    const Request &request = head.request;
    // A body would be read as frames.
    const bool hasBody
        = request.headerCount("content-length") > 0 || request.headerCount("transfer-encoding") > 0;
    if (request.method != "GET" || head.version != 11 || hasBody
        || only(request, "upgrade").toLower() != "websocket"
        || !hasToken(request, "connection", "upgrade")
        || !isKey(only(request, "sec-websocket-key")))
        return Response::error(400, "Not a WebSocket handshake");
    if (only(request, "sec-websocket-version") == "13")
        return {};
    Response refusal = Response::error(426, "WebSocket version 13 is needed"); // RFC 6455, 4.4
    refusal.headers = {{"Upgrade", "websocket"}, {"Sec-WebSocket-Version", "13"}};
    return refusal;
}

QByteArray rebuiltHandshake(const Head &head, const QByteArray &path)
{
    return "GET " + path + " HTTP/1.1\r\nHost: " + head.request.header("host")
        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13"
          "\r\nSec-WebSocket-Key: "
        + head.request.header("sec-websocket-key") + "\r\n\r\n";
}

} // namespace http
