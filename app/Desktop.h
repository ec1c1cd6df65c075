// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/Application.h"
#include "app/BusName.h"
#include "app/Keeper.h"
#include "tunnel/Outside.h"
#include "ui/MainWindow.h"

#include <QJsonObject>
#include <QObject>

#include <memory>
#include <optional>

namespace app {

/// Joins the window (this thread) and the Application (backend thread) by queued connections, and
/// keeps the window's layout between starts.
class Desktop : public QObject {
    Q_OBJECT

public:
    /// Application and keeper must outlive this.
    Desktop(const Settings &settings, Application &application, Keeper &keeper,
        QObject *parent = nullptr);
    ~Desktop() override;

    /// The window, or the wall when the settings ask for it.
    void show(const QStringList &pageUrls);
    /// The screen of `--wall`. Errors: Malformed, naming the screens there are.
    static core::Result<QScreen *> wallScreen(const QString &wish);
    /// Whether "See a demonstration" was chosen: the program starts again with --demo.
    bool isDemonstrationWished() const { return m_isDemonstrationWished; }

private:
    void connectToWindow(Application &application);
    void connectFromWindow(Application &application);
    void connectTheOutlook(Application &application);
    void connectTheKeeper();
    void connectTheTests(Application &application);
    void showService();
    void showTunnel();
    /// Another start, or a link: see PROTOCOL.md, "open".
    void open(const QJsonObject &wish);
    void openLinks(const QStringList &links);

    const std::optional<QString> m_wallScreen;
    const QStringList m_links;
    Keeper &m_keeper;
    std::unique_ptr<ui::MainWindow> m_window;
    tunnel::Outside::State m_tunnel; ///< as it was told last
    BusName m_bus;
    bool m_isDemonstrationWished = false;
};

} // namespace app
