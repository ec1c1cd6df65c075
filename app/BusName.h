// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusAbstractAdaptor>
#include <QDBusConnection>
#include <QJsonObject>
#include <QStringList>
#include <QVariantMap>

namespace app {

/// The program on the desktop's bus, as org.hereabouts.Hereabouts with the interface
/// org.freedesktop.Application (Desktop Entry Specification, "D-Bus Activation"): other programs
/// open links and the wall in it. Without a bus, or with another instance there, nothing happens:
/// a second start finds the first by its local socket in any case. Main thread.
class BusName final : public QObject {
    Q_OBJECT

public:
    explicit BusName(QObject *parent = nullptr);
    ~BusName() override;

    bool isOwned() const { return m_isOwned; }

signals:
    /// As PROTOCOL.md, "open".
    void openWished(const QJsonObject &wish);

private:
    QDBusConnection m_bus;
    bool m_isOwned = false;
};

/// What is called from outside.
class ApplicationAdaptor final : public QDBusAbstractAdaptor {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Application")

public:
    explicit ApplicationAdaptor(BusName *name) : QDBusAbstractAdaptor(name), m_name(name) {}

public slots:
    void Activate(const QVariantMap &platformData);
    void Open(const QStringList &uris, const QVariantMap &platformData);
    void ActivateAction(
        const QString &action, const QVariantList &parameter, const QVariantMap &platformData);

private:
    void wish(QJsonObject wish, const QVariantMap &platformData);

    BusName *m_name;
};

} // namespace app
