// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/WatchedPlace.h"

#include <cerrno>
#include <sched.h>
#include <sys/mount.h>

using support::WatchedPlace;

/// No room for what Redis writes: told once with the folder, and over when there is room again.
class tst_DiskFull : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void saysWhereAndGoesOnByItself();

private:
    QTemporaryDir m_disk;
};

/// A disk of 2 MiB that only this test and its children see.
void tst_DiskFull::initTestCase()
{
    if (::unshare(CLONE_NEWNS) != 0)
        QSKIP("A file system of the test's own needs the right to mount (root).");
    // In a chroot "/" is no mount of its own: others may see the disk there until it is gone.
    QVERIFY(::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 || errno == EINVAL);
    QCOMPARE(::mount("tmpfs", m_disk.path().toUtf8().constData(), "tmpfs", 0, "size=2m"), 0);
}

void tst_DiskFull::cleanupTestCase()
{
    ::umount2(m_disk.path().toUtf8().constData(), MNT_DETACH);
}

void tst_DiskFull::saysWhereAndGoesOnByItself()
{
    const QString folder = m_disk.filePath("data");
    WatchedPlace place({}, folder);
    QVERIFY2(place.start(), place.program.standardError());

    QFile ballast(m_disk.filePath("ballast"));
    QVERIFY(ballast.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    while (ballast.write(QByteArray(512, 'x')) == 512) {}
    const auto isTold = [&] { return place.health("redis").startsWith("failing"); };
    for (int i = 0; i < 20 && !isTold(); ++i) {
        place.publish(5);
        QTest::qWait(2500);
    }
    const QString told = place.health("redis");
    QVERIFY2(told.contains(folder) && told.contains("No space left"), qPrintable(told));
    QVERIFY(place.program.isRunning());
    QTest::qWait(3000); // it tries again meanwhile
    QCOMPARE(place.program.standardError().count("can't write to"), 1);

    QVERIFY(ballast.remove());
    QVERIFY(place.hasAll());
    QTRY_VERIFY_WITH_TIMEOUT(place.health("redis").startsWith("fine"), 20'000);
    QCOMPARE(place.problem(), "");
    QVERIFY(place.program.terminate());
    QVERIFY2(place.program.start(), place.program.standardError());
    QVERIFY(place.hasAll());
    QCOMPARE(place.problem(), "");
    QVERIFY(!place.health("redis").contains("damaged"));
}

QTEST_GUILESS_MAIN(tst_DiskFull)
#include "tst_DiskFull.moc"
