// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

namespace app {

/// Folders of pictures that somebody chose on this computer, and the key that makes their pictures'
/// addresses. In a file of the data folder that only this user can read, and not in Redis: a Redis
/// shared with others must not be able to choose what is read here.
class ChosenFolders {
public:
    /// What cannot be read is as if nothing had been chosen.
    explicit ChosenFolders(const QString &dataDirectory);

    QStringList folders() const { return m_folders; }
    QByteArray key() const { return m_key; }
    void add(const QString &folder);

private:
    void save() const;

    static constexpr qsizetype maxFolders = 200;
    QString m_path;
    QStringList m_folders;
    QByteArray m_key;
};

} // namespace app
