// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Backoff.h"
#include "tunnel/AddressFinder.h"

#include <QElapsedTimer>
#include <QObject>
#include <QProcess>
#include <QTimer>

namespace tunnel {

/// Runs the program that carries the callback port to the outside, and runs it again with a growing
/// pause when it ends or says no address in time. It is in a process group of its own, which ends
/// with this; when our whole program is killed, the one that we started is told to end.
class Tunnel : public QObject {
    Q_OBJECT

public:
    struct Settings {
        std::chrono::milliseconds firstRetry {1000};
        std::chrono::milliseconds longestRetry {120'000};
        std::chrono::milliseconds addressTime {45'000}; ///< to say its address
        std::chrono::milliseconds steadyTime {60'000}; ///< after which the pause is short again
        std::chrono::milliseconds endTime {500}; ///< for the program to end by itself
        /// Some print addresses again and again: another one counts after this time only.
        std::chrono::milliseconds shortestStay {10'000};
        /// With an address that somebody set, a program that runs so long has arrived.
        std::chrono::milliseconds silentTime {5000};
    };

    Tunnel() : Tunnel(Settings()) {}
    explicit Tunnel(const Settings &settings, QObject *parent = nullptr);
    ~Tunnel() override;

    /// Ends what ran before. `fixed`: the public address, where it is known beforehand.
    void start(const Recipe &recipe, quint16 port, const QUrl &fixed = {});
    /// The program is there, but nobody gets through: another one, after the usual pause.
    void restart(const core::Error &why);
    /// Takes at most Settings::endTime and a little.
    void stop();

    bool isRunning() const { return m_recipe.kind != Recipe::Kind::None; }
    qint64 processId() const { return m_process.processId(); }

signals:
    void starting();
    /// The outside has a way in at this address; again with another one when it changes.
    void opened(const QUrl &address);
    /// It has ended, or did not get that far; the next attempt comes after `pause`.
    void closed(const core::Error &error, std::chrono::milliseconds pause);

private:
    void begin();
    void readOutput();
    void open(const QUrl &address);
    void takeError(QProcess::ProcessError error);
    void takeEnd(int exitCode);
    void close(const core::Error &error);
    void endGroup();
    QString lastWords() const;

    Settings m_settings;
    Recipe m_recipe;
    quint16 m_port = 0;
    QUrl m_fixed;
    AddressFinder m_finder;
    QProcess m_process;
    qint64 m_group = 0; ///< of the process that runs; its id
    QTimer m_retry;
    QTimer m_deadline; ///< for the address
    QUrl m_address; ///< empty: not open
    QElapsedTimer m_openSince;
    core::Backoff m_backoff;
};

} // namespace tunnel
