// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tunnel/Outside.h"

#include <algorithm>

namespace tunnel {

using Level = core::Health::Level;
using Reach = Outside::State::Reach;
using std::chrono::milliseconds;

Outside::Outside(const Settings &settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_tunnel(settings.tunnel, this)
    , m_check(settings.checkTime, this)
    , m_nextCheck(this)
{
    m_nextCheck.setSingleShot(true);
    connect(&m_nextCheck, &QTimer::timeout, this, &Outside::checkNow);
    connect(&m_check, &SelfCheck::finished, this, &Outside::takeCheck);
    connect(&m_tunnel, &Tunnel::opened, this, &Outside::takeAddress);
    connect(&m_tunnel, &Tunnel::closed, this, &Outside::takeEnd);
    connect(&m_tunnel, &Tunnel::starting, this,
        [this] { set(Level::Starting, tr("The tunnel is being opened.")); });
}

void Outside::start(const Recipe &recipe, quint16 port, const QUrl &fixed)
{
    stop();
    m_state.recipe = recipe;
    m_state.isInUse = recipe.kind != Recipe::Kind::None || !fixed.isEmpty();
    if (recipe.kind != Recipe::Kind::None)
        m_tunnel.start(recipe, port, fixed);
    else if (!fixed.isEmpty())
        takeAddress(fixed);
    else
        set(Level::Starting, tr("There is no way in from outside."));
}

void Outside::stop()
{
    m_nextCheck.stop();
    m_check.cancel();
    m_tunnel.stop();
    m_state = {};
    m_failedChecks = 0;
    m_isTold = false;
}

void Outside::checkNow()
{
    if (m_state.address.isEmpty())
        return;
    m_nextCheck.stop();
    m_check.begin(m_state.address);
}

void Outside::takeAddress(const QUrl &address)
{
    m_state.address = address;
    m_state.reach = Reach::Unknown;
    m_state.checkedAt = {};
    m_failedChecks = 0;
    m_isTold = false;
    set(Level::Starting, tr("%1 is being tried.").arg(address.toString()));
    checkNow();
}

void Outside::takeEnd(const core::Error &error, milliseconds pause)
{
    m_nextCheck.stop();
    m_check.cancel();
    m_state.address.clear();
    m_state.reach = Reach::NotReached;
    m_isTold = false;
    set(error.kind == core::Error::Kind::NotFound ? Level::Failing : Level::Waiting,
        tr("%1 It is tried again in %2 s.")
            .arg(error.message)
            .arg(std::max<qint64>(1, (pause.count() + 500) / 1000)));
}

void Outside::takeCheck(const core::Result<void> &result)
{
    m_state.checkedAt = QDateTime::currentDateTimeUtc();
    if (result) {
        m_failedChecks = 0;
        m_state.reach = Reach::Reached;
        m_nextCheck.start(m_settings.checkPause);
        set(Level::Fine, tr("The outside reaches us at %1.").arg(m_state.address.toString()));
        return tellAddress();
    }
    ++m_failedChecks;
    m_state.reach = Reach::NotReached;
    const core::Error unreached {core::Error::Kind::Unavailable,
        tr("The outside does not reach us: %1").arg(result.error().message), {}};
    if (m_tunnel.isRunning() && m_failedChecks >= m_settings.checksBeforeRestart)
        return m_tunnel.restart(unreached);
    const int doublings = std::min(m_failedChecks - 1, 16);
    m_nextCheck.start(
        std::min(m_settings.firstCheckPause * (1 << doublings), m_settings.checkPause));
    set(Level::Waiting, unreached.message);
    // Some networks do not let us call ourselves: the provider may get through all the same.
    if (m_failedChecks >= m_settings.checksBeforeUse)
        tellAddress();
}

void Outside::tellAddress()
{
    if (!std::exchange(m_isTold, true))
        emit opened(m_state.address);
}

void Outside::set(Level level, const QString &message)
{
    m_state.level = level;
    m_state.message = message;
    emit changed(m_state);
}

} // namespace tunnel
