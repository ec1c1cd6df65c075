// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/Source.h"

#include <memory>

namespace sources {

/// Flickr (spec/websub-and-flickr.md, part C): photos in a circle by the date of their upload,
/// with an overlap, since uploads become searchable late and out of order. The licences that the
/// ids mean are asked for once a day.
class FlickrSource final : public UnregisteredSource {
    Q_OBJECT

public:
    struct Settings {
        QUrl baseUrl {QStringLiteral("https://api.flickr.com")};
        QByteArray key; ///< secret
        Pace pace {std::chrono::seconds(55)};
        std::chrono::milliseconds gap {1000}; ///< of 3600 an hour
        std::chrono::milliseconds replyTime {20'000};
    };

    explicit FlickrSource(Settings settings, QObject *parent = nullptr);
    ~FlickrSource() override;

    QString name() const override;
    std::optional<Pace> pace() const override;
    void recent(
        const photos::Subscription &subscription, const QByteArray &cursor, Found done) override;
    void leave(const QString &subscriptionKey) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace sources
