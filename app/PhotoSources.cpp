// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/PhotoSources.h"

#include "images/AddressGuard.h"
#include "sources/BlueskySource.h"
#include "sources/CommonsSource.h"
#include "sources/INaturalistSource.h"

namespace app {

namespace {

/// The source, at the address that the settings have for it, else at its own.
template <typename Source>
std::unique_ptr<Source> sourceAt(const QUrl &url, typename Source::Settings settings = {})
{
    if (url.isValid())
        settings.baseUrl = url;
    return std::make_unique<Source>(settings);
}

} // namespace

PhotoSources::PhotoSources(const Settings &settings)
    : m_settings(settings)
    , m_chosen(settings.dataDirectory)
{
    if (settings.isDemonstration)
        return;
    const auto urlOf = [&settings](const char *name) {
        return settings.sourceUrls.value(QString::fromLatin1(name));
    };
    m_all.push_back(sourceAt<sources::INaturalistSource>(urlOf("inaturalist")));
    m_all.push_back(sourceAt<sources::CommonsSource>(urlOf("commons")));
    sources::MastodonSource::Settings mastodon;
    mastodon.token = settings.sourceSecrets.value(QStringLiteral("mastodon"));
    auto mastodonSource = sourceAt<sources::MastodonSource>(urlOf("mastodon"), mastodon);
    m_mastodon = mastodonSource.get();
    m_all.push_back(std::move(mastodonSource));
    sources::BlueskySource::Settings bluesky;
    if (const QUrl profiles = urlOf("bluesky-profiles"); profiles.isValid())
        bluesky.profilesUrl = profiles;
    if (const QUrl pictures = urlOf("bluesky-pictures"); pictures.isValid())
        bluesky.picturesUrl = pictures;
    m_all.push_back(sourceAt<sources::BlueskySource>(urlOf("bluesky"), bluesky));
    sources::FlickrSource::Settings flickr;
    flickr.key = settings.sourceSecrets.value(QStringLiteral("flickr"));
    auto flickrSource = sourceAt<sources::FlickrSource>(urlOf("flickr"), flickr);
    m_flickr = flickrSource.get();
    m_all.push_back(std::move(flickrSource));
    sources::FolderSource::Settings folders;
    folders.folders = m_chosen.folders();
    folders.key = m_chosen.key();
    auto folder = std::make_unique<sources::FolderSource>(folders);
    m_folder = folder.get();
    m_all.push_back(std::move(folder));
    sources::WebSubSource::Settings feeds;
    feeds.isPublic = images::isPublicAddress;
    if (const QUrl house = urlOf("websub"); house.isValid())
        feeds.trustedHosts += house.authority(QUrl::FullyEncoded);
    auto webSub = std::make_unique<sources::WebSubSource>(feeds);
    m_feeds = webSub.get();
    m_all.push_back(std::move(webSub));
}

void PhotoSources::setAccess(const QString &name, const QUrl &url, const QByteArray &secret)
{
    if (m_flickr && name == m_flickr->name())
        m_flickr->setKey(secret);
    else if (m_mastodon && name == m_mastodon->name())
        m_mastodon->setAccess(
            url.isValid() ? url : sources::MastodonSource::Settings().baseUrl, secret);
}

void PhotoSources::networkReturned()
{
    for (const auto &source : m_all)
        source->networkReturned();
}

void PhotoSources::allowFolder(const QString &folder)
{
    m_chosen.add(folder);
    if (m_folder)
        m_folder->allow(folder);
}

QString PhotoSources::pathOf(const QUrl &url) const
{
    return m_folder ? m_folder->pathOf(url) : QString();
}

QStringList PhotoSources::trustedHosts() const
{
    QStringList hosts;
    for (const QUrl &url : m_settings.sourceUrls)
        hosts += url.authority(QUrl::FullyEncoded);
    return hosts;
}

QStringList PhotoSources::ready(const Settings &settings)
{
    QStringList names;
    if (!settings.isDemonstration) {
        names = {QStringLiteral("inaturalist"), QStringLiteral("commons"), QStringLiteral("folder"),
            QStringLiteral("mastodon"), QStringLiteral("bluesky"), QStringLiteral("websub")};
        if (!settings.sourceSecrets.value(QStringLiteral("flickr")).isEmpty())
            names += QStringLiteral("flickr");
    }
    if (settings.isDemonstration || settings.hasService())
        names += QStringLiteral("instagram");
    return names;
}

} // namespace app
