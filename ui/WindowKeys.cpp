// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/WindowKeys.h"

#include <QApplication>

namespace ui {

namespace {

const QString serviceName = QStringLiteral("instagram");

} // namespace

WindowKeys::WindowKeys(QWidget *window) : QObject(window), m_window(window) {}

void WindowKeys::openKeys(const QString &source)
{
    QWidget *above = QApplication::activeModalWidget();
    auto *dialog = new KeysDialog(m_keys, source, above ? above : m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &KeysDialog::accessWished, this, &WindowKeys::accessWished);
    connect(dialog, &KeysDialog::accessForgotten, this, &WindowKeys::accessForgotten);
    connect(dialog, &KeysDialog::linkOpened, this, &WindowKeys::linkOpened);
    connect(dialog, &KeysDialog::testWished, this,
        [this](const QString &name, const QUrl &url, const QByteArray &secret) {
            emit testWished(name, url, {}, secret);
        });
    connect(this, &WindowKeys::tested, dialog, &KeysDialog::showTest);
    dialog->open();
}

void WindowKeys::openService()
{
    auto *dialog = new ServiceDialog(m_service, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ServiceDialog::serviceWished, this, &WindowKeys::serviceWished);
    connect(dialog, &ServiceDialog::secretForgotten, this, &WindowKeys::secretForgotten);
    connect(dialog, &ServiceDialog::testWished, this,
        [this](const QUrl &url, const QByteArray &clientId, const QByteArray &secret) {
            emit testWished(serviceName, url, clientId, secret);
        });
    connect(this, &WindowKeys::tested, dialog,
        [dialog](const QString &name, bool isFine, const QString &words) {
            if (name == serviceName)
                dialog->showTest(isFine, words);
        });
    dialog->open();
}

} // namespace ui
