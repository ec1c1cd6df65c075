// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/CommandRun.h"

#include "app/Alone.h"
#include "app/CommandOutput.h"
#include "app/ControlSocket.h"
#include "app/Doctor.h"
#include "app/Keeper.h"
#include "control/Client.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QEventLoop>
#include <QThread>
#include <QTimer>

#include <cstdio>

namespace app {

namespace {

using Kind = core::Error::Kind;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(app::CommandRun)
};

/// For a program that is starting, or another command that ends in a moment.
constexpr std::chrono::seconds patience {5};
constexpr std::chrono::milliseconds pause {100};
/// A keyring may ask its user first.
constexpr std::chrono::seconds secretTime {30};

bool isAboutSubscriptions(const Command &command)
{
    return command.kind == Command::Kind::ListSubscriptions
        || command.kind == Command::Kind::RemoveSubscriptions;
}

/// What is kept apart from the settings, where this command needs it.
Settings withSecrets(const Command &command, Settings settings, const KeptSettings &kept)
{
    const bool lacksSecret = isAboutSubscriptions(command) && settings.awaitsSecret;
    const bool lacksPassword = !isAboutSubscriptions(command) && settings.needsRedisPassword;
    if (!lacksSecret && !lacksPassword)
        return settings;
    Keeper keeper(settings, kept);
    QEventLoop loop;
    QTimer::singleShot(secretTime, &loop, &QEventLoop::quit);
    QObject::connect(&keeper, &Keeper::serviceKnown, &loop,
        [&](const QUrl &, const QByteArray &, const QByteArray &secret) {
            settings.clientSecret = secret;
            settings.awaitsSecret = false;
            if (lacksSecret)
                loop.quit();
        });
    QObject::connect(&keeper, &Keeper::redisPasswordKnown, &loop, [&](const QString &password) {
        QUrl url(settings.redisUrl);
        url.setPassword(password.isEmpty() ? QString() : password, QUrl::DecodedMode);
        settings.redisUrl = url.toString(QUrl::FullyEncoded);
        if (lacksPassword)
            loop.quit();
    });
    QObject::connect(&keeper, &Keeper::told, &loop, [](const QString &words) { complain(words); });
    // Answers may come at once.
    QMetaObject::invokeMethod(&keeper, &Keeper::start, Qt::QueuedConnection);
    loop.exec();
    return settings;
}

core::Result<void> converse(
    const Command &command, const Settings &settings, control::Client &client)
{
    if (const auto asked = client.ask(command.request); !asked)
        return asked;
    return writeAnswer(command, settings, client);
}

/// In this process, with Redis and all; on a thread that lives as long, as in the program.
/// `isTaken` tells that somebody else has the data.
core::Result<void> doAlone(
    const Command &command, const Settings &settings, const QString &socketPath, bool &isTaken)
{
    QThread backend;
    backend.start();
    QObject onBackend;
    onBackend.moveToThread(&backend);
    const auto runOnBackend = [&onBackend](auto function) {
        QMetaObject::invokeMethod(&onBackend, function, Qt::BlockingQueuedConnection);
    };
    const QString ownSocket = socketPath + QString::number(QCoreApplication::applicationPid());
    std::unique_ptr<Alone> alone;
    core::Result<void> result;
    runOnBackend([&] {
        alone = std::make_unique<Alone>(settings);
        result = alone->start(ownSocket, !isAboutSubscriptions(command));
    });
    isTaken = !result && result.error().kind == Kind::Denied;
    if (result) {
        control::Client client;
        result = client.connectTo(ownSocket);
        if (result)
            result = converse(command, settings, client);
    }
    QEventLoop ending;
    QObject::connect(alone.get(), &Alone::stopped, &ending, &QEventLoop::quit);
    QMetaObject::invokeMethod(alone.get(), &Alone::stop, Qt::QueuedConnection);
    ending.exec();
    runOnBackend([&] { alone.reset(); });
    backend.quit();
    backend.wait();
    return result;
}

} // namespace

int runCommand(const Command &command, const Settings &given, const KeptSettings &kept)
{
    if (command.kind == Command::Kind::Doctor)
        return runDoctor(command, given);
    const auto path = controlSocketPath(given);
    core::Result<void> result = path ? core::Result<void>() : core::Result<void>(path.error());
    std::optional<Settings> settings; // with secrets; found out at most once
    const QDeadlineTimer deadline(patience);
    while (path) {
        control::Client client;
        result = client.connectTo(*path);
        if (result) {
            result = converse(command, given, client);
            break;
        }
        if (result.error().kind != Kind::NotFound)
            break;
        if (!settings)
            settings = withSecrets(command, given, kept);
        // A program that has the data but does not answer yet: it is about to.
        bool isTaken = false;
        result = doAlone(command, *settings, *path, isTaken);
        if (!isTaken || deadline.hasExpired())
            break;
        QThread::msleep(ulong(pause.count()));
    }
    if (!result)
        complain(result.error().message);
    return result ? 0 : 1;
}

} // namespace app
