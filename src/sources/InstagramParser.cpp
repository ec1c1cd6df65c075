// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/InstagramParser.h"

#include "core/Result.h"

#include "core/Json.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

namespace sources {

namespace {

using Kind = core::Error::Kind;
using namespace std::chrono_literals;

constexpr std::chrono::milliseconds longestRetryAfter = 24h;
constexpr qsizetype maxErrorTypeLength = 60;
constexpr qsizetype maxCursorLength = 256;

/// Ids are text, sometimes whole numbers; never fractions.
QString idFrom(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().left(photos::maxIdLength);
    const qint64 whole = value.isDouble() ? value.toInteger(-1) : -1;
    return whole > 0 ? QString::number(whole) : QString();
}

QString errorTypeFrom(const QJsonObject &envelope)
{
    const QJsonObject meta = envelope.value(QLatin1String("meta")).toObject();
    QString type = meta.value(QLatin1String("error_type")).toString();
    if (type.isEmpty())
        type = envelope.value(QLatin1String("error_type")).toString();
    type.truncate(maxErrorTypeLength);
    const bool isName = std::all_of(
        type.begin(), type.end(), [](QChar c) { return c.unicode() < 128 && c.isLetter(); });
    return isName ? type : QString();
}

/// The code inside the envelope counts when the HTTP status says nothing: some servers answer
/// everything with 200.
int codeFrom(const QJsonObject &envelope, int status)
{
    const QJsonValue meta = envelope.value(QLatin1String("meta"));
    const QJsonObject holder = meta.isObject() ? meta.toObject() : envelope;
    const int code = holder.value(QLatin1String("code")).toInt(status);
    return status >= 400 ? status : code;
}

core::Error errorFor(const QString &type, int code)
{
    if (type == QLatin1String("OAuthRateLimitException") || code == 429 || code == 420)
        return {Kind::RateLimited,
            QCoreApplication::translate(
                "sources::Instagram", "The source asked us to look less often.")};
    if (type == QLatin1String("APISubscriptionError"))
        return {Kind::Unavailable,
            QCoreApplication::translate("sources::Instagram",
                "The source could not confirm our callback address. It must be reachable from "
                "there.")};
    if (type == QLatin1String("APINotFoundError") || code == 404)
        return {Kind::NotFound,
            QCoreApplication::translate(
                "sources::Instagram", "The source does not know this place any more.")};
    if (type.startsWith(QLatin1String("OAuth")) || code == 401 || code == 403)
        return {Kind::Denied,
            QCoreApplication::translate(
                "sources::Instagram", "The source refused our client id or secret.")};
    if (type == QLatin1String("APIInvalidParametersError") || code == 400)
        return {Kind::Malformed,
            QCoreApplication::translate(
                "sources::Instagram", "The source did not accept the description of this place.")};
    if (code == 408 || code == 504)
        return {Kind::TimedOut,
            QCoreApplication::translate(
                "sources::Instagram", "The source took too long to answer.")};
    return {Kind::Unavailable,
        QCoreApplication::translate("sources::Instagram", "The source is out of order (status %1).")
            .arg(code)};
}

core::Error notUnderstood()
{
    return {Kind::Malformed,
        QCoreApplication::translate(
            "sources::Instagram", "The source sent something that we do not understand.")};
}

/// The envelope of a good reply: an object, without an error in it.
core::Result<QJsonObject> envelopeFrom(const QByteArray &body)
{
    const auto document = core::parseJson(body);
    if (!document || !document->isObject())
        return notUnderstood();
    const QJsonObject envelope = document->object();
    const int code = codeFrom(envelope, 200);
    if (!errorTypeFrom(envelope).isEmpty() || code >= 400)
        return errorFor(errorTypeFrom(envelope), code);
    return envelope;
}

/// The author's page is known for the vendor's own addresses only (§13).
QString authorPageFrom(const QJsonObject &media)
{
    static const QRegularExpression plainName(QStringLiteral("^[A-Za-z0-9._]{1,30}$"));
    const QString host = QUrl(media.value(QLatin1String("link")).toString()).host();
    const QString name
        = media.value(QLatin1String("user")).toObject().value(QLatin1String("username")).toString();
    const bool isVendor
        = host == QLatin1String("instagram.com") || host == QLatin1String("www.instagram.com");
    if (!isVendor || !plainName.match(name).hasMatch())
        return {};
    return QStringLiteral("https://www.instagram.com/%1/").arg(name);
}

core::Result<photos::Photo> photoFrom(QJsonObject media, const photos::Subscription &subscription)
{
    // The demo's own addition (spec/redis-layout.md §1): old pages show it as the place.
    media.insert(
        QStringLiteral("meta"), QJsonObject {{QStringLiteral("location"), subscription.title}});
    // What the provider may have put there is not to be trusted: the member is ours.
    QJsonObject extras {{QStringLiteral("source"), subscription.source},
        {QStringLiteral("slug"), subscription.slug}};
    const QString authorPage = authorPageFrom(media);
    if (!authorPage.isEmpty())
        extras.insert(QStringLiteral("authorPage"), authorPage);
    media.insert(QStringLiteral("hereabouts"), extras);
    return photos::photoFromMedia(media);
}

QString textFrom(const QJsonObject &object, QLatin1String name)
{
    const QString text = object.value(name).toString();
    return text.size() <= maxCursorLength ? text : QString();
}

QString minTagIdFrom(const QJsonObject &pagination)
{
    const QString current = textFrom(pagination, QLatin1String("min_tag_id"));
    return current.isEmpty() ? textFrom(pagination, QLatin1String("next_min_id")) : current;
}

std::optional<Source::Registration> registrationFrom(const QJsonObject &json)
{
    const auto object = photos::objectFromName(json.value(QLatin1String("object")).toString());
    Source::Registration registration;
    registration.subscription.providerId = idFrom(json.value(QLatin1String("id")));
    if (!object || registration.subscription.providerId.isEmpty())
        return std::nullopt;
    registration.subscription.object = *object;
    registration.subscription.objectId = idFrom(json.value(QLatin1String("object_id")));
    registration.callbackUrl = QUrl(json.value(QLatin1String("callback_url")).toString());
    return registration;
}

} // namespace

core::Result<MediaPage> parseMediaPage(
    const QByteArray &body, const photos::Subscription &subscription)
{
    const auto envelope = envelopeFrom(body);
    if (!envelope)
        return envelope.error();
    const QJsonValue data = envelope->value(QLatin1String("data"));
    if (!data.isArray())
        return notUnderstood();

    MediaPage page;
    const QJsonArray media = data.toArray();
    for (const QJsonValue &value : media) {
        if (page.photos.size() + page.unreadable == maxMediaOnPage)
            break;
        auto photo = photoFrom(value.toObject(), subscription);
        if (photo)
            page.photos += std::move(*photo);
        else
            ++page.unreadable;
    }
    const QJsonObject pagination = envelope->value(QLatin1String("pagination")).toObject();
    page.nextUrl = QUrl(pagination.value(QLatin1String("next_url")).toString(), QUrl::StrictMode);
    page.minTagId = minTagIdFrom(pagination);
    return page;
}

core::Result<Source::Registration> parseRegistration(const QByteArray &body)
{
    const auto envelope = envelopeFrom(body);
    if (!envelope)
        return envelope.error();
    const auto registration = registrationFrom(envelope->value(QLatin1String("data")).toObject());
    if (!registration)
        return notUnderstood();
    return *registration;
}

core::Result<QList<Source::Registration>> parseRegistrations(const QByteArray &body)
{
    const auto envelope = envelopeFrom(body);
    if (!envelope)
        return envelope.error();
    const QJsonValue data = envelope->value(QLatin1String("data"));
    if (!data.isArray())
        return notUnderstood();
    QList<Source::Registration> registrations;
    const QJsonArray entries = data.toArray();
    for (const QJsonValue &value : entries) {
        if (const auto registration = registrationFrom(value.toObject()))
            registrations += *registration;
    }
    return registrations;
}

core::Error replyError(int status, const QByteArray &body)
{
    const auto document = core::parseJson(body);
    if (!document || !document->isObject())
        return errorFor({}, status);
    const QJsonObject envelope = document->object();
    return errorFor(errorTypeFrom(envelope), codeFrom(envelope, status));
}

QDateTime parseHttpDate(const QByteArray &value)
{
    QDateTime date = QLocale::c().toDateTime(
        QString::fromLatin1(value.trimmed()), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    date.setTimeSpec(Qt::UTC);
    return date;
}

std::chrono::milliseconds parseRetryAfter(const QByteArray &value, const QByteArray &date)
{
    bool isSeconds = false;
    const qint64 seconds = value.trimmed().toLongLong(&isSeconds);
    std::chrono::milliseconds wait {0};
    if (isSeconds) {
        wait = std::chrono::seconds(
            std::clamp<qint64>(seconds, 0, std::chrono::seconds(24h).count()));
    } else if (const QDateTime until = parseHttpDate(value); until.isValid()) {
        const QDateTime now = parseHttpDate(date);
        const QDateTime from = now.isValid() ? now : QDateTime::currentDateTimeUtc();
        wait = std::chrono::milliseconds(from.msecsTo(until));
    }
    return std::clamp<std::chrono::milliseconds>(wait, 0ms, longestRetryAfter);
}

} // namespace sources
