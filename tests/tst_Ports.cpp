// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/HttpClient.h"
#include "support/Program.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using support::HttpAnswer;
using support::HttpClient;
using support::Program;

/// Who gets in at the two ports of the real program, and with which options.
class tst_Ports : public QObject {
    Q_OBJECT

private slots:
    void callbacksComeFromThisComputerOnlyAlsoWhenThePageIsShared();
    void theCallbackPortKnowsCallbacksOnlyAndOneRequestEach();
    void theSettingsFileCapsConnectionsAndViewers();
    void aRefusalNamesTheOptionThatLetsIn_data();
    void aRefusalNamesTheOptionThatLetsIn();
    void everyAnswerOfThePageIsGuarded_data();
    void everyAnswerOfThePageIsGuarded();

private:
    QTemporaryDir m_directory;
    std::unique_ptr<Program> m_program;
};

namespace {

/// Where a port is listened on, as the system writes it: "0100007F" is 127.0.0.1, "00000000" all.
QByteArrayList listenersOn(int port)
{
    QByteArrayList addresses;
    for (const char *path : {"/proc/net/tcp", "/proc/net/tcp6"}) {
        QFile table(path);
        if (!table.open(QIODevice::ReadOnly))
            continue;
        for (const QByteArray &line : table.readAll().split('\n')) {
            const auto fields = line.simplified().split(' '); // number, local, remote, state, …
            const auto local = fields.value(1).split(':');
            if (fields.value(3) == "0A" && local.value(1).toInt(nullptr, 16) == port)
                addresses += local.first();
        }
    }
    return addresses;
}

HttpAnswer answerOf(const QUrl &port, const QByteArray &request)
{
    HttpClient client(quint16(port.port()));
    client.send(request);
    return client.answer();
}

} // namespace

void tst_Ports::callbacksComeFromThisComputerOnlyAlsoWhenThePageIsShared()
{
    QTemporaryDir directory;
    Program alone(directory.filePath("alone"));
    QVERIFY2(alone.start(), alone.standardError());
    QCOMPARE(listenersOn(alone.pageUrl().port()), QByteArrayList {"0100007F"});

    Program shared(directory.filePath("shared"));
    shared.addArguments({"--share"});
    QVERIFY2(shared.start(), shared.standardError());
    QCOMPARE(listenersOn(shared.callbackUrl().port()), QByteArrayList {"0100007F"});
    QVERIFY(!listenersOn(shared.pageUrl().port()).contains("0100007F"));
    QCOMPARE(listenersOn(shared.pageUrl().port()).size(), 1);
}

void tst_Ports::theCallbackPortKnowsCallbacksOnlyAndOneRequestEach()
{
    QTemporaryDir directory;
    Program program(directory.path());
    QVERIFY2(program.start(), program.standardError());
    const HttpClient writer(quint16(program.callbackUrl().port()));
    const auto statusOf = [&](const QByteArray &path) {
        return answerOf(program.callbackUrl(), writer.get(path)).status;
    };
    // Once the list of places is known, which is empty.
    QTRY_COMPARE_WITH_TIMEOUT(statusOf("/callbacks/geo/kyoto"), 404, 20'000);

    for (const char *path : {"/", "/wall", "/api/photos", "/healthz", "/live", "/static/main.js"})
        QCOMPARE(statusOf(path), 404);

    HttpClient two(quint16(program.callbackUrl().port()));
    two.send(two.get("/callbacks/geo/kyoto") + two.get("/callbacks/geo/lima"));
    const HttpAnswer first = two.answer();
    QCOMPARE(first.status, 404);
    QCOMPARE(first.header("connection"), "close");
    QVERIFY(two.isEnded());
    QCOMPARE(two.unread(), "");
}

void tst_Ports::theSettingsFileCapsConnectionsAndViewers()
{
    QTemporaryDir directory;
    QFile file(directory.filePath("settings.conf"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("page.viewers = 1\npage.connections = 8\npage.connections-per-address = 4\n");
    file.close();
    Program program(directory.path());
    QVERIFY2(program.start(), program.standardError());
    const auto port = quint16(program.pageUrl().port());
    const QHostAddress server(QHostAddress::LocalHost);
    const auto comeFrom = [&](const char *address) {
        auto client = std::make_unique<HttpClient>(port, server, QHostAddress(address));
        client->send(client->get("/healthz"));
        return client;
    };

    HttpClient viewer(port, server, QHostAddress("127.0.0.2"));
    viewer.send(viewer.upgrade("/live"));
    QCOMPARE(viewer.answer().status, 101);
    HttpClient second(port, server, QHostAddress("127.0.0.2"));
    second.send(second.upgrade("/live"));
    QCOMPARE(second.answer().status, 503);
    QVERIFY(second.isEnded());

    std::vector<std::unique_ptr<HttpClient>> clients;
    for (int i = 0; i < 4; ++i) {
        clients.push_back(comeFrom("127.0.0.3"));
        QVERIFY(clients.back()->answer().status != 0);
    }
    const auto fifth = comeFrom("127.0.0.3");
    QVERIFY(fifth->isEnded());
    QCOMPARE(fifth->unread(), "");
    for (int i = 0; i < 5; ++i) { // more than eight in all: those who ask nothing make room
        clients.push_back(std::make_unique<HttpClient>(
            port, server, QHostAddress(QStringLiteral("127.0.0.%1").arg(4 + i))));
    }
    QTRY_COMPARE(std::count_if(clients.begin(), clients.end(),
                     [](const auto &client) {
                         return client->socket().state() == QAbstractSocket::ConnectedState;
                     }),
        8 - 1);
    QCOMPARE(viewer.socket().state(), QAbstractSocket::ConnectedState);
}

void tst_Ports::aRefusalNamesTheOptionThatLetsIn_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<int>("refusal");
    QTest::addColumn<QByteArray>("option");
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("another name") << QByteArray("Host: wall.example.org\r\n") << 421
                                  << QByteArray("--allow-name")
                                  << QStringList {"--allow-name", "wall.example.org"};
    QTest::newRow("through a proxy")
        << QByteArray("Host: localhost\r\nX-Forwarded-For: 1.2.3.4\r\n") << 403
        << QByteArray("--allow-proxy") << QStringList {"--allow-proxy"};
    QTest::newRow("through a tunnel")
        << QByteArray("Host: localhost\r\nForwarded: for=1.2.3.4\r\n") << 403
        << QByteArray("--allow-proxy") << QStringList {"--allow-proxy"};
}

void tst_Ports::aRefusalNamesTheOptionThatLetsIn()
{
    QFETCH(QByteArray, lines);
    QFETCH(int, refusal);
    QFETCH(QByteArray, option);
    QFETCH(QStringList, arguments);
    QTemporaryDir directory;
    const QByteArray request = "GET / HTTP/1.1\r\n" + lines + "\r\n";
    Program strict(directory.filePath("strict"));
    QVERIFY2(strict.start(), strict.standardError());
    const HttpAnswer refused = answerOf(strict.pageUrl(), request);
    QCOMPARE(refused.status, refusal);
    QVERIFY2(refused.body.contains(option), refused.body);

    Program open(directory.filePath("open"));
    open.addArguments(arguments);
    QVERIFY2(open.start(), open.standardError());
    QCOMPARE(answerOf(open.pageUrl(), request).status, 200);
}

void tst_Ports::everyAnswerOfThePageIsGuarded_data()
{
    QTest::addColumn<QByteArray>("path");
    for (const char *path : {"/", "/wall", "/static/main.js", "/api/photos", "/api/places",
             "/healthz", "/live", "/pictures/nothing/320", "/nothing"})
        QTest::newRow(path) << QByteArray(path);
}

void tst_Ports::everyAnswerOfThePageIsGuarded()
{
    QFETCH(QByteArray, path);
    if (!m_program) { // one for all rows
        m_program = std::make_unique<Program>(m_directory.path());
        QVERIFY2(m_program->start(), m_program->standardError());
    }
    const HttpClient writer(quint16(m_program->pageUrl().port()));

    const HttpAnswer answer
        = answerOf(m_program->pageUrl(), writer.get(path, {"Origin: http://evil.example"}));

    QVERIFY(answer.status != 0);
    QVERIFY(answer.header("content-security-policy").contains("default-src 'none'"));
    QCOMPARE(answer.header("x-content-type-options"), "nosniff");
    QCOMPARE(answer.header("referrer-policy"), "no-referrer");
    if (!path.startsWith("/static") && path != "/" && path != "/wall")
        QCOMPARE(answer.header("cache-control"), "no-store");
    for (const auto &[name, value] : answer.headers)
        QVERIFY2(!name.startsWith("access-control"), name);
}

QTEST_GUILESS_MAIN(tst_Ports)
#include "tst_Ports.moc"
