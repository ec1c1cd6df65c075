// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMetaType>

#include <compare>
#include <optional>

namespace photos {

/// A photo's place in the journal: the id of its Redis stream entry, "<ms>-<sequence>", both
/// 64 bits. Always grows. Sent to browsers and read back as text.
struct Position {
    quint64 milliseconds = 0;
    quint64 sequence = 0;

    auto operator<=>(const Position &) const = default;
    /// Zero comes before every photo: "from the beginning".
    bool isZero() const { return milliseconds == 0 && sequence == 0; }

    QByteArray toText() const;
    /// Strict: digits, one dash, digits, each within 64 bits; nothing else.
    static std::optional<Position> fromText(QByteArrayView text);
};

} // namespace photos

Q_DECLARE_METATYPE(photos::Position)
