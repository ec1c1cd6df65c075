// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/KeysDialog.h"
#include "ui/ServiceDialog.h"

namespace ui {

/// The window's way to what sources need: opens "Keys …" and "Service …", and passes on what people
/// wish there. Whoever keeps secrets and holds the sockets answers.
class WindowKeys : public QObject {
    Q_OBJECT

public:
    explicit WindowKeys(QWidget *window);

    void setKeys(const AccessState &keys) { m_keys = keys; }
    void setService(const ServiceState &service) { m_service = service; }
    /// Over the dialog that is open, if one is.
    void openKeys(const QString &source = {});
    void openService();

signals:
    void accessWished(const QString &name, const QUrl &url, const QByteArray &newSecret);
    void accessForgotten(const QString &name);
    void serviceWished(const QUrl &url, const QByteArray &clientId, const QByteArray &newSecret);
    void secretForgotten();
    /// Answered by tested(). The service's name is "instagram".
    void testWished(
        const QString &name, const QUrl &url, const QByteArray &clientId, const QByteArray &secret);
    void linkOpened(const QUrl &url);

    // To the dialogs.
    void tested(const QString &name, bool isFine, const QString &words);

private:
    QWidget *m_window;
    AccessState m_keys;
    ServiceState m_service;
};

} // namespace ui
