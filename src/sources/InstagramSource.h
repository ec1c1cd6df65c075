// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/Source.h"

#include <memory>

namespace sources {

/// An Instagram-compatible service of the 2011–2018 shape (spec/instagram-realtime.md), wherever
/// it is: creates, lists and deletes subscriptions, and looks at .../media/recent with a cursor
/// that overlaps (see InstagramCursor), through as many pages as hold something new.
///
/// What is in the journal already is not given again as long as the cursor of the look before
/// comes back; with any other cursor (a restart, a Redis that forgot) the overlap comes in full.
class InstagramSource final : public Source {
    Q_OBJECT

public:
    struct Settings {
        QUrl baseUrl; ///< scheme, host, port and what goes before "/v1"
        QByteArray clientId;
        QByteArray clientSecret; ///< secret
        std::chrono::milliseconds replyTime {15'000}; ///< for one whole reply
    };

    explicit InstagramSource(Settings settings, QObject *parent = nullptr);
    ~InstagramSource() override;

    /// Replaces what the constructor was given; takes effect with the next request.
    void apply(Settings settings);

    QString name() const override;
    void recent(
        const photos::Subscription &subscription, const QByteArray &cursor, Found done) override;
    void subscribe(const photos::Subscription &subscription, const QUrl &callbackUrl,
        Registered done) override;
    void unsubscribe(const photos::Subscription &subscription, Done done) override;
    void registrations(Listed done) override;
    /// Ends every subscription that the provider has for our client, at whatever address.
    void unsubscribeAll(Done done);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace sources
