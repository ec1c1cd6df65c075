// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/SettingsFile.h"

#include "app/SettingsText.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

namespace app {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(app::Settings)
};

constexpr auto mineOnly = QFile::ReadOwner | QFile::WriteOwner;
constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
    | QFile::WriteOther | QFile::ExeOther;

/// A secret in the file is no one else's to read while it is there.
void closeToOthers(const QString &path, KeptSettings &kept)
{
    if (!(QFile::permissions(path) & others))
        return;
    const bool areClosed = QFile::setPermissions(path, mineOnly);
    kept.problems += areClosed
        ? Words::tr("It held a secret and could be read by others; now only you can read it.")
        : Words::tr("It holds a secret that others can read, and can't be closed to them.");
}

} // namespace

QString SettingsFile::defaultPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
        + QLatin1String("/hereabouts/settings.conf");
}

core::Result<QByteArray> SettingsFile::read() const
{
    const QFileInfo info(m_path);
    if (!info.exists())
        return QByteArray();
    // Not a folder, nor a pipe or device, which might never end.
    if (!info.isFile())
        return core::Error {core::Error::Kind::Denied, Words::tr("This is not a file."), {}};
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return core::Error {core::Error::Kind::Unavailable,
            Words::tr("It can't be read: %1").arg(file.errorString()), {}};
    // One byte more than allowed tells that there is more.
    return file.read(maxSettingsBytes + 1);
}

KeptSettings SettingsFile::load() const
{
    const auto bytes = read();
    KeptSettings kept;
    if (bytes) {
        kept = readSettings(*bytes);
        if (kept.hasSecrets())
            closeToOthers(m_path, kept);
    } else {
        kept.mayBeChanged = false;
        kept.problems += bytes.error().message + QLatin1Char(' ')
            + Words::tr("The defaults are used, and the file is left as it is.");
    }
    for (QString &problem : kept.problems)
        problem.prepend(QDir::toNativeSeparators(m_path) + QLatin1String(": "));
    return kept;
}

core::Error SettingsFile::notSaved(const QString &why) const
{
    return {core::Error::Kind::Unavailable,
        Words::tr("The settings were not saved in %1: %2")
            .arg(QDir::toNativeSeparators(m_path), why),
        {}};
}

core::Result<void> SettingsFile::save(const QMap<QString, QString> &changes) const
{
    const auto bytes = read();
    if (!bytes)
        return notSaved(bytes.error().message);
    const KeptSettings old = readSettings(*bytes);
    auto text = SettingsText::parse(*bytes);
    if (!text || !old.mayBeChanged)
        return notSaved(old.problems.value(0));
    if (!text->value(versionKey))
        text->set(versionKey, QString::number(settingsVersion));
    for (auto change = changes.begin(); change != changes.end(); ++change) {
        if (change.value().isNull())
            text->remove(change.key());
        else
            text->set(change.key(), change.value());
    }
    const QByteArray wanted = text->toBytes();
    if (wanted == *bytes)
        return {};

    const bool isNew = !QFileInfo::exists(m_path);
    QDir().mkpath(QFileInfo(m_path).absolutePath());
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly))
        return notSaved(file.errorString());
    if (isNew)
        file.setPermissions(mineOnly);
    file.write(wanted);
    if (!file.commit())
        return notSaved(file.errorString());
    return {};
}

} // namespace app
