// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/TextArena.h"

namespace ui {

qint64 TextArena::reserve(qsizetype size)
{
    Q_ASSERT(size >= 0 && size <= blockBytes);
    const qint64 end = m_start + qint64(m_blocks.size()) * blockBytes;
    if (m_end + size > end) {
        m_end = end;
        // Not filled with zeros: who reserves, writes.
        m_blocks.emplace_back(new char[size_t(blockBytes)]);
    }
    const qint64 address = m_end;
    m_end += size;
    return address;
}

char *TextArena::at(qint64 address)
{
    const qint64 inside = address - m_start;
    return m_blocks[size_t(inside / blockBytes)].get() + inside % blockBytes;
}

QByteArrayView TextArena::at(qint64 address, qsizetype size) const
{
    if (size == 0)
        return {};
    const qint64 inside = address - m_start;
    return {m_blocks[size_t(inside / blockBytes)].get() + inside % blockBytes, size};
}

void TextArena::forgetBefore(qint64 address)
{
    while (!m_blocks.empty() && m_start + blockBytes <= address) {
        m_blocks.pop_front();
        m_start += blockBytes;
    }
}

void TextArena::clear()
{
    m_blocks.clear();
    m_start = 0;
    m_end = 0;
}

} // namespace ui
