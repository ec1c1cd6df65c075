// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/AdoptionForm.h"

#include "core/Bytes.h"
#include "ui/FormField.h"
#include "ui/Theme.h"

#include <QFontDatabase>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace ui {

namespace {

constexpr qsizetype maxTokenLength = 256;
constexpr int commandLines = 8;

QLabel *label(const QString &text, QWidget *buddy)
{
    auto *label = new QLabel(text);
    label->setBuddy(buddy);
    return label;
}

} // namespace

AdoptionForm::AdoptionForm(QWidget *parent)
    : QWidget(parent)
    , m_slug(new FormField(tr("Name in the address"), this))
    , m_token(new FormField(tr("Verify token"), this))
    , m_command(new QPlainTextEdit(this))
{
    auto *story = new QLabel(
        tr("For a subscription that you make yourself at the source, with curl or another program. "
           "First add its name here; then Hereabouts answers the source's question and takes its "
           "notices. It never deletes such a subscription."),
        this);
    story->setTextFormat(Qt::PlainText);
    story->setWordWrap(true);

    m_slug->edit()->setPlaceholderText(QStringLiteral("san-francisco"));
    m_token->edit()->setMaxLength(int(maxTokenLength));
    m_token->edit()->setEchoMode(QLineEdit::PasswordEchoOnEdit);
    m_token->setHint(tr("The same as in your request. Leave it empty if you sent none."));

    m_command->setReadOnly(true);
    m_command->setTabChangesFocus(true);
    m_command->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_command->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_command->setAccessibleName(tr("The request to send"));
    m_command->setFixedHeight(
        QFontMetrics(m_command->font()).lineSpacing() * commandLines + theme::space::wide);

    auto *form = new QFormLayout;
    form->setVerticalSpacing(theme::space::small);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->addRow(label(tr("&Name in the address:"), m_slug->edit()), m_slug);
    form->addRow(label(tr("&Verify token:"), m_token->edit()), m_token);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(theme::space::medium);
    column->addWidget(story);
    column->addLayout(form);
    column->addWidget(label(tr("The re&quest, to be sent after adding:"), m_command));
    column->addWidget(m_command);
    column->addStretch();
    setFocusProxy(m_slug);

    connect(m_slug, &FormField::textChanged, this, &AdoptionForm::validate);
    validate();
}

QString AdoptionForm::slug() const
{
    return m_slug->text().trimmed();
}

QString AdoptionForm::verifyToken() const
{
    return m_token->text();
}

void AdoptionForm::validate()
{
    const bool isUsable = core::isSlug(slug().toUtf8());
    const QString path = QStringLiteral("/callbacks/geo/%1")
                             .arg(isUsable ? slug() : QStringLiteral("san-francisco"));
    m_slug->setProblem(isUsable ? QString()
            : slug().isEmpty()  ? tr("A name is missing here, for example san-francisco.")
                                : tr("Only small letters a–z, digits and dashes; 64 at most."));
    m_slug->setHint(tr("Callback: %1").arg(path));
    m_command->setPlainText(
        QStringLiteral("curl -F 'client_id=…' \\\n"
                       "     -F 'client_secret=…' \\\n"
                       "     -F 'object=geography' \\\n"
                       "     -F 'aspect=media' \\\n"
                       "     -F 'lat=37.7749' -F 'lng=-122.4194' -F 'radius=5000' \\\n"
                       "     -F 'verify_token=…' \\\n"
                       "     -F 'callback_url=https://…%1' \\\n"
                       "     https://…/v1/subscriptions")
            .arg(path));
}

bool AdoptionForm::check()
{
    validate();
    m_slug->markAsLeft();
    if (!m_slug->showsProblem())
        return true;
    m_slug->edit()->setFocus(Qt::OtherFocusReason);
    m_slug->edit()->selectAll();
    return false;
}

} // namespace ui
