// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/SlideShow.h"

#include <algorithm>

namespace ui {

namespace {

using namespace std::chrono_literals;
constexpr auto patience = 10s; ///< for a picture that does not come

} // namespace

SlideShow::SlideShow(QObject *parent) : QObject(parent)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &SlideShow::due);
}

void SlideShow::setSeconds(int seconds)
{
    if (std::find(allSeconds.begin(), allSeconds.end(), seconds) == allSeconds.end())
        return;
    m_seconds = seconds;
    if (m_timer.isActive())
        pictureShown();
    emit changed();
}

void SlideShow::start()
{
    m_isOn = true;
    resume();
}

void SlideShow::stop()
{
    m_isOn = false;
    m_isPaused = false;
    m_timer.stop();
    emit changed();
}

void SlideShow::pause()
{
    if (!m_isOn || m_isPaused)
        return;
    m_isPaused = true;
    m_timer.stop();
    emit changed();
}

void SlideShow::resume()
{
    if (!m_isOn)
        return;
    m_isPaused = false;
    pictureShown();
    emit changed();
}

void SlideShow::waitForPicture()
{
    if (m_isOn && !m_isPaused)
        m_timer.start(std::chrono::seconds(m_seconds) + patience);
}

void SlideShow::pictureShown()
{
    if (m_isOn && !m_isPaused)
        m_timer.start(std::chrono::seconds(m_seconds));
}

} // namespace ui
