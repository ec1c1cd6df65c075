// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ScreenAwake.h"

#include "core/Log.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>
#include <QGuiApplication>

namespace ui {

namespace {

constexpr int patience = 5000; // ms; a desktop that hangs is as good as none
constexpr uint inhibitIdle = 8; // org.freedesktop.portal.Inhibit
constexpr QLatin1String saverService("org.freedesktop.ScreenSaver");
constexpr QLatin1String portalService("org.freedesktop.portal.Desktop");

enum class Way { Saver, Portal };

QDBusMessage request(Way way, const QString &reason)
{
    if (way == Way::Saver) {
        auto call = QDBusMessage::createMethodCall(saverService,
            QStringLiteral("/org/freedesktop/ScreenSaver"), saverService,
            QStringLiteral("Inhibit"));
        call << QGuiApplication::desktopFileName() << reason;
        return call;
    }
    auto call = QDBusMessage::createMethodCall(portalService,
        QStringLiteral("/org/freedesktop/portal/desktop"),
        QStringLiteral("org.freedesktop.portal.Inhibit"), QStringLiteral("Inhibit"));
    call << QString() << inhibitIdle << QVariantMap {{QStringLiteral("reason"), reason}};
    return call;
}

/// Takes back what `reply` granted.
QDBusMessage undoing(Way way, const QDBusMessage &reply)
{
    const QVariant token = reply.arguments().value(0);
    if (way == Way::Saver) {
        auto call = QDBusMessage::createMethodCall(saverService,
            QStringLiteral("/org/freedesktop/ScreenSaver"), saverService,
            QStringLiteral("UnInhibit"));
        call << token;
        return call;
    }
    return QDBusMessage::createMethodCall(portalService, token.value<QDBusObjectPath>().path(),
        QStringLiteral("org.freedesktop.portal.Request"), QStringLiteral("Close"));
}

bool isGrant(Way way, const QDBusMessage &reply)
{
    if (reply.type() != QDBusMessage::ReplyMessage)
        return false;
    const QVariant token = reply.arguments().value(0);
    return way == Way::Saver ? token.userType() == QMetaType::UInt
                             : token.userType() == qMetaTypeId<QDBusObjectPath>();
}

} // namespace

class ScreenAwake::Private {
public:
    Private(ScreenAwake *awake, const QString &busName, const QByteArray &display);

    void ask(Way way);
    void answer(Way way, const QDBusMessage &reply);
    void enter(State next);
    void askServer();
    void undo();

    ScreenAwake *q;
    QDBusConnection bus;
    QByteArray display;
    XScreenSaver server;
    QString reason;
    State state = State::Off;
    Way way = Way::Saver;
    QDBusMessage granted;
    int turn = 0; ///< answers of an earlier turn are late
};

ScreenAwake::Private::Private(ScreenAwake *awake, const QString &busName, const QByteArray &x)
    : q(awake)
    , bus(busName.isEmpty() ? QDBusConnection::sessionBus() : QDBusConnection(busName))
    , display(x)
{
    auto *services = new QDBusServiceWatcher(q);
    services->setConnection(bus);
    services->addWatchedService(saverService);
    services->addWatchedService(portalService);
    // A desktop that starts anew has forgotten us; one that starts late can still help.
    QObject::connect(services, &QDBusServiceWatcher::serviceOwnerChanged, q,
        [this](const QString &service, const QString &, const QString &) {
            const bool isOurs = service == (way == Way::Saver ? saverService : portalService);
            if (state == State::Impossible || (state == State::Held && isOurs) || server.isHeld()) {
                granted = {};
                ask(Way::Saver);
            }
        });
}

void ScreenAwake::Private::ask(Way asked)
{
    server.release();
    if (!bus.isConnected())
        return askServer();
    way = asked;
    enter(State::Asking);
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(request(way, reason), patience), q);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, q,
        [this, asked, mine = ++turn](QDBusPendingCallWatcher *call) {
            call->deleteLater();
            const QDBusMessage reply = QDBusPendingReply<>(*call).reply();
            if (mine == turn)
                answer(asked, reply);
            else if (isGrant(asked, reply))
                bus.send(undoing(asked, reply)); // let go before it was granted
        });
}

void ScreenAwake::Private::answer(Way asked, const QDBusMessage &reply)
{
    if (isGrant(asked, reply)) {
        granted = reply;
        return enter(State::Held);
    }
    qCDebug(logUi) << "Not kept awake:" << reply.errorName() << reply.errorMessage();
    if (asked == Way::Saver)
        ask(Way::Portal);
    else
        askServer();
}

void ScreenAwake::Private::askServer()
{
    enter(server.hold(display) ? State::Held : State::Impossible);
}

void ScreenAwake::Private::undo()
{
    ++turn;
    if (state == State::Held && !server.isHeld())
        bus.send(undoing(way, granted));
    server.release();
    granted = {};
}

void ScreenAwake::Private::enter(State next)
{
    if (std::exchange(state, next) != next)
        emit q->stateChanged(next);
}

ScreenAwake::ScreenAwake(const QString &busName, const QByteArray &display, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, busName, display))
{
}

ScreenAwake::~ScreenAwake()
{
    d->undo();
}

void ScreenAwake::hold(const QString &reason)
{
    if (d->state == State::Held || d->state == State::Asking)
        return;
    d->reason = reason;
    d->ask(Way::Saver);
}

void ScreenAwake::release()
{
    d->undo();
    d->enter(State::Off);
}

ScreenAwake::State ScreenAwake::state() const
{
    return d->state;
}

} // namespace ui
