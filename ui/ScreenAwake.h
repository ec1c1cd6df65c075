// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/XScreenSaver.h"

#include <QObject>
#include <QString>

#include <memory>

namespace ui {

/// Keeps the screen from going dark while it is held: asks the desktop's screen saver, else the
/// portal (inside Flatpak), over the session bus; again when that service starts anew. Where nobody
/// there can, the X server itself is asked. Says so when that can't either. What was asked for ends
/// with this object.
class ScreenAwake : public QObject {
    Q_OBJECT

public:
    enum class State { Off, Asking, Held, Impossible };
    Q_ENUM(State)

    /// `busName`: of a QDBusConnection; empty: the session bus. `display`: the X server to ask.
    explicit ScreenAwake(const QString &busName = {},
        const QByteArray &display = XScreenSaver::sessionDisplay(), QObject *parent = nullptr);
    ~ScreenAwake() override;

    /// `reason`: words that the desktop may show.
    void hold(const QString &reason);
    void release();
    State state() const;

signals:
    void stateChanged(ui::ScreenAwake::State state);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace ui
