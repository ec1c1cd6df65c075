// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#if defined(__SANITIZE_ADDRESS__)
#define HEREABOUTS_FINDS_OVERREADS
#elif defined(__has_feature) // clang's way to tell
#if __has_feature(address_sanitizer)
#define HEREABOUTS_FINDS_OVERREADS
#endif
#endif

namespace http {

/// The same bytes. Under AddressSanitizer: in a block of exactly their size, because Qt's sockets
/// reserve 16 KiB, in which reading too far would go unnoticed.
inline QByteArray exactBytes(QByteArray bytes)
{
#ifdef HEREABOUTS_FINDS_OVERREADS
    bytes = QByteArray(bytes.constData(), bytes.size());
    bytes.squeeze();
#endif
    return bytes;
}

} // namespace http
