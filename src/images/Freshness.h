// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>

#include <chrono>
#include <optional>

namespace images {

/// For how long an answer stays fresh by its headers Cache-Control, Expires, Date and Age (RFC
/// 9111, 4.2), which may be empty; nullopt: they say nothing about it. Never negative. Pure.
std::optional<std::chrono::seconds> freshness(const QByteArray &cacheControl,
    const QByteArray &expires, const QByteArray &date, const QByteArray &age,
    const QDateTime &now = QDateTime::currentDateTimeUtc());

} // namespace images
