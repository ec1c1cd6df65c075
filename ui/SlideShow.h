// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <array>
#include <chrono>

namespace ui {

/// Says when the next photo is due. The time begins when a picture is there to be looked at; what
/// somebody does in between pauses it. Knows no photos.
class SlideShow : public QObject {
    Q_OBJECT

public:
    static constexpr std::array<int, 6> allSeconds {3, 5, 10, 20, 30, 60};
    static constexpr int defaultSeconds = 5;

    explicit SlideShow(QObject *parent = nullptr);

    int seconds() const { return m_seconds; }
    /// Another number than those of allSeconds is ignored.
    void setSeconds(int seconds);
    /// On, be it paused or not.
    bool isOn() const { return m_isOn; }
    bool isPaused() const { return m_isOn && m_isPaused; }

public slots:
    void start();
    void stop();
    void pause();
    void resume();
    /// A photo was opened; its picture may take a while, but not for ever.
    void waitForPicture();
    /// The picture is there, or known to be missing.
    void pictureShown();

signals:
    void due();
    void changed();

private:
    QTimer m_timer;
    int m_seconds = defaultSeconds;
    bool m_isOn = false;
    bool m_isPaused = false;
};

} // namespace ui
