// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Photos.h"
#include "ui/Acts.h"
#include "ui/EmptyState.h"
#include "ui/FilterBar.h"
#include "ui/FilterChips.h"
#include "ui/MainWindow.h"
#include "ui/NoticeBar.h"
#include "ui/PhotoActs.h"
#include "ui/PhotoGrid.h"
#include "ui/PhotoListModel.h"
#include "ui/PhotoSaver.h"
#include "ui/PlacesPanel.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace ui;
using images::PictureSize;

namespace {

/// The window with photos "0" to "9" by two authors, as the backend would keep it.
struct Room {
    Room() : window({})
    {
        window.resize(1280, 800);
        photos::Batch batch = support::batch(0, 10);
        for (int i = 0; i < 10; i += 2)
            batch.photos[i].author = QStringLiteral("Ann & Co");
        window.addPhotos(batch);
        QObject::connect(&window, &MainWindow::detailsWanted, &window,
            [this](const QString &id) { window.setDetails(support::photo(id)); });
        window.show();
        window.activateWindow();
        isActive = QTest::qWaitForWindowActive(&window);
        grid->setFocus();
    }
    template <typename T>
    T *part(const char *name = "") const
    {
        return window.findChild<T *>(QLatin1String(name));
    }
    int rows() const { return grid->model()->rowCount(); }
    void select(const QList<int> &list) const
    {
        grid->selectionModel()->clear();
        for (const int row : list)
            grid->selectionModel()->select(
                grid->model()->index(row, 0), QItemSelectionModel::Select);
        grid->selectionModel()->setCurrentIndex(
            grid->model()->index(list.first(), 0), QItemSelectionModel::NoUpdate);
    }
    QStringList chips() const
    {
        QStringList texts;
        for (const QToolButton *chip :
            part<FilterChips>("filterChips")->findChildren<QToolButton *>()) {
            if (chip->objectName().isEmpty())
                texts += chip->text();
        }
        return texts;
    }
    QString count() const { return part<QLabel>("filterCount")->text(); }
    /// The first letter moves the focus.
    void type(const QString &text) const
    {
        for (const QChar letter : text)
            QTest::keyClick(QApplication::focusWidget(), letter.toLatin1());
    }
    PhotoActs *acts() const { return part<PhotoActs>(); }

    MainWindow window;
    PhotoGrid *grid = window.findChild<PhotoGrid *>();
    bool isActive = false;
};

QString withoutIsolates(QString text)
{
    return text.remove(QChar(0x2068)).remove(QChar(0x2069));
}

} // namespace

class tst_PhotoActs : public QObject {
    Q_OBJECT

private slots:
    void filtersAsOneTypes();
    void beginsToFilterByTypingInTheGrid();
    void leavesAndClearsByKeys();
    void givesTheFirstPhotosTheKeyboard();
    void saysInReadableColoursWhatTheFieldIsFor();
    void saysWhenNothingMatches();
    void filtersByTheChosenPlace();
    void takesConditionsAwayByTheirChips();
    void offersAuthorsInTheMenu();
    void staysAtThePhotoWhenTheFilterGoes();
    void findsMoreOfTheSameAuthorAndPlace();
    void hidesWhatIsChosenAndUndoes();
    void undoesHidingByKeysStepByStep();
    void listsHiddenPhotosAndShowsThemAgain();
    void opensPagesButNotTooMany();
    void copiesLinksInTheOrderOfThePhotos();
    void makesFileNamesOfAnyWords_data();
    void makesFileNamesOfAnyWords();
    void savesCopiesAndNeverOverASecondOne();
    void saysWhyACopyWasNotSaved();
    void offersActsForWhatIsChosen();
};

void tst_PhotoActs::filtersAsOneTypes()
{
    Room room;
    QTest::keyClick(room.grid, Qt::Key_F, Qt::ControlModifier);
    QVERIFY(room.part<QLineEdit>("filterWords")->hasFocus());
    QTest::keyClicks(room.part<QLineEdit>("filterWords"), "ann bri");

    QCOMPARE(room.rows(), 5);
    QCOMPARE(room.count(), "5 of 10 photos");
    QVERIFY(room.part<FilterChips>("filterChips")->isVisible());
    QCOMPARE(room.chips().size(), 1);

    room.window.addPhotos(support::batch(10, 3)); // by Jo Doe
    QCOMPARE(room.rows(), 5);
    QCOMPARE(room.count(), "5 of 13 photos");
}

void tst_PhotoActs::beginsToFilterByTypingInTheGrid()
{
    Room room;
    QTest::keyClicks(room.grid, "d");
    QVERIFY(room.part<QLineEdit>("filterWords")->hasFocus());
    QTest::keyClicks(QApplication::focusWidget(), "oe");
    QCOMPARE(room.part<QLineEdit>("filterWords")->text(), "doe");
    QCOMPARE(room.rows(), 5);
}

void tst_PhotoActs::leavesAndClearsByKeys()
{
    Room room;
    room.type("doe");
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
    QVERIFY(room.grid->hasFocus());
    QCOMPARE(room.grid->currentIndex().row(), 0);
    QCOMPARE(room.rows(), 5);

    QTest::keyClick(room.grid, Qt::Key_Escape);
    QCOMPARE(room.rows(), 10);
    QVERIFY(!room.part<FilterChips>("filterChips")->isVisible());
    QCOMPARE(room.part<QLineEdit>("filterWords")->text(), "");

    room.type("doe");
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(room.grid->hasFocus());
    QCOMPARE(room.rows(), 10);
}

void tst_PhotoActs::givesTheFirstPhotosTheKeyboard()
{
    MainWindow window({});
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    window.addPhotos(support::batch(0, 3));
    QCOMPARE(window.focusWidget(), window.findChild<PhotoGrid *>());

    // Later ones do not take it from somebody who types.
    auto *words = window.findChild<QLineEdit *>("filterWords");
    words->setFocus();
    window.addPhotos(support::batch(3, 3));
    QVERIFY(words->hasFocus());
}

void tst_PhotoActs::saysInReadableColoursWhatTheFieldIsFor()
{
    Room room;
    QPalette dark;
    dark.setColor(QPalette::Base, QColor(27, 30, 32));
    dark.setColor(QPalette::Text, Qt::white);
    dark.setColor(QPalette::PlaceholderText, Qt::black);
    room.window.setPalette(dark);
    const QPalette shown = room.part<QLineEdit>("filterWords")->palette();
    QVERIFY(qGray(shown.color(QPalette::PlaceholderText).rgb()) > 140);
}

void tst_PhotoActs::saysWhenNothingMatches()
{
    Room room;
    room.type("xylophone");
    auto *empty = room.part<EmptyState>();
    QVERIFY(empty->isVisible());
    QCOMPARE(empty->reason(), EmptyState::Reason::NoMatch);

    room.part<QPushButton>("clearFilter")->click();
    QVERIFY(room.grid->isVisible());
    QCOMPARE(room.rows(), 10);
}

void tst_PhotoActs::filtersByTheChosenPlace()
{
    Room room;
    QList<photos::PlaceState> places(2);
    places[0].subscription.slug = places[0].subscription.title = "kyoto";
    places[1].subscription.slug = "lisbon";
    places[1].subscription.title = "Lisbon";
    room.window.setPlaces(places);
    QListView *list = room.part<PlacesPanel>()->list();

    list->setCurrentIndex(list->model()->index(2, 0));
    QCOMPARE(room.rows(), 0);
    QCOMPARE(room.part<EmptyState>()->reason(), EmptyState::Reason::NoMatch);
    QVERIFY(room.chips().value(0).contains("Lisbon"));
    list->setCurrentIndex(list->model()->index(1, 0));
    QCOMPARE(room.rows(), 10);

    room.part<QToolButton>("filterClear")->click();
    QCOMPARE(list->currentIndex().row(), 0); // "All places"
    QVERIFY(room.chips().isEmpty());
}

void tst_PhotoActs::takesConditionsAwayByTheirChips()
{
    Room room;
    PhotoFilter filter {.author = "Jo Doe", .text = "bridge"};
    filter.since = QDateTime::fromSecsSinceEpoch(1000);
    emit room.part<FilterBar>()->filterWished(filter);
    QCOMPARE(room.chips().size(), 3);
    QCOMPARE(room.rows(), 5);

    for (QToolButton *chip : room.part<FilterChips>("filterChips")->findChildren<QToolButton *>()) {
        if (chip->text().contains("Jo Doe"))
            chip->click();
    }
    QTRY_COMPARE(room.chips().size(), 2);
    QCOMPARE(room.rows(), 10);
}

void tst_PhotoActs::offersAuthorsInTheMenu()
{
    Room room;
    QMenu *menu = room.part<QToolButton>("filterMore")->menu();
    emit menu->aboutToShow();
    QAction *author = nullptr;
    for (QAction *sub : menu->actions()) {
        for (QAction *action : sub->menu() ? sub->menu()->actions() : QList<QAction *>()) {
            if (withoutIsolates(action->text()) == "Ann && Co")
                author = action;
        }
    }
    QVERIFY(author);
    author->trigger();
    QCOMPARE(room.rows(), 5);
    QVERIFY(withoutIsolates(room.chips().value(0)).startsWith("Ann && Co"));
}

void tst_PhotoActs::staysAtThePhotoWhenTheFilterGoes()
{
    Room room;
    room.window.addPhotos(support::batch(100, 300));
    emit room.part<FilterBar>()->filterWished({.author = "Ann & Co"});
    room.grid->setCurrentIndex(room.grid->model()->index(2, 0));
    const QString id = room.grid->currentIndex().data(PhotoListModel::IdRole).toString();

    emit room.part<FilterBar>()->filterWished({});

    QCOMPARE(room.grid->currentIndex().data(PhotoListModel::IdRole).toString(), id);
    QVERIFY(
        room.grid->viewport()->rect().contains(room.grid->visualRect(room.grid->currentIndex())));
}

void tst_PhotoActs::findsMoreOfTheSameAuthorAndPlace()
{
    Room room;
    room.select({1});
    room.acts()->moreOfAuthor->trigger();
    QCOMPARE(room.rows(), 5);
    QCOMPARE(room.part<FilterBar>()->filter().author, "Jo Doe");
    room.acts()->moreOfPlace->trigger();
    QCOMPARE(room.part<FilterBar>()->filter(), (PhotoFilter {.place = "Fort Point"}));
}

void tst_PhotoActs::hidesWhatIsChosenAndUndoes()
{
    Room room;
    QSignalSpy hide(&room.window, &MainWindow::hideWished);
    QSignalSpy unhide(&room.window, &MainWindow::unhideWished);
    room.select({0, 3});

    QTest::keyClick(room.grid, Qt::Key_Delete);

    QCOMPARE(hide.count(), 1);
    QCOMPARE(hide[0][0].toStringList(), QStringList({"9", "6"}));
    room.window.hidePhotos({"9", "6"}); // the journal has it
    QCOMPARE(room.rows(), 8);
    auto *notice = room.part<NoticeBar>();
    QVERIFY(notice->isVisible());
    QVERIFY(notice->accessibleName().contains("2 photos hidden"));

    room.part<QPushButton>("noticeAct")->click();
    QCOMPARE(unhide[0][0].toStringList(), QStringList({"9", "6"}));
    room.window.unhidePhotos({"9", "6"});
    QCOMPARE(room.rows(), 10);

    room.window.showHidingFailure({core::Error::Kind::Unavailable, "Redis is away."});
    QVERIFY(notice->accessibleName().contains("Redis is away."));
}

void tst_PhotoActs::undoesHidingByKeysStepByStep()
{
    Room room;
    QVERIFY(room.isActive);
    QSignalSpy unhide(&room.window, &MainWindow::unhideWished);
    const auto undo = [&room] { QTest::keyClick(room.grid, Qt::Key_Z, Qt::ControlModifier); };
    undo(); // nothing to undo
    QCOMPARE(unhide.count(), 0);
    for (const char *id : {"9", "8", "7"}) {
        room.select({0});
        QTest::keyClick(room.grid, Qt::Key_Delete);
        room.window.hidePhotos({id});
    }

    undo();
    QVERIFY(!room.part<NoticeBar>()->isVisible()); // it was the one that the notice told of
    undo();
    undo();
    undo();
    QCOMPARE(unhide.count(), 3); // the last hidden first
    QCOMPARE(unhide[0][0].toStringList(), QStringList("7"));
    QCOMPARE(unhide[1][0].toStringList(), QStringList("8"));
    QCOMPARE(unhide[2][0].toStringList(), QStringList("9"));
}

void tst_PhotoActs::listsHiddenPhotosAndShowsThemAgain()
{
    Room room;
    room.window.hidePhotos({"9", "6"});
    room.part<ui::Acts>()->showHidden->trigger();
    QCOMPARE(room.rows(), 2);
    QVERIFY(room.chips().value(0).contains("Hidden photos"));

    QSignalSpy unhide(&room.window, &MainWindow::unhideWished);
    room.select({1});
    const std::unique_ptr<QMenu> menu(room.acts()->menu(&room.window));
    QVERIFY(menu->actions().contains(room.acts()->unhide));
    QVERIFY(!menu->actions().contains(room.acts()->hide));
    room.acts()->unhide->trigger();
    QCOMPARE(unhide[0][0].toStringList(), QStringList({"6"}));
    room.window.unhidePhotos({"6"});
    QCOMPARE(room.rows(), 1);
}

void tst_PhotoActs::opensPagesButNotTooMany()
{
    Room room;
    room.window.addPhotos(support::batch(10, 10));
    disconnect(room.acts(), &PhotoActs::linkOpened, nullptr, nullptr); // no browser here
    QSignalSpy opened(room.acts(), &PhotoActs::linkOpened);
    room.select({0});
    room.acts()->openPages->trigger();
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened[0][0].toUrl(), QUrl("https://photos.example.org/p/19/"));

    room.grid->selectAll();
    room.acts()->openPages->trigger();
    QCOMPARE(opened.count(), 1 + PhotoActs::maxPages);
}

void tst_PhotoActs::copiesLinksInTheOrderOfThePhotos()
{
    Room room;
    room.select({2, 0, 1});
    QTest::keySequence(room.grid, QKeySequence::Copy);
    QCOMPARE(QGuiApplication::clipboard()->text(),
        "https://photos.example.org/p/9/\nhttps://photos.example.org/p/8/\n"
        "https://photos.example.org/p/7/");
}

void tst_PhotoActs::makesFileNamesOfAnyWords_data()
{
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("author");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("name");
    QTest::newRow("plain") << "Fort Point"
                           << "jo"
                           << "1_2"
                           << "Fort Point - jo - 1_2.jpg";
    QTest::newRow("no author") << "京都"
                               << ""
                               << "1"
                               << "京都 - 1.jpg";
    QTest::newRow("paths") << "../../etc"
                           << "/root"
                           << "a/b\\c"
                           << "etc - root - a b c.jpg";
    QTest::newRow("hidden file") << ".bashrc"
                                 << ""
                                 << "."
                                 << "bashrc.jpg";
    QTest::newRow("controls") << "a\nb\tc" << QString(QChar(0x202e)) + "gpj"
                              << "1"
                              << "a b c - gpj - 1.jpg";
    QTest::newRow("long") << QString(500, 'x') << "" << QString(500, 'y')
                          << QString(40, 'x') + " - " + QString(60, 'y') + ".jpg";
}

void tst_PhotoActs::makesFileNamesOfAnyWords()
{
    QFETCH(QString, place);
    QFETCH(QString, author);
    QFETCH(QString, id);
    QTEST(PhotoSaver::fileName(place, author, id), "name");
}

void tst_PhotoActs::savesCopiesAndNeverOverASecondOne()
{
    QTemporaryDir folder;
    Room room;
    PhotoSaver *saver = room.acts()->saver();
    QSignalSpy wanted(&room.window, &MainWindow::pictureWanted);
    const QList<PhotoSaver::Copy> copies {{"1", "same.jpg"}, {"2", "same.jpg"}};

    saver->saveInto(folder.path(), copies);
    QCOMPARE(wanted.last().at(1).value<PictureSize>(), PhotoSaver::size);
    room.window.showPicture("1", PictureSize::Small, "too small");
    room.window.showPicture("1", PhotoSaver::size, "one");
    room.window.showPicture("3", PhotoSaver::size, "of nobody");
    QVERIFY(!room.part<NoticeBar>()->isVisible());
    room.window.showPicture("2", PhotoSaver::size, "two");

    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList({"same (2).jpg", "same.jpg"}));
    QFile one(folder.filePath("same.jpg"));
    QVERIFY(one.open(QIODevice::ReadOnly));
    QCOMPARE(one.readAll(), "one");
    QVERIFY(room.part<NoticeBar>()->accessibleName().contains("2 copies saved"));

    saver->saveAs("1", folder.filePath("same.jpg")); // the dialog has asked
    room.window.showPicture("1", PhotoSaver::size, "again");
    one.seek(0);
    QFile again(folder.filePath("same.jpg"));
    QVERIFY(again.open(QIODevice::ReadOnly));
    QCOMPARE(again.readAll(), "again");
}

void tst_PhotoActs::saysWhyACopyWasNotSaved()
{
    QTemporaryDir folder;
    Room room;
    PhotoSaver *saver = room.acts()->saver();
    saver->saveInto(folder.path(), {{"1", "a.jpg"}, {"2", "b.jpg"}});
    room.window.showPicture("1", PhotoSaver::size, "one");
    room.window.showPictureFailure(
        "2", PhotoSaver::size, {core::Error::Kind::NotFound, "It is gone."});
    QVERIFY(room.part<NoticeBar>()->accessibleName().contains("It is gone."));
    QVERIFY(room.part<NoticeBar>()->accessibleName().startsWith("1 copies saved"));

    saver->saveAs("1", folder.filePath("no/such/folder/a.jpg"));
    room.window.showPicture("1", PhotoSaver::size, "one");
    QVERIFY(room.part<NoticeBar>()->accessibleName().startsWith("Nothing was saved"));
}

void tst_PhotoActs::offersActsForWhatIsChosen()
{
    Room room;
    room.select({1});
    const std::unique_ptr<QMenu> menu(room.acts()->menu(&room.window));
    QStringList texts;
    for (const QAction *action : menu->actions())
        texts += withoutIsolates(action->text());
    QVERIFY(texts.contains("More from Jo Doe"));
    QVERIFY(texts.contains("More from Fort Point"));
    QVERIFY(menu->actions().contains(room.acts()->saveCopies));
}

QTEST_MAIN(tst_PhotoActs)

#include "tst_PhotoActs.moc"
