// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/Request.h"

#include <algorithm>

namespace http {

qsizetype Request::headerCount(QByteArrayView name) const
{
    return std::count_if(
        headers.begin(), headers.end(), [name](const Field &field) { return field.name == name; });
}

QByteArray Request::header(QByteArrayView name) const
{
    for (const Field &field : headers) {
        if (field.name == name)
            return field.value;
    }
    return {};
}

QByteArray Request::parameter(QByteArrayView name) const
{
    for (const Field &field : query) {
        if (field.name == name)
            return field.value;
    }
    return {};
}

bool Request::repeatsParameter() const
{
    QList<QByteArray> names;
    names.reserve(query.size());
    for (const Field &field : query)
        names.append(field.name);
    std::sort(names.begin(), names.end());
    return std::adjacent_find(names.begin(), names.end()) != names.end();
}

} // namespace http
