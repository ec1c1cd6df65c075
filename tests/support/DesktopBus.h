// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace support {

/// A D-Bus session of the test's own, and, when wanted, a real keyring on it. Nothing of the
/// person's session or keyring is touched. Dies with the test.
class DesktopBus {
public:
    enum class Keyring { None, Unlocked, Locked };
    explicit DesktopBus(Keyring keyring);
    ~DesktopBus();

    /// For a program that lives in this session.
    QProcessEnvironment environment() const { return m_environment; }
    qint64 keyringProcessId() const { return m_keyring.processId(); }
    /// Where the keyring has its files.
    QString home() const { return m_home.path(); }

private:
    void startBus();
    void startKeyring(const QStringList &options, const QByteArray &password);
    bool hasKeyring() const;

    QTemporaryDir m_home;
    QProcessEnvironment m_environment;
    QProcess m_bus;
    QProcess m_keyring;
};

} // namespace support
