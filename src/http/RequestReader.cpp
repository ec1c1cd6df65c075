// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Boost 1.74 aborts the process when an empty chunked body arrives in pieces and its assertions
// are on (boostorg/beast 2861). Hence: the only file that includes Beast, and without them.
#define BOOST_DISABLE_ASSERTS

#include "http/RequestReader.h"

#include "http/ExactBytes.h"

#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <algorithm>
#include <cctype>

namespace http {

namespace beast = boost::beast;

struct RequestReader::Parser {
    beast::http::request_parser<beast::http::string_body> beast;
};

namespace {

QByteArray toBytes(beast::string_view view)
{
    return QByteArray(view.data(), qsizetype(view.size()));
}

template <typename BeastParser>
Head toHead(const BeastParser &parser)
{
    const auto &message = parser.get();
    Head head;
    head.target = toBytes(message.target());
    head.version = int(message.version());
    head.keepsAlive = message.keep_alive();
    head.request.method = toBytes(message.method_string());
    for (const auto &field : message) {
        head.request.headers.append(
            {toBytes(field.name_string()).toLower(), toBytes(field.value())});
    }
    readTarget(head.target, head.request);
    return head;
}

Response refusalOf(const beast::error_code &error)
{
    if (error == beast::http::error::body_limit)
        return Response::error(413, "The body is too large");
    if (error == beast::http::error::header_limit)
        return Response::error(431, "The head is too long");
    return Response::error(400, "Not a request this server understands");
}

/// Gives Beast all of `bytes` and tells how many it took. "More is needed" is no error here.
template <typename BeastParser>
qsizetype put(BeastParser &parser, const QByteArray &bytes, beast::error_code &error)
{
    const QByteArray exact = exactBytes(bytes);
    const auto used
        = parser.put(boost::asio::buffer(exact.constData(), size_t(exact.size())), error);
    if (error == beast::http::error::need_more)
        error = {};
    return qsizetype(used);
}

/// Whether the line with the size of a chunk that has bytes is there, and Beast did not take it: a
/// quote in its extension is open. Beast looks for its end in what follows and, each time more
/// comes, takes the size off the body's limit once more.
bool isStuckInExtension(QByteArrayView unread)
{
    if (unread.startsWith("\r\n")) // the end of the chunk before
        unread = unread.sliced(2);
    if (!unread.contains("\r\n"))
        return false;
    const auto *digit = std::find_if(unread.begin(), unread.end(), [](char c) { return c != '0'; });
    return digit != unread.end() && std::isxdigit(uchar(*digit));
}

} // namespace

RequestReader::RequestReader(const Limits &limits) : m_limits(limits) {}

RequestReader::~RequestReader() = default;

void RequestReader::feed(const QByteArray &bytes)
{
    m_unread += bytes;
}

RequestReader::Progress RequestReader::next()
{
    if (!m_parser) {
        if (m_unread.isEmpty())
            return Progress::NeedsBytes;
        m_parser = std::make_unique<Parser>();
        m_parser->beast.header_limit(quint32(m_limits.headBytes));
        m_parser->beast.body_limit(quint64(m_limits.bodyBytes));
        m_headBytes = 0;
        m_isHeadTold = false;
    }
    return m_isHeadTold ? readBody() : readHead();
}

bool RequestReader::isIdle() const
{
    return !m_parser && m_unread.isEmpty();
}

const Head &RequestReader::head() const
{
    return m_head;
}

bool RequestReader::isAwaitingContinue() const
{
    return m_parser && m_unread.isEmpty() && !m_parser->beast.is_done() && m_head.version >= 11
        && m_head.request.headerCount("expect") > 0;
}

Request RequestReader::takeRequest()
{
    Q_ASSERT(m_parser && m_parser->beast.is_done());
    Request request = m_head.request;
    request.body = QByteArray::fromStdString(m_parser->beast.get().body());
    m_parser.reset();
    return request;
}

const Response &RequestReader::refusal() const
{
    return m_refusal;
}

QByteArray RequestReader::takeUnread()
{
    return std::exchange(m_unread, {});
}

RequestReader::Progress RequestReader::readHead()
{
    // Not eager: Beast stops behind the head, so that it can be judged before any body is read.
    beast::error_code error;
    const qsizetype used = put(m_parser->beast, m_unread, error);
    m_unread.remove(0, used);
    m_headBytes += used;
    if (error)
        return refuse(refusalOf(error));
    // Beast counts the first line and the fields each on their own, and only what it was given in
    // one piece: whether a head just above the limit passed would depend on how its bytes came.
    const bool isWhole = m_parser->beast.is_header_done();
    const qsizetype headBytes = m_headBytes + (isWhole ? 0 : m_unread.size() + 1);
    if (headBytes > m_limits.headBytes)
        return refuse(Response::error(431, "The head is too long"));
    if (!isWhole)
        return Progress::NeedsBytes;
    m_head = toHead(m_parser->beast);
    if (auto broken = brokenRule(m_head, m_limits))
        return refuse(std::move(*broken));
    m_parser->beast.eager(true);
    m_isHeadTold = true;
    return Progress::HeadRead;
}

RequestReader::Progress RequestReader::readBody()
{
    while (!m_parser->beast.is_done()) {
        if (m_unread.isEmpty())
            return Progress::NeedsBytes;
        // Chunk extensions and trailers are under no limit of Beast's: it takes them whole or not.
        // Never given more at a time, it takes the same ones however the bytes came.
        beast::error_code error;
        const QByteArray piece = m_unread.left(m_limits.headBytes);
        const qsizetype used = put(m_parser->beast, piece, error);
        m_unread.remove(0, used);
        if (error)
            return refuse(refusalOf(error));
        if (used > 0)
            continue;
        if (isStuckInExtension(piece))
            return refuse(Response::error(400, "A chunk's head is broken"));
        if (m_unread.size() >= m_limits.headBytes)
            return refuse(Response::error(431, "A chunk's head or trailer is too long"));
        return Progress::NeedsBytes;
    }
    return Progress::Complete;
}

RequestReader::Progress RequestReader::refuse(Response response)
{
    m_refusal = std::move(response);
    m_unread.clear();
    return Progress::Refused;
}

} // namespace http
