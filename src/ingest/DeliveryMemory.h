// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>

#include <chrono>
#include <deque>
#include <optional>

namespace ingest {

/// Which deliveries have come already, by their bytes, and when they came first: providers send
/// again what they are not sure of, and strangers can replay what they overheard. The oldest are
/// forgotten when there are too many; such a repeat costs a look and no more.
class DeliveryMemory {
public:
    using Time = std::chrono::steady_clock::time_point;
    static constexpr std::chrono::hours longestMemory {24};
    static constexpr qsizetype maxDeliveries = 16'384;

    /// When these bytes came first; nothing when that is now.
    std::optional<Time> firstArrivalOf(const QByteArray &body, Time now);
    qsizetype count() const { return m_arrivals.size(); }

private:
    void forgetOld(Time now);

    QHash<QByteArray, Time> m_arrivals; ///< by digest
    std::deque<QByteArray> m_order; ///< oldest first
};

} // namespace ingest
