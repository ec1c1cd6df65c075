// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/Catalogue.h"

#include "photos/Subscription.h"

#include <QCoreApplication>

namespace sources {

namespace {

using photos::SourceInfo; // lupdate loses the words of a function that returns a qualified name

struct Words {
    Q_DECLARE_TR_FUNCTIONS(sources::Catalogue)
};

SourceInfo circleSource(const QString &name, const QString &title, double largestRadius)
{
    photos::SourceInfo info;
    info.name = name;
    info.title = title;
    info.hasCircles = true;
    info.largestRadius = largestRadius;
    return info;
}

SourceInfo tagSource(const QString &name, const QString &title)
{
    photos::SourceInfo info;
    info.name = name;
    info.title = title;
    info.hasTags = true;
    return info;
}

SourceInfo iNaturalist()
{
    // No limit is stated; beyond this a circle is no place any more.
    auto info = circleSource(QStringLiteral("inaturalist"), QStringLiteral("iNaturalist"), 50'000);
    info.gives = Words::tr("Animals, plants and fungi that people meet, minutes after.");
    info.needs = Words::tr("Needs nothing.");
    info.page = QUrl(QStringLiteral("https://www.inaturalist.org/"));
    info.isDefault = true;
    return info;
}

SourceInfo commons()
{
    auto info
        = circleSource(QStringLiteral("commons"), QStringLiteral("Wikimedia Commons"), 10'000);
    info.gives = Words::tr("Buildings, streets, nature and events, with free licences.");
    info.needs = Words::tr("Needs nothing.");
    info.page = QUrl(QStringLiteral("https://commons.wikimedia.org/"));
    info.isDefault = true;
    return info;
}

SourceInfo folder()
{
    auto info = circleSource(QStringLiteral("folder"), Words::tr("Folder"), 50'000);
    info.hasCircles = false;
    info.hasFolders = true;
    info.isPublic = false;
    info.gives = Words::tr("New pictures in a folder of this computer, the second they are there.");
    info.needs
        = Words::tr("Needs no network. The pictures are seen by everybody who sees the page.");
    return info;
}

SourceInfo mastodon()
{
    auto info = tagSource(QStringLiteral("mastodon"), QStringLiteral("Mastodon"));
    info.gives = Words::tr("Pictures with a tag, from all servers that one server knows.");
    info.needs = Words::tr("Needs nothing.");
    info.page = QUrl(QStringLiteral("https://joinmastodon.org/"));
    return info;
}

SourceInfo bluesky()
{
    auto info = tagSource(QStringLiteral("bluesky"), QStringLiteral("Bluesky"));
    info.gives = Words::tr("Pictures with a tag, the second they are posted.");
    info.needs = Words::tr(
        "Needs no key, but a network that is fast and costs nothing: all posts of Bluesky come "
        "through, and the tag is searched here.");
    info.page = QUrl(QStringLiteral("https://bsky.app/"));
    return info;
}

SourceInfo webSub()
{
    photos::SourceInfo info;
    info.name = QStringLiteral("websub");
    info.title = Words::tr("Feed");
    info.hasFeeds = true;
    info.gives = Words::tr("The pictures of any feed (Atom, RSS, JSON). At once where the feed has "
                           "a hub (WebSub) and the hub can reach us; else within minutes.");
    info.needs = Words::tr("Needs the feed’s address.");
    info.page = QUrl(QStringLiteral("https://www.w3.org/TR/websub/"));
    return info;
}

SourceInfo flickr()
{
    // "Less than 32 km".
    auto info = circleSource(QStringLiteral("flickr"), QStringLiteral("Flickr"), 31'900);
    info.gives = Words::tr("All kinds of photos with a place.");
    info.needs = Words::tr("Needs a key, which is free for non-commercial use.");
    info.page = QUrl(QStringLiteral("https://www.flickr.com/services/apps/create/"));
    info.hasKey = true;
    return info;
}

SourceInfo instagram()
{
    auto info = circleSource(
        QStringLiteral("instagram"), Words::tr("Instagram-compatible service"), photos::maxRadius);
    info.hasTags = true;
    info.gives = Words::tr("What a service with the Instagram interface of 2011 pushes to us.");
    info.needs = Words::tr("Needs a client id and secret, and a public address for callbacks.");
    return info;
}

} // namespace

QList<photos::SourceInfo> catalogue(const QStringList &ready)
{
    QList<photos::SourceInfo> all {
        iNaturalist(), commons(), folder(), mastodon(), bluesky(), webSub(), flickr(), instagram()};
    for (photos::SourceInfo &info : all)
        info.isReady = ready.contains(info.name);
    return all;
}

SourceInfo infoOf(const QString &name)
{
    const QList<photos::SourceInfo> all = catalogue();
    for (const photos::SourceInfo &info : all) {
        if (info.name == name)
            return info;
    }
    return {};
}

} // namespace sources
