// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "redis/EventLoopAdapter.h"

#include <hiredis/async.h>

namespace redis {

EventLoopAdapter::EventLoopAdapter(redisAsyncContext *context)
    : m_context(context)
    , m_readable(context->c.fd, QSocketNotifier::Read)
    , m_writable(context->c.fd, QSocketNotifier::Write)
{
    m_readable.setEnabled(false);
    m_writable.setEnabled(false);
    connect(&m_readable, &QSocketNotifier::activated, this, &EventLoopAdapter::read);
    connect(&m_writable, &QSocketNotifier::activated, this, &EventLoopAdapter::write);

    auto &hooks = context->ev;
    hooks.data = this;
    hooks.addRead
        = [](void *data) { static_cast<EventLoopAdapter *>(data)->m_readable.setEnabled(true); };
    hooks.delRead
        = [](void *data) { static_cast<EventLoopAdapter *>(data)->m_readable.setEnabled(false); };
    hooks.addWrite
        = [](void *data) { static_cast<EventLoopAdapter *>(data)->m_writable.setEnabled(true); };
    hooks.delWrite
        = [](void *data) { static_cast<EventLoopAdapter *>(data)->m_writable.setEnabled(false); };
    hooks.cleanup = [](void *data) { static_cast<EventLoopAdapter *>(data)->end(); };
}

void EventLoopAdapter::read()
{
    // A notification may still be on its way after the context is gone.
    if (!m_context)
        return;
    ++m_callsIntoHiredis;
    redisAsyncHandleRead(m_context);
    --m_callsIntoHiredis;
}

void EventLoopAdapter::write()
{
    if (!m_context)
        return;
    ++m_callsIntoHiredis;
    redisAsyncHandleWrite(m_context);
    --m_callsIntoHiredis;
}

void EventLoopAdapter::end()
{
    m_context = nullptr;
    m_readable.setEnabled(false);
    m_writable.setEnabled(false);
    // From inside read() or write() a notifier's signal is still being delivered.
    if (m_callsIntoHiredis > 0)
        deleteLater();
    else
        delete this;
}

} // namespace redis
