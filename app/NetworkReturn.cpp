// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/NetworkReturn.h"

#include "core/Log.h"

namespace app {

void NetworkReturn::follow()
{
    if (!QNetworkInformation::loadDefaultBackend()) {
        qCDebug(logApp) << "The system does not say when there is a network.";
        return;
    }
    const QNetworkInformation *network = QNetworkInformation::instance();
    connect(network, &QNetworkInformation::reachabilityChanged, this, &NetworkReturn::take);
    take(network->reachability());
}

void NetworkReturn::take(QNetworkInformation::Reachability reachability)
{
    using Reachability = QNetworkInformation::Reachability;
    switch (reachability) {
    case Reachability::Unknown:
        break; // as before
    case Reachability::Disconnected:
        m_wasAway = true;
        break;
    case Reachability::Local:
    case Reachability::Site:
    case Reachability::Online:
        // A service may be in this house, too.
        if (std::exchange(m_wasAway, false))
            emit returned();
        break;
    }
}

} // namespace app
