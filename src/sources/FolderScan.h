// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "photos/Photo.h"
#include "photos/Subscription.h"

#include <QHash>

namespace sources {

/// What is known of a file of a watched folder.
struct FolderFile {
    QString id; ///< of its photo
    bool wasGiven = false; ///< as a photo, as far as we know
};

/// One look through a folder: what it starts from and what it finds. All values, since it runs on
/// a pool thread: a network mount may take its time.
struct FolderScan {
    photos::Subscription subscription; ///< objectId: the folder
    QByteArray key; ///< secret, for ids and addresses
    QByteArray cursor; ///< milliseconds: changes up to then were seen
    QHash<QString, FolderFile> known; ///< by path

    core::Result<void> outcome; ///< Unavailable: the folder can't be read
    QList<photos::Photo> photos; ///< new ones, newest first
    QStringList gone; ///< ids of photos whose files are gone
    QHash<QByteArray, QString> paths; ///< of new addresses, by their digest
    bool isUnfinished = false; ///< a file is still being written, or more are waiting
};

/// Looks through it. Opens plain files in the folder itself only; links could lead anywhere.
FolderScan scanFolder(FolderScan scan);

/// The host of the addresses of such pictures; never a real one (RFC 2606).
inline constexpr QLatin1String folderHost("folder.invalid");

} // namespace sources
