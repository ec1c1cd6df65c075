// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/BusName.h"

#include "app/PlaceLink.h"

#include <QJsonArray>

namespace app {

namespace {

const QString busName = QStringLiteral("org.hereabouts.Hereabouts");
const QString busPath = QStringLiteral("/org/hereabouts/Hereabouts");
constexpr qsizetype maxLinks = 10;
constexpr qsizetype maxTokenLength = 256;

} // namespace

BusName::BusName(QObject *parent) : QObject(parent), m_bus(QDBusConnection::sessionBus())
{
    new ApplicationAdaptor(this);
    m_isOwned = m_bus.isConnected() && m_bus.registerObject(busPath, this)
        && m_bus.registerService(busName);
}

BusName::~BusName()
{
    if (m_isOwned)
        m_bus.unregisterService(busName);
}

void ApplicationAdaptor::Activate(const QVariantMap &platformData)
{
    wish({}, platformData);
}

void ApplicationAdaptor::Open(const QStringList &uris, const QVariantMap &platformData)
{
    QJsonArray links;
    for (const QString &uri : uris.mid(0, maxLinks)) {
        if (placeFromLink(uri))
            links += uri;
    }
    wish({{QStringLiteral("links"), links}}, platformData);
}

/// Those of the desktop file.
void ApplicationAdaptor::ActivateAction(
    const QString &action, const QVariantList &, const QVariantMap &platformData)
{
    if (action == QLatin1String("wall"))
        wish({{QStringLiteral("wall"), QString()}}, platformData);
}

void ApplicationAdaptor::wish(QJsonObject wish, const QVariantMap &platformData)
{
    const QString token = platformData.value(QStringLiteral("activation-token")).toString();
    wish.insert(QStringLiteral("token"), token.left(maxTokenLength));
    emit m_name->openWished(wish);
}

} // namespace app
