// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSocketNotifier>

struct redisAsyncContext;

namespace redis {

/// Lets Qt's event loop drive one hiredis context. Lives exactly as long as that context and ends
/// itself when hiredis lets go of it: make it with new, keep no pointer to it.
///
/// Why not hiredis's own adapters/qt.h: it deletes a notifier while that notifier's signal is being
/// delivered. Here the two notifiers are only switched on and off.
///
/// Attach it before redisAsyncSetConnectCallback(): that call asks for the first write event.
class EventLoopAdapter final : public QObject {
    Q_OBJECT

public:
    explicit EventLoopAdapter(redisAsyncContext *context);

private:
    ~EventLoopAdapter() override = default;

    void read();
    void write();
    void end();

    redisAsyncContext *m_context;
    QSocketNotifier m_readable;
    QSocketNotifier m_writable;
    int m_callsIntoHiredis = 0;
};

} // namespace redis
