// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/PlaceDialog.h"

#include "ui/AdoptionForm.h"
#include "ui/DialogText.h"
#include "ui/PlaceForm.h"
#include "ui/PrimaryButton.h"
#include "ui/SourceChooser.h"
#include "ui/Theme.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

constexpr int dialogWidth = 560;
constexpr QSize formSize {920, 640};

QLabel *text(const QString &words, QWidget *parent)
{
    QLabel *label = paragraph(words, parent);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace

PlaceDialog::PlaceDialog(
    const QList<photos::SourceInfo> &sources, const QStringList &takenTitles, QWidget *parent)
    : QDialog(parent)
    , m_buttons(new QDialogButtonBox(this))
{
    setWindowTitle(tr("Add place"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(
        theme::space::large, theme::space::large, theme::space::large, theme::space::large);
    column->setSpacing(theme::space::large);
    const bool hasSource = std::any_of(sources.begin(), sources.end(),
        [](const photos::SourceInfo &source) { return source.isReady; });
    if (!hasSource)
        buildExplanation();
    else
        buildForms(sources, takenTitles);
    column->addWidget(m_buttons);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    if (hasSource) {
        resize(formSize.boundedTo(screen()->availableSize()));
        return;
    }
    // Lines that wrap need less height than they think before they know their width.
    const int height = layout()->totalHeightForWidth(dialogWidth);
    resize(dialogWidth, height > 0 ? height : sizeHint().height());
}

void PlaceDialog::buildForms(
    const QList<photos::SourceInfo> &sources, const QStringList &takenTitles)
{
    m_pages = new QTabWidget(this);
    m_pages->setDocumentMode(true);
    m_place = new PlaceForm(sources, takenTitles);
    connect(m_place->sources(), &SourceChooser::keyWished, this, &PlaceDialog::keyWished);
    m_adoption = new AdoptionForm;
    const auto addPage = [this](QWidget *form, const QString &title) {
        auto *page = new QWidget(m_pages);
        auto *column = new QVBoxLayout(page);
        column->setContentsMargins(
            theme::space::small, theme::space::large, theme::space::small, theme::space::small);
        column->addWidget(form, form == m_place ? 1 : 0);
        if (form != m_place)
            column->addStretch();
        m_pages->addTab(page, title);
    };
    addPage(m_place, tr("New &place"));
    addPage(m_adoption, tr("Made &elsewhere"));
    layout()->addWidget(m_pages);

    m_send = new PrimaryButton(tr("Add"), m_buttons);
    m_buttons->addButton(m_send, QDialogButtonBox::AcceptRole);
    m_send->setDefault(true);
    m_buttons->addButton(QDialogButtonBox::Cancel)->setIcon(QIcon());
    connect(m_buttons, &QDialogButtonBox::accepted, this, &PlaceDialog::send);
    m_place->begin();
}

void PlaceDialog::lookOut(Outlook *outlook)
{
    if (!m_place)
        return;
    m_place->lookOut(outlook);
    connect(this, &QDialog::finished, m_place, &PlaceForm::leave);
}

void PlaceDialog::edit(const QList<photos::Subscription> &place)
{
    if (!m_place || place.isEmpty())
        return;
    m_slug = place.first().slug;
    m_place->load(place);
    m_pages->setTabVisible(1, false);
    m_send->setText(tr("Save"));
    setWindowTitle(tr("Edit place"));
    m_place->begin();
}

void PlaceDialog::propose(const QList<photos::Subscription> &place)
{
    if (!m_place || place.isEmpty())
        return;
    m_place->load(place);
    m_place->begin();
}

void PlaceDialog::buildExplanation()
{
    auto *title = text(tr("No source of photos is set up yet"), this);
    title->setFont(theme::font(theme::Type::Large, QFont::DemiBold));
    layout()->addWidget(title);
    layout()->addWidget(text(
        tr("Hereabouts watches places at a service that speaks the Instagram protocol of 2011. "
           "Start it with these settings in the environment:"),
        this));

    auto *grid = new QGridLayout;
    grid->setColumnStretch(1, 1);
    grid->setHorizontalSpacing(theme::space::large);
    const std::pair<QString, QString> settings[] = {
        {QStringLiteral("IG_CLIENT_ID"), tr("who you are at the service")},
        {QStringLiteral("IG_CLIENT_SECRET"), tr("the secret that signs its notices")},
        {QStringLiteral("IG_API_HOST"), tr("host name of the service")},
    };
    for (const auto &[name, meaning] : settings) {
        const int row = grid->rowCount();
        QLabel *label = text(name, this);
        label->setWordWrap(false);
        QFont bold = label->font();
        bold.setWeight(QFont::DemiBold);
        label->setFont(bold);
        grid->addWidget(label, row, 0);
        grid->addWidget(text(meaning, this), row, 1);
    }
    static_cast<QVBoxLayout *>(layout())->addLayout(grid);
    layout()->addWidget(text(tr("Without an account, hereabouts --demo shows how it works: with "
                                "photos it paints itself."),
        this));

    QPushButton *demonstration
        = m_buttons->addButton(tr("See a &demonstration"), QDialogButtonBox::ActionRole);
    connect(demonstration, &QPushButton::clicked, this, [this] {
        emit demonstrationWished();
        accept();
    });
    QPushButton *close = m_buttons->addButton(QDialogButtonBox::Close);
    close->setIcon(QIcon());
    close->setDefault(true);
}

void PlaceDialog::setSources(const QList<photos::SourceInfo> &sources)
{
    if (m_place)
        m_place->sources()->setReady(sources);
}

void PlaceDialog::send()
{
    const bool isPlace = m_pages->currentIndex() == 0;
    if (!(isPlace ? m_place->check() : m_adoption->check()))
        return;
    if (isPlace && !m_slug.isEmpty())
        emit changeWished(m_slug, m_place->wishes());
    else if (isPlace)
        emit placeWished(m_place->wishes());
    else
        emit adoptionWished(m_adoption->slug(), m_adoption->verifyToken());
    accept();
}

} // namespace ui
