// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace geo {

/// A name as one types it in a hurry: small letters without accents, apostrophes left out, all
/// other marks a single space ("São Paulo" → "sao paulo", "Xi’an" → "xian", "Ōtsu-shi" →
/// "otsu shi"). As UTF-8. Pure.
QByteArray folded(QStringView name);
/// The same for names of which most are plain ASCII.
QByteArray folded(QByteArrayView utf8);

} // namespace geo
