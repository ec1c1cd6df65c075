// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Health.h"

#include <QDialog>
#include <QUrl>

#include <functional>

class QComboBox;
class QFormLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace ui {

class FormField;

/// How services outside reach the callback port: what is set, and how that goes now.
struct TunnelState {
    QString recipe; ///< "", "cloudflared", "ssh:me@example.org", or a command with {port}
    QUrl fixedAddress; ///< that somebody set; may be empty
    bool isInUse = false; ///< a tunnel runs, or an address is set
    QUrl address; ///< public, now; empty: none
    core::Health health;
    QDateTime checkedAt; ///< UTC; invalid: not yet
    std::function<QString(const QString &recipe)> problemOf; ///< in words; empty: it can be run
};

/// "Reach from outside…": which program makes the callback port reachable, what it is told, and
/// whether the outside really reaches us.
class TunnelDialog : public QDialog {
    Q_OBJECT

public:
    explicit TunnelDialog(const TunnelState &state, QWidget *parent = nullptr);

    /// How it goes now; what is being written stays.
    void setState(const TunnelState &state);

signals:
    void wished(const QString &recipe, const QUrl &address);
    void checkWished();

private:
    void build();
    QWidget *stateBox();
    void load(const TunnelState &state);
    void showFields();
    void validate();
    void send();
    QString recipe() const;

    TunnelState m_state;
    QFormLayout *m_form;
    QComboBox *m_kind;
    QLabel *m_about;
    FormField *m_server;
    FormField *m_command;
    FormField *m_address;
    QLabel *m_mark;
    QLabel *m_message;
    QLabel *m_current;
    QToolButton *m_copy;
    QPushButton *m_check;
};

} // namespace ui
