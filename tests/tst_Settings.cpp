// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/SettingsFile.h"
#include "app/SettingsText.h"

#include <QFileInfo>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/stat.h>
#include <unistd.h>

using app::KeptSettings;
using app::SettingsFile;
using app::SettingsText;

/// The settings file: what is read, what is refused, and that it is never written by half.
class tst_Settings : public QObject {
    Q_OBJECT

private slots:
    void init();
    void readsEveryKey();
    void aMissingOrEmptyFileMeansTheDefaults();
    void namesTheLineThatIsNoSetting_data();
    void namesTheLineThatIsNoSetting();
    void namesTheKeyAndWhatItTakes_data();
    void namesTheKeyAndWhatItTakes();
    void neverRepeatsAValue();
    void repeatsOnlyTheStartOfALongKey();
    void refusesOnePortForBoth();
    void keepsUnknownKeysAndSaysSo();
    void keepsCommentsAndOrderWhenItChangesAKey();
    void leavesAFileAloneThatItCanNotRead_data();
    void leavesAFileAloneThatItCanNotRead();
    void readsTooLargeAFileNotAtAll();
    void takesNeitherFoldersNorDevices_data();
    void takesNeitherFoldersNorDevices();
    void saysThatItWasNotSavedWhereNothingCanBeWritten();
    void writesThroughALink();
    void aNewFileIsForItsOwnerAlone();
    void closesAFileWithASecretToOthers();
    void takesSecretsOutOfTheAddress();
    void isOldOrNewButNeverHalfWhenKilled();

private:
    void write(const QByteArray &bytes);
    QByteArray onDisk() const;
    KeptSettings load() const { return SettingsFile(m_path).load(); }

    std::unique_ptr<QTemporaryDir> m_directory;
    QString m_path;
};

namespace {

/// The next program is this one, told to save for ever: what a kill may interrupt.
constexpr const char *saver = "HEREABOUTS_TEST_SAVES";

QByteArray valueOf(char letter)
{
    return QByteArray(60'000, letter);
}

[[noreturn]] void saveForEver(const QString &path)
{
    for (char letter = 'a';; letter = letter == 'z' ? 'a' : char(letter + 1)) {
        const auto saved = SettingsFile(path).save(
            {{app::layoutKey, QString::fromLatin1(valueOf(letter).toBase64())}});
        if (!saved)
            _exit(1);
    }
}

} // namespace

void tst_Settings::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    m_path = m_directory->filePath("settings.conf");
}

void tst_Settings::write(const QByteArray &bytes)
{
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

QByteArray tst_Settings::onDisk() const
{
    QFile file(m_path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void tst_Settings::readsEveryKey()
{
    const KeptSettings kept = app::readSettings("\xef\xbb\xbf# the wall\r\n"
                                                "version = 1\n"
                                                "page.port = 3100\n"
                                                "page.share=yes\n"
                                                "page.names = Wall.example.org, second.example\n"
                                                "page.proxies = yes\n"
                                                "page.viewers = 17\n"
                                                "page.connections = 99\n"
                                                "page.connections-per-address = 9\n"
                                                "  callbacks.port =  3101  \n"
                                                "callbacks.host = https://photos.example.org\n"
                                                "callbacks.tunnel = ssh:me@example.org/80\n"
                                                "redis.url = redis://wall@db.example:7000/2\n"
                                                "data.folder = /srv/wall/\n"
                                                "service.url = https://api.example.org/v2\n"
                                                "service.client-id = me = #1\n"
                                                "sources.inaturalist = https://nature.example.org\n"
                                                "sources.commons = http://127.0.0.1:8080/mirror\n"
                                                "sources.mastodon = https://social.example.org\n"
                                                "sources.flickr = https://flickr.example.org\n"
                                                "window.show = no\n"
                                                "wall.screen = HDMI-1\n"
                                                "wall.layout = cubes\n"
                                                "window.layout = TGF5b3V0");
    QVERIFY2(kept.problems.isEmpty(), qPrintable(kept.problems.join('\n')));
    QVERIFY(kept.mayBeChanged);
    const app::Settings &read = kept.settings;
    QCOMPARE(read.pagePort, 3100);
    QVERIFY(read.isShared);
    QCOMPARE(read.allowedNames, QStringList({"wall.example.org", "second.example"}));
    QCOMPARE(read.maxViewers, 17);
    QCOMPARE(read.maxConnections, 99);
    QCOMPARE(read.maxConnectionsPerAddress, 9);
    QCOMPARE(read.callbackPort, 3101);
    QCOMPARE(read.callbackHost, QUrl("https://photos.example.org"));
    QCOMPARE(read.tunnel, QString("ssh:me@example.org/80"));
    QCOMPARE(read.redisUrl, QString("redis://wall@db.example:7000/2"));
    QCOMPARE(read.dataDirectory, QString("/srv/wall"));
    QCOMPARE(read.apiUrl, QUrl("https://api.example.org/v2"));
    QCOMPARE(read.clientId, QByteArray("me = #1"));
    QVERIFY(read.isProxyAllowed && read.isHeadless);
    QCOMPARE(read.sourceUrls,
        (QHash<QString, QUrl> {{"inaturalist", QUrl("https://nature.example.org")},
            {"commons", QUrl("http://127.0.0.1:8080/mirror")},
            {"mastodon", QUrl("https://social.example.org")},
            {"flickr", QUrl("https://flickr.example.org")}}));
    QCOMPARE(read.wallScreen, std::optional<QString>("HDMI-1"));
    QCOMPARE(read.wallLayout, QString("cubes"));
    QCOMPARE(kept.layout, QByteArray("Layout"));
    QCOMPARE(app::readSettings("wall.screen = main").settings.wallScreen,
        std::optional<QString>(QString()));
}

void tst_Settings::aMissingOrEmptyFileMeansTheDefaults()
{
    QVERIFY(load().problems.isEmpty());
    QVERIFY(load().settings == app::Settings());
    write("");
    QVERIFY(load().problems.isEmpty());
    QVERIFY(load().settings == app::Settings());
    write("\n\n# nothing yet\n");
    QVERIFY(load().problems.isEmpty());
    QVERIFY(load().mayBeChanged);
}

void tst_Settings::namesTheLineThatIsNoSetting_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("mention");
    QTest::newRow("no equals sign") << QByteArray("page.port = 1\n\nnonsense\n") << "Line 3";
    QTest::newRow("no key") << QByteArray("= 1") << "Line 1";
    QTest::newRow("a section") << QByteArray("[page]\nport=1") << "Line 1";
    QTest::newRow("JSON") << QByteArray("{\n \"page.port\": 1\n}") << "Line 1";
    QTest::newRow("a strange key") << QByteArray("# x\npage port = 1") << "Line 2";
    QTest::newRow("twice") << QByteArray("page.port = 4000\npage.port = 4001") << "page.port";
    QTest::newRow("Latin-1") << QByteArray("# a\n# caf\xe9\n") << "Line 2";
    QTest::newRow("UTF-16") << QByteArray("\xff\xfep\0a\0", 6) << "Line 1";
    QTest::newRow("a zero") << QByteArray("page.port = 1\0", 14) << "Line 1";
    QTest::newRow("cut inside a letter") << QByteArray("page.names = caf\xc3") << "Line 1";
}

void tst_Settings::namesTheLineThatIsNoSetting()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, mention);
    const KeptSettings kept = app::readSettings(text);
    QCOMPARE(kept.problems.size(), 1);
    QVERIFY2(kept.problems.first().contains(mention), qPrintable(kept.problems.first()));
    QVERIFY(!kept.mayBeChanged);
    QVERIFY(kept.settings == app::Settings());
}

void tst_Settings::namesTheKeyAndWhatItTakes_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("takes");
    const auto row = [](const char *key, const char *value, const char *takes) {
        QTest::addRow("%s = %s", key, value) << key << value << takes;
    };
    for (const char *port : {"0", "-1", "70000", "abc", "", "3000.5", "0x10"}) {
        row("page.port", port, "1 to 65535");
        row("callbacks.port", port, "1 to 65535");
    }
    for (const char *viewers : {"0", "-5", "10001", "many", "99999999999999999999"})
        row("page.viewers", viewers, "1 to 10000");
    row("page.connections", "7", "8 to 20000");
    row("page.connections-per-address", "x", "4 to 20000");
    for (const char *key : {"page.share", "page.proxies", "window.show"})
        row(key, "perhaps", "yes or no");
    row("page.names", "a b", "host names");
    row("page.names", "file:///etc/passwd", "host names");
    for (const char *address : {"file:///etc/passwd", "javascript:alert(1)", "https://",
             "https://me:word@photos.example.org", "http://x/?a=1", "ftp://x"}) {
        row("service.url", address, "https://");
        row("callbacks.host", address, "https://");
        for (const char *source :
            {"sources.inaturalist", "sources.commons", "sources.mastodon", "sources.flickr"})
            row(source, address, "https://");
    }
    row("callbacks.tunnel", "teleport", "cloudflared");
    row("callbacks.tunnel", "ssh:-oProxyCommand=x", "cloudflared");
    row("wall.screen", "", "main");
    row("wall.screen", QByteArray(101, 'x').constData(), "main");
    row("wall.layout", "Grid", "mosaic");
    row("redis.url", "file:///var/lib/redis", "redis://");
    row("redis.url", "http://localhost:6379", "redis://");
    row("redis.url", "redis://host/x", "redis://");
    row("data.folder", "photos", "full path");
    row("data.folder", ":/web", "full path");
    row("service.client-id", QByteArray(257, 'x').constData(), "256");
    row("window.layout", "not base64!", "window");
    row("version", "one", "1");
    row("version", "0", "1");
}

void tst_Settings::namesTheKeyAndWhatItTakes()
{
    QFETCH(QString, key);
    QFETCH(QString, value);
    QFETCH(QString, takes);
    const KeptSettings kept = app::readSettings((key + " = " + value).toUtf8());
    QCOMPARE(kept.problems.size(), 1);
    QVERIFY2(kept.problems.first().contains(key), qPrintable(kept.problems.first()));
    QVERIFY2(kept.problems.first().contains(takes), qPrintable(kept.problems.first()));
    QVERIFY(kept.settings == app::Settings());
    QVERIFY(kept.mayBeChanged); // the line stays as it is, the others may change
}

void tst_Settings::neverRepeatsAValue()
{
    // A secret on the wrong line must not travel on in a message.
    for (const char *key :
        {"page.port", "page.share", "page.names", "service.url", "redis.url", "window.layout",
            "data.folder", "version", "sources.commons", "wall.layout", "unknown.key"}) {
        const KeptSettings kept
            = app::readSettings(QByteArray(key) + " = S3CRETCANARY:/ /@S3CRETCANARY");
        QVERIFY2(!kept.problems.isEmpty(), key);
        QVERIFY2(!kept.problems.join('\n').contains("S3CRETCANARY"), key);
    }
    const KeptSettings kept = app::readSettings("S3CRETCANARY\n");
    QVERIFY(!kept.problems.join('\n').contains("S3CRETCANARY"));
}

void tst_Settings::repeatsOnlyTheStartOfALongKey()
{
    const QByteArray line = QByteArray(100'000, 'k') + " = 1\n";
    const KeptSettings unknown = app::readSettings(line);
    const KeptSettings twice = app::readSettings(line + line);
    QCOMPARE(unknown.problems.size(), 1);
    QVERIFY(unknown.problems.first().size() < 200);
    QCOMPARE(twice.problems.size(), 1);
    QVERIFY(twice.problems.first().size() < 200 && twice.problems.first().contains("Line 2"));
}

void tst_Settings::refusesOnePortForBoth()
{
    const KeptSettings kept = app::readSettings("page.port = 3001");
    QCOMPARE(kept.problems.size(), 1);
    QVERIFY(kept.problems.first().contains("callbacks.port"));
    QVERIFY(kept.settings == app::Settings());
}

void tst_Settings::keepsUnknownKeysAndSaysSo()
{
    write("page.colour = blue\npage.port = 4000\n");
    const KeptSettings kept = load();
    QCOMPARE(kept.problems.size(), 1);
    QVERIFY(kept.problems.first().contains("page.colour"));
    QVERIFY(kept.problems.first().contains(m_path));
    QCOMPARE(kept.settings.pagePort, 4000);

    QVERIFY(SettingsFile(m_path).save({{app::layoutKey, "AAAA"}}));
    QVERIFY(onDisk().startsWith("page.colour = blue\npage.port = 4000\n"));
}

void tst_Settings::keepsCommentsAndOrderWhenItChangesAKey()
{
    write("# mine\n\npage.port=4000\n#page.share = yes\nservice.client-id = a\nversion = 1\n");
    QVERIFY(SettingsFile(m_path).save(
        {{"page.port", "4001"}, {"service.client-id", QString()}, {"page.share", "yes"}}));
    QCOMPARE(onDisk(),
        QByteArray("# mine\n\npage.port = 4001\n#page.share = yes\nversion = 1\npage.share = "
                   "yes\n"));
}

void tst_Settings::leavesAFileAloneThatItCanNotRead_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("unparsable") << QByteArray("page.port = 4000\nthis is no setting\n");
    QTest::newRow("not UTF-8") << QByteArray("# \xff\n");
    QTest::newRow("of a newer version") << QByteArray("version = 2\npage.port = 4000\n");
}

void tst_Settings::leavesAFileAloneThatItCanNotRead()
{
    QFETCH(QByteArray, text);
    write(text);
    const auto saved = SettingsFile(m_path).save({{app::layoutKey, "AAAA"}});
    QVERIFY(!saved);
    QVERIFY2(saved.error().message.contains("not saved") && saved.error().message.contains(m_path),
        qPrintable(saved.error().message));
    QCOMPARE(onDisk(), text);
    QVERIFY(!load().mayBeChanged);
    QCOMPARE(load().problems.size(), 1);
}

void tst_Settings::readsTooLargeAFileNotAtAll()
{
    write("page.port = 4000\n" + QByteArray("# filler\n").repeated(10 * 1024 * 1024 / 9));
    const KeptSettings kept = load();
    QCOMPARE(kept.problems.size(), 1);
    QVERIFY2(kept.problems.first().contains("1024 KiB"), qPrintable(kept.problems.first()));
    QVERIFY(kept.settings == app::Settings());
    const QByteArray before = onDisk();
    QVERIFY(!SettingsFile(m_path).save({{app::layoutKey, "AAAA"}}));
    QVERIFY(onDisk() == before);
    // The limit itself is fine.
    QVERIFY(app::readSettings(QByteArray(app::maxSettingsBytes, '\n')).problems.isEmpty());
    QVERIFY(!app::readSettings(QByteArray(app::maxSettingsBytes + 1, '\n')).problems.isEmpty());
}

void tst_Settings::takesNeitherFoldersNorDevices_data()
{
    QTest::addColumn<QString>("kind");
    QTest::newRow("a folder") << "folder";
    QTest::newRow("a pipe") << "pipe";
    QTest::newRow("a device") << "device";
}

void tst_Settings::takesNeitherFoldersNorDevices()
{
    QFETCH(QString, kind);
    if (kind == "folder")
        QVERIFY(QDir().mkpath(m_path));
    else if (kind == "pipe")
        QCOMPARE(mkfifo(QFile::encodeName(m_path), 0600), 0);
    else
        m_path = "/dev/zero";
    const KeptSettings kept = load();
    QCOMPARE(kept.problems.size(), 1);
    QVERIFY2(kept.problems.first().contains(m_path), qPrintable(kept.problems.first()));
    QVERIFY(!kept.mayBeChanged);
    const auto saved = SettingsFile(m_path).save({{app::layoutKey, "AAAA"}});
    QVERIFY(!saved && saved.error().message.contains(m_path));
}

void tst_Settings::saysThatItWasNotSavedWhereNothingCanBeWritten()
{
    write("page.port = 4000\n");
    QCOMPARE(::chmod(QFile::encodeName(m_path), 0444), 0);
    QCOMPARE(::chmod(QFile::encodeName(m_directory->path()), 0555), 0);
    const bool isRoot = geteuid() == 0; // who may write everywhere
    if (isRoot)
        QCOMPARE(seteuid(65534), 0);
    const auto saved = SettingsFile(m_path).save({{"page.port", "4001"}});
    const auto elsewhere
        = SettingsFile(m_directory->filePath("new/settings.conf")).save({{"page.port", "4001"}});
    const KeptSettings kept = load();
    if (isRoot)
        QCOMPARE(seteuid(0), 0);
    QCOMPARE(::chmod(QFile::encodeName(m_directory->path()), 0755), 0);

    QVERIFY(!saved && saved.error().message.contains("not saved"));
    QVERIFY(!elsewhere && elsewhere.error().message.contains("not saved"));
    QCOMPARE(kept.settings.pagePort, 4000);
    QCOMPARE(onDisk(), QByteArray("page.port = 4000\n"));
}

void tst_Settings::writesThroughALink()
{
    const QString target = m_directory->filePath("elsewhere.conf");
    m_path = target;
    write("page.port = 4000\n");
    const QString link = m_directory->filePath("link.conf");
    QVERIFY(QFile::link(target, link));
    QVERIFY(SettingsFile(link).save({{"page.port", "4001"}}));
    QVERIFY(QFileInfo(link).isSymLink());
    QVERIFY(onDisk().contains("page.port = 4001"));
    QCOMPARE(SettingsFile(link).load().settings.pagePort, 4001);
}

void tst_Settings::aNewFileIsForItsOwnerAlone()
{
    m_path = m_directory->filePath("a/b/settings.conf");
    QVERIFY(SettingsFile(m_path).save({{"page.port", "4001"}}));
    QCOMPARE(onDisk(), QByteArray("version = 1\npage.port = 4001\n"));
    struct stat found {};
    QCOMPARE(::stat(QFile::encodeName(m_path), &found), 0);
    QCOMPARE(found.st_mode & 0777, 0600U);
}

void tst_Settings::closesAFileWithASecretToOthers()
{
    write("service.client-secret = S3CRETCANARY\n");
    QVERIFY(QFile::setPermissions(
        m_path, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther));
    const KeptSettings kept = load();
    QCOMPARE(kept.clientSecret, QByteArray("S3CRETCANARY"));
    QCOMPARE(kept.problems.size(), 1);
    QVERIFY(kept.problems.first().contains("only you"));
    QVERIFY(!kept.problems.first().contains("S3CRETCANARY"));
    struct stat found {};
    QCOMPARE(::stat(QFile::encodeName(m_path), &found), 0);
    QCOMPARE(found.st_mode & 0777, 0600U);
    QVERIFY(load().problems.isEmpty()); // said once

    write("page.port = 4000\n");
    QVERIFY(QFile::setPermissions(m_path, QFile::ReadOwner | QFile::ReadOther));
    QVERIFY(load().problems.isEmpty()); // nothing to hide
}

void tst_Settings::takesSecretsOutOfTheAddress()
{
    const KeptSettings kept
        = app::readSettings("redis.url = redis://wall:S3CRET%40CANARY@db.example:7000/2");
    QVERIFY(kept.problems.isEmpty());
    QCOMPARE(kept.redisPassword, QString("S3CRET@CANARY"));
    QCOMPARE(kept.settings.redisUrl, QString("redis://wall@db.example:7000/2"));
    QVERIFY(kept.hasSecrets());
}

void tst_Settings::isOldOrNewButNeverHalfWhenKilled()
{
    write("# kept\n");
    QSet<QByteArray> seen;
    for (int round = 0; round < 25; ++round) {
        QProcess child;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(saver, m_path);
        child.setProcessEnvironment(environment);
        const QByteArray before = onDisk();
        child.start(QCoreApplication::applicationFilePath(), QStringList());
        QVERIFY(child.waitForStarted());
        // It is saving: from here on any moment is as good as another.
        QVERIFY(QTest::qWaitFor([&] { return onDisk() != before; }, 20'000));
        const int moment = QRandomGenerator::global()->bounded(20'000);
        usleep(useconds_t(moment));
        QVERIFY(child.state() == QProcess::Running);
        child.kill();
        QVERIFY(child.waitForFinished());

        const KeptSettings kept = load();
        QVERIFY2(kept.problems.isEmpty(), qPrintable(kept.problems.join('\n')));
        QCOMPARE(kept.layout, valueOf(kept.layout.at(0)));
        QVERIFY(onDisk().startsWith("# kept\n"));
        seen += kept.layout.left(1);
    }
    QVERIFY(seen.size() > 1);
}

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    if (qEnvironmentVariableIsSet(saver))
        saveForEver(qEnvironmentVariable(saver));
    tst_Settings test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_Settings.moc"
