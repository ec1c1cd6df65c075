// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/Settings.h"
#include "sources/Source.h"

#include <memory>
#include <vector>

namespace app {

/// The sources that are asked rather than registered with, as the settings have them. A
/// demonstration has none of them: it talks to nobody but itself.
class PhotoSources {
public:
    explicit PhotoSources(const Settings &settings);

    const std::vector<std::unique_ptr<sources::Source>> &all() const { return m_all; }
    /// Where they were told to be instead of their public address, which may be on this computer:
    /// their pictures are there, too.
    QStringList trustedHosts() const;
    /// Names of sources that can be used with these settings; also the one with registrations.
    static QStringList ready(const Settings &settings);

private:
    const Settings &m_settings;
    std::vector<std::unique_ptr<sources::Source>> m_all;
};

} // namespace app
