// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <memory>

struct xcb_connection_t;

namespace ui {

/// Holds back the X server's own screen saver and the saving of power that comes with it (the
/// extension MIT-SCREEN-SAVER), for sessions where no desktop can be asked: a bare window manager,
/// a kiosk. Ends with this object, and by itself when the program dies.
class XScreenSaver {
public:
    XScreenSaver();
    ~XScreenSaver();
    Q_DISABLE_COPY_MOVE(XScreenSaver)

    /// Of this program's X session; empty where there is none, as under Wayland, whose X server
    /// rules no screen.
    static QByteArray sessionDisplay();

    /// False: there is no such server, or it can't.
    bool hold(const QByteArray &display);
    void release();
    bool isHeld() const { return m_connection != nullptr; }

private:
    struct Disconnect {
        void operator()(xcb_connection_t *connection) const;
    };
    std::unique_ptr<xcb_connection_t, Disconnect> m_connection;
};

} // namespace ui
