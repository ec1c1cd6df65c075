// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace app {

/// Secrets in a file that only this user can read (mode 0600), for desktops without a keyring and
/// computers without a desktop. Not encrypted: who can read this user's files can read them.
class SecretFile {
public:
    explicit SecretFile(const QString &path) : m_path(path) {}

    QString path() const { return m_path; }
    /// Empty: there is none of this name. Errors: the file can't be read, or isn't ours.
    core::Result<QByteArray> value(const QString &name) const;
    /// An empty secret removes it. Written whole and then renamed, as the settings are.
    core::Result<void> setValue(const QString &name, const QByteArray &secret) const;

private:
    core::Error problem(const QString &why) const;
    core::Result<QJsonObject> read() const;

    QString m_path;
};

} // namespace app
