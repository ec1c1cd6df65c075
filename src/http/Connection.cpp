// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/Connection.h"

#include "core/Log.h"
#include "http/Listener.h"
#include "http/ResponseWriter.h"
#include "http/Upgrade.h"
#include "http/WebSocket.h"

#include <QPointer>
#include <QWebSocket>

#include <cerrno>
#include <sys/socket.h>

namespace http {

namespace {

constexpr qint64 readBufferBytes = 64 * 1024;
/// What a refused client may still send while it reads our answer, and for how long.
constexpr qint64 maxDroppedBytes = 1024 * 1024;
constexpr std::chrono::milliseconds partingTime {1000};
constexpr int retryAfterSeconds = 5;

} // namespace

/// While one lives, code of this connection or of Qt's socket is on the stack: the connection must
/// not be deleted, whatever a handler or slot does.
class Connection::Stay {
public:
    explicit Stay(Connection &connection) : m_connection(connection) { ++m_connection.m_stays; }
    ~Stay() { --m_connection.m_stays; }
    Q_DISABLE_COPY_MOVE(Stay)

private:
    Connection &m_connection;
};

Connection::Connection(Listener &listener, qintptr descriptor, quint64 id)
    : m_listener(&listener)
    , m_policy(listener.policy())
    , m_id(id)
    , m_reader(m_policy->settings.limits)
{
    setReadBufferSize(readBufferBytes);
    setSocketDescriptor(descriptor);
    setSocketOption(LowDelayOption, 1); // Nagle's algorithm stalls answers by 40 ms
    bool isMapped = false;
    const quint32 address = peerAddress().toIPv4Address(&isMapped);
    m_peer = isMapped ? QHostAddress(address) : peerAddress();
    setDeadline(m_policy->settings.limits.requestTime);
    // Connected first, hence called before QWebSocket's slots.
    connect(this, &QIODevice::readyRead, this, &Connection::arrived);
    connect(this, &QIODevice::bytesWritten, this, &Connection::written);
    connect(this, &QAbstractSocket::disconnected, this, &Connection::end);
}

Connection::~Connection()
{
    disconnect(this, nullptr, this, nullptr); // ~QAbstractSocket still emits
    if (m_listener)
        m_listener->leave(*this);
    // Before the socket: a QWebSocket learns of its socket's end by a signal that may be cut off.
    m_webSocket.reset();
    abort();
}

bool Connection::isSilent() const
{
    char byte = 0;
    return m_phase == Phase::Reading
        && ::recv(int(socketDescriptor()), &byte, 1, MSG_PEEK | MSG_DONTWAIT) < 0
        && errno == EAGAIN;
}

bool Connection::hasLeft() const
{
    char byte = 0;
    return m_phase == Phase::Parting
        && ::recv(int(socketDescriptor()), &byte, 1, MSG_PEEK | MSG_DONTWAIT) == 0;
}

void Connection::sweep()
{
    const Stay stay(*this);
    if (state() == UnconnectedState)
        return end();
    if (m_phase == Phase::Upgraded)
        return m_webSocket->sweep();
    if (!m_deadline.hasExpired())
        return;
    if (m_phase == Phase::Reading && isConnected())
        return m_reader.isIdle() ? part(partingTime)
                                 : refuse(Response::error(408, "The request took too long"));
    if (m_phase == Phase::Waiting && isConnected()) {
        qCWarning(logHttp) << "A request was not answered in time";
        return refuse(Response::busy(retryAfterSeconds));
    }
    abort();
}

void Connection::end()
{
    if (m_phase == Phase::Gone)
        return;
    const Stay stay(*this);
    m_phase = Phase::Gone;
    if (m_listener)
        std::exchange(m_listener, nullptr)->leave(*this);
    setParent(nullptr);
    abort();
    deleteLater();
    if (m_webSocket)
        m_webSocket->end();
}

void Connection::retire()
{
    disconnect(this, nullptr, this, nullptr);
    m_phase = Phase::Gone;
    m_listener = nullptr;
    if (m_webSocket)
        m_webSocket->silence();
    if (m_stays == 0) {
        delete this;
        return;
    }
    setParent(nullptr);
    abort();
    deleteLater();
}

void Connection::setDeadline(std::chrono::milliseconds time)
{
    m_deadline.setRemainingTime(time);
}

void Connection::abortIfLate()
{
    if (m_deadline.hasExpired())
        abort();
}

void Connection::unread(const QByteArray &bytes)
{
    for (qsizetype i = bytes.size(); i-- > 0;)
        ungetChar(bytes.at(i));
}

// Unlike readData() this override is called: QIODevice serves reads from its own buffer.
qint64 Connection::writeData(const char *data, qint64 size)
{
    if (m_phase != Phase::Upgraded || !m_webSocket)
        return QTcpSocket::writeData(data, size);
    const QByteArray bytes
        = m_webSocket->handshakeAnswer(QByteArray::fromRawData(data, qsizetype(size)));
    if (bytes.size() == size) // unchanged, and still shared with whoever wrote it
        return QTcpSocket::writeData(data, size);
    return QTcpSocket::writeData(bytes.constData(), bytes.size()) == bytes.size() ? size : -1;
}

void Connection::arrived()
{
    const Stay stay(*this);
    switch (m_phase) {
    case Phase::Reading:
        return readRequest();
    case Phase::Upgraded:
        return m_webSocket->arrived();
    case Phase::Parting:
        return drop();
    case Phase::Waiting:
    case Phase::Answering: // one request at a time; the read buffer is bounded
    case Phase::Gone:
        return;
    }
}

void Connection::written()
{
    const Stay stay(*this);
    if (bytesToWrite() > 0)
        return;
    if (m_phase == Phase::Answering)
        answered();
    else if (m_phase == Phase::Parting)
        shutDown();
}

void Connection::readRequest()
{
    while (m_phase == Phase::Reading && isConnected()) {
        switch (m_reader.next()) {
        case RequestReader::Progress::NeedsBytes:
            if (bytesAvailable() == 0)
                return;
            m_reader.feed(readAll());
            break;
        case RequestReader::Progress::HeadRead:
            if (!acceptHead())
                return;
            break;
        case RequestReader::Progress::Complete:
            return handOver();
        case RequestReader::Progress::Refused:
            return refuse(m_reader.refusal());
        }
    }
}

/// Judges a request by its head, before its body is read.
bool Connection::acceptHead()
{
    const Head &head = m_reader.head();
    m_isHead = head.request.method == "HEAD";
    m_keepsAlive = head.keepsAlive && !m_policy->settings.oneRequestPerConnection;
    if (const auto refusal = m_policy->guard.refusalOf(head)) {
        m_listener->noteRefusal(head, *refusal);
        refuse(*refusal);
        return false;
    }
    if (head.request.headerCount("upgrade") > 0) {
        const QByteArray path = m_listener->webSocketPath();
        if (path.isEmpty()) {
            refuse(Response::error(403, "No upgrades here"));
            return false;
        }
        if (head.request.path == path) {
            upgrade(head);
            return false;
        }
        // Any other wish for an upgrade may be ignored (RFC 9110, 7.8).
    }
    if (m_reader.isAwaitingContinue() && bytesAvailable() == 0)
        write("HTTP/1.1 100 Continue\r\n\r\n");
    return true;
}

void Connection::upgrade(const Head &head)
{
    if (const auto refusal = brokenUpgrade(head))
        return refuse(*refusal);
    if (m_listener->webSocketCount() >= m_policy->settings.limits.webSockets)
        return refuse(Response::busy(retryAfterSeconds));
    m_upgrade = head.request;
    m_upgrade.peer = m_peer;
    m_phase = Phase::Upgraded;
    setDeadline(m_policy->settings.limits.requestTime);
    m_webSocket.reset(new WebSocket(*this, m_policy->settings.limits));
    setReadBufferSize(1); // full with the handshake: no frame comes in before Qt has read that
    m_webSocket->shakeHands(
        rebuiltHandshake(head, '/' + QByteArray::number(m_id)), m_reader.takeUnread());
    m_listener->shakeHands(*this);
}

void Connection::adopt(std::unique_ptr<QWebSocket> socket)
{
    m_webSocket->adopt(std::move(socket));
    setReadBufferSize(readBufferBytes);
    // Not now: Qt's WebSocket server is on the stack, and a slot may destroy it.
    QMetaObject::invokeMethod(
        this, [this] { announceWebSocket(); }, Qt::QueuedConnection);
}

void Connection::announceWebSocket()
{
    const Stay stay(*this);
    if (m_phase != Phase::Upgraded || !isConnected())
        return;
    m_webSocket->begin();
    emit m_listener->webSocketOpened(m_webSocket.get(), std::exchange(m_upgrade, {}));
    if (m_phase == Phase::Upgraded)
        emit readyRead(); // frames that came with the handshake
}

void Connection::handOver()
{
    m_phase = Phase::Waiting;
    setDeadline(m_policy->settings.limits.answerTime);
    plug();
    Request request = m_reader.takeRequest();
    request.peer = m_peer;
    // Kept alive here: the handler may end the server that holds it.
    const std::shared_ptr<const Server::Handler> handler = m_listener->handler();
    if (!handler || !*handler)
        return respond(++m_requestNumber, Response::error(404, "Nothing here"));
    (*handler)(request,
        [connection = QPointer<Connection>(this), number = ++m_requestNumber](
            const Response &response) {
            if (connection)
                connection->respond(number, response);
        });
}

void Connection::respond(quint64 number, const Response &response)
{
    if (m_phase != Phase::Waiting || number != m_requestNumber)
        return; // late, or answered already
    if (!isConnected())
        return abort();
    answer(response);
}

/// For what was not read to its end: nobody knows where the next request would begin.
void Connection::refuse(const Response &response)
{
    m_keepsAlive = false;
    answer(response);
}

void Connection::answer(const Response &response)
{
    m_phase = Phase::Answering;
    setDeadline(m_policy->settings.limits.answerTime);
    plug();
    write(writeHead(response, m_keepsAlive));
    if (!m_isHead && mayHaveBody(response.status))
        write(response.body);
}

void Connection::answered()
{
    unplug();
    if (!m_keepsAlive)
        return part(partingTime);
    m_phase = Phase::Reading;
    m_isHead = false;
    setDeadline(m_policy->settings.limits.requestTime);
    readRequest();
}

// Closing while bytes of the client's are unread makes the system reset the connection, and the
// client never sees our answer. So: say that we are done, read on for a while, then close.
void Connection::part(std::chrono::milliseconds time)
{
    unplug();
    m_phase = Phase::Parting;
    setDeadline(time);
    if (bytesToWrite() == 0)
        shutDown();
    drop();
}

void Connection::shutDown()
{
    if (std::exchange(m_isShutDown, true))
        return;
    setDeadline(partingTime);
    ::shutdown(int(socketDescriptor()), SHUT_WR);
}

void Connection::drop()
{
    m_droppedBytes += readAll().size();
    if (m_droppedBytes > maxDroppedBytes)
        abort();
}

// When the client half-closes, Qt closes at once and drops what is unsent. With its read buffer
// full it does not look, so the answer gets out first.
void Connection::plug()
{
    setReadBufferSize(1);
    if (m_isPlugged || bytesAvailable() > 0)
        return;
    m_isPlugged = true;
    ungetChar('\0');
}

void Connection::unplug()
{
    if (std::exchange(m_isPlugged, false))
        skip(1);
    setReadBufferSize(readBufferBytes);
}

} // namespace http
