// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Keeps secrets as the program does, in a process of its own: D-Bus is entered once for each
// process, and the tests need many kinds of it.
//
//     credentials-program FOLDER PATIENCE_MS (read NAME | write NAME SECRET | remove NAME | late |
//     settled)…
//
// Prints one line for each act, then where the secrets are kept.

#include "app/Credentials.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTest>
#include <QTimer>

#include <cstdio>

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QStringList words = QCoreApplication::arguments().mid(1);
    const auto next = [&words] { return words.isEmpty() ? QString() : words.takeFirst(); };

    app::Credentials::Settings settings;
    settings.folder = next();
    settings.keyring.patience = std::chrono::milliseconds(next().toInt());
    app::Credentials credentials(settings);
    QByteArray late;
    QObject::connect(&credentials, &app::Credentials::answeredLate, &credentials,
        [&late](const QString &, const QByteArray &secret) { late = secret; });

    // The longest time that the event loop stood still: nothing may block it.
    QElapsedTimer sinceTick;
    qint64 longestGap = 0;
    QTimer tick;
    QObject::connect(&tick, &QTimer::timeout, &tick,
        [&] { longestGap = std::max(longestGap, sinceTick.restart()); });
    sinceTick.start();
    tick.start(5);

    while (!words.isEmpty()) {
        QByteArray said;
        const QString act = next();
        const auto tell = [&said](const core::Result<void> &result) {
            said = result ? QByteArray("done") : "failed: " + result.error().message.toUtf8();
        };
        if (act == QLatin1String("read")) {
            credentials.read(next(), [&said](const core::Result<QByteArray> &result) {
                said = result ? '[' + *result + ']' : "failed: " + result.error().message.toUtf8();
            });
        } else if (act == QLatin1String("write")) {
            const QString name = next();
            credentials.write(name, next().toUtf8(), tell);
        } else if (act == QLatin1String("remove")) {
            credentials.remove(next(), tell);
        } else if (act == QLatin1String("late")) {
            fputs("waiting\n", stdout);
            fflush(stdout);
            if (QTest::qWaitFor([&late] { return !late.isEmpty(); }, 20'000))
                said = "late [" + late + ']';
        } else if (act == QLatin1String("settled")) {
            // What is being moved to the keyring has arrived there, or not.
            const bool isSettled = QTest::qWaitFor(
                [&] { return credentials.place() != app::Credentials::Place::Unknown; }, 20'000);
            said = isSettled ? "settled" : "not settled";
        }
        if (!QTest::qWaitFor([&said] { return !said.isEmpty(); }, 20'000))
            said = "no answer";
        printf("%s\n", said.constData());
        fflush(stdout);
    }
    printf("place: %s\ngap: %lld\n", qUtf8Printable(credentials.placeSentence()), longestGap);
    return 0;
}
