// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"

#include <QByteArray>

namespace images {

/// The bytes of a plain file. No link is followed, no device or pipe is read. Blocks; for a pool.
/// Errors: NotFound, Denied, TooLarge, Unavailable.
core::Result<QByteArray> readLocalFile(const QString &path, qint64 maxBytes);

} // namespace images
