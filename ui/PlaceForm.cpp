// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/PlaceForm.h"

#include "geo/Gazetteer.h"
#include "ui/CityBox.h"
#include "ui/CoordinateText.h"
#include "ui/FormField.h"
#include "ui/HereFinder.h"
#include "ui/MapView.h"
#include "ui/Presets.h"
#include "ui/SourceChooser.h"
#include "ui/Theme.h"
#include "ui/Words.h"

#include <QClipboard>
#include <QComboBox>
#include <QFormLayout>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTimeZone>

#include <cmath>

namespace ui {

using Object = photos::Subscription::Object;

namespace {

constexpr int positionDigits = 6; // a tenth of a metre
constexpr int drawnDigits = 5; // a metre: more than a hand can draw
constexpr double wideLook = 30'000; ///< metres shown around a position that has no circle yet
constexpr int fieldsWidth = 300;
/// Steps to undo on the map: letters typed in a row are one.
constexpr int oneStep = 0;
constexpr int stepOfTyping = 2;
constexpr int noStep = -1;
constexpr int radiusDigits = 6;
constexpr int loadedDigits = 10; // what nobody touches stays what it was
/// Rounding in another unit must not turn the largest allowed radius into one too large.
constexpr double roundingShare = 1e-5;

QString numberText(double value, int decimals)
{
    QString text = QLocale::c().toString(value, 'f', decimals);
    while (text.endsWith(QLatin1Char('0')))
        text.chop(1);
    if (text.endsWith(QLatin1Char('.')))
        text.chop(1);
    return text;
}

QLabel *label(const QString &text, QWidget *buddy)
{
    auto *label = new QLabel(text);
    label->setBuddy(buddy);
    return label;
}

} // namespace

PlaceForm::PlaceForm(
    const QList<photos::SourceInfo> &sources, const QStringList &takenTitles, QWidget *parent)
    : QWidget(parent)
    , m_takenTitles(takenTitles)
    , m_layout(new QFormLayout)
    , m_object(new QComboBox)
    , m_sources(new SourceChooser(sources))
    , m_sourceProblem(new QLabel)
    , m_cityRow(new QWidget)
    , m_city(new CityBox)
    , m_here(new QPushButton(theme::icon(QStringLiteral("pin")), {}))
    , m_title(new FormField(tr("Name")))
    , m_latitude(new FormField(tr("Latitude")))
    , m_longitude(new FormField(tr("Longitude")))
    , m_radius(new FormField(tr("Radius")))
    , m_unit(new QComboBox)
    , m_objectId(new FormField(tr("Tag or number")))
    , m_map(new MapView)
{
    build(sources);
    const bool miles = words::usesMiles(QLocale());
    m_unit->setCurrentIndex(m_unit->findText(miles ? tr("mi") : tr("km")));
    m_metresInUnit = m_unit->currentData().toDouble();
    m_radius->setText(miles ? QStringLiteral("3") : QStringLiteral("5"));
    connectFields();
    connectMap();
    showFieldsOf(object());
    // Where somebody is likely to be at home, as long as nothing is chosen.
    if (const int rank = cityOfTimeZone(QTimeZone::systemTimeZoneId()); rank >= 0)
        m_map->lookAt({geo::Gazetteer::compiledIn().centreOf(rank), wideLook});
}

void PlaceForm::build(const QList<photos::SourceInfo> &sources)
{
    const std::pair<Object, QString> kinds[] = {
        {Object::Geography, tr("Circle around a point")},
        {Object::Tag, tr("Tag")},
        {Object::Location, tr("Location number")},
        {Object::User, tr("My photos")},
        {Object::Folder, tr("Folder of this computer")},
    };
    for (const auto &[kind, title] : kinds) {
        const auto isPossible = [kind = kind](const photos::SourceInfo &source) {
            return source.isReady && SourceChooser::canWatch(source, kind);
        };
        if (std::any_of(sources.begin(), sources.end(), isPossible))
            m_object->addItem(title, QVariant::fromValue(int(kind)));
    }
    m_unit->addItem(tr("m"), 1.0);
    m_unit->addItem(tr("km"), 1000.0);
    m_unit->addItem(tr("ft"), 0.3048);
    m_unit->addItem(tr("mi"), 1609.344);
    m_object->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_unit->setAccessibleName(tr("Unit of the radius"));
    m_radius->addBeside(m_unit);
    m_here->setToolTip(tr("Use my location"));
    m_here->setAccessibleName(tr("Use my location"));
    m_here->setAutoDefault(false);
    auto *city = new QHBoxLayout(m_cityRow);
    city->setContentsMargins({});
    city->setSpacing(theme::space::hair);
    city->addWidget(m_city, 1);
    city->addWidget(m_here);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(theme::space::large);
    row->addWidget(fieldsColumn(), 1);
    row->addWidget(m_map, 1);
}

QWidget *PlaceForm::fieldsColumn()
{
    addRows();
    auto *fields = new QWidget;
    auto *column = new QVBoxLayout(fields);
    column->setContentsMargins(0, 0, theme::space::small, 0);
    column->setSpacing(theme::space::small);
    column->addLayout(m_layout);
    auto *heading = label(tr("&Sources:"), m_sources);
    column->addWidget(heading);
    column->addWidget(m_sources);
    m_sourceProblem->setTextFormat(Qt::PlainText);
    m_sourceProblem->setWordWrap(true);
    theme::setTone(m_sourceProblem, theme::Tone::Error);
    m_sourceProblem->hide();
    column->addWidget(m_sourceProblem);
    column->addStretch();

    // A small screen scrolls the fields; the map stays.
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(fields);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setMinimumWidth(fieldsWidth);
    scroll->viewport()->setAutoFillBackground(false);
    fields->setAutoFillBackground(false);
    return scroll;
}

void PlaceForm::addRows()
{
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

void PlaceForm::connectFields()
{
    connect(m_object, &QComboBox::currentIndexChanged, this, [this] { showFieldsOf(object()); });
    connect(m_sources, &SourceChooser::changed, this, &PlaceForm::validate);
    connect(m_city, &CityBox::chosen, this, &PlaceForm::takeCity);
    connect(m_city, &CityBox::positionGiven, this, &PlaceForm::takePosition);
    connect(m_here, &QPushButton::clicked, this, &PlaceForm::findHere);
    connect(m_unit, &QComboBox::currentIndexChanged, this, &PlaceForm::changeUnit);
    connect(m_radius, &FormField::mendWished, this, &PlaceForm::mendRadius);
    for (FormField *field : {m_latitude, m_longitude})
        connect(field, &FormField::left, this, [this, field] { splitPosition(field); });
    for (FormField *field : {m_title, m_latitude, m_longitude, m_radius}) {
        connect(field, &FormField::pasted, this, [this, field] { splitPosition(field); });
        connect(field, &FormField::textChanged, this, [this] {
            validate();
            followFields(stepOfTyping);
        });
    }
    connect(m_objectId, &FormField::textChanged, this, &PlaceForm::validate);
}

void PlaceForm::connectMap()
{
    connect(m_map, &MapView::circleChanged, this, &PlaceForm::takeCircle);
}

Object PlaceForm::object() const
{
    return Object(m_object->currentData().toInt());
}

void PlaceForm::showFieldsOf(Object object)
{
    const bool isCircle = object == Object::Geography;
    for (QWidget *field :
        std::initializer_list<QWidget *> {m_cityRow, m_latitude, m_longitude, m_radius})
        m_layout->setRowVisible(field, isCircle);
    m_map->setVisible(isCircle);
    m_sources->showFor(object);
    m_layout->setRowVisible(m_objectId, !isCircle && object != Object::User);

    const bool isFolder = object == Object::Folder;
    const bool isTag = object == Object::Tag;
    auto *caption = static_cast<QLabel *>(m_layout->labelForField(m_objectId));
    caption->setText(isTag ? tr("Ta&g:") : isFolder ? tr("Fol&der:") : tr("N&umber:"));
    m_objectId->edit()->setAccessibleName(isTag ? tr("Tag")
            : isFolder                          ? tr("Folder")
                                                : tr("Number"));
    m_objectId->edit()->setPlaceholderText(isTag ? QStringLiteral("sunset")
            : isFolder                           ? QStringLiteral("/home/ada/Pictures/Tethered")
                                                 : QStringLiteral("1257285"));
    m_objectId->setHint(isTag ? tr("Every photo with this tag, wherever it is.")
            : isFolder        ? tr("With its whole path.")
                              : tr("The source's own number of one place."));
    m_title->setHint(object == Object::User
            ? tr("Photos of everybody who allowed this program to see them.")
            : QString());
    if (object == Object::User && m_title->text().isEmpty())
        m_title->setText(m_suggestedTitle = tr("My photos"));
    else if (object != Object::User && m_title->text() == tr("My photos"))
        m_title->setText(QString());
    validate();
}

void PlaceForm::suggestTitle(const QString &title)
{
    if (!title.isEmpty()
        && (m_title->text().trimmed().isEmpty() || m_title->text() == m_suggestedTitle))
        m_title->setText(m_suggestedTitle = title);
}

void PlaceForm::takeCity(const QString &title, const photos::Coordinate &centre)
{
    m_isFilling = true;
    suggestTitle(title);
    m_latitude->setText(numberText(centre.latitude, positionDigits));
    m_longitude->setText(numberText(centre.longitude, positionDigits));
    m_radius->setText(numberText(presetRadius / m_metresInUnit, radiusDigits));
    m_isFilling = false;
    validate();
    followFields(oneStep);
}

void PlaceForm::takePosition(const photos::Coordinate &position)
{
    m_isFilling = true;
    m_latitude->setText(numberText(position.latitude, positionDigits));
    m_longitude->setText(numberText(position.longitude, positionDigits));
    m_isFilling = false;
    validate();
    followFields(oneStep);
    if (m_map->circle())
        suggestTitle(geo::Gazetteer::compiledIn().nameIn(*m_map->circle(), map::language()));
}

/// From the map: the fields follow.
void PlaceForm::takeCircle(const geo::Circle &circle)
{
    m_isFilling = true;
    m_latitude->setText(numberText(circle.centre.latitude, drawnDigits));
    m_longitude->setText(numberText(circle.centre.longitude, drawnDigits));
    const double metres = std::round(circle.radius);
    m_radius->setText(numberText(metres / m_metresInUnit, m_metresInUnit < 1000 ? 0 : 3));
    m_radius->markAsLeft(); // a limit is said while one drags
    suggestTitle(geo::Gazetteer::compiledIn().nameIn(circle, map::language()));
    m_isFilling = false;
    validate();
}

void PlaceForm::followFields(int step)
{
    if (m_isFilling)
        return;
    const photos::Subscription wish = this->wish();
    if (wish.object == Object::Geography && wish.centre.isValid() && wish.radius >= 1
        && wish.radius < 1e6)
        m_map->setCircle(geo::Circle {wish.centre, wish.radius}, step);
}

void PlaceForm::findHere()
{
    if (!m_finder) {
        m_finder = new HereFinder(this);
        connect(m_finder, &HereFinder::found, this, &PlaceForm::takePosition);
        connect(m_finder, &HereFinder::guessed, this,
            [this](const QString &city, const photos::Coordinate &position, const QString &why) {
                m_city->showName(city);
                takeCity(city, position);
                m_latitude->setHint(tr("%1 This is the city of its time zone.").arg(why));
            });
        connect(m_finder, &HereFinder::failed, m_latitude, &FormField::setHint);
    }
    m_latitude->setHint(tr("Asking this computer where it is …"));
    connect(m_finder, &HereFinder::found, m_latitude, [this] { m_latitude->setHint({}); });
    m_finder->find();
}

void PlaceForm::splitPosition(FormField *from)
{
    const auto position = coordinates::coordinateFromText(from->text());
    if (!position || object() != Object::Geography)
        return;
    if (from == m_title)
        m_title->setText({});
    if (from == m_radius)
        m_radius->setText(numberText(presetRadius / m_metresInUnit, radiusDigits));
    takePosition(*position);
}

/// Pasted while the map, a list or a button has the keyboard.
void PlaceForm::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Paste) && object() == Object::Geography) {
        const QString text
            = QGuiApplication::clipboard()->text().left(coordinates::maxTextLength + 1);
        if (const auto position = coordinates::coordinateFromText(text))
            return takePosition(*position);
    }
    QWidget::keyPressEvent(event);
}

void PlaceForm::changeUnit(int)
{
    const double metres = radiusInMetres();
    m_metresInUnit = m_unit->currentData().toDouble();
    if (std::isfinite(metres))
        m_radius->setText(numberText(metres / m_metresInUnit, radiusDigits));
    validate();
}

double PlaceForm::radiusInMetres() const
{
    const auto number = coordinates::numberFromText(m_radius->text());
    return number ? *number * m_metresInUnit : qQNaN();
}

const photos::SourceInfo *PlaceForm::narrowest(const QList<photos::SourceInfo> &chosen) const
{
    const photos::SourceInfo *found = nullptr;
    const double radius = radiusInMetres();
    for (const photos::SourceInfo &source : chosen) {
        if (radius > source.largestRadius * (1 + roundingShare) && !m_capped.contains(source.name)
            && (!found || source.largestRadius < found->largestRadius))
            found = &source;
    }
    return found;
}

void PlaceForm::mendRadius()
{
    const auto chosen = m_sources->chosen();
    const photos::SourceInfo *narrow = narrowest(chosen);
    if (!narrow)
        return;
    if (chosen.size() > 1)
        m_capped += narrow->name;
    else
        m_radius->setText(numberText(narrow->largestRadius / m_metresInUnit, radiusDigits));
    validate();
}

photos::Subscription PlaceForm::wish() const
{
    photos::Subscription wish;
    wish.object = object();
    wish.title = m_title->text().simplified();
    if (wish.object == Object::Geography) {
        wish.centre.latitude = coordinates::numberFromText(m_latitude->text()).value_or(qQNaN());
        wish.centre.longitude = coordinates::numberFromText(m_longitude->text()).value_or(qQNaN());
        wish.radius = radiusInMetres();
    } else if (wish.object != Object::User) {
        wish.objectId = m_objectId->text().trimmed();
        while (wish.object == Object::Tag && wish.objectId.startsWith(QLatin1Char('#')))
            wish.objectId.remove(0, 1);
    }
    return wish;
}

QList<photos::Subscription> PlaceForm::wishes() const
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

void PlaceForm::load(const QList<photos::Subscription> &place)
{
    if (place.isEmpty())
        return;
    const photos::Subscription &first = *std::max_element(place.begin(), place.end(),
        [](const auto &one, const auto &other) { return one.radius < other.radius; });
    m_isFilling = true;
    if (m_object->findData(int(first.object)) < 0) // its source is not set up now
        m_object->addItem(words::extentText(first), int(first.object));
    m_object->setCurrentIndex(m_object->findData(int(first.object)));
    m_object->setEnabled(false); // another kind is another place
    m_title->setText(first.title);
    if (first.object == Object::Geography) {
        m_latitude->setText(numberText(first.centre.latitude, loadedDigits));
        m_longitude->setText(numberText(first.centre.longitude, loadedDigits));
        m_radius->setText(numberText(first.radius / m_metresInUnit, loadedDigits));
    } else {
        m_objectId->setText(first.objectId);
    }
    QStringList sources;
    for (const photos::Subscription &subscription : place) {
        sources += subscription.source;
        if (subscription.radius < first.radius)
            m_capped += subscription.source;
    }
    m_sources->choose(sources);
    m_isFilling = false;
    validate();
    followFields(noStep);
}

QString PlaceForm::numberProblem(const FormField *field, const QString &example) const
{
    if (field->text().trimmed().isEmpty())
        return tr("A number is missing here, for example %1.").arg(example);
    if (!coordinates::numberFromText(field->text()))
        return tr("This is not a number such as %1.").arg(example);
    return {};
}

photos::SubscriptionProblems PlaceForm::problems() const
{
    const photos::Subscription wish = this->wish();
    const QList<photos::SourceInfo> chosen = m_sources->chosen();
    const photos::SourceInfo *narrow = narrowest(chosen);
    // What one source finds wrong beside its limit, all do.
    photos::SourceInfo source = narrow ? *narrow : chosen.value(0);
    if (!narrow && wish.object == Object::Geography)
        source.largestRadius = std::numeric_limits<double>::infinity();
    source.hasCircles |= chosen.isEmpty(); // that none is chosen is said below
    source.hasTags |= chosen.isEmpty();
    photos::SubscriptionProblems problems = photos::problemsOf(wish, source);
    if (problems.title.isEmpty() && m_takenTitles.contains(wish.title, Qt::CaseInsensitive))
        problems.title = tr("A place with this name is already watched. Choose another name.");
    if (wish.object != Object::Geography)
        return problems;
    // Whether it is a number comes before whether the number is in range.
    const auto firstOf
        = [](const QString &one, const QString &other) { return one.isEmpty() ? other : one; };
    problems.latitude
        = firstOf(numberProblem(m_latitude, QStringLiteral("37.7749")), problems.latitude);
    problems.longitude
        = firstOf(numberProblem(m_longitude, QStringLiteral("-122.4194")), problems.longitude);
    problems.radius = firstOf(numberProblem(m_radius, QStringLiteral("5")), problems.radius);
    return problems;
}

void PlaceForm::validate()
{
    if (m_isFilling)
        return;
    const photos::SubscriptionProblems now = problems();
    const auto chosen = m_sources->chosen();
    const photos::SourceInfo *narrow = narrowest(chosen);
    const QString length = narrow ? words::lengthText(narrow->largestRadius) : QString();
    m_radius->setMend(!narrow   ? QString()
            : chosen.size() > 1 ? tr("Use %1 there").arg(length)
                                : tr("Use %1").arg(length));
    m_title->setProblem(now.title);
    m_latitude->setProblem(now.latitude);
    m_longitude->setProblem(now.longitude);
    m_radius->setProblem(now.radius);
    m_objectId->setProblem(now.objectId);
    if (!chosen.isEmpty())
        m_sourceProblem->hide();
    sayHowMuch();
}

void PlaceForm::sayHowMuch()
{
    const photos::Subscription wish = this->wish();
    if (wish.object != Object::Geography || !(wish.radius >= 1) || !(wish.radius < 1e6))
        return m_radius->setHint({});
    QString text = words::areaText(wish.radius);
    if (wish.centre.isValid()) {
        const qsizetype count
            = geo::Gazetteer::compiledIn().inside({wish.centre, wish.radius}).size();
        text = tr("%1, %2").arg(text,
            count == 1 ? tr("1 town inside")
                       : tr("%1 towns inside").arg(QLocale().toString(count)));
    }
    for (const photos::SourceInfo &source : m_sources->chosen()) {
        if (m_capped.contains(source.name) && wish.radius > source.largestRadius)
            text += QStringLiteral(" · ")
                + tr("%1: %2").arg(source.title, words::lengthText(source.largestRadius));
    }
    m_radius->setHint(text);
}

// No focus proxy: with one, Tab passes over what stands before it.
void PlaceForm::begin()
{
    if (m_object->isEnabled())
        m_city->setFocus();
    else
        m_title->edit()->setFocus();
}

bool PlaceForm::check()
{
    splitPosition(m_latitude);
    splitPosition(m_longitude);
    validate();
    const bool hasSource = !m_sources->chosen().isEmpty();
    m_sourceProblem->setText(tr("Choose at least one source."));
    m_sourceProblem->setVisible(!hasSource);
    if (problems().isEmpty())
        return hasSource;
    FormField *first = nullptr;
    for (FormField *field : {m_title, m_latitude, m_longitude, m_radius, m_objectId}) {
        field->markAsLeft();
        if (!first && !field->isHidden() && field->showsProblem())
            first = field;
    }
    if (first) {
        first->edit()->setFocus(Qt::OtherFocusReason);
        first->edit()->selectAll();
    }
    return false;
}

} // namespace ui
