// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "images/TileStore.h"

#include "images/DiskCache.h"
#include "images/FailureMemory.h"
#include "images/Fetcher.h"
#include "images/Thumbnailer.h"
#include "images/TileAddress.h"
#include "images/TileFile.h"

#include <QCoreApplication>
#include <QHash>
#include <QThreadPool>

#include <algorithm>
#include <vector>

namespace images {

namespace {

using namespace std::chrono_literals;
using std::chrono::seconds;

/// Where the service says nothing: as the tile servers of OpenStreetMap ask.
constexpr seconds usualAge = std::chrono::hours(7 * 24);
constexpr seconds longestAge = std::chrono::hours(30 * 24);
constexpr int hostTolerance = 3;
const QString host = QStringLiteral("host");

struct Words {
    Q_DECLARE_TR_FUNCTIONS(images::TileStore)
};

Fetcher::Settings fetcherSettings(const QStringList &trustedHosts)
{
    Fetcher::Settings settings;
    settings.trustedHosts = trustedHosts;
    settings.maxBytes = TileStore::maxTileBytes;
    settings.maxConcurrent = 2; // as the tile servers of OpenStreetMap ask
    settings.maxPerHost = 2;
    settings.maxWaiting = TileStore::maxWaiting;
    return settings;
}

QString nameOf(const TileId &tile)
{
    return QStringLiteral("%1/%2/%3").arg(tile.zoom).arg(tile.x).arg(tile.y);
}

bool isHostTrouble(const core::Error &error)
{
    return error.kind == core::Error::Kind::Unavailable || error.kind == core::Error::Kind::TimedOut
        || error.kind == core::Error::Kind::Denied || error.retryAfter > 0ms;
}

} // namespace

class TileStore::Private {
public:
    /// What the disk has of a tile.
    struct Kept {
        QImage image;
        QDateTime freshUntil;
    };

    Private(TileStore *store, Settings s)
        : q(store)
        , settings(std::move(s))
        , disk(settings.directory, settings.diskBytes)
        , fetcher(std::make_unique<Fetcher>(fetcherSettings(settings.trustedHosts)))
    {
        pool.setMaxThreadCount(1); // the disk cache is for one thread
    }
    QUrl urlOf(const TileId &tile) const;
    QByteArray keyOf(const TileId &tile) const;
    void takeKept(const TileId &tile, const Kept &kept);
    void takeBytes(const TileId &tile, const QByteArray &bytes, seconds age);
    void answer(const TileId &tile, const core::Result<QImage> &result);
    void fail(const TileId &tile, const core::Error &error, const Kept &kept);
    /// Later, on this thread.
    template <typename Call>
    void back(Call call)
    {
        QMetaObject::invokeMethod(q, std::move(call), Qt::QueuedConnection);
    }

    TileStore *q;
    Settings settings;
    DiskCache disk; ///< touched on the pool alone
    std::unique_ptr<Fetcher> fetcher;
    FailureMemory tileFailures;
    FailureMemory hostFailures {hostTolerance};
    QHash<QString, std::vector<Ready>> waiting; ///< by name of the tile
    QThreadPool pool; ///< ends first
};

TileStore::TileStore(Settings settings, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, std::move(settings)))
{
}

TileStore::~TileStore()
{
    d->pool.waitForDone();
}

void TileStore::apply(const Settings &settings)
{
    d->settings.address = settings.address;
    d->settings.key = settings.key;
    d->settings.trustedHosts = settings.trustedHosts;
    d->fetcher->setTrustedHosts(settings.trustedHosts);
    d->tileFailures = FailureMemory();
    d->hostFailures = FailureMemory(hostTolerance);
}

QUrl TileStore::Private::urlOf(const TileId &tile) const
{
    QString text = settings.address;
    text.replace(QLatin1String("{z}"), QString::number(tile.zoom));
    text.replace(QLatin1String("{x}"), QString::number(tile.x));
    text.replace(QLatin1String("{y}"), QString::number(tile.y));
    text.replace(QLatin1String("{key}"), QString::fromLatin1(settings.key.toPercentEncoding()));
    return QUrl(text, QUrl::StrictMode);
}

/// Without the secret: another key brings the same tiles.
QByteArray TileStore::Private::keyOf(const TileId &tile) const
{
    return settings.address.toUtf8() + '#' + nameOf(tile).toUtf8();
}

void TileStore::fetch(const TileId &tile, Ready done)
{
    if (!tile.isValid() || !isTileAddress(d->settings.address)) {
        const core::Error error {
            core::Error::Kind::Denied, Words::tr("There is no such part of the map."), {}};
        return d->back([done = std::move(done), error] { done(error); });
    }
    std::vector<Ready> &all = d->waiting[nameOf(tile)];
    all.push_back(std::move(done));
    if (all.size() > 1)
        return;
    d->pool.start([p = d.get(), tile, key = d->keyOf(tile)] {
        Private::Kept kept;
        if (const auto file = p->disk.read(key)) {
            if (const auto image = fittedPicture(*file, maxSide))
                kept = {*image, freshUntil(*file)};
        }
        p->back([p, tile, kept] { p->takeKept(tile, kept); });
    });
}

void TileStore::Private::takeKept(const TileId &tile, const Kept &kept)
{
    if (!kept.image.isNull() && kept.freshUntil > QDateTime::currentDateTimeUtc())
        return answer(tile, kept.image);
    auto recent = tileFailures.recent(nameOf(tile));
    if (!recent)
        recent = hostFailures.recent(host);
    if (recent)
        return fail(tile, *recent, kept);
    fetcher->fetchFresh(urlOf(tile),
        [this, tile, kept](const core::Result<QByteArray> &bytes, std::optional<seconds> age) {
            if (bytes) {
                hostFailures.succeeded(host);
                return takeBytes(tile, *bytes, age.value_or(usualAge));
            }
            // One that was dropped for newer wishes may be wished again.
            if (bytes.error().kind != core::Error::Kind::RateLimited
                || bytes.error().retryAfter > 0ms)
                tileFailures.failed(nameOf(tile), bytes.error());
            if (isHostTrouble(bytes.error()))
                hostFailures.failed(host, bytes.error());
            fail(tile, bytes.error(), kept);
        });
}

void TileStore::Private::takeBytes(const TileId &tile, const QByteArray &bytes, seconds age)
{
    const QDateTime until
        = QDateTime::currentDateTimeUtc().addSecs(std::min(age, longestAge).count());
    pool.start([this, tile, bytes, until, isKept = age > 0s, key = keyOf(tile)] {
        const auto image = fittedPicture(bytes, maxSide);
        // A full disk is no reason not to show it.
        if (image && isKept && !disk.directory().isEmpty())
            (void)disk.write(key, tileFile(*image, until));
        back([this, tile, image] {
            if (!image)
                tileFailures.failed(nameOf(tile), image.error());
            answer(tile, image);
        });
    });
}

void TileStore::Private::fail(const TileId &tile, const core::Error &error, const Kept &kept)
{
    answer(tile, kept.image.isNull() ? core::Result<QImage>(error) : kept.image);
}

void TileStore::Private::answer(const TileId &tile, const core::Result<QImage> &result)
{
    const std::vector<Ready> all = waiting.take(nameOf(tile));
    for (const Ready &done : all)
        done(result);
}

void TileStore::request(int zoom, int x, int y)
{
    fetch({zoom, x, y}, [this, zoom, x, y](const core::Result<QImage> &image) {
        if (image)
            emit tileReady(zoom, x, y, *image);
        else
            emit tileFailed(zoom, x, y, image.error());
    });
}

} // namespace images
