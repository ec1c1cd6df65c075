// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

#include <chrono>

namespace core {

/// Why an operation failed: a kind for code to branch on, a message for people.
struct Error {
    enum class Kind { Malformed, TooLarge, Denied, NotFound, Unavailable, TimedOut, RateLimited };
    Kind kind = Kind::Unavailable;
    QString message;
    /// What the other side asked us to wait (Retry-After); zero when it said nothing.
    std::chrono::milliseconds retryAfter {0};
};

} // namespace core

Q_DECLARE_METATYPE(core::Error)
