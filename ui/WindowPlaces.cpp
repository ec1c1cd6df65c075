// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/WindowPlaces.h"

#include "photos/PlaceFile.h"
#include "ui/Acts.h"
#include "ui/EmptyState.h"
#include "ui/MainWindow.h"
#include "ui/NoticeBar.h"
#include "ui/PhotoViewer.h"
#include "ui/PlaceDialog.h"
#include "ui/PlacesPanel.h"
#include "ui/Words.h"

#include <QAction>
#include <QFile>
#include <QFileDialog>
#include <QSaveFile>

#include <algorithm>

namespace ui {

WindowPlaces::WindowPlaces(
    const WindowParts &parts, std::chrono::milliseconds undoTime, QMainWindow *window)
    : m_parts(parts)
    , m_window(window)
    , m_undoTime(undoTime)
{
    connectActs();
    show();
}

void WindowPlaces::connectActs()
{
    const Acts *acts = m_parts.acts;
    PlacesPanel *panel = m_parts.panel;
    connect(acts->addPlace, &QAction::triggered, this, &WindowPlaces::add);
    connect(acts->pausePlace, &QAction::triggered, panel, &PlacesPanel::pauseOrResume);
    connect(acts->removePlace, &QAction::triggered, panel, &PlacesPanel::remove);
    connect(acts->importPlaces, &QAction::triggered, this, &WindowPlaces::chooseImport);
    connect(acts->exportPlaces, &QAction::triggered, this, &WindowPlaces::chooseExport);
    connect(
        m_parts.empty, &EmptyState::demonstrationWished, this, &WindowPlaces::demonstrationWished);
    connect(panel, &PlacesPanel::pauseWished, this, &WindowPlaces::placePaused);
    connect(panel, &PlacesPanel::editWished, this, &WindowPlaces::edit);
    connect(panel, &PlacesPanel::arranged, this, &WindowPlaces::arrange);
    connect(panel, &PlacesPanel::removeWished, this, &WindowPlaces::remove);
    connect(panel, &PlacesPanel::selectionChanged, this, [panel, acts] {
        const bool hasPlace = panel->selectedPlace();
        acts->pausePlace->setEnabled(hasPlace);
        acts->removePlace->setEnabled(hasPlace);
    });
}

void WindowPlaces::setPlaces(const QList<photos::PlaceState> &places)
{
    m_places = places;
    show();
}

/// Shown at once; the list comes back so from whoever keeps it.
void WindowPlaces::arrange(const QStringList &slugs)
{
    std::stable_sort(
        m_places.begin(), m_places.end(), [&slugs](const auto &one, const auto &other) {
            const auto rank = [&slugs](const photos::PlaceState &place) {
                const qsizetype at = slugs.indexOf(place.subscription.slug);
                return at < 0 ? slugs.size() : at;
            };
            return rank(one) < rank(other);
        });
    show();
    QStringList all;
    for (const photos::PlaceState &place : std::as_const(m_places))
        all += place.subscription.slug;
    emit placesArranged(all);
}

void WindowPlaces::show()
{
    QList<photos::PlaceState> shown = m_places;
    shown.removeIf([this](const photos::PlaceState &place) {
        return place.subscription.key() == m_removedKey;
    });
    m_parts.panel->setPlaces(shown);
    m_parts.viewer->setPlaces(m_places);
    m_parts.acts->exportPlaces->setEnabled(!m_places.isEmpty());
    emit changed();
}

QString WindowPlaces::titleOf(const QString &slug) const
{
    for (const photos::PlaceState &place : m_places) {
        if (place.subscription.slug == slug)
            return place.subscription.title;
    }
    return {};
}

bool WindowPlaces::areAllPaused() const
{
    return !m_places.isEmpty()
        && std::all_of(m_places.begin(), m_places.end(), [](const photos::PlaceState &place) {
               return place.activity == photos::PlaceState::Activity::Paused;
           });
}

bool WindowPlaces::areAllAway() const
{
    using Activity = photos::PlaceState::Activity;
    bool isAnyAway = false;
    for (const photos::PlaceState &place : m_places) {
        for (const photos::PlaceState::Source &source : place.sources) {
            isAnyAway |= source.activity == Activity::Retrying;
            if (source.activity != Activity::Retrying && source.activity != Activity::Paused)
                return false;
        }
    }
    return isAnyAway;
}

QStringList WindowPlaces::titles(const QString &exceptKey) const
{
    QStringList titles;
    for (const photos::PlaceState &place : m_places) {
        if (exceptKey.isEmpty() || place.subscription.key() != exceptKey)
            titles.append(place.subscription.title);
    }
    return titles;
}

void WindowPlaces::setSources(const QList<photos::SourceInfo> &sources)
{
    m_sources = sources;
    emit sourcesChanged(sources);
}

void WindowPlaces::prepare(PlaceDialog *dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->lookOut(&m_outlook);
    connect(dialog, &PlaceDialog::keyWished, this, &WindowPlaces::keyWished);
    connect(this, &WindowPlaces::sourcesChanged, dialog, &PlaceDialog::setSources);
}

PlaceDialog *WindowPlaces::newForm()
{
    auto *dialog = new PlaceDialog(m_sources, titles(), m_window);
    prepare(dialog);
    connect(dialog, &PlaceDialog::placeWished, this, &WindowPlaces::placeWished);
    connect(dialog, &PlaceDialog::adoptionWished, this, &WindowPlaces::adoptionWished);
    connect(dialog, &PlaceDialog::demonstrationWished, this, &WindowPlaces::demonstrationWished);
    return dialog;
}

void WindowPlaces::add()
{
    newForm()->open();
}

void WindowPlaces::propose(const photos::Subscription &circle)
{
    // One form at a time; what is being typed is not thrown away.
    if (m_window->findChild<PlaceDialog *>())
        return tell(MainWindow::tr("A place is being edited already. Close its form, then open "
                                   "the link again."),
            true);
    QList<photos::Subscription> wishes;
    for (const bool isDefault : {true, false}) {
        for (const photos::SourceInfo &source : std::as_const(m_sources)) {
            if (!source.isReady || !source.hasCircles || source.hasFolders
                || (isDefault ? !source.isDefault : !wishes.isEmpty()))
                continue;
            wishes.append(circle);
            wishes.last().source = source.name;
        }
    }
    PlaceDialog *dialog = newForm();
    dialog->propose(wishes);
    dialog->open();
}

void WindowPlaces::edit(const QString &key)
{
    QList<photos::Subscription> subscriptions;
    for (const photos::PlaceState &place : std::as_const(m_places)) {
        if (place.subscription.key() != key)
            continue;
        for (const photos::PlaceState::Source &source : place.sources)
            subscriptions.append(source.subscription);
        if (subscriptions.isEmpty())
            subscriptions.append(place.subscription);
    }
    auto *dialog = new PlaceDialog(m_sources, titles(key), m_window);
    prepare(dialog);
    dialog->edit(subscriptions);
    connect(dialog, &PlaceDialog::changeWished, this, &WindowPlaces::placeChangeWished);
    dialog->open();
}

void WindowPlaces::remove(const QString &key, const QString &title)
{
    NoticeBar::Notice removed;
    removed.text
        = MainWindow::tr("%1 is no longer watched. Its photos stay.").arg(words::isolated(title));
    removed.actText = MainWindow::tr("Undo");
    removed.time = m_undoTime;
    removed.act = [this] {
        m_removedKey.clear();
        show();
    };
    removed.pass = [this] {
        const QString gone = std::exchange(m_removedKey, {});
        m_places.removeIf(
            [&gone](const photos::PlaceState &place) { return place.subscription.key() == gone; });
        show();
        emit placeRemoved(gone);
    };
    m_parts.notice->tell(std::move(removed)); // lets an earlier removal pass
    m_removedKey = key;
    show();
}

void WindowPlaces::chooseImport()
{
    const QString path = QFileDialog::getOpenFileName(
        m_window, MainWindow::tr("Import places"), {}, MainWindow::tr("Places (*.json)"));
    if (!path.isEmpty())
        importFrom(path);
}

void WindowPlaces::chooseExport()
{
    const QString path = QFileDialog::getSaveFileName(m_window, MainWindow::tr("Export places"),
        QStringLiteral("places.json"), MainWindow::tr("Places (*.json)"));
    if (!path.isEmpty())
        exportTo(path);
}

void WindowPlaces::importFrom(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return tell(MainWindow::tr("The file can't be read: %1.").arg(file.errorString()), true);
    // One byte more than allowed tells that there are more.
    const auto places = photos::placefile::read(file.read(photos::placefile::maxBytes + 1));
    if (!places)
        return tell(places.error().message, true);
    QStringList taken = titles();
    qsizetype added = 0;
    for (const QList<photos::Subscription> &wishes : *places) {
        if (taken.contains(wishes.first().title, Qt::CaseInsensitive))
            continue;
        taken.append(wishes.first().title);
        ++added;
        emit placeWished(wishes);
    }
    tell(added == places->size()
            ? MainWindow::tr("Imported %1 places.").arg(added)
            : MainWindow::tr("Imported %1 places; %2 have names that are watched already.")
                  .arg(added)
                  .arg(places->size() - added));
}

void WindowPlaces::exportTo(const QString &path)
{
    QList<photos::PlaceState> ours = m_places;
    ours.removeIf([](const photos::PlaceState &place) { return place.subscription.isAdopted; });
    const QByteArray json = photos::placefile::write(ours);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size() || !file.commit())
        return tell(MainWindow::tr("The file can't be written: %1.").arg(file.errorString()), true);
    tell(MainWindow::tr("Exported %1 places.").arg(ours.size()));
}

void WindowPlaces::tell(const QString &text, bool isProblem)
{
    NoticeBar::Notice said;
    said.text = text;
    said.isProblem = isProblem;
    m_parts.notice->tell(std::move(said));
}

void WindowPlaces::showRefusal(const QString &title, const core::Error &error)
{
    tell(MainWindow::tr("%1 was not added. %2").arg(words::isolated(title), error.message), true);
}

} // namespace ui
