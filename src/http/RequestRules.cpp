// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/RequestRules.h"

#include <algorithm>

namespace http {

namespace {

/// Origin form only, in printable ASCII. A fragment never belongs into a request.
bool isTarget(const QByteArray &target)
{
    return target.startsWith('/') && std::all_of(target.begin(), target.end(), [](char c) {
        return c > ' ' && c < '\x7f' && c != '#';
    });
}

/// RFC 9112, 6.1 and 6.3: one way only to tell where the body ends.
bool isFramedClearly(const Head &head)
{
    const Request &request = head.request;
    const qsizetype lengths = request.headerCount("content-length");
    const qsizetype codings = request.headerCount("transfer-encoding");
    if (codings == 0)
        return lengths <= 1;
    return codings == 1 && lengths == 0 && head.version >= 11
        && request.header("transfer-encoding").toLower() == "chunked";
}

} // namespace

void readTarget(const QByteArray &target, Request &request)
{
    const qsizetype mark = target.indexOf('?');
    request.path = target.left(mark < 0 ? target.size() : mark);
    if (mark < 0)
        return;
    const QList<QByteArray> pairs = target.mid(mark + 1).split('&');
    for (const QByteArray &pair : pairs) {
        if (pair.isEmpty())
            continue;
        const qsizetype equals = pair.indexOf('=');
        const QByteArray value = equals < 0 ? QByteArray() : pair.mid(equals + 1);
        request.query.append(
            {pair.left(equals < 0 ? pair.size() : equals), QByteArray::fromPercentEncoding(value)});
    }
}

std::optional<Response> brokenRule(const Head &head, const Limits &limits)
{
    if (head.target.size() > limits.targetBytes)
        return Response::error(414, "The address is too long");
    if (!isTarget(head.target))
        return Response::error(400, "Not an address this server understands");
    if (head.request.headerCount("host") != 1) // RFC 9112, 3.2
        return Response::error(400, "Exactly one Host header is needed");
    if (!isFramedClearly(head))
        return Response::error(400, "The length of the body is ambiguous");
    const QByteArray expectation = head.request.header("expect");
    if (!expectation.isEmpty() && expectation.toLower() != "100-continue") // RFC 9110, 10.1.1
        return Response::error(417, "Only 100-continue can be expected");
    return {};
}

} // namespace http
