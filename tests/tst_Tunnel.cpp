// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/Server.h"
#include "support/HttpClient.h"
#include "support/LocaltunnelServer.h"
#include "support/SshServer.h"
#include "tunnel/Outside.h"

#include <QSignalSpy>
#include <QStandardPaths>

#include <csignal>

using namespace std::chrono_literals;
using tunnel::AddressFinder;
using tunnel::Outside;
using tunnel::Recipe;
using tunnel::SelfCheck;
using tunnel::Tunnel;
using Kind = core::Error::Kind;
using Reach = Outside::State::Reach;

namespace {

constexpr quint16 ourPort = 3001;
constexpr int patience = 30'000;

Recipe recipe(const QString &text)
{
    const auto read = Recipe::fromText(text);
    if (!read)
        qFatal("%s: %s", qPrintable(text), qPrintable(read.error().message));
    return *read;
}

Tunnel::Settings quick()
{
    Tunnel::Settings settings;
    settings.firstRetry = 20ms;
    settings.longestRetry = 100ms;
    settings.addressTime = 20s;
    settings.shortestStay = 0ms;
    return settings;
}

Outside::Settings quickOutside()
{
    Outside::Settings settings;
    settings.tunnel = quick();
    settings.firstCheckPause = 20ms;
    return settings;
}

bool isAlive(qint64 process)
{
    return process > 0 && ::kill(pid_t(process), 0) == 0;
}

/// A callback port that answers our own questions, and "ours" to all others.
struct CallbackPort {
    explicit CallbackPort(Outside &outside)
    {
        server.setHandler([&](const http::Request &request, const auto &respond) {
            respond(outside.answer(request).value_or(http::Response::ok("ours")));
        });
        if (!server.listen(QHostAddress(QHostAddress::LocalHost), 0))
            qFatal("no port");
    }
    http::Server server;
};

} // namespace

class tst_Tunnel : public QObject {
    Q_OBJECT

private slots:
    void readsRecipes_data();
    void readsRecipes();
    void refusesOtherRecipes_data();
    void refusesOtherRecipes();
    void fillsInThePort_data();
    void fillsInThePort();
    void recognisesThePublicAddress_data();
    void recognisesThePublicAddress();
    void takesNoAddressFromOtherWords_data();
    void takesNoAddressFromOtherWords();
    void holdsNoMoreThanALine();
    void tellsTheLastWords();
    void noShellReadsTheArguments();
    void startsAgainAfterACrash();
    void saysThatAProgramIsNotThere();
    void givesUpOnAProgramThatSaysNoAddress();
    void believesAFixedAddressOfASilentProgram();
    void survivesAFloodOfOutput();
    void tellsANewAddress();
    void endsEverythingThatItStarted();
    void endsWhatDoesNotWantToEnd();
    void givesThePrograsNoneOfOurSecrets();
    void knowsItsOwnAnswer();
    void tellsHowACheckFailed_data();
    void tellsHowACheckFailed();
    void startsAnotherTunnelWhenNobodyGetsThrough();
    void checksAFixedAddress();
    void isReachedThroughSsh();
    void isReachedThroughLocaltunnel();
};

void tst_Tunnel::readsRecipes_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", "localtunnel", "localtunnel:https://tunnels.example.org",
             "cloudflared", "ngrok", "ssh:localhost.run", "ssh:me@example.org",
             "ssh:me@example.org:2222", "ssh:example.org/8080", "ssh:me@example.org:22/0",
             "bore local {port} --to bore.example.org", "\"/opt/my tunnel/run\" -p{port}"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void tst_Tunnel::readsRecipes()
{
    QFETCH(QString, text);

    const auto read = Recipe::fromText("  " + text + " ");

    QVERIFY(read);
    QCOMPARE(read->toText(), text);
    QCOMPARE(read->kind == Recipe::Kind::None, text.isEmpty());
}

void tst_Tunnel::refusesOtherRecipes_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
        {"teleport", "bore local 3001", "{port}", "  {port} x", "ssh",
            "ssh:", "ssh:-oProxyCommand=touch", "ssh:me@-oProxyCommand=x", "ssh:a b", "ssh:a;b",
            "ssh:host:0", "ssh:host:99999", "ssh:host/99999", "ssh:host/x", "localtunnel:file:///x",
            "localtunnel:--port", "cloudflared:x", "ngrok:--config", "run {port}\nrm"})
        QTest::newRow(text) << QString::fromLatin1(text);
    QTest::newRow("long") << "x {port}" + QString(2000, 'x');
}

void tst_Tunnel::refusesOtherRecipes()
{
    QFETCH(QString, text);
    const auto read = Recipe::fromText(text);

    QVERIFY(!read);
    QVERIFY(!read.error().message.isEmpty());
}

void tst_Tunnel::fillsInThePort_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("command");
    QTest::newRow("localtunnel") << "localtunnel:https://t.example"
                                 << QStringList {"lt", "--port", "3001", "--local-host",
                                        "127.0.0.1", "--host", "https://t.example"};
    QTest::newRow("cloudflared") << "cloudflared"
                                 << QStringList {"cloudflared", "tunnel", "--no-autoupdate",
                                        "--url", "http://127.0.0.1:3001"};
    QTest::newRow("ngrok") << "ngrok"
                           << QStringList {"ngrok", "http", "127.0.0.1:3001", "--log", "stdout",
                                  "--log-format", "logfmt"};
    QTest::newRow("own") << "run  'a b' {port} x{port}y{port} $(id) `id` ;"
                         << QStringList {
                                "run", "'a", "b'", "3001", "x3001y3001", "$(id)", "`id`", ";"};
}

void tst_Tunnel::fillsInThePort()
{
    QFETCH(QString, text);
    QFETCH(QStringList, command);

    const auto filled = recipe(text).commandFor(ourPort);

    QCOMPARE(QStringList {filled.program} + filled.arguments, command);
    // ssh has options enough; what counts is where they end.
    const QStringList ssh = recipe("ssh:me@example.org:2222/8080").commandFor(ourPort).arguments;
    QCOMPARE(ssh.mid(ssh.size() - 6),
        QStringList({"-p", "2222", "-R", "8080:127.0.0.1:3001", "--", "me@example.org"}));
    QVERIFY(ssh.contains("-N") && ssh.contains("BatchMode=yes")
        && ssh.contains("ExitOnForwardFailure=yes"));
    QVERIFY(!recipe("ssh:localhost.run").commandFor(ourPort).arguments.contains("-N"));
}

void tst_Tunnel::recognisesThePublicAddress_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<QString>("address");
    const auto row
        = [](const char *name, const char *text, const QByteArray &output, const char *address) {
              QTest::newRow(name) << QString(text) << output << QString(address);
          };
    row("localtunnel", "localtunnel", "your url is: https://soft-tide-42.loca.lt\n",
        "https://soft-tide-42.loca.lt");
    row("cloudflared", "cloudflared",
        "2026-09-21T14:13:20Z INF Thank you for trying Cloudflare Tunnel. Doing so, without a "
        "Cloudflare account, is a quick way to experiment. … "
        "(https://www.cloudflare.com/website-terms/)\n"
        "2026-09-21T14:13:20Z INF Requesting new quick Tunnel on trycloudflare.com...\n"
        "2026-09-21T14:13:24Z INF +-----------------------------------------------------------+\n"
        "2026-09-21T14:13:24Z INF |  https://ada-tide-soft-example.trycloudflare.com          |\n",
        "https://ada-tide-soft-example.trycloudflare.com");
    row("ngrok", "ngrok",
        "t=2026-09-21T14:13:20+0000 lvl=info msg=\"open config file\" "
        "path=/root/.config/ngrok.yml\n"
        "t=2026-09-21T14:13:20+0000 lvl=info msg=\"starting web service\" obj=web "
        "addr=127.0.0.1:4040\n"
        "t=2026-09-21T14:13:21+0000 lvl=info msg=\"started tunnel\" obj=tunnels name=command_line "
        "addr=http://127.0.0.1:3001 url=https://0f0f-198-51-100-7.ngrok-free.app\n",
        "https://0f0f-198-51-100-7.ngrok-free.app");
    row("localhost.run", "ssh:localhost.run",
        "debug1: Connecting to localhost.run [192.0.2.1] port 22.\r\n"
        "\nWelcome to localhost.run!\n\nFollow your favourite reverse tunnel at "
        "[https://twitter.com/localhost_run].\n\nTo set up and manage custom domains go to "
        "https://admin.localhost.run/\n\n"
        "\x1b[1m0f0f0f.lhr.life\x1b[0m tunneled with tls termination, https://0f0f0f.lhr.life\n",
        "https://0f0f0f.lhr.life");
    row("serveo", "ssh:serveo.net",
        "\x1b[32mForwarding HTTP traffic from https://tide.serveo.net\n\x1b[0m",
        "https://tide.serveo.net");
    row("one's own server", "ssh:me@example.org:22/8080",
        "debug1: remote forward success for: listen 8080, connect 127.0.0.1:3001\n",
        "http://example.org:8080");
    row("one's own server, any port", "ssh:me@example.org/0",
        "Allocated port 43210 for remote forward to 127.0.0.1:3001\n", "http://example.org:43210");
    row("an own command", "bore local {port}",
        "listening at \x1b[1mhttps://bore.example.org/x/\x1b[0m, forwarding to "
        "http://127.0.0.1:3001\n",
        "https://bore.example.org/x");
    row("with a carriage return", "localtunnel", "your url is: https://x.loca.lt\r",
        "https://x.loca.lt");
}

void tst_Tunnel::recognisesThePublicAddress()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, output);
    QFETCH(QString, address);

    // However the bytes arrive.
    for (const qsizetype piece : {qsizetype(1), qsizetype(7), output.size()}) {
        AddressFinder finder(recipe(text), ourPort);
        QStringList found;
        for (qsizetype at = 0; at < output.size(); at += piece) {
            if (const auto url = finder.take(output.mid(at, piece)))
                found += url->toString();
        }
        QCOMPARE(found, QStringList {address});
    }
    AddressFinder fixed(recipe(text), ourPort, QUrl("https://wall.example.org"));
    QCOMPARE(fixed.take(output), QUrl("https://wall.example.org"));
}

void tst_Tunnel::takesNoAddressFromOtherWords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("output");
    const auto row = [](const char *text, const QByteArray &output) {
        QTest::addRow("%s: %s", text, output.left(40).constData()) << QString(text) << output;
    };
    row("localtunnel", "visit https://localtunnel.github.io for your url is: help\n");
    row("localtunnel", "your url is: javascript:alert(1)\n");
    row("localtunnel", "your url is: https://u:p@x.loca.lt\n");
    row("localtunnel", "your url is: https://" + QByteArray(600, 'x') + ".loca.lt\n");
    row("localtunnel", "your url is: https://x.loca.lt"); // the line may go on
    row("cloudflared", "https://a.trycloudflare.com.evil.example\n");
    row("cloudflared", "https://developers.cloudflare.com/cloudflare-one\n");
    row("ngrok", "lvl=info msg=\"client session established\" url=https://x.ngrok.app\n");
    row("ssh:localhost.run", "debug1: forwarding https://x.example\n");
    row("ssh:localhost.run", "debug1: remote forward success for: listen 80, connect …\n");
    row("ssh:me@example.org/80", "debug1: remote forward failure for: listen 80, connect x\n");
    row("ssh:me@example.org/0", "Allocated port 99999 for remote forward to x\n");
    row("run {port}", "forwarding http://localhost:3001 and http://127.0.0.1:3001/\n");
    row("run {port}", "ftp://x.example file:///etc/passwd https://\n");
}

void tst_Tunnel::takesNoAddressFromOtherWords()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, output);

    AddressFinder finder(recipe(text), ourPort);

    QVERIFY(!finder.take(output));
}

void tst_Tunnel::holdsNoMoreThanALine()
{
    AddressFinder finder(recipe("run {port}"), ourPort);

    for (int i = 0; i < 100; ++i)
        QVERIFY(!finder.take("https://x.example/" + QByteArray(100'000, 'x')));

    QVERIFY(!finder.take("\n")); // cut, so that it may be another address
    QVERIFY(finder.lastWords().size() <= AddressFinder::maxWords);
    QCOMPARE(finder.take("https://x.example\n"), QUrl("https://x.example"));
}

void tst_Tunnel::tellsTheLastWords()
{
    AddressFinder finder(recipe("ssh:example.org"), ourPort);

    finder.take("me@example.org: \x1b[31mPermission\t denied\x1b[0m \x07(publickey).\r\n"
                "debug1: Exit status 255\n\nBytes per second: sent 1.0\n");

    QCOMPARE(finder.lastWords(), "me@example.org: Permission denied (publickey).");
}

void tst_Tunnel::noShellReadsTheArguments()
{
    QTemporaryDir folder;
    Tunnel tunnel(quick());
    QSignalSpy closed(&tunnel, &Tunnel::closed);

    tunnel.start(recipe("echo {port}; touch " + folder.filePath("a") + " $(touch "
                     + folder.filePath("b") + ")"),
        ourPort);
    QVERIFY(closed.wait(patience));
    tunnel.stop();

    const QString words = closed[0][0].value<core::Error>().message;
    QVERIFY2(words.contains("3001; touch"), qPrintable(words));
    QVERIFY(words.contains("$(touch"));
    QVERIFY(QDir(folder.path()).isEmpty());
}

void tst_Tunnel::startsAgainAfterACrash()
{
    Tunnel tunnel(quick());
    QSignalSpy opened(&tunnel, &Tunnel::opened);
    QSignalSpy closed(&tunnel, &Tunnel::closed);
    tunnel.start(
        recipe("sh -c \"echo going on; echo https://x.example; exec sleep 1000\" {port}"), ourPort);
    QVERIFY(opened.wait(patience));
    const qint64 first = tunnel.processId();
    const auto pauseOf
        = [&](qsizetype i) { return closed[i][1].value<std::chrono::milliseconds>(); };

    ::kill(pid_t(first), SIGKILL);

    QVERIFY(closed.wait(patience));
    QVERIFY(closed[0][0].value<core::Error>().message.endsWith("It says: https://x.example"));
    QVERIFY(opened.wait(patience));
    QCOMPARE(opened[1][0].toUrl(), QUrl("https://x.example"));
    QVERIFY(tunnel.processId() != first && isAlive(tunnel.processId()));
    // The pause grows while it does not hold.
    ::kill(pid_t(tunnel.processId()), SIGKILL);
    QVERIFY(closed.wait(patience));
    ::kill(pid_t(first), 0);
    QVERIFY(opened.wait(patience));
    ::kill(pid_t(tunnel.processId()), SIGKILL);
    QVERIFY(closed.wait(patience));
    QVERIFY(pauseOf(2) > pauseOf(0));
    tunnel.stop();
    QTest::qWait(300);
    QCOMPARE(opened.size(), 3); // and not once more
}

void tst_Tunnel::saysThatAProgramIsNotThere()
{
    Tunnel tunnel(quick());
    QSignalSpy closed(&tunnel, &Tunnel::closed);

    tunnel.start(recipe("no-such-tunnel-program {port}"), ourPort);

    QVERIFY(closed.wait(patience));
    QCOMPARE(closed[0][0].value<core::Error>().kind, Kind::NotFound);
    QVERIFY(closed[0][0].value<core::Error>().message.contains("no-such-tunnel-program"));
    QVERIFY(closed.wait(patience)); // it may be installed meanwhile
}

void tst_Tunnel::givesUpOnAProgramThatSaysNoAddress()
{
    auto settings = quick();
    settings.addressTime = 200ms;
    Tunnel tunnel(settings);
    QSignalSpy closed(&tunnel, &Tunnel::closed);

    tunnel.start(recipe("sh -c \"echo please log in; exec sleep 1000\" {port}"), ourPort);
    QVERIFY(closed.wait(patience));

    QCOMPARE(closed[0][0].value<core::Error>().kind, Kind::TimedOut);
    QVERIFY(closed[0][0].value<core::Error>().message.contains("please log in"));
    QCOMPARE(tunnel.processId(), 0);
}

void tst_Tunnel::believesAFixedAddressOfASilentProgram()
{
    auto settings = quick();
    settings.silentTime = 200ms;
    Tunnel tunnel(settings);
    QSignalSpy opened(&tunnel, &Tunnel::opened);

    tunnel.start(recipe("sh -c \"exec sleep 1000\" {port}"), ourPort, QUrl("https://wall.example"));

    QVERIFY(opened.wait(patience));
    QCOMPARE(opened[0][0].toUrl(), QUrl("https://wall.example"));
}

void tst_Tunnel::survivesAFloodOfOutput()
{
    Tunnel tunnel(quick());
    QSignalSpy opened(&tunnel, &Tunnel::opened);

    // Bytes without a line's end, lines without sense, then the address.
    tunnel.start(recipe("sh -c \"head -c 500000 /dev/urandom; yes x | head -c 500000; echo; "
                        "echo https://x.example; exec sleep 1000\" {port}"),
        ourPort);

    QVERIFY(opened.wait(patience));
    QCOMPARE(opened.last()[0].toUrl(), QUrl("https://x.example"));
}

void tst_Tunnel::tellsANewAddress()
{
    auto settings = quick();
    Tunnel eager(settings);
    QSignalSpy opened(&eager, &Tunnel::opened);
    const auto script = recipe("sh -c \"for n in 1 2 2 3; do echo https://x$n.example; done; exec "
                               "sleep 1000\" {port}");
    eager.start(script, ourPort);
    QTRY_COMPARE_WITH_TIMEOUT(opened.size() > 0 ? opened.last()[0].toUrl() : QUrl(),
        QUrl("https://x3.example"), patience);

    // One that changes all the time is not followed.
    settings.shortestStay = 1h;
    Tunnel calm(settings);
    QSignalSpy once(&calm, &Tunnel::opened);
    calm.start(
        recipe("sh -c \"echo https://x1.example; sleep 0.2; echo https://x2.example\" {port}"),
        ourPort);
    QSignalSpy closed(&calm, &Tunnel::closed);
    QVERIFY(closed.wait(patience));
    QCOMPARE(once.size(), 1);
}

void tst_Tunnel::endsEverythingThatItStarted()
{
    QTemporaryDir folder;
    const QString ids = folder.filePath("ids");
    auto tunnel = std::make_unique<Tunnel>(quick());
    QSignalSpy opened(tunnel.get(), &Tunnel::opened);
    // The program itself ends; what it has started goes on.
    tunnel->start(recipe("sh -c \"sleep 1000 & echo $! $$ > " + ids
                      + "; echo https://x.example; wait\" {port}"),
        ourPort);
    QVERIFY(opened.wait(patience));
    QFile file(ids);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto processes = file.readAll().simplified().split(' ');
    QCOMPARE(processes.size(), 2);
    for (const QByteArray &process : processes)
        QVERIFY(isAlive(process.toLongLong()));

    tunnel.reset();

    for (const QByteArray &process : processes)
        QTRY_VERIFY(!isAlive(process.toLongLong()));
}

void tst_Tunnel::endsWhatDoesNotWantToEnd()
{
    auto settings = quick();
    settings.endTime = 200ms;
    Tunnel tunnel(settings);
    QSignalSpy opened(&tunnel, &Tunnel::opened);
    tunnel.start(recipe("sh -c \"trap '' TERM; echo https://x.example; while true; do sleep 1; "
                        "done\" {port}"),
        ourPort);
    QVERIFY(opened.wait(patience));
    const qint64 process = tunnel.processId();
    QElapsedTimer timer;
    timer.start();

    tunnel.stop();

    QVERIFY(!isAlive(process));
    QVERIFY(timer.elapsed() < 5000);
}

void tst_Tunnel::givesThePrograsNoneOfOurSecrets()
{
    qputenv("IG_CLIENT_SECRET", "S3CRETCANARY");
    qputenv("HEREABOUTS_FLICKR_KEY", "S3CRETCANARY");
    qputenv("REDIS_URL", "redis://:S3CRETCANARY@x");
    QTemporaryDir folder;
    Tunnel tunnel(quick());
    QSignalSpy closed(&tunnel, &Tunnel::closed);

    tunnel.start(recipe("sh -c \"env > " + folder.filePath("env") + "\" {port}"), ourPort);
    QVERIFY(closed.wait(patience));
    tunnel.stop();

    QFile file(folder.filePath("env"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray environment = file.readAll();
    QVERIFY(environment.contains("PATH="));
    QVERIFY(!environment.contains("S3CRET"));
    for (const char *name : {"IG_CLIENT_SECRET", "HEREABOUTS_FLICKR_KEY", "REDIS_URL"})
        qunsetenv(name);
}

void tst_Tunnel::knowsItsOwnAnswer()
{
    SelfCheck check;
    QSignalSpy finished(&check, &SelfCheck::finished);
    QList<QByteArray> paths;
    http::Server ours;
    ours.setHandler([&](const http::Request &request, const auto &respond) {
        paths += request.path;
        respond(check.answer(request).value_or(http::Response::error(404, "no\n")));
    });
    QVERIFY(ours.listen(QHostAddress(QHostAddress::LocalHost), 0));
    const QUrl address(QString("http://127.0.0.1:%1/").arg(ours.port()));

    check.begin(address);
    QVERIFY(finished.wait(patience));
    QVERIFY(finished[0][0].value<core::Result<void>>());
    check.begin(address);
    QVERIFY(finished.wait(patience));

    // Nobody can know the next path, nor ask for it afterwards.
    QCOMPARE(paths.size(), 2);
    QVERIFY(paths[0] != paths[1]);
    QCOMPARE(paths[0].size(), 17 + 32);
    for (const QByteArray &path : std::as_const(paths))
        QVERIFY(!check.answer({"GET", path, {}, {}, {}, {}}));
    QVERIFY(!check.answer({"GET", "", {}, {}, {}, {}}));
}

void tst_Tunnel::tellsHowACheckFailed_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<Kind>("kind");
    QTest::newRow("somebody else")
        << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello") << Kind::Malformed;
    QTest::newRow("the service's own page")
        << QByteArray("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n") << Kind::Malformed;
    QTest::newRow("somewhere else") << QByteArray(
        "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0"
        "\r\n\r\n") << Kind::Malformed;
    QTest::newRow("endless") << "HTTP/1.1 200 OK\r\n\r\n" + QByteArray(1'000'000, 'x')
                             << Kind::Malformed;
    QTest::newRow("nothing at all") << QByteArray("-") << Kind::TimedOut;
    QTest::newRow("hangs up") << QByteArray() << Kind::Unavailable;
}

void tst_Tunnel::tellsHowACheckFailed()
{
    QFETCH(QByteArray, answer);
    QFETCH(Kind, kind);
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    connect(&other, &QTcpServer::newConnection, this, [&] {
        QTcpSocket *socket = other.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket, answer] {
            if (answer == "-")
                return;
            socket->write(answer);
            if (answer.size() < 1000)
                socket->disconnectFromHost();
        });
    });
    SelfCheck check(500ms);
    QSignalSpy finished(&check, &SelfCheck::finished);

    check.begin(QUrl(QString("http://127.0.0.1:%1").arg(other.serverPort())));

    QVERIFY(finished.wait(patience));
    const auto result = finished[0][0].value<core::Result<void>>();
    QVERIFY(!result);
    QCOMPARE(result.error().kind, kind);
    QTest::qWait(50);
    QCOMPARE(finished.size(), 1);
}

void tst_Tunnel::startsAnotherTunnelWhenNobodyGetsThrough()
{
    auto settings = quickOutside();
    settings.checksBeforeUse = 2;
    settings.checksBeforeRestart = 4;
    settings.checkTime = 5s;
    Outside outside(settings);
    CallbackPort port(outside);
    support::Relay good(port.server.port());
    QTemporaryDir folder;
    QFile file(folder.filePath("address"));
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.write("http://127.0.0.1:1\n"); // nobody is there
    file.flush();
    QSignalSpy opened(&outside, &Outside::opened);
    QSignalSpy changed(&outside, &Outside::changed);

    outside.start(recipe("sh -c \"cat " + file.fileName() + "; exec sleep 1000\" {port}"),
        port.server.port(), {});
    QVERIFY(opened.wait(patience)); // in doubt, the provider may get through
    QCOMPARE(outside.state().reach, Reach::NotReached);
    const qint64 first = outside.processId();
    file.resize(0);
    file.seek(0);
    file.write(good.url().toEncoded() + '\n');
    file.flush();

    QVERIFY(opened.wait(patience));

    QCOMPARE(opened[1][0].toUrl(), good.url());
    QCOMPARE(outside.state().reach, Reach::Reached);
    QCOMPARE(outside.state().level, core::Health::Level::Fine);
    QVERIFY(outside.processId() != first);
    QVERIFY(outside.state().checkedAt.isValid());
    outside.stop();
    QVERIFY(!outside.state().isInUse);
}

void tst_Tunnel::checksAFixedAddress()
{
    Outside outside(quickOutside());
    CallbackPort port(outside);
    support::Relay relay(port.server.port());
    QSignalSpy opened(&outside, &Outside::opened);

    outside.start({}, port.server.port(), relay.url());
    QVERIFY(opened.wait(patience));

    QCOMPARE(outside.state().reach, Reach::Reached);
    const int visitors = relay.visitors();
    outside.checkNow();
    QTRY_COMPARE_WITH_TIMEOUT(relay.visitors(), visitors + 1, patience);
    outside.start({}, port.server.port(), {});
    QVERIFY(!outside.state().isInUse);
    QVERIFY(outside.state().address.isEmpty());
}

void tst_Tunnel::isReachedThroughSsh()
{
    support::SshServer server;
    QVERIFY(server.start());
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", server.folder().toLocal8Bit() + ':' + path);
    Outside outside(quickOutside());
    CallbackPort port(outside);
    QSignalSpy opened(&outside, &Outside::opened);

    outside.start(recipe("ssh:" + server.address() + "/0"), port.server.port(), {});
    QVERIFY2(opened.wait(patience), qPrintable(outside.state().message));

    QCOMPARE(outside.state().reach, Reach::Reached);
    const auto there = outside.state().address;
    QVERIFY(there.port() > 0 && there.port() != port.server.port());
    support::HttpClient visitor {quint16(there.port())};
    visitor.send(visitor.get("/"));
    QCOMPARE(visitor.answer().body, "ours");

    // The server goes away and comes back.
    server.stop();
    QTRY_VERIFY_WITH_TIMEOUT(outside.state().address.isEmpty(), patience);
    QVERIFY(server.run());
    QVERIFY2(opened.wait(patience), qPrintable(outside.state().message));
    QCOMPARE(outside.state().reach, Reach::Reached);

    const qint64 process = outside.processId();
    outside.stop();
    QVERIFY(!isAlive(process));
    qputenv("PATH", path);
}

void tst_Tunnel::isReachedThroughLocaltunnel()
{
    const QByteArray path = qgetenv("PATH");
    const QByteArray programs = PROJECT_DIR "/tests/browser/node_modules/.bin";
    qputenv("PATH", programs + ':' + path);
    QVERIFY2(!QStandardPaths::findExecutable("lt").isEmpty(), "npm ci --prefix tests/browser");
    support::LocaltunnelServer server;
    Outside outside(quickOutside());
    CallbackPort port(outside);
    QSignalSpy opened(&outside, &Outside::opened);

    outside.start(recipe("localtunnel:" + server.url()), port.server.port(), {});
    QVERIFY2(opened.wait(patience), qPrintable(outside.state().message));

    QCOMPARE(outside.state().address, QUrl(server.publicUrl()));
    QCOMPARE(outside.state().reach, Reach::Reached);
    for (int visit = 0; visit < 5; ++visit) {
        support::HttpClient visitor {quint16(outside.state().address.port())};
        visitor.send(visitor.get("/"));
        QCOMPARE(visitor.answer().body, "ours");
    }
    const qint64 process = outside.processId();
    outside.stop();
    QVERIFY(!isAlive(process));
    qputenv("PATH", path);
}

QTEST_GUILESS_MAIN(tst_Tunnel)
#include "tst_Tunnel.moc"
