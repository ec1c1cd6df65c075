// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ControlSocket.h"

#include "redis/ServerFolder.h"

#include <QUrl>

namespace app {

core::Result<QString> controlSocketPath(const Settings &settings)
{
    const auto data = redis::dataFolder(settings.dataDirectory);
    if (!data)
        return data.error();
    QUrl redis(settings.redisUrl);
    redis.setUserInfo({}); // the password may come later
    return redis::runtimeSocketPath(
        *data + QLatin1Char('\n') + redis.toString(), {}, QStringLiteral("control.sock"));
}

} // namespace app
