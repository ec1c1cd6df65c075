// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/Application.h"
#include "app/Desktop.h"
#include "support/Deliveries.h"
#include "support/TestRedis.h"
#include "support/WatchedPlace.h"

#include <QElapsedTimer>
#include <QThread>
#include <QTimer>

#include <atomic>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <thread>

using support::TestRedis;
using support::WatchedPlace;

/// A window that is busy holds nothing up, and nothing that is held up makes the window busy.
class tst_WindowFaults : public QObject {
    Q_OBJECT

private slots:
    void callbacksAreAnsweredWhileTheWindowIsStuck();
    void theWindowMovesOnWhileRedisIsFrozen();
};

namespace {

constexpr qint64 answerTime = 1000 * support::slowness;
constexpr qint64 longestGap = 100 * support::slowness;

/// The window's thread stands still as long as this lives, the others go on.
class StuckWindow {
public:
    explicit StuckWindow(qint64 processId) : m_thread(pid_t(processId)) // the first one
    {
        int status = 0;
        m_isStuck = ::ptrace(PTRACE_SEIZE, m_thread, nullptr, nullptr) == 0
            && ::ptrace(PTRACE_INTERRUPT, m_thread, nullptr, nullptr) == 0
            && ::waitpid(m_thread, &status, __WALL) == m_thread && WIFSTOPPED(status);
    }
    ~StuckWindow() { ::ptrace(PTRACE_DETACH, m_thread, nullptr, nullptr); }
    Q_DISABLE_COPY_MOVE(StuckWindow)

    bool isStuck() const { return m_isStuck; }

private:
    const pid_t m_thread;
    bool m_isStuck = false;
};

/// The longest time that a thread which wants to run every 5 ms did not: the machine's share of
/// what a window has to wait.
class Yardstick {
public:
    ~Yardstick() { stop(); }
    void stop()
    {
        m_isOver = true;
        if (m_thread.joinable())
            m_thread.join();
    }
    qint64 gap() const { return m_gap; }

private:
    void run()
    {
        QElapsedTimer clock;
        while (!m_isOver) {
            clock.start();
            QThread::msleep(5);
            m_gap = std::max<qint64>(m_gap, clock.elapsed());
        }
    }

    std::atomic<bool> m_isOver = false;
    std::atomic<qint64> m_gap = 0;
    std::thread m_thread {[this] { run(); }}; // last: it uses the others
};

/// What main() builds: the window here, everything else on a thread of its own.
class Here {
public:
    explicit Here(const app::Settings &settings)
    {
        m_backend.start();
        m_onBackend.moveToThread(&m_backend);
        run([&] { m_application = std::make_unique<app::Application>(settings); });
        m_keeper = std::make_unique<app::Keeper>(settings, app::KeptSettings());
        m_desktop = std::make_unique<app::Desktop>(settings, *m_application, *m_keeper);
        run([&] { m_isStarted = bool(m_application->start()); });
        m_desktop->show(m_application->pageUrls());
    }
    ~Here()
    {
        run([&] {
            m_application->stop();
            m_application.reset();
        });
        m_desktop.reset();
        m_backend.quit();
        m_backend.wait();
    }
    Q_DISABLE_COPY_MOVE(Here)

    bool isStarted() const { return m_isStarted; }
    app::Application &application() { return *m_application; }

private:
    template <typename Function>
    void run(Function function)
    {
        QMetaObject::invokeMethod(&m_onBackend, function, Qt::BlockingQueuedConnection);
    }

    QThread m_backend;
    QObject m_onBackend;
    std::unique_ptr<app::Application> m_application;
    std::unique_ptr<app::Keeper> m_keeper;
    std::unique_ptr<app::Desktop> m_desktop;
    bool m_isStarted = false;
};

} // namespace

void tst_WindowFaults::callbacksAreAnsweredWhileTheWindowIsStuck()
{
    constexpr int callbacks = 200;
    WatchedPlace place;
    place.program.showWindow();
    QVERIFY2(place.start(), place.program.standardError());
    const StuckWindow window(place.program.processId());
    if (!window.isStuck())
        QSKIP("This system lets nobody stop a thread.");

    place.publish(3);
    support::Deliveries deliveries(place.callback(), place.rig.provider().clientSecret());
    for (int i = 0; i < callbacks; ++i)
        deliveries.deliver(place.notice(1307042730 + i));
    QTRY_VERIFY_WITH_TIMEOUT(deliveries.isDone(), 30'000);

    QCOMPARE(deliveries.accepted, callbacks);
    QVERIFY2(deliveries.longest <= answerTime, qPrintable(QString::number(deliveries.longest)));
    // And browsers get the photos meanwhile.
    QVERIFY(place.hasAll(10'000));
    QCOMPARE(place.problem(), "");
}

void tst_WindowFaults::theWindowMovesOnWhileRedisIsFrozen()
{
    const int frozenTime = support::isLongRun() ? 30'000 : 8000; // commands time out in 5 s
    TestRedis redis;
    QTemporaryDir directory;
    app::Settings settings;
    settings.dataDirectory = directory.filePath("data");
    settings.settingsFile = directory.filePath("settings.conf");
    settings.cacheDirectory = directory.filePath("cache");
    settings.pagePort = settings.callbackPort = 0;
    settings.redisUrl = redis.url();
    Here here(settings);
    QVERIFY(here.isStarted());
    QList<core::Health> states;
    int photos = 0;
    connect(&here.application(), &app::Application::healthChanged, this,
        [&](const QString &step, const core::Health &health) {
            if (step == "redis")
                states += health;
        });
    connect(&here.application(), &app::Application::photosAdded, this,
        [&](const photos::Batch &batch) { photos += int(batch.photos.size()); });
    redis.run(support::fillWith(3000));
    QTRY_COMPARE_WITH_TIMEOUT(photos, 3000, 30'000);

    QElapsedTimer sinceLast;
    qint64 gap = 0;
    QTimer pulse;
    pulse.setTimerType(Qt::PreciseTimer);
    connect(&pulse, &QTimer::timeout, this, [&] { gap = std::max(gap, sinceLast.restart()); });
    Yardstick yardstick;
    sinceLast.start();
    pulse.start(5);
    redis.freeze();
    // What people do meanwhile needs Redis, too.
    here.application().metaObject()->invokeMethod(
        &here.application(), "hidePhotos", Qt::QueuedConnection, Q_ARG(QStringList, {"881_1"}));
    QTest::qWait(frozenTime);
    QVERIFY(!states.isEmpty());
    QCOMPARE(states.last().level, core::Health::Level::Waiting);
    redis.thaw();
    QTRY_COMPARE_WITH_TIMEOUT(states.last().level, core::Health::Level::Fine, 20'000);
    pulse.stop();
    yardstick.stop();

    qInfo() << "longest gap of the window" << gap << "ms, of a thread that does nothing"
            << yardstick.gap() << "ms";
    QVERIFY2(gap <= longestGap + yardstick.gap(), qPrintable(QString::number(gap)));
}

QTEST_MAIN(tst_WindowFaults)
#include "tst_WindowFaults.moc"
