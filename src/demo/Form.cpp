// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/Form.h"

namespace demo {

namespace {

constexpr qsizetype maxFields = 100;

QByteArray decoded(QByteArray text)
{
    return QByteArray::fromPercentEncoding(text.replace('+', ' '));
}

void readUrlEncoded(const QByteArray &body, Form &form)
{
    const QList<QByteArray> pairs = body.split('&');
    for (const QByteArray &pair : pairs) {
        const qsizetype equals = pair.indexOf('=');
        if (equals > 0 && form.size() < maxFields)
            form.insert(
                decoded(pair.left(equals)), QString::fromUtf8(decoded(pair.mid(equals + 1))));
    }
}

/// The text between a marker and the next quote or line end; empty without the marker.
QByteArray textAfter(const QByteArray &head, const QByteArray &marker)
{
    const qsizetype start = head.indexOf(marker);
    if (start < 0)
        return {};
    const QByteArray rest = head.mid(start + marker.size());
    qsizetype end = 0;
    while (end < rest.size() && !QByteArrayView("\"\r\n;").contains(rest[end]))
        ++end;
    return rest.left(end);
}

/// RFC 7578, as `curl -F` writes it.
void readMultipart(const QByteArray &body, const QByteArray &boundary, Form &form)
{
    const QByteArray delimiter = "--" + boundary;
    for (qsizetype at = body.indexOf(delimiter); at >= 0;) {
        const qsizetype start = at + delimiter.size() + 2;
        const qsizetype next = body.indexOf("\r\n" + delimiter, start);
        if (next < 0 || form.size() == maxFields)
            return;
        const QByteArray part = body.mid(start, next - start);
        const qsizetype gap = part.indexOf("\r\n\r\n");
        const QByteArray name = textAfter(part.left(gap), " name=\"");
        if (gap >= 0 && !name.isEmpty())
            form.insert(name, QString::fromUtf8(part.mid(gap + 4)));
        at = next + 2;
    }
}

} // namespace

Form formOf(const http::Request &request)
{
    Form form;
    for (const http::Field &parameter : request.query)
        form.insert(parameter.name, QString::fromUtf8(parameter.value));
    const QByteArray type = request.header("content-type");
    const QByteArray boundary = textAfter(QByteArray(type).replace("=\"", "="), "boundary=");
    if (type.startsWith("multipart/form-data") && !boundary.isEmpty())
        readMultipart(request.body, boundary, form);
    else
        readUrlEncoded(request.body, form);
    return form;
}

} // namespace demo
