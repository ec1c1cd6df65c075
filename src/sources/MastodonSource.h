// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/Source.h"

#include <memory>

namespace sources {

/// Pictures with a tag, as one Mastodon server knows them (spec/living-geo-sources.md §10.1). Asked
/// forward from the newest id; ids grow with the time of writing, and posts of other servers come
/// late, so that each look reaches back half an hour.
class MastodonSource final : public UnregisteredSource {
    Q_OBJECT

public:
    struct Settings {
        QUrl baseUrl {QStringLiteral("https://mastodon.social")};
        QByteArray token; ///< secret; for servers that show tags to members only; may be empty
        Pace pace {std::chrono::seconds(55)};
        std::chrono::milliseconds gap {1000}; ///< of 300 requests in five minutes
        std::chrono::milliseconds replyTime {20'000};
    };

    MastodonSource() : MastodonSource(Settings()) {}
    explicit MastodonSource(Settings settings, QObject *parent = nullptr);
    ~MastodonSource() override;

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
