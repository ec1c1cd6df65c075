// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/DemoProvider.h"
#include "support/Program.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>
#include <QUrlQuery>

namespace support {

/// A provider in the test's process for a program in a process of its own. Its circles are made as
/// the 2011 article does with curl: the program takes them in by name (--adopt).
class ProviderRig {
public:
    static constexpr const char *verifyToken = "S3CRETCANARY-token";

    ProviderRig()
    {
        demo::DemoProvider::Settings settings;
        settings.clientSecret = "S3CRETCANARY-client";
        settings.pace = {};
        settings.firstPhotos = 0;
        settings.seed = 1;
        m_provider = std::make_unique<demo::DemoProvider>(settings);
        if (const auto listening = m_provider->listen(); !listening)
            qFatal("%s", qPrintable(listening.error().message));
    }

    demo::DemoProvider &provider() const { return *m_provider; }

    /// Points the program at this provider and lets it adopt the slugs. Before its start.
    void configure(Program &program, const QStringList &slugs) const
    {
        const QUrl api = m_provider->baseUrl();
        program.setVariable("IG_CLIENT_ID", QString::fromUtf8(m_provider->clientId()));
        program.setVariable("IG_CLIENT_SECRET", QString::fromUtf8(m_provider->clientSecret()));
        program.setVariable("IG_API_HOST", api.host());
        program.setVariable("IG_API_PORT", QString::number(api.port()));
        program.setVariable("IG_USE_INSECURE", "1");
        for (const QString &slug : slugs)
            program.addArguments({"--adopt", slug + ':' + verifyToken});
    }

    /// Makes a circle whose callbacks go to the program; answers with its object id, empty when the
    /// provider refused.
    QString subscribe(const Program &program, const QString &slug, double latitude = 37.76) const
    {
        QUrlQuery form;
        form.addQueryItem("client_id", QString::fromUtf8(m_provider->clientId()));
        form.addQueryItem("client_secret", QString::fromUtf8(m_provider->clientSecret()));
        form.addQueryItem("object", "geography");
        form.addQueryItem("aspect", "media");
        form.addQueryItem("lat", QString::number(latitude));
        form.addQueryItem("lng", "-122.44");
        form.addQueryItem("radius", "1000");
        form.addQueryItem("verify_token", verifyToken);
        form.addQueryItem("callback_url",
            program.callbackUrl().toString(QUrl::StripTrailingSlash) + "/callbacks/geo/" + slug);
        QNetworkAccessManager network;
        QNetworkRequest request(
            QUrl(m_provider->baseUrl().toString(QUrl::StripTrailingSlash) + "/v1/subscriptions"));
        request.setHeader(QNetworkRequest::ContentTypeHeader, "application/x-www-form-urlencoded");
        const std::unique_ptr<QNetworkReply> reply(
            network.post(request, form.query(QUrl::FullyEncoded).toUtf8()));
        const bool answered = QTest::qWaitFor([&] { return reply->isFinished(); }, 30'000);
        return answered && reply->error() == QNetworkReply::NoError ? m_provider->objectIds().last()
                                                                    : QString();
    }

private:
    std::unique_ptr<demo::DemoProvider> m_provider;
};

} // namespace support
