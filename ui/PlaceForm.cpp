// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/PlaceForm.h"

#include "ui/CoordinateText.h"
#include "ui/FormField.h"
#include "ui/Presets.h"
#include "ui/Theme.h"
#include "ui/Words.h"

#include <QComboBox>
#include <QCompleter>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>

#include <cmath>

namespace ui {

using Object = photos::Subscription::Object;

namespace {

constexpr int positionDigits = 6; // a tenth of a metre
constexpr int radiusDigits = 6;
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

PlaceForm::PlaceForm(const QStringList &sources, const QStringList &takenTitles, QWidget *parent)
    : QWidget(parent)
    , m_takenTitles(takenTitles)
    , m_layout(new QFormLayout(this))
    , m_object(new QComboBox(this))
    , m_source(new QComboBox(this))
    , m_city(new QComboBox(this))
    , m_title(new FormField(tr("Name"), this))
    , m_latitude(new FormField(tr("Latitude"), this))
    , m_longitude(new FormField(tr("Longitude"), this))
    , m_radius(new FormField(tr("Radius"), this))
    , m_unit(new QComboBox(this))
    , m_objectId(new FormField(tr("Tag or number"), this))
{
    build(sources);
    buildCities();
    const bool miles = words::usesMiles(QLocale());
    m_unit->setCurrentIndex(m_unit->findText(miles ? tr("mi") : tr("km")));
    m_metresInUnit = m_unit->currentData().toDouble();
    m_radius->setText(miles ? QStringLiteral("3") : QStringLiteral("5"));
    connectFields();
    showFieldsOf(Object::Geography);
}

void PlaceForm::build(const QStringList &sources)
{
    m_object->addItem(tr("Circle around a point"), QVariant::fromValue(int(Object::Geography)));
    m_object->addItem(tr("Tag"), QVariant::fromValue(int(Object::Tag)));
    m_object->addItem(tr("Location number"), QVariant::fromValue(int(Object::Location)));
    m_object->addItem(tr("My photos"), QVariant::fromValue(int(Object::User)));
    for (const QString &source : sources)
        m_source->addItem(words::sourceTitle(source), source);
    m_unit->addItem(tr("m"), 1.0);
    m_unit->addItem(tr("km"), 1000.0);
    m_unit->addItem(tr("ft"), 0.3048);
    m_unit->addItem(tr("mi"), 1609.344);
    for (QComboBox *box : {m_object, m_source, m_city})
        box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_unit->setAccessibleName(tr("Unit of the radius"));
    m_radius->addBeside(m_unit);

    m_layout->setContentsMargins({});
    m_layout->setVerticalSpacing(theme::space::small);
    m_layout->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    m_layout->addRow(label(tr("&Watch:"), m_object), m_object);
    m_layout->addRow(label(tr("&Source:"), m_source), m_source);
    m_layout->addRow(label(tr("&City:"), m_city), m_city);
    m_layout->addRow(label(tr("&Name:"), m_title->edit()), m_title);
    m_layout->addRow(label(tr("L&atitude:"), m_latitude->edit()), m_latitude);
    m_layout->addRow(label(tr("L&ongitude:"), m_longitude->edit()), m_longitude);
    m_layout->addRow(label(tr("&Radius:"), m_radius->edit()), m_radius);
    m_layout->addRow(label(QString(), m_objectId->edit()), m_objectId);
    m_layout->setRowVisible(m_source, sources.size() > 1);

    m_latitude->edit()->setPlaceholderText(QStringLiteral("37.7749"));
    m_longitude->edit()->setPlaceholderText(QStringLiteral("-122.4194"));
    m_latitude->setHint(tr("Paste “37.7749, -122.4194” to fill both."));
    setFocusProxy(m_city);
}

void PlaceForm::buildCities()
{
    m_city->setEditable(true);
    m_city->setInsertPolicy(QComboBox::NoInsert);
    m_city->addItem(QString());
    for (const Preset &preset : presets())
        m_city->addItem(preset.title, QVariant::fromValue(preset.englishTitle));
    m_city->lineEdit()->setPlaceholderText(tr("Choose a city, or fill in a position below"));
    m_city->setAccessibleDescription(tr("Fills in name, position and radius."));
    m_city->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_city->completer()->setFilterMode(Qt::MatchContains);
    m_city->completer()->setCaseSensitivity(Qt::CaseInsensitive);
}

void PlaceForm::connectFields()
{
    connect(m_object, &QComboBox::currentIndexChanged, this, [this] { showFieldsOf(object()); });
    connect(m_city, &QComboBox::currentIndexChanged, this, &PlaceForm::takeCity);
    // Typed in full, with or without capitals: as good as chosen.
    connect(m_city->lineEdit(), &QLineEdit::editingFinished, this, [this] {
        const int index = m_city->findText(m_city->currentText().trimmed(), Qt::MatchFixedString);
        if (index > 0)
            m_city->setCurrentIndex(index);
    });
    connect(m_unit, &QComboBox::currentIndexChanged, this, &PlaceForm::changeUnit);
    for (FormField *field : {m_latitude, m_longitude}) {
        connect(field, &FormField::pasted, this, [this, field] { splitPosition(field); });
        connect(field, &FormField::left, this, [this, field] { splitPosition(field); });
    }
    for (FormField *field : {m_title, m_latitude, m_longitude, m_radius, m_objectId})
        connect(field, &FormField::textChanged, this, &PlaceForm::validate);
}

Object PlaceForm::object() const
{
    return Object(m_object->currentData().toInt());
}

void PlaceForm::showFieldsOf(Object object)
{
    const bool isCircle = object == Object::Geography;
    for (QWidget *field :
        std::initializer_list<QWidget *> {m_city, m_latitude, m_longitude, m_radius})
        m_layout->setRowVisible(field, isCircle);
    m_layout->setRowVisible(m_objectId, object == Object::Tag || object == Object::Location);

    auto *caption = static_cast<QLabel *>(m_layout->labelForField(m_objectId));
    caption->setText(object == Object::Tag ? tr("Ta&g:") : tr("N&umber:"));
    m_objectId->edit()->setAccessibleName(object == Object::Tag ? tr("Tag") : tr("Number"));
    m_objectId->edit()->setPlaceholderText(
        object == Object::Tag ? QStringLiteral("sunset") : QStringLiteral("1257285"));
    m_objectId->setHint(object == Object::Tag ? tr("Every photo with this tag, wherever it is.")
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

void PlaceForm::takeCity(int index)
{
    if (index <= 0)
        return;
    const QString name = m_city->itemData(index).toString();
    for (const Preset &preset : presets()) {
        if (preset.englishTitle != name)
            continue;
        if (m_title->text().trimmed().isEmpty() || m_title->text() == m_suggestedTitle)
            m_title->setText(m_suggestedTitle = preset.title);
        m_latitude->setText(numberText(preset.centre.latitude, positionDigits));
        m_longitude->setText(numberText(preset.centre.longitude, positionDigits));
        m_radius->setText(numberText(presetRadius / m_metresInUnit, radiusDigits));
    }
}

void PlaceForm::splitPosition(FormField *from)
{
    const auto position = coordinates::coordinateFromText(from->text());
    if (!position)
        return;
    m_latitude->setText(numberText(position->latitude, positionDigits));
    m_longitude->setText(numberText(position->longitude, positionDigits));
    validate();
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
    const double metres = number ? *number * m_metresInUnit : qQNaN();
    const bool isRounded
        = metres > photos::maxRadius && metres < photos::maxRadius * (1 + roundingShare);
    return isRounded ? photos::maxRadius : metres;
}

photos::Subscription PlaceForm::wish() const
{
    photos::Subscription wish;
    wish.object = object();
    wish.title = m_title->text().simplified();
    wish.source = m_source->currentData().toString();
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
    photos::SubscriptionProblems problems = photos::problemsOf(wish);
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
    const photos::SubscriptionProblems now = problems();
    m_title->setProblem(now.title);
    m_latitude->setProblem(now.latitude);
    m_longitude->setProblem(now.longitude);
    m_radius->setProblem(now.radius);
    m_objectId->setProblem(now.objectId);
    m_radius->setHint(now.radius.isEmpty() && object() == Object::Geography
            ? words::areaText(radiusInMetres())
            : QString());
}

bool PlaceForm::check()
{
    splitPosition(m_latitude);
    splitPosition(m_longitude);
    validate();
    if (problems().isEmpty())
        return true;
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
