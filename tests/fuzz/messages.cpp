// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/PhotoPromises.h"
#include "fuzz/Promise.h"
#include "fuzz/Targets.h"

#include "journal/Envelope.h"
#include "journal/StreamPage.h"
#include "redis/Reply.h"
#include "redis/ReplyGuard.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <hiredis/hiredis.h>

#include <algorithm>
#include <memory>

namespace fuzz {

namespace {

void readOurs(const QByteArray &payload)
{
    const auto envelope = journal::ourEnvelope(payload);
    if (!envelope)
        return;
    expect(!envelope->epoch.isEmpty(), "an envelope of ours has an epoch");
    expect(payload.contains(envelope->media), "the media are cut out as they are");
    const auto photos = journal::photosOf(*envelope, "kyoto");
    if (!photos)
        return;
    expect(!photos->isEmpty() && photos->first().position == envelope->last
            && photos->last().position == envelope->first,
        "photos have the positions of their envelope");
    for (const photos::Photo &photo : *photos)
        expectGood(photo);
}

void readForeign(const QByteArray &payload)
{
    const auto found = journal::foreignPhotos(payload, "san-francisco");
    if (!found)
        return;
    for (const photos::Photo &photo : found->photos) {
        expectGood(photo);
        expect(!photo.slug.isEmpty() && !photo.placeTitle.isEmpty(), "a photo has a place");
    }
}

void expectGoodBatch(const photos::Batch &batch)
{
    const qsizetype count = batch.photos.size();
    expect(count >= 1 && count <= journal::maxBatch, "a batch has its limits");
    expect(QJsonDocument::fromJson(batch.media).array().size() == count,
        "the spliced media are as many as the photos");
    expect(
        batch.first == batch.photos.last().position && batch.last == batch.photos.first().position,
        "a batch says from where to where it goes");
    for (const photos::Photo &photo : batch.photos) {
        expect(photo.slug == batch.slug, "a batch is about one place");
        expectGood(photo);
    }
}

void readStream(const redis::Reply &reply)
{
    const auto page = journal::streamPageFrom(reply.items, "epoch");
    if (!page)
        return;
    qsizetype count = page->unreadable;
    for (const photos::Batch &batch : page->batches) {
        expectGoodBatch(batch);
        count += batch.photos.size();
    }
    expect(count == reply.items.size(), "each entry is a photo or counted as unreadable");
}

bool areSame(const redis::Reply &one, const redis::Reply &other)
{
    return one.type == other.type && one.integer == other.integer && one.text == other.text
        && std::equal(one.items.begin(), one.items.end(), other.items.begin(), other.items.end(),
            [](const redis::Reply &a, const redis::Reply &b) { return areSame(a, b); });
}

/// What hiredis and we make of a server's bytes, up to what is no Redis protocol.
QList<redis::Reply> repliesIn(const QList<QByteArray> &pieces)
{
    const std::unique_ptr<redisReader, void (*)(redisReader *)> reader(
        redisReaderCreate(), redisReaderFree);
    redis::guardReplies(*reader, nullptr);
    QList<redis::Reply> replies;
    for (const QByteArray &piece : pieces) {
        redisReaderFeed(reader.get(), piece.constData(), size_t(piece.size()));
        void *raw = nullptr;
        while (redisReaderGetReply(reader.get(), &raw) == REDIS_OK && raw) {
            if (const auto reply = redis::copyOf(*static_cast<redisReply *>(raw)))
                replies += *reply;
            freeReplyObject(raw);
            raw = nullptr;
        }
    }
    return replies;
}

void readReplies(const QByteArray &bytes)
{
    const QList<redis::Reply> replies = repliesIn({bytes});
    const QList<redis::Reply> pieced = repliesIn(inPieces(bytes));
    expect(std::equal(replies.begin(), replies.end(), pieced.begin(), pieced.end(),
               [](const redis::Reply &a, const redis::Reply &b) { return areSame(a, b); }),
        "replies do not depend on the pieces");
    for (const redis::Reply &reply : replies) {
        readStream(reply);
        if (reply.type == redis::Reply::Type::Error)
            redis::errorFrom(reply);
    }
}

} // namespace

void messages(const QByteArray &input)
{
    readOurs(input);
    readForeign(input);
    readReplies(input);
}

} // namespace fuzz
