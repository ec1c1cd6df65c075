// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/PolledSource.h"

#include <QCache>
#include <QDeadlineTimer>

#include <unordered_map>

namespace sources {

class MastodonStream;

/// Pictures with a tag, as one Mastodon server knows them (spec/living-geo-sources.md §10.1). Asked
/// forward from the newest id; ids grow with the time of writing, and posts of other servers come
/// late, so that each look reaches back half an hour. With a token the server's stream says when to
/// look, and what was deleted; then it is asked less often.
class MastodonSource final : public PolledSource {
    Q_OBJECT

public:
    struct Settings : PolledSource::Settings {
        Settings() { baseUrl = QUrl(QStringLiteral("https://mastodon.social")); }
        /// Secret; for the stream, and for servers that show tags to members only. May be empty.
        QByteArray token;
        std::chrono::milliseconds silence {60'000}; ///< after it the stream is opened anew
        std::chrono::milliseconds firstRetry {1'000}; ///< of the stream
    };

    MastodonSource() : MastodonSource(Settings()) {}
    explicit MastodonSource(const Settings &settings, QObject *parent = nullptr);
    ~MastodonSource() override;

    /// Another server, another token. The stream begins anew.
    void setAccess(const QUrl &baseUrl, const QByteArray &token);
    /// Whether the server shows tags to us, with the token. Errors: Denied; what a look may bring.
    void test(Done done);

    std::optional<Pace> pace() const override;
    void leave(const QString &subscriptionKey) override;
    void networkReturned() override;

private:
    struct Look;
    using LookPointer = std::shared_ptr<Look>;

    void begin(
        const photos::Subscription &subscription, const QByteArray &cursor, Found done) override;
    void askPage(const LookPointer &look);
    void finish(const LookPointer &look, bool isComplete);

    QNetworkRequest signedRequest(const QString &path, const Query &query) const;
    void makeStream();
    void askForStream();
    void takeDeletion(const QString &statusId);
    void shareTags();
    void knock(const QString &tag);

    /// A place as long as it is looked at.
    struct Place {
        QString tag;
        QCache<QString, QStringList> shown {2000}; ///< ids of photos by status id
        QStringList gone; ///< to tell with the next look
    };
    Settings m_settings;
    std::unique_ptr<MastodonStream> m_stream; ///< with a token
    QDeadlineTimer m_askStream {0}; ///< where it is; for ever once that is known
    std::unordered_map<QString, Place> m_places; ///< by key
};

} // namespace sources
