// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/StatusStrip.h"

#include "ui/LinkButton.h"
#include "ui/StateMark.h"
#include "ui/Theme.h"
#include "ui/Words.h"

#include <QAction>
#include <QClipboard>
#include <QCoreApplication>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QToolTip>

namespace ui {

namespace {

constexpr int markSide = 12;
constexpr int narrowWidth = 1000; // below it, what is fine says its name only

/// The words of one step, in the order of core::Health::Level.
struct StepWords {
    const char *step;
    const char *name;
    const char *byLevel[4]; // Starting, Fine, Waiting, Failing
};

// In the order of the photo's way.
constexpr StepWords stepWords[] = {
    {"callback", QT_TRANSLATE_NOOP("ui::StatusStrip", "Callback"),
        {QT_TRANSLATE_NOOP("ui::StatusStrip", "Callback starting"),
            QT_TRANSLATE_NOOP("ui::StatusStrip", "Callback reachable"),
            QT_TRANSLATE_NOOP("ui::StatusStrip", "Callback waiting"),
            QT_TRANSLATE_NOOP("ui::StatusStrip", "Callback not reachable")}},
    {"tunnel", QT_TRANSLATE_NOOP("ui::StatusStrip", "Tunnel"),
        {QT_TRANSLATE_NOOP("ui::StatusStrip", "Tunnel opening"),
            QT_TRANSLATE_NOOP("ui::StatusStrip", "Reached from outside"),
            QT_TRANSLATE_NOOP("ui::StatusStrip", "Tunnel waiting"),
            QT_TRANSLATE_NOOP("ui::StatusStrip", "Tunnel not open")}},
    {"source", QT_TRANSLATE_NOOP("ui::StatusStrip", "Source"),
        {QT_TRANSLATE_NOOP("ui::StatusStrip", "Source starting"),
            QT_TRANSLATE_NOOP("ui::StatusStrip", "Source answers"),
            QT_TRANSLATE_NOOP("ui::StatusStrip", "Source waiting"),
            QT_TRANSLATE_NOOP("ui::StatusStrip", "Source not answering")}},
    {"redis", QT_TRANSLATE_NOOP("ui::StatusStrip", "Redis"),
        {QT_TRANSLATE_NOOP("ui::StatusStrip", "Redis starting"),
            QT_TRANSLATE_NOOP("ui::StatusStrip", "Redis ready"),
            QT_TRANSLATE_NOOP("ui::StatusStrip", "Redis reconnecting"),
            QT_TRANSLATE_NOOP("ui::StatusStrip", "Redis not reachable")}},
    {"pictures", QT_TRANSLATE_NOOP("ui::StatusStrip", "Pictures"),
        {QT_TRANSLATE_NOOP("ui::StatusStrip", "Pictures starting"),
            QT_TRANSLATE_NOOP("ui::StatusStrip", "Pictures ready"),
            QT_TRANSLATE_NOOP("ui::StatusStrip", "Pictures waiting"),
            QT_TRANSLATE_NOOP("ui::StatusStrip", "Pictures not loading")}},
    {"page", QT_TRANSLATE_NOOP("ui::StatusStrip", "Page"),
        {QT_TRANSLATE_NOOP("ui::StatusStrip", "Page starting"),
            QT_TRANSLATE_NOOP("ui::StatusStrip", "Page ready"),
            QT_TRANSLATE_NOOP("ui::StatusStrip", "Page waiting"),
            QT_TRANSLATE_NOOP("ui::StatusStrip", "Page not served")}},
};

const StepWords *wordsOf(const QString &step)
{
    for (const StepWords &words : stepWords) {
        if (step == QLatin1String(words.step))
            return &words;
    }
    return nullptr;
}

} // namespace

StatusStrip::StatusStrip(QWidget *parent)
    : QWidget(parent)
    , m_viewers(new QLabel(this))
    , m_page(new LinkButton(this))
    , m_copy(new QToolButton(this))
{
    setFont(theme::font(theme::Type::Small));
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(theme::space::small, 2, theme::space::small, 2);
    line->setSpacing(theme::space::hair);
    for (const StepWords &words : stepWords) {
        addStep(QString::fromLatin1(words.step));
        line->addWidget(m_steps[QString::fromLatin1(words.step)].button);
    }
    m_steps[QStringLiteral("tunnel")].button->hide(); // nobody has one at first
    line->addStretch(1);
    line->addWidget(m_viewers);
    line->addWidget(m_page);
    line->addWidget(m_copy);

    m_viewers->setFont(font());
    theme::setTone(m_viewers, theme::Tone::Muted);
    m_page->setFont(font());
    m_copy->setAutoRaise(true);
    m_copy->setIcon(theme::icon(QStringLiteral("copy")));
    m_copy->setToolTip(tr("Copy the address of the page"));
    m_copy->setAccessibleName(tr("Copy the address of the page"));
    connect(m_page, &LinkButton::opened, this, &StatusStrip::openPage);
    connect(m_copy, &QToolButton::clicked, this, &StatusStrip::copyPageAddress);
    setPageUrls({});
}

void StatusStrip::addStep(const QString &name)
{
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    button->setAutoRaise(true);
    button->setFont(font());
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setIconSize({markSide + theme::space::hair, markSide});
    button->setFocusPolicy(Qt::TabFocus);
    connect(button, &QToolButton::clicked, this, [this, name] { showStory(name); });
    m_steps[name].button = button;
    showStep(name);
}

void StatusStrip::setHealth(const QString &step, const core::Health &health)
{
    if (!wordsOf(step))
        return;
    m_steps[step].health = health;
    m_steps[step].button->show(); // the tunnel's, once there is one
    showStep(step);
    emit wayInChanged();
}

void StatusStrip::hideStep(const QString &step)
{
    if (wordsOf(step))
        m_steps[step].button->hide();
}

void StatusStrip::showStep(const QString &name)
{
    const auto &[button, health] = m_steps[name];
    const StepWords *words = wordsOf(name);
    const QString state = tr(words->byLevel[size_t(health.level)]);
    const bool isFine = health.level == core::Health::Level::Fine;
    button->setText(m_isNarrow && isFine ? tr(words->name) : state);
    button->setIcon(markIcon(markOf(health.level)));
    button->setToolTip(words::toolTip(health.message.isEmpty() ? state : health.message));
    button->setAccessibleName(state);
    button->setAccessibleDescription(health.message);
}

void StatusStrip::showStory(const QString &name)
{
    const auto &[button, health] = m_steps[name];
    const QString since = words::timeText(health.since);
    const QString message = health.message.isEmpty() ? button->accessibleName() : health.message;
    const QString story = since.isEmpty() ? message : message + QLatin1Char('\n') + since;
    QToolTip::showText(
        button->mapToGlobal(QPoint(0, -2 * height())), words::toolTip(story), button);
}

core::Health StatusStrip::wayIn() const
{
    static constexpr auto severity = [](core::Health::Level level) {
        switch (level) {
        case core::Health::Level::Fine:
            return 0;
        case core::Health::Level::Starting:
            return 1;
        case core::Health::Level::Waiting:
            return 2;
        case core::Health::Level::Failing:
            return 3;
        }
        Q_UNREACHABLE();
    };
    core::Health worst {core::Health::Level::Fine, {}, {}};
    for (const char *step : {"callback", "source", "redis"}) {
        const core::Health &health = m_steps[QLatin1String(step)].health;
        if (severity(health.level) > severity(worst.level))
            worst = health;
    }
    return worst;
}

void StatusStrip::setViewerCount(int count)
{
    m_viewerCount = count;
    showViewers();
}

void StatusStrip::setPageUrls(const QStringList &urls)
{
    m_urls = urls;
    m_page->setVisible(!urls.isEmpty());
    m_copy->setVisible(!urls.isEmpty());
    m_page->setLink(pageUrl(), QUrl(pageUrl()));
    m_page->setToolTip(words::toolTip(
        tr("Open the page in the browser.") + QLatin1Char('\n') + urls.join(QLatin1Char('\n'))));
    m_page->setAccessibleName(tr("Page: %1").arg(pageUrl()));
    showViewers();
    emit pageUrlChanged();
}

void StatusStrip::showViewers()
{
    const bool hasPage = !m_urls.isEmpty();
    const QString count = m_viewerCount == 0 ? tr("No viewers")
        : m_viewerCount == 1                 ? tr("1 viewer")
                             : tr("%1 viewers").arg(QLocale().toString(m_viewerCount));
    // The address follows: "3 viewers on http://…".
    m_viewers->setText(hasPage && !m_isNarrow ? tr("%1 on").arg(count) : count);
    m_viewers->setVisible(hasPage || m_viewerCount > 0);
}

QString StatusStrip::pageUrl() const
{
    return m_urls.value(0);
}

void StatusStrip::offerPage(QAction *open, QAction *copy)
{
    connect(open, &QAction::triggered, this, &StatusStrip::openPage);
    connect(copy, &QAction::triggered, this, &StatusStrip::copyPageAddress);
    const auto enable = [this, open, copy] {
        open->setEnabled(!pageUrl().isEmpty());
        copy->setEnabled(!pageUrl().isEmpty());
    };
    connect(this, &StatusStrip::pageUrlChanged, open, enable);
    enable();
}

void StatusStrip::openPage()
{
    if (!pageUrl().isEmpty())
        QDesktopServices::openUrl(QUrl(pageUrl()));
}

void StatusStrip::copyPageAddress()
{
    if (pageUrl().isEmpty())
        return;
    QGuiApplication::clipboard()->setText(pageUrl());
    QToolTip::showText(m_copy->mapToGlobal(QPoint(0, -2 * height())), tr("Copied"), m_copy);
}

void StatusStrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool isNarrow = width() < narrowWidth;
    if (isNarrow == m_isNarrow)
        return;
    m_isNarrow = isNarrow;
    for (const StepWords &words : stepWords)
        showStep(QString::fromLatin1(words.step));
    showViewers();
}

} // namespace ui
