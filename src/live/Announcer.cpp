// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/Announcer.h"

#include "core/Log.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>

#include <functional>

namespace live {

namespace {

constexpr int patience = 5000; // ms
constexpr QLatin1String service("org.freedesktop.Avahi");
constexpr QLatin1String serverInterface("org.freedesktop.Avahi.Server");
constexpr QLatin1String groupInterface("org.freedesktop.Avahi.EntryGroup");

// avahi-common/defs.h
constexpr int anyInterface = -1;
constexpr int anyProtocol = -1;
enum GroupState { Established = 2, Collision = 3, Failure = 4 };
constexpr int maxRenamings = 20;

} // namespace

class Announcer::Private {
public:
    Private(Announcer *announcer, const QString &busName);

    void begin();
    void addService();
    void commit();
    void tellHostName();
    void rename();
    void fail(const QString &what);
    void call(const QDBusMessage &message, const std::function<void(const QVariant &)> &then);
    QDBusMessage toServer(const QString &method) const;
    QDBusMessage toGroup(const QString &method) const;

    Announcer *q;
    QDBusConnection bus;
    quint16 port = 0; ///< 0: nothing is wished
    QString group; ///< path of our entries; empty: none
    QString name;
    int renamings = 0;
    int turn = 0; ///< answers of an earlier turn are late
    bool isAnnounced = false;
};

Announcer::Private::Private(Announcer *announcer, const QString &busName)
    : q(announcer)
    , bus(busName.isEmpty() ? QDBusConnection::systemBus() : QDBusConnection(busName))
{
    qDBusRegisterMetaType<QList<QByteArray>>(); // "aay": the TXT record
    auto *services
        = new QDBusServiceWatcher(service, bus, QDBusServiceWatcher::WatchForOwnerChange, q);
    QObject::connect(services, &QDBusServiceWatcher::serviceOwnerChanged, q,
        [this](const QString &, const QString &, const QString &owner) {
            group.clear();
            if (std::exchange(isAnnounced, false))
                emit q->withdrawn();
            if (!owner.isEmpty() && port != 0)
                begin();
        });
}

QDBusMessage Announcer::Private::toServer(const QString &method) const
{
    return QDBusMessage::createMethodCall(service, QStringLiteral("/"), serverInterface, method);
}

QDBusMessage Announcer::Private::toGroup(const QString &method) const
{
    return QDBusMessage::createMethodCall(service, group, groupInterface, method);
}

void Announcer::Private::call(
    const QDBusMessage &message, const std::function<void(const QVariant &)> &then)
{
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(message, patience), q);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, q,
        [this, then, mine = turn, method = message.member()](QDBusPendingCallWatcher *call) {
            call->deleteLater();
            const QDBusMessage reply = QDBusPendingReply<>(*call).reply();
            if (mine != turn)
                return;
            if (reply.type() == QDBusMessage::ErrorMessage)
                fail(method + QLatin1String(": ") + reply.errorMessage());
            else
                then(reply.arguments().value(0));
        });
}

void Announcer::Private::begin()
{
    ++turn;
    renamings = 0;
    call(toServer(QStringLiteral("GetHostName")), [this](const QVariant &hostName) {
        name = QStringLiteral("Hereabouts on %1").arg(hostName.toString());
        call(toServer(QStringLiteral("EntryGroupNew")), [this](const QVariant &path) {
            group = path.value<QDBusObjectPath>().path();
            bus.connect(service, group, groupInterface, QStringLiteral("StateChanged"), q,
                SLOT(groupStateChanged(int, QString)));
            addService();
        });
    });
}

void Announcer::Private::addService()
{
    QDBusMessage add = toGroup(QStringLiteral("AddService"));
    add << anyInterface << anyProtocol << uint(0) << name << QStringLiteral("_http._tcp")
        << QString() << QString() << QVariant::fromValue(port)
        << QVariant::fromValue(QList<QByteArray> {"path=/"});
    call(add, [this](const QVariant &) {
        call(toGroup(QStringLiteral("Commit")), [](const QVariant &) {});
    });
}

void Announcer::Private::tellHostName()
{
    call(toServer(QStringLiteral("GetHostNameFqdn")), [this](const QVariant &hostName) {
        isAnnounced = true;
        qCInfo(logLive).noquote() << "Announced as" << name << "at" << hostName.toString();
        emit q->announced(hostName.toString());
    });
}

void Announcer::Private::rename()
{
    if (++renamings > maxRenamings)
        return fail(QStringLiteral("every name is taken"));
    call(toServer(QStringLiteral("GetAlternativeServiceName")) << name,
        [this](const QVariant &other) {
            name = other.toString();
            call(toGroup(QStringLiteral("Reset")), [this](const QVariant &) { addService(); });
        });
}

void Announcer::Private::fail(const QString &what)
{
    ++turn;
    qCInfo(logLive).noquote() << "Not announced on the network:" << what;
    if (std::exchange(isAnnounced, false))
        emit q->withdrawn();
}

Announcer::Announcer(const QString &busName, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, busName))
{
}

Announcer::~Announcer()
{
    withdraw();
}

void Announcer::announce(quint16 port)
{
    if (d->port == port)
        return;
    withdraw();
    d->port = port;
    if (d->bus.isConnected())
        d->begin();
}

void Announcer::withdraw()
{
    d->port = 0;
    ++d->turn;
    if (!d->group.isEmpty())
        d->bus.send(d->toGroup(QStringLiteral("Free")));
    d->group.clear();
    if (std::exchange(d->isAnnounced, false))
        emit withdrawn();
}

void Announcer::groupStateChanged(int state, const QString &error)
{
    if (state == Established)
        d->tellHostName();
    else if (state == Collision)
        d->rename();
    else if (state == Failure)
        d->fail(error);
}

} // namespace live
