// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"

#include <QByteArray>
#include <QObject>

#include <chrono>
#include <functional>
#include <optional>

namespace QKeychain {
class Job;
}

namespace app {

/// The desktop's keyring, through qtkeychain, with what that leaves out: a keyring that is not
/// there is known without asking, and one that does not answer is given up after a while. Nothing
/// here ever blocks. On the main thread, whose event loop libsecret needs.
class Keyring : public QObject {
    Q_OBJECT

public:
    struct Settings {
        QString scope; ///< sets entries of one set of settings apart from those of another
        std::chrono::milliseconds patience {
            5000}; ///< for an answer; a person may have to unlock it
    };

    explicit Keyring(Settings settings, QObject *parent = nullptr);

    /// Whether this session has a bus, without which there is no keyring.
    static bool isPossible();

    /// Each answers exactly once, later. An empty secret: there is none of this name. Errors: what
    /// is wrong with the keyring, in words; TimedOut when it does not answer.
    using Read = std::function<void(const core::Result<QByteArray> &)>;
    void read(const QString &name, Read done);
    using Done = std::function<void(const core::Result<void> &)>;
    void write(const QString &name, const QByteArray &secret, Done done);
    void remove(const QString &name, Done done);

signals:
    /// The answer to a read() that was given up: somebody unlocked it at last.
    void answeredLate(const QString &name, const QByteArray &secret);

private:
    /// Asks whether any keyring is there and awake, before qtkeychain, whose questions to some
    /// keyrings block, is let near it.
    void whenAwake(Done then);
    void ask(const QString &service, Done then);
    void run(QKeychain::Job *job, const QString &name, Done done);

    Settings m_settings;
    std::optional<core::Result<void>> m_isAwake; ///< known after the first question
};

} // namespace app
