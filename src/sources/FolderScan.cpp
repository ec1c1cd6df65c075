// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/FolderScan.h"

#include "sources/Draft.h"
#include "sources/FolderPicture.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QMessageAuthenticationCode>

#include <algorithm>
#include <array>

namespace sources {

namespace {

using Kind = core::Error::Kind;

constexpr qsizetype maxFiles = 50'000; // in one folder
constexpr qsizetype maxInOneLook = 100; // the others come with the looks after it
constexpr qsizetype welcome = 60; // of those that are there already at the first look
constexpr qsizetype assumedGiven = 500; // after a restart: the newest are on the wall
constexpr qint64 headBytes = 256 * 1024; // EXIF is within the first 64 KiB
constexpr qint64 tailBytes = 64 * 1024;
constexpr qint64 maxPictureBytes = 64 * 1024 * 1024;
/// A file without an end that nobody has touched for so long won't get one.
constexpr qint64 longestWriting = 60'000;
/// So many files don't vanish at once by being deleted: their disk is not there.
constexpr qsizetype unlikelyLoss = 3;

struct Entry {
    QString path;
    QString id;
    qint64 changedAt = 0; ///< milliseconds: written, renamed or moved here
};

QByteArray digest(const FolderScan &scan, const QString &text)
{
    return QMessageAuthenticationCode::hash(text.toUtf8(), scan.key, QCryptographicHash::Sha256)
        .toHex()
        .left(40);
}

bool isPictureName(const QString &name)
{
    constexpr std::array suffixes {QLatin1String(".jpg"), QLatin1String(".jpeg"),
        QLatin1String(".png"), QLatin1String(".webp")};
    return !name.startsWith(QLatin1Char('.'))
        && std::any_of(suffixes.begin(), suffixes.end(),
            [&](QLatin1String suffix) { return name.endsWith(suffix, Qt::CaseInsensitive); });
}

/// The pictures of the folder, the latest change first.
QList<Entry> entriesOf(const FolderScan &scan)
{
    QList<Entry> entries;
    QDirIterator files(QDir::cleanPath(scan.subscription.objectId), QDir::Files | QDir::NoSymLinks);
    while (files.hasNext() && entries.size() < maxFiles) {
        files.next();
        const QFileInfo info = files.fileInfo();
        if (!isPictureName(info.fileName()) || info.size() > maxPictureBytes)
            continue;
        // Another picture under the same name is another photo.
        const QString version = info.absoluteFilePath() + QLatin1Char('\n')
            + QString::number(info.lastModified().toMSecsSinceEpoch());
        entries += Entry {info.absoluteFilePath(),
            QStringLiteral("folder:") + QString::fromLatin1(digest(scan, version)),
            info.metadataChangeTime().toMSecsSinceEpoch()};
    }
    std::stable_sort(entries.begin(), entries.end(),
        [](const Entry &one, const Entry &other) { return one.changedAt > other.changedAt; });
    return entries;
}

bool isInside(const FolderPicture &picture, const photos::Subscription &subscription)
{
    return subscription.radius <= 0
        || (picture.coordinate
            && distanceBetween(*picture.coordinate, subscription.centre) <= subscription.radius);
}

QUrl addressOf(const FolderScan &scan, const QString &path)
{
    return QUrl(QLatin1String("http://") + folderHost + QLatin1Char('/')
        + QString::fromLatin1(digest(scan, QLatin1String("picture\n") + path)));
}

Draft draftFrom(const FolderScan &scan, const Entry &entry, const FolderPicture &picture)
{
    Draft draft;
    draft.isPublic = false;
    draft.id = entry.id;
    draft.author = picture.author.isEmpty() ? scan.subscription.title : picture.author;
    draft.createdAt = QDateTime::fromMSecsSinceEpoch(entry.changedAt, Qt::UTC);
    draft.takenAt = picture.takenAt;
    draft.coordinate = picture.coordinate;
    draft.pictures = {{addressOf(scan, entry.path), picture.size}};
    return draft;
}

enum class Reading { Taken, Refused, Partial };

Reading read(FolderScan &scan, const Entry &entry)
{
    QFile file(entry.path);
    if (!file.open(QIODevice::ReadOnly))
        return Reading::Refused;
    const QByteArray head = file.read(headBytes);
    file.seek(std::max<qint64>(0, file.size() - tailBytes));
    const QByteArray tail = file.read(tailBytes);
    if (!isWhole(head, tail, file.size())) {
        const qint64 age = QDateTime::currentMSecsSinceEpoch() - entry.changedAt;
        return age < longestWriting ? Reading::Partial : Reading::Refused;
    }
    const FolderPicture picture = readPicture(head);
    if (!isInside(picture, scan.subscription))
        return Reading::Refused;
    auto photo = photoFromDraft(draftFrom(scan, entry, picture), scan.subscription);
    if (!photo)
        return Reading::Refused;
    scan.photos += std::move(*photo);
    return Reading::Taken;
}

void findGone(FolderScan &scan, const QHash<QString, FolderFile> &present)
{
    for (auto file = scan.known.begin(); file != scan.known.end(); ++file) {
        const bool isThere = present.value(file.key()).id == file->id;
        if (!isThere && file->wasGiven)
            scan.gone += file->id;
    }
    if (present.isEmpty() && scan.gone.size() >= unlikelyLoss)
        scan.gone.clear();
}

} // namespace

FolderScan scanFolder(FolderScan scan)
{
    const QFileInfo folder(scan.subscription.objectId);
    if (!folder.isDir() || !folder.isReadable()) {
        scan.outcome = core::Error {Kind::Unavailable,
            QCoreApplication::translate(
                "sources::Folder", "The folder %1 can't be read. It is looked at again by itself.")
                .arg(QDir::toNativeSeparators(scan.subscription.objectId)),
            {}};
        return scan;
    }
    const QList<Entry> entries = entriesOf(scan);
    const qint64 since = scan.cursor.toLongLong();
    const bool isStart = scan.known.isEmpty();
    QHash<QString, FolderFile> present;
    for (qsizetype i = 0; i < entries.size(); ++i) {
        const Entry &entry = entries[i];
        scan.paths.insert(addressOf(scan, entry.path).path().mid(1).toLatin1(), entry.path);
        const FolderFile before = scan.known.value(entry.path);
        const bool wasBefore = isStart && (since > 0 ? entry.changedAt <= since : i >= welcome);
        if (wasBefore || before.id == entry.id) {
            const bool wasGiven = wasBefore ? since > 0 && i < assumedGiven : before.wasGiven;
            present.insert(entry.path, {entry.id, wasGiven});
            continue;
        }
        if (scan.photos.size() == maxInOneLook) {
            scan.isUnfinished = true;
            continue;
        }
        const Reading reading = read(scan, entry);
        if (reading == Reading::Partial)
            scan.isUnfinished = true;
        else
            present.insert(entry.path, {entry.id, reading == Reading::Taken});
    }
    findGone(scan, present);
    scan.known = present;
    // While a file is being written its time may be before that of the newest: it must not be
    // taken for an old one after a restart.
    if (!scan.isUnfinished && !entries.isEmpty())
        scan.cursor = QByteArray::number(entries.first().changedAt);
    return scan;
}

} // namespace sources
