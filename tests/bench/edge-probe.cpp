// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The edge alone, with the smallest routes that an attack catalogue needs: a callback on the first
// port (GET /callbacks/geo/test with token "tok", POST signed with "s3cret"), a page, a large file
// and a WebSocket with a tick each second on the second.
//
//     edge-probe 8080 8081

#include "http/Server.h"
#include "http/WebSocket.h"

#include "core/Bytes.h"
#include "core/Json.h"

#include <QCoreApplication>
#include <QMessageAuthenticationCode>
#include <QPointer>
#include <QTimer>

#include <algorithm>
#include <cstdio>

namespace {

const QByteArray verifyToken = "tok";
const QByteArray clientSecret = "s3cret";
constexpr qsizetype maxChallengeBytes = 512;
constexpr qsizetype bigBytes = 4 * 1024 * 1024;

http::Response verify(const http::Request &request)
{
    const QByteArray challenge = request.parameter("hub.challenge");
    if (request.repeatsParameter() || request.parameter("hub.mode") != "subscribe"
        || !core::equalInConstantTime(request.parameter("hub.verify_token"), verifyToken))
        return http::Response::error(403, "Not asked for");
    const bool isPlain = std::all_of(
        challenge.begin(), challenge.end(), [](char c) { return uchar(c) >= 32 && c != 127; });
    if (challenge.isEmpty() || challenge.size() > maxChallengeBytes || !isPlain)
        return http::Response::error(400, "Not a challenge");
    return http::Response::ok(challenge);
}

bool isSigned(const http::Request &request)
{
    QByteArray signature = request.header("x-hub-signature");
    auto algorithm = QCryptographicHash::Sha1;
    if (signature.startsWith("sha1=")) {
        signature.remove(0, 5);
    } else if (signature.startsWith("sha256=")) {
        signature.remove(0, 7);
        algorithm = QCryptographicHash::Sha256;
    }
    const QByteArray right
        = QMessageAuthenticationCode::hash(request.body, clientSecret, algorithm).toHex();
    return request.headerCount("x-hub-signature") == 1
        && core::equalInConstantTime(signature, right);
}

http::Response answerCallback(const http::Request &request)
{
    if (request.path != "/callbacks/geo/test")
        return http::Response::error(404, "Nothing here");
    if (request.method == "GET" || request.method == "HEAD")
        return verify(request);
    if (request.method != "POST")
        return http::Response::methodNotAllowed("GET, HEAD, POST");
    if (request.headerCount("content-encoding") > 0)
        return http::Response::error(415, "No encodings");
    if (!isSigned(request))
        return http::Response::error(403, "Not signed by the provider");
    const auto notices = core::parseJson(request.body);
    if (!notices || !notices->isArray())
        return http::Response::error(400, "Not a list of notices");
    return http::Response::ok();
}

http::Response answerPage(const http::Request &request)
{
    static const QByteArray big(bigBytes, 'x');
    if (request.path != "/" && request.path != "/big" && request.path != "/live")
        return http::Response::error(404, "Nothing here");
    if (request.method != "GET" && request.method != "HEAD")
        return http::Response::methodNotAllowed("GET, HEAD");
    if (request.path == "/live")
        return http::Response::error(426, "WebSocket only");
    if (request.path == "/big")
        return http::Response::ok(big, "application/octet-stream");
    return http::Response::ok("<!doctype html><title>Probe</title>", "text/html; charset=utf-8");
}

http::Server::Settings callbackSettings()
{
    http::Server::Settings settings;
    settings.limits.connections = 64;
    settings.limits.connectionsPerAddress = 0; // all of a tunnel's are 127.0.0.1
    settings.oneRequestPerConnection = true;
    return settings;
}

http::Server::Settings pageSettings()
{
    http::Server::Settings settings;
    settings.hostNames = {"localhost", "127.0.0.1", "[::1]"};
    settings.isForBrowsers = true;
    return settings;
}

/// Listens or ends the program.
void listen(http::Server &server, const char *port)
{
    const auto listening = server.listen(QHostAddress::LocalHost, quint16(atoi(port)));
    if (!listening)
        qFatal("%s", qPrintable(listening.error().message));
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_NO_GLIB", "1");
    QCoreApplication application(argc, argv);
    if (argc != 3)
        qFatal("edge-probe CALLBACK-PORT PAGE-PORT");

    http::Server callbacks;
    callbacks.apply(callbackSettings());
    callbacks.setHandler([](const http::Request &request, const http::Server::Respond &respond) {
        respond(answerCallback(request));
    });
    http::Server page;
    page.apply(pageSettings());
    page.setWebSocketPath("/live");
    page.setHandler([](const http::Request &request, const http::Server::Respond &respond) {
        respond(answerPage(request));
    });

    QList<QPointer<http::WebSocket>> viewers;
    QObject::connect(&page, &http::Server::webSocketOpened, &page,
        [&viewers](http::WebSocket *socket) { viewers.append(socket); });
    QTimer ticker;
    int ticks = 0;
    QObject::connect(&ticker, &QTimer::timeout, &page, [&] {
        const QByteArray frame = http::WebSocket::textFrame("tick " + QByteArray::number(++ticks));
        viewers.removeAll(nullptr);
        for (const auto &viewer : std::as_const(viewers))
            viewer->send(frame);
    });
    ticker.start(1000);

    listen(callbacks, argv[1]);
    listen(page, argv[2]);
    std::printf("listening, process %lld\n", QCoreApplication::applicationPid());
    std::fflush(stdout);
    return QCoreApplication::exec();
}
