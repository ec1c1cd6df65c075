// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/CommandRun.h"

#include <QFile>
#include <QTest>

namespace support {

namespace {

qint64 peakOf(qint64 process)
{
    QFile status(QStringLiteral("/proc/%1/status").arg(process));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).simplified().split(' ').first().toLongLong();
    }
    return 0;
}

} // namespace

CommandRun runCommand(
    const QStringList &words, const QString &dataDirectory, const QMap<QString, QString> &variables)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"http_proxy", "https_proxy", "REDIS_URL", "IG_APP_PORT"})
        environment.remove(name);
    environment.insert("DBUS_SESSION_BUS_ADDRESS", {}); // no keyring of a person
    environment.insert("LC_ALL", "C.UTF-8");
    for (auto variable = variables.begin(); variable != variables.end(); ++variable)
        environment.insert(variable.key(), variable.value());
    process.setProcessEnvironment(environment);
    process.start(HEREABOUTS_PROGRAM,
        words
            + QStringList {
                "--data-dir", dataDirectory, "--settings", dataDirectory + "/settings.conf"});
    CommandRun run;
    const bool ended = QTest::qWaitFor(
        [&] {
            run.output += process.readAllStandardOutput();
            run.peakKiB = std::max(run.peakKiB, peakOf(process.processId()));
            return process.state() == QProcess::NotRunning;
        },
        90'000);
    run.output += process.readAllStandardOutput();
    run.errors = process.readAllStandardError();
    if (ended && process.exitStatus() == QProcess::NormalExit)
        run.exitCode = process.exitCode();
    return run;
}

} // namespace support
