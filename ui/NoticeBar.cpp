// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/NoticeBar.h"

#include "ui/StateMark.h"
#include "ui/Theme.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>

namespace ui {

namespace {
constexpr int markSide = 16;
constexpr double groundShare = 0.08;
} // namespace

NoticeBar::NoticeBar(QWidget *parent)
    : QFrame(parent)
    , m_sign(new QLabel(this))
    , m_text(new QLabel(this))
    , m_act(new QPushButton(this))
    , m_close(new QToolButton(this))
    , m_timer(new QTimer(this))
{
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_act->setObjectName(QStringLiteral("noticeAct"));
    m_close->setAutoRaise(true);
    m_close->setIcon(theme::icon(QStringLiteral("close")));
    m_close->setToolTip(tr("Close"));
    m_close->setAccessibleName(tr("Close this notice"));
    m_timer->setSingleShot(true);

    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(
        theme::space::large, theme::space::small, theme::space::small, theme::space::small);
    line->setSpacing(theme::space::small);
    line->addWidget(m_sign);
    line->addWidget(m_text, 1);
    line->addWidget(m_act);
    line->addWidget(m_close);
    hide();

    connect(m_act, &QPushButton::clicked, this, &NoticeBar::act);
    connect(m_close, &QToolButton::clicked, this, [this] { finish(false); });
    connect(m_timer, &QTimer::timeout, this, [this] {
        // Somebody with the keyboard in the bar has not decided yet.
        if (m_act->hasFocus() || m_close->hasFocus())
            m_timer->start();
        else
            finish(false);
    });
}

void NoticeBar::tell(Notice notice)
{
    pass();
    m_notice = std::move(notice);
    m_text->setText(m_notice.text);
    m_act->setText(m_notice.actText);
    m_act->setVisible(!m_notice.actText.isEmpty());
    m_sign->setVisible(m_notice.isProblem);
    m_sign->setPixmap(
        markIcon(StateMark::Waiting).pixmap(QSize(markSide, markSide), devicePixelRatioF()));
    show();
    setAccessibleName(m_notice.text);
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
    if (m_notice.time.count() > 0)
        m_timer->start(m_notice.time);
    emit hasActChanged();
}

void NoticeBar::tellToo(const QString &problem)
{
    const QStringList all = m_problems + QStringList {problem};
    Notice notice;
    notice.text = all.join(QLatin1Char('\n'));
    notice.isProblem = true;
    notice.pass = [this] { m_problems.clear(); };
    tell(std::move(notice)); // lets an earlier one pass
    m_problems = all;
}

void NoticeBar::pass()
{
    if (!isHidden())
        finish(false);
}

void NoticeBar::act()
{
    if (!isHidden())
        finish(true);
}

void NoticeBar::finish(bool acted)
{
    m_timer->stop();
    hide();
    // What is called may tell the next notice: forget this one first.
    const Notice notice = std::exchange(m_notice, {});
    const auto &then = acted ? notice.act : notice.pass;
    if (then)
        then();
    emit hasActChanged();
}

void NoticeBar::enterEvent(QEnterEvent *event)
{
    QFrame::enterEvent(event);
    m_timer->stop();
}

void NoticeBar::leaveEvent(QEvent *event)
{
    QFrame::leaveEvent(event);
    if (!isHidden() && m_notice.time.count() > 0)
        m_timer->start(m_notice.time);
}

void NoticeBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        finish(false);
    else
        QFrame::keyPressEvent(event);
}

void NoticeBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QColor ground = palette().color(QPalette::Window);
    const auto tone = m_notice.isProblem ? theme::Tone::Warning : theme::Tone::Text;
    painter.fillRect(rect(), theme::blend(ground, theme::colour(tone, palette()), groundShare));
}

} // namespace ui
