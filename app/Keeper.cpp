// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/Keeper.h"

#include "core/Log.h"

#include <QDir>

namespace app {

namespace {

Credentials::Settings credentialsOf(const Settings &settings)
{
    Credentials::Settings credentials;
    credentials.folder = settings.dataDirectory;
    // Two sets of settings are two services: each has its own entries in the one keyring.
    if (settings.settingsFile != SettingsFile::defaultPath())
        credentials.keyring.scope = settings.settingsFile;
    return credentials;
}

/// Sources that may have a key or a token.
const QStringList keyedSources {QStringLiteral("flickr"), QStringLiteral("mastodon")};

} // namespace

Keeper::Keeper(const Settings &settings, const KeptSettings &kept, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_kept(kept)
    , m_file(settings.settingsFile)
    , m_credentials(credentialsOf(settings))
    , m_layout(kept.layout)
    , m_given(settings.sourceSecrets.keys())
{
    connect(&m_credentials, &Credentials::placeChanged, this, [this] {
        qCInfo(logApp).noquote() << m_credentials.placeSentence();
        emit changed();
    });
    connect(&m_credentials, &Credentials::answeredLate, this,
        [this](const QString &name, const QByteArray &secret) {
            if (name == Credentials::clientSecret && m_settings.clientSecret.isEmpty())
                takeClientSecret(secret);
            else if (name == Credentials::redisPassword && m_settings.needsRedisPassword)
                emit redisPasswordKnown(QString::fromUtf8(secret));
            for (const QString &source : keyedSources) {
                if (name == entryOf(source) && m_settings.sourceSecrets.value(source).isEmpty())
                    takeSource(source, secret);
            }
        });
}

void Keeper::start()
{
    for (const QString &problem : std::as_const(m_kept.problems))
        emit told(problem);
    if (m_settings.isDemonstration)
        return; // its service is its own
    moveSecretsOutOfTheFile();
    // The secrets that were found in the file are newer than what was kept before.
    if (m_settings.awaitsSecret && !m_kept.clientSecret.isEmpty()) {
        takeClientSecret(m_kept.clientSecret);
    } else if (m_settings.awaitsSecret) {
        m_credentials.read(
            Credentials::clientSecret, [this](const core::Result<QByteArray> &secret) {
                if (!secret)
                    emit told(secret.error().message + QLatin1Char(' ')
                        + tr("The client secret is not known yet."));
                takeClientSecret(secret ? *secret : QByteArray());
            });
    }
    for (const QString &source : keyedSources)
        readSource(source);
    if (m_settings.needsRedisPassword && !m_kept.redisPassword.isEmpty()) {
        emit redisPasswordKnown(m_kept.redisPassword);
    } else if (m_settings.needsRedisPassword) {
        m_credentials.read(
            Credentials::redisPassword, [this](const core::Result<QByteArray> &password) {
                if (!password)
                    emit told(password.error().message + QLatin1Char(' ')
                        + tr("The password of Redis is not known yet."));
                emit redisPasswordKnown(password ? QString::fromUtf8(*password) : QString());
            });
    }
}

void Keeper::moveSecretsOutOfTheFile()
{
    if (!m_kept.clientSecret.isEmpty())
        moveSecret(Credentials::clientSecret, m_kept.clientSecret, {{clientSecretKey, QString()}},
            tr("The client secret"));
    if (!m_kept.redisPassword.isEmpty())
        moveSecret(Credentials::redisPassword, m_kept.redisPassword.toUtf8(),
            {{redisUrlKey, m_kept.redisUrl}}, tr("The password of Redis"));
}

void Keeper::moveSecret(const QString &name, const QByteArray &secret,
    const QMap<QString, QString> &withoutIt, const QString &title)
{
    m_credentials.write(name, secret, [this, withoutIt, title](const core::Result<void> &kept) {
        const auto saved = kept ? m_file.save(withoutIt) : kept;
        if (saved)
            emit told(tr("%1 stood in %2 and was taken out of it.")
                          .arg(title, QDir::toNativeSeparators(m_file.path()))
                + QLatin1Char(' ') + m_credentials.placeSentence());
        else
            emit told(tr("%1 stands in %2, which only you can read, and could not be moved.")
                          .arg(title, QDir::toNativeSeparators(m_file.path()))
                + QLatin1Char(' ') + saved.error().message);
    });
}

void Keeper::takeClientSecret(const QByteArray &secret)
{
    m_settings.clientSecret = secret;
    emit serviceKnown(m_settings.apiUrl, m_settings.clientId, m_settings.clientSecret);
    emit changed();
}

void Keeper::keepLayout(const QByteArray &layout)
{
    if (layout == m_layout)
        return;
    m_layout = layout;
    save({{layoutKey, QString::fromLatin1(layout.toBase64())}});
}

void Keeper::keepMapOnline(bool isOnline)
{
    m_settings.isMapOnline = isOnline;
    save({{mapOnlineKey, isOnline ? QStringLiteral("yes") : QStringLiteral("no")}});
}

void Keeper::keepService(const QUrl &url, const QByteArray &clientId, const QByteArray &newSecret)
{
    m_settings.apiUrl = url;
    m_settings.clientId = clientId;
    save({{serviceUrlKey, url.toString(QUrl::FullyEncoded)},
        {clientIdKey, QString::fromUtf8(clientId)}});
    if (!newSecret.isEmpty())
        m_credentials.write(
            Credentials::clientSecret, newSecret, [this](const core::Result<void> &kept) {
                if (!kept)
                    emit told(tr("The client secret is used until the program ends, but could not "
                                 "be kept.")
                        + QLatin1Char(' ') + kept.error().message);
            });
    takeClientSecret(newSecret.isEmpty() ? m_settings.clientSecret : newSecret);
}

void Keeper::keepTunnel(const QString &recipe, const QUrl &callbackHost)
{
    m_settings.tunnel = recipe;
    m_settings.callbackHost = callbackHost;
    save({{tunnelKey, recipe}, {callbackHostKey, callbackHost.toString(QUrl::FullyEncoded)}});
    emit tunnelKnown(recipe, callbackHost);
    emit changed();
}

void Keeper::forgetClientSecret()
{
    m_credentials.remove(Credentials::clientSecret, [this](const core::Result<void> &removed) {
        if (!removed)
            emit told(tr("The client secret could not be removed from where it is kept.")
                + QLatin1Char(' ') + removed.error().message);
    });
    takeClientSecret({});
}

void Keeper::keepShared(bool isShared)
{
    if (!m_settings.isDemonstration)
        save({{shareKey, isShared ? QStringLiteral("yes") : QStringLiteral("no")}});
}

/// Where its secret is kept. A token is shown to no other server than its own.
QString Keeper::entryOf(const QString &source) const
{
    if (source != QLatin1String("mastodon"))
        return source + QLatin1String("-key");
    const QUrl url = m_settings.sourceUrls.value(source);
    return QLatin1String("mastodon-token@")
        + (url.isValid() ? url.authority() : QStringLiteral("mastodon.social"));
}

void Keeper::readSource(const QString &name)
{
    if (m_given.contains(name))
        return;
    m_credentials.read(
        entryOf(name), [this, name, entry = entryOf(name)](const core::Result<QByteArray> &secret) {
            if (entry != entryOf(name)) // moved meanwhile
                return;
            if (!secret)
                emit told(secret.error().message + QLatin1Char(' ')
                    + tr("The key of %1 is not known yet.").arg(name));
            else if (!secret->isEmpty() || !m_settings.sourceSecrets.value(name).isEmpty())
                takeSource(name, *secret);
        });
}

void Keeper::takeSource(const QString &name, const QByteArray &secret)
{
    m_settings.sourceSecrets.insert(name, secret);
    emit sourceKnown(name, m_settings.sourceUrls.value(name), secret);
    emit changed();
}

void Keeper::keepSource(const QString &name, const QUrl &url, const QByteArray &newSecret)
{
    const QUrl before = m_settings.sourceUrls.value(name);
    if (url.isValid() && url != before) {
        m_settings.sourceUrls.insert(name, url);
        save({{QLatin1String("sources.") + name, url.toString(QUrl::FullyEncoded)}});
        m_settings.sourceSecrets.remove(name); // it was the other server's
    }
    if (newSecret.isEmpty()) {
        takeSource(name, m_settings.sourceSecrets.value(name));
        return readSource(name);
    }
    m_credentials.write(entryOf(name), newSecret, [this](const core::Result<void> &kept) {
        if (!kept)
            emit told(tr("The key is used until the program ends, but could not be kept.")
                + QLatin1Char(' ') + kept.error().message);
    });
    takeSource(name, newSecret);
}

void Keeper::forgetSource(const QString &name)
{
    m_credentials.remove(entryOf(name), [this](const core::Result<void> &removed) {
        if (!removed)
            emit told(tr("The key could not be removed from where it is kept.") + QLatin1Char(' ')
                + removed.error().message);
    });
    takeSource(name, {});
}

void Keeper::save(const QMap<QString, QString> &changes)
{
    if (const auto saved = m_file.save(changes); !saved)
        emit told(saved.error().message);
}

} // namespace app
