// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Health.h"
#include "core/Sharing.h"
#include "images/PictureStore.h"
#include "photos/Batch.h"
#include "photos/PlaceState.h"
#include "ui/TunnelDialog.h"
#include "ui/WallLayout.h"

#include <QMainWindow>

#include <chrono>
#include <memory>

namespace ui {

class Outlook;
class WindowKeys;

/// The window: places at the left, the live grid, a status strip in words. Knows nothing of
/// sockets; Application joins its signals and slots to the backend thread, by queued connections.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    struct Options {
        bool isDemonstration = false; ///< a banner says so
        /// Every source there is, in the order to show them; SourceInfo::isReady says which of
        /// them can be chosen now.
        QList<photos::SourceInfo> sourceInfos;
        /// How long a removed place can be brought back.
        std::chrono::milliseconds undoTime = std::chrono::seconds(8);
    };

    explicit MainWindow(const Options &options, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Where everything stands: geometry, panel, tile size. Kept by whoever owns the settings.
    QByteArray saveLayout() const;
    /// What is not such a layout is ignored.
    void restoreLayout(const QByteArray &layout);

    /// The photos on all of a screen; null: the one the window is on. Leaving the wall shows the
    /// window.
    void openWall(QScreen *screen = nullptr);
    /// In front of other windows, as somebody asked for it.
    void comeForward();
    /// Opens the form for a place that a link names; nothing is saved without a look.
    void proposePlace(const photos::Subscription &wish);
    void setWallLayout(WallLayout layout);
    WallLayout wallLayout() const;
    /// What the form of a place sees of the world.
    Outlook &outlook() const;
    /// What sources and services need: shown, wished and tested there.
    WindowKeys &keys() const;

public slots:
    void addPhotos(const photos::Batch &batch);
    void clearPhotos();
    void setPlaces(const QList<photos::PlaceState> &places);
    /// `step` is "callback", "source", "redis", "page" or "pictures".
    void setHealth(const QString &step, const core::Health &health);
    void setViewerCount(int count);
    /// Who can reach the page, and where: what "Share" shows.
    void setSharing(const core::Sharing &sharing);
    /// Addresses of the page, best first.
    void setPageUrls(const QStringList &urls);
    void showPicture(const QString &photoId, images::PictureSize size, const QByteArray &jpeg);
    void showPictureFailure(
        const QString &photoId, images::PictureSize size, const core::Error &error);
    void hidePhotos(const QStringList &photoIds);
    void unhidePhotos(const QStringList &photoIds);
    /// Hiding, or showing again, was not kept.
    void showHidingFailure(const core::Error &error);
    /// Answers detailsWanted().
    void setDetails(const photos::Photo &photo);
    /// Other sources can be used now than Options said.
    void setSources(const QList<photos::SourceInfo> &infos);
    /// What "Reach from outside…" shows, also while it is open.
    void setTunnel(const ui::TunnelState &state);
    /// Something that a person should know; several at once are shown together.
    void showNotice(const QString &words);
    /// Wishes for the places of a file, but for those whose names are taken; says how many.
    void importPlaces(const QString &path);
    void exportPlaces(const QString &path);
    /// A place that could not be added: says why, in words.
    void showRefusal(const QString &title, const core::Error &error);

signals:
    /// One wish for each source, all with the same title.
    void placeWished(const QList<photos::Subscription> &wishes);
    void placeChangeWished(const QString &slug, const QList<photos::Subscription> &wishes);
    void adoptionWished(const QString &slug, const QString &verifyToken);
    /// Comes when the time to undo is over (Options::undoTime) or the window closes.
    void placeRemoved(const QString &subscriptionKey);
    /// Somebody put the places in this order.
    void placesArranged(const QStringList &slugs);
    void placePaused(const QString &subscriptionKey, bool isPaused);
    void pictureWanted(const QString &photoId, images::PictureSize size);
    /// Everywhere, until somebody wishes them back.
    void hideWished(const QStringList &photoIds);
    void unhideWished(const QStringList &photoIds);
    /// All that is known of a photo; the window keeps little of each.
    void detailsWanted(const QString &photoId);
    /// With the network, or with this computer only; answered by setSharing().
    void shareWished(bool isShared);
    void tunnelWished(const QString &recipe, const QUrl &address);
    void tunnelCheckWished();
    /// "See a demonstration" in the empty window.
    void demonstrationWished();

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace ui
