// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/RequestRules.h"

#include <memory>

namespace http {

/// Reads requests out of bytes, one after the other: bytes in, Requests out, no input or output of
/// its own. Boost.Beast parses; the limits and the rules that Beast leaves to its users are ours.
///
///     reader.feed(bytes);
///     switch (reader.next()) …
class RequestReader final {
public:
    enum class Progress {
        NeedsBytes, ///< feed() more
        HeadRead, ///< head() may be judged; said once for each request, before its body is read
        Complete, ///< takeRequest(); the next next() begins another request
        Refused ///< answer refusal() and close: where the next request begins is unknown
    };

    explicit RequestReader(const Limits &limits);
    ~RequestReader();

    /// Never more at a time than the caller is ready to keep: unread bytes stay here.
    void feed(const QByteArray &bytes);
    Progress next();

    /// Whether nothing has come since the last request: an idle connection, not a broken one.
    bool isIdle() const;
    /// Valid from HeadRead on, until the next request begins.
    const Head &head() const;
    /// Whether the client waits for "100 Continue" before it sends its body (RFC 9110, 10.1.1).
    bool isAwaitingContinue() const;
    Request takeRequest();
    const Response &refusal() const;
    /// What came behind the head: an upgrade's first frames.
    QByteArray takeUnread();

private:
    struct Parser;

    Progress readHead();
    Progress readBody();
    Progress refuse(Response response);

    Limits m_limits;
    QByteArray m_unread;
    qsizetype m_headBytes = 0;
    bool m_isHeadTold = false;
    Head m_head;
    Response m_refusal;
    std::unique_ptr<Parser> m_parser;
};

} // namespace http
