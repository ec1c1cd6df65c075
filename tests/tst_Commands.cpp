// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/CommandRun.h"
#include "support/Data.h"
#include "support/GoldenService.h"
#include "support/Photos.h"
#include "support/Pictures.h"
#include "support/Program.h"
#include "support/ProviderRig.h"
#include "support/Service.h"

#include <QDir>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWebSocket>

using support::CommandRun;
using support::Service;

/// The executable as people call it in a shell, with and without a running program, and with local
/// services that answer as iNaturalist, Wikimedia Commons and the API of 2011 do.
class tst_Commands : public QObject {
    Q_OBJECT

private slots:
    void init();

    void doesItAloneWhenNoProgramRuns();
    void whatWasWrittenAloneIsWatchedByTheProgram();
    void aPlaceAddedToTheRunningProgramStreamsIn();
    void aFileOfAFolderShowsWithinASecondAfterItIsComplete();
    void exportsWhatIsKept();
    void aProgramThatDoesNotAnswerIsLeftAlone();
    void commandsAtOnceWaitForEachOther();
    void listsAndDeletesSubscriptions_data();
    void listsAndDeletesSubscriptions();
    void saysWhatIsWrongAndExitsSo_data();
    void saysWhatIsWrongAndExitsSo();

private:
    CommandRun command(const QStringList &words) const
    {
        return support::runCommand(words, data(), m_variables);
    }
    QJsonArray places() const
    {
        return QJsonDocument::fromJson(command({"places", "list", "--json"}).output).array();
    }
    std::unique_ptr<support::Program> program() const;
    QString data() const { return m_directory->filePath("data"); }
    QString closedFolder(const QString &name) const
    {
        QDir(m_directory->path()).mkdir(name);
        QFile::setPermissions(file(name), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return file(name);
    }
    QString file(const QString &name) const { return m_directory->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<Service> m_nature;
    std::unique_ptr<Service> m_commons;
    QMap<QString, QString> m_variables;
};

namespace {

constexpr int patience = 20'000;

const QStringList addPark {"places", "add", "--name", "Golden Gate Park", "--lat", "37.7749",
    "--lng", "-122.4194", "--radius", "9000"};

QStringList idsOf(const QJsonArray &records)
{
    QStringList ids;
    for (const QJsonValue &record : records)
        ids += record["id"].toString();
    return ids;
}

} // namespace

void tst_Commands::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    m_nature = std::make_unique<Service>();
    m_commons = std::make_unique<Service>();
    m_nature->reply = [this](const QUrl &question) {
        return support::golden("inaturalist-observations.in.json", *m_nature, question);
    };
    m_commons->reply = [this](const QUrl &question) {
        return support::golden("commons-search.in.json", *m_commons, question);
    };
    m_variables = {{"HEREABOUTS_INATURALIST_URL", m_nature->url().toString()},
        {"HEREABOUTS_COMMONS_URL", m_commons->url().toString()}};
}

std::unique_ptr<support::Program> tst_Commands::program() const
{
    auto program = std::make_unique<support::Program>(data());
    for (auto variable = m_variables.begin(); variable != m_variables.end(); ++variable)
        program->setVariable(variable.key(), variable.value());
    return program;
}

void tst_Commands::doesItAloneWhenNoProgramRuns()
{
    const CommandRun added = command(addPark);

    QVERIFY2(added.exitCode == 0, added.errors);
    QVERIFY2(added.output.contains("golden-gate-park"), added.output);
    QCOMPARE(added.errors, QByteArray());
    QCOMPARE(places().size(), 1);
    const QJsonArray sources = places().first()["sources"].toArray();
    QCOMPARE(sources.size(), 2);
    QCOMPARE(sources[0]["radius"].toDouble(), 9000.0);
    // No service was asked, and no Redis is left.
    QVERIFY(m_nature->asked.isEmpty() && m_commons->asked.isEmpty());
    QProcess found;
    found.start("pgrep", {"-f", data() + "/redis"});
    QVERIFY(found.waitForFinished());
    QCOMPARE(found.readAllStandardOutput(), QByteArray());

    QCOMPARE(command({"places", "remove", "Golden Gate Park"}).exitCode, 0);
    QCOMPARE(places().size(), 0);
}

void tst_Commands::whatWasWrittenAloneIsWatchedByTheProgram()
{
    QCOMPARE(command(addPark).exitCode, 0);

    const auto program = this->program();
    QVERIFY2(program->start(), program->standardError());

    QTRY_COMPARE_WITH_TIMEOUT(program->keptIds().size(), 5, patience);
}

void tst_Commands::aPlaceAddedToTheRunningProgramStreamsIn()
{
    const auto program = this->program();
    QVERIFY2(program->start(), program->standardError());
    QUrl live = program->pageUrl();
    live.setScheme("ws");
    live.setPath("/live");
    QWebSocket browser;
    QStringList streamed;
    connect(&browser, &QWebSocket::textMessageReceived, this, [&](const QString &message) {
        const QJsonObject json = QJsonDocument::fromJson(message.toUtf8()).object();
        if (json["type"] == "newMedia")
            streamed += idsOf(json["media"].toArray());
    });
    QSignalSpy opened(&browser, &QWebSocket::connected);
    browser.open(live);
    QVERIFY(opened.wait(patience));

    const CommandRun added = command(addPark);

    QVERIFY2(added.exitCode == 0, added.errors);
    QTRY_COMPARE_WITH_TIMEOUT(program->keptIds().size(), 5, patience);
    const QJsonArray records
        = QJsonDocument::fromJson(program->get("/api/photos").body)["media"].toArray();
    QMap<QString, QString> licences;
    for (const QJsonValue &record : records) {
        licences.insert(record["id"].toString(), record["hereabouts"]["licence"].toString());
        QVERIFY(!record["hereabouts"]["author"].toString().isEmpty());
    }
    QCOMPARE(licences.value("inaturalist:300000002/500000021"), "CC BY-NC 4.0");
    QCOMPARE(licences.value("commons:150000001"), "CC BY-SA 4.0");
    QTRY_COMPARE_WITH_TIMEOUT(streamed.size(), 5, patience);
    QCOMPARE(QSet<QString>(streamed.begin(), streamed.end()).size(), 5);
    QTRY_COMPARE_WITH_TIMEOUT(places().first()["count"].toInt(), 5, patience);
    QCOMPARE(places().first()["state"].toString(), "watching");

    QCOMPARE(command({"places", "remove", "golden-gate-park"}).exitCode, 0);
    QCOMPARE(places().size(), 0);
    QVERIFY(program->isRunning());
}

void tst_Commands::aFileOfAFolderShowsWithinASecondAfterItIsComplete()
{
    QVERIFY(QDir(m_directory->path()).mkdir("camera"));
    const auto program = this->program();
    QVERIFY2(program->start(), program->standardError());
    const CommandRun added
        = command({"places", "add", "--name", "Camera", "--folder", file("camera")});
    QVERIFY2(added.exitCode == 0, added.errors);
    QTRY_VERIFY_WITH_TIMEOUT(
        places().first()["sources"][0]["lastLookAt"].toString().size() > 0, patience);

    // In halves, as a slow card is read: nothing shows before the second one is there.
    QFile picture(file("camera/new.jpg"));
    QVERIFY(picture.open(QIODevice::WriteOnly));
    picture.write(support::goldenJpeg().first(support::goldenJpeg().size() / 2));
    picture.flush();
    QTest::qWait(300);
    QCOMPARE(program->keptIds().size(), 0);
    picture.write(support::goldenJpeg().mid(support::goldenJpeg().size() / 2));
    picture.close();
    QElapsedTimer time;
    time.start();

    QTRY_COMPARE_WITH_TIMEOUT(program->keptIds().size(), 1, patience);

    QVERIFY2(time.elapsed() <= 1000, qPrintable(QString::number(time.elapsed())));
    qInfo() << "shown after" << time.elapsed() << "ms";
}

void tst_Commands::exportsWhatIsKept()
{
    const auto program = this->program();
    QVERIFY2(program->start(), program->standardError());
    QCOMPARE(command(addPark).exitCode, 0);
    QTRY_COMPARE_WITH_TIMEOUT(program->keptIds().size(), 5, patience);

    const CommandRun json = command({"photos", "export", "--format", "json"});
    const CommandRun csv = command({"photos", "export", "--format=csv", "-o", file("photos.csv")});
    const CommandRun none
        = command({"photos", "export", "--format", "json", "--place", "elsewhere"});

    QVERIFY2(json.exitCode == 0 && csv.exitCode == 0, json.errors + csv.errors);
    const QJsonObject document = QJsonDocument::fromJson(json.output).object();
    QCOMPARE(document["format"].toString(), "hereabouts-photos");
    QCOMPARE(idsOf(document["photos"].toArray()), program->keptIds());
    QFile table(file("photos.csv"));
    QVERIFY(table.open(QIODevice::ReadOnly));
    const QByteArray rows = table.readAll();
    QVERIFY(rows.contains("CC BY-SA 4.0"));
    for (const QString &id : program->keptIds())
        QVERIFY(rows.contains(id.toUtf8()));
    QCOMPARE(QJsonDocument::fromJson(none.output)["photos"].toArray().size(), 0);

    // The program ends, the photos stay.
    QVERIFY(program->terminate());
    const CommandRun alone = command({"photos", "export", "--format", "json"});
    QCOMPARE(alone.output, json.output);
}

void tst_Commands::aProgramThatDoesNotAnswerIsLeftAlone()
{
    m_variables.insert("XDG_RUNTIME_DIR", closedFolder("run"));
    const auto program = this->program();
    QVERIFY2(program->start(), program->standardError());
    QTRY_COMPARE_WITH_TIMEOUT(program->redisProcessIds().size(), 1, patience);
    const qint64 redis = program->redisProcessIds().first();
    // As after somebody emptied the runtime folder.
    m_variables.insert("XDG_RUNTIME_DIR", closedFolder("other"));

    const CommandRun refused = command({"places", "list"});

    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.errors.contains(data().toUtf8()), refused.errors);
    QVERIFY(program->isRunning());
    QCOMPARE(program->redisProcessIds(), QList<qint64> {redis});
    QCOMPARE(program->get("/healthz").status, 200);
}

void tst_Commands::commandsAtOnceWaitForEachOther()
{
    QProcess other;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("DBUS_SESSION_BUS_ADDRESS", {});
    other.setProcessEnvironment(environment);
    other.start(HEREABOUTS_PROGRAM,
        QStringList(addPark).replaceInStrings("Golden Gate Park", "First")
            + QStringList {"--data-dir", data(), "--settings", data() + "/settings.conf"});

    const CommandRun second
        = command(QStringList(addPark).replaceInStrings("Golden Gate Park", "Second"));

    QVERIFY2(second.exitCode == 0, second.errors);
    QVERIFY(other.state() == QProcess::NotRunning || other.waitForFinished(patience));
    QVERIFY2(other.exitCode() == 0, other.readAllStandardError());
    QCOMPARE(places().size(), 2);
}

void tst_Commands::listsAndDeletesSubscriptions_data()
{
    QTest::addColumn<bool>("isRunning");
    QTest::newRow("alone") << false;
    QTest::newRow("in the running program") << true;
}

void tst_Commands::listsAndDeletesSubscriptions()
{
    QFETCH(bool, isRunning);
    const support::ProviderRig rig;
    const QUrl api = rig.provider().baseUrl();
    m_variables.insert("IG_CLIENT_ID", QString::fromUtf8(rig.provider().clientId()));
    m_variables.insert("IG_CLIENT_SECRET", QString::fromUtf8(rig.provider().clientSecret()));
    m_variables.insert("IG_API_HOST", api.host());
    m_variables.insert("IG_API_PORT", QString::number(api.port()));
    m_variables.insert("IG_USE_INSECURE", "1");
    const auto program = this->program();
    rig.configure(*program, {"one", "two", "three"});
    QVERIFY2(program->start(), program->standardError());
    QTRY_COMPARE_WITH_TIMEOUT(places().size(), 3, patience);
    for (const char *slug : {"one", "two", "three"})
        QVERIFY(!rig.subscribe(*program, slug).isEmpty());
    if (!isRunning)
        QVERIFY(program->terminate());
    const auto ids = [this] {
        return idsOf(
            QJsonDocument::fromJson(command({"subscriptions", "list", "--json"}).output).array());
    };

    const QStringList all = ids();
    QCOMPARE(all.size(), 3);
    const CommandRun removed = command({"subscriptions", "remove", all.first()});
    QVERIFY2(removed.exitCode == 0, removed.errors);
    QCOMPARE(ids(), all.mid(1));
    QCOMPARE(rig.provider().objectIds().size(), 2);

    const CommandRun unknown = command({"subscriptions", "remove", "999999"});
    QCOMPARE(unknown.exitCode, 1);
    QVERIFY2(unknown.errors.contains("999999"), unknown.errors);
    QCOMPARE(ids().size(), 2);

    QCOMPARE(command({"subscriptions", "remove", "--all"}).exitCode, 0);
    QCOMPARE(ids().size(), 0);
    QCOMPARE(rig.provider().objectIds().size(), 0);
}

void tst_Commands::saysWhatIsWrongAndExitsSo_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("message");
    QTest::newRow("no such place")
        << QStringList {"places", "remove", "nowhere"} << 1 << QByteArray("nowhere");
    QTest::newRow("too large for a source") << QStringList {"places", "add", "--name", "X", "--lat",
        "1", "--lng", "2", "--radius", "20000"}
                                            << 1 << QByteArray("10 km");
    QTest::newRow("a source that is not set up") << QStringList {"places", "add", "--name", "X",
        "--lat", "1", "--lng", "2", "--radius", "200", "--source", "flickr"}
                                                 << 1 << QByteArray("Flickr");
    QTest::newRow("no service") << QStringList {"subscriptions", "list"} << 1
                                << QByteArray("client id");
    QTest::newRow("no number") << QStringList {"places", "add", "--name", "X", "--lat", "north"}
                               << 2 << QByteArray("--lat");
    QTest::newRow("no such command")
        << QStringList {"places", "burn"} << 2 << QByteArray("places remove");
    QTest::newRow("a file that can't be written") << QStringList {"photos", "export", "--format",
        "csv", "-o", "/nonexistent/x.csv"} << 1 << QByteArray("/nonexistent/x.csv");
}

void tst_Commands::saysWhatIsWrongAndExitsSo()
{
    QFETCH(QStringList, words);
    QFETCH(int, code);
    QFETCH(QByteArray, message);

    const CommandRun run = command(words);

    QCOMPARE(run.exitCode, code);
    QVERIFY2(run.errors.startsWith("hereabouts: ") && run.errors.contains(message), run.errors);
    QCOMPARE(run.output, QByteArray());
}

QTEST_MAIN(tst_Commands)
#include "tst_Commands.moc"
