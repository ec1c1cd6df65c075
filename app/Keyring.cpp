// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/Keyring.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusError>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QFileInfo>
#include <QPointer>
#include <QTimer>
#include <qt6keychain/keychain.h>

#include <limits>

namespace app {

namespace {

constexpr QLatin1String serviceName("hereabouts");
/// Who may hold the keyring: the freedesktop Secret Service, and KDE's wallet.
constexpr QLatin1String keyringServices[]
    = {QLatin1String("org.freedesktop.secrets"), QLatin1String("org.kde.kwalletd5")};

using core::Error; // lupdate loses the words of a function that returns a qualified name

struct Words {
    Q_DECLARE_TR_FUNCTIONS(app::Credentials)
};

Error noAnswer()
{
    return {core::Error::Kind::TimedOut,
        Words::tr("The desktop’s keyring does not answer; perhaps it waits to be unlocked."), {}};
}

Error noKeyring()
{
    return {core::Error::Kind::NotFound, Words::tr("This desktop has no keyring."), {}};
}

/// In our words: those of the library are for developers.
Error errorOf(const QKeychain::Job &job)
{
    switch (job.error()) {
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return noKeyring();
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied:
        return {core::Error::Kind::Denied, Words::tr("The desktop’s keyring is locked or refused."),
            {}};
    default:
        return {core::Error::Kind::Unavailable,
            Words::tr("The desktop’s keyring does not work: %1").arg(job.errorString()), {}};
    }
}

/// Passes on an answer that comes in time. When none does, a TimedOut takes its place, and `late`
/// gets the answer that comes after all.
template <typename T>
std::function<void(const core::Result<T> &)> inTime(std::chrono::milliseconds patience,
    QObject *context, std::function<void(const core::Result<T> &)> done,
    std::function<void(const core::Result<T> &)> late = {})
{
    auto *timer = new QTimer(context);
    timer->setSingleShot(true);
    QObject::connect(timer, &QTimer::timeout, context, [timer, done] {
        timer->deleteLater();
        done(noAnswer());
    });
    timer->start(patience);
    return [timer = QPointer(timer), done, late](const core::Result<T> &result) {
        if (timer && timer->isActive()) {
            delete timer.data();
            done(result);
        } else if (late) {
            late(result);
        }
    };
}

} // namespace

Keyring::Keyring(Settings settings, QObject *parent)
    : QObject(parent)
    , m_settings(std::move(settings))
{
}

bool Keyring::isPossible()
{
    // Without either, D-Bus would try to start a bus of its own, which nobody has keys in.
    if (qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS"))
        return !qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS");
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return !runtime.isEmpty() && QFileInfo::exists(runtime + QLatin1String("/bus"));
}

void Keyring::whenAwake(Done then)
{
    if (m_isAwake)
        return then(*m_isAwake);
    if (!isPossible() || !QDBusConnection::sessionBus().isConnected()) {
        m_isAwake = core::Result<void>(noKeyring());
        QTimer::singleShot(0, this, [this, then] { then(*m_isAwake); });
        return;
    }
    // Both, since qtkeychain chooses between them by the desktop.
    ask(keyringServices[0], [this, then](const core::Result<void> &first) {
        ask(keyringServices[1], [this, then, first](const core::Result<void> &second) {
            m_isAwake = first ? first : second;
            then(*m_isAwake);
        });
    });
}

void Keyring::ask(const QString &service, Done then)
{
    const QDBusMessage ping = QDBusMessage::createMethodCall(service, QStringLiteral("/"),
        QStringLiteral("org.freedesktop.DBus.Peer"), QStringLiteral("Ping"));
    constexpr int forEver = std::numeric_limits<int>::max(); // the patience is ours
    const auto call = QDBusConnection::sessionBus().asyncCall(ping, forEver);
    auto *watcher = new QDBusPendingCallWatcher(call, this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [watcher, then] {
        watcher->deleteLater();
        const QDBusError error = watcher->error();
        const bool isMissing = error.type() == QDBusError::ServiceUnknown
            || error.type() == QDBusError::NoReply // it ended, or the bus did
            || error.name().startsWith(QLatin1String("org.freedesktop.DBus.Error.Spawn"));
        // A refusal is an answer, too: somebody is there.
        then(isMissing ? core::Result<void>(noKeyring()) : core::Result<void>());
    });
}

void Keyring::run(QKeychain::Job *job, const QString &name, Done done)
{
    job->setKey(m_settings.scope.isEmpty() ? name : name + QLatin1Char('@') + m_settings.scope);
    connect(job, &QKeychain::Job::finished, this, [job, done] {
        const bool isFine
            = job->error() == QKeychain::NoError || job->error() == QKeychain::EntryNotFound;
        done(isFine ? core::Result<void>() : core::Result<void>(errorOf(*job)));
    });
    job->start();
}

void Keyring::read(const QString &name, Read done)
{
    const Read answer = inTime<QByteArray>(m_settings.patience, this, std::move(done),
        [this, name](const core::Result<QByteArray> &late) {
            if (late && !late->isEmpty())
                emit answeredLate(name, *late);
        });
    whenAwake([this, name, answer](const core::Result<void> &awake) {
        if (!awake)
            return answer(awake.error());
        auto *job = new QKeychain::ReadPasswordJob(serviceName);
        run(job, name, [job, answer](const core::Result<void> &result) {
            if (!result)
                return answer(result.error());
            const bool isThere = job->error() == QKeychain::NoError;
            answer(isThere ? job->textData().toUtf8() : QByteArray());
        });
    });
}

void Keyring::write(const QString &name, const QByteArray &secret, Done done)
{
    const Done answer = inTime<void>(m_settings.patience, this, std::move(done));
    whenAwake([this, name, secret, answer](const core::Result<void> &awake) {
        if (!awake)
            return answer(awake);
        auto *job = new QKeychain::WritePasswordJob(serviceName);
        job->setTextData(QString::fromUtf8(secret));
        run(job, name, answer);
    });
}

void Keyring::remove(const QString &name, Done done)
{
    const Done answer = inTime<void>(m_settings.patience, this, std::move(done));
    whenAwake([this, name, answer](const core::Result<void> &awake) {
        if (!awake)
            return answer(awake);
        run(new QKeychain::DeletePasswordJob(serviceName), name, answer);
    });
}

} // namespace app
