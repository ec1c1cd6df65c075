// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/AccessTest.h"

#include "sources/Catalogue.h"
#include "sources/FlickrSource.h"
#include "sources/InstagramSource.h"
#include "sources/MastodonSource.h"

#include <QCoreApplication>

namespace app {

namespace {

using Kind = core::Error::Kind;
using Told = std::function<void(const core::Result<void> &)>;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(app::AccessTest)
};

QString beginningOf(Kind kind)
{
    switch (kind) {
    case Kind::Denied:
        return Words::tr("Refused.");
    case Kind::RateLimited:
        return Words::tr("Not now.");
    case Kind::Unavailable:
    case Kind::TimedOut:
        return Words::tr("Not reachable.");
    case Kind::Malformed:
    case Kind::NotFound:
    case Kind::TooLarge:
        return Words::tr("There is no such service at this address.");
    }
    Q_UNREACHABLE();
}

void testFlickr(const Access &access, QObject *context, const Told &told)
{
    sources::FlickrSource::Settings settings;
    if (access.url.isValid())
        settings.baseUrl = access.url;
    settings.key = access.secret;
    auto *source = new sources::FlickrSource(settings, context);
    source->test(told);
}

void testMastodon(const Access &access, QObject *context, const Told &told)
{
    sources::MastodonSource::Settings settings;
    if (access.url.isValid())
        settings.baseUrl = access.url;
    settings.token = access.secret;
    auto *source = new sources::MastodonSource(settings, context);
    source->test(told);
}

/// A service answers with what is registered for this client.
void testInstagram(const Access &access, QObject *context, const Told &told)
{
    sources::InstagramSource::Settings settings;
    settings.baseUrl = access.url;
    settings.clientId = access.clientId;
    settings.clientSecret = access.secret;
    auto *source = new sources::InstagramSource(settings, context);
    source->registrations([told](const core::Result<QList<sources::Source::Registration>> &listed) {
        told(listed ? core::Result<void>() : core::Result<void>(listed.error()));
    });
}

} // namespace

void testAccess(const Access &access, QObject *context,
    std::function<void(bool isFine, const QString &words)> done)
{
    // Everything of the test hangs on this one, and goes with it.
    auto *run = new QObject(context);
    const Told told = [run, done = std::move(done), title = sources::infoOf(access.source).title](
                          const core::Result<void> &result) {
        run->deleteLater();
        if (result)
            return done(true, Words::tr("It works: %1 answered.").arg(title));
        done(false, beginningOf(result.error().kind) + QLatin1Char(' ') + result.error().message);
    };
    if (access.source == QLatin1String("flickr"))
        testFlickr(access, run, told);
    else if (access.source == QLatin1String("mastodon"))
        testMastodon(access, run, told);
    else
        testInstagram(access, run, told);
}

} // namespace app
