// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/CommandLine.h"

#include "app/Command.h"
#include "app/PlaceLink.h"
#include "app/SettingsFile.h"
#include "app/Values.h"
#include "app/WallScreen.h"
#include "core/Bytes.h"
#include "core/UserAgent.h"
#include "redis/Endpoint.h"
#include "tunnel/Recipe.h"
#include "ui/WallLayout.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QStandardPaths>

#include <algorithm>
#include <array>

namespace app {

namespace {

/// The words of this file: Words::tr().
struct Words {
    Q_DECLARE_TR_FUNCTIONS(app::CommandLine)
};

/// Each opens a form.
constexpr qsizetype maxLinks = 10;

core::Error problem(const QString &message)
{
    return {core::Error::Kind::Malformed, message};
}

/// Every option, in the order of --help.
struct Options {
    QCommandLineOption headless {
        QStringLiteral("headless"), Words::tr("Run without a window; the page serves the photos.")};
    QCommandLineOption wall {QStringLiteral("wall"),
        Words::tr("Show the photos on a whole screen, without controls; SCREEN is its number or "
                  "its name (default: the main one)."),
        Words::tr("[SCREEN]")};
    QCommandLineOption wallLayout {QStringLiteral("wall-layout"),
        Words::tr("How photos stand there: grid, mosaic, single, split or cubes."),
        Words::tr("NAME")};
    QCommandLineOption demo {QStringLiteral("demo"),
        Words::tr("Show a demonstration: a service on this computer makes up places and photos.")};
    QCommandLineOption demoPhotos {QStringLiteral("demo-photos"),
        Words::tr("Show the pictures of this folder in the demonstration."), Words::tr("DIR")};
    QCommandLineOption dataDir {QStringLiteral("data-dir"),
        Words::tr("Keep photos and places in this folder."), Words::tr("DIR")};
    QCommandLineOption settings {QStringLiteral("settings"),
        Words::tr("Read and keep settings in this file."), Words::tr("FILE")};
    QCommandLineOption port {QStringLiteral("port"),
        Words::tr("Port of the page for browsers (default: 3000)."), Words::tr("N")};
    QCommandLineOption callbackPort {QStringLiteral("callback-port"),
        Words::tr("Port that the photo service calls, on this computer only (default: 3001)."),
        Words::tr("N")};
    QCommandLineOption share {QStringLiteral("share"),
        Words::tr("Let other computers and phones on the network see the page.")};
    QCommandLineOption allowName {QStringLiteral("allow-name"),
        Words::tr("Let browsers open the page under this host name too. May be given more than "
                  "once."),
        Words::tr("NAME")};
    QCommandLineOption allowProxy {QStringLiteral("allow-proxy"),
        Words::tr("Answer requests for the page that came through a proxy or tunnel.")};
    QCommandLineOption redis {QStringLiteral("redis"),
        Words::tr(
            "Use this Redis server, redis://[user:password@]host[:port][/db] or unix:PATH "
            "(default: a private one). REDIS_URL does the same and keeps a password out of the "
            "list of processes."),
        Words::tr("URL")};
    QCommandLineOption callbackHost {QStringLiteral("callback-host"),
        Words::tr("Public address of the callback port, for example https://photos.example.org."),
        Words::tr("URL")};
    QCommandLineOption tunnel {QStringLiteral("tunnel"),
        Words::tr("Carry the callback port to the outside with localtunnel, cloudflared, ngrok, "
                  "ssh:[USER@]HOST[:PORT][/PORT there], or a command of your own with {port} in "
                  "it."),
        Words::tr("WHAT")};
    QCommandLineOption adopt {QStringLiteral("adopt"),
        Words::tr("Take in a subscription made elsewhere, whose callback is /callbacks/geo/SLUG. "
                  "May be given more than once."),
        Words::tr("SLUG[:VERIFY_TOKEN]")};

    void addTo(QCommandLineParser &parser) const
    {
        parser.addOptions({headless, wall, wallLayout, demo, demoPhotos, dataDir, settings, port,
            callbackPort, share, allowName, allowProxy, redis, callbackHost, tunnel, adopt});
    }
};

QString helpText(QCommandLineParser &parser)
{
    return parser.helpText() + QLatin1Char('\n') + Words::tr("Commands, which need no window:")
        + QLatin1Char('\n') + commandsHelp() + QLatin1Char('\n')
        + Words::tr(
            "Environment, as in the 2011 demo:\n"
            "  IG_CLIENT_ID, IG_CLIENT_SECRET  credentials at the Instagram-compatible service\n"
            "  IG_API_HOST, IG_API_PORT        where it is (default: api.instagram.com)\n"
            "  IG_BASE_PATH                    path before /v1\n"
            "  IG_USE_INSECURE                 any value: HTTP instead of HTTPS\n"
            "  IG_APP_PORT                     the same as --port\n"
            "  IG_CALLBACK_HOST                the same as --callback-host\n"
            "  REDIS_URL                       the same as --redis\n"
            "Where the sources are, if not at their public addresses:\n"
            "  HEREABOUTS_INATURALIST_URL, HEREABOUTS_COMMONS_URL,\n"
            "  HEREABOUTS_MASTODON_URL, HEREABOUTS_FLICKR_URL, HEREABOUTS_BLUESKY_URL,\n"
            "  HEREABOUTS_BLUESKY_PROFILES_URL, HEREABOUTS_BLUESKY_PICTURES_URL\n"
            "A site on a private network whose feeds may be watched:\n"
            "  HEREABOUTS_WEBSUB_URL\n"
            "What they need:\n"
            "  HEREABOUTS_CONTACT              address or mail of yours, told to services\n"
            "  HEREABOUTS_FLICKR_KEY           a key of Flickr's API\n"
            "  HEREABOUTS_MAP_KEY              a key for {key} in map.address\n"
            "  HEREABOUTS_MASTODON_TOKEN       only where a server shows tags to members only\n"
            "An option counts before its environment variable, both before the settings file.\n")
        + QLatin1Char('\n')
        + Words::tr("Settings file (%1), lines of \"key = value\":")
              .arg(QDir::toNativeSeparators(SettingsFile::defaultPath()))
        + QLatin1Char('\n') + settingsHelp()
        + Words::tr(
            "The client secret and the password of Redis are kept in the desktop's keyring, "
            "or in credentials.json in the data folder.")
        + QLatin1Char('\n');
}

/// 0 is allowed: any free port, which the program then prints.
core::Result<quint16> portOf(const QString &text, const QString &name)
{
    const auto port = portFrom(text);
    if (!port)
        return problem(
            Words::tr("%1 takes a port number from 0 to 65535, not \"%2\".").arg(name, text));
    return *port;
}

core::Result<QUrl> hostOf(const QString &text, const QString &name)
{
    const auto url = webAddressFrom(text);
    // What stands before an @ may be a password: not to be repeated.
    if (!url && text.contains(QLatin1Char('@')))
        return problem(Words::tr("%1 takes an address without user and password, such as "
                                 "https://photos.example.org.")
                           .arg(name));
    if (!url)
        return problem(
            Words::tr("%1 takes an address such as https://photos.example.org, not \"%2\".")
                .arg(name, text));
    return *url;
}

core::Result<Adoption> adoptionFrom(const QString &text)
{
    const qsizetype colon = text.indexOf(QLatin1Char(':'));
    const Adoption adoption {
        colon < 0 ? text : text.left(colon), colon < 0 ? QString() : text.mid(colon + 1)};
    if (!core::isSlug(adoption.slug.toUtf8()))
        return problem(
            Words::tr("--adopt takes SLUG or SLUG:VERIFY_TOKEN; a slug has 1 to 64 of a-z, 0-9 "
                      "and -, which \"%1\" has not.")
                .arg(adoption.slug));
    return adoption;
}

/// The parts of settings.js in the demo (spec/instagram-realtime.md §2).
core::Result<QUrl> apiUrlFrom(const QProcessEnvironment &environment)
{
    QUrl url;
    url.setScheme(environment.value(QStringLiteral("IG_USE_INSECURE")).isEmpty()
            ? QStringLiteral("https")
            : QStringLiteral("http"));
    url.setHost(
        environment.value(QStringLiteral("IG_API_HOST"), QStringLiteral("api.instagram.com")));
    if (url.host().isEmpty())
        return problem(Words::tr("IG_API_HOST takes the name of a host, not \"%1\".")
                           .arg(environment.value(QStringLiteral("IG_API_HOST"))));
    const QString port = environment.value(QStringLiteral("IG_API_PORT"));
    if (!port.isEmpty()) {
        const auto number = portOf(port, QStringLiteral("IG_API_PORT"));
        if (!number)
            return number.error();
        url.setPort(*number);
    }
    QString path = environment.value(QStringLiteral("IG_BASE_PATH"));
    while (path.endsWith(QLatin1Char('/')))
        path.chop(1);
    if (!path.isEmpty() && !path.startsWith(QLatin1Char('/')))
        path.prepend(QLatin1Char('/'));
    url.setPath(path);
    return url;
}

/// A demonstration has a folder of its own: its photos never mix with real ones.
void chooseDirectories(Settings &settings, const QString &wished)
{
    const QString chosen = wished.isEmpty() ? settings.dataDirectory : wished;
    if (!chosen.isEmpty()) {
        settings.dataDirectory = QDir(chosen).absolutePath();
        settings.cacheDirectory = settings.dataDirectory + QLatin1String("/cache");
        return;
    }
    const QString name = settings.isDemonstration ? QStringLiteral("/hereabouts/demo")
                                                  : QStringLiteral("/hereabouts");
    settings.dataDirectory
        = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + name;
    settings.cacheDirectory
        = QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) + name;
}

/// An option's value, else the environment's; empty when neither is there.
QString valueOf(const QCommandLineParser &parser, const QCommandLineOption &option,
    const QProcessEnvironment &environment, const QString &variable)
{
    return parser.isSet(option) ? parser.value(option) : environment.value(variable);
}

core::Result<void> readPorts(const QCommandLineParser &parser, const Options &options,
    const QProcessEnvironment &environment, Settings &settings)
{
    const bool isPortFromOption = parser.isSet(options.port);
    const QString page = valueOf(parser, options.port, environment, QStringLiteral("IG_APP_PORT"));
    if (!page.isEmpty() || isPortFromOption) {
        const auto port = portOf(
            page, isPortFromOption ? QStringLiteral("--port") : QStringLiteral("IG_APP_PORT"));
        if (!port)
            return port.error();
        settings.pagePort = *port;
    }
    if (parser.isSet(options.callbackPort)) {
        const auto port
            = portOf(parser.value(options.callbackPort), QStringLiteral("--callback-port"));
        if (!port)
            return port.error();
        settings.callbackPort = *port;
    }
    if (settings.pagePort != 0 && settings.pagePort == settings.callbackPort)
        return problem(
            Words::tr("The page and the callbacks need two ports; both are %1. Change --port or "
                      "--callback-port.")
                .arg(settings.pagePort));
    return {};
}

core::Result<void> readRedis(const QCommandLineParser &parser, const Options &options,
    const QProcessEnvironment &environment, Settings &settings)
{
    const QString url = valueOf(parser, options.redis, environment, QStringLiteral("REDIS_URL"));
    if (url.isEmpty()) {
        settings.needsRedisPassword = settings.redisUrl.startsWith(QLatin1String("redis:"));
        return {};
    }
    settings.redisUrl = url;
    const auto endpoint = redis::Endpoint::fromUrl(url);
    return endpoint ? core::Result<void>() : core::Result<void>(endpoint.error());
}

core::Result<void> readService(const QProcessEnvironment &environment, Settings &settings)
{
    const auto isSet = [&environment](const char *name) {
        return !environment.value(QLatin1String(name)).isEmpty();
    };
    const bool hasAddress = isSet("IG_API_HOST") || isSet("IG_API_PORT") || isSet("IG_BASE_PATH")
        || isSet("IG_USE_INSECURE");
    if (hasAddress || settings.apiUrl.isEmpty()) {
        const auto api = apiUrlFrom(environment);
        if (!api)
            return api.error();
        settings.apiUrl = *api;
    }
    if (isSet("IG_CLIENT_ID"))
        settings.clientId = environment.value(QStringLiteral("IG_CLIENT_ID")).toUtf8();
    settings.clientSecret = environment.value(QStringLiteral("IG_CLIENT_SECRET")).toUtf8();
    settings.isServiceFromEnvironment
        = hasAddress || isSet("IG_CLIENT_ID") || isSet("IG_CLIENT_SECRET");
    settings.awaitsSecret = settings.clientSecret.isEmpty() && !settings.isDemonstration;
    return {};
}

/// What is kept for real places is not for a demonstration.
void forgetRealPlaces(Settings &settings)
{
    settings.dataDirectory.clear();
    settings.redisUrl.clear();
    settings.apiUrl.clear();
    settings.clientId.clear();
    settings.callbackHost.clear();
    settings.tunnel.clear();
}

/// Sources elsewhere than at their public addresses (a mirror, another server, a test), and what
/// they need.
core::Result<void> readSources(const QProcessEnvironment &environment, Settings &settings)
{
    for (const char *name : {"inaturalist", "commons", "mastodon", "flickr", "bluesky",
             "bluesky-profiles", "bluesky-pictures", "websub"}) {
        const QString variable = QStringLiteral("HEREABOUTS_%1_URL")
                                     .arg(QString::fromLatin1(name).toUpper())
                                     .replace(QLatin1Char('-'), QLatin1Char('_'));
        const QString value = environment.value(variable);
        if (value.isEmpty())
            continue;
        const auto url = hostOf(value, variable);
        if (!url)
            return url.error();
        settings.sourceUrls.insert(QString::fromLatin1(name), *url);
    }
    if (const QString contact = environment.value(QStringLiteral("HEREABOUTS_CONTACT"));
        core::isContact(contact))
        settings.contact = contact;
    else if (!contact.isEmpty())
        return problem(
            Words::tr("HEREABOUTS_CONTACT takes an address or a mail address, at most 128 "
                      "characters without blanks and brackets."));
    const auto readSecret = [&](const QString &name, const QString &variable) {
        if (const QString value = environment.value(variable); !value.isEmpty())
            settings.sourceSecrets.insert(name, value.toUtf8());
    };
    readSecret(QStringLiteral("flickr"), QStringLiteral("HEREABOUTS_FLICKR_KEY"));
    readSecret(QStringLiteral("map"), QStringLiteral("HEREABOUTS_MAP_KEY"));
    readSecret(QStringLiteral("mastodon"), QStringLiteral("HEREABOUTS_MASTODON_TOKEN"));
    return {};
}

/// What stands without an option: links to places.
core::Result<QStringList> linksFrom(const QStringList &words)
{
    for (const QString &word : words) {
        if (!isPlaceLink(word))
            return problem(
                Words::tr("\"%1\" is not an option and no command. See --help.").arg(word));
        if (const auto place = placeFromLink(word); !place)
            return place.error();
    }
    if (words.size() > maxLinks)
        return problem(Words::tr("At most %1 links are opened at once.").arg(maxLinks));
    return words;
}

core::Result<void> readAddresses(const QCommandLineParser &parser, const Options &options,
    const QProcessEnvironment &environment, Settings &settings)
{
    const QString callback
        = valueOf(parser, options.callbackHost, environment, QStringLiteral("IG_CALLBACK_HOST"));
    if (!callback.isEmpty()) {
        const auto host = hostOf(callback,
            parser.isSet(options.callbackHost) ? QStringLiteral("--callback-host")
                                               : QStringLiteral("IG_CALLBACK_HOST"));
        if (!host)
            return host.error();
        settings.callbackHost = *host;
    }
    if (parser.isSet(options.tunnel)) {
        const auto recipe = tunnel::Recipe::fromText(parser.value(options.tunnel));
        if (!recipe)
            return problem(QStringLiteral("--tunnel: ") + recipe.error().message);
        settings.tunnel = recipe->toText();
    }
    if (auto read = readSources(environment, settings); !read)
        return read.error();
    return readRedis(parser, options, environment, settings);
}

core::Result<void> readDemonstration(
    const QCommandLineParser &parser, const Options &options, Settings &settings)
{
    settings.isDemonstration = parser.isSet(options.demo) || parser.isSet(options.demoPhotos);
    if (!parser.isSet(options.demoPhotos))
        return {};
    settings.demoPhotosDirectory = QDir(parser.value(options.demoPhotos)).absolutePath();
    if (!QDir(settings.demoPhotosDirectory).exists())
        return problem(
            Words::tr("--demo-photos: there is no folder %1.").arg(settings.demoPhotosDirectory));
    return {};
}

core::Result<void> readWall(
    const QCommandLineParser &parser, const Options &options, Settings &settings)
{
    const bool isWall = parser.isSet(options.wall);
    if (isWall && parser.isSet(options.headless))
        return problem(Words::tr("--wall needs a screen; leave --headless out."));
    // Of the two in the settings file, the one without a window counts.
    settings.isHeadless = parser.isSet(options.headless) || (settings.isHeadless && !isWall);
    if (isWall)
        settings.wallScreen = parser.value(options.wall);
    else if (settings.isHeadless)
        settings.wallScreen.reset();
    if (!parser.isSet(options.wallLayout))
        return {};
    settings.wallLayout = parser.value(options.wallLayout);
    if (!ui::wallLayoutFromName(settings.wallLayout)) {
        QStringList names;
        for (const ui::WallLayout layout : ui::allWallLayouts)
            names += ui::wallLayoutName(layout);
        return problem(Words::tr("--wall-layout takes one of %1, not \"%2\".")
                           .arg(names.join(QStringLiteral(", ")), settings.wallLayout));
    }
    return {};
}

} // namespace

core::Result<std::variant<Settings, Notice>> readCommandLine(
    const QStringList &arguments, const QProcessEnvironment &environment, const ReadKept &readKept)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        Words::tr("Photos taken around a place, the moment they appear: in a "
                  "window and in every browser on the network."));
    parser.addPositionalArgument(Words::tr("LINK"),
        Words::tr("A place to open the form for: geo:37.76,-122.44 or "
                  "hereabouts://place?lat=37.76&lng=-122.44&radius=1000&name=Park."),
        Words::tr("[LINK…]"));
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    const Options options;
    options.addTo(parser);

    if (!parser.parse(withWallValue(arguments)))
        return problem(parser.errorText() + QLatin1Char(' ') + Words::tr("See --help."));
    if (parser.isSet(help) || parser.isSet(QStringLiteral("help-all")))
        return {Notice {helpText(parser)}};
    if (parser.isSet(version))
        return {Notice {QStringLiteral("hereabouts %1\n").arg(QStringLiteral(HEREABOUTS_VERSION))}};
    const auto links = linksFrom(parser.positionalArguments());
    if (!links)
        return links.error();

    const QString file = parser.isSet(options.settings)
        ? QDir(parser.value(options.settings)).absolutePath()
        : SettingsFile::defaultPath();
    Settings settings = readKept ? readKept(file) : Settings();
    settings.settingsFile = file;
    settings.links = *links;
    settings.isShared |= parser.isSet(options.share);
    settings.isProxyAllowed |= parser.isSet(options.allowProxy);
    if (auto read = readDemonstration(parser, options, settings); !read)
        return read.error();
    if (auto read = readWall(parser, options, settings); !read)
        return read.error();
    if (settings.isDemonstration)
        forgetRealPlaces(settings);
    if (auto read = readPorts(parser, options, environment, settings); !read)
        return read.error();
    if (auto read = readAddresses(parser, options, environment, settings); !read)
        return read.error();
    for (const QString &name : parser.values(options.allowName)) {
        const auto host = hostOf(name, QStringLiteral("--allow-name"));
        if (!host)
            return host.error();
        settings.allowedNames += host->host();
    }
    if (auto read = readService(environment, settings); !read)
        return read.error();
    chooseDirectories(settings, parser.value(options.dataDir));
    for (const QString &text : parser.values(options.adopt)) {
        const auto adoption = adoptionFrom(text);
        if (!adoption)
            return adoption.error();
        settings.adoptions += *adoption;
    }
    return {settings};
}

SplitLine splitAtCommand(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addVersionOption();
    const Options options;
    options.addTo(parser);
    parser.setOptionsAfterPositionalArgumentsMode(QCommandLineParser::ParseAsPositionalArguments);
    if (!parser.parse(withWallValue(arguments)))
        return {arguments, {}};
    const QStringList words = parser.positionalArguments();
    const QStringList commands = commandNames();
    const bool isCommand = std::any_of(commands.begin(), commands.end(), [&](const QString &name) {
        return name.section(QLatin1Char(' '), 0, 0) == words.value(0);
    });
    return isCommand ? SplitLine {arguments.first(arguments.size() - words.size()), words}
                     : SplitLine {arguments, {}};
}

} // namespace app
