// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/PhotoPromises.h"
#include "fuzz/Promise.h"
#include "fuzz/Targets.h"

#include "sources/CommonsParser.h"
#include "sources/FeedLinks.h"
#include "sources/FeedParser.h"
#include "sources/FlickrParser.h"
#include "sources/INaturalistParser.h"
#include "sources/MastodonParser.h"

#include <algorithm>

namespace fuzz {

namespace {

photos::Subscription placeAt(const char *source)
{
    photos::Subscription subscription;
    subscription.slug = QStringLiteral("kyoto");
    subscription.title = QStringLiteral("Kyoto");
    subscription.source = QString::fromLatin1(source);
    subscription.centre = {35.0, 135.8};
    subscription.radius = 5000;
    return subscription;
}

/// A photo of anybody's: good, of the place that asked, and shown only with author and page.
void expectPublic(const photos::Photo &photo, const photos::Subscription &place)
{
    expectGood(photo);
    expect(
        photo.source == place.source && photo.slug == place.slug && photo.placeTitle == place.title,
        "a photo belongs to the place that asked");
    expect(photo.id.startsWith(place.source + QLatin1Char(':')), "an id names its source");
    expect(!photo.author.isEmpty() && photo.page.isValid(), "a photo says whose it is");
}

void readINaturalist(const QByteArray &body)
{
    const photos::Subscription place = placeAt("inaturalist");
    const auto page = sources::parseObservations(body, place);
    if (!page)
        return;
    expect(page->observations <= 500, "no page holds more than its limit");
    expect(page->smallestId >= 0 && page->smallestId <= page->greatestId, "ids have an order");
    for (const photos::Photo &photo : page->photos)
        expectPublic(photo, place);
}

void readCommons(const QByteArray &body)
{
    const photos::Subscription place = placeAt("commons");
    const auto page = sources::parseFiles(body, place);
    if (!page)
        return;
    expect(page->pageIds.size() <= 500, "no page holds more than its limit");
    expect(page->files.size() + page->unusable == page->pageIds.size(), "each page is counted");
    for (const sources::FilePage::File &file : page->files) {
        expect(!file.draft.licence.isEmpty(), "a file has a licence");
        if (const auto photo = sources::photoFromDraft(file.draft, place))
            expectPublic(*photo, place);
    }
}

void readRenditions(const QByteArray &body)
{
    const auto renditions = sources::parseRenditions(body);
    if (!renditions)
        return;
    expect(std::all_of(renditions->begin(), renditions->end(),
               [](const photos::Picture &picture) { return !picture.url.host().isEmpty(); }),
        "a rendition is in the web");
}

void readFlickr(const QByteArray &body)
{
    const photos::Subscription place = placeAt("flickr");
    const sources::FlickrLicences licences {
        {4, {QStringLiteral("CC BY 2.0"), QUrl(QStringLiteral("https://licences.example/4"))}}};
    const auto page = sources::parseFlickrPhotos(body, licences, place);
    if (!page)
        return;
    expect(page->photos.size() <= 500, "no page holds more than its limit");
    for (const photos::Photo &photo : page->photos)
        expectPublic(photo, place);
}

void readFlickrLicences(const QByteArray &body)
{
    const auto licences = sources::parseFlickrLicences(body);
    if (!licences)
        return;
    for (const sources::FlickrLicence &licence : *licences)
        expect(licence.name.size() <= 100 && licence.url.userInfo().isEmpty(),
            "a licence has its limits");
}

void readMastodon(const QByteArray &body)
{
    const photos::Subscription place = placeAt("mastodon");
    const auto page = sources::parseStatuses(body, QStringLiteral("social.example"), place);
    if (!page)
        return;
    expect(page->statuses <= 200, "no page holds more than its limit");
    expect(std::all_of(page->greatestId.begin(), page->greatestId.end(),
               [](QChar c) { return c >= u'0' && c <= u'9'; }),
        "an id is a number");
    for (const photos::Photo &photo : page->photos)
        expectPublic(photo, place);
}

void readFeed(const QByteArray &body)
{
    photos::Subscription place = placeAt("websub");
    place.object = photos::Subscription::Object::Feed;
    place.objectId = QStringLiteral("https://feeds.example.org/photos.atom");
    const QUrl topic(place.objectId);
    if (const auto page = sources::parseFeed(body, topic, place)) {
        expect(page->entries <= sources::FeedPage::maxEntries, "no page holds more than its limit");
        expect(page->photos.size() <= page->entries, "an entry gives one photo at most");
        for (const photos::Photo &photo : page->photos)
            expectPublic(photo, place);
    }
    const auto links = sources::discoverLinks({{"Link", body.left(4096)}}, body, topic);
    expect(links.hubs.size() <= sources::FeedLinks::maxHubs, "a feed has few hubs");
    for (const QUrl &hub : links.hubs)
        expect(!hub.host().isEmpty() && hub.userInfo().isEmpty(), "a hub is in the web");
}

} // namespace

/// The first byte says who answers.
void sources(const QByteArray &input)
{
    const QByteArray body = input.mid(1);
    switch (input.isEmpty() ? '\0' : input.at(0)) {
    case 'i':
        return readINaturalist(body);
    case 'c':
        return readCommons(body);
    case 'r':
        return readRenditions(body);
    case 'f':
        return readFlickr(body);
    case 'l':
        return readFlickrLicences(body);
    case 'w':
        return readFeed(body);
    case 'm':
        return readMastodon(body);
    }
}

} // namespace fuzz
