// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "control/Client.h"
#include "control/Limits.h"
#include "control/Server.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

/// The socket at which a running program answers other processes of its user.
class tst_Control : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void answersARequestInLines();
    void sendsLongAnswersNoFasterThanTheyAreTaken();
    void refusalsReachTheClientWithTheirKind_data();
    void refusalsReachTheClientWithTheirKind();
    void hostileRequestsAreRefused_data();
    void hostileRequestsAreRefused();
    void aSilentClientIsDismissed();
    void onlySoManyAreAnsweredAtOnce();
    void endsWithAClientThatLeaves();
    void onlyThisUserMayConnect();
    void aSecondOneIsRefusedAndAStaleSocketReplaced();
    void leavesNothingBehind();
    void nobodyThereIsToldFromTrouble();

private:
    QString path() const { return m_directory->filePath("run/control.sock"); }
    QByteArray exchange(const QByteArray &bytes);

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<control::Server> m_server;
};

namespace {

/// What a client does, which waits: beside the server, whose thread is this one.
template <typename Function>
void elsewhere(Function function)
{
    const std::unique_ptr<QThread> thread(QThread::create(function));
    thread->start();
    QVERIFY(QTest::qWaitFor([&] { return thread->isFinished(); }, 60'000));
}

} // namespace

void tst_Control::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir(m_directory->path()).mkdir("run"));
    m_server = std::make_unique<control::Server>();
    const auto listening = m_server->listen(path());
    QVERIFY2(listening, listening ? "" : qPrintable(listening.error().message));
}

void tst_Control::cleanup()
{
    m_server.reset();
}

/// Everything that the server says to these bytes.
QByteArray tst_Control::exchange(const QByteArray &bytes)
{
    QLocalSocket socket;
    socket.connectToServer(path());
    socket.write(bytes);
    if (!QTest::qWaitFor([&] { return socket.state() == QLocalSocket::UnconnectedState; }, 20'000))
        return "still open";
    return socket.readAll();
}

void tst_Control::answersARequestInLines()
{
    connect(m_server.get(), &control::Server::asked, this,
        [](const QJsonObject &request, control::Conversation *conversation) {
            QCOMPARE(request["command"].toString(), "greet");
            conversation->send(R"({"part":1})");
            conversation->finish({{"part", 2}});
        });
    QList<int> parts;
    bool isDone = false;

    elsewhere([&] {
        control::Client client;
        if (!client.connectTo(path()) || !client.ask({{"command", "greet"}}))
            return;
        for (int i = 0; i < 2; ++i) {
            if (const auto line = client.next()) {
                parts += (*line)["part"].toInt();
                isDone = (*line)["done"].toBool();
            }
        }
    });

    QCOMPARE(parts, (QList<int> {1, 2}));
    QVERIFY(isDone);
}

void tst_Control::sendsLongAnswersNoFasterThanTheyAreTaken()
{
    const QByteArray line = "{\"text\":\"" + QByteArray(100'000, 'x') + "\"}";
    int sent = 0;
    bool wasDrained = true;
    connect(m_server.get(), &control::Server::asked, this,
        [&](const QJsonObject &, control::Conversation *conversation) {
            const auto more = [&, conversation] {
                while (sent < 200 && conversation->isDrained()) {
                    conversation->send(line);
                    ++sent;
                }
                wasDrained = conversation->isDrained();
                if (sent == 200)
                    conversation->finish({});
            };
            connect(conversation, &control::Conversation::drained, conversation, more);
            more();
        });
    QLocalSocket socket;
    socket.setReadBufferSize(1000);
    socket.connectToServer(path());
    socket.write("{\"version\":1,\"command\":\"all\"}\n");
    QTRY_VERIFY(sent > 0 && !wasDrained);

    // Nobody reads: the rest stays where it is.
    QCoreApplication::processEvents();
    const int whileUnread = sent;
    QVERIFY2(whileUnread < 20, qPrintable(QString::number(whileUnread)));
    socket.setReadBufferSize(0);
    qsizetype bytes = 0;
    QTRY_VERIFY_WITH_TIMEOUT((bytes += socket.readAll().size(), sent == 200), 20'000);
    QTRY_VERIFY((bytes += socket.readAll().size(),
        socket.state() == QLocalSocket::UnconnectedState && bytes > 200 * line.size()));
}

void tst_Control::refusalsReachTheClientWithTheirKind_data()
{
    QTest::addColumn<core::Error::Kind>("kind");
    using Kind = core::Error::Kind;
    for (const Kind kind : {Kind::Malformed, Kind::TooLarge, Kind::Denied, Kind::NotFound,
             Kind::Unavailable, Kind::TimedOut, Kind::RateLimited})
        QTest::newRow(qPrintable(control::kindName(kind))) << kind;
}

void tst_Control::refusalsReachTheClientWithTheirKind()
{
    QFETCH(core::Error::Kind, kind);
    connect(m_server.get(), &control::Server::asked, this,
        [kind](const QJsonObject &, control::Conversation *conversation) {
            conversation->refuse({kind, "Not today."});
        });
    core::Error error {core::Error::Kind::Unavailable, "none"};

    elsewhere([&] {
        control::Client client;
        if (client.connectTo(path())) {
            const auto answer = client.answer({{"command", "x"}});
            if (!answer)
                error = answer.error();
        }
    });

    QCOMPARE(int(error.kind), int(kind));
    QCOMPARE(error.message, "Not today.");
}

void tst_Control::hostileRequestsAreRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("kind");
    QTest::newRow("no JSON") << QByteArray("GET / HTTP/1.1\r\n") << QByteArray("malformed");
    QTest::newRow("an array") << QByteArray("[1]\n") << QByteArray("malformed");
    QTest::newRow("an empty line") << QByteArray("\n") << QByteArray("malformed");
    QTest::newRow("zeros") << QByteArray(10, '\0') + "\n" << QByteArray("malformed");
    QTest::newRow("no version") << QByteArray("{\"command\":\"x\"}\n") << QByteArray("malformed");
    QTest::newRow("a version to come")
        << QByteArray("{\"version\":2,\"command\":\"x\"}\n") << QByteArray("malformed");
    QTest::newRow("version as text")
        << QByteArray("{\"version\":\"1\",\"command\":\"x\"}\n") << QByteArray("malformed");
    QTest::newRow("too deep") << QByteArray(1000, '[') + QByteArray(1000, ']') + "\n"
                              << QByteArray("malformed");
    QTest::newRow("a long line without end")
        << QByteArray(control::maxRequestBytes + 10, 'x') << QByteArray("too-large");
    QTest::newRow("far too long") << "{\"version\":1,\"x\":\"" + QByteArray(2'000'000, 'x')
            + "\"}\n" << QByteArray(); // still writing when it is closed, it need not hear why
}

void tst_Control::hostileRequestsAreRefused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, kind);
    QSignalSpy asked(m_server.get(), &control::Server::asked);

    const QByteArray answer = exchange(bytes);

    QCOMPARE(asked.count(), 0);
    QVERIFY(answer != "still open");
    if (kind.isEmpty())
        return;
    const QJsonObject line = QJsonDocument::fromJson(answer).object();
    QVERIFY2(line["done"].toBool(), answer);
    QCOMPARE(line["error"]["kind"].toString().toUtf8(), kind);
    QVERIFY(!line["error"]["message"].toString().isEmpty());
}

void tst_Control::aSilentClientIsDismissed()
{
    const QByteArray answer = exchange("{\"version\":1");

    QVERIFY2(answer.contains("timed-out"), answer);
}

void tst_Control::onlySoManyAreAnsweredAtOnce()
{
    QSignalSpy asked(m_server.get(), &control::Server::asked);
    std::vector<std::unique_ptr<QLocalSocket>> others;
    for (int i = 0; i < control::maxConversations; ++i) {
        others.push_back(std::make_unique<QLocalSocket>());
        others.back()->connectToServer(path());
        others.back()->write("{\"version\":1,\"command\":\"wait\"}\n");
    }
    QTRY_COMPARE(asked.count(), control::maxConversations);

    const QByteArray answer = exchange("{\"version\":1,\"command\":\"x\"}\n");

    QVERIFY2(answer.contains("unavailable"), answer);
    QCOMPARE(asked.count(), control::maxConversations);
    others.clear();
    QTRY_VERIFY(m_server->findChildren<control::Conversation *>().isEmpty());
}

void tst_Control::endsWithAClientThatLeaves()
{
    QPointer<control::Conversation> open;
    connect(m_server.get(), &control::Server::asked, this,
        [&](const QJsonObject &, control::Conversation *conversation) { open = conversation; });
    QLocalSocket socket;
    socket.connectToServer(path());
    socket.write("{\"version\":1,\"command\":\"x\"}\n");
    QTRY_VERIFY(open);

    socket.abort();

    QTRY_VERIFY(!open);
}

void tst_Control::onlyThisUserMayConnect()
{
    struct stat found {};
    QCOMPARE(::stat(QFile::encodeName(path()).constData(), &found), 0);
    QVERIFY(S_ISSOCK(found.st_mode));
    QCOMPARE(int(found.st_mode & 07777), 0600);
}

void tst_Control::aSecondOneIsRefusedAndAStaleSocketReplaced()
{
    control::Server second;
    const auto refused = second.listen(path());
    QVERIFY(!refused);
    QCOMPARE(int(refused.error().kind), int(core::Error::Kind::Denied));

    // A socket file without an owner, as a killed program leaves it.
    m_server.reset();
    const int stale = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address {};
    address.sun_family = AF_UNIX;
    qstrncpy(address.sun_path, path().toLocal8Bit().constData(), sizeof address.sun_path);
    QCOMPARE(::bind(stale, reinterpret_cast<sockaddr *>(&address), sizeof address), 0);
    ::close(stale);
    QVERIFY(QFile::exists(path()));

    QVERIFY(second.listen(path()));
    QSignalSpy asked(&second, &control::Server::asked);
    QLocalSocket socket;
    socket.connectToServer(path());
    socket.write("{\"version\":1,\"command\":\"x\"}\n");
    QTRY_COMPARE(asked.count(), 1);
}

void tst_Control::leavesNothingBehind()
{
    m_server->close();

    QVERIFY(QDir(m_directory->filePath("run")).isEmpty());
}

void tst_Control::nobodyThereIsToldFromTrouble()
{
    control::Client client;

    const auto connected = client.connectTo(m_directory->filePath("nobody.sock"));

    QVERIFY(!connected);
    QCOMPARE(int(connected.error().kind), int(core::Error::Kind::NotFound));
}

QTEST_GUILESS_MAIN(tst_Control)
#include "tst_Control.moc"
