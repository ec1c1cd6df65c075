// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/Keyring.h"
#include "app/SecretFile.h"

#include <QObject>

namespace app {

/// Keeps secrets between starts: in the desktop's keyring where one answers, else in a file that
/// only this user can read, and says which. What is in the file moves to the keyring as soon as
/// there is one. Main thread; nothing blocks.
class Credentials : public QObject {
    Q_OBJECT

public:
    struct Settings {
        QString folder; ///< for the file
        Keyring::Settings keyring;
    };
    enum class Place { Unknown, Keyring, File };

    // Names of secrets.
    static constexpr QLatin1String clientSecret {"client-secret"};
    static constexpr QLatin1String redisPassword {"redis-password"};

    explicit Credentials(const Settings &settings, QObject *parent = nullptr);

    /// Each answers exactly once, later, unless this ends before. Secrets are text in UTF-8; an
    /// empty one means that none is kept.
    using Read = Keyring::Read;
    void read(const QString &name, Read done);
    using Done = Keyring::Done;
    void write(const QString &name, const QByteArray &secret, Done done);
    void remove(const QString &name, Done done);

    /// Where they are kept; known with the first answer.
    Place place() const { return m_place; }
    /// The same for people, for example "Secrets are kept in the desktop's keyring."
    QString placeSentence() const;

signals:
    void placeChanged();
    /// A keyring that did not answer in time has done so since.
    void answeredLate(const QString &name, const QByteArray &secret);

private:
    void setPlace(Place place, const QString &reason = {});
    void writeToFile(const QString &name, const QByteArray &secret, const Done &done);
    void moveToKeyring(const QString &name, const QByteArray &secret);

    SecretFile m_file;
    Keyring m_keyring;
    Place m_place = Place::Unknown;
    QString m_reason; ///< why not in the keyring
};

} // namespace app
