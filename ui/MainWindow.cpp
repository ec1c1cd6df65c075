// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/MainWindow.h"

#include "photos/PlaceFile.h"
#include "ui/Acts.h"
#include "ui/EmptyState.h"
#include "ui/FilterBar.h"
#include "ui/FilterChips.h"
#include "ui/HelpDialogs.h"
#include "ui/NoticeBar.h"
#include "ui/PhotoActs.h"
#include "ui/PhotoGrid.h"
#include "ui/PhotoListModel.h"
#include "ui/PhotoSaver.h"
#include "ui/PhotoViewer.h"
#include "ui/PlaceDialog.h"
#include "ui/PlacesPanel.h"
#include "ui/StatusStrip.h"
#include "ui/Theme.h"
#include "ui/TopBar.h"
#include "ui/WallView.h"
#include "ui/WindowParts.h"
#include "ui/Words.h"

#include <QAction>
#include <QCloseEvent>
#include <QDataStream>
#include <QDesktopServices>
#include <QFile>
#include <QFileDialog>
#include <QIODevice>
#include <QListView>
#include <QMenu>
#include <QSaveFile>
#include <QScreen>
#include <QSlider>
#include <QSplitter>
#include <QStackedWidget>

#include <optional>

namespace ui {

using images::PictureSize;

namespace {

constexpr int narrowWidth = 900; // below it, the photos get the panel's room
constexpr int smallestTile = 96;
constexpr int largestTile = 480;
constexpr int tileStep = 24;
constexpr quint32 layoutVersion = 1;

} // namespace

class MainWindow::Private : public WindowParts {
public:
    Private(MainWindow *window, Options options);

    void connectActs();
    void connectParts();
    void connectFilter();
    void connectPhotoActs();
    void setFilter(const PhotoFilter &filter);
    void showFilter();
    void showPhotoMenu(const QPoint &at);
    void addPlace();
    void editPlace(const QString &key);
    void tell(const QString &text, bool isProblem = false);
    void setUpService();
    void removePlace(const QString &key, const QString &title);
    void showPlaces();
    void showLive();
    void showRightPage();
    void showPanel();
    void openPhoto(const QModelIndex &index);
    void closePhoto();
    bool isPanelWished() const;

    MainWindow *q;
    Options options;
    QList<photos::PlaceState> places;
    WallLayout wallLayout = WallLayout::Grid;
    std::unique_ptr<WallView> wall; ///< while it is open
    ServiceState service;
    QStringList untold; ///< notices that stand in the bar now
    QString removedKey; ///< gone from the list, not yet for good
    std::optional<bool> panelWish; ///< what the person chose; else the width decides
};

MainWindow::Private::Private(MainWindow *window, Options o)
    : WindowParts(window, o.isDemonstration)
    , q(window)
    , options(std::move(o))
{
    connectActs();
    connectParts();
    connectFilter();
    connectPhotoActs();
    showPlaces();
}

void MainWindow::Private::connectActs()
{
    QObject::connect(acts->addPlace, &QAction::triggered, q, [this] { addPlace(); });
    QObject::connect(acts->pausePlace, &QAction::triggered, panel, &PlacesPanel::pauseOrResume);
    QObject::connect(acts->removePlace, &QAction::triggered, panel, &PlacesPanel::remove);
    QObject::connect(acts->importPlaces, &QAction::triggered, q, [this] {
        const QString path
            = QFileDialog::getOpenFileName(q, tr("Import places"), {}, tr("Places (*.json)"));
        if (!path.isEmpty())
            q->importPlaces(path);
    });
    QObject::connect(acts->exportPlaces, &QAction::triggered, q, [this] {
        const QString path = QFileDialog::getSaveFileName(
            q, tr("Export places"), QStringLiteral("places.json"), tr("Places (*.json)"));
        if (!path.isEmpty())
            q->exportPlaces(path);
    });
    QObject::connect(acts->showPlaces, &QAction::triggered, q, [this](bool wished) {
        panelWish = wished;
        showPanel();
    });
    QObject::connect(acts->rows, &QAction::toggled, grid, &PhotoGrid::setJustified);
    QObject::connect(acts->largerTiles, &QAction::triggered, q,
        [this] { grid->setTileSize(grid->tileSize() + tileStep); });
    QObject::connect(acts->smallerTiles, &QAction::triggered, q,
        [this] { grid->setTileSize(grid->tileSize() - tileStep); });
    QObject::connect(acts->newest, &QAction::triggered, grid, &PhotoGrid::scrollToNewest);
    QObject::connect(acts->wall, &QAction::triggered, q, [this] { q->openWall(); });
    QObject::connect(acts->fullScreen, &QAction::triggered, q, [this](bool wished) {
        q->setWindowState(q->windowState().setFlag(Qt::WindowFullScreen, wished));
    });
    QObject::connect(acts->openPage, &QAction::triggered, strip, &StatusStrip::openPage);
    QObject::connect(acts->copyPage, &QAction::triggered, strip, &StatusStrip::copyPageAddress);
    QObject::connect(acts->service, &QAction::triggered, q, [this] { setUpService(); });
    acts->service->setVisible(!options.isDemonstration); // it has one of its own
    QObject::connect(acts->keys, &QAction::triggered, q, [this] { showKeys(*acts, q); });
    QObject::connect(acts->about, &QAction::triggered, q, [this] { showAbout(q); });
    QObject::connect(acts->quit, &QAction::triggered, q, &QWidget::close);
}

void MainWindow::Private::connectParts()
{
    QObject::connect(grid, &PhotoGrid::pictureWanted, q, &MainWindow::pictureWanted);
    QObject::connect(viewer, &PhotoViewer::pictureWanted, q, &MainWindow::pictureWanted);
    QObject::connect(viewer, &PhotoViewer::detailsWanted, q, &MainWindow::detailsWanted);
    QObject::connect(grid, &QAbstractItemView::activated, q,
        [this](const QModelIndex &index) { openPhoto(index); });
    QObject::connect(viewer, &PhotoViewer::closed, q, [this] { closePhoto(); });
    QObject::connect(viewer, &PhotoViewer::linkOpened, q, &QDesktopServices::openUrl);
    QObject::connect(bar->tileSize(), &QSlider::valueChanged, grid, &PhotoGrid::setTileSize);
    QObject::connect(grid, &PhotoGrid::pictureSized, model, &PhotoListModel::learnAspect);
    QObject::connect(grid, &PhotoGrid::tileSizeChanged, bar->tileSize(), &QSlider::setValue);

    const auto rightPage = [this] { showRightPage(); };
    QObject::connect(model, &QAbstractItemModel::rowsInserted, q, rightPage);
    QObject::connect(model, &QAbstractItemModel::rowsRemoved, q, rightPage);
    QObject::connect(model, &QAbstractItemModel::modelReset, q, rightPage);

    QObject::connect(
        panel, &PlacesPanel::editWished, q, [this](const QString &key) { editPlace(key); });
    QObject::connect(panel, &PlacesPanel::pauseWished, q, &MainWindow::placePaused);
    QObject::connect(panel, &PlacesPanel::removeWished, q,
        [this](const QString &key, const QString &title) { removePlace(key, title); });
    QObject::connect(panel, &PlacesPanel::selectionChanged, q, [this] {
        const bool hasPlace = panel->selectedPlace();
        acts->pausePlace->setEnabled(hasPlace);
        acts->removePlace->setEnabled(hasPlace);
    });
    QObject::connect(empty, &EmptyState::addPlaceWished, acts->addPlace, &QAction::trigger);
    QObject::connect(empty, &EmptyState::serviceWished, acts->service, &QAction::trigger);
    QObject::connect(empty, &EmptyState::demonstrationWished, q, &MainWindow::demonstrationWished);

    const auto pageActs = [this] {
        acts->openPage->setEnabled(!strip->pageUrl().isEmpty());
        acts->copyPage->setEnabled(!strip->pageUrl().isEmpty());
    };
    QObject::connect(strip, &StatusStrip::pageUrlChanged, q, pageActs);
    QObject::connect(strip, &StatusStrip::wayInChanged, q, [this] { showLive(); });
    pageActs();
}

void MainWindow::Private::connectFilter()
{
    const auto wish = [this](const PhotoFilter &filter) { setFilter(filter); };
    QObject::connect(acts->find, &QAction::triggered, q, [this] {
        if (pages->currentWidget() == viewer)
            closePhoto();
        bar->filter()->begin();
    });
    QObject::connect(acts->showHidden, &QAction::triggered, q, [this](bool wished) {
        PhotoFilter filter = model->filter();
        filter.isHidden = wished;
        setFilter(filter);
    });
    QObject::connect(
        grid, &PhotoGrid::typed, q, [this](const QString &text) { bar->filter()->begin(text); });
    QObject::connect(bar->filter(), &FilterBar::filterWished, q, wish);
    QObject::connect(bar->filter(), &FilterBar::left, q, [this] {
        grid->setFocus();
        if (!grid->currentIndex().isValid())
            grid->setCurrentIndex(model->index(0, 0));
    });
    QObject::connect(bar->filter(), &FilterBar::cleared, q, [this] {
        setFilter({});
        grid->setFocus();
    });
    QObject::connect(chips, &FilterChips::filterWished, q, wish);
    QObject::connect(empty, &EmptyState::clearFilterWished, q, [this] { setFilter({}); });
    QObject::connect(panel, &PlacesPanel::selectionChanged, q, [this] {
        const photos::PlaceState *place = panel->selectedPlace();
        PhotoFilter filter = model->filter();
        filter.slug = place ? place->subscription.slug : QString();
        setFilter(filter);
    });
}

void MainWindow::Private::connectPhotoActs()
{
    QObject::connect(
        photoActs, &PhotoActs::opened, q, [this](int row) { openPhoto(model->index(row, 0)); });
    QObject::connect(photoActs, &PhotoActs::detailsWanted, q, &MainWindow::detailsWanted);
    QObject::connect(photoActs, &PhotoActs::linkOpened, q, &QDesktopServices::openUrl);
    QObject::connect(photoActs, &PhotoActs::hideWished, q, &MainWindow::hideWished);
    QObject::connect(photoActs, &PhotoActs::unhideWished, q, &MainWindow::unhideWished);
    QObject::connect(photoActs, &PhotoActs::filterWished, q, [this](const PhotoFilter &filter) {
        if (pages->currentWidget() == viewer)
            closePhoto();
        setFilter(filter);
        grid->setFocus();
    });
    QObject::connect(photoActs, &PhotoActs::told, q,
        [this](const NoticeBar::Notice &told) { notice->tell(told); });
    QObject::connect(photoActs->saver(), &PhotoSaver::pictureWanted, q, &MainWindow::pictureWanted);
    grid->setContextMenuPolicy(Qt::CustomContextMenu);
    QObject::connect(grid, &QWidget::customContextMenuRequested, q,
        [this](const QPoint &at) { showPhotoMenu(at); });
}

void MainWindow::Private::showPhotoMenu(const QPoint &at)
{
    QPoint place = grid->viewport()->mapToGlobal(at);
    if (!grid->indexAt(at).isValid()) { // by the keyboard, or beside the photos
        const QRect current = grid->visualRect(grid->currentIndex());
        if (!grid->viewport()->rect().intersects(current))
            return;
        place = grid->viewport()->mapToGlobal(current.center());
    }
    QMenu *menu = photoActs->menu(grid);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(place);
}

/// The photo that one was at stays in view when it matches.
void MainWindow::Private::setFilter(const PhotoFilter &filter)
{
    const QModelIndex current = grid->currentIndex();
    const QString id = current.isValid() ? model->idAt(current.row()) : QString();
    model->setFilter(filter);
    if (const int row = id.isEmpty() ? -1 : model->rowOf(id); row >= 0) {
        grid->setCurrentIndex(model->index(row, 0));
        grid->scrollTo(model->index(row, 0));
    }
    showFilter();
}

void MainWindow::Private::showFilter()
{
    const PhotoFilter &filter = model->filter();
    QString title;
    for (const photos::PlaceState &place : std::as_const(places)) {
        if (place.subscription.slug == filter.slug)
            title = place.subscription.title;
    }
    bar->filter()->setFilter(filter);
    chips->setFilter(filter, title);
    chips->setCounts(model->rowCount(), model->keptCount());
    panel->chooseSlug(filter.slug);
    acts->showHidden->setChecked(filter.isHidden);
    showRightPage();
}

void MainWindow::Private::addPlace()
{
    QStringList titles;
    for (const photos::PlaceState &place : places)
        titles.append(place.subscription.title);
    auto *dialog = new PlaceDialog(options.sourceInfos, titles, q);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &PlaceDialog::placeWished, q, &MainWindow::placeWished);
    QObject::connect(dialog, &PlaceDialog::adoptionWished, q, &MainWindow::adoptionWished);
    QObject::connect(
        dialog, &PlaceDialog::demonstrationWished, q, &MainWindow::demonstrationWished);
    dialog->open();
}

void MainWindow::Private::editPlace(const QString &key)
{
    QStringList otherTitles;
    QList<photos::Subscription> subscriptions;
    for (const photos::PlaceState &place : std::as_const(places)) {
        if (place.subscription.key() != key) {
            otherTitles.append(place.subscription.title);
            continue;
        }
        for (const photos::PlaceState::Source &source : place.sources)
            subscriptions.append(source.subscription);
        if (subscriptions.isEmpty())
            subscriptions.append(place.subscription);
    }
    auto *dialog = new PlaceDialog(options.sourceInfos, otherTitles, q);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->edit(subscriptions);
    QObject::connect(dialog, &PlaceDialog::changeWished, q, &MainWindow::placeChangeWished);
    dialog->open();
}

void MainWindow::Private::tell(const QString &text, bool isProblem)
{
    NoticeBar::Notice said;
    said.text = text;
    said.isProblem = isProblem;
    notice->tell(std::move(said));
}

void MainWindow::Private::setUpService()
{
    auto *dialog = new ServiceDialog(service, q);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &ServiceDialog::serviceWished, q, &MainWindow::serviceWished);
    QObject::connect(dialog, &ServiceDialog::secretForgotten, q, &MainWindow::secretForgotten);
    dialog->open();
}

void MainWindow::Private::removePlace(const QString &key, const QString &title)
{
    NoticeBar::Notice removed;
    removed.text = tr("%1 is no longer watched. Its photos stay.").arg(words::isolated(title));
    removed.actText = tr("Undo");
    removed.time = options.undoTime;
    removed.act = [this] {
        removedKey.clear();
        showPlaces();
    };
    removed.pass = [this] {
        const QString gone = std::exchange(removedKey, {});
        places.removeIf(
            [&gone](const photos::PlaceState &place) { return place.subscription.key() == gone; });
        showPlaces();
        emit q->placeRemoved(gone);
    };
    notice->tell(std::move(removed)); // lets an earlier removal pass
    removedKey = key;
    showPlaces();
}

void MainWindow::Private::showPlaces()
{
    QList<photos::PlaceState> shown = places;
    shown.removeIf(
        [this](const photos::PlaceState &place) { return place.subscription.key() == removedKey; });
    panel->setPlaces(shown);
    viewer->setPlaces(places);
    acts->undoRemoval->setEnabled(!removedKey.isEmpty());
    acts->exportPlaces->setEnabled(!places.isEmpty());
    showPanel();
    showRightPage();
    showLive();
}

void MainWindow::Private::showLive()
{
    bar->showLive(strip->wayIn(), places);
}

void MainWindow::Private::showRightPage()
{
    const bool allPaused
        = !places.isEmpty() && std::all_of(places.begin(), places.end(), [](const auto &place) {
              return place.activity == photos::PlaceState::Activity::Paused;
          });
    const bool isFiltered = !model->filter().isEmpty() && model->keptCount() > 0;
    chips->setCounts(model->rowCount(), model->keptCount());
    empty->setReason(isFiltered ? EmptyState::Reason::NoMatch
            : places.isEmpty()  ? EmptyState::Reason::NoPlace
            : allPaused         ? EmptyState::Reason::AllPaused
                                : EmptyState::Reason::NoPhoto);
    QWidget *right = model->rowCount() == 0 ? static_cast<QWidget *>(empty) : grid;
    if (centre->currentWidget() != right) {
        centre->setCurrentWidget(right);
        // The first photos get the keyboard that the window gave to its first field.
        const bool isUnused = !q->focusWidget() || bar->filter()->isAncestorOf(q->focusWidget());
        if (right == grid && isUnused && model->filter().isEmpty())
            grid->setFocus();
    }
    bar->tileSize()->setEnabled(right == grid && pages->currentWidget() == splitter);
}

bool MainWindow::Private::isPanelWished() const
{
    return panelWish.value_or(q->width() >= narrowWidth);
}

void MainWindow::Private::showPanel()
{
    const bool hasPlaces = panel->list()->model()->rowCount() > 1;
    panel->setVisible(hasPlaces && isPanelWished());
    acts->showPlaces->setEnabled(hasPlaces);
    acts->showPlaces->setChecked(isPanelWished());
}

void MainWindow::Private::openPhoto(const QModelIndex &index)
{
    pages->setCurrentWidget(viewer);
    viewer->open(index);
    viewer->setFocus();
    showRightPage();
}

void MainWindow::Private::closePhoto()
{
    const QModelIndex last = viewer->currentIndex();
    pages->setCurrentWidget(splitter);
    showRightPage();
    if (last.isValid()) {
        grid->setCurrentIndex(last);
        grid->scrollTo(last);
    }
    grid->setFocus();
}

MainWindow::MainWindow(const Options &options, QWidget *parent)
    : QMainWindow(parent)
    , d(std::make_unique<Private>(this, options))
{
    setWindowTitle(
        options.isDemonstration ? tr("Hereabouts (demonstration)") : QStringLiteral("Hereabouts"));
    setWindowIcon(theme::applicationIcon());
    setMinimumSize(480, 360);
    // A small or rotated screen is no reason to open half outside it.
    resize(firstWindowSize.boundedTo(screen()->availableSize()));
    connect(d->acts->undoRemoval, &QAction::triggered, this, [this] { d->notice->act(); });
}

MainWindow::~MainWindow()
{
    d->notice->pass();
}

QByteArray MainWindow::saveLayout() const
{
    QByteArray layout;
    QDataStream stream(&layout, QIODevice::WriteOnly);
    stream << layoutVersion << saveGeometry() << d->splitter->saveState() << d->grid->tileSize()
           << d->panelWish.has_value() << d->panelWish.value_or(true)
           << wallLayoutName(d->wallLayout) << d->grid->isJustified();
    return layout;
}

void MainWindow::restoreLayout(const QByteArray &layout)
{
    QDataStream stream(layout);
    quint32 version = 0;
    QByteArray geometry;
    QByteArray split;
    int tile = 0;
    bool hasWish = false;
    bool wish = true;
    stream >> version >> geometry >> split >> tile >> hasWish >> wish;
    if (stream.status() != QDataStream::Ok || version != layoutVersion)
        return;
    restoreGeometry(geometry);
    d->splitter->restoreState(split);
    d->splitter->setHandleWidth(1);
    d->grid->setTileSize(qBound(smallestTile, tile, largestTile));
    QString wallName;
    stream >> wallName; // an older layout ends here
    d->wallLayout = wallLayoutFromName(wallName).value_or(d->wallLayout);
    bool isJustified = false;
    stream >> isJustified;
    d->acts->rows->setChecked(isJustified);
    d->panelWish = hasWish ? std::optional(wish) : std::nullopt;
    d->showPanel();
}

void MainWindow::openWall(QScreen *screen)
{
    if (d->wall)
        return;
    d->wall = std::make_unique<WallView>(d->model, WallView::Options {d->wallLayout, {}, 0});
    connect(d->wall.get(), &WallView::pictureWanted, this, &MainWindow::pictureWanted);
    connect(d->wall.get(), &WallView::wallLayoutChanged, this,
        [this](WallLayout layout) { d->wallLayout = layout; });
    connect(d->wall.get(), &WallView::closed, this, [this] {
        d->wall.release()->deleteLater(); // it is closing
        show();
        activateWindow();
    });
    d->wall->showOn(screen ? screen : this->screen());
}

void MainWindow::setWallLayout(WallLayout layout)
{
    d->wallLayout = layout;
    if (d->wall)
        d->wall->setWallLayout(layout);
}

WallLayout MainWindow::wallLayout() const
{
    return d->wallLayout;
}

void MainWindow::addPhotos(const photos::Batch &batch)
{
    d->model->add(batch);
    d->chips->setCounts(d->model->rowCount(), d->model->keptCount());
}

void MainWindow::clearPhotos()
{
    d->model->clear();
}

void MainWindow::setPlaces(const QList<photos::PlaceState> &places)
{
    d->places = places;
    d->showPlaces();
}

void MainWindow::setHealth(const QString &step, const core::Health &health)
{
    d->strip->setHealth(step, health);
}

void MainWindow::setViewerCount(int count)
{
    d->strip->setViewerCount(count);
}

void MainWindow::setPageUrls(const QStringList &urls)
{
    d->strip->setPageUrls(urls);
}

void MainWindow::showPicture(
    const QString &photoId, images::PictureSize size, const QByteArray &jpeg)
{
    if (size != PictureSize::Huge) // tiles are never that large
        d->grid->showPicture(photoId, size, jpeg);
    d->viewer->showPicture(photoId, size, jpeg);
    if (d->wall)
        d->wall->showPicture(photoId, size, jpeg);
    d->photoActs->saver()->take(photoId, size, jpeg);
}

void MainWindow::showPictureFailure(
    const QString &photoId, images::PictureSize size, const core::Error &error)
{
    if (size != PictureSize::Huge)
        d->grid->showFailure(photoId, size);
    d->viewer->showFailure(photoId, size, error);
    if (d->wall)
        d->wall->showFailure(photoId, size);
    d->photoActs->saver()->fail(photoId, size, error);
}

void MainWindow::hidePhotos(const QStringList &photoIds)
{
    d->model->hide(photoIds);
}

void MainWindow::unhidePhotos(const QStringList &photoIds)
{
    d->model->unhide(photoIds);
}

void MainWindow::showHidingFailure(const core::Error &error)
{
    d->photoActs->showFailure(error);
}

void MainWindow::setDetails(const photos::Photo &photo)
{
    d->viewer->setDetails(photo);
    d->photoActs->setDetails(photo);
}

void MainWindow::setSources(const QStringList &sources, const QList<photos::SourceInfo> &infos)
{
    d->options.sources = sources;
    d->options.sourceInfos = infos;
}

void MainWindow::setService(const ui::ServiceState &state)
{
    d->service = state;
}

void MainWindow::showNotice(const QString &words)
{
    // Those that nobody has closed yet are not pushed away by the next.
    d->untold += words;
    NoticeBar::Notice notice;
    notice.text = d->untold.join(QLatin1Char('\n'));
    notice.isProblem = true;
    notice.pass = [this] { d->untold.clear(); };
    const QStringList all = d->untold;
    d->notice->tell(std::move(notice)); // lets an earlier one pass
    d->untold = all;
}

void MainWindow::importPlaces(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return d->tell(tr("The file can't be read: %1.").arg(file.errorString()), true);
    // One byte more than allowed tells that there are more.
    const auto places = photos::placefile::read(file.read(photos::placefile::maxBytes + 1));
    if (!places)
        return d->tell(places.error().message, true);
    QStringList titles;
    for (const photos::PlaceState &place : std::as_const(d->places))
        titles.append(place.subscription.title);
    qsizetype added = 0;
    for (const QList<photos::Subscription> &wishes : *places) {
        if (titles.contains(wishes.first().title, Qt::CaseInsensitive))
            continue;
        titles.append(wishes.first().title);
        ++added;
        emit placeWished(wishes);
    }
    d->tell(added == places->size()
            ? tr("Imported %1 places.").arg(added)
            : tr("Imported %1 places; %2 have names that are watched already.")
                  .arg(added)
                  .arg(places->size() - added));
}

void MainWindow::exportPlaces(const QString &path)
{
    QList<photos::PlaceState> ours = d->places;
    ours.removeIf([](const photos::PlaceState &place) { return place.subscription.isAdopted; });
    const QByteArray json = photos::placefile::write(ours);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size() || !file.commit())
        return d->tell(tr("The file can't be written: %1.").arg(file.errorString()), true);
    d->tell(tr("Exported %1 places.").arg(ours.size()));
}

void MainWindow::showRefusal(const QString &title, const core::Error &error)
{
    NoticeBar::Notice refusal;
    refusal.text = tr("%1 was not added. %2").arg(words::isolated(title), error.message);
    refusal.isProblem = true;
    d->notice->tell(std::move(refusal));
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    // The desktop has keys of its own for full screen. Before the parts exist there is no act.
    if (event->type() == QEvent::WindowStateChange && d)
        d->acts->fullScreen->setChecked(isFullScreen());
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    d->wall.reset();
    d->notice->pass(); // a removal that nobody undid
    QMainWindow::closeEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    d->showPanel();
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_F10)
        d->bar->openMenu();
    else if (event->key() == Qt::Key_Escape && !d->model->filter().isEmpty())
        d->setFilter({});
    else if (event->key() == Qt::Key_Escape && isFullScreen())
        d->acts->fullScreen->trigger();
    else
        QMainWindow::keyPressEvent(event);
}

} // namespace ui
