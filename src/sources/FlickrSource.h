// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/FlickrParser.h"
#include "sources/PolledSource.h"

#include <QDeadlineTimer>

namespace sources {

/// Flickr (spec/websub-and-flickr.md, part C): photos in a circle by the date of their upload,
/// with an overlap, since uploads become searchable late and out of order. The licences that the
/// ids mean are asked for once a day.
class FlickrSource final : public PolledSource {
    Q_OBJECT

public:
    struct Settings : PolledSource::Settings {
        Settings() { baseUrl = QUrl(QStringLiteral("https://api.flickr.com")); }
        QByteArray key; ///< secret; of 3600 questions an hour
    };

    explicit FlickrSource(const Settings &settings, QObject *parent = nullptr);

    /// Empty: every look is Denied.
    void setKey(const QByteArray &key);
    /// Whether the key is taken. Errors: Denied; what a look may bring.
    void test(Done done);

private:
    struct Look;
    using LookPointer = std::shared_ptr<Look>;

    void begin(
        const photos::Subscription &subscription, const QByteArray &cursor, Found done) override;
    void askMethod(const QString &method, Query query, Answered done);
    void askLicences(const LookPointer &look);
    void askPage(const LookPointer &look);
    void finish(const LookPointer &look, bool isComplete);

    QByteArray m_key;
    FlickrLicences m_licences;
    QDeadlineTimer m_licencesUntil {0};
};

} // namespace sources
