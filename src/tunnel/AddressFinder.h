// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tunnel/Recipe.h"

#include <QByteArray>
#include <QUrl>

#include <optional>

namespace tunnel {

/// Reads what a tunnel's program prints and recognises the public address in it. A value; whatever
/// is printed, it holds no more than one line and its last words.
class AddressFinder {
public:
    static constexpr qsizetype maxLineBytes = 4096; ///< the rest of a longer line is skipped
    static constexpr qsizetype maxWords = 200;

    /// `port` is ours, whose address such programs print as well. `fixed`: the address that
    /// somebody set; then only that the tunnel stands is looked for.
    explicit AddressFinder(const Recipe &recipe = {}, quint16 port = 0, const QUrl &fixed = {});

    /// The address, when these bytes complete a line that says it (again).
    std::optional<QUrl> take(const QByteArray &bytes);
    /// The last line that was printed, for people: cut, without control characters.
    QString lastWords() const { return m_lastWords; }

private:
    std::optional<QUrl> takeLine(const QByteArray &line);
    std::optional<QUrl> ofSsh(const QString &line) const;
    bool isOurs(const QUrl &url) const;

    Recipe m_recipe;
    quint16 m_port;
    QUrl m_fixed;
    QByteArray m_line;
    bool m_isSkipping = false;
    QString m_lastWords;
};

} // namespace tunnel
