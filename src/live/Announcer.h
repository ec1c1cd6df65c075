// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

namespace live {

/// Announces the page on the local network (DNS-SD over multicast DNS, RFC 6762 and 6763), as the
/// service "_http._tcp" named "Hereabouts on <machine>", through Avahi's D-Bus interface. Where
/// there is no Avahi, nothing is announced and nobody is bothered. Backend thread.
class Announcer : public QObject {
    Q_OBJECT

public:
    /// `busName`: a connection of QDBusConnection; empty: the system's bus.
    explicit Announcer(const QString &busName = {}, QObject *parent = nullptr);
    ~Announcer() override;

    /// Again when Avahi starts anew, until withdraw(). Under another name when ours is taken.
    void announce(quint16 port);
    void withdraw();

signals:
    /// The name under which this machine is known there now: "laptop.local".
    void announced(const QString &hostName);
    /// It is not announced any more.
    void withdrawn();

private slots:
    void groupStateChanged(int state, const QString &error);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace live
