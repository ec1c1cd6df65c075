// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/Request.h"

#include <QHash>

namespace demo {

using Form = QHash<QByteArray, QString>;

/// Query and body of a request as one form, as the service took them: urlencoded or multipart, and
/// with the credentials in the query or in the body (spec/instagram-realtime.md §3.1).
Form formOf(const http::Request &request);

} // namespace demo
