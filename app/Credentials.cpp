// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/Credentials.h"

#include "core/Log.h"

#include <QDir>
#include <QTimer>

namespace app {

Credentials::Credentials(const Settings &settings, QObject *parent)
    : QObject(parent)
    , m_file(settings.folder + QLatin1String("/credentials.json"))
    , m_keyring(settings.keyring)
{
    connect(&m_keyring, &Keyring::answeredLate, this,
        [this](const QString &name, const QByteArray &secret) {
            setPlace(Place::Keyring);
            emit answeredLate(name, secret);
        });
}

void Credentials::read(const QString &name, Read done)
{
    const auto filed = m_file.value(name);
    // What is in the file is newer than what the keyring has: it moves there when it can.
    if (!filed || !filed->isEmpty()) {
        if (filed && m_place != Place::File)
            moveToKeyring(name, *filed);
        QTimer::singleShot(0, this, [filed, done] { done(filed); });
        return;
    }
    // Once silent, it is not waited for again with every name.
    if (m_place == Place::File) {
        QTimer::singleShot(0, this, [done] { done(QByteArray()); });
        return;
    }
    m_keyring.read(name, [this, done](const core::Result<QByteArray> &result) {
        if (result) {
            setPlace(Place::Keyring);
            return done(result);
        }
        setPlace(Place::File, result.error().message);
        // None was ever kept where there is no keyring; elsewhere it may be in the one that fails.
        if (result.error().kind == core::Error::Kind::NotFound)
            done(QByteArray());
        else
            done(result);
    });
}

void Credentials::write(const QString &name, const QByteArray &secret, Done done)
{
    if (secret.isEmpty())
        return remove(name, std::move(done));
    m_keyring.write(name, secret, [this, name, secret, done](const core::Result<void> &result) {
        if (!result) {
            setPlace(Place::File, result.error().message);
            return writeToFile(name, secret, done);
        }
        setPlace(Place::Keyring);
        done(m_file.setValue(name, {}));
    });
}

void Credentials::remove(const QString &name, Done done)
{
    const auto removed = m_file.setValue(name, {});
    m_keyring.remove(name, [this, removed, done](const core::Result<void> &result) {
        // Nothing can be in a keyring that is not there.
        if (result || result.error().kind == core::Error::Kind::NotFound)
            return done(removed);
        setPlace(Place::File, result.error().message);
        done(result);
    });
}

void Credentials::writeToFile(const QString &name, const QByteArray &secret, const Done &done)
{
    done(m_file.setValue(name, secret));
}

void Credentials::moveToKeyring(const QString &name, const QByteArray &secret)
{
    m_keyring.write(name, secret, [this, name](const core::Result<void> &result) {
        if (!result)
            return setPlace(Place::File, result.error().message);
        setPlace(Place::Keyring);
        if (const auto removed = m_file.setValue(name, {}); !removed)
            qCWarning(logApp).noquote() << removed.error().message;
    });
}

void Credentials::setPlace(Place place, const QString &reason)
{
    if (place == m_place && reason == m_reason)
        return;
    m_place = place;
    m_reason = reason;
    emit placeChanged();
}

QString Credentials::placeSentence() const
{
    switch (m_place) {
    case Place::Unknown:
        return tr("The desktop’s keyring is being asked.");
    case Place::Keyring:
        return tr("Secrets are kept in the desktop’s keyring.");
    case Place::File:
        return tr("%1 Secrets are kept in the file %2, which only you can read.")
            .arg(m_reason, QDir::toNativeSeparators(m_file.path()));
    }
    Q_UNREACHABLE();
}

} // namespace app
