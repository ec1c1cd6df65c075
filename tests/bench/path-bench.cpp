// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
// From the callback to the browser: starts the release program with a provider of its own, and
// measures how long a new photo takes from the provider's signed POST to the WebSocket frame, how
// soon the page answers after start, and the program's memory, idle and with 10,000 photos. Run by
// hand:
//
//   path-bench [circles [rounds]]
//
// Each circle is looked at once in two seconds at most (spec/instagram-realtime.md §5), so many
// circles take turns.
#include "support/ProviderRig.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkRequest>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QWebSocket>

#include <algorithm>
#include <cstdio>
#include <functional>

namespace {

constexpr int patience = 60'000;
constexpr int manyPhotos = 10'000;

/// Runs the event loop until it holds. QTest::qWaitFor() naps between looks, which would be
/// measured.
bool waitFor(const std::function<bool()> &holds, int milliseconds)
{
    QEventLoop loop;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (holds())
            loop.quit();
    });
    look.start(1);
    QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
    loop.exec();
    return holds();
}

class Bench {
public:
    Bench(int circles, int rounds)
        : m_circles(circles)
        , m_rounds(rounds)
        , m_program(m_directory.path())
    {
    }

    int run();

private:
    bool startProgram();
    bool openViewer();
    void measureLatency();
    void measureMemory();
    void printMemory(const char *when) const;

    int m_circles;
    int m_rounds;
    QTemporaryDir m_directory;
    support::ProviderRig m_rig;
    support::Program m_program;
    QWebSocket m_viewer;
    QElapsedTimer m_clock;
    QHash<QString, qint64> m_sentAt; ///< nanoseconds, by photo id
    QList<double> m_latencies; ///< milliseconds
    int m_received = 0;
};

bool Bench::startProgram()
{
    QStringList slugs;
    for (int circle = 0; circle < m_circles; ++circle)
        slugs += QStringLiteral("circle-%1").arg(circle);
    m_rig.configure(m_program, slugs);
    QElapsedTimer clock;
    clock.start();
    if (!m_program.start())
        return false;
    std::printf("page answers after start   %6.0f ms\n", double(clock.nsecsElapsed()) / 1e6);
    const auto isReady = [this] {
        return m_program.get("/healthz").status == 200
            || m_program.get("/api/places").body.contains("circle-0");
    };
    return QTest::qWaitFor(isReady, patience);
}

bool Bench::openViewer()
{
    QObject::connect(
        &m_viewer, &QWebSocket::textMessageReceived, &m_viewer, [this](const QString &text) {
            const qint64 now = m_clock.nsecsElapsed();
            const QJsonArray media
                = QJsonDocument::fromJson(text.toUtf8()).object().value("media").toArray();
            for (const QJsonValue &record : media) {
                ++m_received;
                const auto sent = m_sentAt.constFind(record.toObject().value("id").toString());
                if (sent != m_sentAt.constEnd())
                    m_latencies += double(now - *sent) / 1e6;
            }
        });
    QUrl url = m_program.pageUrl();
    url.setScheme("ws");
    url.setPath("/live");
    QNetworkRequest request(url);
    request.setRawHeader("Origin", m_program.pageUrl().toString(QUrl::RemovePath).toUtf8());
    m_viewer.open(request);
    return QTest::qWaitFor(
        [this] { return m_viewer.state() == QAbstractSocket::ConnectedState; }, patience);
}

void Bench::measureLatency()
{
    const QStringList objects = m_rig.provider().objectIds();
    // The first notice teaches an adopted place its object: it does not count.
    for (const QString &object : objects)
        m_rig.provider().publish(object, 1);
    waitFor([&] { return m_received >= m_circles; }, patience);

    for (int round = 0; round < m_rounds; ++round) {
        for (const QString &object : objects) {
            waitFor([] { return false; }, std::max(5, 2300 / m_circles));
            const int expected = m_received + 1;
            const qint64 now = m_clock.nsecsElapsed();
            const QStringList ids = m_rig.provider().publish(object, 1);
            m_sentAt.insert(ids.first(), now);
            waitFor([&] { return m_received >= expected; }, 10'000);
        }
    }
    std::sort(m_latencies.begin(), m_latencies.end());
    if (m_latencies.isEmpty())
        return;
    const auto percentile = [this](double share) {
        return m_latencies[qsizetype(share * double(m_latencies.size() - 1))];
    };
    std::printf("callback → WebSocket frame  p50 %.2f ms   p99 %.2f ms   (%d photos)\n",
        percentile(0.5), percentile(0.99), int(m_latencies.size()));
}

void Bench::printMemory(const char *when) const
{
    std::printf("%-26s RSS %.1f MiB\n", when, double(m_program.statusKiB("VmRSS")) / 1024);
}

void Bench::measureMemory()
{
    const QStringList objects = m_rig.provider().objectIds();
    const int share = (manyPhotos - m_received) / m_circles;
    for (const QString &object : objects)
        m_rig.provider().publish(object, share);
    const int expected = m_received + share * m_circles;
    if (!waitFor([&] { return m_received >= expected; }, 5 * patience))
        std::printf("only %d of %d photos arrived\n", m_received, expected);
    printMemory("with 10,000 photos");
}

int Bench::run()
{
    m_clock.start();
    if (!startProgram() || !openViewer()) {
        std::fprintf(stderr, "%s\n", m_program.standardError().constData());
        return 1;
    }
    printMemory("idle");
    for (int circle = 0; circle < m_circles; ++circle) {
        if (m_rig.subscribe(m_program, QStringLiteral("circle-%1").arg(circle), -60 + 2 * circle)
                .isEmpty())
            return 1;
    }
    measureLatency();
    measureMemory();
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    return Bench(
        std::max(1, arguments.value(1, "40").toInt()), std::max(1, arguments.value(2, "5").toInt()))
        .run();
}
