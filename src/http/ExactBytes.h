// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace http {

/// The same bytes. Under AddressSanitizer: in a block of exactly their size, because Qt's sockets
/// reserve 16 KiB, in which reading too far would go unnoticed.
inline QByteArray exactBytes(QByteArray bytes)
{
#ifdef __SANITIZE_ADDRESS__
    bytes = QByteArray(bytes.constData(), bytes.size());
    bytes.squeeze();
#endif
    return bytes;
}

} // namespace http
