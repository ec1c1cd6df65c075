// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/PolledSource.h"

namespace sources {

/// Pictures with a tag, as one Mastodon server knows them (spec/living-geo-sources.md §10.1). Asked
/// forward from the newest id; ids grow with the time of writing, and posts of other servers come
/// late, so that each look reaches back half an hour.
class MastodonSource final : public PolledSource {
    Q_OBJECT

public:
    struct Settings : PolledSource::Settings {
        Settings() { baseUrl = QUrl(QStringLiteral("https://mastodon.social")); }
        QByteArray token; ///< secret; for servers that show tags to members only; may be empty
    };

    MastodonSource() : MastodonSource(Settings()) {}
    explicit MastodonSource(const Settings &settings, QObject *parent = nullptr);

private:
    struct Look;
    using LookPointer = std::shared_ptr<Look>;

    void begin(
        const photos::Subscription &subscription, const QByteArray &cursor, Found done) override;
    void askPage(const LookPointer &look);
    void finish(const LookPointer &look, bool isComplete);

    QByteArray m_token;
};

} // namespace sources
