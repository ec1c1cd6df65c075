// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/PhotoPromises.h"

#include "fuzz/Promise.h"

namespace fuzz {

namespace {

bool isWebOrEmpty(const QUrl &url)
{
    const QString scheme = url.scheme();
    const bool isWeb = scheme == QLatin1String("http") || scheme == QLatin1String("https");
    return url.isEmpty() || (url.isValid() && isWeb && !url.host().isEmpty());
}

void expectLimits(const photos::Photo &photo)
{
    expect(!photo.id.isEmpty() && photo.id.size() <= photos::maxIdLength, "an id has its limits");
    for (const QChar c : photo.id)
        expect(c.unicode() > 32 && c.unicode() < 127, "an id is printable ASCII");
    expect(photo.record.size() <= photos::maxRecordBytes, "no record is larger than its limit");
    for (const QString &text : {photo.caption, photo.author, photo.placeName, photo.placeTitle,
             photo.licence, photo.source})
        expect(text.size() <= photos::maxTextLength, "no text is longer than its limit");
    expect(photo.tags.size() <= photos::maxTags, "there are no more tags than their limit");
}

void expectLinks(const photos::Photo &photo)
{
    for (const QUrl &url : {photo.page, photo.authorPage, photo.licenceUrl})
        expect(isWebOrEmpty(url), "links lead into the web");
    expect(!photo.pictures.isEmpty(), "a photo has a picture");
    for (const photos::Picture &picture : photo.pictures)
        expect(isWebOrEmpty(picture.url) && !picture.url.isEmpty(), "pictures are in the web");
    for (qsizetype i = 1; i < photo.pictures.size(); ++i)
        expect(photo.pictures[i - 1].size.width() <= photo.pictures[i].size.width(),
            "pictures are narrowest first");
}

void expectNumbers(const photos::Photo &photo)
{
    expect(!photo.coordinate || photo.coordinate->isValid(), "a coordinate is on the Earth");
    for (const QDateTime &time : {photo.createdAt, photo.takenAt})
        expect(!time.isValid() || (time.date().year() >= 1970 && time.date().year() <= 9999),
            "a time can be written as a date");
}

bool areSame(const photos::Photo &one, const photos::Photo &other)
{
    return one.id == other.id && one.source == other.source && one.author == other.author
        && one.placeName == other.placeName && one.placeTitle == other.placeTitle
        && one.caption == other.caption && one.page == other.page
        && one.authorPage == other.authorPage && one.licence == other.licence
        && one.licenceUrl == other.licenceUrl && one.tags == other.tags
        && one.createdAt == other.createdAt && one.takenAt == other.takenAt
        && one.coordinate == other.coordinate && one.distance == other.distance
        && one.pictures == other.pictures && one.isVideo == other.isVideo
        && one.isSensitive == other.isSensitive && one.hasVaguePosition == other.hasVaguePosition
        && one.record == other.record;
}

} // namespace

void expectGood(const photos::Photo &photo)
{
    expectLimits(photo);
    expectLinks(photo);
    expectNumbers(photo);
    expect(!photo.record.contains('\n'), "a record is one line");
    // The journal keeps the record only: what comes back from it is this photo.
    const auto again = photos::photoFromRecord(photo.record);
    expect(bool(again), "a record can be read again");
    expect(areSame(*again, photo), "a record read again is the same photo");
}

} // namespace fuzz
