// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/PhotoSaver.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>
#include <QSet>

namespace ui {

namespace {

/// Of each part of a file's name; file systems take 255 bytes in all.
constexpr qsizetype maxPart = 40;
constexpr qsizetype maxIdPart = 60;

QString safePart(const QString &text, qsizetype maxLength)
{
    static const QString forbidden = QStringLiteral("/\\:*?\"<>|");
    QString part;
    for (const QChar character : text) {
        const bool isBad = forbidden.contains(character) || !character.isPrint()
            || character.category() == QChar::Other_Format;
        part += isBad ? QLatin1Char(' ') : character;
    }
    // A dot at the front would hide the file, or lead out of the folder.
    while (part.startsWith(QLatin1Char('.')) || part.startsWith(QLatin1Char(' ')))
        part.remove(0, 1);
    return part.simplified().left(maxLength).trimmed();
}

} // namespace

PhotoSaver::PhotoSaver(QObject *parent) : QObject(parent) {}

QString PhotoSaver::fileName(const QString &place, const QString &author, const QString &photoId)
{
    QStringList parts {
        safePart(place, maxPart), safePart(author, maxPart), safePart(photoId, maxIdPart)};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" - ")) + QStringLiteral(".jpg");
}

void PhotoSaver::saveAs(const QString &photoId, const QString &file)
{
    m_place = QDir::toNativeSeparators(file);
    m_files.insert(photoId, file);
    emit pictureWanted(photoId, size);
}

void PhotoSaver::saveInto(const QString &folder, const QList<Copy> &copies)
{
    m_place = QDir::toNativeSeparators(folder);
    QSet<QString> taken(m_files.cbegin(), m_files.cend());
    const QDir directory(folder);
    for (const Copy &copy : copies) {
        const QString stem = QFileInfo(copy.name).completeBaseName();
        QString file = directory.filePath(copy.name);
        for (int number = 2; taken.contains(file) || QFileInfo::exists(file); ++number)
            file = directory.filePath(QStringLiteral("%1 (%2).jpg").arg(stem).arg(number));
        taken += file;
        m_files.insert(copy.photoId, file);
    }
    for (const Copy &copy : copies)
        emit pictureWanted(copy.photoId, size);
}

void PhotoSaver::take(
    const QString &photoId, images::PictureSize pictureSize, const QByteArray &jpeg)
{
    if (pictureSize != size || !m_files.contains(photoId))
        return;
    QSaveFile file(m_files.take(photoId));
    const bool isSaved
        = file.open(QIODevice::WriteOnly) && file.write(jpeg) == jpeg.size() && file.commit();
    if (isSaved)
        ++m_saved;
    note(isSaved ? QString() : file.errorString());
}

void PhotoSaver::fail(
    const QString &photoId, images::PictureSize pictureSize, const core::Error &error)
{
    if (pictureSize == size && m_files.remove(photoId) > 0)
        note(error.message);
}

void PhotoSaver::note(const QString &problem)
{
    if (!problem.isEmpty())
        m_problem = problem;
    if (m_files.isEmpty())
        emit finished(std::exchange(m_saved, 0), m_place, std::exchange(m_problem, {}));
}

} // namespace ui
