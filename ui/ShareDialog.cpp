// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ShareDialog.h"

#include "ui/DialogText.h"
#include "ui/QrCode.h"
#include "ui/Theme.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>
#include <QToolTip>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int dialogWidth = 460;
constexpr int maxNetworkBytes = 32; // IEEE 802.11: an SSID
constexpr int maxPasswordLength = 63; // WPA2: a passphrase

QLabel *caption(const QString &words, QWidget *parent)
{
    QLabel *label = paragraph({}, parent);
    label->setText(words);
    label->setAlignment(Qt::AlignHCenter);
    return label;
}

QToolButton *copyButton(const QString &what, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setAutoRaise(true);
    button->setIcon(theme::icon(QStringLiteral("copy")));
    button->setToolTip(what);
    button->setAccessibleName(what);
    return button;
}

/// Backslash before what has a meaning there.
QString escaped(const QString &text)
{
    QString result;
    for (const QChar c : text) {
        if (QStringLiteral("\\;,:\"").contains(c))
            result += QLatin1Char('\\');
        result += c;
    }
    return result;
}

} // namespace

QString wifiText(const QString &network, const QString &password)
{
    return password.isEmpty()
        ? QStringLiteral("WIFI:T:nopass;S:%1;;").arg(escaped(network))
        : QStringLiteral("WIFI:T:WPA;S:%1;P:%2;;").arg(escaped(network), escaped(password));
}

ShareDialog::ShareDialog(QWidget *parent)
    : QDialog(parent)
    , m_switch(new QCheckBox(tr("&Share the page with the network"), this))
    , m_who(paragraph({}, this))
    , m_reach(paragraph({}, this))
    , m_command(new QLineEdit(this))
    , m_copyCommand(copyButton(tr("Copy the command"), this))
    , m_viewers(paragraph({}, this))
{
    setWindowTitle(tr("Share"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(
        theme::space::large, theme::space::large, theme::space::large, theme::space::large);
    column->setSpacing(theme::space::medium);
    column->addWidget(m_switch);
    column->addWidget(m_who);
    column->addWidget(addressPart());
    column->addWidget(m_reach);
    auto *command = new QHBoxLayout;
    command->addWidget(m_command, 1);
    command->addWidget(m_copyCommand);
    column->addLayout(command);
    column->addWidget(m_viewers);
    column->addWidget(wifiPart());
    column->addStretch(1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setIcon(QIcon());
    column->addWidget(buttons);

    m_switch->setFont(theme::font(theme::Type::Large));
    m_command->setReadOnly(true);
    m_command->setAccessibleName(tr("Command that opens the firewall"));
    theme::setTone(m_viewers, theme::Tone::Muted);
    connect(m_switch, &QCheckBox::clicked, this, &ShareDialog::shareWished);
    connect(m_copyCommand, &QToolButton::clicked, this,
        [this] { copy(m_command->text(), m_copyCommand); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    setViewerCount(0);
    setSharing({});
    resize(dialogWidth, sizeHint().height());
}

QWidget *ShareDialog::addressPart()
{
    m_addresses = new QWidget(this);
    auto *column = new QVBoxLayout(m_addresses);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::space::small);
    m_choice = new QComboBox(m_addresses);
    m_choice->setAccessibleName(tr("Address of the page"));
    auto *copyAddress = copyButton(tr("Copy the address"), m_addresses);
    auto *line = new QHBoxLayout;
    line->addWidget(m_choice, 1);
    line->addWidget(copyAddress);
    column->addLayout(line);
    m_code = new QrCode(m_addresses);
    m_wifiCode = new QrCode(m_addresses);
    m_join = caption(tr("First: join the Wi-Fi"), m_addresses);
    m_open = caption(tr("Then: open the page"), m_addresses);
    auto *codes = new QGridLayout;
    codes->addWidget(m_join, 0, 0);
    codes->addWidget(m_open, 0, 1);
    codes->addWidget(m_wifiCode, 1, 0, Qt::AlignHCenter);
    codes->addWidget(m_code, 1, 1, Qt::AlignHCenter);
    column->addLayout(codes);
    connect(m_choice, &QComboBox::currentIndexChanged, this, &ShareDialog::showAddress);
    connect(copyAddress, &QToolButton::clicked, this,
        [this, copyAddress] { copy(m_choice->currentData().toString(), copyAddress); });
    return m_addresses;
}

QWidget *ShareDialog::wifiPart()
{
    auto *part = new QWidget(this);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    m_wifiSwitch = new QToolButton(part);
    m_wifiSwitch->setAutoRaise(true);
    m_wifiSwitch->setCheckable(true);
    m_wifiSwitch->setArrowType(Qt::RightArrow);
    m_wifiSwitch->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_wifiSwitch->setText(tr("Code for the &Wi-Fi, for guests"));
    column->addWidget(m_wifiSwitch);
    m_wifi = new QWidget(part);
    auto *form = new QFormLayout(m_wifi);
    m_network = new QLineEdit(m_wifi);
    m_network->setMaxLength(maxNetworkBytes);
    m_password = new QLineEdit(m_wifi);
    m_password->setMaxLength(maxPasswordLength);
    m_password->setEchoMode(QLineEdit::PasswordEchoOnEdit);
    m_password->setPlaceholderText(tr("empty: an open network"));
    form->addRow(tr("&Network:"), m_network);
    form->addRow(tr("&Password:"), m_password);
    auto *promise = paragraph({}, m_wifi);
    promise->setText(tr("Whoever scans the code gets the password. It is kept nowhere."));
    theme::setTone(promise, theme::Tone::Muted);
    form->addRow(promise);
    column->addWidget(m_wifi);
    m_wifi->hide();
    connect(m_wifiSwitch, &QToolButton::toggled, this, [this](bool isOpen) {
        m_wifiSwitch->setArrowType(isOpen ? Qt::DownArrow : Qt::RightArrow);
        m_wifi->setVisible(isOpen);
        if (isOpen)
            m_network->setFocus();
        else
            m_password->clear();
        showWifi();
    });
    connect(m_network, &QLineEdit::textChanged, this, &ShareDialog::showWifi);
    connect(m_password, &QLineEdit::textChanged, this, &ShareDialog::showWifi);
    showWifi();
    return part;
}

void ShareDialog::setSharing(const core::Sharing &sharing)
{
    const QString chosen = m_choice->currentData().toString();
    m_sharing = sharing;
    m_switch->setChecked(sharing.isShared);
    {
        const QSignalBlocker blocker(m_choice);
        m_choice->clear();
        for (const core::Sharing::Address &address : sharing.addresses) {
            m_choice->addItem(address.adapter.isEmpty()
                    ? address.url
                    : tr("%1  —  %2", "address, network").arg(address.url, address.adapter),
                address.url);
        }
        if (const int same = m_choice->findData(chosen); same >= 0)
            m_choice->setCurrentIndex(same);
    }
    m_wifiSwitch->parentWidget()->setVisible(!sharing.addresses.isEmpty());
    showAddress();
    showReach();
    adjustSize();
}

void ShareDialog::setViewerCount(int count)
{
    m_viewers->setText(count == 0 ? tr("Nobody has the page open.")
            : count == 1          ? tr("One browser has it open.")
                                  : tr("%1 browsers have it open.").arg(count));
}

void ShareDialog::showAddress()
{
    const QString url = m_choice->currentData().toString();
    m_addresses->setVisible(!url.isEmpty());
    m_code->setText(url, tr("QR code of %1").arg(url));
}

void ShareDialog::showReach()
{
    m_who->setText(!m_sharing.problem.isEmpty() ? m_sharing.problem
            : m_sharing.isShared
            ? tr("Everyone in this network can see the photos: no password is asked for.")
            : tr("Only this computer can see the page. Shared, phones and other computers in the "
                 "same network can open it."));
    theme::setTone(m_who, m_sharing.problem.isEmpty() ? theme::Tone::Muted : theme::Tone::Error);

    const bool isReached = !m_sharing.guest.isEmpty();
    const bool mayBeBlocked = m_sharing.isShared && !isReached;
    const bool hasCommand = mayBeBlocked && !m_sharing.firewallCommand.isEmpty();
    m_reach->setVisible(m_sharing.isShared);
    m_reach->setText(isReached ? tr("Reachable: %1 has opened the page.").arg(m_sharing.guest)
            : m_sharing.addresses.isEmpty() ? tr("This computer is in no network.")
            : hasCommand
            ? tr("No other device has come through yet. A firewall is on here; if a phone finds "
                 "nothing, this command opens it:")
            : tr("No other device has come through yet. Scan the code with a phone in the same "
                 "network. If it finds nothing, the network keeps its devices apart (often "
                 "called “client isolation” or “guest network”): use another one."));
    theme::setTone(m_reach, isReached ? theme::Tone::Live : theme::Tone::Text);
    m_command->setText(m_sharing.firewallCommand);
    m_command->setVisible(hasCommand);
    m_copyCommand->setVisible(hasCommand);
}

void ShareDialog::showWifi()
{
    const QString network = m_network->text();
    const bool isShown = m_wifiSwitch->isChecked() && !network.isEmpty();
    m_wifiCode->setVisible(isShown);
    m_join->setVisible(isShown);
    m_open->setVisible(isShown);
    m_wifiCode->setText(network.isEmpty() ? QString() : wifiText(network, m_password->text()),
        tr("QR code that joins the network %1").arg(network));
    adjustSize();
}

void ShareDialog::copy(const QString &words, QToolButton *button)
{
    QGuiApplication::clipboard()->setText(words);
    QToolTip::showText(
        button->mapToGlobal(QPoint(0, button->height())), tr("Copied: %1").arg(words), button);
}

} // namespace ui
