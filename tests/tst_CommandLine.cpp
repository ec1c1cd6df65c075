// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/CommandLine.h"
#include "app/WallScreen.h"

#include <QTemporaryDir>
#include <QTest>

using app::Settings;

class tst_CommandLine : public QObject {
    Q_OBJECT

private slots:
    void init();
    void theDefaultsNeedNoOptions();
    void readsEveryOption();
    void takesATunnel();
    void opensTheWall_data();
    void opensTheWall();
    void findsTheScreenOfTheWall_data();
    void findsTheScreenOfTheWall();
    void readsTheDemosEnvironment();
    void readsWhereSourcesAreAndWhatTheyNeed();
    void anOptionCountsBeforeItsVariable();
    void whatIsKeptCountsLast();
    void whatIsKeptOfTheWallCountsLast();
    void namesTheFileWithSettings();
    void aDemonstrationForgetsTheRealService();
    void asksForSecretsThatAreKept();
    void repeatsNoPassword();
    void namesWhatIsWrong_data();
    void namesWhatIsWrong();
    void adoptsSubscriptions();
    void aDemonstrationHasAFolderOfItsOwn();
    void helpNamesEveryOptionAndVariable();
    void printsItsVersion();

private:
    core::Result<std::variant<Settings, app::Notice>> read(const QStringList &arguments) const;
    Settings settings(const QStringList &arguments) const;
    Settings m_kept;
    QProcessEnvironment m_environment;
};

void tst_CommandLine::init()
{
    m_environment = QProcessEnvironment();
    m_kept = {};
}

core::Result<std::variant<Settings, app::Notice>> tst_CommandLine::read(
    const QStringList &arguments) const
{
    return app::readCommandLine(QStringList {"hereabouts"} + arguments, m_environment,
        [this](const QString &) { return m_kept; });
}

Settings tst_CommandLine::settings(const QStringList &arguments) const
{
    const auto result = read(arguments);
    if (!result)
        qFatal("%s", qPrintable(result.error().message));
    return std::get<Settings>(*result);
}

void tst_CommandLine::theDefaultsNeedNoOptions()
{
    const Settings read = settings({});
    QCOMPARE(read.pagePort, 3000);
    QCOMPARE(read.callbackPort, 3001);
    QVERIFY(!read.isHeadless && !read.isShared && !read.isProxyAllowed && !read.isDemonstration);
    QVERIFY(read.redisUrl.isEmpty() && read.callbackHost.isEmpty() && read.clientId.isEmpty());
    QCOMPARE(read.apiUrl, QUrl("https://api.instagram.com"));
    QVERIFY(read.dataDirectory.endsWith("/hereabouts"));
}

void tst_CommandLine::readsEveryOption()
{
    QTemporaryDir photos;
    const Settings read = settings({"--headless", "--demo", "--demo-photos", photos.path(),
        "--data-dir", "/tmp/h", "--port", "0", "--callback-port", "4001", "--share",
        "--allow-proxy", "--allow-name", "wall.example.org", "--redis",
        "redis://:word@db.example:7000/2", "--callback-host", "photos.example.org"});
    QVERIFY(read.isHeadless && read.isDemonstration && read.isShared);
    QVERIFY(read.isProxyAllowed);
    QCOMPARE(read.demoPhotosDirectory, photos.path());
    QCOMPARE(read.dataDirectory, QString("/tmp/h"));
    QCOMPARE(read.cacheDirectory, QString("/tmp/h/cache"));
    QCOMPARE(read.pagePort, 0);
    QCOMPARE(read.callbackPort, 4001);
    QCOMPARE(read.redisUrl, QString("redis://:word@db.example:7000/2"));
    QCOMPARE(read.callbackHost, QUrl("http://photos.example.org"));
    QCOMPARE(read.allowedNames, QStringList("wall.example.org"));
}

void tst_CommandLine::takesATunnel()
{
    QCOMPARE(settings({"--tunnel", "cloudflared"}).tunnel, "cloudflared");
    QCOMPARE(settings({"--tunnel", "bore {port}"}).tunnel, "bore {port}");
    QCOMPARE(settings({"--demo", "--tunnel", "ngrok"}).tunnel, "ngrok");
    m_kept.tunnel = "ngrok";
    QCOMPARE(settings({}).tunnel, "ngrok");
    QCOMPARE(settings({"--tunnel", ""}).tunnel, QString());
    QVERIFY(settings({"--demo"}).tunnel.isEmpty()); // what is kept is for real places
}

void tst_CommandLine::opensTheWall_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<bool>("isWall");
    QTest::addColumn<QString>("screen");
    QTest::addColumn<QString>("layout");
    QTest::newRow("no") << QStringList {} << false << ""
                        << "";
    QTest::newRow("main screen") << QStringList {"--wall"} << true << ""
                                 << "";
    QTest::newRow("by number") << QStringList {"--wall", "2"} << true << "2"
                               << "";
    QTest::newRow("by name") << QStringList {"--wall=HDMI-1"} << true << "HDMI-1"
                             << "";
    QTest::newRow("before an option")
        << QStringList {"--wall", "--wall-layout", "cubes"} << true << ""
        << "cubes";
    QTest::newRow("layout for F11") << QStringList {"--wall-layout", "split"} << false << ""
                                    << "split";
}

void tst_CommandLine::opensTheWall()
{
    QFETCH(QStringList, arguments);
    QFETCH(bool, isWall);
    QFETCH(QString, screen);
    QFETCH(QString, layout);
    const Settings read = settings(arguments);
    QCOMPARE(read.wallScreen.has_value(), isWall);
    QCOMPARE(read.wallScreen.value_or(QString()), screen);
    QCOMPARE(read.wallLayout, layout);
}

void tst_CommandLine::findsTheScreenOfTheWall_data()
{
    QTest::addColumn<QString>("wish");
    QTest::addColumn<int>("index");
    QTest::newRow("main") << "" << 0;
    QTest::newRow("first") << "1" << 0;
    QTest::newRow("second") << "2" << 1;
    QTest::newRow("name") << "hdmi-1" << 1;
    QTest::newRow("beyond") << "3" << -1;
    QTest::newRow("zero") << "0" << -1;
    QTest::newRow("unknown") << "VGA" << -1;
}

void tst_CommandLine::findsTheScreenOfTheWall()
{
    QFETCH(QString, wish);
    QFETCH(int, index);
    const auto found = app::wallScreenFrom(wish, {"eDP-1", "HDMI-1"});
    if (index < 0) {
        QVERIFY(!found);
        // It says which there are.
        QVERIFY(found.error().message.contains("1 (eDP-1), 2 (HDMI-1)"));
        QVERIFY(found.error().message.contains(wish));
    } else {
        QVERIFY(found);
        QCOMPARE(*found, index);
    }
}

void tst_CommandLine::readsTheDemosEnvironment()
{
    m_environment.insert("IG_CLIENT_ID", "id");
    m_environment.insert("IG_CLIENT_SECRET", "secret");
    m_environment.insert("IG_API_HOST", "api.example.org");
    m_environment.insert("IG_API_PORT", "8443");
    m_environment.insert("IG_BASE_PATH", "compatible/");
    m_environment.insert("IG_USE_INSECURE", "1");
    m_environment.insert("IG_APP_PORT", "3100");
    m_environment.insert("IG_CALLBACK_HOST", "https://photos.example.org");
    const Settings read = settings({});
    QCOMPARE(read.clientId, QByteArray("id"));
    QCOMPARE(read.clientSecret, QByteArray("secret"));
    QCOMPARE(read.apiUrl, QUrl("http://api.example.org:8443/compatible"));
    QCOMPARE(read.pagePort, 3100);
    QCOMPARE(read.callbackHost, QUrl("https://photos.example.org"));
}

void tst_CommandLine::readsWhereSourcesAreAndWhatTheyNeed()
{
    m_environment.insert("HEREABOUTS_COMMONS_URL", "http://127.0.0.1:8080/mirror");
    m_environment.insert("HEREABOUTS_FLICKR_KEY", "0123");
    const Settings read = settings({});
    QCOMPARE(read.sourceUrls.value("commons"), QUrl("http://127.0.0.1:8080/mirror"));
    QCOMPARE(read.sourceSecrets.value("flickr"), QByteArray("0123"));
    QVERIFY(!read.sourceUrls.contains("inaturalist"));

    m_environment.insert("HEREABOUTS_INATURALIST_URL", "ftp://example.org");
    const auto refused = app::readCommandLine({"hereabouts"}, m_environment);
    QVERIFY(!refused && refused.error().message.contains("HEREABOUTS_INATURALIST_URL"));
}

void tst_CommandLine::anOptionCountsBeforeItsVariable()
{
    m_environment.insert("IG_APP_PORT", "3100");
    m_environment.insert("REDIS_URL", "redis://first");
    const Settings read = settings({"--port", "3200", "--redis", "redis://second"});
    QCOMPARE(read.pagePort, 3200);
    QCOMPARE(read.redisUrl, QString("redis://second"));
    QCOMPARE(settings({}).redisUrl, QString("redis://first"));
}

void tst_CommandLine::whatIsKeptCountsLast()
{
    m_kept.pagePort = 4000;
    m_kept.callbackPort = 4001;
    m_kept.isShared = m_kept.isProxyAllowed = true;
    m_kept.sourceUrls = {{"commons", QUrl("https://kept.example.org")},
        {"mastodon", QUrl("https://kept.example.org")}};
    m_kept.callbackHost = QUrl("https://kept.example.org");
    m_kept.redisUrl = "redis://kept";
    m_kept.apiUrl = QUrl("https://api.kept.example.org");
    m_kept.clientId = "kept";
    m_kept.dataDirectory = "/kept";
    m_kept.allowedNames = QStringList("kept.example.org");
    const Settings kept = settings({"--allow-name", "more.example.org"});
    QCOMPARE(kept.pagePort, 4000);
    QCOMPARE(kept.callbackPort, 4001);
    QVERIFY(kept.isShared && kept.isProxyAllowed);
    QCOMPARE(kept.sourceUrls, m_kept.sourceUrls);
    QCOMPARE(kept.callbackHost, m_kept.callbackHost);
    QCOMPARE(kept.redisUrl, m_kept.redisUrl);
    QCOMPARE(kept.apiUrl, m_kept.apiUrl);
    QCOMPARE(kept.clientId, QByteArray("kept"));
    QCOMPARE(kept.dataDirectory, QString("/kept"));
    QCOMPARE(kept.cacheDirectory, QString("/kept/cache"));
    QCOMPARE(kept.allowedNames, QStringList({"kept.example.org", "more.example.org"}));
    QVERIFY(!kept.isServiceFromEnvironment);

    m_environment.insert("IG_APP_PORT", "4100");
    m_environment.insert("IG_API_HOST", "api.example.org");
    m_environment.insert("IG_CLIENT_ID", "id");
    m_environment.insert("REDIS_URL", "redis://variable");
    m_environment.insert("IG_CALLBACK_HOST", "https://variable.example.org");
    m_environment.insert("HEREABOUTS_COMMONS_URL", "https://variable.example.org");
    const Settings variables = settings({});
    QCOMPARE(variables.pagePort, 4100);
    QCOMPARE(variables.sourceUrls.value("commons"), QUrl("https://variable.example.org"));
    QCOMPARE(variables.sourceUrls.value("mastodon"), QUrl("https://kept.example.org"));
    QCOMPARE(variables.apiUrl, QUrl("https://api.example.org"));
    QCOMPARE(variables.clientId, QByteArray("id"));
    QCOMPARE(variables.redisUrl, QString("redis://variable"));
    QCOMPARE(variables.callbackHost, QUrl("https://variable.example.org"));
    QVERIFY(variables.isServiceFromEnvironment);
    const Settings options = settings({"--port", "4200", "--data-dir", "/given"});
    QCOMPARE(options.pagePort, 4200);
    QCOMPARE(options.dataDirectory, QString("/given"));
}

void tst_CommandLine::whatIsKeptOfTheWallCountsLast()
{
    m_kept.wallScreen = "HDMI-1";
    m_kept.wallLayout = "cubes";
    QCOMPARE(settings({}).wallScreen, std::optional<QString>("HDMI-1"));
    QCOMPARE(settings({}).wallLayout, QString("cubes"));
    QCOMPARE(settings({"--wall", "2"}).wallScreen, std::optional<QString>("2"));
    QCOMPARE(settings({"--wall-layout", "split"}).wallLayout, QString("split"));
    QVERIFY(settings({"--headless"}).isHeadless && !settings({"--headless"}).wallScreen);

    m_kept.isHeadless = true;
    QVERIFY(settings({}).isHeadless && !settings({}).wallScreen);
    QVERIFY(!settings({"--wall"}).isHeadless);
    QCOMPARE(settings({"--wall"}).wallScreen, std::optional<QString>(QString()));
}

void tst_CommandLine::namesTheFileWithSettings()
{
    QVERIFY(settings({}).settingsFile.endsWith("/hereabouts/settings.conf"));
    QCOMPARE(settings({"--settings", "/a/b.conf"}).settingsFile, QString("/a/b.conf"));
}

void tst_CommandLine::aDemonstrationForgetsTheRealService()
{
    m_kept.redisUrl = "redis://kept";
    m_kept.clientId = "kept";
    m_kept.dataDirectory = "/kept";
    m_kept.pagePort = 4000;
    const Settings demonstration = settings({"--demo"});
    QVERIFY(demonstration.redisUrl.isEmpty() && demonstration.clientId.isEmpty());
    QVERIFY(demonstration.dataDirectory.endsWith("/hereabouts/demo"));
    QVERIFY(!demonstration.awaitsSecret && !demonstration.needsRedisPassword);
    QCOMPARE(demonstration.pagePort, 4000);
}

void tst_CommandLine::asksForSecretsThatAreKept()
{
    QVERIFY(settings({}).awaitsSecret && !settings({}).needsRedisPassword);
    m_kept.redisUrl = "redis://kept";
    QVERIFY(settings({}).needsRedisPassword);
    QVERIFY(!settings({"--redis", "redis://other"}).needsRedisPassword); // has its own, or none
    m_kept.redisUrl = "unix:/run/redis.sock";
    QVERIFY(!settings({}).needsRedisPassword);
    m_environment.insert("IG_CLIENT_SECRET", "secret");
    QVERIFY(!settings({}).awaitsSecret);
}

void tst_CommandLine::repeatsNoPassword()
{
    for (const QStringList &arguments :
        {QStringList {"--redis", "redis://:S3CRETCANARY@"}, {"--adopt", "a b:S3CRETCANARY"},
            {"--callback-host", "https://me:S3CRETCANARY@x.example"},
            {"--allow-name", "me:S3CRETCANARY@x.example"}}) {
        const auto result = read(arguments);
        QVERIFY2(!result, qPrintable(arguments.join(' ')));
        QVERIFY2(
            !result.error().message.contains("S3CRETCANARY"), qPrintable(result.error().message));
    }
}

void tst_CommandLine::namesWhatIsWrong_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("mention");
    QTest::newRow("unknown option") << QStringList {"--nonsense"} << "nonsense";
    QTest::newRow("a stray word") << QStringList {"demo"} << "demo";
    QTest::newRow("port 70000") << QStringList {"--port", "70000"} << "--port";
    QTest::newRow("port -1") << QStringList {"--port=-1"} << "--port";
    QTest::newRow("port abc") << QStringList {"--callback-port", "abc"} << "--callback-port";
    QTest::newRow("port empty") << QStringList {"--port", ""} << "--port";
    QTest::newRow("one port twice") << QStringList {"--port", "3001"} << "--callback-port";
    QTest::newRow("no value") << QStringList {"--port"} << "port";
    QTest::newRow("redis of another kind") << QStringList {"--redis", "http://x"} << "redis";
    QTest::newRow("callback host with a query")
        << QStringList {"--callback-host", "http://x/?a"} << "--callback-host";
    QTest::newRow("callback host as a file")
        << QStringList {"--callback-host", "file:///x"} << "--callback-host";
    QTest::newRow("no such tunnel") << QStringList {"--tunnel", "teleport"} << "--tunnel";
    QTest::newRow("a tunnel to an option")
        << QStringList {"--tunnel", "ssh:-oProxyCommand=x"} << "--tunnel";
    QTest::newRow("slug with a slash") << QStringList {"--adopt", "a/b"} << "--adopt";
    QTest::newRow("empty slug") << QStringList {"--adopt", ":token"} << "--adopt";
    QTest::newRow("no such layout") << QStringList {"--wall-layout", "Grid"} << "mosaic";
    QTest::newRow("a wall without a screen")
        << QStringList {"--headless", "--wall"} << "--headless";
    QTest::newRow("no such folder")
        << QStringList {"--demo-photos", "/nowhere/at/all"} << "/nowhere/at/all";
}

void tst_CommandLine::namesWhatIsWrong()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, mention);
    const auto result = read(arguments);
    QVERIFY(!result);
    QVERIFY2(result.error().message.contains(mention), qPrintable(result.error().message));
}

void tst_CommandLine::adoptsSubscriptions()
{
    const Settings read = settings({"--adopt", "san-francisco", "--adopt", "attack:to:ken"});
    const QList<app::Adoption> expected = {{"san-francisco", ""}, {"attack", "to:ken"}};
    QCOMPARE(read.adoptions, expected);
}

void tst_CommandLine::aDemonstrationHasAFolderOfItsOwn()
{
    QVERIFY(settings({"--demo"}).dataDirectory != settings({}).dataDirectory);
    QTemporaryDir photos;
    QVERIFY(settings({"--demo-photos", photos.path()}).isDemonstration);
}

void tst_CommandLine::helpNamesEveryOptionAndVariable()
{
    const auto result = read({"--help"});
    QVERIFY(result);
    const QString help = std::get<app::Notice>(*result).text;
    for (const char *name : {"--headless", "--settings", "page.port", "redis.url", "--demo",
             "page.proxies", "sources.commons", "wall.screen", "window.show", "--wall",
             "--demo-photos", "--data-dir", "--port", "--callback-port", "--share", "--allow-name",
             "--allow-proxy", "--redis", "--callback-host", "--adopt", "IG_CLIENT_ID",
             "IG_CLIENT_SECRET", "IG_API_HOST", "IG_API_PORT", "IG_BASE_PATH", "IG_USE_INSECURE",
             "IG_APP_PORT", "IG_CALLBACK_HOST"})
        QVERIFY2(help.contains(name), name);
}

void tst_CommandLine::printsItsVersion()
{
    const auto result = read({"--version"});
    QVERIFY(result);
    QCOMPARE(std::get<app::Notice>(*result).text, QString("hereabouts " HEREABOUTS_VERSION "\n"));
}

QTEST_GUILESS_MAIN(tst_CommandLine)
#include "tst_CommandLine.moc"
