// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace support {

/// A Redis server of the test's own, on data of its own; it dies with the test.
///
/// Started with the constructor. kill(), freeze() and start() play the faults; start() again finds
/// the same data and the same address.
class TestRedis {
public:
    enum class Listen { Socket, Port };
    /// `options` are more command-line options, for example {"--requirepass", "x"}.
    explicit TestRedis(Listen listen = Listen::Socket, const QStringList &options = {});
    ~TestRedis();
    TestRedis(const TestRedis &) = delete;
    TestRedis &operator=(const TestRedis &) = delete;

    /// Returns when it accepts connections.
    void start();
    /// SIGTERM: saved.
    void stop();
    /// SIGKILL.
    void kill();
    /// SIGSTOP and SIGCONT.
    void freeze();
    void thaw();
    void restart();

    /// For redis::Endpoint::fromUrl() and --redis.
    QString url() const;
    QString directory() const { return m_directory.path(); }
    qint64 processId() const { return m_process.processId(); }

    /// Runs one command with redis-cli and gives what it prints, without the last newline; arrays
    /// come one item a line. `input`, when given, becomes the last argument: any bytes, any length.
    QByteArray run(const QStringList &arguments, const QByteArray &input = {}) const;

private:
    QTemporaryDir m_directory;
    QProcess m_process;
    QStringList m_options;
    quint16 m_port = 0;
};

} // namespace support
