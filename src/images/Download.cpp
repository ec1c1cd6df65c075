// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "images/Download.h"

#include "core/UserAgent.h"
#include "images/AddressGuard.h"
#include "images/Freshness.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QHostInfo>
#include <QNetworkRequest>

#include <algorithm>

namespace images {

namespace {

/// Addresses of one name that are tried; a name may have hundreds.
constexpr qsizetype maxAddresses = 3;
/// What Qt keeps for us before we have read it.
constexpr qint64 readBufferBytes = 256 * 1024;
/// When a host asks us to slow down without saying how long.
constexpr std::chrono::seconds usualRetryAfter {60};
/// Longest pause that we let a host dictate.
constexpr std::chrono::hours longestRetryAfter {24};

struct Words {
    Q_DECLARE_TR_FUNCTIONS(images)
};

bool isUsualPort(const QUrl &url)
{
    const int port = url.port(-1);
    return port == -1 || port == 80 || port == 443;
}

/// Why this URL is not even looked up; empty: it may be.
QString objectionTo(const QUrl &url, bool isTrusted)
{
    const QString scheme = url.scheme();
    if (!url.isValid() || url.host().isEmpty()
        || (scheme != QLatin1String("http") && scheme != QLatin1String("https")))
        return Words::tr("Pictures come from web addresses only.");
    if (!url.userInfo().isEmpty())
        return Words::tr("The picture's address holds a user name.");
    if (!isTrusted && !isUsualPort(url))
        return Words::tr("The picture's address names an unusual port.");
    return {};
}

/// RFC 9110, 10.2.3: seconds or a date.
std::chrono::milliseconds retryAfterOf(const QNetworkReply &reply)
{
    const QByteArray text = reply.rawHeader("Retry-After").trimmed();
    bool isNumber = false;
    std::chrono::milliseconds pause = std::chrono::seconds(text.toUInt(&isNumber));
    if (!isNumber) {
        const QDateTime until = QDateTime::fromString(QString::fromLatin1(text), Qt::RFC2822Date);
        if (!until.isValid())
            return std::chrono::milliseconds(0);
        pause = std::chrono::milliseconds(QDateTime::currentDateTimeUtc().msecsTo(until));
    }
    return std::clamp<std::chrono::milliseconds>(
        pause, std::chrono::milliseconds(0), longestRetryAfter);
}

core::Error::Kind kindOfStatus(int status)
{
    switch (status) {
    case 401:
    case 403:
        return core::Error::Kind::Denied;
    case 404:
    case 410:
        return core::Error::Kind::NotFound;
    case 429:
        return core::Error::Kind::RateLimited;
    default:
        return core::Error::Kind::Unavailable;
    }
}

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

} // namespace

Fetcher::Download::Download(
    const Settings &settings, QNetworkAccessManager &network, const QUrl &url, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_network(network)
    , m_host(url.host())
    , m_url(url)
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        fail(core::Error::Kind::TimedOut,
            Words::tr("%1 took too long to send the picture.").arg(m_url.host()));
    });
}

Fetcher::Download::~Download()
{
    m_isEnded = true;
    silence();
}

void Fetcher::Download::start()
{
    m_deadline.start(m_settings.deadline);
    visit(m_url);
}

void Fetcher::Download::visit(QUrl url)
{
    const QUrl previous = std::exchange(m_url, std::move(url));
    const QString objection = objectionTo(m_url, isTrustedHost(m_url, m_settings.trustedHosts));
    if (!objection.isEmpty())
        return fail(core::Error::Kind::Denied, objection);
    if (previous.scheme() == QLatin1String("https") && m_url.scheme() != previous.scheme())
        return fail(core::Error::Kind::Denied,
            Words::tr("%1 leads from a secure to an open address.").arg(previous.host()));
    resolve();
}

void Fetcher::Download::resolve()
{
    // An address needs no look-up (Qt would ask for its name).
    const QHostAddress literal(m_url.host());
    if (!literal.isNull())
        return takeAddresses({literal});
    m_lookup = QHostInfo::lookupHost(m_url.host(), this, [this](const QHostInfo &info) {
        m_lookup = -1;
        if (!m_isEnded)
            takeAddresses(info.addresses());
    });
}

void Fetcher::Download::takeAddresses(const QList<QHostAddress> &addresses)
{
    if (addresses.isEmpty())
        return fail(
            core::Error::Kind::Unavailable, Words::tr("%1 was not found.").arg(m_url.host()));
    // One closed address among public ones is an attempt: refuse the name, not the address.
    const bool mayConnect = isTrustedHost(m_url, m_settings.trustedHosts)
        || std::all_of(addresses.begin(), addresses.end(), isPublicAddress);
    if (!mayConnect)
        return fail(core::Error::Kind::Denied,
            Words::tr("%1 is not on the internet but in a private network.").arg(m_url.host()));
    m_addresses = addresses.mid(0, maxAddresses);
    connectToNext();
}

void Fetcher::Download::connectToNext()
{
    // The URL holds the address that was checked, so that the name cannot lead elsewhere on a
    // second look; the name travels as Host and is what the certificate must carry.
    const QHostAddress address = m_addresses.takeFirst();
    QUrl pinned = m_url;
    pinned.setHost(address.toString());
    pinned.setFragment({});
    QNetworkRequest request(pinned);
    request.setRawHeader("Host", m_url.authority(QUrl::FullyEncoded).toLatin1());
    request.setPeerVerifyName(m_url.host());
    request.setRawHeader("User-Agent", core::userAgent());
    request.setRawHeader("Accept", "image/jpeg, image/webp, image/png");
    // Qt unpacks what it asked for itself; a packed answer could unfold to any size.
    request.setRawHeader("Accept-Encoding", "identity");
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(
        QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(
        QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);

    m_bytes.clear();
    m_reply = m_network.get(request);
    m_reply->setReadBufferSize(readBufferBytes);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &Download::takeHead);
    connect(m_reply, &QNetworkReply::readyRead, this, &Download::takeBytes);
    connect(m_reply, &QNetworkReply::finished, this, &Download::takeEnd);
}

void Fetcher::Download::takeHead()
{
    const qint64 announced = m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
    if (announced > m_settings.maxBytes)
        fail(core::Error::Kind::TooLarge,
            Words::tr("The picture has more than %1 MiB.")
                .arg(m_settings.maxBytes / (1024 * 1024)));
}

void Fetcher::Download::takeBytes()
{
    m_bytes += m_reply->readAll();
    if (m_bytes.size() > m_settings.maxBytes)
        fail(core::Error::Kind::TooLarge,
            Words::tr("The picture has more than %1 MiB.")
                .arg(m_settings.maxBytes / (1024 * 1024)));
}

void Fetcher::Download::takeEnd()
{
    const int status
        = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(); // 0: no answer
    if (isRedirect(status))
        return followRedirect();
    if (status == 0 && !m_addresses.isEmpty()) {
        silence();
        return connectToNext();
    }
    if (status != 0 && status != 200) {
        auto pause = retryAfterOf(*m_reply);
        if (status == 429 && pause == pause.zero())
            pause = usualRetryAfter;
        return end(core::Error {kindOfStatus(status),
            Words::tr("%1 answered with status %2.").arg(m_url.host()).arg(status), pause});
    }
    if (m_reply->error() != QNetworkReply::NoError)
        // Qt's text would name the pinned address and the whole path.
        return fail(core::Error::Kind::Unavailable,
            Words::tr("%1 could not be reached (network error %2).")
                .arg(m_url.host())
                .arg(int(m_reply->error())));
    m_freshFor = freshness(m_reply->rawHeader("Cache-Control"), m_reply->rawHeader("Expires"),
        m_reply->rawHeader("Date"), m_reply->rawHeader("Age"));
    takeBytes();
    if (!m_isEnded)
        end(std::move(m_bytes));
}

void Fetcher::Download::followRedirect()
{
    const QUrl target = QUrl::fromEncoded(m_reply->rawHeader("Location"), QUrl::StrictMode);
    silence();
    if (++m_redirects > m_settings.maxRedirects)
        return fail(
            core::Error::Kind::Denied, Words::tr("%1 led us on too many times.").arg(m_host));
    if (!target.isValid() || target.isEmpty())
        return fail(core::Error::Kind::Denied, Words::tr("%1 led us nowhere.").arg(m_url.host()));
    visit(m_url.resolved(target));
}

void Fetcher::Download::silence()
{
    if (m_lookup != -1)
        QHostInfo::abortHostLookup(std::exchange(m_lookup, -1));
    if (QNetworkReply *reply = std::exchange(m_reply, nullptr)) {
        reply->disconnect(this);
        reply->abort();
        reply->deleteLater();
    }
}

void Fetcher::Download::fail(core::Error::Kind kind, const QString &message)
{
    end(core::Error {kind, message});
}

void Fetcher::Download::end(const core::Result<QByteArray> &result)
{
    if (std::exchange(m_isEnded, true))
        return;
    m_deadline.stop();
    silence();
    emit finished(result);
}

} // namespace images
