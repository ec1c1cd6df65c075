// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/FilterChips.h"

#include "ui/Theme.h"
#include "ui/Words.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QToolButton>

namespace ui {

namespace {

constexpr qsizetype maxShown = 32;
constexpr int iconSide = 16;

QString shown(const QString &text)
{
    return words::isolated(words::oneLine(text, maxShown));
}

QString timeText(const QDateTime &when)
{
    return QLocale().toString(when.toLocalTime(), QLocale::ShortFormat);
}

QString periodText(const PhotoFilter &filter)
{
    if (!filter.until.isValid())
        return FilterChips::tr("Since %1").arg(timeText(filter.since));
    if (!filter.since.isValid())
        return FilterChips::tr("Before %1").arg(timeText(filter.until));
    return FilterChips::tr("%1 to %2").arg(timeText(filter.since), timeText(filter.until));
}

} // namespace

FilterChips::FilterChips(QWidget *parent)
    : QWidget(parent)
    , m_line(new QHBoxLayout(this))
    , m_count(new QLabel(this))
{
    setObjectName(QStringLiteral("filterChips"));
    m_count->setObjectName(QStringLiteral("filterCount"));
    m_count->setTextFormat(Qt::PlainText);
    m_count->setFont(theme::font(theme::Type::Small));
    theme::setTone(m_count, theme::Tone::Muted);
    auto *clear = new QToolButton(this);
    clear->setObjectName(QStringLiteral("filterClear"));
    clear->setAutoRaise(true);
    clear->setText(tr("Clear filter"));
    clear->setToolTip(tr("Show all photos again (Esc)"));
    m_line->setContentsMargins(
        theme::space::small, theme::space::hair, theme::space::small, theme::space::hair);
    m_line->setSpacing(theme::space::small);
    m_line->addStretch();
    m_line->addWidget(m_count);
    m_line->addWidget(clear);
    connect(clear, &QToolButton::clicked, this, [this] { emit filterWished({}); });
    hide();
}

void FilterChips::addChip(const QString &icon, const QString &text, const PhotoFilter &without)
{
    auto *chip = new QToolButton(m_chips);
    chip->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    chip->setIcon(theme::icon(icon));
    chip->setIconSize({iconSide, iconSide});
    chip->setText(words::onButton(text) + QStringLiteral("  ×"));
    chip->setFont(theme::font(theme::Type::Small));
    chip->setToolTip(words::toolTip(tr("Take away: %1").arg(text)));
    chip->setAccessibleName(tr("Take away: %1").arg(text));
    // Later: the chips are made anew, and this one is in the middle of its click.
    connect(
        chip, &QToolButton::clicked, this, [this, without] { emit filterWished(without); },
        Qt::QueuedConnection);
    m_chips->layout()->addWidget(chip);
}

void FilterChips::setFilter(const PhotoFilter &filter, const QString &placeTitle)
{
    delete m_chips;
    m_chips = new QWidget(this);
    auto *line = new QHBoxLayout(m_chips);
    line->setContentsMargins({});
    line->setSpacing(theme::space::hair);
    const auto textChip
        = [this, &filter](const char *icon, QString PhotoFilter::*member, const QString &text) {
              PhotoFilter without = filter;
              (without.*member).clear();
              if (without != filter)
                  addChip(QLatin1String(icon), text, without);
          };
    textChip("places", &PhotoFilter::slug, shown(placeTitle.isEmpty() ? filter.slug : placeTitle));
    textChip("pin", &PhotoFilter::place, shown(filter.place));
    textChip("person", &PhotoFilter::author, shown(filter.author));
    textChip("globe", &PhotoFilter::source, words::sourceTitle(filter.source));
    textChip("find", &PhotoFilter::text, tr("“%1”").arg(shown(filter.text)));
    PhotoFilter anyTime = filter;
    anyTime.since = anyTime.until = QDateTime();
    if (anyTime != filter)
        addChip(QStringLiteral("clock"), periodText(filter), anyTime);
    PhotoFilter visible = filter;
    visible.isHidden = false;
    if (visible != filter)
        addChip(QStringLiteral("hide"), tr("Hidden photos"), visible);
    m_line->insertWidget(0, m_chips);
    setVisible(!filter.isEmpty());
}

void FilterChips::setCounts(int matching, qsizetype kept)
{
    const QLocale locale;
    const QString text = tr("%1 of %2 photos", nullptr, int(kept))
                             .arg(locale.toString(matching), locale.toString(kept));
    if (text == m_count->text())
        return;
    m_count->setText(text);
    m_count->setAccessibleName(text);
}

} // namespace ui
