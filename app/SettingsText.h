// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace app {

/// Largest settings file that is read; a real one has less than 4 KiB.
inline constexpr qsizetype maxSettingsBytes = 1024 * 1024;
/// Of a key that a message repeats.
inline constexpr qsizetype maxKeyLengthSaid = 64;

/// The text of a settings file, without what its keys mean: one "key = value" a line, comments from
/// a '#' at the start of a line, empty lines. A change touches the lines of its key alone; comments
/// and keys that we do not know stay as a person wrote them.
class SettingsText {
public:
    /// Errors: TooLarge; Malformed, with the number of the line. What the line says is never
    /// repeated in a message: it may be a secret.
    static core::Result<SettingsText> parse(const QByteArray &bytes);

    std::optional<QString> value(const QString &key) const;
    QStringList keys() const;
    /// The value has one line; spaces around it are lost.
    void set(const QString &key, const QString &value);
    void remove(const QString &key);
    QByteArray toBytes() const;

private:
    struct Line {
        QString text; ///< as it stands in the file
        QString key; ///< empty: a comment, or nothing
        QString value;
    };
    const Line *find(const QString &key) const;

    QList<Line> m_lines;
};

} // namespace app
