// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/PhotoDetails.h"

#include "ui/LinkButton.h"
#include "ui/PhotoLocator.h"
#include "ui/Theme.h"
#include "ui/Words.h"

#include <QLabel>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int iconSide = 16;
constexpr int columnWidth = 300;

QLabel *plainLabel(const QString &objectName, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(objectName);
    label->setTextFormat(Qt::PlainText); // never what a stranger's text asks for
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QHBoxLayout *lineWithIcon(const QString &iconName, QWidget *parent)
{
    auto *line = new QHBoxLayout;
    line->setSpacing(theme::space::small);
    auto *icon = new QLabel(parent);
    icon->setPixmap(
        theme::icon(iconName).pixmap(QSize(iconSide, iconSide), parent->devicePixelRatioF()));
    icon->setFixedWidth(iconSide);
    icon->setAlignment(Qt::AlignTop);
    line->addWidget(icon, 0, Qt::AlignTop);
    return line;
}

void setTextOrHide(QLabel *label, const QString &text)
{
    label->setText(text);
    label->parentWidget()->setVisible(!text.isEmpty());
}

} // namespace

PhotoDetails::PhotoDetails(QWidget *parent) : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFixedWidth(columnWidth);
    setFocusPolicy(Qt::NoFocus);
    setAccessibleName(tr("About this photo"));

    auto *sheet = new QWidget(this);
    auto *column = new QVBoxLayout(sheet);
    column->setContentsMargins(
        theme::space::large, theme::space::large, theme::space::large, theme::space::large);
    column->setSpacing(theme::space::medium);
    m_place = plainLabel(QStringLiteral("place"), sheet);
    m_place->setFont(theme::font(theme::Type::Title, QFont::DemiBold));
    m_caption = plainLabel(QStringLiteral("caption"), sheet);
    column->addWidget(m_place);
    column->addWidget(m_caption);
    m_author = addLink(column, QStringLiteral("author"), QStringLiteral("person"));
    m_time = addText(column, QStringLiteral("time"), QStringLiteral("clock"));
    m_position = addText(column, QStringLiteral("position"), QStringLiteral("pin"));
    m_locator = new PhotoLocator(sheet);
    m_locator->setObjectName(QStringLiteral("locator"));
    column->addWidget(m_locator);
    m_tags = addText(column, QStringLiteral("tags"), QStringLiteral("tag"));
    m_licence = addLink(column, QStringLiteral("licence"), QStringLiteral("licence"));
    m_page = addLink(column, QStringLiteral("page"), QStringLiteral("open"));
    column->addStretch();
    setWidget(sheet);
    viewport()->setAutoFillBackground(false);
    sheet->setAutoFillBackground(false);
}

QLabel *PhotoDetails::addText(QVBoxLayout *column, const QString &name, const QString &iconName)
{
    auto *row = new QWidget(this);
    QHBoxLayout *line = lineWithIcon(iconName, row);
    line->setContentsMargins({});
    QLabel *label = plainLabel(name, row);
    label->setContentsMargins(2, 0, 0, 0); // the links keep as much for their frame
    line->addWidget(label, 1);
    row->setLayout(line);
    column->addWidget(row);
    return label;
}

LinkButton *PhotoDetails::addLink(QVBoxLayout *column, const QString &name, const QString &iconName)
{
    auto *row = new QWidget(this);
    QHBoxLayout *line = lineWithIcon(iconName, row);
    line->setContentsMargins({});
    auto *link = new LinkButton(row);
    link->setObjectName(name);
    link->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    line->addWidget(link, 1);
    row->setLayout(line);
    column->addWidget(row);
    connect(link, &LinkButton::opened, this, &PhotoDetails::linkOpened);
    return link;
}

void PhotoDetails::setPhoto(const photos::Photo &photo)
{
    m_photo = photo;
    m_place->setText(photo.displayPlace());
    m_place->setVisible(!photo.displayPlace().isEmpty());
    m_caption->setText(photo.caption);
    m_caption->setVisible(!photo.caption.isEmpty());
    m_author->setLink(
        photo.author.isEmpty() ? tr("Author not named") : photo.author, photo.authorPage);
    m_licence->setLink(
        photo.licence.isEmpty() ? tr("All rights reserved") : photo.licence, photo.licenceUrl);
    const QString host = photo.page.host();
    m_page->setLink(tr("Open page at %1").arg(words::isolated(host)), photo.page);
    m_page->parentWidget()->setVisible(!photo.page.isEmpty());

    QStringList position;
    if (photo.distance)
        position.append(
            tr("%1 from the centre of %2")
                .arg(words::lengthText(*photo.distance), words::isolated(photo.placeTitle)));
    if (photo.coordinate)
        position.append(words::coordinateText(*photo.coordinate));
    if (photo.hasVaguePosition)
        position.append(tr("The source made the position vague on purpose."));
    setTextOrHide(m_position, position.join(QLatin1Char('\n')));

    showLocator();

    QStringList tags;
    for (const QString &tag : photo.tags)
        tags.append(words::isolated(QLatin1Char('#') + tag));
    setTextOrHide(m_tags, tags.join(QLatin1Char(' ')));
    refreshTime();
    ensureVisible(0, 0);
}

void PhotoDetails::setPlaces(const QList<photos::PlaceState> &places)
{
    m_circles.clear();
    for (const photos::PlaceState &place : places) {
        if (place.subscription.object == photos::Subscription::Object::Geography)
            m_circles += place.subscription;
    }
    showLocator();
}

void PhotoDetails::showLocator()
{
    std::optional<photos::Subscription> circle;
    for (const photos::Subscription &one : std::as_const(m_circles)) {
        if (one.slug == m_photo.slug)
            circle = one;
    }
    m_locator->show(circle, m_photo.coordinate, m_photo.hasVaguePosition);
}

void PhotoDetails::refreshTime()
{
    QStringList times;
    if (m_photo.createdAt.isValid())
        times.append(tr("Posted %1").arg(words::timeText(m_photo.createdAt)));
    if (m_photo.takenAt.isValid() && m_photo.takenAt != m_photo.createdAt)
        times.append(tr("Taken %1").arg(words::timeText(m_photo.takenAt)));
    setTextOrHide(m_time, times.join(QLatin1Char('\n')));
}

} // namespace ui
