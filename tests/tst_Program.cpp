// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Program.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

/// The executable as people start it.
class tst_Program : public QObject {
    Q_OBJECT

private slots:
    void tellsItsAddressesAndServesThePage();
    void endsOnSigtermAndLeavesNoRedisBehind();
    void leavesNoRedisBehindWhenKilled();
    void saysWhichPortIsTaken_data();
    void saysWhichPortIsTaken();
    void aSecondOneOnTheSameDataEnds();
    void badOptionsAreExplained();
    void bringsPhotosOfTheDemonstration();
};

namespace {

bool isAlive(qint64 process)
{
    return QFile::exists(QStringLiteral("/proc/%1").arg(process));
}

} // namespace

void tst_Program::tellsItsAddressesAndServesThePage()
{
    QTemporaryDir directory;
    support::Program program(directory.path());
    QVERIFY2(program.start(), program.standardError());
    const auto page = program.get("/");
    QCOMPARE(page.status, 200);
    QVERIFY(page.body.contains("Hereabouts"));
    QTRY_COMPARE_WITH_TIMEOUT(program.get("/api/photos").status, 200, 10'000);
}

void tst_Program::endsOnSigtermAndLeavesNoRedisBehind()
{
    QTemporaryDir directory;
    support::Program program(directory.path());
    QVERIFY2(program.start(), program.standardError());
    QTRY_COMPARE_WITH_TIMEOUT(program.redisProcessIds().size(), 1, 10'000);
    const qint64 redis = program.redisProcessIds().first();
    QElapsedTimer clock;
    clock.start();
    QVERIFY(program.terminate());
    QVERIFY2(clock.elapsed() < 5000, qPrintable(QString::number(clock.elapsed())));
    QCOMPARE(program.exitCode(), 0);
    QTRY_VERIFY(!isAlive(redis));
}

void tst_Program::leavesNoRedisBehindWhenKilled()
{
    QTemporaryDir directory;
    support::Program program(directory.path());
    QVERIFY2(program.start(), program.standardError());
    QTRY_COMPARE_WITH_TIMEOUT(program.redisProcessIds().size(), 1, 10'000);
    const qint64 redis = program.redisProcessIds().first();
    program.kill();
    QTRY_VERIFY(!isAlive(redis));
}

void tst_Program::saysWhichPortIsTaken_data()
{
    QTest::addColumn<QString>("option");
    QTest::newRow("page") << "--port";
    QTest::newRow("callbacks") << "--callback-port";
}

void tst_Program::saysWhichPortIsTaken()
{
    QFETCH(QString, option);
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    const QString port = QString::number(other.serverPort());
    QTemporaryDir directory;
    support::Program program(directory.path());
    program.addArguments({option, port});
    QVERIFY(!program.start());
    QVERIFY(!program.isRunning());
    QVERIFY(program.exitCode() != 0);
    const QByteArray errors = program.standardError();
    QVERIFY2(errors.contains(port.toUtf8()) && errors.contains(option.toUtf8()), errors);
}

void tst_Program::aSecondOneOnTheSameDataEnds()
{
    QTemporaryDir directory;
    support::Program first(directory.path());
    QVERIFY2(first.start(), first.standardError());
    QTRY_COMPARE_WITH_TIMEOUT(first.redisProcessIds().size(), 1, 10'000);
    support::Program second(directory.path());
    QVERIFY(!second.start());
    QVERIFY(second.exitCode() != 0);
    QVERIFY2(second.standardError().contains(directory.path().toUtf8()), second.standardError());
    QVERIFY(first.isRunning());
    QCOMPARE(first.redisProcessIds().size(), 1);
}

void tst_Program::badOptionsAreExplained()
{
    QTemporaryDir directory;
    support::Program program(directory.path());
    program.addArguments({"--nonsense"});
    QVERIFY(!program.start());
    QCOMPARE(program.exitCode(), 2);
    QVERIFY(program.standardError().contains("nonsense"));
}

void tst_Program::bringsPhotosOfTheDemonstration()
{
    QTemporaryDir directory;
    support::Program program(directory.path());
    program.addArguments({"--demo"});
    QVERIFY2(program.start(), program.standardError());
    QTRY_VERIFY_WITH_TIMEOUT(program.keptIds().size() > 10, 15'000);
    const QString id = program.keptIds().first();
    const auto picture
        = program.get("/pictures/" + QString::fromLatin1(QUrl::toPercentEncoding(id)) + "/320");
    QCOMPARE(picture.status, 200);
    QCOMPARE(picture.type, QByteArray("image/jpeg"));
}

QTEST_GUILESS_MAIN(tst_Program)
#include "tst_Program.moc"
