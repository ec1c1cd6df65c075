// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/DemoProvider.h"

#include <QTcpServer>

namespace demo {

/// The service on a bad day, for tests: answers that no honest HTTP server can give. Stands on the
/// service's own port while it is away.
class FaultyServer : public QTcpServer {
    Q_OBJECT

public:
    FaultyServer(DemoProvider::Fault fault, QObject *parent = nullptr);

    /// Whether this fault needs us; the others are honest answers.
    static bool plays(DemoProvider::Fault fault);

signals:
    /// Somebody asked for .../media/recent.
    void looked();

private:
    void answer(QTcpSocket *socket);

    DemoProvider::Fault m_fault;
};

} // namespace demo
