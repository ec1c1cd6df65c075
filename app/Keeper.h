// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/Credentials.h"
#include "app/Settings.h"
#include "app/SettingsFile.h"

#include <QMap>
#include <QObject>
#include <QUrl>

namespace app {

/// Keeps what outlives a start: settings in their file, secrets in Credentials. Gives the secrets
/// to whoever needs them once they are known, and moves those that somebody wrote into the
/// settings file to where they belong. Main thread; the Application hears by queued connections.
class Keeper : public QObject {
    Q_OBJECT

public:
    /// `kept` is what the settings file said at the start.
    Keeper(const Settings &settings, const KeptSettings &kept, QObject *parent = nullptr);

    /// Asks for the secrets that are needed and not given otherwise.
    void start();

    QByteArray layout() const { return m_layout; }
    void keepLayout(const QByteArray &layout);

    /// As they are now, with the secrets that are known by now.
    const Settings &settings() const { return m_settings; }
    /// An empty secret leaves the one that is kept.
    void keepService(const QUrl &url, const QByteArray &clientId, const QByteArray &newSecret);
    void forgetClientSecret();
    /// For the next start; a demonstration keeps nothing.
    void keepShared(bool isShared);
    /// Whether the map may ask its service.
    void keepMapOnline(bool isOnline);
    /// How the outside reaches the callback port; used from now on.
    void keepTunnel(const QString &recipe, const QUrl &callbackHost);
    /// The address of a source, and its key or token; an empty one leaves what is kept. A token
    /// belongs to one server: at another address it is another one.
    void keepSource(const QString &name, const QUrl &url, const QByteArray &newSecret);
    void forgetSource(const QString &name);
    /// Its key or token was given at the start, and counts before what is kept.
    bool isFromEnvironment(const QString &source) const { return m_given.contains(source); }

    /// For further secrets, of sources for example.
    Credentials &credentials() { return m_credentials; }

signals:
    /// The service is known, or what is set was changed; the secret may be missing.
    void serviceKnown(const QUrl &url, const QByteArray &clientId, const QByteArray &secret);
    void tunnelKnown(const QString &recipe, const QUrl &callbackHost);
    void redisPasswordKnown(const QString &password);
    /// A source is somewhere else, or its key or token is another; empty: there is none.
    void sourceKnown(const QString &name, const QUrl &url, const QByteArray &secret);
    /// Something that people should know, in words without secrets.
    void told(const QString &words);
    /// The service, or where secrets are kept.
    void changed();

private:
    void moveSecretsOutOfTheFile();
    void moveSecret(const QString &name, const QByteArray &secret,
        const QMap<QString, QString> &withoutIt, const QString &title);
    void takeClientSecret(const QByteArray &secret);
    void readSource(const QString &name);
    void takeSource(const QString &name, const QByteArray &secret);
    QString entryOf(const QString &source) const;
    void save(const QMap<QString, QString> &changes);

    Settings m_settings;
    KeptSettings m_kept;
    SettingsFile m_file;
    Credentials m_credentials;
    QByteArray m_layout;
    QStringList m_given; ///< sources whose secrets were given at the start
};

} // namespace app
