// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/Source.h"

#include <memory>

class QNetworkRequest;

namespace sources {

/// A public service that is only asked: at one address, in its own pace, one request at a time. A
/// roll call for each place that is looked at tells what the service has taken away.
class PolledSource : public UnregisteredSource {
    Q_OBJECT

public:
    struct Settings {
        QUrl baseUrl; ///< what the paths of the service are appended to
        Pace pace {std::chrono::seconds(55)};
        std::chrono::milliseconds gap {1000}; ///< between requests
        std::chrono::milliseconds replyTime {20'000};
    };

    ~PolledSource() override;

    QString name() const final;
    std::optional<Pace> pace() const override;
    void recent(
        const photos::Subscription &subscription, const QByteArray &cursor, Found done) final;
    void leave(const QString &subscriptionKey) override;

protected:
    /// What the service is called: in subscriptions, and for people.
    struct Name {
        QString name;
        QString title;
    };
    PolledSource(const Name &name, const Settings &settings, qint64 maxReplyBytes, QObject *parent);

    /// recent(), once the place is known to be looked at.
    virtual void begin(
        const photos::Subscription &subscription, const QByteArray &cursor, Found done)
        = 0;

    using Query = QList<QPair<QString, QString>>;
    QNetworkRequest request(const QString &path, const Query &query) const;
    /// The body of a 200; see WebHost::get().
    using Answered = std::function<void(const core::Result<QByteArray> &)>;
    void ask(const QNetworkRequest &request, Answered done);

    const QUrl &baseUrl() const;
    /// Another service of the same kind.
    void move(const QUrl &baseUrl, const QString &title);
    qsizetype placeCount() const; ///< that are looked at
    /// `photos` are all that the place has since then. The ids of those that are there no more;
    /// none for a place that was left meanwhile.
    QStringList callTheRoll(const photos::Subscription &subscription, const QDateTime &since,
        const QList<photos::Photo> &photos);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace sources
