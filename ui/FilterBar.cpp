// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/FilterBar.h"

#include "ui/PhotoListModel.h"
#include "ui/Theme.h"
#include "ui/Words.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>

#include <algorithm>

namespace ui {

namespace {

constexpr int widest = 320;
constexpr int narrowest = 120;
constexpr double hintShare = 0.62;
/// Entries of a menu: the most frequent.
constexpr size_t maxEntries = 15;
constexpr qsizetype maxNameInMenu = 40;

} // namespace

FilterBar::FilterBar(const PhotoListModel *model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_words(new QLineEdit(this))
    , m_more(new QToolButton(this))
    , m_menu(new QMenu(this))
{
    m_words->setObjectName(QStringLiteral("filterWords"));
    m_words->setPlaceholderText(tr("Filter …"));
    m_words->setToolTip(tr("Show only photos with these words (Ctrl+F)"));
    m_words->setAccessibleName(tr("Filter: words in caption, tags, place or author"));
    m_words->setMaxLength(int(maxFilterText));
    m_words->setClearButtonEnabled(true);
    m_words->setMinimumWidth(narrowest);
    m_words->addAction(theme::icon(QStringLiteral("find")), QLineEdit::LeadingPosition);
    m_words->installEventFilter(this);
    m_more->setObjectName(QStringLiteral("filterMore"));
    m_more->setAutoRaise(true);
    m_more->setIcon(theme::icon(QStringLiteral("filter")));
    m_more->setToolTip(tr("Filter by time, source or author"));
    m_more->setAccessibleName(m_more->toolTip());
    m_more->setFocusPolicy(Qt::TabFocus);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setMenu(m_menu);
    m_more->setStyleSheet(QStringLiteral("QToolButton::menu-indicator { image: none; }"));

    setMaximumWidth(widest);
    colourHint();
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins({});
    line->setSpacing(theme::space::hair);
    line->addWidget(m_words, 1);
    line->addWidget(m_more);

    connect(m_words, &QLineEdit::textEdited, this, [this](const QString &text) {
        PhotoFilter filter = m_filter;
        filter.text = text.simplified();
        wish(filter);
    });
    connect(m_words, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (text.isEmpty() && !m_filter.text.isEmpty()) { // the field's own cross
            PhotoFilter filter = m_filter;
            filter.text.clear();
            wish(filter);
        }
    });
    connect(m_words, &QLineEdit::returnPressed, this, &FilterBar::left);
    connect(m_menu, &QMenu::aboutToShow, this, &FilterBar::fillMenu);
}

void FilterBar::setFilter(const PhotoFilter &filter)
{
    m_filter = filter;
    if (m_words->text().simplified() != filter.text)
        m_words->setText(filter.text);
}

void FilterBar::begin(const QString &typed)
{
    m_words->setFocus(Qt::ShortcutFocusReason);
    if (typed.isEmpty()) {
        m_words->selectAll();
        return;
    }
    m_words->setText(typed);
    PhotoFilter filter = m_filter;
    filter.text = typed.simplified();
    wish(filter);
}

void FilterBar::wish(const PhotoFilter &filter)
{
    m_filter = filter;
    emit filterWished(filter);
}

/// Palettes of some desktops leave it black, also on a dark ground.
void FilterBar::colourHint()
{
    QPalette colours = palette();
    colours.setColor(QPalette::PlaceholderText,
        theme::blend(colours.color(QPalette::Base), colours.color(QPalette::Text), hintShare));
    m_words->setPalette(colours);
}

void FilterBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colourHint();
}

bool FilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_words && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape)
            emit cleared();
        else if (key == Qt::Key_Down)
            emit left();
        else
            return false;
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void FilterBar::fillMenu()
{
    m_menu->clear();
    addTimes(m_menu->addMenu(theme::icon(QStringLiteral("clock")), tr("&Time")));
    addShared(m_menu->addMenu(theme::icon(QStringLiteral("person")), tr("&Author")),
        PhotoStore::Shared::Author, &PhotoFilter::author);
    addShared(m_menu->addMenu(theme::icon(QStringLiteral("pin")), tr("&Place")),
        PhotoStore::Shared::Place, &PhotoFilter::place);
    addShared(m_menu->addMenu(theme::icon(QStringLiteral("globe")), tr("&Source")),
        PhotoStore::Shared::Source, &PhotoFilter::source);
    m_menu->addSeparator();
    QAction *hidden = m_menu->addAction(theme::icon(QStringLiteral("hide")), tr("&Hidden photos"));
    hidden->setCheckable(true);
    hidden->setChecked(m_filter.isHidden);
    connect(hidden, &QAction::toggled, this, [this](bool wished) {
        PhotoFilter filter = m_filter;
        filter.isHidden = wished;
        wish(filter);
    });
}

void FilterBar::addTimes(QMenu *menu)
{
    const QDateTime now = QDateTime::currentDateTime();
    const QDateTime today = now.date().startOfDay();
    const auto add
        = [this, menu](const QString &text, const QDateTime &since, const QDateTime &until = {}) {
              connect(menu->addAction(text), &QAction::triggered, this, [this, since, until] {
                  PhotoFilter filter = m_filter;
                  filter.since = since;
                  filter.until = until;
                  wish(filter);
              });
          };
    add(tr("Any time"), {});
    add(tr("Last hour"), now.addSecs(-60 * 60));
    add(tr("Today"), today);
    add(tr("Yesterday"), today.addDays(-1), today);
    add(tr("Last seven days"), today.addDays(-6));
    add(tr("Last thirty days"), today.addDays(-29));
}

/// The texts that most photos share, the most frequent first.
void FilterBar::addShared(QMenu *menu, PhotoStore::Shared what, QString PhotoFilter::*member)
{
    const PhotoStore &store = m_model->store();
    std::vector<int> uses(store.texts().size());
    for (qint64 number = store.oldest(); number < store.end(); ++number)
        ++uses[store.at(number, what)];
    std::vector<quint32> used;
    for (quint32 text = 0; text < uses.size(); ++text) {
        if (uses[text] > 0 && !store.texts().at(text).isEmpty())
            used.push_back(text);
    }
    std::sort(
        used.begin(), used.end(), [&uses](quint32 a, quint32 b) { return uses[a] > uses[b]; });
    used.resize(std::min(used.size(), maxEntries));
    for (const quint32 text : used) {
        const QString value = store.texts().at(text);
        const QString shown = what == PhotoStore::Shared::Source
            ? words::sourceTitle(value)
            : words::isolated(words::oneLine(value, maxNameInMenu));
        QAction *action = menu->addAction(words::onButton(shown));
        action->setCheckable(true);
        action->setChecked(m_filter.*member == value);
        connect(action, &QAction::toggled, this, [this, member, value](bool wished) {
            PhotoFilter filter = m_filter;
            filter.*member = wished ? value : QString();
            wish(filter);
        });
    }
    menu->setEnabled(!used.empty());
}

} // namespace ui
