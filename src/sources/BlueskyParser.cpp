// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/BlueskyParser.h"

#include "core/Json.h"
#include "sources/Draft.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace sources {

namespace {

using Kind = JetstreamEvent::Kind;

constexpr qsizetype maxImages = 4; // of one post
constexpr qsizetype maxFacets = 200;
constexpr QLatin1String postCollection("app.bsky.feed.post");

core::Error notUnderstood()
{
    return {core::Error::Kind::Malformed,
        QCoreApplication::translate(
            "sources::Bluesky", "Bluesky sent something that we do not understand."),
        {}};
}

/// Parts of addresses that we make: nothing may be in them that leads elsewhere.
QString wordFrom(const QJsonValue &value, qsizetype maxLength)
{
    static const QRegularExpression word(QStringLiteral("^[A-Za-z0-9][A-Za-z0-9:._~-]*$"));
    const QString text = value.toString();
    return text.size() <= maxLength && word.match(text).hasMatch() ? text : QString();
}

QString didFrom(const QJsonValue &value)
{
    const QString did = wordFrom(value, 64);
    return did.startsWith(QLatin1String("did:")) ? did : QString();
}

/// The old path counts microseconds, the new one writes them.
qint64 timeOf(const QJsonObject &event)
{
    if (const QJsonValue counted = event.value(QLatin1String("time_us")); counted.isDouble())
        return std::max<qint64>(counted.toInteger(), 0);
    const QString written = event.value(QLatin1String("time")).toString();
    const QDateTime moment = isoTime(written);
    return moment.isValid() ? std::max<qint64>(moment.toMSecsSinceEpoch(), 0) * 1000 : 0;
}

/// Without reading the rest: most of the stream is none of our business.
qint64 timeIn(const QByteArray &message)
{
    constexpr QByteArrayView name("\"time_us\":");
    const qsizetype at = message.indexOf(name);
    qint64 time = 0;
    for (qsizetype i = at + name.size(); at >= 0 && i < message.size(); ++i) {
        const char digit = message[i];
        if (digit < '0' || digit > '9' || time > std::numeric_limits<qint64>::max() / 10 - 9)
            break;
        time = time * 10 + (digit - '0');
    }
    return time;
}

bool mayMatter(const QByteArray &message)
{
    // A post with pictures, a deletion, an account, an error.
    constexpr std::array signs {QByteArrayView("app.bsky.embed."), QByteArrayView("delete"),
        QByteArrayView("account"), QByteArrayView("error")};
    return std::any_of(signs.begin(), signs.end(), [&](QByteArrayView sign) {
        return message.contains(sign);
    }) || timeIn(message) == 0;
}

bool isSensitiveLabel(const QString &label)
{
    constexpr std::array labels {QLatin1String("porn"), QLatin1String("sexual"),
        QLatin1String("nudity"), QLatin1String("graphic-media")};
    return std::find(labels.begin(), labels.end(), label) != labels.end();
}

bool hasSensitiveLabel(const QJsonArray &labels)
{
    return std::any_of(labels.begin(), labels.end(), [](const QJsonValue &label) {
        return isSensitiveLabel(label.toObject().value(QLatin1String("val")).toString());
    });
}

QStringList tagsFrom(const QJsonObject &record)
{
    QStringList tags;
    const auto add = [&tags](const QString &tag) {
        if (!tag.isEmpty() && tags.size() < photos::maxTags)
            tags += tag.left(photos::maxTextLength);
    };
    const QJsonArray facets = record.value(QLatin1String("facets")).toArray();
    for (qsizetype i = 0; i < std::min(facets.size(), maxFacets); ++i) {
        const QJsonArray features
            = facets.at(i).toObject().value(QLatin1String("features")).toArray();
        for (const QJsonValue &value : features) {
            const QJsonObject feature = value.toObject();
            if (feature.value(QLatin1String("$type")).toString()
                == QLatin1String("app.bsky.richtext.facet#tag"))
                add(feature.value(QLatin1String("tag")).toString());
        }
    }
    const QJsonArray further = record.value(QLatin1String("tags")).toArray();
    for (const QJsonValue &tag : further)
        add(tag.toString());
    return tags;
}

QList<BlueskyPost::Image> imagesFrom(const QJsonObject &record)
{
    QJsonObject embed = record.value(QLatin1String("embed")).toObject();
    if (embed.value(QLatin1String("$type")).toString()
        == QLatin1String("app.bsky.embed.recordWithMedia"))
        embed = embed.value(QLatin1String("media")).toObject();
    if (embed.value(QLatin1String("$type")).toString() != QLatin1String("app.bsky.embed.images"))
        return {};
    QList<BlueskyPost::Image> images;
    const QJsonArray given = embed.value(QLatin1String("images")).toArray();
    for (qsizetype i = 0; i < std::min(given.size(), maxImages); ++i) {
        const QJsonObject image = given.at(i).toObject();
        const QJsonObject shape = image.value(QLatin1String("aspectRatio")).toObject();
        const QJsonObject blob = image.value(QLatin1String("image")).toObject();
        images
            += {wordFrom(
                    blob.value(QLatin1String("ref")).toObject().value(QLatin1String("$link")), 128),
                image.value(QLatin1String("alt")).toString().trimmed(),
                QSize(shape.value(QLatin1String("width")).toInt(),
                    shape.value(QLatin1String("height")).toInt())};
    }
    return images;
}

void readRecord(const QJsonObject &record, JetstreamEvent &event)
{
    BlueskyPost &post = event.post;
    post.text = record.value(QLatin1String("text")).toString().trimmed();
    post.tags = tagsFrom(record);
    post.images = imagesFrom(record);
    post.isSensitive = hasSensitiveLabel(
        record.value(QLatin1String("labels")).toObject().value(QLatin1String("values")).toArray());
    if (!post.images.isEmpty())
        event.kind = Kind::Post;
}

/// `commit` is a member of the event on the old path, and the event itself on the new one.
void readCommit(const QJsonObject &commit, JetstreamEvent &event)
{
    if (commit.value(QLatin1String("collection")).toString() != postCollection)
        return;
    event.post.rkey = wordFrom(commit.value(QLatin1String("rkey")), 40);
    if (event.post.rkey.isEmpty())
        return;
    const QString operation = commit.value(QLatin1String("operation")).toString();
    if (operation == QLatin1String("delete"))
        event.kind = Kind::Deleted;
    else if (operation == QLatin1String("create") || operation == QLatin1String("update"))
        readRecord(commit.value(QLatin1String("record")).toObject(), event);
}

void readAccount(const QJsonObject &account, JetstreamEvent &event)
{
    const QJsonValue isActive = account.value(QLatin1String("active"));
    if (isActive.isBool() && !isActive.toBool())
        event.kind = Kind::AccountGone;
}

/// The ratio, scaled into a square of this size; which is wider must be known in any case.
QSize sizeWithin(QSize shape, int bound)
{
    constexpr int largestRatio = 100'000;
    if (shape.isEmpty() || shape.width() > largestRatio || shape.height() > largestRatio)
        return {bound, 0};
    return shape.scaled(bound, bound, Qt::KeepAspectRatio).expandedTo({1, 1});
}

} // namespace

bool BlueskyPost::hasTag(const QString &tag) const
{
    const QString wanted = tag.toCaseFolded();
    return std::any_of(tags.begin(), tags.end(),
        [&wanted](const QString &one) { return one.toCaseFolded() == wanted; });
}

core::Result<JetstreamEvent> parseJetstreamEvent(const QByteArray &message)
{
    JetstreamEvent event;
    if (message.size() <= maxJetstreamBytes && !mayMatter(message)) {
        event.time = timeIn(message);
        return event;
    }
    const auto document = core::parseJson(message, maxJetstreamBytes);
    if (!document)
        return document.error();
    if (!document->isObject())
        return notUnderstood();
    const QJsonObject whole = document->object();
    const QString type = whole.value(QLatin1String("$type")).toString();
    if (type == QLatin1String("error")) {
        event.kind = Kind::Ended;
        return event;
    }
    const bool isNewPath = type == QLatin1String("message");
    const QJsonObject body = isNewPath ? whole.value(QLatin1String("payload")).toObject() : whole;
    event.time = event.post.time = timeOf(body);
    event.post.did = didFrom(body.value(QLatin1String("did")));
    if (event.time == 0 || event.post.did.isEmpty())
        return isNewPath ? core::Result<JetstreamEvent>(event) : notUnderstood();
    const QString kind = isNewPath
        ? body.value(QLatin1String("$type")).toString().section(QLatin1Char('#'), 1)
        : body.value(QLatin1String("kind")).toString();
    if (kind == QLatin1String("commit"))
        readCommit(isNewPath ? body : body.value(QLatin1String("commit")).toObject(), event);
    else if (kind == QLatin1String("account"))
        readAccount(isNewPath ? body : body.value(QLatin1String("account")).toObject(), event);
    return event;
}

core::Result<BlueskyAuthor> parseBlueskyProfile(const QByteArray &body)
{
    const auto document = core::parseJson(body);
    const QJsonObject profile = document ? document->object() : QJsonObject();
    BlueskyAuthor author;
    author.handle = wordFrom(profile.value(QLatin1String("handle")), 253);
    author.name = profile.value(QLatin1String("displayName")).toString().trimmed();
    if (author.handle.isEmpty())
        return notUnderstood();
    const QJsonArray labels = profile.value(QLatin1String("labels")).toArray();
    author.isSensitive = hasSensitiveLabel(labels);
    author.isForMembersOnly
        = std::any_of(labels.begin(), labels.end(), [](const QJsonValue &label) {
              return label.toObject().value(QLatin1String("val")).toString()
                  == QLatin1String("!no-unauthenticated");
          });
    return author;
}

QList<photos::Photo> photosOfPost(const BlueskyPost &post, const BlueskyAuthor &author,
    const QUrl &pictures, const photos::Subscription &subscription)
{
    QList<photos::Photo> photos;
    if (author.isForMembersOnly)
        return photos;
    Draft shared;
    shared.login = author.handle;
    shared.author = author.name.isEmpty() ? author.handle : author.name;
    const QString person = QStringLiteral("https://bsky.app/profile/") + post.did;
    shared.authorPage = QUrl(person);
    shared.page = QUrl(person + QStringLiteral("/post/") + post.rkey);
    shared.tags = post.tags;
    shared.createdAt = QDateTime::fromMSecsSinceEpoch(post.time / 1000, Qt::UTC);
    shared.isSensitive = post.isSensitive || author.isSensitive;
    const QString base = pictures.toString(QUrl::StripTrailingSlash | QUrl::FullyEncoded);
    for (qsizetype i = 0; i < post.images.size(); ++i) {
        const BlueskyPost::Image &image = post.images[i];
        Draft draft = shared;
        draft.id = QStringLiteral("bluesky:%1/%2").arg(post.path()).arg(i);
        draft.caption = image.alt.isEmpty() ? post.text : image.alt;
        for (const auto &[name, bound] : {std::pair {QLatin1String("feed_thumbnail"), 500},
                 std::pair {QLatin1String("feed_fullsize"), 1000}})
            draft.pictures += photos::Picture {webUrl(QStringLiteral("%1/img/%2/plain/%3/%4@jpeg")
                                                          .arg(base, name, post.did, image.cid)),
                sizeWithin(image.shape, bound)};
        auto photo = photoFromDraft(draft, subscription);
        if (photo && !image.cid.isEmpty())
            photos += std::move(*photo);
    }
    return photos;
}

} // namespace sources
