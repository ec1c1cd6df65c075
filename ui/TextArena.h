// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <deque>
#include <memory>

namespace ui {

/// Bytes that come in at one end and are forgotten at the other, in blocks: no allocation and no
/// header for each text. An address is given for good and never used again.
class TextArena {
public:
    static constexpr qsizetype blockBytes = 64 * 1024;

    /// Room for `size` bytes in one piece, at most blockBytes. Gives its address.
    qint64 reserve(qsizetype size);
    char *at(qint64 address);
    QByteArrayView at(qint64 address, qsizetype size) const;
    /// Nothing before `address` is needed any more.
    void forgetBefore(qint64 address);
    void clear();
    qsizetype bytes() const { return qsizetype(m_blocks.size()) * blockBytes; }

private:
    std::deque<std::unique_ptr<char[]>> m_blocks;
    qint64 m_start = 0; ///< address of the first block
    qint64 m_end = 0; ///< where the next text begins
};

} // namespace ui
