// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/Response.h"

#include <QJsonValue>

namespace demo {

// The service's answers (spec/instagram-realtime.md §3).

/// {"meta":{"code":200},"data":…}
http::Response envelope(const QJsonValue &data);
/// Shape A of §3.4.
http::Response refusal(int status, const char *errorType, const QString &message);
/// Shape B of §3.4: from the layer in front, which checks credentials.
http::Response credentialRefusal();

} // namespace demo
