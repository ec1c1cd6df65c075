// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/PlaceFields.h"

#include "ui/CityBox.h"
#include "ui/CoordinateText.h"
#include "ui/HereButton.h"
#include "ui/RadiusField.h"
#include "ui/SourceChooser.h"
#include "ui/Theme.h"
#include "ui/Words.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>

#include <algorithm>

namespace ui {

using Object = photos::Subscription::Object;

namespace {

constexpr int fieldsWidth = 300;
constexpr int loadedDigits = 10; // what nobody touches stays what it was

QLabel *label(const QString &text, QWidget *buddy)
{
    auto *label = new QLabel(text);
    label->setBuddy(buddy);
    return label;
}

} // namespace

PlaceFields::PlaceFields(const QList<photos::SourceInfo> &sources, QWidget *parent)
    : QWidget(parent)
    , m_layout(new QFormLayout)
    , m_object(new QComboBox)
    , m_sources(new SourceChooser(sources))
    , m_sourceProblem(new QLabel)
    , m_cityRow(new QWidget)
    , m_city(new CityBox)
    , m_here(new HereButton)
    , m_title(new FormField(tr("Name")))
    , m_latitude(new FormField(tr("Latitude")))
    , m_longitude(new FormField(tr("Longitude")))
    , m_radius(new RadiusField)
    , m_objectId(new FormField(tr("Tag or number")))
{
    addKinds(sources);
    addRows();
    // A small screen scrolls the fields; the map stays.
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(column());
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setAutoFillBackground(false);
    scroll->widget()->setAutoFillBackground(false);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins({});
    all->addWidget(scroll);
    setMinimumWidth(fieldsWidth);
    connect(m_object, &QComboBox::currentIndexChanged, this, [this] {
        showFieldsOf(object());
        emit objectChanged();
    });
    showFieldsOf(object());
}

void PlaceFields::addKinds(const QList<photos::SourceInfo> &sources)
{
    const std::pair<Object, QString> kinds[] = {
        {Object::Geography, tr("Circle around a point")},
        {Object::Tag, tr("Tag")},
        {Object::Location, tr("Location number")},
        {Object::User, tr("My photos")},
        {Object::Folder, tr("Folder of this computer")},
        {Object::Feed, tr("Feed")},
    };
    for (const auto &[kind, title] : kinds) {
        const auto isPossible = [kind = kind](const photos::SourceInfo &source) {
            return source.isReady && SourceChooser::canWatch(source, kind);
        };
        if (std::any_of(sources.begin(), sources.end(), isPossible))
            m_object->addItem(title, QVariant::fromValue(int(kind)));
    }
    m_object->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QWidget *PlaceFields::column()
{
    auto *fields = new QWidget;
    auto *column = new QVBoxLayout(fields);
    column->setContentsMargins(0, 0, theme::space::small, 0);
    column->setSpacing(theme::space::small);
    column->addLayout(m_layout);
    column->addWidget(label(tr("&Sources:"), m_sources));
    column->addWidget(m_sources);
    m_sourceProblem->setTextFormat(Qt::PlainText);
    m_sourceProblem->setWordWrap(true);
    theme::setTone(m_sourceProblem, theme::Tone::Error);
    m_sourceProblem->hide();
    column->addWidget(m_sourceProblem);
    column->addStretch();
    return fields;
}

void PlaceFields::addRows()
{
    auto *city = new QHBoxLayout(m_cityRow);
    city->setContentsMargins({});
    city->setSpacing(theme::space::hair);
    city->addWidget(m_city, 1);
    city->addWidget(m_here);

    m_layout->setContentsMargins({});
    m_layout->setVerticalSpacing(theme::space::hair);
    m_layout->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    m_layout->addRow(label(tr("&Watch:"), m_object), m_object);
    m_layout->addRow(label(tr("&City:"), m_city), m_cityRow);
    m_layout->addRow(label(tr("&Name:"), m_title->edit()), m_title);
    m_layout->addRow(label(tr("L&atitude:"), m_latitude->edit()), m_latitude);
    m_layout->addRow(label(tr("L&ongitude:"), m_longitude->edit()), m_longitude);
    m_layout->addRow(label(tr("&Radius:"), m_radius->edit()), m_radius);
    m_layout->addRow(label(QString(), m_objectId->edit()), m_objectId);
    m_latitude->edit()->setPlaceholderText(QStringLiteral("37.7749"));
    m_longitude->edit()->setPlaceholderText(QStringLiteral("-122.4194"));
    m_latitude->setHint(tr("Paste “37.7749, -122.4194” to fill both."));
}

void PlaceFields::showFieldsOf(Object object)
{
    const bool isCircle = object == Object::Geography;
    for (QWidget *field :
        std::initializer_list<QWidget *> {m_cityRow, m_latitude, m_longitude, m_radius})
        m_layout->setRowVisible(field, isCircle);
    m_sources->showFor(object);
    m_layout->setRowVisible(m_objectId, !isCircle && object != Object::User);
    nameObjectId(object);
    m_title->setHint(object == Object::User
            ? tr("Photos of everybody who allowed this program to see them.")
            : QString());
    if (object == Object::User && m_title->text().isEmpty())
        m_title->setText(m_suggestedTitle = tr("My photos"));
    else if (object != Object::User && m_title->text() == tr("My photos"))
        m_title->setText(QString());
}

void PlaceFields::nameObjectId(Object object)
{
    struct Names {
        QString caption;
        QString name;
        QString example;
        QString hint;
    };
    const auto names = [object]() -> Names {
        switch (object) {
        case Object::Tag:
            return {tr("Ta&g:"), tr("Tag"), QStringLiteral("sunset"),
                tr("Every photo with this tag, wherever it is.")};
        case Object::Folder:
            return {tr("Fol&der:"), tr("Folder"), QStringLiteral("/home/ada/Pictures/Tethered"),
                tr("With its whole path.")};
        case Object::Feed:
            return {tr("Add&ress:"), tr("Address"),
                QStringLiteral("https://photos.example.org/feed.atom"),
                tr("Of the feed, or of a page that names it.")};
        case Object::Geography:
        case Object::Location:
        case Object::User:
            break;
        }
        return {tr("N&umber:"), tr("Number"), QStringLiteral("1257285"),
            tr("The source's own number of one place.")};
    }();
    static_cast<QLabel *>(m_layout->labelForField(m_objectId))->setText(names.caption);
    m_objectId->edit()->setAccessibleName(names.name);
    m_objectId->edit()->setPlaceholderText(names.example);
    m_objectId->setHint(names.hint);
}

Object PlaceFields::object() const
{
    return Object(m_object->currentData().toInt());
}

bool PlaceFields::isOfANewPlace() const
{
    return m_object->isEnabled();
}

QList<FormField *> PlaceFields::all() const
{
    return {m_title, m_latitude, m_longitude, m_radius, m_objectId};
}

photos::Subscription PlaceFields::wish() const
{
    photos::Subscription wish;
    wish.object = object();
    wish.title = m_title->text().simplified();
    if (wish.object == Object::Geography) {
        wish.centre.latitude = coordinates::numberFromText(m_latitude->text()).value_or(qQNaN());
        wish.centre.longitude = coordinates::numberFromText(m_longitude->text()).value_or(qQNaN());
        wish.radius = m_radius->metres();
    } else if (wish.object != Object::User) {
        wish.objectId = m_objectId->text().trimmed();
        while (wish.object == Object::Tag && wish.objectId.startsWith(QLatin1Char('#')))
            wish.objectId.remove(0, 1);
    }
    return wish;
}

QList<photos::Subscription> PlaceFields::wishes() const
{
    QList<photos::Subscription> wishes;
    for (const photos::SourceInfo &source : m_sources->chosen()) {
        photos::Subscription wish = this->wish();
        wish.source = source.name;
        // Also when it was rounded in another unit.
        if (wish.object == Object::Geography)
            wish.radius = std::min(wish.radius, source.largestRadius);
        wishes += wish;
    }
    return wishes;
}

void PlaceFields::load(const photos::Subscription &place)
{
    if (m_object->findData(int(place.object)) < 0) // its source is not set up now
        m_object->addItem(words::extentText(place), int(place.object));
    m_object->setCurrentIndex(m_object->findData(int(place.object)));
    m_object->setEnabled(false); // another kind is another place
    m_title->setText(place.title);
    if (place.object == Object::Geography) {
        setPosition(place.centre, loadedDigits);
        m_radius->setMetres(place.radius, loadedDigits);
    } else {
        m_objectId->setText(place.objectId);
    }
}

void PlaceFields::setPosition(const photos::Coordinate &position, int digits)
{
    m_latitude->setText(coordinates::textFromNumber(position.latitude, digits));
    m_longitude->setText(coordinates::textFromNumber(position.longitude, digits));
}

void PlaceFields::suggestTitle(const QString &title)
{
    if (!title.isEmpty()
        && (m_title->text().trimmed().isEmpty() || m_title->text() == m_suggestedTitle))
        m_title->setText(m_suggestedTitle = title);
}

void PlaceFields::sayThatSourceIsMissing(bool isMissing)
{
    m_sourceProblem->setText(tr("Choose at least one source."));
    m_sourceProblem->setVisible(isMissing);
}

} // namespace ui
