// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"

#include <QImage>
#include <QObject>
#include <QString>

#include <functional>
#include <memory>

namespace images {

/// A square of the usual web map: the world is one of them at zoom 0, and each next zoom has four
/// for one.
struct TileId {
    int zoom = 0;
    int x = 0;
    int y = 0;

    bool operator==(const TileId &) const = default;
    static constexpr int maxZoom = 20;
    bool isValid() const
    {
        return zoom >= 0 && zoom <= maxZoom && x >= 0 && y >= 0 && x < (1 << zoom)
            && y < (1 << zoom);
    }
};

/// Tiles of a map from the service that a person chose, downloaded guarded as pictures are, decoded
/// as strangers' pictures are, and kept on disk for as long as the service allows. Only tiles that
/// are asked for are fetched, none ahead. One that is too old is shown when no newer one can be
/// had. Nothing is fetched before apply() gave an address. Backend thread; decodes on a pool.
class TileStore : public QObject {
    Q_OBJECT

public:
    struct Settings {
        QString directory; ///< of the disk cache; empty: nothing is kept
        qint64 diskBytes = 64LL * 1024 * 1024;
        QString address; ///< with {z}, {x}, {y} and perhaps {key}; empty: no service
        QByteArray key; ///< secret; takes the place of {key}
        QStringList trustedHosts; ///< see Fetcher
    };
    static constexpr qint64 maxTileBytes = 1024 * 1024;
    static constexpr int maxSide = 512; ///< larger tiles are shrunk
    static constexpr qsizetype maxWaiting = 64; ///< older wishes are dropped

    explicit TileStore(Settings settings, QObject *parent = nullptr);
    ~TileStore() override;

    void apply(const Settings &settings);

    /// Calls `done` exactly once, later, unless the store ends first.
    /// Errors: Denied (no service, no such tile, a closed address), NotFound, TooLarge, Malformed,
    /// TimedOut, RateLimited, Unavailable. None names the key.
    using Ready = std::function<void(core::Result<QImage>)>;
    void fetch(const TileId &tile, Ready done);

public slots:
    /// fetch() for other threads.
    void request(int zoom, int x, int y);

signals:
    void tileReady(int zoom, int x, int y, const QImage &image);
    void tileFailed(int zoom, int x, int y, const core::Error &error);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace images
