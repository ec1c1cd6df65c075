// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "images/DiskCache.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QSaveFile>

#include <algorithm>
#include <vector>

namespace images {

namespace {

/// The time of last use is written this often, not at every look.
constexpr qint64 usePrecisionSeconds = 600;
/// Larger files are not ours.
constexpr qint64 maxFileBytes = 8 * 1024 * 1024;

struct CachedFile {
    QString path;
    qint64 bytes;
    QDateTime usedAt;
};

std::vector<CachedFile> filesIn(const QString &directory)
{
    std::vector<CachedFile> files;
    // Also what an interrupted write left: "….jpg.Xy1234".
    QDirIterator entries(directory, {QStringLiteral("*.jpg*")}, QDir::Files | QDir::NoSymLinks,
        QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        entries.next();
        const QFileInfo info = entries.fileInfo();
        files.push_back({info.filePath(), info.size(), info.lastModified()});
    }
    return files;
}

qint64 bytesOf(const std::vector<CachedFile> &files)
{
    qint64 bytes = 0;
    for (const CachedFile &file : files)
        bytes += file.bytes;
    return bytes;
}

/// A file cut by a power failure begins or ends otherwise.
bool isWholeJpeg(const QByteArray &bytes)
{
    return bytes.startsWith("\xFF\xD8\xFF") && bytes.endsWith("\xFF\xD9");
}

} // namespace

QByteArray cacheKey(const QString &photoId, PictureSize size)
{
    return photoId.toUtf8() + '/' + QByteArray::number(int(size));
}

DiskCache::DiskCache(QString directory, qint64 maxBytes)
    : m_directory(std::move(directory))
    , m_maxBytes(maxBytes)
{
}

QString DiskCache::pathOf(const QByteArray &key) const
{
    const QString name
        = QString::fromLatin1(QCryptographicHash::hash(key, QCryptographicHash::Sha256).toHex());
    return m_directory + u'/' + name.left(2) + u'/' + name.mid(2) + QStringLiteral(".jpg");
}

std::optional<QByteArray> DiskCache::read(const QByteArray &key)
{
    if (m_directory.isEmpty())
        return std::nullopt;
    QFile file(pathOf(key));
    if (!file.open(QIODevice::ReadOnly) || file.size() > maxFileBytes)
        return std::nullopt;
    QByteArray jpeg = file.readAll();
    if (!isWholeJpeg(jpeg)) {
        file.remove();
        return std::nullopt;
    }
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (file.fileTime(QFile::FileModificationTime).secsTo(now) > usePrecisionSeconds)
        file.setFileTime(now, QFile::FileModificationTime);
    return jpeg;
}

std::optional<QByteArray> DiskCache::peek(const QByteArray &key) const
{
    QFile file(pathOf(key));
    if (m_directory.isEmpty() || !file.open(QIODevice::ReadOnly) || file.size() > maxFileBytes)
        return std::nullopt;
    QByteArray jpeg = file.readAll();
    return isWholeJpeg(jpeg) ? std::optional(std::move(jpeg)) : std::nullopt;
}

core::Result<void> DiskCache::write(const QByteArray &key, const QByteArray &jpeg)
{
    if (m_directory.isEmpty())
        return {};
    const QString path = pathOf(key);
    QDir().mkpath(QFileInfo(path).path());
    const qint64 before = QFileInfo(path).size();
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(jpeg) != jpeg.size() || !file.commit())
        return core::Error {core::Error::Kind::Unavailable,
            QCoreApplication::translate("images", "Pictures cannot be kept in %1: %2.")
                .arg(m_directory, file.errorString())};
    if (m_bytes < 0)
        m_bytes = bytesOf(filesIn(m_directory));
    else
        m_bytes += jpeg.size() - before;
    if (m_bytes > m_maxBytes)
        makeRoom();
    return {};
}

void DiskCache::makeRoom()
{
    std::vector<CachedFile> files = filesIn(m_directory);
    std::sort(files.begin(), files.end(),
        [](const CachedFile &a, const CachedFile &b) { return a.usedAt < b.usedAt; });
    m_bytes = bytesOf(files);
    // A tenth more than needed, so that not every picture from now on looks at all files.
    for (const CachedFile &file : files) {
        if (m_bytes <= m_maxBytes - m_maxBytes / 10)
            return;
        if (QFile::remove(file.path))
            m_bytes -= file.bytes;
    }
}

} // namespace images
