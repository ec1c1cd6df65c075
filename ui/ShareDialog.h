// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Sharing.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QToolButton;

namespace ui {

class QrCode;

/// Shares the page with the network: one switch, every address to type or to scan, who looks, and
/// whether others come through. Changes nothing itself.
class ShareDialog : public QDialog {
    Q_OBJECT

public:
    explicit ShareDialog(QWidget *parent = nullptr);

    void setSharing(const core::Sharing &sharing);
    void setViewerCount(int count);

signals:
    void shareWished(bool isShared);

private:
    QWidget *addressPart();
    QWidget *wifiPart();
    void showAddress();
    void showReach();
    void showWifi();
    void copy(const QString &text, QToolButton *button);

    core::Sharing m_sharing;
    QCheckBox *m_switch;
    QLabel *m_who;
    QWidget *m_addresses;
    QComboBox *m_choice;
    QrCode *m_code;
    QLabel *m_reach;
    QLineEdit *m_command;
    QToolButton *m_copyCommand;
    QLabel *m_viewers;
    QToolButton *m_wifiSwitch;
    QWidget *m_wifi;
    QLineEdit *m_network;
    QLineEdit *m_password;
    QrCode *m_wifiCode;
    QLabel *m_join;
    QLabel *m_open;
};

/// What phones read as a Wi-Fi network (the format of ZXing, which iOS and Android understand).
QString wifiText(const QString &network, const QString &password);

} // namespace ui
