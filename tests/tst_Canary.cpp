// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/DesktopBus.h"
#include "support/ProviderRig.h"
#include "support/TestRedis.h"

#include <QDirIterator>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QWebSocket>

#include <sys/resource.h>

/// The program with secrets that can be recognised, driven through good and bad traffic with every
/// log line on. Afterwards nothing that anybody can read has any of them.
class tst_Canary : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void findsWhatItLooksFor();
    void noSecretLeavesTheProgram_data();
    void noSecretLeavesTheProgram();
};

namespace {

const QByteArray canary = "S3CRETCANARY";
const QString redisPassword = "S3CRETCANARY-redis";

/// In plain text, and as programs write bytes in other ways.
bool hasCanary(const QByteArray &text)
{
    const QByteArray base64 = canary.toBase64(QByteArray::OmitTrailingEquals);
    return text.toUpper().contains(canary) || text.contains(base64)
        || text.toLower().contains(canary.toHex());
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Files below the folder that have a canary, but for those whose place it is.
QStringList filesWithCanary(const QString &folder, const QStringList &allowed = {})
{
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        if (!allowed.contains(QFileInfo(path).fileName()) && hasCanary(contentOf(path)))
            found += path;
    }
    return found;
}

/// The process and everything that it started, and what those started.
QList<qint64> familyOf(qint64 process)
{
    QList<qint64> family {process};
    for (qsizetype i = 0; i < family.size(); ++i) {
        const QString tasks = QStringLiteral("/proc/%1/task").arg(family[i]);
        for (const QString &task : QDir(tasks).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            const QByteArray children = contentOf(tasks + '/' + task + "/children");
            for (const QByteArray &child : children.simplified().split(' ')) {
                if (!child.isEmpty())
                    family += child.toLongLong();
            }
        }
    }
    return family;
}

/// Reads everything the page's port and the callback port say, also to bad requests.
class Traffic {
public:
    Traffic(const support::Program &program, demo::DemoProvider &provider, const QString &object)
        : m_program(program)
        , m_provider(provider)
        , m_object(object)
    {
        const QUrl page = program.pageUrl();
        QNetworkRequest live(QUrl(QStringLiteral("ws://127.0.0.1:%1/live").arg(page.port())));
        live.setRawHeader("Origin", "http://127.0.0.1:" + QByteArray::number(page.port()));
        QObject::connect(&m_viewer, &QWebSocket::textMessageReceived, &m_viewer,
            [this](const QString &text) { m_heard += text.toUtf8() + '\n'; });
        m_viewer.open(live);
    }

    void goodCallbacks()
    {
        const QStringList published = m_provider.publish(m_object, 5);
        QTRY_VERIFY_WITH_TIMEOUT(m_program.keptIds().size() >= published.size(), 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(m_heard.contains("newMedia"), 30'000);
    }

    void badCallbacks()
    {
        const QUrl url(
            m_program.callbackUrl().toString(QUrl::StripTrailingSlash) + "/callbacks/geo/canary");
        const QByteArray body = R"([{"object":"geography","object_id":"S3CRETCANARY-body"}])";
        QByteArray wrong = support::signatureOf(body, m_provider.clientSecret());
        wrong[0] = wrong[0] == '0' ? '1' : '0';
        hear(support::httpPost(url, body, wrong), 403);
        hear(support::httpPost(url, body, m_provider.clientSecret()), 403);
        const QByteArray garbage = "not a list: S3CRETCANARY";
        hear(support::httpPost(
                 url, garbage, support::signatureOf(garbage, m_provider.clientSecret())),
            400);
        QUrl handshake(url);
        handshake.setQuery(
            "hub.mode=subscribe&hub.challenge=c&hub.verify_token=S3CRETCANARY-wrong");
        hear(support::httpGet(handshake), 403);
        handshake.setPath("/callbacks/geo/S3CRETCANARY");
        hear(support::httpGet(handshake), 404);
    }

    void faultsOfTheProvider()
    {
        using Fault = demo::DemoProvider::Fault;
        for (const Fault fault : {Fault::ServerError, Fault::Garbage, Fault::Truncated,
                 Fault::RateLimitSeconds, Fault::None}) {
            m_provider.setFault(fault);
            const int looks = m_provider.lookCount();
            m_provider.publish(m_object, 1);
            // A source that was told to wait does not look: then its state is all there is to see.
            [[maybe_unused]] const bool isSeen
                = QTest::qWaitFor([&] { return m_provider.lookCount() > looks; }, 1500);
            pages();
        }
    }

    void pages()
    {
        for (const char *path : {"/", "/static/main.js", "/api/places", "/api/photos?limit=200",
                 "/api/photos?before=S3CRET", "/nothing", "/pictures/nothing/320"})
            m_heard += m_program.get(path).body;
        m_heard += m_program.get("/healthz").body;
    }

    QByteArray heard() const { return m_heard; }

private:
    void hear(const support::Program::Answer &answer, int status)
    {
        QCOMPARE(answer.status, status);
        m_heard += answer.body + answer.type;
    }

    const support::Program &m_program;
    demo::DemoProvider &m_provider;
    QString m_object;
    QByteArray m_heard;
    QWebSocket m_viewer;
};

} // namespace

/// What the program inherits would leave a core file with all its secrets.
void tst_Canary::initTestCase()
{
    rlimit limit {};
    QCOMPARE(getrlimit(RLIMIT_CORE, &limit), 0);
    limit.rlim_cur = limit.rlim_max;
    QCOMPARE(setrlimit(RLIMIT_CORE, &limit), 0);
    if (limit.rlim_max == 0)
        qWarning("Core files are forbidden here: whether the program forbids them stays open");
}

void tst_Canary::findsWhatItLooksFor()
{
    QVERIFY(hasCanary("client_secret=S3CRETCANARY-client&"));
    QVERIFY(hasCanary("s3cretcanary"));
    QVERIFY(hasCanary('x' + canary.toBase64() + 'x'));
    QVERIFY(hasCanary(canary.toHex().toUpper()));
    QVERIFY(!hasCanary("S3CRET"));
    QTemporaryDir folder;
    QFile file(folder.filePath(".hidden"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("xxS3CRETCANARYxx");
    file.close();
    QCOMPARE(filesWithCanary(folder.path()).size(), 1);
    QVERIFY(filesWithCanary(folder.path(), {".hidden"}).isEmpty());
}

void tst_Canary::noSecretLeavesTheProgram_data()
{
    QTest::addColumn<QString>("from");
    QTest::newRow("from variables and options, private Redis") << "variables";
    QTest::newRow("from the settings file, no keyring, shared Redis") << "settings";
    QTest::newRow("from the settings file to the keyring, shared Redis") << "keyring";
}

void tst_Canary::noSecretLeavesTheProgram()
{
    QFETCH(QString, from);
    const support::ProviderRig rig;
    const bool isShared = from != "variables";
    support::TestRedis redis(support::TestRedis::Listen::Port, {"--requirepass", redisPassword});
    support::DesktopBus bus(from == "keyring" ? support::DesktopBus::Keyring::Unlocked
                                              : support::DesktopBus::Keyring::None);
    QTemporaryDir directory;
    support::Program program(directory.path());
    program.setVariable("QT_LOGGING_RULES", "*=true");
    program.setVariable("HEREABOUTS_FLICKR_KEY", "S3CRETCANARY-flickr");
    program.setVariable("HEREABOUTS_MASTODON_TOKEN", "S3CRETCANARY-mastodon");
    rig.configure(program, {"canary"});
    if (from == "keyring")
        program.setVariable(
            "DBUS_SESSION_BUS_ADDRESS", bus.environment().value("DBUS_SESSION_BUS_ADDRESS"));
    if (isShared) {
        program.setVariable("IG_CLIENT_SECRET", {});
        QString url = redis.url();
        url.replace("redis://", "redis://:" + redisPassword + '@');
        QFile settings(directory.filePath("settings.conf"));
        QVERIFY(settings.open(QIODevice::WriteOnly));
        settings.write("service.client-secret = " + rig.provider().clientSecret()
            + "\nredis.url = " + url.toUtf8() + "\npage.port = S3CRETCANARY-misplaced\n");
        settings.close();
    }
    QVERIFY2(program.start(), program.standardError());

    const QString object = [&] {
        QString made;
        // Refused until the list of places is loaded and the adoption done.
        [[maybe_unused]] const bool isMade = QTest::qWaitFor(
            [&] { return !(made = rig.subscribe(program, "canary")).isEmpty(); }, 30'000);
        return made;
    }();
    QVERIFY2(!object.isEmpty(), program.standardError());
    Traffic traffic(program, rig.provider(), object);
    traffic.goodCallbacks();
    traffic.badCallbacks();
    traffic.faultsOfTheProvider();
    QVERIFY(!QTest::currentTestFailed());

    const QList<qint64> family = familyOf(program.processId());
    QCOMPARE(family.size() > 1, !isShared); // the private Redis
    for (const qint64 process : family) {
        const QString folder = QStringLiteral("/proc/%1/").arg(process);
        QVERIFY(!contentOf(folder + "cmdline").isEmpty());
        QVERIFY2(!hasCanary(contentOf(folder + "cmdline")), contentOf(folder + "cmdline"));
        // Redis writes over its own: see tst_PrivateServer::tellsItsChildNoSecrets().
        QVERIFY2(!hasCanary(contentOf(folder + "environ")), qPrintable(folder));
        const QByteArray limits = contentOf(folder + "limits");
        const qsizetype core = limits.indexOf("Max core file size");
        QCOMPARE(limits.mid(core + 18, 40).simplified().split(' ').first(), QByteArray("0"));
    }
    QVERIFY(!traffic.heard().isEmpty());
    QVERIFY(!hasCanary(traffic.heard()));
    if (isShared) {
        const auto inRedis = [&redis](const QStringList &command) {
            return redis.run(QStringList {"--no-auth-warning", "-a", redisPassword} + command);
        };
        QVERIFY(inRedis({"HVALS", "hereabouts:subscriptions"}).contains("canary"));
        QCOMPARE(filesWithCanary(redis.directory()), QStringList());
        QTRY_VERIFY(!hasCanary(
            contentOf(directory.filePath("settings.conf")).replace("S3CRETCANARY-misplaced", "")));
    }

    program.kill(); // nothing is tidied up
    const QByteArray said = program.standardOutput() + program.standardError();
    QVERIFY(said.contains("hereabouts.")); // the log is on
    for (const QByteArray &line : said.split('\n'))
        QVERIFY2(!hasCanary(line), line);
    QCOMPARE(said.contains("keyring."), isShared);
    // The one place where they may be, and the person's own mistake, which is not ours to delete.
    const QStringList allowed = from == "settings"
        ? QStringList {"credentials.json", "settings.conf"}
        : QStringList {"settings.conf"};
    QCOMPARE(filesWithCanary(directory.path(), allowed), QStringList());
    QCOMPARE(hasCanary(contentOf(directory.filePath("credentials.json"))), from == "settings");
    QCOMPARE(filesWithCanary(bus.home()), QStringList());
}

QTEST_GUILESS_MAIN(tst_Canary)
#include "tst_Canary.moc"
