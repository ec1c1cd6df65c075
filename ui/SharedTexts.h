// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

#include <vector>

namespace ui {

/// Texts that many photos share (places, authors, licences), each kept once and named by a number.
/// Counted: a text that nobody uses any more gives its number back.
class SharedTexts {
public:
    /// One more user of `text`.
    quint32 take(const QString &text);
    /// One user less.
    void release(quint32 number);
    const QString &at(quint32 number) const { return m_entries[number].text; }
    /// Numbers are below it.
    size_t size() const { return m_entries.size(); }
    void clear();
    qsizetype bytes() const;

private:
    struct Entry {
        QString text;
        quint32 users = 0;
    };
    QHash<QString, quint32> m_numbers;
    std::vector<Entry> m_entries;
    std::vector<quint32> m_free;
};

} // namespace ui
