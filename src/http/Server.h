// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "http/Limits.h"
#include "http/Response.h"

#include <QHostAddress>
#include <QObject>

#include <functional>
#include <memory>

namespace http {

class WebSocket;

/// An HTTP/1.1 server with WebSocket upgrades on the same port: sockets, limits and deadlines
/// around Boost.Beast's parser (design §6, RFC 9112, RFC 6455). One request at a time for each
/// connection. Everything on one thread. It may be closed or destroyed at any time, also by its own
/// handler or in a slot of one of its sockets.
class Server : public QObject {
    Q_OBJECT

public:
    struct Settings {
        Limits limits;
        /// Names a Host header may have, without port, lower case. "name" matches "name" and
        /// "name:<port>" exactly, as strings. Empty: any single Host (a tunnel's name is unknown).
        QList<QByteArray> hostNames;
        /// Answer, then close: smuggling through a tunnel's shared connection becomes pointless.
        bool oneRequestPerConnection = false;
        /// The page's side: Origin and Sec-Fetch-Site are checked, proxied requests are refused.
        bool isForBrowsers = false;
        /// Browsers may come through a proxy or tunnel; then Origin may say https, too.
        bool allowsProxies = false;
    };

    explicit Server(QObject *parent = nullptr);
    ~Server() override;

    /// Before listen() or later, for example when this machine's names have changed. Settings of
    /// connections already open do not change.
    void apply(const Settings &settings);
    /// Port 0: any free one. Raises this process's limit of open files when it is too low for the
    /// connections allowed. Errors: Unavailable (port taken or not allowed), naming address and
    /// port.
    core::Result<void> listen(const QHostAddress &address, quint16 port);
    /// Listens on another address from now on, on the same port. Connections stay, but for those of
    /// other machines when only this one may come from now on. Errors: as of listen(); the address
    /// is the one before then, if that can be had again.
    core::Result<void> moveTo(const QHostAddress &address);
    /// Ends listening and all connections; every open WebSocket says closed().
    void close();
    quint16 port() const;
    int connectionCount() const;

    /// Answers a request: call it once, now or later, on the server's thread. When the client has
    /// gone meanwhile the answer is dropped. An answer that never comes times out with 503 after
    /// Limits::answerTime. A handler must not run an event loop of its own.
    using Respond = std::function<void(const Response &)>;
    using Handler = std::function<void(const Request &, const Respond &)>;
    void setHandler(Handler handler);

    /// Upgrades on this path become webSocketOpened(); without it every upgrade is refused.
    void setWebSocketPath(const QByteArray &path);

signals:
    /// A handshake is done. The socket belongs to the server and ends with its connection:
    /// keep a QPointer or listen to closed(). `request` is the upgrade (its query, for example).
    void webSocketOpened(http::WebSocket *socket, const http::Request &request);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace http
