// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/Source.h"

#include <memory>

namespace sources {

struct JetstreamEvent;

/// Bluesky (spec/living-geo-sources.md §9): the stream of all posts there, of which those with
/// pictures and one of our tags are kept until they are looked at. It is open while a tag is
/// watched. After an outage, or a restart, the stream goes on where it was, but for what is longer
/// ago than `longestGap`: the whole network's posts would come through. Authors are asked for once,
/// and only those of photos that are shown.
class BlueskySource final : public UnregisteredSource {
    Q_OBJECT

public:
    struct Settings {
        /// With the path ".../network.bsky.jetstream.subscribeEvents" it is spoken to in the way
        /// of 2026.
        QUrl baseUrl {QStringLiteral("wss://jetstream2.us-east.bsky.network")};
        QUrl profilesUrl {QStringLiteral("https://public.api.bsky.app")};
        QUrl picturesUrl {QStringLiteral("https://cdn.bsky.app")};
        Pace pace {std::chrono::seconds(2), std::chrono::seconds(30)};
        std::chrono::milliseconds gap {200}; ///< between questions for authors
        std::chrono::milliseconds replyTime {20'000};
        std::chrono::milliseconds silence {60'000}; ///< after it the stream is opened anew
        std::chrono::milliseconds firstRetry {1'000};
        std::chrono::minutes longestGap {30};
    };

    BlueskySource() : BlueskySource(Settings()) {}
    explicit BlueskySource(const Settings &settings, QObject *parent = nullptr);
    ~BlueskySource() override;

    QString name() const override;
    std::optional<Pace> pace() const override;
    void recent(
        const photos::Subscription &subscription, const QByteArray &cursor, Found done) override;
    void leave(const QString &subscriptionKey) override;
    void networkReturned() override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace sources
