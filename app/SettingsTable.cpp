// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/SettingsTable.h"

#include "app/SettingsText.h"
#include "app/Values.h"
#include "core/UserAgent.h"
#include "images/TileAddress.h"
#include "redis/Endpoint.h"
#include "tunnel/Recipe.h"
#include "ui/WallLayout.h"

#include <QCoreApplication>
#include <QDir>

#include <algorithm>
#include <array>

namespace app {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(app::Settings)
};

constexpr int maxViewers = 10'000;
constexpr int maxConnections = 20'000;
constexpr qsizetype maxNames = 100;
constexpr qsizetype maxClientIdLength = 256;
constexpr qsizetype maxLayoutBytes = 64 * 1024;
constexpr qsizetype maxScreenLength = 100;
constexpr qsizetype maxAttributionLength = 200;

bool readNumber(const QString &text, int least, int most, int &number)
{
    bool isNumber = false;
    const int value = text.toInt(&isNumber);
    if (!isNumber || value < least || value > most)
        return false;
    number = value;
    return true;
}

/// A kept port that changes with every start is of no use to anybody: 0 is for the command line.
bool readPort(const QString &text, quint16 &port)
{
    const auto value = portFrom(text);
    if (!value || *value == 0)
        return false;
    port = *value;
    return true;
}

bool readYesOrNo(const QString &text, bool &value)
{
    if (text != QLatin1String("yes") && text != QLatin1String("no"))
        return false;
    value = text == QLatin1String("yes");
    return true;
}

bool readAddress(const QString &text, QUrl &address)
{
    const auto url = webAddressFrom(text);
    if (url)
        address = *url;
    return url.has_value();
}

bool readNames(const QString &text, QStringList &names)
{
    QStringList read;
    for (const QString &name : text.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        const auto url = webAddressFrom(name.trimmed());
        if (!url)
            return false;
        read += url->host();
    }
    if (read.size() > maxNames)
        return false;
    names = read;
    return true;
}

bool readFolder(const QString &text, QString &folder)
{
    // Not QDir::isRelativePath(): ":/web" is no relative path to Qt, but one into our resources.
    if (!text.startsWith(QLatin1Char('/')))
        return false;
    folder = QDir::cleanPath(text);
    return true;
}

/// The password is taken out of the address: it is kept elsewhere.
bool readRedis(const QString &text, KeptSettings &kept)
{
    if (text.isEmpty()) {
        kept.settings.redisUrl.clear();
        return true;
    }
    QUrl url(text, QUrl::StrictMode);
    const QString password = url.password(QUrl::FullyDecoded);
    // A user alone is fine here, since the password comes from elsewhere.
    if (!url.userName().isEmpty() && password.isEmpty())
        url.setPassword(QStringLiteral("password"));
    if (!redis::Endpoint::fromUrl(url.toString(QUrl::FullyEncoded)))
        return false;
    url.setPassword({});
    kept.settings.redisUrl = kept.redisUrl = url.toString(QUrl::FullyEncoded);
    kept.redisPassword = password;
    return true;
}

bool readTunnel(const QString &text, QString &tunnel)
{
    const auto recipe = tunnel::Recipe::fromText(text);
    if (recipe)
        tunnel = recipe->toText();
    return bool(recipe);
}

bool readClientId(const QString &text, QByteArray &clientId)
{
    if (text.size() > maxClientIdLength)
        return false;
    clientId = text.toUtf8();
    return true;
}

bool readMapAddress(const QString &text, QString &address)
{
    if (!images::isTileAddress(text))
        return false;
    address = text;
    return true;
}

bool readAttribution(const QString &text, QString &attribution)
{
    if (text.trimmed().isEmpty() || text.size() > maxAttributionLength)
        return false;
    attribution = text.trimmed();
    return true;
}

bool readSource(const QString &text, const char *source, KeptSettings &kept)
{
    QUrl address;
    if (!readAddress(text, address))
        return false;
    kept.settings.sourceUrls.insert(QString::fromLatin1(source), address);
    return true;
}

/// As with --wall, where the main screen needs no word.
bool readScreen(const QString &text, std::optional<QString> &screen)
{
    if (text.isEmpty() || text.size() > maxScreenLength)
        return false;
    screen = text == QLatin1String("main") ? QString() : text;
    return true;
}

bool readWallLayout(const QString &text, QString &layout)
{
    if (!ui::wallLayoutFromName(text))
        return false;
    layout = text;
    return true;
}

bool readShown(const QString &text, bool &isHeadless)
{
    bool isShown = true;
    if (!readYesOrNo(text, isShown))
        return false;
    isHeadless = !isShown;
    return true;
}

bool readContact(const QString &text, QString &contact)
{
    if (!core::isContact(text))
        return false;
    contact = text;
    return true;
}

bool readLayout(const QString &text, QByteArray &layout)
{
    const auto decoded
        = QByteArray::fromBase64Encoding(text.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || decoded.decoded.size() > maxLayoutBytes)
        return false;
    layout = decoded.decoded;
    return true;
}

/// One row of the table: a key, what it takes in words, and who reads it.
struct Row {
    QLatin1String key;
    const char *takes;
    bool (*read)(const QString &text, KeptSettings &kept);
};

// clang-format off
const std::array table = {
    Row {QLatin1String("page.port"), QT_TRANSLATE_NOOP("app::Settings", "a port number from 1 to 65535"),
        [](const QString &text, KeptSettings &kept) { return readPort(text, kept.settings.pagePort); }},
    Row {shareKey, QT_TRANSLATE_NOOP("app::Settings", "yes or no"),
        [](const QString &text, KeptSettings &kept) { return readYesOrNo(text, kept.settings.isShared); }},
    Row {QLatin1String("page.names"), QT_TRANSLATE_NOOP("app::Settings", "host names, with commas between them"),
        [](const QString &text, KeptSettings &kept) { return readNames(text, kept.settings.allowedNames); }},
    Row {QLatin1String("page.proxies"), QT_TRANSLATE_NOOP("app::Settings", "yes or no"),
        [](const QString &text, KeptSettings &kept) { return readYesOrNo(text, kept.settings.isProxyAllowed); }},
    Row {QLatin1String("page.viewers"), QT_TRANSLATE_NOOP("app::Settings", "a number from 1 to 10000"),
        [](const QString &text, KeptSettings &kept) { return readNumber(text, 1, maxViewers, kept.settings.maxViewers); }},
    Row {QLatin1String("page.connections"), QT_TRANSLATE_NOOP("app::Settings", "a number from 8 to 20000"),
        [](const QString &text, KeptSettings &kept) { return readNumber(text, 8, maxConnections, kept.settings.maxConnections); }},
    Row {QLatin1String("page.connections-per-address"), QT_TRANSLATE_NOOP("app::Settings", "a number from 4 to 20000"),
        [](const QString &text, KeptSettings &kept) { return readNumber(text, 4, maxConnections, kept.settings.maxConnectionsPerAddress); }},
    Row {QLatin1String("callbacks.port"), QT_TRANSLATE_NOOP("app::Settings", "a port number from 1 to 65535"),
        [](const QString &text, KeptSettings &kept) { return readPort(text, kept.settings.callbackPort); }},
    Row {tunnelKey, QT_TRANSLATE_NOOP("app::Settings", "localtunnel, cloudflared, ngrok, ssh:[USER@]HOST, or a command with {port}"),
        [](const QString &text, KeptSettings &kept) { return readTunnel(text, kept.settings.tunnel); }},
    Row {callbackHostKey, QT_TRANSLATE_NOOP("app::Settings", "an address such as https://photos.example.org"),
        [](const QString &text, KeptSettings &kept) { return readAddress(text, kept.settings.callbackHost); }},
    Row {redisUrlKey, QT_TRANSLATE_NOOP("app::Settings", "an address such as redis://host:6379 or unix:/path/to/redis.sock"), readRedis},
    Row {QLatin1String("data.folder"), QT_TRANSLATE_NOOP("app::Settings", "the full path of a folder"),
        [](const QString &text, KeptSettings &kept) { return readFolder(text, kept.settings.dataDirectory); }},
    Row {serviceUrlKey, QT_TRANSLATE_NOOP("app::Settings", "an address such as https://photos.example.org"),
        [](const QString &text, KeptSettings &kept) { return readAddress(text, kept.settings.apiUrl); }},
    Row {clientIdKey, QT_TRANSLATE_NOOP("app::Settings", "at most 256 characters"),
        [](const QString &text, KeptSettings &kept) { return readClientId(text, kept.settings.clientId); }},
    Row {QLatin1String("sources.inaturalist"), QT_TRANSLATE_NOOP("app::Settings", "an address such as https://photos.example.org"),
        [](const QString &text, KeptSettings &kept) { return readSource(text, "inaturalist", kept); }},
    Row {QLatin1String("sources.commons"), QT_TRANSLATE_NOOP("app::Settings", "an address such as https://photos.example.org"),
        [](const QString &text, KeptSettings &kept) { return readSource(text, "commons", kept); }},
    Row {QLatin1String("sources.mastodon"), QT_TRANSLATE_NOOP("app::Settings", "an address such as https://photos.example.org"),
        [](const QString &text, KeptSettings &kept) { return readSource(text, "mastodon", kept); }},
    Row {QLatin1String("sources.flickr"), QT_TRANSLATE_NOOP("app::Settings", "an address such as https://photos.example.org"),
        [](const QString &text, KeptSettings &kept) { return readSource(text, "flickr", kept); }},
    Row {QLatin1String("map.address"), QT_TRANSLATE_NOOP("app::Settings", "an address with {z}, {x} and {y}, and perhaps {key}"),
        [](const QString &text, KeptSettings &kept) { return readMapAddress(text, kept.settings.mapAddress); }},
    Row {QLatin1String("map.attribution"), QT_TRANSLATE_NOOP("app::Settings", "at most 200 characters"),
        [](const QString &text, KeptSettings &kept) { return readAttribution(text, kept.settings.mapAttribution); }},
    Row {mapOnlineKey, QT_TRANSLATE_NOOP("app::Settings", "yes or no"),
        [](const QString &text, KeptSettings &kept) { return readYesOrNo(text, kept.settings.isMapOnline); }},
    Row {QLatin1String("sources.bluesky"), QT_TRANSLATE_NOOP("app::Settings", "an address such as https://photos.example.org"),
        [](const QString &text, KeptSettings &kept) { return readSource(text, "bluesky", kept); }},
    Row {QLatin1String("sources.contact"), QT_TRANSLATE_NOOP("app::Settings", "an address or a mail address that services may write to"),
        [](const QString &text, KeptSettings &kept) { return readContact(text, kept.settings.contact); }},
    Row {QLatin1String("window.show"), QT_TRANSLATE_NOOP("app::Settings", "yes or no"),
        [](const QString &text, KeptSettings &kept) { return readShown(text, kept.settings.isHeadless); }},
    Row {QLatin1String("wall.screen"), QT_TRANSLATE_NOOP("app::Settings", "main, or the number or name of a screen"),
        [](const QString &text, KeptSettings &kept) { return readScreen(text, kept.settings.wallScreen); }},
    Row {QLatin1String("wall.layout"), QT_TRANSLATE_NOOP("app::Settings", "grid, mosaic, single, split or cubes"),
        [](const QString &text, KeptSettings &kept) { return readWallLayout(text, kept.settings.wallLayout); }},
    Row {layoutKey, QT_TRANSLATE_NOOP("app::Settings", "what the window wrote there"),
        [](const QString &text, KeptSettings &kept) { return readLayout(text, kept.layout); }},
};
// clang-format on

void readRow(const Row &row, const SettingsText &text, KeptSettings &kept)
{
    const auto value = text.value(row.key);
    if (value && !row.read(*value, kept))
        kept.problems
            += Words::tr("%1 takes %2; the default is used.").arg(row.key, Words::tr(row.takes));
}

/// A newer program may mean other things by the same keys: read what fits, change nothing.
void readVersion(const SettingsText &text, KeptSettings &kept)
{
    const auto value = text.value(versionKey);
    int version = settingsVersion;
    if (value && !readNumber(*value, 1, std::numeric_limits<int>::max(), version))
        kept.problems += Words::tr("%1 takes %2; the default is used.")
                             .arg(versionKey, QString::number(settingsVersion));
    if (version <= settingsVersion)
        return;
    kept.mayBeChanged = false;
    kept.problems += Words::tr("The file was written by a newer Hereabouts (version %1 of the "
                               "format; this one knows %2). It is left as it is.")
                         .arg(version)
                         .arg(settingsVersion);
}

void nameUnknownKeys(const SettingsText &text, KeptSettings &kept)
{
    for (const QString &key : text.keys()) {
        const bool isKnown = key == versionKey || key == clientSecretKey
            || std::any_of(
                table.begin(), table.end(), [&key](const Row &row) { return row.key == key; });
        if (!isKnown)
            kept.problems += Words::tr("%1 is no setting of this program; it is left as it is.")
                                 .arg(key.left(maxKeyLengthSaid));
    }
}

} // namespace

KeptSettings readSettings(const QByteArray &bytes)
{
    KeptSettings kept;
    const auto text = SettingsText::parse(bytes);
    if (!text) {
        kept.mayBeChanged = false;
        kept.problems += text.error().message + QLatin1Char(' ')
            + Words::tr("The defaults are used, and the file is left as it is.");
        return kept;
    }
    readVersion(*text, kept);
    for (const Row &row : table)
        readRow(row, *text, kept);
    kept.clientSecret = text->value(clientSecretKey).value_or(QString()).toUtf8();
    nameUnknownKeys(*text, kept);
    if (kept.settings.pagePort == kept.settings.callbackPort) {
        const Settings defaults;
        kept.settings.pagePort = defaults.pagePort;
        kept.settings.callbackPort = defaults.callbackPort;
        kept.problems += Words::tr("page.port and callbacks.port must differ; the defaults are "
                                   "used.");
    }
    return kept;
}

QString settingsHelp()
{
    QString help;
    for (const Row &row : table) {
        if (row.key != layoutKey)
            help += QStringLiteral("  %1 %2\n")
                        .arg(QString(row.key).leftJustified(31), Words::tr(row.takes));
    }
    return help;
}

} // namespace app
