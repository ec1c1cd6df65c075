// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "photos/Position.h"

#include <charconv>

namespace photos {

QByteArray Position::toText() const
{
    return QByteArray::number(milliseconds) + '-' + QByteArray::number(sequence);
}

std::optional<Position> Position::fromText(QByteArrayView text)
{
    Position position;
    const char *end = text.data() + text.size();
    const auto left = std::from_chars(text.data(), end, position.milliseconds);
    if (left.ec != std::errc {} || left.ptr == end || *left.ptr != '-')
        return std::nullopt;
    const auto right = std::from_chars(left.ptr + 1, end, position.sequence);
    if (right.ec != std::errc {} || right.ptr != end)
        return std::nullopt;
    return position;
}

} // namespace photos
