// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace app {

/// A subscription made elsewhere that we take in: --adopt SLUG[:VERIFY_TOKEN].
struct Adoption {
    QString slug;
    QString verifyToken; ///< secret; empty: none was given

    bool operator==(const Adoption &) const = default;
};

/// Everything the program can be told. Read once at start (app/CommandLine): command line before
/// environment before settings file (app/SettingsTable) before default.
struct Settings {
    bool isHeadless = false;
    bool isDemonstration = false;
    bool isShared = false; ///< the page listens on all interfaces
    QString settingsFile; ///< what is kept there counts after everything else
    bool isProxyAllowed = false; ///< the page may be opened through a proxy or tunnel
    QString demoPhotosDirectory; ///< empty: painted ones
    QString dataDirectory; ///< Redis' files; made when missing
    QString cacheDirectory; ///< thumbnails; may be deleted at any time
    quint16 pagePort = 3000;
    quint16 callbackPort = 3001;
    QUrl callbackHost; ///< public address of the callback port; empty: the tunnel's, or ours
    QString tunnel; ///< what carries the callback port to the outside: tunnel::Recipe's text
    QString redisUrl; ///< secret (may have a password); empty: a private server
    bool needsRedisPassword = false; ///< it is kept apart from the address, and comes later
    QUrl apiUrl; ///< {scheme}://{host}[:{port}]{basePath} of the Instagram-compatible service
    QByteArray clientId;
    QByteArray clientSecret; ///< secret
    bool awaitsSecret = false; ///< the client secret is kept somewhere, and comes later
    bool isServiceFromEnvironment = false; ///< and not to be changed in the window
    /// Where a source is, by its name; those not in it are at their public address.
    QHash<QString, QUrl> sourceUrls;
    QHash<QString, QByteArray> sourceSecrets; ///< secret; key or token of a source, by its name
    /// Of an online map, with {z}, {x}, {y} and perhaps {key}. Its key is sourceSecrets["map"].
    QString mapAddress = QStringLiteral("https://tile.openstreetmap.org/{z}/{x}/{y}.png");
    QString mapAttribution = QStringLiteral("© OpenStreetMap contributors");
    bool isMapOnline = false; ///< somebody said yes
    QString contact; ///< that services may write to; empty: the one of whoever built this, or none
    QList<Adoption> adoptions;
    QStringList allowedNames; ///< further host names under which the page may be opened
    int maxViewers = 200; ///< browsers that follow the page at a time
    int maxConnections = 512; ///< to the page's port
    int maxConnectionsPerAddress = 64;

    /// Full screen from the start, on this screen (number or name; empty: the main one).
    std::optional<QString> wallScreen;
    QStringList links; ///< to places, to open the form for; see placeFromLink()
    QString wallLayout; ///< "grid", "mosaic" …; empty: as last time

    bool operator==(const Settings &) const = default;
    /// Whether an Instagram-compatible service is configured. The secret alone is enough to answer
    /// an adopted subscription's callbacks.
    bool hasService() const { return !clientId.isEmpty() || !clientSecret.isEmpty(); }
};

} // namespace app
