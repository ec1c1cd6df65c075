// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/PhotoPromises.h"
#include "fuzz/Promise.h"
#include "fuzz/Targets.h"

#include "sources/InstagramParser.h"

namespace fuzz {

namespace {

using namespace std::chrono_literals;

photos::Subscription kyoto()
{
    photos::Subscription subscription;
    subscription.slug = QStringLiteral("kyoto");
    subscription.title = QStringLiteral("Kyoto");
    subscription.source = QStringLiteral("instagram");
    return subscription;
}

void readPage(const QByteArray &body)
{
    const photos::Subscription place = kyoto();
    const auto page = sources::parseMediaPage(body, place);
    if (!page)
        return;
    expect(page->photos.size() + page->unreadable <= sources::maxMediaOnPage,
        "no page holds more than its limit");
    for (const photos::Photo &photo : page->photos) {
        expectGood(photo);
        expect(photo.source == place.source && photo.slug == place.slug
                && photo.placeTitle == place.title,
            "a photo belongs to the place that asked");
    }
}

void readRegistrations(const QByteArray &body)
{
    const auto expectNamed = [](const sources::Source::Registration &registration) {
        const QString id = registration.subscription.providerId;
        expect(!id.isEmpty() && id.size() <= photos::maxIdLength, "a registration has an id");
    };
    if (const auto registration = sources::parseRegistration(body))
        expectNamed(*registration);
    if (const auto registrations = sources::parseRegistrations(body)) {
        for (const sources::Source::Registration &registration : *registrations)
            expectNamed(registration);
    }
}

void readRefusal(const QByteArray &body)
{
    for (const int status : {200, 400, 429, 503}) {
        const core::Error error = sources::replyError(status, body);
        expect(!error.message.isEmpty() && error.message.size() < 200,
            "a refusal is one sentence of ours");
    }
    const QByteArray value = body.left(64);
    const auto wait = sources::parseRetryAfter(value, value);
    expect(wait >= 0ms && wait <= 24h, "we wait a day at most");
}

} // namespace

void media(const QByteArray &input)
{
    readPage(input);
    readRegistrations(input);
    readRefusal(input);
}

} // namespace fuzz
