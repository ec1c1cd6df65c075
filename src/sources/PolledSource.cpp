// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/PolledSource.h"

#include "sources/RollCall.h"
#include "sources/WebHost.h"

#include <QHash>

namespace sources {

class PolledSource::Private {
public:
    Name name;
    Settings settings;
    QHash<QString, RollCall> rollCalls; ///< by key, of the places that are looked at
    WebHost host; ///< ends first: nobody is answered after that
};

PolledSource::PolledSource(
    const Name &name, const Settings &settings, qint64 maxReplyBytes, QObject *parent)
    : UnregisteredSource(parent)
    , d(new Private {name, settings, {},
          WebHost({name.title, settings.gap, {maxReplyBytes, settings.replyTime, true}})})
{
}

PolledSource::~PolledSource() = default;

QString PolledSource::name() const
{
    return d->name.name;
}

std::optional<Pace> PolledSource::pace() const
{
    return d->settings.pace;
}

void PolledSource::recent(
    const photos::Subscription &subscription, const QByteArray &cursor, Found done)
{
    if (!subscription.slug.isEmpty())
        d->rollCalls[subscription.key()]; // it is looked at
    begin(subscription, cursor, std::move(done));
}

void PolledSource::leave(const QString &subscriptionKey)
{
    d->rollCalls.remove(subscriptionKey);
}

QNetworkRequest PolledSource::request(const QString &path, const Query &query) const
{
    return QNetworkRequest(apiUrl(d->settings.baseUrl, path, query));
}

void PolledSource::ask(const QNetworkRequest &request, Answered done)
{
    d->host.get(request, std::move(done));
}

const QUrl &PolledSource::baseUrl() const
{
    return d->settings.baseUrl;
}

void PolledSource::move(const QUrl &baseUrl, const QString &title)
{
    d->settings.baseUrl = baseUrl;
    d->host.renew(title);
    d->rollCalls.clear(); // another list, other names on it
}

qsizetype PolledSource::placeCount() const
{
    return d->rollCalls.size();
}

QStringList PolledSource::callTheRoll(const photos::Subscription &subscription,
    const QDateTime &since, const QList<photos::Photo> &photos)
{
    const auto rollCall = d->rollCalls.find(subscription.key());
    return rollCall == d->rollCalls.end() ? QStringList() : rollCall->call(since, photos);
}

} // namespace sources
