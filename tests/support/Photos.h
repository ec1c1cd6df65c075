// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "photos/Batch.h"

namespace support {

/// A media object with every member filled in; its id is `id`.
QJsonObject media(const QString &id);

/// A photo read from media(), at `position` in the journal.
photos::Photo photo(const QString &id, const photos::Position &position = {});

/// A batch of photos "<first>", "<first + 1>", … at positions 1000-<number>, newest first.
photos::Batch batch(int first, int count, const QString &slug = QStringLiteral("kyoto"),
    const QByteArray &epoch = "epoch");

} // namespace support
