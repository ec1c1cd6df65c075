// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/CityBox.h"

#include "geo/Gazetteer.h"
#include "ui/CoordinateText.h"
#include "ui/MapPainter.h"
#include "ui/Presets.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QLineEdit>
#include <QStandardItemModel>

namespace ui {

namespace {

constexpr int shownCities = 8;

QString lineOf(const geo::Gazetteer::City &city)
{
    QStringList parts {city.name};
    for (const QString &part : {city.region, city.country}) {
        if (!part.isEmpty() && part != parts.last())
            parts += part;
    }
    return parts.join(QStringLiteral(", "));
}

} // namespace

CityBox::CityBox(QWidget *parent) : QComboBox(parent), m_suggestions(new QStandardItemModel(this))
{
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    setMinimumContentsLength(12);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    addItem(QString());
    for (const Preset &preset : presets())
        addItem(preset.title, QVariant::fromValue(preset.englishTitle));
    lineEdit()->setPlaceholderText(tr("Type a city, or choose one"));
    lineEdit()->setMaxLength(int(coordinates::maxTextLength));
    setAccessibleName(tr("City"));
    setAccessibleDescription(tr("Fills in name, position and radius."));

    auto *completer = new QCompleter(m_suggestions, this);
    completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    setCompleter(completer);
    connect(completer, qOverload<const QModelIndex &>(&QCompleter::activated), this,
        [this](const QModelIndex &index) { takeRank(m_ranks.value(index.row(), -1)); });
    connect(lineEdit(), &QLineEdit::textEdited, this, &CityBox::suggest);
    connect(lineEdit(), &QLineEdit::editingFinished, this, &CityBox::takeTyped);
    connect(this, &QComboBox::currentIndexChanged, this, &CityBox::takePreset);
}

void CityBox::showName(const QString &name)
{
    m_isTyped = false;
    lineEdit()->setText(name);
}

void CityBox::suggest(const QString &text)
{
    m_isTyped = true;
    if (const auto position = coordinates::coordinateFromText(text)) {
        m_isTyped = false;
        return emit positionGiven(*position);
    }
    const auto &gazetteer = geo::Gazetteer::compiledIn();
    m_ranks = gazetteer.search(text, shownCities);
    m_suggestions->clear();
    for (const int rank : std::as_const(m_ranks))
        m_suggestions->appendRow(new QStandardItem(lineOf(gazetteer.city(rank, map::language()))));
}

void CityBox::takeTyped()
{
    if (!std::exchange(m_isTyped, false))
        return;
    // Typed in full, with or without capitals: as good as chosen.
    const int index = findText(currentText().trimmed(), Qt::MatchFixedString);
    if (index <= 0)
        return takeRank(m_ranks.value(0, -1));
    if (index == currentIndex())
        return takePreset(index);
    setCurrentIndex(index);
}

void CityBox::takePreset(int index)
{
    if (index <= 0)
        return;
    m_isTyped = false;
    const QString name = itemData(index).toString();
    for (const Preset &preset : presets()) {
        if (preset.englishTitle == name)
            emit chosen(preset.title, preset.centre);
    }
}

void CityBox::takeRank(int rank)
{
    m_isTyped = false;
    if (rank < 0)
        return;
    const auto city = geo::Gazetteer::compiledIn().city(rank, map::language());
    lineEdit()->setText(lineOf(city));
    // The completer writes too, after us; the name is at the beginning.
    QMetaObject::invokeMethod(
        lineEdit(), [edit = lineEdit()] { edit->home(false); }, Qt::QueuedConnection);
    emit chosen(city.name, city.centre);
}

} // namespace ui
