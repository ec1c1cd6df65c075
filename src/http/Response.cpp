// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/Response.h"

namespace http {

Response Response::ok(const QByteArray &body, const QByteArray &contentType)
{
    Response response;
    response.body = body;
    response.contentType = contentType;
    return response;
}

Response Response::json(const QByteArray &body, int status)
{
    Response response;
    response.status = status;
    response.contentType = "application/json";
    response.body = body;
    return response;
}

Response Response::error(int status, const QByteArray &message)
{
    Response response;
    response.status = status;
    response.body = message + '\n';
    return response;
}

Response Response::methodNotAllowed(const QByteArray &allowed)
{
    Response response = error(405, "Use " + allowed);
    response.headers = {{"Allow", allowed}}; // RFC 9110, 15.5.6
    return response;
}

Response Response::busy(int retryAfterSeconds)
{
    Response response = error(503, "Busy, please try again soon");
    response.headers = {{"Retry-After", QByteArray::number(retryAfterSeconds)}};
    return response;
}

QByteArray reasonPhrase(int status)
{
    struct Reason {
        int status;
        const char *phrase;
    };
    static constexpr Reason reasons[] = {{101, "Switching Protocols"}, {200, "OK"},
        {201, "Created"}, {202, "Accepted"}, {204, "No Content"}, {206, "Partial Content"},
        {301, "Moved Permanently"}, {302, "Found"}, {303, "See Other"}, {304, "Not Modified"},
        {307, "Temporary Redirect"}, {308, "Permanent Redirect"}, {400, "Bad Request"},
        {401, "Unauthorized"}, {403, "Forbidden"}, {404, "Not Found"}, {405, "Method Not Allowed"},
        {408, "Request Timeout"}, {409, "Conflict"}, {410, "Gone"}, {411, "Length Required"},
        {413, "Content Too Large"}, {414, "URI Too Long"}, {415, "Unsupported Media Type"},
        {416, "Range Not Satisfiable"}, {417, "Expectation Failed"}, {421, "Misdirected Request"},
        {422, "Unprocessable Content"}, {426, "Upgrade Required"}, {429, "Too Many Requests"},
        {431, "Request Header Fields Too Large"}, {500, "Internal Server Error"},
        {501, "Not Implemented"}, {502, "Bad Gateway"}, {503, "Service Unavailable"},
        {504, "Gateway Timeout"}};
    for (const Reason &reason : reasons) {
        if (reason.status == status)
            return reason.phrase;
    }
    return "Unknown";
}

} // namespace http
