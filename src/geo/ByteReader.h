// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QtEndian>

namespace geo {

/// Reads numbers and texts from bytes, front to back, and never past their end: what does not fit
/// reads as zero, and isWhole() is false from then on.
class ByteReader {
public:
    explicit ByteReader(QByteArrayView bytes)
        : m_at(bytes.data())
        , m_end(bytes.data() + bytes.size())
    {
    }

    /// Nothing was read past the end so far.
    bool isWhole() const { return m_isWhole; }
    bool isAtEnd() const { return m_at == m_end; }

    QByteArrayView take(qsizetype count)
    {
        if (count < 0 || count > m_end - m_at) {
            m_at = m_end;
            m_isWhole = false;
            return {};
        }
        m_at += count;
        return {m_at - count, count};
    }
    template <typename T>
    T fixed()
    {
        const QByteArrayView bytes = take(sizeof(T));
        return bytes.isEmpty() ? T() : qFromLittleEndian<T>(bytes.data());
    }
    quint32 bits24()
    {
        const QByteArrayView bytes = take(3);
        quint32 value = 0;
        for (qsizetype i = 0; i < bytes.size(); ++i)
            value |= quint32(uchar(bytes[i])) << (8 * i);
        return value;
    }
    /// At most 32 bits; a longer one is as broken as one cut short.
    quint32 varint()
    {
        quint64 value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            const QByteArrayView byte = take(1);
            if (byte.isEmpty())
                return 0;
            value |= quint64(uchar(byte[0]) & 127) << shift;
            if (uchar(byte[0]) < 128 && value <= std::numeric_limits<quint32>::max())
                return quint32(value);
        }
        m_isWhole = false;
        return 0;
    }
    static int unzigzag(quint32 value) { return int(value >> 1) ^ -int(value & 1); }
    QByteArrayView text() { return take(qsizetype(varint())); }

private:
    const char *m_at;
    const char *m_end;
    bool m_isWhole = true;
};

} // namespace geo
