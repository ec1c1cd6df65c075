// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/MainWindow.h"

#include "ui/Acts.h"
#include "ui/FilterChips.h"
#include "ui/HelpDialogs.h"
#include "ui/NoticeBar.h"
#include "ui/PhotoActs.h"
#include "ui/PhotoGrid.h"
#include "ui/PhotoListModel.h"
#include "ui/ShareDialog.h"
#include "ui/StatusStrip.h"
#include "ui/Theme.h"
#include "ui/TopBar.h"
#include "ui/WindowKeys.h"
#include "ui/WindowPages.h"
#include "ui/WindowParts.h"
#include "ui/WindowPhotos.h"
#include "ui/WindowPlaces.h"
#include "ui/WindowWall.h"

#include <QAction>
#include <QCloseEvent>
#include <QDesktopServices>
#include <QPointer>
#include <QScreen>

namespace ui {

class MainWindow::Private : public WindowParts {
public:
    Private(MainWindow *window, const Options &options);

    void connectActs(bool isDemonstration);
    void connectPlaces();
    void connectPhotos();
    void share();
    void setUpTunnel();
    void showLive();

    MainWindow *q;
    WindowPlaces places;
    WindowPages view;
    WindowWall wall;
    WindowPhotos photos;
    WindowKeys keys;
    core::Sharing sharing;
    int viewerCount = 0;
    QPointer<ShareDialog> shareDialog;
    TunnelState tunnel;
    QPointer<TunnelDialog> tunnelDialog;
};

MainWindow::Private::Private(MainWindow *window, const Options &options)
    : WindowParts(window, options.isDemonstration)
    , q(window)
    , places(*this, options.undoTime, window)
    , view(*this, places, window)
    , wall(model)
    , photos(*this, wall)
    , keys(window)
{
    places.setSources(options.sourceInfos);
    connectActs(options.isDemonstration);
    connectPlaces();
    connectPhotos();
    showLive();
}

void MainWindow::Private::connectActs(bool isDemonstration)
{
    QObject::connect(acts->wall, &QAction::triggered, q, [this] { q->openWall(); });
    QObject::connect(acts->fullScreen, &QAction::triggered, q, [this](bool wished) {
        q->setWindowState(q->windowState().setFlag(Qt::WindowFullScreen, wished));
    });
    strip->offerPage(acts->openPage, acts->copyPage);
    QObject::connect(acts->service, &QAction::triggered, q, [this] { keys.openService(); });
    QObject::connect(acts->sourceKeys, &QAction::triggered, q, [this] { keys.openKeys(); });
    QObject::connect(&places, &WindowPlaces::keyWished, q,
        [this](const QString &source) { keys.openKeys(source); });
    QObject::connect(&keys, &WindowKeys::linkOpened, q, &QDesktopServices::openUrl);
    QObject::connect(acts->share, &QAction::triggered, q, [this] { share(); });
    acts->service->setVisible(!isDemonstration); // it has one of its own
    QObject::connect(acts->tunnel, &QAction::triggered, q, [this] { setUpTunnel(); });
    acts->tunnel->setVisible(!isDemonstration); // nobody outside calls it
    acts->sourceKeys->setVisible(!isDemonstration);
    QObject::connect(acts->keys, &QAction::triggered, q, [this] { showKeys(*acts, q); });
    QObject::connect(acts->about, &QAction::triggered, q, [this] { showAbout(q); });
    QObject::connect(acts->quit, &QAction::triggered, q, &QWidget::close);
}

void MainWindow::Private::connectPlaces()
{
    QObject::connect(&places, &WindowPlaces::placeWished, q, &MainWindow::placeWished);
    QObject::connect(&places, &WindowPlaces::placeChangeWished, q, &MainWindow::placeChangeWished);
    QObject::connect(&places, &WindowPlaces::adoptionWished, q, &MainWindow::adoptionWished);
    QObject::connect(&places, &WindowPlaces::placeRemoved, q, &MainWindow::placeRemoved);
    QObject::connect(
        &places, &WindowPlaces::demonstrationWished, q, &MainWindow::demonstrationWished);
    QObject::connect(&places, &WindowPlaces::changed, q, [this] { showLive(); });
    QObject::connect(&places, &WindowPlaces::placesArranged, q, &MainWindow::placesArranged);
    QObject::connect(&places, &WindowPlaces::placePaused, q, &MainWindow::placePaused);
    QObject::connect(strip, &StatusStrip::wayInChanged, q, [this] { showLive(); });
}

void MainWindow::Private::connectPhotos()
{
    QObject::connect(&photos, &WindowPhotos::pictureWanted, q, &MainWindow::pictureWanted);
    QObject::connect(&photos, &WindowPhotos::detailsWanted, q, &MainWindow::detailsWanted);
    QObject::connect(&photos, &WindowPhotos::hideWished, q, &MainWindow::hideWished);
    QObject::connect(&photos, &WindowPhotos::unhideWished, q, &MainWindow::unhideWished);
    QObject::connect(&wall, &WindowWall::left, q, [this] {
        q->show();
        q->activateWindow();
    });
}

void MainWindow::Private::share()
{
    if (!shareDialog) {
        shareDialog = new ShareDialog(q);
        shareDialog->setAttribute(Qt::WA_DeleteOnClose);
        shareDialog->setSharing(sharing);
        shareDialog->setViewerCount(viewerCount);
        QObject::connect(shareDialog, &ShareDialog::shareWished, q, &MainWindow::shareWished);
    }
    shareDialog->open();
}

void MainWindow::Private::setUpTunnel()
{
    tunnelDialog = new TunnelDialog(tunnel, q);
    tunnelDialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(tunnelDialog, &TunnelDialog::wished, q, &MainWindow::tunnelWished);
    QObject::connect(tunnelDialog, &TunnelDialog::checkWished, q, &MainWindow::tunnelCheckWished);
    tunnelDialog->open();
}

void MainWindow::Private::showLive()
{
    bar->showLive(strip->wayIn(), places.all());
    wall.setWayIn(strip->wayIn());
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
}

MainWindow::~MainWindow()
{
    d->notice->pass();
}

QByteArray MainWindow::saveLayout() const
{
    WindowLayout layout = d->view.layout();
    layout.geometry = saveGeometry();
    layout.wall = d->wall.layout();
    return layout.toBytes();
}

void MainWindow::restoreLayout(const QByteArray &bytes)
{
    const auto layout = WindowLayout::fromBytes(bytes);
    if (!layout)
        return;
    restoreGeometry(layout->geometry);
    d->wall.setLayout(layout->wall);
    d->view.setLayout(*layout);
}

void MainWindow::openWall(QScreen *screen)
{
    d->wall.open(screen ? screen : this->screen());
}

void MainWindow::comeForward()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::proposePlace(const photos::Subscription &wish)
{
    d->places.propose(wish);
}

void MainWindow::setWallLayout(WallLayout layout)
{
    d->wall.setLayout(layout);
}

WallLayout MainWindow::wallLayout() const
{
    return d->wall.layout();
}

Outlook &MainWindow::outlook() const
{
    return d->places.outlook();
}

void MainWindow::addPhotos(const photos::Batch &batch)
{
    d->model->add(batch);
    d->chips->setCounts(d->model->rowCount(), d->model->keptCount());
}

void MainWindow::clearPhotos()
{
    if (d->model->rowCount() > 0)
        d->notice->tellToo(tr("The photos that were shown here are no longer in Redis: it was "
                              "emptied, or began anew. What the sources still have comes again."));
    d->model->clear();
}

void MainWindow::setPlaces(const QList<photos::PlaceState> &places)
{
    d->places.setPlaces(places);
}

void MainWindow::setHealth(const QString &step, const core::Health &health)
{
    d->strip->setHealth(step, health);
}

void MainWindow::setViewerCount(int count)
{
    d->viewerCount = count;
    d->strip->setViewerCount(count);
    if (d->shareDialog)
        d->shareDialog->setViewerCount(count);
}

void MainWindow::setSharing(const core::Sharing &sharing)
{
    d->sharing = sharing;
    if (d->shareDialog)
        d->shareDialog->setSharing(sharing);
}

void MainWindow::setPageUrls(const QStringList &urls)
{
    d->strip->setPageUrls(urls);
}

void MainWindow::showPicture(
    const QString &photoId, images::PictureSize size, const QByteArray &jpeg)
{
    d->photos.showPicture(photoId, size, jpeg);
}

void MainWindow::showPictureFailure(
    const QString &photoId, images::PictureSize size, const core::Error &error)
{
    d->photos.showFailure(photoId, size, error);
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
    d->photos.setDetails(photo);
}

void MainWindow::setSources(const QList<photos::SourceInfo> &infos)
{
    d->places.setSources(infos);
}

WindowKeys &MainWindow::keys() const
{
    return d->keys;
}

void MainWindow::setTunnel(const ui::TunnelState &state)
{
    d->tunnel = state;
    if (!state.isInUse)
        d->strip->hideStep(QStringLiteral("tunnel"));
    if (d->tunnelDialog)
        d->tunnelDialog->setState(state);
}

void MainWindow::showNotice(const QString &words)
{
    d->notice->tellToo(words);
}

void MainWindow::importPlaces(const QString &path)
{
    d->places.importFrom(path);
}

void MainWindow::exportPlaces(const QString &path)
{
    d->places.exportTo(path);
}

void MainWindow::showRefusal(const QString &title, const core::Error &error)
{
    d->places.showRefusal(title, error);
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
    d->wall.close();
    d->notice->pass(); // a removal that nobody undid
    QMainWindow::closeEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    d->view.showPanel();
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_F10)
        d->bar->openMenu();
    else if (event->key() == Qt::Key_Escape && !d->model->filter().isEmpty())
        d->view.setFilter({});
    else if (event->key() == Qt::Key_Escape && isFullScreen())
        d->acts->fullScreen->trigger();
    else
        QMainWindow::keyPressEvent(event);
}

} // namespace ui
