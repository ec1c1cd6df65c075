// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QUrl>

class QCheckBox;
class QVBoxLayout;

namespace ui {

class FormField;
class TestLine;

/// The key or token of a source, as it is set up now.
struct SourceAccess {
    QString name; ///< "flickr"
    QString title; ///< for people
    QString about; ///< one sentence: what it is for
    QString secretTitle; ///< "Key"
    QUrl page {}; ///< where one gets it; may be empty
    bool hasAddress = false; ///< there are many servers of this kind
    QUrl url {}; ///< the server; hasAddress only
    bool hasSecret = false;
    QString variable {}; ///< of the environment, which gave it; empty: it may be changed here
};

struct AccessState {
    QList<SourceAccess> sources;
    QString secretPlace; ///< in words: where secrets are kept
};

/// "Keys …": what sources want to know of us. Each can be tested before it is kept. What is kept is
/// never shown again; an empty field leaves it as it is.
class KeysDialog : public QDialog {
    Q_OBJECT

public:
    /// With the field of this source ready to type; empty: the first.
    explicit KeysDialog(
        const AccessState &state, const QString &source = {}, QWidget *parent = nullptr);

public slots:
    void showTest(const QString &name, bool isFine, const QString &words);

signals:
    /// An invalid address, an empty secret: as before.
    void accessWished(const QString &name, const QUrl &url, const QByteArray &newSecret);
    void accessForgotten(const QString &name);
    /// An empty secret: the one that is kept.
    void testWished(const QString &name, const QUrl &url, const QByteArray &secret);
    void linkOpened(const QUrl &url);

private:
    struct Group {
        SourceAccess access;
        FormField *address = nullptr;
        FormField *secret;
        QCheckBox *forget;
        TestLine *test;
    };
    void add(const SourceAccess &access, QVBoxLayout *column);
    QWidget *linkTo(const SourceAccess &access);
    void connectGroup(const Group &group);
    QUrl addressIn(const Group &group) const;
    void validate(const Group &group);
    void send();

    QList<Group> m_groups;
};

} // namespace ui
