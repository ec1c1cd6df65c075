// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "images/LocalFile.h"
#include "sources/FolderPicture.h"
#include "sources/FolderSource.h"
#include "support/Pictures.h"
#include "support/Service.h"

#include <QDir>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace std::chrono_literals;
using sources::FolderSource;

namespace {

void append16(QByteArray &bytes, int value)
{
    bytes += char(value & 0xff);
    bytes += char(value >> 8);
}
void append32(QByteArray &bytes, quint32 value)
{
    append16(bytes, int(value & 0xffff));
    append16(bytes, int(value >> 16));
}
void appendEntry(QByteArray &bytes, int tag, int type, quint32 count, const QByteArray &value)
{
    append16(bytes, tag);
    append16(bytes, type);
    append32(bytes, count);
    bytes += value.leftJustified(4, '\0');
}
QByteArray offset(quint32 value)
{
    QByteArray bytes;
    append32(bytes, value);
    return bytes;
}

/// EXIF as a camera in San Francisco writes it: 37° 46.2' N, 122° 30.6' W, an hour with an offset.
QByteArray exif()
{
    QByteArray t("II*\0\x08\0\0\0", 8);
    append16(t, 3); // IFD0
    appendEntry(t, 0x013b, 2, 8, offset(200)); // Artist
    appendEntry(t, 0x8769, 4, 1, offset(50)); // EXIF
    appendEntry(t, 0x8825, 4, 1, offset(80)); // GPS
    append32(t, 0);
    t = t.leftJustified(50, '\0');
    append16(t, 2);
    appendEntry(t, 0x9003, 2, 20, offset(210));
    appendEntry(t, 0x9011, 2, 7, offset(232));
    append32(t, 0);
    t = t.leftJustified(80, '\0');
    append16(t, 4);
    appendEntry(t, 1, 2, 2, "N");
    appendEntry(t, 2, 5, 3, offset(240));
    appendEntry(t, 3, 2, 2, "W");
    appendEntry(t, 4, 5, 3, offset(264));
    append32(t, 0);
    t = t.leftJustified(200, '\0');
    t += QByteArray("Ada E.\0", 7).leftJustified(10, '\0');
    t += QByteArray("2026:09:21 10:00:00\0", 20).leftJustified(22, '\0');
    t += QByteArray("-07:00\0", 7).leftJustified(8, '\0');
    for (const quint32 number : {37, 1, 462, 10, 0, 1, 122, 1, 306, 10, 0, 1})
        append32(t, number);
    return "Exif" + QByteArray(2, '\0') + t;
}

QByteArray withExif(const QByteArray &jpeg)
{
    const QByteArray block = exif();
    const int length = int(block.size()) + 2;
    return jpeg.left(2) + "\xff\xe1" + char(length >> 8) + char(length & 0xff) + block
        + jpeg.mid(2);
}

QByteArray jpeg()
{
    return support::encoded(support::photograph({320, 200}), "jpeg");
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("no file");
}

struct Fixture {
    Fixture()
    {
        FolderSource::Settings settings;
        settings.folders = {directory.path()};
        settings.key = "key";
        source = std::make_unique<FolderSource>(settings);
        subscription.slug = "studio";
        subscription.title = "Studio";
        subscription.source = "folder";
        subscription.object = photos::Subscription::Object::Folder;
        subscription.objectId = directory.path();
    }
    sources::Finding look()
    {
        const auto finding = support::look(*source, subscription, cursor);
        if (!finding)
            qFatal("%s", qPrintable(finding.error().message));
        cursor = finding->cursor;
        return *finding;
    }
    QString path(const QString &name) const { return directory.filePath(name); }

    QTemporaryDir directory;
    std::unique_ptr<FolderSource> source;
    photos::Subscription subscription;
    QByteArray cursor;
};

} // namespace

class tst_Folder : public QObject {
    Q_OBJECT

private slots:
    void readsWhenWhereAndByWhom();
    void survivesHostileFiles_data();
    void survivesHostileFiles();
    void showsAFileOneSecondAfterItIsWhole();
    void waitsUntilAFileIsWhole();
    void findsCopiedFilesWithOldTimes();
    void saysWhichPicturesAreGone();
    void keepsPicturesWhenTheDiskIsAway();
    void takesOnlyWhatIsInTheCircle();
    void opensNothingElse();
    void knowsItsAddressesAfterARestart();
    void readsPlainFilesOnly();
};

void tst_Folder::readsWhenWhereAndByWhom()
{
    const auto picture = sources::readPicture(withExif(jpeg()));
    QVERIFY(picture.coordinate);
    QVERIFY(qAbs(picture.coordinate->latitude - 37.77) < 1e-6);
    QVERIFY(qAbs(picture.coordinate->longitude + 122.51) < 1e-6);
    QCOMPARE(picture.takenAt.toString(Qt::ISODate), "2026-09-21T17:00:00Z");
    QCOMPARE(picture.author, "Ada E.");
}

void tst_Folder::survivesHostileFiles_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray whole = withExif(jpeg());
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("#!/bin/sh");
    for (qsizetype length = 0; length < 330; length += 7)
        QTest::addRow("cut at %lld", qlonglong(length)) << whole.left(length);
    for (qsizetype at = 6; at < 330; at += 5) {
        QByteArray broken = whole;
        broken[at] = char(0xff);
        QTest::addRow("0xff at %lld", qlonglong(at)) << broken;
    }
}

void tst_Folder::survivesHostileFiles()
{
    QFETCH(QByteArray, bytes);
    const auto picture = sources::readPicture(bytes);
    if (picture.coordinate)
        QVERIFY(picture.coordinate->isValid());
}

void tst_Folder::showsAFileOneSecondAfterItIsWhole()
{
    Fixture f;
    f.look();
    QSignalSpy knocks(f.source.get(), &sources::Source::lookRequested);
    QElapsedTimer time;
    write(f.path("new.jpg"), jpeg());
    time.start();

    QVERIFY(knocks.wait(1000));
    const auto finding = f.look();

    QCOMPARE(finding.photos.size(), 1);
    QVERIFY2(time.elapsed() < 1000, qPrintable(QString::number(time.elapsed())));
    const QUrl url = finding.photos.first().pictures.first().url;
    QCOMPARE(f.source->pathOf(url), f.path("new.jpg"));
    // What travels says nothing about this computer.
    QVERIFY(!finding.photos.first().record.contains("new.jpg"));
    QVERIFY(!finding.photos.first().record.contains(f.directory.path().toUtf8()));
}

void tst_Folder::waitsUntilAFileIsWhole()
{
    Fixture f;
    f.look();
    QSignalSpy knocks(f.source.get(), &sources::Source::lookRequested);
    const QByteArray bytes = jpeg();
    QFile file(f.path("slow.jpg"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes.left(bytes.size() / 2));
    file.flush();
    QVERIFY(knocks.wait(2000));
    QVERIFY(f.look().photos.isEmpty());

    file.write(bytes.mid(bytes.size() / 2));
    file.close();
    knocks.clear();
    QVERIFY(knocks.wait(1000)); // by itself: folders say nothing about growing files
    QCOMPARE(f.look().photos.size(), 1);
}

void tst_Folder::findsCopiedFilesWithOldTimes()
{
    Fixture f;
    write(f.path("a.jpg"), jpeg());
    QCOMPARE(f.look().photos.size(), 1);
    write(f.path("old.jpg"), jpeg());
    QFile old(f.path("old.jpg"));
    QVERIFY(old.open(QIODevice::ReadWrite));
    QVERIFY(old.setFileTime(
        QDateTime::currentDateTime().addYears(-3), QFileDevice::FileModificationTime));
    old.close();
    QCOMPARE(f.look().photos.size(), 1);
    QVERIFY(f.look().photos.isEmpty());
}

void tst_Folder::saysWhichPicturesAreGone()
{
    Fixture f;
    write(f.path("a.jpg"), jpeg());
    write(f.path("b.jpg"), jpeg());
    const auto first = f.look();
    QCOMPARE(first.photos.size(), 2);
    QVERIFY(QFile::remove(f.path("a.jpg")));
    const auto second = f.look();
    QCOMPARE(second.gone.size(), 1);
    QVERIFY(f.look().gone.isEmpty());
}

void tst_Folder::keepsPicturesWhenTheDiskIsAway()
{
    Fixture f;
    for (const char *name : {"a.jpg", "b.jpg", "c.jpg", "d.jpg"})
        write(f.path(name), jpeg());
    QCOMPARE(f.look().photos.size(), 4);
    for (const char *name : {"a.jpg", "b.jpg", "c.jpg", "d.jpg"})
        QVERIFY(QFile::remove(f.path(name)));
    QVERIFY(f.look().gone.isEmpty());

    QVERIFY(f.directory.remove());
    const auto finding = support::look(*f.source, f.subscription, f.cursor);
    QCOMPARE(finding.error().kind, core::Error::Kind::Unavailable);
}

void tst_Folder::takesOnlyWhatIsInTheCircle()
{
    Fixture f;
    f.subscription.centre = {37.77, -122.51};
    f.subscription.radius = 500;
    write(f.path("nowhere.jpg"), jpeg());
    write(f.path("inside.jpg"), withExif(jpeg()));
    const auto finding = f.look();
    QCOMPARE(finding.photos.size(), 1);
    QCOMPARE(finding.photos.first().author, "Ada E.");
    QVERIFY(*finding.photos.first().distance < 10);

    f.subscription.slug = "elsewhere";
    f.subscription.centre = {48.85, 2.35};
    f.cursor.clear();
    QVERIFY(f.look().photos.isEmpty());
}

void tst_Folder::opensNothingElse()
{
    Fixture f;
    QTemporaryDir secret;
    write(secret.filePath("key.jpg"), jpeg());
    QVERIFY(::symlink(qPrintable(secret.filePath("key.jpg")), qPrintable(f.path("link.jpg"))) == 0);
    QVERIFY(::mkfifo(qPrintable(f.path("pipe.jpg")), 0600) == 0);
    write(f.path(".hidden.jpg"), jpeg());
    write(f.path("notes.txt"), jpeg());
    QVERIFY(QDir(f.directory.path()).mkdir("sub.jpg"));
    QVERIFY(f.look().photos.isEmpty());

    // A shared list of places asks for another folder.
    photos::Subscription foreign = f.subscription;
    for (const QString &path : {secret.path(), f.path("../"), f.path("sub.jpg")}) {
        foreign.objectId = path;
        const auto finding = support::look(*f.source, foreign);
        QVERIFY(!finding);
        QCOMPARE(finding.error().kind, core::Error::Kind::Denied);
    }
    for (const char *url : {"file:///etc/passwd", "http://folder.invalid/etc/passwd",
             "http://folder.invalid/", "http://folder.invalid/../../etc/passwd"})
        QVERIFY(f.source->pathOf(QUrl(url)).isEmpty());
}

void tst_Folder::knowsItsAddressesAfterARestart()
{
    Fixture f;
    write(f.path("a.jpg"), jpeg());
    const QUrl url = f.look().photos.first().pictures.first().url;
    FolderSource::Settings settings;
    settings.folders = {f.directory.path()};
    settings.key = "key";
    f.source = std::make_unique<FolderSource>(settings);
    QVERIFY(f.source->pathOf(url).isEmpty());

    QVERIFY(f.look().photos.isEmpty()); // not given twice
    QCOMPARE(f.source->pathOf(url), f.path("a.jpg"));

    settings.key = "another";
    f.source = std::make_unique<FolderSource>(settings);
    f.look();
    QVERIFY(f.source->pathOf(url).isEmpty());
}

void tst_Folder::readsPlainFilesOnly()
{
    Fixture f;
    write(f.path("a.jpg"), "123456");
    QVERIFY(::symlink("a.jpg", qPrintable(f.path("link.jpg"))) == 0);
    QVERIFY(::mkfifo(qPrintable(f.path("pipe.jpg")), 0600) == 0);

    QCOMPARE(*images::readLocalFile(f.path("a.jpg"), 6), "123456");
    QCOMPARE(images::readLocalFile(f.path("a.jpg"), 5).error().kind, core::Error::Kind::TooLarge);
    for (const char *name : {"link.jpg", "pipe.jpg"})
        QCOMPARE(images::readLocalFile(f.path(name), 99).error().kind, core::Error::Kind::Denied);
    QCOMPARE(images::readLocalFile(f.directory.path(), 99).error().kind, core::Error::Kind::Denied);
    QCOMPARE(images::readLocalFile(f.path("none"), 99).error().kind, core::Error::Kind::NotFound);
}

QTEST_GUILESS_MAIN(tst_Folder)
#include "tst_Folder.moc"
