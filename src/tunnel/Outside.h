// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Health.h"
#include "tunnel/SelfCheck.h"
#include "tunnel/Tunnel.h"

#include <QTimer>

namespace tunnel {

/// The way from outside to our callback port: a tunnel that we run, or an address that somebody
/// set up otherwise. Calls that address again and again, and gives a tunnel up that nobody gets
/// through. Backend thread.
class Outside : public QObject {
    Q_OBJECT

public:
    struct Settings {
        Tunnel::Settings tunnel {};
        std::chrono::milliseconds checkTime = SelfCheck::usualTime;
        std::chrono::milliseconds firstCheckPause {2000}; ///< after a check that failed; doubles
        std::chrono::milliseconds checkPause {300'000}; ///< between checks, and the longest
        int checksBeforeUse = 3; ///< failed ones, after which an address is told all the same
        int checksBeforeRestart = 6; ///< failed ones, of a tunnel
    };

    struct State {
        enum class Reach { Unknown, Reached, NotReached };

        bool isInUse = false; ///< there is a tunnel or an address
        Recipe recipe;
        QUrl address; ///< public; empty: none now
        Reach reach = Reach::Unknown;
        QString message; ///< for people: what is, and what comes next
        QDateTime checkedAt; ///< UTC; invalid: not yet
        core::Health::Level level = core::Health::Level::Starting;
    };

    Outside() : Outside(Settings()) {}
    explicit Outside(const Settings &settings, QObject *parent = nullptr);

    /// Both may be empty: then nothing is run or called. `fixed` is the address that somebody set.
    void start(const Recipe &recipe, quint16 port, const QUrl &fixed);
    void stop();
    /// Of the callback port; nullopt: not a question of ours.
    std::optional<http::Response> answer(const http::Request &request) const
    {
        return m_check.answer(request);
    }
    const State &state() const { return m_state; }
    qint64 processId() const { return m_tunnel.processId(); }

public slots:
    void checkNow();

signals:
    /// The outside can call us there from now on; also when a way that was closed is open again,
    /// at the same address or another one. What was called meanwhile is lost.
    void opened(const QUrl &address);
    void changed(const tunnel::Outside::State &state);

private:
    void takeAddress(const QUrl &address);
    void takeEnd(const core::Error &error, std::chrono::milliseconds pause);
    void takeCheck(const core::Result<void> &result);
    void tellAddress();
    void set(core::Health::Level level, const QString &message);

    Settings m_settings;
    State m_state;
    Tunnel m_tunnel;
    SelfCheck m_check;
    QTimer m_nextCheck;
    int m_failedChecks = 0; ///< in a row
    bool m_isTold = false; ///< of this address, since it opened
};

} // namespace tunnel

Q_DECLARE_METATYPE(tunnel::Outside::State)
