// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"

#include <QByteArray>
#include <QJsonDocument>

namespace core {

/// Largest text of JSON read from anywhere outside, in bytes.
inline constexpr qsizetype maxJsonBytes = 4 * 1024 * 1024;
/// Deepest nesting of arrays and objects read from outside.
inline constexpr int maxJsonDepth = 64;

/// Reads JSON from outside: size and depth are checked before Qt's parser sees it.
/// Errors: TooLarge, Malformed (with the offset in the message).
Result<QJsonDocument> parseJson(const QByteArray &text, qsizetype maxBytes = maxJsonBytes);

} // namespace core
