// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/SecondStart.h"

#include "app/CommandOutput.h"
#include "app/ControlSocket.h"
#include "control/Client.h"

#include <QJsonArray>

namespace app {

namespace {

/// A window opens at once, or the program hangs.
constexpr std::chrono::milliseconds openTime {5'000};

} // namespace

std::optional<int> handOver(const Settings &settings)
{
    const auto path = controlSocketPath(settings);
    control::Client client(openTime);
    if (!path || !client.connectTo(*path))
        return std::nullopt; // what keeps it from working is said by the start that follows
    QJsonObject request {{QStringLiteral("command"), QStringLiteral("open")},
        {QStringLiteral("links"), QJsonArray::fromStringList(settings.links)},
        // With it the compositor lets the other program's window come to the front.
        {QStringLiteral("token"), qEnvironmentVariable("XDG_ACTIVATION_TOKEN")}};
    if (settings.wallScreen)
        request.insert(QStringLiteral("wall"), *settings.wallScreen);
    const auto answer = client.answer(request);
    if (answer)
        return 0;
    complain(answer.error().message);
    return 1;
}

} // namespace app
