// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/DesktopBus.h"
#include "ui/ScreenAwake.h"

#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusObjectPath>
#include <QProcess>
#include <QSignalSpy>
#include <QSocketNotifier>
#include <QTest>

#include <xcb/screensaver.h>
#include <xcb/xcb.h>

using support::DesktopBus;
using ui::ScreenAwake;
using State = ui::ScreenAwake::State;

/// A desktop's screen saver.
class Saver : public QObject, protected QDBusContext {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.ScreenSaver")

public:
    QStringList reasons;
    QList<uint> undone;
    bool isRefusing = false;

public slots:
    uint Inhibit(const QString &, const QString &reason)
    {
        if (isRefusing) {
            sendErrorReply("org.example.No", "not today");
            return 0;
        }
        reasons += reason;
        return 40 + uint(reasons.size());
    }
    void UnInhibit(uint cookie) { undone += cookie; }
};

/// The portal, and the request that it hands out.
class Portal : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Inhibit")

public:
    QList<uint> flags;

public slots:
    QDBusObjectPath Inhibit(const QString &, uint what, const QVariantMap &)
    {
        flags += what;
        return QDBusObjectPath("/org/freedesktop/portal/desktop/request/1");
    }
};

class Request : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Request")

public:
    int closings = 0;

public slots:
    void Close() { ++closings; }
};

/// An X server whose screen saver comes after a second, and who watches it.
class Screen : public QObject {
    Q_OBJECT

public:
    Screen()
    {
        m_server.start(
            "Xvfb", {"-displayfd", "1", "-screen", "0", "320x240x24", "-nolisten", "tcp"});
        if (!QTest::qWaitFor([this] { return m_server.canReadLine(); }, 20'000))
            qFatal("Xvfb: %s", m_server.readAllStandardError().constData());
        display = ":" + m_server.readLine().trimmed();
        m_watcher = xcb_connect(display.constData(), nullptr);
        const xcb_window_t root = xcb_setup_roots_iterator(xcb_get_setup(m_watcher)).data->root;
        const auto *extension = xcb_get_extension_data(m_watcher, &xcb_screensaver_id);
        m_event = extension->first_event;
        xcb_screensaver_select_input(m_watcher, root, XCB_SCREENSAVER_EVENT_NOTIFY_MASK);
        xcb_set_screen_saver(m_watcher, 1, 1, XCB_BLANKING_PREFERRED, XCB_EXPOSURES_ALLOWED);
        xcb_flush(m_watcher);
        auto *notifier
            = new QSocketNotifier(xcb_get_file_descriptor(m_watcher), QSocketNotifier::Read, this);
        connect(notifier, &QSocketNotifier::activated, this, &Screen::read);
    }
    ~Screen() override
    {
        xcb_disconnect(m_watcher);
        m_server.kill();
        m_server.waitForFinished();
    }
    Q_DISABLE_COPY_MOVE(Screen)

    QByteArray display;

signals:
    void wentDark();

private:
    void read()
    {
        while (auto *event = xcb_poll_for_event(m_watcher)) {
            const auto *notice = reinterpret_cast<xcb_screensaver_notify_event_t *>(event);
            if ((event->response_type & 0x7f) == m_event
                && notice->state == XCB_SCREENSAVER_STATE_ON)
                emit wentDark();
            std::free(event); // NOLINT: xcb's events belong to the caller
        }
    }

    QProcess m_server;
    xcb_connection_t *m_watcher = nullptr;
    int m_event = 0;
};

class tst_ScreenAwake : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void asksTheScreenSaverAndLetsGo();
    void letsGoWhenItEnds();
    void letsGoOfWhatIsGrantedTooLate();
    void asksThePortalWhereThereIsNoScreenSaver();
    void saysWhenNobodyCan();
    void saysWhenThereIsNoSession();
    void asksAgainWhenTheScreenSaverStartsAnew();
    void takesHelpThatComesLate();
    void holdsTheServersOwnScreenSaverBack();
    void leavesTheServerToADesktopThatComesLate();
    void saysWhenTheServerIsNotThere();

private:
    void offerSaver();
    void withdrawSaver();
    void offerPortal();
    QDBusConnection desktop() const { return QDBusConnection("desktop"); }

    std::unique_ptr<DesktopBus> m_bus;
    std::unique_ptr<Saver> m_saver;
    std::unique_ptr<Portal> m_portal;
    std::unique_ptr<Request> m_request;
};

void tst_ScreenAwake::init()
{
    m_bus = std::make_unique<DesktopBus>(DesktopBus::Keyring::None);
    const QString address = m_bus->environment().value("DBUS_SESSION_BUS_ADDRESS");
    QVERIFY(QDBusConnection::connectToBus(address, "desktop").isConnected());
    QVERIFY(QDBusConnection::connectToBus(address, "wall").isConnected());
    m_saver = std::make_unique<Saver>();
    m_portal = std::make_unique<Portal>();
    m_request = std::make_unique<Request>();
}

void tst_ScreenAwake::cleanup()
{
    QDBusConnection::disconnectFromBus("desktop");
    QDBusConnection::disconnectFromBus("wall");
    m_bus.reset();
}

void tst_ScreenAwake::offerSaver()
{
    QVERIFY(desktop().registerObject(
        "/org/freedesktop/ScreenSaver", m_saver.get(), QDBusConnection::ExportAllSlots));
    QVERIFY(desktop().registerService("org.freedesktop.ScreenSaver"));
}

void tst_ScreenAwake::withdrawSaver()
{
    QVERIFY(desktop().unregisterService("org.freedesktop.ScreenSaver"));
    desktop().unregisterObject("/org/freedesktop/ScreenSaver");
}

void tst_ScreenAwake::offerPortal()
{
    QVERIFY(desktop().registerObject(
        "/org/freedesktop/portal/desktop", m_portal.get(), QDBusConnection::ExportAllSlots));
    QVERIFY(desktop().registerObject("/org/freedesktop/portal/desktop/request/1", m_request.get(),
        QDBusConnection::ExportAllSlots));
    QVERIFY(desktop().registerService("org.freedesktop.portal.Desktop"));
}

void tst_ScreenAwake::asksTheScreenSaverAndLetsGo()
{
    offerSaver();
    ScreenAwake awake("wall", {});
    QCOMPARE(awake.state(), State::Off);

    awake.hold("a room");
    QTRY_COMPARE(awake.state(), State::Held);
    QCOMPARE(m_saver->reasons, QStringList("a room"));
    awake.hold("a room"); // once is enough
    awake.release();

    QCOMPARE(awake.state(), State::Off);
    QTRY_COMPARE(m_saver->undone, QList<uint>({41}));
    QCOMPARE(m_saver->reasons.size(), 1);
}

void tst_ScreenAwake::letsGoWhenItEnds()
{
    offerSaver();
    {
        ScreenAwake awake("wall", {});
        awake.hold("a room");
        QTRY_COMPARE(awake.state(), State::Held);
    }
    QTRY_COMPARE(m_saver->undone, QList<uint>({41}));
}

void tst_ScreenAwake::letsGoOfWhatIsGrantedTooLate()
{
    offerSaver();
    ScreenAwake awake("wall", {});
    awake.hold("a room");
    awake.release();
    QTRY_COMPARE(m_saver->undone, QList<uint>({41}));
    QCOMPARE(awake.state(), State::Off);
}

void tst_ScreenAwake::asksThePortalWhereThereIsNoScreenSaver()
{
    offerPortal();
    ScreenAwake awake("wall", {});
    awake.hold("a room");
    QTRY_COMPARE(awake.state(), State::Held);
    QCOMPARE(m_portal->flags, QList<uint>({8})); // idle
    awake.release();
    QTRY_COMPARE(m_request->closings, 1);
}

void tst_ScreenAwake::saysWhenNobodyCan()
{
    offerSaver();
    m_saver->isRefusing = true;
    ScreenAwake awake("wall", {});
    QSignalSpy changed(&awake, &ScreenAwake::stateChanged);
    awake.hold("a room");
    QTRY_COMPARE(awake.state(), State::Impossible);
    QCOMPARE(changed.last().first().value<State>(), State::Impossible);
}

void tst_ScreenAwake::saysWhenThereIsNoSession()
{
    ScreenAwake awake("no such bus", {});
    awake.hold("a room");
    QCOMPARE(awake.state(), State::Impossible);
    awake.release();
    QCOMPARE(awake.state(), State::Off);
}

void tst_ScreenAwake::asksAgainWhenTheScreenSaverStartsAnew()
{
    offerSaver();
    ScreenAwake awake("wall", {});
    awake.hold("a room");
    QTRY_COMPARE(awake.state(), State::Held);
    withdrawSaver();
    QTRY_COMPARE(awake.state(), State::Impossible);
    offerSaver();
    QTRY_COMPARE(awake.state(), State::Held);
    QCOMPARE(m_saver->reasons.size(), 2);
}

void tst_ScreenAwake::takesHelpThatComesLate()
{
    ScreenAwake awake("wall", {});
    awake.hold("a room");
    QTRY_COMPARE(awake.state(), State::Impossible);
    offerPortal();
    QTRY_COMPARE(awake.state(), State::Held);
}

void tst_ScreenAwake::holdsTheServersOwnScreenSaverBack()
{
    Screen screen;
    QSignalSpy dark(&screen, &Screen::wentDark);
    ScreenAwake awake("no such bus", screen.display);
    awake.hold("a room");
    QCOMPARE(awake.state(), State::Held);
    QVERIFY(!dark.wait(2500)); // it would be after one second
    awake.release();
    QCOMPARE(awake.state(), State::Off);
    QVERIFY(dark.wait(20'000));
}

void tst_ScreenAwake::leavesTheServerToADesktopThatComesLate()
{
    Screen screen;
    QSignalSpy dark(&screen, &Screen::wentDark);
    ScreenAwake awake("wall", screen.display);
    awake.hold("a room");
    QTRY_COMPARE(awake.state(), State::Held); // nobody on the bus
    offerSaver();
    QTRY_COMPARE(m_saver->reasons, QStringList("a room"));
    QTRY_COMPARE(awake.state(), State::Held);
    QVERIFY(!dark.isEmpty() || dark.wait(20'000)); // the server's is the desktop's again
    awake.release();
    QTRY_COMPARE(m_saver->undone, QList<uint>({41}));
}

void tst_ScreenAwake::saysWhenTheServerIsNotThere()
{
    ScreenAwake awake("no such bus", ":32767");
    awake.hold("a room");
    QCOMPARE(awake.state(), State::Impossible);
}

QTEST_GUILESS_MAIN(tst_ScreenAwake)
#include "tst_ScreenAwake.moc"
