// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "images/PictureSize.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace images {

/// Names one size of a photo's picture in the cache.
QByteArray cacheKey(const QString &photoId, PictureSize size);

/// JPEG files in a directory, bounded in bytes; those not used for longest go first. Files appear
/// whole or not at all. Speaks to the disk at once: for one pool thread, not for a thread that
/// holds sockets.
class DiskCache {
public:
    /// An empty directory name keeps nothing.
    DiskCache(QString directory, qint64 maxBytes);

    /// nullopt: not here, or damaged (then it is removed).
    std::optional<QByteArray> read(const QByteArray &key);
    /// The same for someone who only looks by: nothing is removed, and it is no use of the picture.
    std::optional<QByteArray> peek(const QByteArray &key) const;
    /// Errors: Unavailable, with the path and the system's reason.
    core::Result<void> write(const QByteArray &key, const QByteArray &jpeg);

    /// Where a key's file is; names from outside never become names of files.
    QString pathOf(const QByteArray &key) const;
    QString directory() const { return m_directory; }

private:
    void makeRoom();

    QString m_directory;
    qint64 m_maxBytes;
    qint64 m_bytes = -1; ///< of all files; -1: not counted yet
};

} // namespace images
