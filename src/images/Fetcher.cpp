// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "images/Fetcher.h"

#include "images/Download.h"

#include <QCoreApplication>
#include <QNetworkProxy>
#include <QTimer>

#include <algorithm>

namespace images {

Fetcher::Fetcher(Settings settings, QObject *parent)
    : QObject(parent)
    , m_settings(std::move(settings))
    , m_network(new QNetworkAccessManager(this))
{
    // A proxy would resolve names itself: nothing that was checked would hold.
    m_network->setProxy(QNetworkProxy::NoProxy);
}

Fetcher::~Fetcher()
{
    // Before the network, which they hold replies of.
    qDeleteAll(findChildren<Download *>(Qt::FindDirectChildrenOnly));
}

void Fetcher::fetch(const QUrl &url, Done done)
{
    fetchFresh(url,
        [done = std::move(done)](const core::Result<QByteArray> &result, auto) { done(result); });
}

void Fetcher::fetchFresh(const QUrl &url, DoneFresh done)
{
    m_waiting.push_back({url, std::move(done)});
    if (qsizetype(m_waiting.size()) > m_settings.maxWaiting) {
        const Waiting oldest = std::move(m_waiting.front());
        m_waiting.pop_front();
        oldest.done(core::Error {core::Error::Kind::RateLimited,
                        QCoreApplication::translate("images", "Too many pictures are waiting.")},
            std::nullopt);
    }
    // Later, so that all of one burst are known before the newest of them is chosen.
    QTimer::singleShot(0, this, &Fetcher::startNext);
}

void Fetcher::startNext()
{
    while (m_active < m_settings.maxConcurrent) {
        const auto next
            = std::find_if(m_waiting.rbegin(), m_waiting.rend(), [this](const Waiting &waiting) {
                  return m_activePerHost.value(waiting.url.host()) < m_settings.maxPerHost;
              });
        if (next == m_waiting.rend())
            return;
        Waiting waiting = std::move(*next);
        m_waiting.erase(std::next(next).base());
        start(std::move(waiting));
    }
}

void Fetcher::start(Waiting &&waiting)
{
    auto *download = new Download(m_settings, *m_network, waiting.url, this);
    ++m_active;
    ++m_activePerHost[download->host()];
    connect(download, &Download::finished, this,
        [this, download, done = std::move(waiting.done)](const core::Result<QByteArray> &result) {
            const auto freshFor = download->freshFor();
            forget(download);
            done(result, freshFor);
        });
    download->start();
}

void Fetcher::forget(Download *download)
{
    download->deleteLater();
    --m_active;
    const auto host = m_activePerHost.find(download->host());
    if (--*host == 0)
        m_activePerHost.erase(host);
    QTimer::singleShot(0, this, &Fetcher::startNext);
}

} // namespace images
