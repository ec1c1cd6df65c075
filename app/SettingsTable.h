// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/Settings.h"

#include <QStringList>

namespace app {

/// Of the format of the file, which says it as "version = 1".
inline constexpr int settingsVersion = 1;

// Keys that the program writes itself.
inline constexpr QLatin1String versionKey("version");
inline constexpr QLatin1String serviceUrlKey("service.url");
inline constexpr QLatin1String clientIdKey("service.client-id");
inline constexpr QLatin1String clientSecretKey("service.client-secret");
inline constexpr QLatin1String redisUrlKey("redis.url");
inline constexpr QLatin1String mapOnlineKey("map.online");
inline constexpr QLatin1String tunnelKey("callbacks.tunnel");
inline constexpr QLatin1String callbackHostKey("callbacks.host");
inline constexpr QLatin1String layoutKey("window.layout");
inline constexpr QLatin1String shareKey("page.share");

/// What a settings file says.
struct KeptSettings {
    Settings settings; ///< the default stands where the file says nothing usable
    QByteArray layout; ///< of the window
    QStringList problems; ///< for people; each names its line or its key, none repeats a value
    /// False: it is beyond us (not parsable, of a newer version), and must stay as it is.
    bool mayBeChanged = true;
    // Secrets that somebody wrote into the file, where they do not belong.
    QByteArray clientSecret;
    QString redisPassword;
    QString redisUrl; ///< the address without that password

    bool hasSecrets() const { return !clientSecret.isEmpty() || !redisPassword.isEmpty(); }
};

/// Reads the bytes of a settings file by the one table of keys. Pure: it opens nothing.
KeptSettings readSettings(const QByteArray &bytes);

/// "page.port: a port number from 1 to 65535" for every key, for --help.
QString settingsHelp();

} // namespace app
