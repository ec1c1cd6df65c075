// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QUrl>

class QCheckBox;

namespace ui {

class FormField;
class TestLine;

/// The service with registrations and callbacks, as it is set up now.
struct ServiceState {
    QUrl url;
    QByteArray clientId;
    bool hasSecret = false;
    QString secretPlace; ///< in words: where secrets are kept
    bool isFromEnvironment = false; ///< given at the start, and not to be changed here
};

/// "Service…": its address, the client id and the client secret. A secret that is kept is never
/// shown again; an empty field leaves it as it is.
class ServiceDialog : public QDialog {
    Q_OBJECT

public:
    explicit ServiceDialog(const ServiceState &state, QWidget *parent = nullptr);

    void showTest(bool isFine, const QString &words);

signals:
    /// An empty secret: as before.
    void serviceWished(const QUrl &url, const QByteArray &clientId, const QByteArray &newSecret);
    void secretForgotten();
    /// An empty secret: the one that is kept.
    void testWished(const QUrl &url, const QByteArray &clientId, const QByteArray &secret);

private:
    void build(const ServiceState &state);
    void validate();
    void send();

    FormField *m_url;
    FormField *m_clientId;
    FormField *m_secret;
    QCheckBox *m_forget;
    TestLine *m_test;
    bool m_hasSecret;
};

} // namespace ui
