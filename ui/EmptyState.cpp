// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/EmptyState.h"

#include "ui/PrimaryButton.h"
#include "ui/Theme.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

namespace {
constexpr int pictureSide = 72;
constexpr int buttonHeight = 40;
} // namespace

EmptyState::EmptyState(bool isDemonstration, QWidget *parent)
    : QWidget(parent)
    , m_isDemonstration(isDemonstration)
    , m_picture(new QLabel(this))
    , m_sentence(new QLabel(this))
    , m_add(new PrimaryButton(tr("Add the first place"), this))
    , m_demonstration(new QPushButton(tr("See a demonstration"), this))
    , m_service(new QPushButton(tr("Set up a service"), this))
    , m_clear(new QPushButton(tr("Clear filter"), this))
{
    m_picture->setPixmap(
        theme::applicationIcon().pixmap(QSize(pictureSide, pictureSide), devicePixelRatioF()));
    m_picture->setAlignment(Qt::AlignCenter);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setFont(theme::font(theme::Type::Title));
    m_add->setFont(theme::font(theme::Type::Large));
    m_add->setMinimumHeight(buttonHeight);
    m_add->setAutoDefault(true);
    for (QPushButton *link : {m_demonstration, m_service}) {
        link->setFlat(true);
        link->setCursor(Qt::PointingHandCursor);
        theme::setTone(link, theme::Tone::Accent);
    }
    m_service->setToolTip(tr("Address, client id and client secret of a service that calls back"));

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(
        theme::space::wide, theme::space::wide, theme::space::wide, theme::space::wide);
    column->setSpacing(theme::space::large);
    column->addStretch(2);
    column->addWidget(m_picture);
    column->addWidget(m_sentence);
    column->addWidget(m_add, 0, Qt::AlignHCenter);
    auto *links = new QVBoxLayout;
    links->setSpacing(theme::space::hair);
    links->addWidget(m_demonstration, 0, Qt::AlignHCenter);
    links->addWidget(m_service, 0, Qt::AlignHCenter);
    column->addLayout(links);
    column->addWidget(m_clear, 0, Qt::AlignHCenter);
    column->addStretch(3);

    connect(m_add, &QPushButton::clicked, this, &EmptyState::addPlaceWished);
    connect(m_demonstration, &QPushButton::clicked, this, &EmptyState::demonstrationWished);
    connect(m_service, &QPushButton::clicked, this, &EmptyState::serviceWished);
    connect(m_clear, &QPushButton::clicked, this, &EmptyState::clearFilterWished);
    m_clear->setObjectName(QStringLiteral("clearFilter"));
    m_clear->setAutoDefault(true);
    setReason(Reason::NoPlace);
}

void EmptyState::setReason(Reason reason)
{
    m_reason = reason;
    switch (reason) {
    case Reason::NoPlace:
        m_sentence->setText(tr("Photos taken around a place, the moment they appear."));
        break;
    case Reason::NoPhoto:
        m_sentence->setText(tr("No photo here yet. New ones appear by themselves."));
        break;
    case Reason::AllPaused:
        m_sentence->setText(tr("Every place is paused. Resume one, and its photos appear here."));
        break;
    case Reason::AllAway:
        m_sentence->setText(tr("No source can be reached now. Photos appear as soon as one can; "
                               "all else works without the network."));
        break;
    case Reason::NoMatch:
        m_sentence->setText(tr("No photo matches the filter. New ones that do appear here."));
        break;
    }
    m_clear->setVisible(reason == Reason::NoMatch);
    m_add->setVisible(reason == Reason::NoPlace);
    m_demonstration->setVisible(reason == Reason::NoPlace && !m_isDemonstration);
    m_service->setVisible(reason == Reason::NoPlace && !m_isDemonstration);
}

} // namespace ui
