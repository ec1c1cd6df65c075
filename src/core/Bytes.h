// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace core {

/// Whether both are the same bytes, in a time that depends on their lengths only, so that an
/// attacker cannot find a secret byte by byte from the time of a refusal.
bool equalInConstantTime(QByteArrayView one, QByteArrayView other);

/// `bytes` random bytes from the system's secure generator, as lower-case hexadecimal digits.
QByteArray randomHex(int bytes);

/// Whether `text` is a slug: 1 to 64 characters of [a-z0-9-] (spec/redis-layout.md §2.6).
bool isSlug(QByteArrayView text);

/// A slug made of any title: lower case, accents folded, everything else becomes "-". A title
/// with nothing usable in it (for example all Chinese) gives "place-" and a short digest of it.
QByteArray slugFromTitle(const QString &title);

/// The demo's way back: "san-francisco" → "san francisco" (spec/instagram-realtime.md §11).
QString titleFromSlug(QByteArrayView slug);

} // namespace core
