// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/Envelope.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace demo {

namespace {

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QJsonObject errorObject(int status, const char *errorType, const QString &message)
{
    return {{QStringLiteral("code"), status},
        {QStringLiteral("error_type"), QLatin1String(errorType)},
        {QStringLiteral("error_message"), message}};
}

} // namespace

http::Response envelope(const QJsonValue &data)
{
    return http::Response::json(
        compact({{QStringLiteral("meta"), QJsonObject {{QStringLiteral("code"), 200}}},
            {QStringLiteral("data"), data}}));
}

http::Response refusal(int status, const char *errorType, const QString &message)
{
    return http::Response::json(
        compact({{QStringLiteral("meta"), errorObject(status, errorType, message)}}), status);
}

http::Response credentialRefusal()
{
    return http::Response::json(compact(errorObject(400, "OAuthParameterException",
                                    QStringLiteral("The client_id is not known."))),
        400);
}

} // namespace demo
