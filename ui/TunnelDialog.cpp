// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/TunnelDialog.h"

#include "ui/DialogText.h"
#include "ui/FormField.h"
#include "ui/PrimaryButton.h"
#include "ui/StateMark.h"
#include "ui/Theme.h"
#include "ui/Words.h"

#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QToolTip>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int dialogWidth = 540;
constexpr int maxLength = 1024;
constexpr int markSide = 12;
const QString ownCommand = QStringLiteral("own");

QUrl urlOf(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return {};
    return QUrl(
        trimmed.contains(QLatin1String("://")) ? trimmed : QLatin1String("https://") + trimmed,
        QUrl::StrictMode);
}

bool isSite(const QUrl &url)
{
    const bool isWeb
        = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    return url.isValid() && isWeb && !url.host().isEmpty() && url.userInfo().isEmpty()
        && !url.hasQuery() && !url.hasFragment();
}

} // namespace

TunnelDialog::TunnelDialog(const TunnelState &state, QWidget *parent)
    : QDialog(parent)
    , m_form(new QFormLayout)
    , m_kind(new QComboBox(this))
    , m_about(paragraph({}, this))
    , m_server(new FormField(tr("Server"), this))
    , m_command(new FormField(tr("Command"), this))
    , m_address(new FormField(tr("Public address"), this))
    , m_mark(new QLabel(this))
    , m_message(paragraph({}, this))
    , m_current(paragraph({}, this))
    , m_copy(new QToolButton(this))
    , m_check(new QPushButton(tr("&Check now"), this))
{
    setWindowTitle(tr("Reach from outside"));
    build();
    load(state);
    setState(state);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &TunnelDialog::showFields);
    for (FormField *field : {m_server, m_command, m_address})
        connect(field, &FormField::textChanged, this, &TunnelDialog::validate);
    connect(m_check, &QPushButton::clicked, this, &TunnelDialog::checkWished);
    connect(m_copy, &QToolButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_state.address.toString());
        QToolTip::showText(m_copy->mapToGlobal(QPoint(0, 0)), tr("Copied"), m_copy);
    });
    showFields();
    resize(dialogWidth, sizeHint().height());
}

void TunnelDialog::build()
{
    m_kind->addItem(tr("No tunnel"), QString());
    for (const char *name : {"localtunnel", "cloudflared"})
        m_kind->addItem(QString::fromLatin1(name), QString::fromLatin1(name));
    m_kind->addItem(tr("SSH"), QStringLiteral("ssh"));
    m_kind->addItem(QStringLiteral("ngrok"), QStringLiteral("ngrok"));
    m_kind->addItem(tr("Command of your own"), ownCommand);
    for (FormField *field : {m_server, m_command, m_address})
        field->edit()->setMaxLength(maxLength);
    m_command->edit()->setPlaceholderText(
        QStringLiteral("bore local {port} --to bore.example.org"));
    m_command->setHint(tr("{port} stands for the callback port. No shell reads it."));
    m_address->edit()->setPlaceholderText(QStringLiteral("https://wall.example.org"));

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(
        theme::space::large, theme::space::large, theme::space::large, theme::space::large);
    column->setSpacing(theme::space::large);
    column->addWidget(
        paragraph(tr("Services that push photos, and the hubs of feeds, must be able to "
                     "call this computer. A tunnel makes its callback port reachable, "
                     "and nothing else."),
            this));
    theme::setTone(m_about, theme::Tone::Muted);
    m_form->setVerticalSpacing(theme::space::small);
    m_form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    m_form->addRow(labelOf(tr("&Tunnel:"), m_kind), m_kind);
    m_form->addRow(QString(), m_about);
    m_form->addRow(labelOf(tr("&Server:"), m_server->edit()), m_server);
    m_form->addRow(labelOf(tr("C&ommand:"), m_command->edit()), m_command);
    m_form->addRow(labelOf(tr("&Public address:"), m_address->edit()), m_address);
    column->addLayout(m_form);
    column->addWidget(stateBox());
    column->addStretch();

    auto *buttons = new QDialogButtonBox(this);
    auto *save = new PrimaryButton(tr("Save"), buttons);
    buttons->addButton(save, QDialogButtonBox::AcceptRole);
    save->setDefault(true);
    buttons->addButton(QDialogButtonBox::Cancel)->setIcon(QIcon());
    connect(buttons, &QDialogButtonBox::accepted, this, &TunnelDialog::send);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
}

/// The mark and what it means; the address of now; a button to try it.
QWidget *TunnelDialog::stateBox()
{
    auto *box = new QWidget(this);
    m_copy->setAutoRaise(true);
    m_copy->setIcon(theme::icon(QStringLiteral("copy")));
    m_copy->setToolTip(tr("Copy the public address"));
    m_copy->setAccessibleName(tr("Copy the public address"));
    m_check->setAutoDefault(false);
    m_current->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_message->setAccessibleName(tr("State"));
    m_current->setAccessibleName(tr("Public address now"));
    auto *address = new QHBoxLayout;
    address->addWidget(m_current, 1);
    address->addWidget(m_copy);
    auto *words = new QVBoxLayout;
    words->addWidget(m_message);
    words->addLayout(address);
    auto *line = new QHBoxLayout(box);
    line->setContentsMargins({});
    line->setSpacing(theme::space::small);
    line->addWidget(m_mark, 0, Qt::AlignTop);
    line->addLayout(words, 1);
    line->addWidget(m_check, 0, Qt::AlignTop);
    return box;
}

void TunnelDialog::load(const TunnelState &state)
{
    const QString name = state.recipe.section(QLatin1Char(':'), 0, 0);
    int index = m_kind->findData(state.recipe.isEmpty() ? QString() : name);
    if (index < 0 || state.recipe.contains(QLatin1String("{port}"))) {
        index = m_kind->findData(ownCommand);
        m_command->setText(state.recipe);
    } else {
        m_server->setText(state.recipe.section(QLatin1Char(':'), 1));
    }
    m_kind->setCurrentIndex(index);
    m_address->setText(state.fixedAddress.toString());
}

void TunnelDialog::setState(const TunnelState &state)
{
    m_state = state;
    const QString message = state.isInUse
        ? state.health.message
        : tr("Nobody outside reaches this computer. Photos are asked for instead.");
    m_message->setText(message);
    m_mark->setPixmap(
        markIcon(state.isInUse ? markOf(state.health.level) : markOf(core::Health::Level::Starting))
            .pixmap(markSide, markSide));
    m_current->setText(state.address.toString());
    m_current->setVisible(!state.address.isEmpty());
    m_copy->setVisible(!state.address.isEmpty());
    m_check->setEnabled(!state.address.isEmpty());
    m_check->setToolTip(state.checkedAt.isValid() ? words::timeText(state.checkedAt) : QString());
}

void TunnelDialog::showFields()
{
    const QString kind = m_kind->currentData().toString();
    const bool isSsh = kind == QLatin1String("ssh");
    m_form->setRowVisible(m_server, isSsh || kind == QLatin1String("localtunnel"));
    m_form->setRowVisible(m_command, kind == ownCommand);
    m_server->edit()->setPlaceholderText(
        isSsh ? QStringLiteral("me@example.org/8080") : QStringLiteral("https://localtunnel.me"));
    m_server->setHint(isSsh
            ? tr("[USER@]HOST[:PORT]. With /PORT at the end, that port of your own server is ours.")
            : tr("Leave it empty for the public one."));
    m_address->setHint(kind.isEmpty()
            ? tr("Where a proxy or router of yours leads to the callback port; may be empty.")
            : tr("Only if it is always the same and the tunnel does not say it."));
    m_about->setText(kind.isEmpty() ? tr("Photos that can be asked for come all the same.")
            : isSsh ? tr("Connect by hand once, so that the server is known and your key is taken.")
            : kind == ownCommand
            ? tr("Started and watched; the first address that it prints is taken.")
            : tr("The program must be installed; the public address changes with each start."));
    validate();
}

QString TunnelDialog::recipe() const
{
    const QString kind = m_kind->currentData().toString();
    if (kind == ownCommand)
        return m_command->text().trimmed();
    const QString server = m_server->text().trimmed();
    const bool takesServer = kind == QLatin1String("ssh") || kind == QLatin1String("localtunnel");
    return takesServer && !server.isEmpty() ? kind + QLatin1Char(':') + server : kind;
}

void TunnelDialog::validate()
{
    const QString kind = m_kind->currentData().toString();
    QString problem = m_state.problemOf ? m_state.problemOf(recipe()) : QString();
    if (kind == ownCommand && recipe().isEmpty())
        problem = tr("Which command?");
    m_command->setProblem(kind == ownCommand ? problem : QString());
    m_server->setProblem(kind == ownCommand ? QString() : problem);
    const QUrl address = urlOf(m_address->text());
    m_address->setProblem(address.isEmpty() || isSite(address)
            ? QString()
            : tr("An address such as https://wall.example.org, without user and password."));
}

void TunnelDialog::send()
{
    validate();
    for (FormField *field : {m_server, m_command, m_address}) {
        field->markAsLeft();
        if (field->showsProblem() && !field->isHidden())
            return field->edit()->setFocus(Qt::OtherFocusReason);
    }
    emit wished(recipe(), urlOf(m_address->text()));
    accept();
}

} // namespace ui
