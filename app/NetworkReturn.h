// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QNetworkInformation>
#include <QObject>

namespace app {

/// Says when the computer is on a network again, as the system tells it; never where the system
/// does not. Main thread.
class NetworkReturn : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// From now on, if the system has something to say.
    void follow();
    void take(QNetworkInformation::Reachability reachability);

signals:
    void returned();

private:
    bool m_wasAway = false;
};

} // namespace app
