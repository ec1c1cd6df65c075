// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ServiceDialog.h"

#include "ui/DialogText.h"
#include "ui/FormField.h"
#include "ui/PrimaryButton.h"
#include "ui/ServiceAddress.h"
#include "ui/TestLine.h"
#include "ui/Theme.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int dialogWidth = 520;
constexpr int maxLength = 256;

} // namespace

ServiceDialog::ServiceDialog(const ServiceState &state, QWidget *parent)
    : QDialog(parent)
    , m_url(new FormField(tr("Address of the service"), this))
    , m_clientId(new FormField(tr("Client id"), this))
    , m_secret(new FormField(tr("Client secret"), this))
    , m_forget(new QCheckBox(tr("&Forget the secret that is kept"), this))
    , m_test(new TestLine(tr("Test the service"), this))
    , m_hasSecret(state.hasSecret)
{
    setWindowTitle(tr("Service"));
    m_url->setText(state.url.toString());
    m_url->edit()->setPlaceholderText(QStringLiteral("https://photos.example.org"));
    m_clientId->setText(QString::fromUtf8(state.clientId));
    m_clientId->edit()->setMaxLength(maxLength);
    m_clientId->setHint(tr("Who you are at the service."));
    m_secret->edit()->setMaxLength(maxLength);
    m_secret->edit()->setEchoMode(QLineEdit::Password);
    m_secret->setHint(state.hasSecret
            ? tr("One is kept. Leave this empty to keep it.")
            : tr("It signs the notices of the service, and nobody else may know it."));
    m_forget->setVisible(state.hasSecret && !state.isFromEnvironment);
    build(state);
    for (FormField *field : {m_url, m_clientId, m_secret}) {
        connect(field, &FormField::textChanged, this, &ServiceDialog::validate);
        connect(field, &FormField::textChanged, m_test, &TestLine::clear);
        field->setEnabled(!state.isFromEnvironment);
    }
    connect(m_forget, &QCheckBox::toggled, m_secret, &QWidget::setDisabled);
    connect(m_test, &TestLine::wished, this, [this] {
        emit testWished(serviceAddress(m_url->text()), m_clientId->text().trimmed().toUtf8(),
            m_secret->text().toUtf8());
    });
    validate();
    const int height = layout()->totalHeightForWidth(dialogWidth);
    resize(dialogWidth, height > 0 ? height : sizeHint().height());
}

void ServiceDialog::build(const ServiceState &state)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(
        theme::space::large, theme::space::large, theme::space::large, theme::space::large);
    column->setSpacing(theme::space::large);
    column->addWidget(paragraph(state.isFromEnvironment
            ? tr("The service was given by variables of the environment (IG_CLIENT_ID, "
                 "IG_CLIENT_SECRET, IG_API_HOST). Start without them to set it up here.")
            : tr("A service that speaks the Instagram protocol of 2011, and calls back when there "
                 "is something new. It gives you a client id and a client secret."),
        this));
    auto *form = new QFormLayout;
    form->setVerticalSpacing(theme::space::small);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->addRow(labelOf(tr("&Address:"), m_url->edit()), m_url);
    form->addRow(labelOf(tr("Client &id:"), m_clientId->edit()), m_clientId);
    form->addRow(labelOf(tr("Client &secret:"), m_secret->edit()), m_secret);
    form->addRow(QString(), m_forget);
    form->addRow(QString(), m_test);
    column->addLayout(form);
    QLabel *place = paragraph(state.secretPlace, this);
    place->setVisible(!state.isFromEnvironment);
    theme::setTone(place, theme::Tone::Muted);
    column->addWidget(place);

    auto *buttons = new QDialogButtonBox(this);
    if (state.isFromEnvironment) {
        buttons->addButton(QDialogButtonBox::Close)->setIcon(QIcon());
    } else {
        auto *save = new PrimaryButton(tr("Save"), buttons);
        buttons->addButton(save, QDialogButtonBox::AcceptRole);
        save->setDefault(true);
        buttons->addButton(QDialogButtonBox::Cancel)->setIcon(QIcon());
    }
    connect(buttons, &QDialogButtonBox::accepted, this, &ServiceDialog::send);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
}

void ServiceDialog::showTest(bool isFine, const QString &words)
{
    m_test->showResult(isFine, words);
}

void ServiceDialog::validate()
{
    m_url->setProblem(isServiceAddress(serviceAddress(m_url->text()))
            ? QString()
            : tr("An address such as https://photos.example.org, without user and password."));
    m_clientId->setProblem(
        m_clientId->text().trimmed().isEmpty() ? tr("The client id is missing.") : QString());
    m_secret->setProblem(m_secret->text().isEmpty() && !m_hasSecret
            ? tr("Without it, no notice of the service can be believed.")
            : QString());
}

void ServiceDialog::send()
{
    for (FormField *field : {m_url, m_clientId, m_secret}) {
        field->markAsLeft();
        if (field->showsProblem())
            return field->edit()->setFocus(Qt::OtherFocusReason);
    }
    if (m_forget->isChecked())
        emit secretForgotten();
    emit serviceWished(serviceAddress(m_url->text()), m_clientId->text().trimmed().toUtf8(),
        m_forget->isChecked() ? QByteArray() : m_secret->text().toUtf8());
    m_secret->edit()->clear();
    accept();
}

} // namespace ui
