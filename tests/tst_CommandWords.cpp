// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/Command.h"
#include "app/CommandOutput.h"
#include "app/Doctor.h"
#include "app/PhotoExport.h"
#include "app/PlaceRequest.h"
#include "images/DiskCache.h"
#include "sources/Catalogue.h"
#include "support/Photos.h"
#include "support/Pictures.h"

#include <QBuffer>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <archive.h>
#include <archive_entry.h>

/// What commands take and what an export looks like.
class tst_CommandWords : public QObject {
    Q_OBJECT

private slots:
    void noCellIsAFormula_data();
    void noCellIsAFormula();
    void cellsAreQuotedAsTheStandardSays_data();
    void cellsAreQuotedAsTheStandardSays();
    void aTableHasOneRowForEachPhoto();
    void anArchiveHasThePicturesWeHoldAndTheirLicences();
    void aFullDiskIsSaid_data();
    void aFullDiskIsSaid();
    void textOfStrangersStaysOnItsLine();

    void understandsCommands_data();
    void understandsCommands();
    void refusesWhatIsNoCommand_data();
    void refusesWhatIsNoCommand();
    void findsTheCommandBehindTheOptions_data();
    void findsTheCommandBehindTheOptions();
    void everyCommandExplainsItself_data();
    void everyCommandExplainsItself();

    void aPlaceGetsTheSourcesThatCanDoIt_data();
    void aPlaceGetsTheSourcesThatCanDoIt();
    void refusesPlacesThatAreNone_data();
    void refusesPlacesThatAreNone();

    void theDoctorFindsWhatIsWrong();
    void theDoctorTellsNoSecrets();
};

namespace {

/// Takes this many bytes and no more, as a full disk.
class SmallDevice final : public QIODevice {
public:
    explicit SmallDevice(qint64 room) : m_room(room) { open(QIODevice::WriteOnly); }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *, qint64 size) override
    {
        if (size > m_room) {
            setErrorString("No space left on device");
            return -1;
        }
        m_room -= size;
        return size;
    }

private:
    qint64 m_room;
};

photos::Photo photo(const QString &id, const QString &author = "Ada", const QString &caption = {})
{
    const QJsonObject media {{"id", id}, {"created_time", "1307042720"},
        {"images",
            QJsonObject {{"low_resolution",
                QJsonObject {
                    {"url", "http://photos.example/a.jpg"}, {"width", 320}, {"height", 320}}}}},
        {"user", QJsonObject {{"full_name", author}, {"username", "a"}}},
        {"caption", QJsonObject {{"text", caption}}}, {"meta", QJsonObject {{"location", "Park"}}},
        {"hereabouts",
            QJsonObject {{"source", "commons"}, {"slug", "park"}, {"author", author},
                {"licence", "CC BY-SA 4.0"},
                {"licenceUrl", "https://creativecommons.org/licenses/by-sa/4.0"}}}};
    const auto read = photos::photoFromMedia(media);
    if (!read)
        qFatal("%s", qPrintable(read.error().message));
    return *read;
}

QMap<QString, QByteArray> filesIn(const QByteArray &bytes)
{
    QMap<QString, QByteArray> files;
    archive *a = archive_read_new();
    archive_read_support_format_zip(a);
    if (archive_read_open_memory(a, bytes.constData(), size_t(bytes.size())) != ARCHIVE_OK)
        return {};
    archive_entry *entry = nullptr;
    while (archive_read_next_header(a, &entry) == ARCHIVE_OK) {
        QByteArray content;
        char block[4096];
        la_ssize_t size = 0;
        while ((size = archive_read_data(a, block, sizeof block)) > 0)
            content.append(block, size);
        files.insert(QString::fromUtf8(archive_entry_pathname(entry)), content);
    }
    archive_read_free(a);
    return files;
}

core::Error errorOf(const core::Result<std::variant<app::Command, app::Notice>> &read)
{
    return read ? core::Error {core::Error::Kind::Unavailable, "none", {}} : read.error();
}

} // namespace

void tst_CommandWords::noCellIsAFormula_data()
{
    QTest::addColumn<QString>("value");
    for (const char *value : {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1",
             "|cmd", "%0A=1", "=HYPERLINK(\"http://evil.example\")", "\u200b=1", "\uff1d1",
             "\uff0b1", "\uff0d1", "\uff20x", "\u22121"})
        QTest::newRow(value) << QString::fromUtf8(value);
}

void tst_CommandWords::noCellIsAFormula()
{
    QFETCH(QString, value);

    const QByteArray cell = app::csvCell(value);

    QVERIFY2(cell.startsWith("\"'"), cell);
}

void tst_CommandWords::cellsAreQuotedAsTheStandardSays_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QByteArray>("cell");
    QTest::newRow("plain") << "Ada Lovelace" << QByteArray("Ada Lovelace");
    QTest::newRow("empty") << "" << QByteArray();
    QTest::newRow("comma") << "a,b" << QByteArray("\"a,b\"");
    QTest::newRow("quote") << "say \"x\"" << QByteArray("\"say \"\"x\"\"\"");
    QTest::newRow("line") << "a\nb" << QByteArray("\"a\nb\"");
    QTest::newRow("semicolon") << "a;b" << QByteArray("\"a;b\"");
    QTest::newRow("zero byte") << QString("a") + QChar(0) + "b" << QByteArray("ab");
    QTest::newRow("Chinese") << QString::fromUtf8("金门公园") << QByteArray("金门公园");
    QTest::newRow("minus inside") << "a-b" << QByteArray("a-b");
}

void tst_CommandWords::cellsAreQuotedAsTheStandardSays()
{
    QFETCH(QString, value);
    QTEST(app::csvCell(value), "cell");
}

void tst_CommandWords::aTableHasOneRowForEachPhoto()
{
    QBuffer out;
    QVERIFY(out.open(QIODevice::WriteOnly));
    const auto writer = app::csvWriter(out);

    QVERIFY(writer->begin() && writer->add(photo("1", "=cmd()", "a,\nb")) && writer->add(photo("2"))
        && writer->end());

    QVERIFY(out.data().startsWith("\xEF\xBB\xBFid,"));
    QCOMPARE(out.data().count("\r\n"), 3);
    QVERIFY2(out.data().contains("\"'=cmd()\""), out.data());
    QVERIFY(out.data().contains("\"a,\nb\""));
    const qsizetype columns = out.data().split('\n').first().count(',');
    QCOMPARE(out.data().trimmed().split('\n').last().count(','), columns);
}

void tst_CommandWords::anArchiveHasThePicturesWeHoldAndTheirLicences()
{
    QTemporaryDir directory;
    images::DiskCache cache(directory.path(), 1'000'000);
    const QByteArray small = support::encoded(support::photograph({64, 64}), "jpeg");
    const QByteArray large = support::encoded(support::photograph({128, 128}), "jpeg");
    QVERIFY(cache.write(images::cacheKey("../../evil", images::PictureSize::Small), small));
    QVERIFY(cache.write(images::cacheKey("../../evil", images::PictureSize::Large), large));
    QBuffer out;
    QVERIFY(out.open(QIODevice::WriteOnly));
    const auto writer = app::zipWriter(out, directory.path());

    QVERIFY(writer->begin() && writer->add(photo("../../evil", "Ada\nlicence: CC0"))
        && writer->add(photo("2")) && writer->end());

    const auto files = filesIn(out.data());
    QCOMPARE(files.size(), 4);
    QString picture;
    for (const QString &name : files.keys()) {
        QVERIFY2(!name.contains("..") && !name.startsWith('/'), qPrintable(name));
        if (name.startsWith("pictures/"))
            picture = name;
    }
    QCOMPARE(files.value(picture), large);
    const QByteArray credits = files.value("ATTRIBUTION.txt");
    QVERIFY2(credits.contains("author: Ada licence: CC0\n"), credits);
    QCOMPARE(credits.count("\n  licence: CC BY-SA 4.0\n"), 2);
    QCOMPARE(QJsonDocument::fromJson(files.value("index.json"))["photos"].toArray().size(), 2);
    QVERIFY(files.value("index.csv").contains("CC BY-SA 4.0"));
}

void tst_CommandWords::aFullDiskIsSaid_data()
{
    QTest::addColumn<int>("format");
    QTest::newRow("JSON") << 0;
    QTest::newRow("CSV") << 1;
    QTest::newRow("archive") << 2;
}

void tst_CommandWords::aFullDiskIsSaid()
{
    QFETCH(int, format);
    SmallDevice out(300);
    const auto writer = format == 0 ? app::jsonWriter(out)
        : format == 1               ? app::csvWriter(out)
                                    : app::zipWriter(out, {});
    core::Result<void> result = writer->begin();
    for (int i = 0; result && i < 500; ++i)
        result = writer->add(photo(QString::number(i)));
    if (result)
        result = writer->end();

    QVERIFY(!result);
    QVERIFY2(result.error().message.contains("No space left"), qPrintable(result.error().message));
}

void tst_CommandWords::textOfStrangersStaysOnItsLine()
{
    QCOMPARE(app::printable("a\x1b[2Jb\nc\x07\u202Ed\u009B31m"), "a[2Jb cd31m");
}

void tst_CommandWords::understandsCommands_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QJsonObject>("request");
    QTest::newRow("add") << QStringList {"places", "add", "--name", "X", "--lat", "-33.9", "--lng",
        "18,4", "--radius=500", "--source", "commons"}
                         << QJsonObject {{"command", "places.add"}, {"name", "X"},
                                {"latitude", -33.9}, {"longitude", 18.4}, {"radius", 500},
                                {"sources", QJsonArray {"commons"}}};
    QTest::newRow("list") << QStringList {"places", "list"}
                          << QJsonObject {{"command", "places.list"}};
    QTest::newRow("remove") << QStringList {"places", "remove", "x"}
                            << QJsonObject {{"command", "places.remove"}, {"place", "x"}};
    QTest::newRow("export") << QStringList {"photos", "export", "--format", "csv"}
                            << QJsonObject {{"command", "photos.export"}};
    QTest::newRow("all subscriptions") << QStringList {"subscriptions", "remove",
        "--all"} << QJsonObject {{"command", "subscriptions.remove"}, {"all", true}};
    QTest::newRow("one subscription") << QStringList {"subscriptions", "remove",
        "12"} << QJsonObject {{"command", "subscriptions.remove"}, {"id", "12"}};
}

void tst_CommandWords::understandsCommands()
{
    QFETCH(QStringList, words);
    const auto read = app::readCommand(words);

    QVERIFY2(read, qPrintable(errorOf(read).message));
    QTEST(std::get<app::Command>(*read).request, "request");
}

void tst_CommandWords::refusesWhatIsNoCommand_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("names");
    QTest::newRow("half") << QStringList {"places"} << "places add";
    QTest::newRow("other") << QStringList {"places", "burn"} << "places remove";
    QTest::newRow("no name") << QStringList {"places", "add", "--lat", "1"} << "--name";
    QTest::newRow("no number") << QStringList {"places", "add", "--name", "x", "--radius", "far"}
                               << "--radius";
    QTest::newRow("not a number") << QStringList {"places", "add", "--name", "x", "--radius", "nan"}
                                  << "--radius";
    QTest::newRow("option") << QStringList {"places", "list", "--loud"} << "loud";
    QTest::newRow("too many") << QStringList {"places", "remove", "a", "b"} << "\"b\"";
    QTest::newRow("too few") << QStringList {"places", "remove"} << "PLACE";
    QTest::newRow("format") << QStringList {"photos", "export", "--format", "pdf"} << "pdf";
    QTest::newRow("no format") << QStringList {"photos", "export"} << "--format";
    QTest::newRow("none or all") << QStringList {"subscriptions", "remove"} << "--all";
    QTest::newRow("one and all") << QStringList {"subscriptions", "remove", "1", "--all"}
                                 << "--all";
}

void tst_CommandWords::refusesWhatIsNoCommand()
{
    QFETCH(QStringList, words);
    QFETCH(QString, names);
    const auto read = app::readCommand(words);

    QVERIFY(!read);
    QVERIFY2(read.error().message.contains(names), qPrintable(read.error().message));
}

void tst_CommandWords::findsTheCommandBehindTheOptions_data()
{
    QTest::addColumn<QStringList>("line");
    QTest::addColumn<QStringList>("options");
    QTest::newRow("first") << QStringList {"h", "places", "list", "--json"} << QStringList {"h"};
    QTest::newRow("behind an option's value that is a command's name") << QStringList {
        "h", "--data-dir", "places", "places", "list"} << QStringList {"h", "--data-dir", "places"};
    QTest::newRow("none") << QStringList {"h", "--headless"} << QStringList {"h", "--headless"};
    QTest::newRow("no command") << QStringList {"h", "geo:1,2"} << QStringList {"h", "geo:1,2"};
}

void tst_CommandWords::findsTheCommandBehindTheOptions()
{
    QFETCH(QStringList, line);
    QFETCH(QStringList, options);

    const app::SplitLine split = app::splitAtCommand(line);

    QCOMPARE(split.options, options);
    QCOMPARE(split.options + split.words, line);
}

void tst_CommandWords::everyCommandExplainsItself_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : app::commandNames())
        QTest::newRow(qPrintable(name)) << name;
}

void tst_CommandWords::everyCommandExplainsItself()
{
    QFETCH(QString, name);
    const auto read = app::readCommand(name.split(' ') + QStringList {"--help"});

    QVERIFY(read && std::holds_alternative<app::Notice>(*read));
    const QString help = std::get<app::Notice>(*read).text;
    QVERIFY2(help.startsWith("Usage: hereabouts " + name), qPrintable(help));
    QVERIFY(help.contains("--data-dir") && help.contains("Example:"));
}

void tst_CommandWords::aPlaceGetsTheSourcesThatCanDoIt_data()
{
    QTest::addColumn<QJsonObject>("request");
    QTest::addColumn<QStringList>("ready");
    QTest::addColumn<QStringList>("wished");
    const QJsonObject circle {{"name", "X"}, {"latitude", 1}, {"longitude", 2}, {"radius", 500}};
    const auto with = [](QJsonObject request, const QString &member, const QJsonValue &value) {
        request.insert(member, value);
        return request;
    };
    const QStringList usual {"inaturalist", "commons", "folder", "mastodon", "bluesky"};
    QTest::newRow("circle") << circle << usual
                            << QStringList {"inaturalist geography", "commons geography"};
    QTest::newRow("circle of a demonstration")
        << circle << QStringList {"instagram"} << QStringList {"instagram geography"};
    QTest::newRow("circle at one") << with(circle, "sources", QJsonArray {"commons"}) << usual
                                   << QStringList {"commons geography"};
    QTest::newRow("tag") << QJsonObject {{"name", "X"}, {"tag", "sunset"}} << usual
                         << QStringList {"mastodon tag", "bluesky tag"};
    QTest::newRow("circle and tag") << with(circle, "tag", "sunset") << usual
                                    << QStringList {"inaturalist geography", "commons geography",
                                           "mastodon tag", "bluesky tag"};
    QTest::newRow("folder") << QJsonObject {{"name", "X"}, {"folder", "/pictures"}} << usual
                            << QStringList {"folder folder"};
    QTest::newRow("folder and circle")
        << with(circle, "folder", "/pictures") << usual << QStringList {"folder folder"};
}

void tst_CommandWords::aPlaceGetsTheSourcesThatCanDoIt()
{
    QFETCH(QJsonObject, request);
    QFETCH(QStringList, ready);
    const auto wishes = app::wishesFrom(request, sources::catalogue(ready));

    QVERIFY2(wishes, wishes ? "" : qPrintable(wishes.error().message));
    QStringList wished;
    for (const photos::Subscription &wish : *wishes)
        wished += wish.source + ' ' + photos::objectName(wish.object);
    QTEST(wished, "wished");
}

void tst_CommandWords::refusesPlacesThatAreNone_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::newRow("nothing") << QByteArray("{}");
    QTest::newRow("no name") << QByteArray(R"({"latitude":1,"longitude":2,"radius":5})");
    QTest::newRow("name is a number")
        << QByteArray(R"({"name":5,"latitude":1,"longitude":2,"radius":5})");
    QTest::newRow("half a circle") << QByteArray(R"({"name":"X","latitude":1,"longitude":2})");
    QTest::newRow("text for a number")
        << QByteArray(R"({"name":"X","latitude":"1","longitude":2,"radius":5})");
    QTest::newRow("beyond the pole")
        << QByteArray(R"({"name":"X","latitude":91,"longitude":2,"radius":5})");
    QTest::newRow("endless") << QByteArray(
        R"({"name":"X","latitude":1,"longitude":1e999,"radius":5})");
    QTest::newRow("no radius") << QByteArray(
        R"({"name":"X","latitude":1,"longitude":2,"radius":0})");
    QTest::newRow("negative radius")
        << QByteArray(R"({"name":"X","latitude":1,"longitude":2,"radius":-5})");
    QTest::newRow("unknown source")
        << QByteArray(R"({"name":"X","tag":"t","sources":["telepathy"]})");
    QTest::newRow("source is no text") << QByteArray(R"({"name":"X","tag":"t","sources":[{}]})");
    QTest::newRow("a tag where there are none")
        << QByteArray(R"({"name":"X","tag":"t","sources":["commons"]})");
    QTest::newRow("a folder here and there") << QByteArray(R"({"name":"X","folder":"pictures"})");
    QTest::newRow("a long name") << QByteArray(R"({"tag":"t","name":")") + QByteArray(2000, 'x')
            + "\"}";
    QTest::newRow("many sources") << QByteArray(R"({"name":"X","tag":"t","sources":["mastodon")")
            + QByteArray(R"(,"mastodon")").repeated(50) + "]}";
}

void tst_CommandWords::refusesPlacesThatAreNone()
{
    QFETCH(QByteArray, request);
    const auto wishes = app::wishesFrom(QJsonDocument::fromJson(request).object(),
        sources::catalogue({"inaturalist", "commons", "folder", "mastodon"}));

    QVERIFY(!wishes);
    QCOMPARE(int(wishes.error().kind), int(core::Error::Kind::Malformed));
    QVERIFY(!wishes.error().message.isEmpty());
}

void tst_CommandWords::theDoctorFindsWhatIsWrong()
{
    QTemporaryDir directory;
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    QFile secrets(directory.filePath("credentials.json"));
    QVERIFY(secrets.open(QIODevice::WriteOnly));
    QVERIFY(secrets.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
    app::Settings settings;
    settings.dataDirectory = directory.path();
    settings.cacheDirectory = directory.filePath("cache");
    settings.pagePort = other.serverPort();
    settings.callbackPort = 0;
    const QJsonObject ill {{"version", "0.1.0"},
        {"health",
            QJsonObject {{"redis",
                QJsonObject {{"level", "failing"}, {"message", "Redis does not answer."}}}}}};
    const auto problems = [&](const std::optional<QJsonObject> &running) {
        QStringList topics;
        for (const app::Finding &finding : app::examine(settings, running)) {
            if (finding.level == app::Finding::Level::Problem)
                topics += finding.topic;
        }
        return topics;
    };

    QCOMPARE(problems({}), (QStringList {"ports", "permissions"}));
    QCOMPARE(problems(ill), (QStringList {"program", "permissions"}));
    QVERIFY(secrets.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    other.close();
    QCOMPARE(problems({}), QStringList());
}

void tst_CommandWords::theDoctorTellsNoSecrets()
{
    app::Settings settings;
    settings.redisUrl = "redis://wall:p%40ss-word@redis.inside.example:6379";
    settings.apiUrl = QUrl("https://photos.inside.example");
    settings.clientId = "client-4711";
    settings.clientSecret = "S3CRETCANARY-client";
    settings.sourceSecrets = {{"flickr", "S3CRETCANARY-flickr"}};
    settings.callbackHost = QUrl("https://wall.inside.example");

    const QString text = app::redacted(QDir::homePath()
            + "/x photos.inside.example client-4711 S3CRETCANARY-client S3CRETCANARY-flickr "
              "p@ss-word p%40ss-word redis.inside.example wall.inside.example",
        settings);

    QCOMPARE(text,
        "~/x <service> <client id> <secret> <secret> <secret> <secret> <redis> <callback host>");
}

QTEST_GUILESS_MAIN(tst_CommandWords)
#include "tst_CommandWords.moc"
