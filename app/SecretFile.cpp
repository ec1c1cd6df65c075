// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/SecretFile.h"

#include "core/Json.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace app {

namespace {

constexpr qsizetype maxFileBytes = 256 * 1024;
constexpr QFile::Permissions mineOnly = QFile::ReadOwner | QFile::WriteOwner;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(app::Credentials)
};

} // namespace

core::Error SecretFile::problem(const QString &why) const
{
    return {core::Error::Kind::Unavailable,
        Words::tr("The file for secrets, %1, can't be used: %2")
            .arg(QDir::toNativeSeparators(m_path), why),
        {}};
}

core::Result<QJsonObject> SecretFile::read() const
{
    const QFileInfo info(m_path);
    if (!info.exists())
        return QJsonObject();
    if (!info.isFile())
        return problem(Words::tr("this is not a file."));
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return problem(file.errorString());
    // Whoever opened it to others: from now on it is closed.
    if (!file.setPermissions(mineOnly))
        return problem(Words::tr("it can't be closed to other users."));
    const auto json = core::parseJson(file.read(maxFileBytes + 1), maxFileBytes);
    // Our own words: the parser's might tell what stands there.
    if (!json || !json->isObject())
        return problem(Words::tr("it is damaged. Delete it, and enter the secrets again."));
    return json->object();
}

core::Result<QByteArray> SecretFile::value(const QString &name) const
{
    const auto all = read();
    if (!all)
        return all.error();
    return all->value(name).toString().toUtf8();
}

core::Result<void> SecretFile::setValue(const QString &name, const QByteArray &secret) const
{
    auto all = read();
    if (!all)
        return all.error();
    if (secret.isEmpty() && !all->contains(name))
        return {};
    if (secret.isEmpty())
        all->remove(name);
    else
        all->insert(name, QString::fromUtf8(secret));

    QDir().mkpath(QFileInfo(m_path).absolutePath());
    QSaveFile file(m_path);
    // Closed before the first byte is in it.
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(mineOnly))
        return problem(file.errorString());
    file.write(QJsonDocument(*all).toJson());
    if (!file.commit())
        return problem(file.errorString());
    return {};
}

} // namespace app
