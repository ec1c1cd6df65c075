// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/SettingsTable.h"
#include "core/Result.h"

#include <QMap>

namespace app {

/// The settings file on disk. Written whole and then renamed, so that whoever reads finds the old
/// or the new one, never half of it, whenever the program or the machine ends.
class SettingsFile {
public:
    explicit SettingsFile(const QString &path) : m_path(path) {}

    /// ~/.config/hereabouts/settings.conf, wherever this desktop keeps such files.
    static QString defaultPath();
    QString path() const { return m_path; }

    /// What it says; a missing file says nothing, which is fine. Problems name the file.
    /// Secrets in it are closed to other users at once.
    KeptSettings load() const;

    /// Sets the keys to these values, or removes those with a null one; the rest of the file stays,
    /// also what another copy of the program wrote meanwhile. Errors say "not saved" and why.
    core::Result<void> save(const QMap<QString, QString> &changes) const;

private:
    core::Result<QByteArray> read() const;
    core::Error notSaved(const QString &why) const;

    QString m_path;
};

} // namespace app
