// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <deque>

namespace ui {

/// Pictures nearly whole in rows of one height, filled from edge to edge; the widths follow the
/// pictures and are stretched or cut a little. Rows are filled from the oldest photo on and never
/// change once they are full: a new photo joins the newest row, or begins one. Adding costs the
/// same for ten photos and for a million; only another width or height arranges everything anew.
class JustifiedRows {
public:
    /// Extreme pictures are cut to these: width of a picture 1000 high.
    static constexpr int narrowest = 560;
    static constexpr int widest = 2400;

    /// Begins anew, with no photo; the next has the number `first`. `width` is that of a full row.
    void begin(qint64 first, int width, int height, int gap);
    /// 0: unknown, taken for a square.
    void add(int aspect);
    /// Rows with nothing but photos before `oldest` are forgotten.
    void forgetBefore(qint64 oldest);

    int width() const { return m_width; }
    int height() const { return m_height; }
    qint64 end() const { return m_first + qint64(m_aspects.size()); }
    int rows() const { return int(m_starts.size()); }
    /// Counted from the oldest row that is kept.
    int rowOf(qint64 number) const;
    qint64 firstIn(int row) const { return m_starts[size_t(row)]; }
    qint64 lastIn(int row) const;

    struct Span {
        int left = 0; ///< from the oldest photo's end of the row
        int width = 0;
    };
    Span spanOf(qint64 number) const;
    qsizetype bytes() const;

private:
    int naturalWidth(qint64 number) const;

    int m_width = 0;
    int m_height = 0;
    int m_gap = 0;
    qint64 m_first = 0; ///< number of m_aspects[0]
    std::deque<quint16> m_aspects;
    std::deque<qint64> m_starts; ///< the oldest photo of each row
    int m_filled = 0; ///< of the newest row, gaps included
    bool m_isFull = false; ///< the newest row is
};

} // namespace ui
