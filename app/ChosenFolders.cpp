// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ChosenFolders.h"

#include "core/Bytes.h"
#include "core/Json.h"
#include "core/Log.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QSaveFile>

namespace app {

namespace {
constexpr qint64 maxBytes = 1024 * 1024;
constexpr int keyBytes = 32;
} // namespace

ChosenFolders::ChosenFolders(const QString &dataDirectory)
    : m_path(dataDirectory + QLatin1String("/folders.json"))
{
    QFile file(m_path);
    if (file.open(QIODevice::ReadOnly)) {
        const auto document = core::parseJson(file.read(maxBytes), maxBytes);
        const QJsonObject kept = document ? document->object() : QJsonObject();
        m_key = kept.value(QLatin1String("key")).toString().toLatin1();
        const QJsonArray folders = kept.value(QLatin1String("folders")).toArray();
        for (const QJsonValue &folder : folders) {
            if (m_folders.size() < maxFolders && QDir::isAbsolutePath(folder.toString()))
                m_folders += folder.toString();
        }
    }
    if (m_key.size() != 2 * keyBytes)
        m_key = core::randomHex(keyBytes);
}

void ChosenFolders::add(const QString &folder)
{
    const QString path = QDir::cleanPath(folder);
    if (m_folders.contains(path))
        return;
    m_folders += path;
    while (m_folders.size() > maxFolders)
        m_folders.removeFirst();
    save();
}

void ChosenFolders::save() const
{
    QSaveFile file(m_path);
    const QJsonObject kept {{QStringLiteral("key"), QString::fromLatin1(m_key)},
        {QStringLiteral("folders"), QJsonArray::fromStringList(m_folders)}};
    const bool isOpen = file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    if (isOpen)
        file.write(QJsonDocument(kept).toJson());
    if (!isOpen || !file.commit())
        qCWarning(logApp) << "The chosen folders could not be written down:" << file.errorString();
}

} // namespace app
