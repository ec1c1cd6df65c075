// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QProcess>
#include <QUrl>

#include <memory>

namespace support {

/// The real program as a process of its own: headless, on free ports, in the folders it is given.
/// Killed with this object.
class Program {
public:
    explicit Program(const QString &dataDirectory);
    ~Program();

    /// Before start(): a further option, a variable of its environment.
    void addArguments(const QStringList &arguments) { m_arguments += arguments; }
    void setVariable(const QString &name, const QString &value);
    /// Before start(): with its window, on a screen that nobody sees.
    void showWindow() { m_arguments.removeAll("--headless"); }
    /// Starts it and waits until it told its addresses. False: see standardError().
    bool start();
    /// SIGTERM; true when it ended by itself in time.
    bool terminate(int milliseconds = 10'000);
    /// SIGKILL: no chance to tidy up.
    void kill();

    bool isRunning() const { return m_process && m_process->state() == QProcess::Running; }
    int exitCode() const { return m_process->exitCode(); }
    qint64 processId() const { return m_process->processId(); }
    QUrl pageUrl() const { return m_pageUrl; }
    QUrl callbackUrl() const { return m_callbackUrl; }
    /// All that it wrote so far.
    QByteArray standardOutput();
    QByteArray standardError();

    /// A member of /proc/<pid>/status in KiB, for example "VmRSS".
    qint64 statusKiB(const QByteArray &name) const;
    /// The most ms that one of its threads, or of its Redis', had work and got no processor: the
    /// share of a busy machine in what it took.
    qint64 delayOfMachine() const;
    /// Process ids of its redis-server children.
    QList<qint64> redisProcessIds() const;

    struct Answer {
        int status = 0;
        QByteArray type;
        QByteArray body;
    };
    /// From the page's port; runs the event loop meanwhile.
    Answer get(const QString &path) const;
    /// Ids of all kept photos, newest first, page by page.
    QStringList keptIds() const;

private:
    void read();

    QStringList m_arguments;
    QProcessEnvironment m_environment;
    std::unique_ptr<QProcess> m_process;
    QByteArray m_output;
    QByteArray m_errors;
    QUrl m_pageUrl;
    QUrl m_callbackUrl;
};

/// GET with the event loop running.
Program::Answer httpGet(const QUrl &url);
/// POST of a signed body, as a provider does.
Program::Answer httpPost(const QUrl &url, const QByteArray &body, const QByteArray &signature);
/// Bare hexadecimal HMAC-SHA1, as in spec/instagram-realtime.md §6.
QByteArray signatureOf(const QByteArray &body, const QByteArray &secret);

} // namespace support
