// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"

#include <QStringList>

namespace tunnel {

/// Which program carries the callback port to the outside. Written as one line, for example
/// "cloudflared", "localtunnel:https://tunnels.example.org", "ssh:me@example.org:22/8080", or a
/// command of one's own with {port} in it.
struct Recipe {
    enum class Kind { None, Localtunnel, Cloudflared, Ssh, Ngrok, Own };

    static constexpr qsizetype maxLength = 1024;

    Kind kind = Kind::None;
    QString server; ///< Localtunnel: its address; Ssh: [USER@]HOST[:PORT][/PORT there]
    QString command; ///< Own

    bool operator==(const Recipe &) const = default;

    /// Empty text means none. Errors: Malformed, with what is expected.
    static core::Result<Recipe> fromText(const QString &text);
    QString toText() const;

    /// The program to start and what it is told. No shell reads it: each argument stays one,
    /// whatever is in it.
    struct Command {
        QString program;
        QStringList arguments;
        bool operator==(const Command &) const = default;
    };
    Command commandFor(quint16 port) const;
    /// How one gets the program when it is not there.
    QString installation() const;
};

} // namespace tunnel
