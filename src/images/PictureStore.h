// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "photos/Photo.h"

#include <QObject>
#include <QSize>

#include <functional>
#include <memory>
#include <optional>

namespace images {

/// The sizes we make of each picture, by the longer bound of the box it must fit into, in pixels.
/// They are also the last part of a picture's address: /pictures/<id>/320.
enum class PictureSize { Small = 320, Medium = 640, Large = 2048 };

/// The size from its number in an address; nullopt for any other text.
std::optional<PictureSize> pictureSizeFromText(QByteArrayView text);

/// Downloads pictures (guarded), makes JPEG thumbnails of them, keeps those on disk, and gives
/// them to the window and to browsers. Only re-encoded pixels leave it: no metadata of the
/// original. Backend thread; decoding runs on a pool.
class PictureStore : public QObject {
    Q_OBJECT

public:
    struct Settings {
        QString directory; ///< of the disk cache; made when missing
        qint64 diskBytes = 512LL * 1024 * 1024; ///< oldest pictures go first beyond it
        /// host or host:port of providers configured on a private or loopback address. Any other
        /// such address is refused (SSRF).
        QStringList trustedHosts;
    };
    /// Finds a photo by id; the feed, in the program.
    using Lookup = std::function<std::optional<photos::Photo>(const QString &id)>;

    PictureStore(Settings settings, Lookup lookup, QObject *parent = nullptr);
    ~PictureStore() override;

    /// Hosts allowed from now on, see Settings::trustedHosts.
    void setTrustedHosts(const QStringList &hosts);

    /// Gives the picture's JPEG bytes exactly once, from disk or from the provider. Requests for
    /// the same picture share one download; newest requests are served first.
    /// Errors: NotFound (unknown photo), Denied, TooLarge, Malformed, TimedOut, Unavailable.
    using Ready = std::function<void(core::Result<QByteArray>)>;
    void fetch(const QString &photoId, PictureSize size, Ready done);

public slots:
    /// fetch() for other threads; answered by pictureReady() or pictureFailed().
    void request(const QString &photoId, images::PictureSize size);

signals:
    void pictureReady(const QString &photoId, images::PictureSize size, const QByteArray &jpeg);
    void pictureFailed(const QString &photoId, images::PictureSize size, const core::Error &error);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace images

Q_DECLARE_METATYPE(images::PictureSize)
