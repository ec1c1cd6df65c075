// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMetaType>
#include <QString>
#include <QUrl>

namespace photos {

/// What a source of photos is, gives and needs: for the form, its messages and its limits. The
/// list of all sources is sources::catalogue(); the window gets it ready made.
struct SourceInfo {
    QString name; ///< in subscriptions and records: "inaturalist"
    QString title; ///< for people: "iNaturalist"
    QString gives; ///< one sentence: which photos come from there
    QString needs; ///< one sentence: what it needs from the person, or that it needs nothing
    QUrl page; ///< where a key or more about it is found; may be empty
    bool hasCircles = false; ///< can be asked for photos in a circle
    bool hasTags = false; ///< can be asked for photos with a tag, wherever they are
    bool hasFolders = false; ///< a folder on this computer; a circle only filters there
    bool hasFeeds = false; ///< the address of a feed
    bool isPublic = true; ///< anybody's photos: author and licence are always shown
    double largestRadius = 0; ///< metres; 0 without circles
    bool hasKey = false; ///< a key that people get there, and enter under "Keys …"
    bool isReady = false; ///< everything it needs is there
    bool isDefault = false; ///< chosen for a new place until somebody chooses otherwise

    bool operator==(const SourceInfo &) const = default;
};

} // namespace photos

Q_DECLARE_METATYPE(photos::SourceInfo)
