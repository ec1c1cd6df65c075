// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ChosenFolders.h"
#include "app/Settings.h"
#include "sources/FlickrSource.h"
#include "sources/FolderSource.h"
#include "sources/MastodonSource.h"
#include "sources/WebSubSource.h"

#include <memory>
#include <vector>

namespace app {

/// The sources that are asked rather than registered with, as the settings have them. A
/// demonstration has none of them: it talks to nobody but itself.
class PhotoSources {
public:
    explicit PhotoSources(const Settings &settings);

    const std::vector<std::unique_ptr<sources::Source>> &all() const { return m_all; }
    /// Who takes what hubs push; nullptr in a demonstration.
    sources::WebSubSource *feeds() const { return m_feeds; }
    /// The source is at this address, with this key or token, from now on.
    void setAccess(const QString &name, const QUrl &url, const QByteArray &secret);
    /// The computer is on a network again.
    void networkReturned();
    /// Somebody chose this folder on this computer: it may be read from now on.
    void allowFolder(const QString &folder);
    /// See FolderSource::pathOf().
    QString pathOf(const QUrl &url) const;
    /// Where they were told to be instead of their public address, which may be on this computer:
    /// their pictures are there, too.
    QStringList trustedHosts() const;
    /// Names of sources that can be used with these settings; also the one with registrations.
    static QStringList ready(const Settings &settings);

private:
    const Settings &m_settings;
    ChosenFolders m_chosen;
    // Some of them:
    sources::FolderSource *m_folder = nullptr;
    sources::FlickrSource *m_flickr = nullptr;
    sources::MastodonSource *m_mastodon = nullptr;
    sources::WebSubSource *m_feeds = nullptr;
    std::vector<std::unique_ptr<sources::Source>> m_all;
};

} // namespace app
