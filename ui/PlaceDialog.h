// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "photos/Subscription.h"

#include <QDialog>

class QDialogButtonBox;
class QTabWidget;

namespace ui {

class AdoptionForm;
class PlaceForm;

/// "Add place…": a form for a new place, and one for a subscription made elsewhere. It can always
/// be sent; what is wrong is then said beside the field, and nothing typed is lost. With no source
/// configured it explains which settings are missing instead.
class PlaceDialog : public QDialog {
    Q_OBJECT

public:
    PlaceDialog(
        const QStringList &sources, const QStringList &takenTitles, QWidget *parent = nullptr);

signals:
    void placeWished(const photos::Subscription &wish);
    void adoptionWished(const QString &slug, const QString &verifyToken);
    void demonstrationWished();

private:
    void buildForms(const QStringList &sources, const QStringList &takenTitles);
    void buildExplanation();
    void send();

    QDialogButtonBox *m_buttons;
    QTabWidget *m_pages = nullptr;
    PlaceForm *m_place = nullptr;
    AdoptionForm *m_adoption = nullptr;
};

} // namespace ui
