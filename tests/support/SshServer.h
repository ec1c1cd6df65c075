// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <unistd.h>

namespace support {

/// A real sshd on loopback with keys and settings of its own, and an `ssh` that knows them:
/// folder() belongs first into PATH.
class SshServer {
public:
    bool start()
    {
        // sshd wants this when it runs as root.
        if (getuid() == 0 && !QDir().mkpath("/run/sshd"))
            return false;
        return makeKey("host") && makeKey("client") && configure() && run();
    }
    ~SshServer() { stop(); }

    void stop()
    {
        // With the sessions that it serves.
        end(m_process.processId());
        m_process.waitForFinished(5000);
    }
    bool run()
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start("/usr/sbin/sshd", {"-D", "-f", m_folder.filePath("sshd_config")});
        return m_process.waitForStarted()
            && QTest::qWaitFor(
                [this] {
                    QTcpSocket socket;
                    socket.connectToHost("127.0.0.1", m_port);
                    return socket.waitForConnected(1000);
                },
                10'000);
    }

    QString folder() const { return m_folder.path(); }
    QString address() const { return QString("%1@127.0.0.1:%2").arg(user()).arg(m_port); }

private:
    static void end(qint64 process)
    {
        if (process <= 0)
            return;
        QFile file(QStringLiteral("/proc/%1/task/%1/children").arg(process));
        const QByteArray children
            = file.open(QIODevice::ReadOnly) ? file.readAll().simplified() : QByteArray();
        ::kill(pid_t(process), SIGKILL);
        for (const QByteArray &child : children.split(' '))
            end(child.toLongLong());
    }

    static QString user()
    {
        QProcess id;
        id.start("id", {"-un"});
        id.waitForFinished();
        return QString::fromLatin1(id.readAll().trimmed());
    }

    bool makeKey(const QString &name)
    {
        return QProcess::execute(
                   "ssh-keygen", {"-q", "-t", "ed25519", "-N", "", "-f", m_folder.filePath(name)})
            == 0;
    }

    bool write(const QString &name, const QByteArray &text)
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    }

    bool configure()
    {
        QTcpServer free;
        if (!free.listen(QHostAddress::LocalHost))
            return false;
        m_port = free.serverPort();
        QFile key(m_folder.filePath("host.pub"));
        if (!key.open(QIODevice::ReadOnly))
            return false;
        const QByteArray port = QByteArray::number(m_port);
        const QByteArray folder = m_folder.path().toLocal8Bit();
        const QByteArray ssh = "#!/bin/sh\nexec /usr/bin/ssh -F " + folder + "/ssh_config \"$@\"\n";
        return write("known_hosts", "[127.0.0.1]:" + port + ' ' + key.readAll())
            && write("ssh_config",
                "Host *\nIdentityFile " + folder
                    + "/client\nIdentitiesOnly yes\n"
                      "UserKnownHostsFile "
                    + folder + "/known_hosts\nGlobalKnownHostsFile /dev/null\n")
            && write("sshd_config",
                "Port " + port + "\nListenAddress 127.0.0.1\nHostKey " + folder
                    + "/host\nAuthorizedKeysFile " + folder
                    + "/client.pub\nStrictModes no\nUsePAM no\nPidFile none\nLogLevel ERROR\n"
                      "PasswordAuthentication no\nPermitRootLogin prohibit-password\n"
                      "AllowTcpForwarding remote\nPermitTTY no\n")
            && write("ssh", ssh)
            && QFile::setPermissions(
                m_folder.filePath("ssh"), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }

    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port = 0;
};

} // namespace support
