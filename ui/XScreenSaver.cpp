// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/XScreenSaver.h"

#include <QGuiApplication>

#include <xcb/screensaver.h>
#include <xcb/xcb.h>

#include <cstdlib>

namespace ui {

namespace {

/// Since 1.1 the server can be told to wait.
constexpr uint8_t majorVersion = 1;
constexpr uint8_t minorVersion = 1;

bool canSuspend(xcb_connection_t *connection)
{
    const auto *extension = xcb_get_extension_data(connection, &xcb_screensaver_id);
    if (!extension || !extension->present)
        return false;
    auto *reply = xcb_screensaver_query_version_reply(
        connection, xcb_screensaver_query_version(connection, majorVersion, minorVersion), nullptr);
    const bool can = reply
        && (reply->server_major_version > majorVersion
            || (reply->server_major_version == majorVersion
                && reply->server_minor_version >= minorVersion));
    std::free(reply); // NOLINT: xcb's answers belong to the caller
    return can;
}

} // namespace

void XScreenSaver::Disconnect::operator()(xcb_connection_t *connection) const
{
    xcb_disconnect(connection);
}

XScreenSaver::XScreenSaver() = default;

XScreenSaver::~XScreenSaver() = default;

QByteArray XScreenSaver::sessionDisplay()
{
    const bool isX = QGuiApplication::platformName() == QLatin1String("xcb");
    return isX && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") ? qgetenv("DISPLAY")
                                                                 : QByteArray();
}

bool XScreenSaver::hold(const QByteArray &display)
{
    if (display.isEmpty())
        return false;
    m_connection.reset(xcb_connect(display.constData(), nullptr));
    if (xcb_connection_has_error(m_connection.get()) != 0 || !canSuspend(m_connection.get())) {
        m_connection.reset();
        return false;
    }
    // The server takes it back when this connection ends.
    xcb_screensaver_suspend(m_connection.get(), 1);
    xcb_flush(m_connection.get());
    return true;
}

void XScreenSaver::release()
{
    m_connection.reset();
}

} // namespace ui
