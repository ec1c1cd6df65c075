// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/DesktopBus.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <csignal>
#include <sys/stat.h>

using support::DesktopBus;

/// Where secrets go on desktops of many kinds, each a real D-Bus session with a real keyring or
/// without one.
class tst_Credentials : public QObject {
    Q_OBJECT

private slots:
    void init();
    void withoutASessionTheyAreInAFileOfOurOwn();
    void withoutAKeyringTheyAreInAFileOfOurOwn();
    void inAKeyringTheyLeaveNoFile();
    void moveFromTheFileToAKeyringThatCameLater();
    void theFileIsNewerThanTheKeyring();
    void aLockedKeyringIsSaidAndReplaced();
    void aSilentKeyringIsGivenUpAndHeardLater();
    void aKeyringThatDiesIsReplaced();
    void refusesADamagedFileAndKeepsIt();
    void closesAFileThatWasOpened();

private:
    struct Outcome {
        QStringList lines; ///< one for each act
        QString place;
        int longestGap = -1;
    };
    Outcome run(
        const QProcessEnvironment &environment, const QStringList &acts, int patience = 15'000);
    static Outcome outcomeOf(const QByteArray &output);
    QString file() const { return m_folder->filePath("credentials.json"); }
    QByteArray fileText() const;
    mode_t fileMode() const;
    /// Whether any file below the folder has these bytes.
    static bool isAnywhere(const QString &folder, const QByteArray &bytes);

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

constexpr const char *secret = "S3CRETCANARY-ä";

QProcessEnvironment withoutSession()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove("DBUS_SESSION_BUS_ADDRESS");
    environment.remove("XDG_RUNTIME_DIR");
    return environment;
}

} // namespace

void tst_Credentials::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

tst_Credentials::Outcome tst_Credentials::outcomeOf(const QByteArray &output)
{
    Outcome outcome;
    outcome.lines = QString::fromUtf8(output).split('\n', Qt::SkipEmptyParts);
    if (outcome.lines.size() < 2)
        qFatal("no outcome: %s", output.constData());
    outcome.longestGap = outcome.lines.takeLast().remove("gap: ").toInt();
    outcome.place = outcome.lines.takeLast().remove("place: ");
    return outcome;
}

tst_Credentials::Outcome tst_Credentials::run(
    const QProcessEnvironment &environment, const QStringList &acts, int patience)
{
    QProcess program;
    program.setProcessEnvironment(environment);
    program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    program.start(
        CREDENTIALS_PROGRAM, QStringList {m_folder->path(), QString::number(patience)} + acts);
    if (!QTest::qWaitFor([&] { return program.state() == QProcess::NotRunning; }, 60'000))
        qFatal("the program does not end");
    return outcomeOf(program.readAllStandardOutput());
}

QByteArray tst_Credentials::fileText() const
{
    QFile text(file());
    return text.open(QIODevice::ReadOnly) ? text.readAll() : QByteArray();
}

mode_t tst_Credentials::fileMode() const
{
    struct stat found {};
    return ::stat(QFile::encodeName(file()), &found) == 0 ? found.st_mode & 0777 : 0;
}

bool tst_Credentials::isAnywhere(const QString &folder, const QByteArray &bytes)
{
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile one(files.next());
        if (one.open(QIODevice::ReadOnly) && one.readAll().contains(bytes))
            return true;
    }
    return false;
}

void tst_Credentials::withoutASessionTheyAreInAFileOfOurOwn()
{
    const Outcome kept = run(withoutSession(),
        {"read", "client-secret", "write", "client-secret", secret, "read", "client-secret", "read",
            "redis-password"});
    QCOMPARE(kept.lines, QStringList({"[]", "done", QString("[%1]").arg(secret), "[]"}));
    QCOMPARE(fileMode(), mode_t(0600));
    QVERIFY2(
        kept.place.contains("no keyring") && kept.place.contains(file()), qPrintable(kept.place));

    const Outcome removed = run(withoutSession(),
        {"read", "client-secret", "remove", "client-secret", "read", "client-secret"});
    QCOMPARE(removed.lines, QStringList({QString("[%1]").arg(secret), "done", "[]"}));
    QVERIFY(!fileText().contains("S3CRETCANARY"));
}

void tst_Credentials::withoutAKeyringTheyAreInAFileOfOurOwn()
{
    const DesktopBus bus(DesktopBus::Keyring::None);
    const Outcome kept = run(bus.environment(), {"write", "client-secret", secret});
    QCOMPARE(kept.lines, QStringList("done"));
    QCOMPARE(fileMode(), mode_t(0600));
    QVERIFY(fileText().contains("S3CRETCANARY"));
    QVERIFY2(kept.place.contains("no keyring"), qPrintable(kept.place));
}

void tst_Credentials::inAKeyringTheyLeaveNoFile()
{
    const DesktopBus bus(DesktopBus::Keyring::Unlocked);
    const Outcome written
        = run(bus.environment(), {"read", "client-secret", "write", "client-secret", secret});
    QCOMPARE(written.lines, QStringList({"[]", "done"}));
    QVERIFY2(written.place.contains("keyring") && !written.place.contains(file()),
        qPrintable(written.place));
    QVERIFY(!QFile::exists(file()));
    QVERIFY(!isAnywhere(bus.home(), "S3CRETCANARY")); // encrypted

    const Outcome read = run(bus.environment(),
        {"read", "client-secret", "read", "redis-password", "remove", "client-secret", "read",
            "client-secret"});
    QCOMPARE(read.lines, QStringList({QString("[%1]").arg(secret), "[]", "done", "[]"}));
}

void tst_Credentials::moveFromTheFileToAKeyringThatCameLater()
{
    run(withoutSession(), {"write", "client-secret", secret});
    QVERIFY(fileText().contains("S3CRETCANARY"));

    const DesktopBus bus(DesktopBus::Keyring::Unlocked);
    const Outcome moved = run(bus.environment(), {"read", "client-secret", "settled"});
    QCOMPARE(moved.lines, QStringList({QString("[%1]").arg(secret), "settled"}));
    QVERIFY(!fileText().contains("S3CRETCANARY"));
    QCOMPARE(run(bus.environment(), {"read", "client-secret"}).lines,
        QStringList(QString("[%1]").arg(secret)));
}

void tst_Credentials::theFileIsNewerThanTheKeyring()
{
    const DesktopBus bus(DesktopBus::Keyring::Unlocked);
    run(bus.environment(), {"write", "client-secret", "old"});
    run(withoutSession(), {"write", "client-secret", "new"}); // while it was away
    QCOMPARE(run(bus.environment(), {"read", "client-secret", "settled"}).lines.first(),
        QString("[new]"));
    QCOMPARE(run(bus.environment(), {"read", "client-secret"}).lines, QStringList("[new]"));
}

void tst_Credentials::aLockedKeyringIsSaidAndReplaced()
{
    const DesktopBus bus(DesktopBus::Keyring::Locked);
    QElapsedTimer clock;
    clock.start();
    const Outcome kept = run(bus.environment(), {"write", "client-secret", secret}, 2000);
    QCOMPARE(kept.lines, QStringList("done"));
    QVERIFY2(clock.elapsed() < 15'000, qPrintable(QString::number(clock.elapsed())));
    QVERIFY2(kept.place.contains("keyring") && kept.place.contains(file()), qPrintable(kept.place));
    QVERIFY(!kept.place.contains("no keyring"));
    QCOMPARE(fileMode(), mode_t(0600));
    QVERIFY2(kept.longestGap < 1000, qPrintable(QString::number(kept.longestGap)));
}

void tst_Credentials::aSilentKeyringIsGivenUpAndHeardLater()
{
    const DesktopBus bus(DesktopBus::Keyring::Unlocked);
    run(bus.environment(), {"write", "client-secret", secret});
    QCOMPARE(::kill(pid_t(bus.keyringProcessId()), SIGSTOP), 0);

    QProcess program;
    program.setProcessEnvironment(bus.environment());
    program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    program.start(CREDENTIALS_PROGRAM,
        {m_folder->path(), "500", "read", "client-secret", "read", "redis-password", "late"});
    QByteArray output;
    QVERIFY(QTest::qWaitFor(
        [&] {
            output += program.readAllStandardOutput();
            return output.contains("waiting\n");
        },
        20'000));
    QCOMPARE(::kill(pid_t(bus.keyringProcessId()), SIGCONT), 0);
    QVERIFY(QTest::qWaitFor([&] { return program.state() == QProcess::NotRunning; }, 60'000));
    const Outcome outcome = outcomeOf(output + program.readAllStandardOutput());

    QVERIFY2(outcome.lines.first().startsWith("failed:")
            && outcome.lines.first().contains("does not answer"),
        qPrintable(outcome.lines.first()));
    QCOMPARE(outcome.lines.at(1), QString("[]")); // waited for once only
    QCOMPARE(outcome.lines.last(), QString("late [%1]").arg(secret));
    QVERIFY2(outcome.longestGap < 1000, qPrintable(QString::number(outcome.longestGap)));
    QVERIFY2(!outcome.place.contains(file()), qPrintable(outcome.place));
}

void tst_Credentials::aKeyringThatDiesIsReplaced()
{
    const DesktopBus bus(DesktopBus::Keyring::Unlocked);
    QCOMPARE(run(bus.environment(), {"write", "client-secret", "old"}).lines, QStringList("done"));
    QCOMPARE(::kill(pid_t(bus.keyringProcessId()), SIGKILL), 0);
    const Outcome kept = run(bus.environment(), {"write", "client-secret", secret}, 2000);
    QCOMPARE(kept.lines, QStringList("done"));
    QVERIFY(fileText().contains("S3CRETCANARY"));
    QVERIFY2(kept.place.contains(file()), qPrintable(kept.place));
}

void tst_Credentials::refusesADamagedFileAndKeepsIt()
{
    QFile damaged(file());
    QVERIFY(damaged.open(QIODevice::WriteOnly));
    damaged.write("{\"client-secret\": \"S3CRETCANARY");
    damaged.close();
    const Outcome outcome = run(withoutSession(),
        {"read", "client-secret", "write", "client-secret", "other", "remove", "client-secret"});
    for (const QString &line : outcome.lines) {
        QVERIFY2(line.startsWith("failed:") && line.contains(file()), qPrintable(line));
        QVERIFY2(!line.contains("S3CRETCANARY"), qPrintable(line));
    }
    QCOMPARE(fileText(), QByteArray("{\"client-secret\": \"S3CRETCANARY"));
}

void tst_Credentials::closesAFileThatWasOpened()
{
    run(withoutSession(), {"write", "client-secret", secret});
    QCOMPARE(::chmod(QFile::encodeName(file()), 0644), 0);
    QCOMPARE(run(withoutSession(), {"read", "client-secret"}).lines,
        QStringList(QString("[%1]").arg(secret)));
    QCOMPARE(fileMode(), mode_t(0600));
}

QTEST_GUILESS_MAIN(tst_Credentials)
#include "tst_Credentials.moc"
