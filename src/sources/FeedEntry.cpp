// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/FeedEntry.h"

#include "sources/Draft.h"
#include "sources/HtmlHead.h"
#include "sources/PlainText.h"

#include <QCryptographicHash>

#include <algorithm>

namespace sources {

namespace {

constexpr QLatin1String flickrId("tag:flickr.com,2005:/photo/");
constexpr int largestSide = 100'000;

QString firstOf(const QString &one, const QString &other)
{
    return one.trimmed().isEmpty() ? other.trimmed() : one.trimmed();
}

QUrl addressFrom(const QString &text, const QUrl &base)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return {};
    return webUrl(base.resolved(QUrl(trimmed)).toString(QUrl::FullyEncoded));
}

/// Atom's, or RSS's: "Mon, 21 Sep 2026 14:13:20 GMT".
QDateTime timeFrom(const QString &text)
{
    const QDateTime time = isoTime(text.trimmed());
    if (time.isValid())
        return time;
    QString mail = text.simplified().left(40);
    mail.replace(QLatin1String(" GMT"), QLatin1String(" +0000"));
    mail.replace(QLatin1String(" UTC"), QLatin1String(" +0000"));
    return QDateTime::fromString(mail, Qt::RFC2822Date).toUTC();
}

std::optional<photos::Coordinate> coordinateFrom(const FeedEntry &entry)
{
    const QStringList point = entry.point.simplified().split(QLatin1Char(' '));
    const bool isPoint = point.size() == 2;
    bool hasLatitude = false;
    bool hasLongitude = false;
    photos::Coordinate coordinate;
    coordinate.latitude = (isPoint ? point[0] : entry.latitude.trimmed()).toDouble(&hasLatitude);
    coordinate.longitude = (isPoint ? point[1] : entry.longitude.trimmed()).toDouble(&hasLongitude);
    if (!hasLatitude || !hasLongitude || !coordinate.isValid())
        return std::nullopt;
    return coordinate;
}

QList<photos::Picture> picturesFrom(const FeedEntry &entry, const QUrl &base)
{
    QList<photos::Picture> pictures;
    const auto take = [&](const FeedEntry::Picture &written) {
        const QUrl url = addressFrom(written.address, base);
        const auto side
            = [](int length) { return length > 0 && length <= largestSide ? length : 0; };
        const bool isKnown = std::any_of(pictures.begin(), pictures.end(),
            [&url](const photos::Picture &picture) { return picture.url == url; });
        if (url.isValid() && !isKnown)
            pictures += photos::Picture {url, {side(written.width), side(written.height)}};
    };
    for (const FeedEntry::Picture &written : entry.pictures)
        take(written);
    if (pictures.isEmpty())
        take({firstPictureIn(entry.text), 0, 0});
    // Sizes that are not said are those of whole pictures.
    std::stable_sort(pictures.begin(), pictures.end(), [](const auto &one, const auto &other) {
        return one.size.width() != 0
            && (other.size.width() == 0 || one.size.width() < other.size.width());
    });
    if (pictures.size() > 3)
        pictures = {pictures[0], pictures[1], pictures.last()};
    return pictures;
}

/// Flickr's pushes name the person and the number only.
QUrl flickrPage(const FeedEntry &entry)
{
    QString page = entry.authorPage.trimmed();
    if (!entry.id.startsWith(flickrId) || !page.contains(QLatin1String("/people/")))
        return {};
    page.replace(QLatin1String("/people/"), QLatin1String("/photos/"));
    if (!page.endsWith(QLatin1Char('/')))
        page += QLatin1Char('/');
    return webUrl(page + entry.id.mid(flickrId.size()) + QLatin1Char('/'));
}

/// Feeds can claim any id: what one feed says must not stand for a photo of another. The same by
/// push and by asking, wherever that led.
QString idOf(const FeedEntry &entry, const photos::Subscription &subscription)
{
    const QByteArray name
        = subscription.objectId.trimmed().toUtf8() + '\n' + entry.id.trimmed().toUtf8();
    return QStringLiteral("websub:")
        + QString::fromLatin1(
            QCryptographicHash::hash(name, QCryptographicHash::Sha256).toHex().left(32));
}

} // namespace

core::Result<photos::Photo> photoFromEntry(
    const FeedEntry &entry, const FeedHead &head, const photos::Subscription &subscription)
{
    FeedEntry known = entry;
    known.id = firstOf(entry.id, entry.page);
    Draft draft;
    draft.pictures = picturesFrom(entry, head.topic);
    if (known.id.isEmpty() || draft.pictures.isEmpty())
        return core::Error {
            core::Error::Kind::Malformed, QStringLiteral("an entry without id or picture")};
    draft.id = idOf(known, subscription);
    draft.author
        = firstOf(firstOf(entry.author, head.author), firstOf(head.title, head.topic.host()));
    draft.authorPage = addressFrom(
        entry.author.trimmed().isEmpty() ? head.authorPage : entry.authorPage, head.topic);
    draft.page = addressFrom(entry.page, head.topic);
    if (!draft.page.isValid())
        draft.page = flickrPage(entry);
    if (!draft.page.isValid())
        draft.page = webUrl(known.id);
    for (const QString &other : {head.page, head.topic.toString(QUrl::FullyEncoded)}) {
        if (!draft.page.isValid())
            draft.page = addressFrom(other, head.topic);
    }
    draft.caption = firstOf(entry.title, plainText(entry.text));
    draft.licence = plainText(entry.rights);
    draft.licenceUrl = addressFrom(entry.licencePage, head.topic);
    if (draft.licence.isEmpty() && draft.licenceUrl.isValid())
        draft.licence = draft.licenceUrl.host();
    draft.tags = entry.tags;
    draft.createdAt = timeFrom(entry.published);
    if (!draft.createdAt.isValid())
        draft.createdAt = timeFrom(entry.updated);
    if (!draft.createdAt.isValid())
        draft.createdAt = QDateTime::currentDateTimeUtc();
    draft.coordinate = coordinateFrom(entry);
    return photoFromDraft(draft, subscription);
}

} // namespace sources
