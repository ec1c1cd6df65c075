// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/DeliveryMemory.h"

#include <QCryptographicHash>

namespace ingest {

std::optional<DeliveryMemory::Time> DeliveryMemory::firstArrivalOf(const QByteArray &body, Time now)
{
    forgetOld(now);
    const QByteArray digest = QCryptographicHash::hash(body, QCryptographicHash::Sha256);
    const auto known = m_arrivals.constFind(digest);
    if (known != m_arrivals.constEnd())
        return *known;
    m_arrivals.insert(digest, now);
    m_order.push_back(digest);
    return std::nullopt;
}

void DeliveryMemory::forgetOld(Time now)
{
    while (!m_order.empty()
        && (qsizetype(m_order.size()) >= maxDeliveries
            || now - m_arrivals.value(m_order.front()) > longestMemory)) {
        m_arrivals.remove(m_order.front());
        m_order.pop_front();
    }
}

} // namespace ingest
