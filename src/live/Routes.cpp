// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/Routes.h"

#include "live/LiveMessage.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <charconv>

namespace live {

namespace {

bool hasParameter(const http::Request &request, QByteArrayView name)
{
    return std::any_of(request.query.begin(), request.query.end(),
        [name](const http::Field &field) { return field.name == name; });
}

/// Digits only, within the limits; nothing else is a number here.
std::optional<qsizetype> limitFrom(const QByteArray &text)
{
    qsizetype limit = 0;
    const char *end = text.constData() + text.size();
    const auto [stop, problem] = std::from_chars(text.constData(), end, limit);
    if (problem != std::errc {} || stop != end || limit < 1 || limit > maxPhotosLimit)
        return std::nullopt;
    return limit;
}

/// RFC 3986, 2.1, strictly: an escape is '%' and two digits, and what comes out is printable ASCII,
/// as ids are. Decoded once: "%2565" is "%65".
std::optional<QString> idFrom(QByteArrayView encoded)
{
    QByteArray id;
    for (qsizetype at = 0; at < encoded.size(); ++at) {
        char c = encoded[at];
        if (c == '%') {
            if (at + 2 >= encoded.size())
                return std::nullopt;
            uchar value = 0;
            const char *digits = encoded.data() + at + 1;
            const auto [stop, problem] = std::from_chars(digits, digits + 2, value, 16);
            if (problem != std::errc {} || stop != digits + 2)
                return std::nullopt;
            c = char(value);
            at += 2;
        }
        if (c <= 32 || c >= 127)
            return std::nullopt;
        id += c;
    }
    if (id.isEmpty() || id.size() > photos::maxIdLength)
        return std::nullopt;
    return QString::fromLatin1(id);
}

} // namespace

http::Response photosResponse(const http::Request &request, const photos::Feed &feed)
{
    std::optional<photos::Position> before;
    if (hasParameter(request, "before")) {
        before = photos::Position::fromText(request.parameter("before"));
        if (!before)
            return http::Response::error(
                400, "\"before\" must be a position such as 1307042720000-0.");
    }
    qsizetype limit = defaultPhotosLimit;
    if (hasParameter(request, "limit")) {
        const auto wanted = limitFrom(request.parameter("limit"));
        if (!wanted)
            return http::Response::error(400, "\"limit\" must be a number from 1 to 200.");
        limit = *wanted;
    }
    const photos::Feed::Page page = feed.page(before, limit);
    return http::Response::json(R"({"media":)" + page.media + R"(,"position":")"
        + page.position.toText() + R"(","more":)" + (page.hasMore ? "true" : "false")
        + R"(,"epoch":)" + jsonString(QString::fromUtf8(feed.epoch())) + R"(,"newest":")"
        + feed.position().toText() + R"("})");
}

http::Response placesResponse(const QByteArray &places)
{
    return http::Response::json(R"({"places":)" + places + '}');
}

http::Response healthResponse(const QMap<QString, core::Health> &steps)
{
    QJsonObject list;
    bool isDegraded = false;
    for (auto step = steps.begin(); step != steps.end(); ++step) {
        isDegraded = isDegraded || step->level == core::Health::Level::Failing;
        list.insert(step.key(),
            QJsonObject {{QStringLiteral("level"), core::levelName(step->level)},
                {QStringLiteral("message"), step->message},
                {QStringLiteral("since"), step->since.toUTC().toString(Qt::ISODate)}});
    }
    const QJsonObject health {
        {QStringLiteral("status"), isDegraded ? QStringLiteral("degraded") : QStringLiteral("ok")},
        {QStringLiteral("steps"), list}};
    return http::Response::json(
        QJsonDocument(health).toJson(QJsonDocument::Compact), isDegraded ? 503 : 200);
}

std::optional<PictureAddress> pictureAddress(QByteArrayView path)
{
    constexpr QByteArrayView prefix = "/pictures/";
    if (!path.startsWith(prefix))
        return std::nullopt;
    const QByteArrayView rest = path.sliced(prefix.size());
    const qsizetype slash = rest.indexOf('/');
    if (slash < 0)
        return std::nullopt;
    const auto id = idFrom(rest.first(slash));
    const auto size = images::pictureSizeFromText(rest.sliced(slash + 1));
    if (!id || !size)
        return std::nullopt;
    return PictureAddress {*id, *size};
}

http::Response pictureResponse(const core::Result<QByteArray> &jpeg, bool mayBeKept)
{
    if (!jpeg) {
        // The store's words may name the provider's address; people see the photo's page instead.
        switch (jpeg.error().kind) {
        case core::Error::Kind::NotFound:
            return http::Response::error(404, "There is no such picture.");
        case core::Error::Kind::TimedOut:
            return http::Response::error(504, "The picture's provider did not answer in time.");
        default:
            return http::Response::error(502, "The picture could not be had from its provider.");
        }
    }
    http::Response response = http::Response::ok(*jpeg, "image/jpeg");
    if (mayBeKept)
        response.cacheControl = "private, max-age=86400";
    return response;
}

std::optional<Resume> resumeFrom(const http::Request &request)
{
    if (!hasParameter(request, "epoch") && !hasParameter(request, "position"))
        return std::nullopt;
    // A position that can't be read is like one that is forgotten: later than every photo.
    constexpr quint64 never = std::numeric_limits<quint64>::max();
    const auto position = photos::Position::fromText(request.parameter("position"));
    return Resume {request.parameter("epoch"),
        position.value_or(photos::Position {.milliseconds = never, .sequence = never})};
}

} // namespace live
