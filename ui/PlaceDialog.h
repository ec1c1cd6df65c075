// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "photos/Subscription.h"

#include <QDialog>

class QDialogButtonBox;
class QPushButton;
class QTabWidget;

namespace ui {

class AdoptionForm;
class Outlook;
class PlaceForm;

/// "Add place…": a form for a new place, and one for a subscription made elsewhere. It can always
/// be sent; what is wrong is then said beside the field, and nothing typed is lost. With no source
/// configured it explains which settings are missing instead. Also edits a place that there is.
class PlaceDialog : public QDialog {
    Q_OBJECT

public:
    PlaceDialog(const QList<photos::SourceInfo> &sources, const QStringList &takenTitles,
        QWidget *parent = nullptr);

    /// Shows photos of the place before it is saved. The outlook must outlive the dialog.
    void lookOut(Outlook *outlook);
    /// Shows a place to be changed, with a subscription at each of its sources.
    void edit(const QList<photos::Subscription> &place);
    /// Other sources can be used now.
    void setSources(const QList<photos::SourceInfo> &sources);
    /// Fills in a new place, which is not saved until somebody says so.
    void propose(const QList<photos::Subscription> &place);

signals:
    /// The source lacks a key.
    void keyWished(const QString &source);
    /// One wish for each source, all with the same title.
    void placeWished(const QList<photos::Subscription> &wishes);
    void changeWished(const QString &slug, const QList<photos::Subscription> &wishes);
    void adoptionWished(const QString &slug, const QString &verifyToken);
    void demonstrationWished();

private:
    void buildForms(const QList<photos::SourceInfo> &sources, const QStringList &takenTitles);
    void buildExplanation();
    void send();

    QDialogButtonBox *m_buttons;
    QTabWidget *m_pages = nullptr;
    PlaceForm *m_place = nullptr;
    AdoptionForm *m_adoption = nullptr;
    QPushButton *m_send = nullptr;
    QString m_slug; ///< of the place that is edited
};

} // namespace ui
