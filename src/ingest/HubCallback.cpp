// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/HubCallback.h"

#include "ingest/Challenge.h"
#include "ingest/Signature.h"
#include "sources/WebSubSource.h"

namespace ingest {

namespace {

using sources::WebSubSource;

/// Old hubs say no lease: ten days are what the standard proposes.
constexpr std::chrono::seconds usualLease {10 * 24 * 3600};

QByteArray parameter(const http::Request &request, const QByteArray &name)
{
    const QByteArray full = request.parameter("hub." + name);
    return full.isEmpty() ? request.parameter(name) : full;
}

std::chrono::seconds leaseFrom(const QByteArray &text)
{
    bool isNumber = false;
    const qint64 seconds = text.toLongLong(&isNumber);
    return isNumber && seconds > 0 ? std::chrono::seconds(seconds) : usualLease;
}

HubAnswer answerQuestion(
    WebSubSource &feeds, const http::Request &request, const QByteArray &callbackKey)
{
    const HubAnswer unknown {
        http::Response::error(404, "Not asked for.\n"), "a confirmation that we did not ask for"};
    const QByteArray mode = parameter(request, "mode");
    const QByteArray topic = parameter(request, "topic");
    if (request.repeatsParameter() || feeds.welcomes(callbackKey) == WebSubSource::Welcome::Unknown)
        return unknown;
    if (mode == "denied") {
        feeds.deny(callbackKey, topic, parameter(request, "reason"));
        return {http::Response::ok()};
    }
    const QByteArray challenge = parameter(request, "challenge");
    if (!isUsableChallenge(challenge))
        return {http::Response::error(400, "No usable challenge.\n")};
    if (!feeds.confirm(callbackKey, mode, topic, leaseFrom(parameter(request, "lease_seconds"))))
        return unknown;
    return {http::Response::ok(challenge), nullptr, mode == "subscribe"};
}

HubAnswer answerPush(
    WebSubSource &feeds, const http::Request &request, const QByteArray &callbackKey)
{
    switch (feeds.welcomes(callbackKey)) {
    case WebSubSource::Welcome::Unknown:
        return {http::Response::error(404, "Nobody watches this feed.\n")};
    case WebSubSource::Welcome::Ended:
        return {http::Response::error(410, "Nobody watches this feed any more.\n")};
    case WebSubSource::Welcome::Unsigned:
        feeds.knock(callbackKey);
        return {http::Response::ok(), nullptr, false, true};
    case WebSubSource::Welcome::Signed:
        break;
    }
    if (!isSignedByHub(feeds.secretOf(callbackKey), request))
        return {http::Response::ok(), "the signature of a push does not match"};
    feeds.take(callbackKey, request.body);
    return {http::Response::ok(), nullptr, false, true};
}

} // namespace

HubAnswer answerHub(
    WebSubSource &feeds, const http::Request &request, const QByteArray &callbackKey)
{
    return request.method == "POST" ? answerPush(feeds, request, callbackKey)
                                    : answerQuestion(feeds, request, callbackKey);
}

} // namespace ingest
