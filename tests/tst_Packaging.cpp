// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

/// What the desktop and the package managers read of us.
class tst_Packaging : public QObject {
    Q_OBJECT

private slots:
    void theDesktopFileIsValid();
    void theMetainfoIsValid();
    void everyOptionOfTheDesktopFileExists();
    void theManualNamesEveryOption_data();
    void theManualNamesEveryOption();
    void theManualNamesEveryCommand_data();
    void theManualNamesEveryCommand();
    void theManualIsReadWithoutAWarning_data();
    void theManualIsReadWithoutAWarning();
    void bashCompletesWhatIsTyped_data();
    void bashCompletesWhatIsTyped();
    void everyWordOfTheDesktopFileIsChineseToo();
    void everyWordOfTheMetainfoIsChineseToo();
    void theFlatpakBringsRedisAndHiredis();
    void everyFileIsInstalledInItsPlace();

private:
    static QByteArray contents(const QString &path);
    static QString fileOf(const QString &name) { return PROJECT_DIR "/packaging/" + name; }
};

namespace {

const QString desktopFile = QStringLiteral("desktop/org.hereabouts.Hereabouts.desktop");

/// What a program printed, both streams. Fails the test when it can't be run.
QString outputOf(const QString &program, const QStringList &arguments, int *exitCode = nullptr)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    const bool hasRun = process.waitForFinished(60'000);
    if (exitCode)
        *exitCode = hasRun ? process.exitCode() : -1;
    return hasRun ? QString::fromUtf8(process.readAll()) : process.errorString();
}

QSet<QString> longOptionsIn(const QString &text)
{
    static const QRegularExpression option(QStringLiteral("--[a-z][a-z-]*"));
    QSet<QString> options;
    for (auto found = option.globalMatch(text); found.hasNext();)
        options += found.next().captured();
    return options;
}

QSet<QString> optionsOfTheProgram()
{
    QString help = outputOf(HEREABOUTS_PROGRAM, {QStringLiteral("--help")});
    help.truncate(help.indexOf(QLatin1String("\nEnvironment")));
    return longOptionsIn(help);
}

/// "places add" and so on, from the lines of --help.
QStringList commandsOfTheProgram()
{
    const QString help = outputOf(HEREABOUTS_PROGRAM, {QStringLiteral("--help")});
    static const QRegularExpression line(
        QStringLiteral("^  ([a-z]+(?: [a-z]+)?)(?: \\[?[A-Z]+\\]?)?  +[A-Z]"),
        QRegularExpression::MultilineOption);
    const qsizetype from = help.indexOf(QLatin1String("\nCommands"));
    QStringList commands;
    for (auto found
         = line.globalMatch(help.mid(from, help.indexOf(QLatin1String("\nEnvironment")) - from));
         found.hasNext();)
        commands += found.next().captured(1);
    return commands;
}

} // namespace

QByteArray tst_Packaging::contents(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qWarning("%s: %s", qPrintable(path), qPrintable(file.errorString()));
    return file.readAll();
}

void tst_Packaging::theDesktopFileIsValid()
{
    int exitCode = -1;
    const QString said = outputOf("desktop-file-validate", {fileOf(desktopFile)}, &exitCode);
    QCOMPARE(said, QString());
    QCOMPARE(exitCode, 0);
}

void tst_Packaging::theMetainfoIsValid()
{
    int exitCode = -1;
    const QString said
        = outputOf("appstreamcli", {"validate", "--no-net", METAINFO_FILE}, &exitCode);
    QVERIFY2(exitCode == 0, qPrintable(said));
}

void tst_Packaging::everyOptionOfTheDesktopFileExists()
{
    QString commands;
    for (const QByteArray &line : contents(fileOf(desktopFile)).split('\n')) {
        if (line.startsWith("Exec="))
            commands += QString::fromUtf8(line) + ' ';
    }
    const QSet<QString> used = longOptionsIn(commands);
    QVERIFY(!used.isEmpty());
    QVERIFY2((used - optionsOfTheProgram()).isEmpty(), qPrintable(commands));
}

void tst_Packaging::theManualNamesEveryOption_data()
{
    QTest::addColumn<QString>("page");
    QTest::newRow("English") << "man/hereabouts.1";
    QTest::newRow("Chinese") << "man/zh_CN/hereabouts.1";
    QTest::newRow("completion for bash") << "completion/hereabouts.bash";
    QTest::newRow("completion for zsh") << "completion/_hereabouts";
}

void tst_Packaging::theManualNamesEveryOption()
{
    QFETCH(QString, page);
    QString manual = QString::fromUtf8(contents(fileOf(page)));
    manual.replace("\\-", "-");

    const QSet<QString> ofTheProgram = optionsOfTheProgram();
    QVERIFY(ofTheProgram.size() > 10);
    for (const QString &option : ofTheProgram)
        QVERIFY2(longOptionsIn(manual).contains(option), qPrintable(option));
}

void tst_Packaging::theManualNamesEveryCommand_data()
{
    theManualNamesEveryOption_data();
}

void tst_Packaging::theManualNamesEveryCommand()
{
    QFETCH(QString, page);
    QString manual = QString::fromUtf8(contents(fileOf(page)));
    manual.replace("\\-", "-");

    const QStringList commands = commandsOfTheProgram();
    QVERIFY2(commands.size() >= 6, qPrintable(commands.join(", ")));
    for (const QString &command : commands) {
        for (const QString &word : command.split(' ')) // "places add", or one within the other
            QVERIFY2(manual.contains(word), qPrintable(command));
        const QString help
            = outputOf(HEREABOUTS_PROGRAM, command.split(' ') + QStringList {"--help"});
        for (const QString &option : longOptionsIn(help.section("Example:", 0, 0)))
            QVERIFY2(longOptionsIn(manual).contains(option), qPrintable(command + ' ' + option));
    }
}

void tst_Packaging::theManualIsReadWithoutAWarning_data()
{
    QTest::addColumn<QString>("page");
    QTest::newRow("English") << "man/hereabouts.1";
    QTest::newRow("Chinese") << "man/zh_CN/hereabouts.1";
}

void tst_Packaging::theManualIsReadWithoutAWarning()
{
    QFETCH(QString, page);
    int exitCode = -1;
    const QString said = outputOf(
        "groff", {"-man", "-Kutf8", "-Tutf8", "-ww", "-z", "-rF0", fileOf(page)}, &exitCode);
    QCOMPARE(said, QString());
    QCOMPARE(exitCode, 0);
}

void tst_Packaging::bashCompletesWhatIsTyped_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("offered");
    QTest::newRow("command") << "hereabouts pl"
                             << "places";
    QTest::newRow("verb") << "hereabouts places a"
                          << "add";
    QTest::newRow("option of a command") << "hereabouts places add --la"
                                         << "--lat";
    QTest::newRow("value") << "hereabouts photos export --format c"
                           << "csv";
    QTest::newRow("option of the program") << "hereabouts --headl"
                                           << "--headless";
    QTest::newRow("after an option's value") << "hereabouts --data-dir /tmp subs"
                                             << "subscriptions";
}

void tst_Packaging::bashCompletesWhatIsTyped()
{
    QFETCH(QString, typed);
    QFETCH(QString, offered);
    const QString script = QStringLiteral("source '%1'; COMP_WORDS=(%2); "
                                          "COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _hereabouts; "
                                          "echo \"${COMPREPLY[*]}\"")
                               .arg(fileOf("completion/hereabouts.bash"), typed);

    QCOMPARE(outputOf("bash", {"--norc", "-c", script}).trimmed(), offered);
}

void tst_Packaging::everyWordOfTheDesktopFileIsChineseToo()
{
    static const QSet<QByteArray> words = {"Name", "GenericName", "Comment", "Keywords"};
    const QList<QByteArray> lines = contents(fileOf(desktopFile)).split('\n');
    int seen = 0;
    for (qsizetype i = 0; i + 1 < lines.size(); ++i) {
        const QByteArray key = lines.at(i).left(lines.at(i).indexOf('='));
        if (!words.contains(key))
            continue;
        ++seen;
        QVERIFY2(lines.at(i + 1).startsWith(key + "[zh_CN]="), lines.at(i).constData());
    }
    QVERIFY(seen >= words.size());
}

void tst_Packaging::everyWordOfTheMetainfoIsChineseToo()
{
    static const QRegularExpression element(
        QStringLiteral("<(summary|p|li|caption)( xml:lang=\"zh_CN\")?>"));
    const QString metainfo = QString::fromUtf8(contents(METAINFO_FILE));
    QString expected;
    int pairs = 0;
    for (auto found = element.globalMatch(metainfo); found.hasNext();) {
        const auto match = found.next();
        if (match.captured(2).isEmpty()) {
            QVERIFY2(expected.isEmpty(), qPrintable(metainfo.mid(match.capturedStart(), 80)));
            expected = match.captured(1);
        } else {
            QCOMPARE(match.captured(1), expected);
            expected.clear();
            ++pairs;
        }
    }
    QVERIFY(expected.isEmpty());
    QVERIFY(pairs > 8);
}

void tst_Packaging::theFlatpakBringsRedisAndHiredis()
{
    QJsonParseError error;
    const auto manifest = QJsonDocument::fromJson(
        contents(fileOf("flatpak/org.hereabouts.Hereabouts.json")), &error)
                              .object();
    QVERIFY2(error.error == QJsonParseError::NoError, qPrintable(error.errorString()));
    QStringList modules;
    for (const QJsonValue &module : manifest["modules"].toArray())
        modules += module["name"].toString();

    QCOMPARE(manifest["command"].toString(), "hereabouts");
    QVERIFY(modules.contains("redis"));
    QVERIFY(modules.contains("hiredis"));
    QCOMPARE(modules.last(), "hereabouts");
}

void tst_Packaging::everyFileIsInstalledInItsPlace()
{
    QTemporaryDir prefix;
    int exitCode = -1;
    const QString said = outputOf("cmake",
        {"--install", BUILD_DIR, "--prefix", prefix.path(), "--component", "Unspecified"},
        &exitCode);
    QVERIFY2(exitCode == 0, qPrintable(said));

    for (const QString path :
        {"bin/hereabouts", "share/applications/org.hereabouts.Hereabouts.desktop",
            "share/metainfo/org.hereabouts.Hereabouts.metainfo.xml",
            "share/icons/hicolor/scalable/apps/org.hereabouts.Hereabouts.svg",
            "share/icons/hicolor/symbolic/apps/org.hereabouts.Hereabouts-symbolic.svg",
            "share/icons/hicolor/16x16/apps/org.hereabouts.Hereabouts.png",
            "share/icons/hicolor/512x512/apps/org.hereabouts.Hereabouts.png",
            "share/man/man1/hereabouts.1.gz", "share/man/zh_CN/man1/hereabouts.1.gz",
            "share/bash-completion/completions/hereabouts",
            "share/zsh/vendor-completions/_hereabouts", "lib/systemd/user/hereabouts-wall.service"})
        QVERIFY2(QFileInfo(prefix.filePath(path)).size() > 0, qPrintable(path));
}

QTEST_GUILESS_MAIN(tst_Packaging)
#include "tst_Packaging.moc"
