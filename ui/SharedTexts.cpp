// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/SharedTexts.h"

namespace ui {

quint32 SharedTexts::take(const QString &text)
{
    if (const auto known = m_numbers.constFind(text); known != m_numbers.cend()) {
        ++m_entries[*known].users;
        return *known;
    }
    quint32 number = quint32(m_entries.size());
    if (m_free.empty()) {
        m_entries.emplace_back();
    } else {
        number = m_free.back();
        m_free.pop_back();
    }
    QString kept = text;
    kept.squeeze();
    m_entries[number] = {kept, 1};
    m_numbers.insert(kept, number);
    return number;
}

void SharedTexts::release(quint32 number)
{
    Entry &entry = m_entries[number];
    Q_ASSERT(entry.users > 0);
    if (--entry.users > 0)
        return;
    m_numbers.remove(entry.text);
    entry.text = QString();
    m_free.push_back(number);
}

void SharedTexts::clear()
{
    m_numbers.clear();
    m_entries.clear();
    m_free.clear();
}

qsizetype SharedTexts::bytes() const
{
    // A hash's node holds key and number; a quarter of its places and more stand empty.
    constexpr qsizetype node = sizeof(QString) + sizeof(quint64);
    qsizetype bytes = qsizetype(m_entries.capacity() * sizeof(Entry))
        + qsizetype(m_free.capacity() * sizeof(quint32)) + m_numbers.capacity() * node;
    for (const Entry &entry : m_entries)
        bytes += qsizetype(sizeof(QArrayData)) + (entry.text.capacity() + 1) * 2;
    return bytes;
}

} // namespace ui
