// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/RequestRules.h"

namespace http {

/// Who may ask: the names this server is known by, and what a browser says about where a request
/// comes from. Against DNS rebinding, other sites' pages, and the outside world behind a proxy.
class Guard final {
public:
    Guard() = default;
    /// For the names of Server::Settings::hostNames. An IPv6 address may stand without brackets.
    Guard(const QList<QByteArray> &hostNames, quint16 port, bool isForBrowsers,
        bool allowsProxies = false);

    /// The refusal, which tells what to change, or nothing when the request may go on.
    std::optional<Response> refusalOf(const Head &head) const;

private:
    bool allowsHost(const QByteArray &host) const;
    bool comesFromOurPage(const Request &request) const;

    QList<QByteArray> m_hosts; ///< as strings a Host header may be; empty: any
    bool m_isForBrowsers = false;
    bool m_allowsProxies = false;
};

} // namespace http
