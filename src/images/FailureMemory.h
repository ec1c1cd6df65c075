// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Backoff.h"
#include "core/Error.h"

#include <QHash>
#include <QString>

#include <chrono>
#include <optional>

namespace images {

/// Remembers what failed and for how long not to try it again: 30 s, then twice as long each time,
/// up to an hour. `tolerance` failures in a row are free (a host may miss one picture). Bounded.
class FailureMemory {
public:
    using Clock = std::chrono::steady_clock;

    explicit FailureMemory(int tolerance = 0) : m_tolerance(tolerance) {}

    void failed(const QString &key, const core::Error &error, Clock::time_point now = Clock::now());
    void succeeded(const QString &key) { m_failures.remove(key); }
    /// The error to give instead of another try; nullopt: try.
    std::optional<core::Error> recent(
        const QString &key, Clock::time_point now = Clock::now()) const;
    qsizetype count() const { return m_failures.size(); }

private:
    struct Failure {
        core::Backoff backoff;
        core::Error error;
        Clock::time_point until;
        int count = 0;
    };
    void makeRoom(Clock::time_point now);

    int m_tolerance;
    QHash<QString, Failure> m_failures;
};

} // namespace images
