// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/PlaceForm.h"

#include "geo/Gazetteer.h"
#include "ui/CityBox.h"
#include "ui/CoordinateText.h"
#include "ui/HereButton.h"
#include "ui/HereFinder.h"
#include "ui/MapView.h"
#include "ui/OnlineMap.h"
#include "ui/Outlook.h"
#include "ui/PlaceFields.h"
#include "ui/PlacePreview.h"
#include "ui/Presets.h"
#include "ui/RadiusField.h"
#include "ui/SourceChooser.h"
#include "ui/Theme.h"
#include "ui/Words.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QTimeZone>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

using Object = photos::Subscription::Object;

namespace {

constexpr int drawnDigits = 5; // a metre: more than a hand can draw
constexpr double wideLook = 30'000; ///< metres shown around a position that has no circle yet
constexpr double largestShown = 1e6; ///< metres
/// Steps to undo on the map: letters typed in a row are one.
constexpr int oneStep = 0;
constexpr int stepOfTyping = 2;
constexpr int noStep = -1;

} // namespace

PlaceForm::PlaceForm(
    const QList<photos::SourceInfo> &sources, const QStringList &takenTitles, QWidget *parent)
    : QWidget(parent)
    , m_check(takenTitles)
    , m_fields(new PlaceFields(sources))
    , m_map(new MapView)
    , m_preview(new PlacePreview)
    , m_outside(new QVBoxLayout)
{
    m_outside->setSpacing(theme::space::small);
    m_outside->addWidget(m_map, 1);
    m_outside->addWidget(m_preview);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(theme::space::large);
    row->addWidget(m_fields, 1);
    row->addLayout(m_outside, 1);
    connectFields();
    connectMap();
    showFor(m_fields->object());
    // Where somebody is likely to be at home, as long as nothing is chosen.
    if (const int rank = cityOfTimeZone(QTimeZone::systemTimeZoneId()); rank >= 0)
        m_map->lookAt({geo::Gazetteer::compiledIn().centreOf(rank), wideLook});
}

void PlaceForm::connectFields()
{
    connect(m_fields, &PlaceFields::objectChanged, this, [this] { showFor(m_fields->object()); });
    connect(m_fields->sources(), &SourceChooser::changed, this, &PlaceForm::validate);
    connect(m_fields->city(), &CityBox::chosen, this, &PlaceForm::takeCity);
    connect(m_fields->city(), &CityBox::positionGiven, this, &PlaceForm::takePosition);
    connect(m_fields->here(), &HereButton::positionFound, this, &PlaceForm::takePosition);
    connect(m_fields->here(), &HereButton::cityGuessed, this, &PlaceForm::takeGuess);
    connect(m_fields->here(), &HereButton::told, m_fields->latitude(), &FormField::setHint);
    connect(m_fields->radius(), &FormField::mendWished, this, &PlaceForm::mendRadius);
    for (FormField *field : {m_fields->latitude(), m_fields->longitude()})
        connect(field, &FormField::left, this, [this, field] { splitPosition(field); });
    const QList<FormField *> all = m_fields->all();
    for (FormField *field : all) {
        connect(field, &FormField::textChanged, this, [this] {
            validate();
            followFields(stepOfTyping);
        });
        if (field != m_fields->objectId())
            connect(field, &FormField::pasted, this, [this, field] { splitPosition(field); });
    }
}

void PlaceForm::connectMap()
{
    connect(m_map, &MapView::circleChanged, this, &PlaceForm::takeCircle);
    connect(m_map, &MapView::circleRemoved, this, &PlaceForm::takeNoCircle);
}

void PlaceForm::lookOut(Outlook *outlook)
{
    connect(m_preview, &PlacePreview::wished, outlook, &Outlook::previewWished);
    connect(m_preview, &PlacePreview::ended, outlook, &Outlook::previewEnded);
    connect(m_preview, &PlacePreview::pictureWanted, outlook, &Outlook::pictureWanted);
    connect(outlook, &Outlook::previewCame, m_preview, &PlacePreview::show);
    connect(outlook, &Outlook::pictureCame, m_preview, &PlacePreview::showPicture);
    m_online = new OnlineMap(outlook, m_map);
    m_outside->insertWidget(1, m_online);
    showFor(m_fields->object());
}

SourceChooser *PlaceForm::sources() const
{
    return m_fields->sources();
}

void PlaceForm::leave()
{
    m_preview->follow({});
}

/// Of a folder there is no preview: its pictures are seen in its window.
bool PlaceForm::canPreview() const
{
    const Object object = m_fields->object();
    return object == Object::Geography || object == Object::Tag;
}

void PlaceForm::showFor(Object object)
{
    m_map->setVisible(object == Object::Geography);
    if (m_online)
        m_online->setEnabled(object == Object::Geography);
    m_preview->setVisible(canPreview());
    validate();
}

void PlaceForm::takeCity(const QString &title, const photos::Coordinate &centre)
{
    m_isFilling = true;
    m_fields->suggestTitle(title);
    m_fields->setPosition(centre);
    m_fields->radius()->setMetres(presetRadius);
    m_isFilling = false;
    validate();
    followFields(oneStep);
}

void PlaceForm::takeGuess(const QString &city, const photos::Coordinate &position)
{
    m_fields->city()->showName(city);
    takeCity(city, position);
}

void PlaceForm::takePosition(const photos::Coordinate &position)
{
    m_isFilling = true;
    m_fields->setPosition(position);
    m_isFilling = false;
    validate();
    followFields(oneStep);
    if (m_map->circle())
        m_fields->suggestTitle(
            geo::Gazetteer::compiledIn().nameIn(*m_map->circle(), map::language()));
}

/// From the map: the fields follow.
void PlaceForm::takeCircle(const geo::Circle &circle)
{
    m_isFilling = true;
    m_fields->setPosition(circle.centre, drawnDigits);
    m_fields->radius()->setDrawn(circle.radius);
    m_fields->radius()->markAsLeft(); // a limit is said while one drags
    m_fields->suggestTitle(geo::Gazetteer::compiledIn().nameIn(circle, map::language()));
    m_isFilling = false;
    validate();
}

/// Undone to where it began.
void PlaceForm::takeNoCircle()
{
    m_isFilling = true;
    m_fields->latitude()->setText({});
    m_fields->longitude()->setText({});
    m_isFilling = false;
    validate();
}

void PlaceForm::followFields(int step)
{
    if (m_isFilling)
        return;
    const photos::Subscription wish = m_fields->wish();
    if (wish.object == Object::Geography && wish.centre.isValid() && wish.radius >= 1
        && wish.radius < largestShown)
        m_map->setCircle(geo::Circle {wish.centre, wish.radius}, step);
}

void PlaceForm::splitPosition(FormField *from)
{
    const auto position = coordinates::coordinateFromText(from->text());
    if (!position || m_fields->object() != Object::Geography)
        return;
    if (from == m_fields->title())
        from->setText({});
    if (from == m_fields->radius())
        m_fields->radius()->setMetres(presetRadius);
    takePosition(*position);
}

/// While the map, a list or a button has the keyboard: a position is pasted, the circle undone.
void PlaceForm::keyPressEvent(QKeyEvent *event)
{
    if (m_fields->object() == Object::Geography) {
        if (event->matches(QKeySequence::Undo))
            return m_map->undoStack()->undo();
        if (event->matches(QKeySequence::Redo))
            return m_map->undoStack()->redo();
    }
    if (event->matches(QKeySequence::Paste) && m_fields->object() == Object::Geography) {
        const QString text
            = QGuiApplication::clipboard()->text().left(coordinates::maxTextLength + 1);
        if (const auto position = coordinates::coordinateFromText(text))
            return takePosition(*position);
    }
    QWidget::keyPressEvent(event);
}

void PlaceForm::mendRadius()
{
    const auto chosen = m_fields->sources()->chosen();
    const photos::SourceInfo narrow = m_check.narrowest(m_fields->radius()->metres(), chosen);
    if (narrow.name.isEmpty())
        return;
    if (chosen.size() > 1)
        m_check.cap(narrow.name);
    else
        m_fields->radius()->setMetres(narrow.largestRadius);
    validate();
}

QList<photos::Subscription> PlaceForm::wishes() const
{
    return m_fields->wishes();
}

void PlaceForm::load(const QList<photos::Subscription> &place)
{
    if (place.isEmpty())
        return;
    const photos::Subscription &widest = *std::max_element(place.begin(), place.end(),
        [](const auto &one, const auto &other) { return one.radius < other.radius; });
    m_isFilling = true;
    m_fields->load(widest);
    QStringList sources;
    for (const photos::Subscription &subscription : place) {
        sources += subscription.source;
        if (subscription.radius < widest.radius)
            m_check.cap(subscription.source);
    }
    m_fields->sources()->choose(sources);
    m_isFilling = false;
    validate();
    followFields(noStep);
}

photos::SubscriptionProblems PlaceForm::problems() const
{
    return m_check.problemsOf({m_fields->wish(), m_fields->latitude()->text(),
                                  m_fields->longitude()->text(), m_fields->radius()->text()},
        m_fields->sources()->chosen());
}

void PlaceForm::validate()
{
    if (m_isFilling)
        return;
    const photos::SubscriptionProblems now = problems();
    const auto chosen = m_fields->sources()->chosen();
    const photos::SourceInfo narrow = m_check.narrowest(m_fields->radius()->metres(), chosen);
    const QString length = words::lengthText(narrow.largestRadius);
    m_fields->radius()->setMend(narrow.name.isEmpty() ? QString()
            : chosen.size() > 1                       ? tr("Use %1 there").arg(length)
                                                      : tr("Use %1").arg(length));
    m_fields->title()->setProblem(now.title);
    m_fields->latitude()->setProblem(now.latitude);
    m_fields->longitude()->setProblem(now.longitude);
    m_fields->radius()->setProblem(now.radius);
    m_fields->objectId()->setProblem(now.objectId);
    if (!chosen.isEmpty())
        m_fields->sayThatSourceIsMissing(false);
    m_fields->radius()->setHint(m_check.sizeText(m_fields->wish(), chosen));
    const bool canBeAsked = now.latitude.isEmpty() && now.longitude.isEmpty()
        && now.radius.isEmpty() && now.objectId.isEmpty();
    m_preview->follow(
        canPreview() && canBeAsked ? m_fields->wishes() : QList<photos::Subscription>());
}

// No focus proxy: with one, Tab passes over what stands before it.
void PlaceForm::begin()
{
    if (m_fields->isOfANewPlace())
        m_fields->city()->setFocus();
    else
        m_fields->title()->edit()->setFocus();
}

bool PlaceForm::check()
{
    splitPosition(m_fields->latitude());
    splitPosition(m_fields->longitude());
    validate();
    const bool hasSource = !m_fields->sources()->chosen().isEmpty();
    m_fields->sayThatSourceIsMissing(!hasSource);
    if (problems().isEmpty())
        return hasSource;
    FormField *first = nullptr;
    const QList<FormField *> all = m_fields->all();
    for (FormField *field : all) {
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
