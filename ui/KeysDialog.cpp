// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/KeysDialog.h"

#include "ui/DialogText.h"
#include "ui/FormField.h"
#include "ui/LinkButton.h"
#include "ui/PrimaryButton.h"
#include "ui/ServiceAddress.h"
#include "ui/TestLine.h"
#include "ui/Theme.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int dialogWidth = 520;
constexpr int maxLength = 512;

} // namespace

KeysDialog::KeysDialog(const AccessState &state, const QString &source, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Keys"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(
        theme::space::large, theme::space::large, theme::space::large, theme::space::large);
    column->setSpacing(theme::space::medium);
    for (const SourceAccess &access : state.sources)
        add(access, column);
    QLabel *place = paragraph(state.secretPlace, this);
    theme::setTone(place, theme::Tone::Muted);
    column->addWidget(place);

    auto *buttons = new QDialogButtonBox(this);
    auto *save = new PrimaryButton(tr("Save"), buttons);
    buttons->addButton(save, QDialogButtonBox::AcceptRole);
    save->setDefault(true);
    buttons->addButton(QDialogButtonBox::Cancel)->setIcon(QIcon());
    connect(buttons, &QDialogButtonBox::accepted, this, &KeysDialog::send);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);

    for (const Group &group : std::as_const(m_groups)) {
        if (group.access.name == source)
            group.secret->edit()->setFocus(Qt::OtherFocusReason);
    }
    const int height = layout()->totalHeightForWidth(dialogWidth);
    resize(dialogWidth, height > 0 ? height : sizeHint().height());
}

void KeysDialog::add(const SourceAccess &access, QVBoxLayout *column)
{
    QLabel *title = paragraph(access.title, this);
    title->setFont(theme::font(theme::Type::Large, QFont::DemiBold));
    column->addWidget(title);
    column->addWidget(paragraph(access.about, this));
    if (access.page.isValid() && access.variable.isEmpty())
        column->addWidget(linkTo(access), 0, Qt::AlignLeft);

    Group group {access, nullptr,
        new FormField(QStringLiteral("%1: %2").arg(access.title, access.secretTitle), this),
        new QCheckBox(tr("Forget what is kept for %1").arg(access.title), this),
        new TestLine(tr("Test %1").arg(access.title), this)};
    auto *form = new QFormLayout;
    form->setVerticalSpacing(theme::space::small);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    if (access.hasAddress) {
        group.address = new FormField(tr("%1: Server").arg(access.title), this);
        group.address->setText(access.url.toString());
        form->addRow(labelOf(tr("Server:"), group.address->edit()), group.address);
    }
    group.secret->edit()->setMaxLength(maxLength);
    group.secret->edit()->setEchoMode(QLineEdit::Password);
    if (!access.variable.isEmpty())
        group.secret->setHint(
            tr("Given by %1 of the environment. Start without it to set it up here.")
                .arg(access.variable));
    else if (access.hasSecret)
        group.secret->setHint(tr("One is kept. Leave this empty to keep it."));
    form->addRow(
        labelOf(access.secretTitle + QLatin1Char(':'), group.secret->edit()), group.secret);
    group.forget->setVisible(access.hasSecret && access.variable.isEmpty());
    form->addRow(QString(), group.forget);
    form->addRow(QString(), group.test);
    column->addLayout(form);
    m_groups += group;
    connectGroup(group);
}

QWidget *KeysDialog::linkTo(const SourceAccess &access)
{
    auto *link = new LinkButton(this);
    link->setLink(tr("Get one from %1").arg(access.title), access.page);
    connect(link, &LinkButton::opened, this, &KeysDialog::linkOpened);
    return link;
}

void KeysDialog::connectGroup(const Group &group)
{
    for (FormField *field : {group.address, group.secret}) {
        if (!field)
            continue;
        field->setEnabled(group.access.variable.isEmpty());
        connect(field, &FormField::textChanged, this, [this, group] {
            validate(group);
            group.test->clear();
        });
    }
    connect(group.forget, &QCheckBox::toggled, group.secret, &QWidget::setDisabled);
    connect(group.test, &TestLine::wished, this, [this, group] {
        emit testWished(group.access.name, addressIn(group), group.secret->text().toUtf8());
    });
}

/// Invalid where there is only one.
QUrl KeysDialog::addressIn(const Group &group) const
{
    return group.address ? serviceAddress(group.address->text()) : QUrl();
}

void KeysDialog::validate(const Group &group)
{
    if (group.address)
        group.address->setProblem(isServiceAddress(addressIn(group))
                ? QString()
                : tr("An address such as https://social.example.org, without user and password."));
}

void KeysDialog::showTest(const QString &name, bool isFine, const QString &words)
{
    for (const Group &group : std::as_const(m_groups)) {
        if (group.access.name == name)
            group.test->showResult(isFine, words);
    }
}

void KeysDialog::send()
{
    for (const Group &group : std::as_const(m_groups)) {
        if (!group.address)
            continue;
        group.address->markAsLeft();
        if (group.address->showsProblem())
            return group.address->edit()->setFocus(Qt::OtherFocusReason);
    }
    for (const Group &group : std::as_const(m_groups)) {
        const QByteArray secret = group.secret->text().trimmed().toUtf8();
        const bool isMoved = group.address && addressIn(group) != group.access.url;
        if (group.forget->isChecked())
            emit accessForgotten(group.access.name);
        else if (!secret.isEmpty() || isMoved)
            emit accessWished(group.access.name, addressIn(group), secret);
        group.secret->edit()->clear();
    }
    accept();
}

} // namespace ui
