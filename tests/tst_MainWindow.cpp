// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "photos/PlaceFile.h"
#include "ui/Acts.h"
#include "ui/EmptyState.h"
#include "ui/MainWindow.h"
#include "ui/NoticeBar.h"
#include "ui/PhotoGrid.h"
#include "ui/PhotoViewer.h"
#include "ui/PlaceDialog.h"
#include "ui/PlaceListModel.h"
#include "ui/PlacesPanel.h"
#include "ui/ShareDialog.h"
#include "ui/SlideShow.h"
#include "ui/StateMark.h"
#include "ui/StatusStrip.h"
#include "ui/Theme.h"
#include "ui/WallView.h"
#include "ui/WindowLayout.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDirIterator>
#include <QFile>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QScreen>
#include <QSignalSpy>
#include <QSlider>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <cmath>

using images::PictureSize;
using photos::PlaceState;
using ui::MainWindow;
using Activity = PlaceState::Activity;
using Level = core::Health::Level;

namespace {

PlaceState place(const char *title, Activity activity = Activity::Watching)
{
    PlaceState state;
    state.subscription.title = QString::fromUtf8(title);
    state.subscription.slug = state.subscription.title.toLower().replace(u' ', u'-');
    state.subscription.source = QStringLiteral("instagram");
    state.subscription.radius = 5000;
    state.activity = activity;
    state.count = 3;
    return state;
}

photos::Batch batchOf(int count)
{
    photos::Batch batch;
    for (int number = 0; number < count; ++number) {
        photos::Photo photo;
        photo.id = QStringLiteral("photo-%1").arg(number);
        photo.placeName = QStringLiteral("Fort Point");
        photo.author = QStringLiteral("jo");
        photo.createdAt = QDateTime::currentDateTimeUtc();
        photo.position = {quint64(1000 - number), 0};
        photo.pictures = {{QUrl(QStringLiteral("http://127.0.0.1/p.jpg")), QSize(640, 640)}};
        batch.photos.append(photo);
    }
    return batch;
}

MainWindow::Options settings(std::chrono::milliseconds undoTime = std::chrono::minutes(1))
{
    MainWindow::Options options;
    photos::SourceInfo source;
    source.name = QStringLiteral("instagram");
    source.hasCircles = true;
    source.hasTags = true;
    source.largestRadius = 5000;
    source.isReady = true;
    options.sourceInfos = {source};
    options.undoTime = undoTime;
    return options;
}

/// The window as a person meets it.
struct Meeting {
    explicit Meeting(const MainWindow::Options &options = settings()) : window(options)
    {
        window.resize(1280, 800); // the test platform's screen is smaller
        window.show();
        window.activateWindow();
        isActive = QTest::qWaitForWindowActive(&window);
    }
    template <typename T>
    T *part(const char *name = "") const
    {
        return window.findChild<T *>(QLatin1String(name));
    }
    QListView *list() const { return part<ui::PlacesPanel>()->list(); }
    void choose(int row) const
    {
        list()->setFocus();
        list()->setCurrentIndex(list()->model()->index(row, 0));
    }
    QString spoken(int row) const
    {
        return list()->model()->index(row, 0).data(Qt::AccessibleTextRole).toString();
    }
    QStringList titles() const
    {
        QStringList titles;
        for (int row = 0; row < list()->model()->rowCount(); ++row)
            titles.append(list()->model()->index(row, 0).data().toString());
        return titles;
    }
    bool says(const QString &words) const
    {
        for (const QLabel *label : window.findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(words))
                return true;
        }
        return false;
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }

    MainWindow window;
    bool isActive = false;
};

double luminance(const QColor &colour)
{
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
        + 0.0722 * linear(colour.blueF());
}

double contrast(const QColor &one, const QColor &other)
{
    const double a = luminance(one);
    const double b = luminance(other);
    return (qMax(a, b) + 0.05) / (qMin(a, b) + 0.05);
}

} // namespace

class tst_MainWindow : public QObject {
    Q_OBJECT

private slots:
    void opensTheWallByF11AndComesBackByEsc();
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::Ireland)); }

    void offersTheNextActWhenItIsEmpty();
    void saysThatPhotosAreStillToCome();
    void showsTheGridWhenPhotosCome();
    void saysThatItIsADemonstration_data();
    void saysThatItIsADemonstration();

    void listsThePlaces();
    void saysEveryStateInWords_data();
    void saysEveryStateInWords();
    void keepsTheChosenPlaceWhenTheListChanges();
    void pausesAndResumesBySpace();
    void removesWhenNobodyUndoes();
    void bringsARemovedPlaceBack();
    void removesForGoodWhenAnotherIsRemoved();
    void removesForGoodWhenTheWindowCloses();
    void keepsARemovedPlaceAwayWhileTheListIsToldAgain();

    void asksForAPlaceByKeyboard();
    void editsAPlaceByKeyboard();
    void putsPlacesInAnotherOrderByKeys();
    void putsPlacesInAnotherOrderByDragging_data();
    void putsPlacesInAnotherOrderByDragging();
    void exportsPlacesAndImportsThemElsewhere();
    void saysWhatIsWrongWithAFileOfPlaces();
    void saysWhyAPlaceWasRefused();
    void saysThatRedisWasEmptied();
    void sharesByAKeyAndShowsHowItIs();
    void saysTheHealthOfEachStep_data();
    void saysTheHealthOfEachStep();
    void showsTheTunnelOnceThereIsOne();
    void saysWhetherItIsLive_data();
    void saysWhetherItIsLive();
    void showsThePageAndItsViewers();

    void opensAPhotoAndComesBack();
    void passesPicturesOn();
    void resizesTilesBySliderAndKeys();
    void laysPhotosInRowsByKeys();
    void opensNoLargerThanTheScreen();
    void hidesThePanelInANarrowWindow();
    void remembersItsLayout();
    void takesALayoutOfAnOlderVersion();
    void ignoresALayoutThatIsNone_data();
    void ignoresALayoutThatIsNone();
    void hasEveryIconInTheColourOfTheText();
    void hasColoursThatCanBeRead_data();
    void hasColoursThatCanBeRead();
};

void tst_MainWindow::offersTheNextActWhenItIsEmpty()
{
    Meeting meeting;
    const auto *empty = meeting.part<ui::EmptyState>();
    QVERIFY(empty->isVisible());
    QCOMPARE(empty->reason(), ui::EmptyState::Reason::NoPlace);
    QVERIFY(!meeting.part<ui::PlacesPanel>()->isVisible());

    QSignalSpy demonstration(&meeting.window, &MainWindow::demonstrationWished);
    for (QPushButton *button : empty->findChildren<QPushButton *>())
        button->click();
    QVERIFY(meeting.part<ui::PlaceDialog>());
    QCOMPARE(demonstration.count(), 1);
}

void tst_MainWindow::saysThatPhotosAreStillToCome()
{
    Meeting meeting;
    meeting.window.setPlaces({place("Kyoto")});
    QVERIFY(meeting.says(QStringLiteral("No photo here yet")));
    QVERIFY(!meeting.says(QStringLiteral("the moment they appear")));
    meeting.window.setPlaces({place("Kyoto", Activity::Paused)});
    QVERIFY(meeting.says(QStringLiteral("Every place is paused")));
}

void tst_MainWindow::showsTheGridWhenPhotosCome()
{
    Meeting meeting;
    meeting.window.setPlaces({place("Kyoto")});
    meeting.window.addPhotos(batchOf(5));
    QVERIFY(meeting.part<ui::PhotoGrid>()->isVisible());
    QVERIFY(!meeting.part<ui::EmptyState>()->isVisible());
    meeting.window.clearPhotos();
    QVERIFY(meeting.part<ui::EmptyState>()->isVisible());
}

void tst_MainWindow::saysThatItIsADemonstration_data()
{
    QTest::addColumn<bool>("is");
    QTest::newRow("demonstration") << true;
    QTest::newRow("for real") << false;
}

void tst_MainWindow::saysThatItIsADemonstration()
{
    QFETCH(bool, is);
    MainWindow::Options options = settings();
    options.isDemonstration = is;
    Meeting meeting(options);
    meeting.window.setPlaces({place("Kyoto")});
    meeting.window.addPhotos(batchOf(5));
    QCOMPARE(meeting.says(QStringLiteral("Demonstration: these photos are made up")), is);
    const auto *grid = meeting.part<ui::PhotoGrid>();
    emit meeting.part<ui::PhotoGrid>()->activated(grid->model()->index(0, 0));
    QCOMPARE(meeting.says(QStringLiteral("Demonstration: these photos are made up")), is);
}

void tst_MainWindow::listsThePlaces()
{
    Meeting meeting;
    PlaceState kyoto = place("Kyoto");
    kyoto.lastPhotoAt = QDateTime::currentDateTimeUtc().addSecs(-180);
    kyoto.count = 41;
    meeting.window.setPlaces({place("San Francisco"), kyoto});

    QCOMPARE(meeting.titles(),
        QStringList({QStringLiteral("All places"), QStringLiteral("San Francisco"),
            QStringLiteral("Kyoto")}));
    QCOMPARE(meeting.spoken(0), QStringLiteral("All places, 44 photos"));
    const QModelIndex row = meeting.list()->model()->index(2, 0);
    QCOMPARE(row.data(ui::PlaceListModel::DetailRole).toString(),
        QStringLiteral("Watching · 5 km · 3 min ago"));
    QCOMPARE(row.data(ui::PlaceListModel::CountRole).toString(), QStringLiteral("41"));
}

void tst_MainWindow::saysEveryStateInWords_data()
{
    QTest::addColumn<int>("activity");
    QTest::addColumn<QString>("word");
    QTest::addColumn<int>("mark");
    const auto row = [](Activity activity, const char *word, ui::StateMark mark) {
        QTest::newRow(word) << int(activity) << QString::fromUtf8(word) << int(mark);
    };
    row(Activity::Registering, "Registering", ui::StateMark::Pending);
    row(Activity::Watching, "Watching", ui::StateMark::Live);
    row(Activity::Paused, "Paused", ui::StateMark::Paused);
    row(Activity::Retrying, "Retry in 40 s", ui::StateMark::Waiting);
    row(Activity::Failing, "Not working", ui::StateMark::Failing);
}

void tst_MainWindow::saysEveryStateInWords()
{
    QFETCH(int, activity);
    QFETCH(QString, word);
    QFETCH(int, mark);
    Meeting meeting;
    PlaceState state = place("Lima", Activity(activity));
    state.message = QStringLiteral("What happened & <what> happens next.");
    state.nextLookAt = QDateTime::currentDateTimeUtc().addMSecs(39'900);
    meeting.window.setPlaces({state});
    meeting.choose(1);

    const QModelIndex row = meeting.list()->model()->index(1, 0);
    QVERIFY2(row.data(ui::PlaceListModel::DetailRole).toString().startsWith(word),
        qPrintable(row.data(ui::PlaceListModel::DetailRole).toString()));
    QVERIFY(meeting.spoken(1).contains(word));
    QCOMPARE(row.data(ui::PlaceListModel::MarkRole).toInt(), mark);
    QVERIFY(meeting.says(state.message)); // in full, below the list
}

void tst_MainWindow::keepsTheChosenPlaceWhenTheListChanges()
{
    Meeting meeting;
    meeting.window.setPlaces({place("Kyoto"), place("Lima")});
    meeting.choose(2);
    meeting.window.setPlaces({place("Austin"), place("Kyoto"), place("Lima")});
    QCOMPARE(meeting.part<ui::PlacesPanel>()->selectedKey(), QStringLiteral("instagram:lima"));
    meeting.window.setPlaces({place("Austin")});
    QCOMPARE(meeting.part<ui::PlacesPanel>()->selectedKey(), QString());
}

void tst_MainWindow::pausesAndResumesBySpace()
{
    Meeting meeting;
    QSignalSpy paused(&meeting.window, &MainWindow::placePaused);
    meeting.window.setPlaces({place("Kyoto"), place("Lima", Activity::Paused)});

    meeting.choose(0);
    meeting.press(Qt::Key_Space); // all places: nothing to pause
    QVERIFY(paused.isEmpty());
    meeting.press(Qt::Key_Down);
    meeting.press(Qt::Key_Space);
    meeting.press(Qt::Key_Down);
    meeting.press(Qt::Key_Space);

    QCOMPARE(paused.count(), 2);
    QCOMPARE(paused.at(0), QVariantList({QStringLiteral("instagram:kyoto"), true}));
    QCOMPARE(paused.at(1), QVariantList({QStringLiteral("instagram:lima"), false}));
}

void tst_MainWindow::removesWhenNobodyUndoes()
{
    Meeting meeting(settings(std::chrono::milliseconds(1)));
    QSignalSpy removed(&meeting.window, &MainWindow::placeRemoved);
    meeting.window.setPlaces({place("Kyoto"), place("Lima")});
    meeting.choose(1);
    meeting.press(Qt::Key_Delete);
    QVERIFY(removed.isEmpty()); // there was time, however short

    QVERIFY(removed.wait());
    QCOMPARE(removed.count(), 1);
    QCOMPARE(removed.first().first().toString(), QStringLiteral("instagram:kyoto"));
    QVERIFY(!meeting.titles().contains(QStringLiteral("Kyoto")));
}

void tst_MainWindow::bringsARemovedPlaceBack()
{
    Meeting meeting;
    QVERIFY(meeting.isActive);
    QSignalSpy removed(&meeting.window, &MainWindow::placeRemoved);
    meeting.window.setPlaces({place("Kyoto"), place("Lima")});
    meeting.choose(1);
    meeting.press(Qt::Key_Delete);
    QVERIFY(!meeting.titles().contains(QStringLiteral("Kyoto")));
    QVERIFY(meeting.part<ui::NoticeBar>()->isVisible());

    meeting.press(Qt::Key_Z, Qt::ControlModifier);

    QVERIFY(meeting.titles().contains(QStringLiteral("Kyoto")));
    QVERIFY(!meeting.part<ui::NoticeBar>()->isVisible());
    meeting.window.close();
    QVERIFY(removed.isEmpty());
}

void tst_MainWindow::removesForGoodWhenAnotherIsRemoved()
{
    Meeting meeting;
    QSignalSpy removed(&meeting.window, &MainWindow::placeRemoved);
    meeting.window.setPlaces({place("Kyoto"), place("Lima")});
    meeting.choose(1);
    meeting.press(Qt::Key_Delete);
    meeting.choose(1);
    meeting.press(Qt::Key_Delete);
    QCOMPARE(removed.count(), 1);
    QCOMPARE(removed.first().first().toString(), QStringLiteral("instagram:kyoto"));

    meeting.part<QPushButton>("noticeAct")->click(); // only the last one comes back
    QCOMPARE(meeting.titles(), QStringList({QStringLiteral("All places"), QStringLiteral("Lima")}));
}

void tst_MainWindow::removesForGoodWhenTheWindowCloses()
{
    Meeting meeting;
    QSignalSpy removed(&meeting.window, &MainWindow::placeRemoved);
    meeting.window.setPlaces({place("Kyoto")});
    meeting.choose(1);
    meeting.press(Qt::Key_Delete);
    meeting.window.close();
    QCOMPARE(removed.count(), 1);
}

void tst_MainWindow::keepsARemovedPlaceAwayWhileTheListIsToldAgain()
{
    Meeting meeting;
    meeting.window.setPlaces({place("Kyoto"), place("Lima")});
    meeting.choose(1);
    meeting.press(Qt::Key_Delete);
    meeting.window.setPlaces({place("Kyoto"), place("Lima", Activity::Retrying)});
    QVERIFY(!meeting.titles().contains(QStringLiteral("Kyoto")));
}

void tst_MainWindow::asksForAPlaceByKeyboard()
{
    Meeting meeting;
    QVERIFY(meeting.isActive);
    QSignalSpy wished(&meeting.window, &MainWindow::placeWished);
    meeting.press(Qt::Key_N, Qt::ControlModifier);
    auto *dialog = meeting.part<ui::PlaceDialog>();
    QVERIFY(dialog);
    QVERIFY(dialog->isVisible());
    emit dialog->placeWished({});
    QCOMPARE(wished.count(), 1);
    dialog->reject();
    QTRY_VERIFY(!meeting.part<ui::PlaceDialog>());
}

void tst_MainWindow::editsAPlaceByKeyboard()
{
    Meeting meeting;
    QVERIFY(meeting.isActive);
    QSignalSpy changed(&meeting.window, &MainWindow::placeChangeWished);
    meeting.window.setPlaces({place("Kyoto"), place("Lima")});
    meeting.list()->setFocus();
    meeting.press(Qt::Key_Down);
    meeting.press(Qt::Key_F2);
    auto *dialog = meeting.part<ui::PlaceDialog>();
    QVERIFY(dialog);
    dialog->activateWindow();
    QTRY_VERIFY(dialog->isAncestorOf(QApplication::focusWidget()));
    meeting.press(Qt::Key_A, Qt::ControlModifier);
    for (const char c : {'K', 'y', 'o'})
        QTest::keyClick(QApplication::focusWidget(), c);
    meeting.press(Qt::Key_Return);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.first().first().toString(), place("Kyoto").subscription.slug);
    const auto wishes = changed.first().last().value<QList<photos::Subscription>>();
    QCOMPARE(wishes.size(), 1);
    QCOMPARE(wishes.first().title, QStringLiteral("Kyo"));
    QCOMPARE(wishes.first().centre, place("Kyoto").subscription.centre);
}

void tst_MainWindow::putsPlacesInAnotherOrderByKeys()
{
    Meeting meeting;
    QSignalSpy arranged(&meeting.window, &MainWindow::placesArranged);
    meeting.window.setPlaces({place("Austin"), place("Kyoto"), place("Lima")});
    meeting.choose(3);

    meeting.press(Qt::Key_Up, Qt::AltModifier);

    QCOMPARE(meeting.titles().mid(1), (QStringList {"Austin", "Lima", "Kyoto"}));
    QCOMPARE(arranged.last().first().toStringList(), (QStringList {"austin", "lima", "kyoto"}));
    // The keyboard goes with the place.
    QCOMPARE(meeting.part<ui::PlacesPanel>()->selectedKey(), QStringLiteral("instagram:lima"));
    meeting.press(Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(meeting.titles().mid(1), (QStringList {"Lima", "Austin", "Kyoto"}));
    meeting.press(Qt::Key_Up, Qt::AltModifier); // "All places" stays first
    QCOMPARE(arranged.count(), 2);
    QCOMPARE(meeting.titles().first(), QStringLiteral("All places"));
    for (int i = 0; i < 5; ++i)
        meeting.press(Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(meeting.titles().mid(1), (QStringList {"Austin", "Kyoto", "Lima"}));
    QCOMPARE(arranged.count(), 4);

    // Written into a file as it is shown.
    meeting.press(Qt::Key_Up, Qt::AltModifier);
    QTemporaryDir folder;
    meeting.window.exportPlaces(folder.filePath("places.json"));
    QFile file(folder.filePath("places.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto read = photos::placefile::read(file.readAll());
    QVERIFY(read);
    QCOMPARE(read->value(1).value(0).title, QStringLiteral("Lima"));
    // Nothing can be moved while all are chosen.
    meeting.choose(0);
    meeting.press(Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(arranged.count(), 5);
}

void tst_MainWindow::putsPlacesInAnotherOrderByDragging_data()
{
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("before");
    QTest::addColumn<QString>("order"); // empty: nothing happens
    QTest::newRow("down") << 1 << 3 << "kyoto austin lima";
    QTest::newRow("to the end") << 1 << 4 << "kyoto lima austin";
    QTest::newRow("up") << 3 << 1 << "lima austin kyoto";
    QTest::newRow("above all places") << 3 << 0 << "lima austin kyoto";
    QTest::newRow("where it is") << 2 << 2 << "";
    QTest::newRow("where it is, from above") << 2 << 3 << "";
    QTest::newRow("all places") << 0 << 3 << "";
    QTest::newRow("beyond") << 1 << 9 << "";
}

void tst_MainWindow::putsPlacesInAnotherOrderByDragging()
{
    QFETCH(int, from);
    QFETCH(int, before);
    QFETCH(QString, order);
    Meeting meeting;
    QSignalSpy arranged(&meeting.window, &MainWindow::placesArranged);
    meeting.window.setPlaces({place("Austin"), place("Kyoto"), place("Lima")});
    QAbstractItemModel *model = meeting.list()->model();
    QAbstractItemModelTester tester(model);
    QVERIFY(meeting.list()->dragEnabled());
    QCOMPARE(model->flags(model->index(from, 0)).testFlag(Qt::ItemIsDragEnabled), from > 0);

    const bool isMoved = model->moveRow({}, from, {}, before); // as the list does on a drop

    QCOMPARE(isMoved, !order.isEmpty());
    QCOMPARE(arranged.count(), isMoved ? 1 : 0);
    if (isMoved)
        QCOMPARE(arranged.last().first().toStringList().join(QLatin1Char(' ')), order);
}

void tst_MainWindow::exportsPlacesAndImportsThemElsewhere()
{
    QTemporaryDir directory;
    const QString path = directory.filePath("places.json");
    Meeting here;
    here.window.setPlaces({place("Kyoto"), place("Lima")});
    here.window.exportPlaces(path);

    Meeting elsewhere;
    elsewhere.window.setPlaces({place("Lima")});
    QSignalSpy wished(&elsewhere.window, &MainWindow::placeWished);
    elsewhere.window.importPlaces(path);

    QCOMPARE(wished.count(), 1); // Lima is watched there already
    const auto wishes = wished.first().first().value<QList<photos::Subscription>>();
    QCOMPARE(wishes.first().title, QStringLiteral("Kyoto"));
    QCOMPARE(wishes.first().centre, place("Kyoto").subscription.centre);
}

void tst_MainWindow::saysWhatIsWrongWithAFileOfPlaces()
{
    QTemporaryDir directory;
    const QString path = directory.filePath("places.json");
    Meeting meeting;
    QSignalSpy wished(&meeting.window, &MainWindow::placeWished);
    const auto notice = [&meeting] {
        QString all;
        for (const QLabel *label : meeting.part<ui::NoticeBar>()->findChildren<QLabel *>())
            all += label->text();
        return all;
    };
    meeting.window.importPlaces(path);
    QVERIFY2(notice().contains("can't be read"), qPrintable(notice()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{}");
    file.close();
    meeting.window.importPlaces(path);
    QVERIFY2(notice().contains("no file of places"), qPrintable(notice()));
    QVERIFY(wished.isEmpty());
}

void tst_MainWindow::saysWhyAPlaceWasRefused()
{
    Meeting meeting;
    meeting.window.showRefusal(QStringLiteral("<b>Lima</b>"),
        {core::Error::Kind::Denied, QStringLiteral("The service refused.")});
    QVERIFY(meeting.part<ui::NoticeBar>()->isVisible());
    QVERIFY(meeting.says(QStringLiteral("<b>Lima</b>")));
    QVERIFY(meeting.says(QStringLiteral("The service refused.")));
}

void tst_MainWindow::sharesByAKeyAndShowsHowItIs()
{
    Meeting meeting;
    QVERIFY(meeting.isActive);
    QSignalSpy wished(&meeting.window, &MainWindow::shareWished);
    QTest::keyClick(&meeting.window, Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    auto *dialog = meeting.part<ui::ShareDialog>();
    QVERIFY(dialog && dialog->isVisible());
    dialog->findChild<QCheckBox *>()->click();
    QCOMPARE(wished.size(), 1);

    core::Sharing sharing;
    sharing.isShared = true;
    sharing.addresses = {{QStringLiteral("http://192.168.1.7:3000"), QStringLiteral("Wi-Fi")}};
    meeting.window.setSharing(sharing);
    meeting.window.setViewerCount(7);
    QCOMPARE(dialog->findChild<QComboBox *>()->currentData(), sharing.addresses.first().url);
    QVERIFY(meeting.says(QStringLiteral("7 ")));

    // Opened anew, it knows what it was told meanwhile.
    dialog->close();
    QTRY_VERIFY(!meeting.part<ui::ShareDialog>());
    meeting.window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&meeting.window));
    QTest::keyClick(&meeting.window, Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    dialog = meeting.part<ui::ShareDialog>();
    QVERIFY(dialog);
    QVERIFY(dialog->findChild<QCheckBox *>()->isChecked());
}

void tst_MainWindow::saysTheHealthOfEachStep_data()
{
    QTest::addColumn<QString>("step");
    for (const char *step : {"callback", "source", "redis", "page", "pictures"})
        QTest::newRow(step) << QString::fromLatin1(step);
}

void tst_MainWindow::saysThatRedisWasEmptied()
{
    Meeting meeting;
    meeting.window.clearPhotos(); // at every start
    QVERIFY(!meeting.part<ui::NoticeBar>()->isVisible());
    meeting.window.addPhotos(batchOf(5));

    meeting.window.clearPhotos();

    QVERIFY(meeting.part<ui::NoticeBar>()->isVisible());
    const auto labels = meeting.part<ui::NoticeBar>()->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(),
        [](const QLabel *label) { return label->text().contains("no longer in Redis"); }));
}

void tst_MainWindow::saysTheHealthOfEachStep()
{
    QFETCH(QString, step);
    Meeting meeting;
    auto *button = meeting.window.findChild<QToolButton *>(step);
    QVERIFY(button->isVisible());
    QStringList words;
    for (const Level level : {Level::Starting, Level::Fine, Level::Waiting, Level::Failing}) {
        meeting.window.setHealth(step, {level, QStringLiteral("a <b>message</b>")});
        words.append(button->text());
        QCOMPARE(button->accessibleDescription(), QStringLiteral("a <b>message</b>"));
        QVERIFY(!button->toolTip().contains(QStringLiteral("<b>")));
        QVERIFY(button->toolTip().contains(QStringLiteral("message")));
    }
    QCOMPARE(words.removeDuplicates(), 0); // each state has words of its own
    meeting.window.setHealth(QStringLiteral("unknown"), {Level::Failing, {}}); // nothing happens
}

void tst_MainWindow::showsTheTunnelOnceThereIsOne()
{
    Meeting meeting;
    auto *button = meeting.window.findChild<QToolButton *>(QStringLiteral("tunnel"));
    QVERIFY(!button->isVisible());

    meeting.window.setHealth(
        QStringLiteral("tunnel"), {Level::Fine, QStringLiteral("It is open.")});
    QVERIFY(button->isVisible());
    QCOMPARE(button->accessibleDescription(), QStringLiteral("It is open."));

    meeting.window.setTunnel({}); // it was switched off
    QVERIFY(!button->isVisible());
}

void tst_MainWindow::saysWhetherItIsLive_data()
{
    QTest::addColumn<QString>("step");
    QTest::addColumn<int>("level");
    QTest::addColumn<int>("activity");
    QTest::addColumn<QString>("word");
    const auto row = [](const char *word, const char *step, Level level, Activity activity) {
        QTest::addRow("%s, %s", step, word)
            << QString::fromLatin1(step) << int(level) << int(activity) << QString::fromUtf8(word);
    };
    row("Live", "source", Level::Fine, Activity::Watching);
    row("Waiting", "source", Level::Waiting, Activity::Watching);
    row("Interrupted", "redis", Level::Failing, Activity::Watching);
    row("Starting", "callback", Level::Starting, Activity::Watching);
    row("Paused", "source", Level::Fine, Activity::Paused);
    row("Live", "page", Level::Failing, Activity::Watching); // photos come in all the same
}

void tst_MainWindow::saysWhetherItIsLive()
{
    QFETCH(QString, step);
    QFETCH(int, level);
    QFETCH(int, activity);
    QFETCH(QString, word);
    Meeting meeting;
    meeting.window.setPlaces({place("Kyoto", Activity(activity))});
    for (const char *fine : {"callback", "source", "redis", "page", "pictures"})
        meeting.window.setHealth(QString::fromLatin1(fine), {Level::Fine, {}});
    meeting.window.setHealth(step, {Level(level), QStringLiteral("Since 14:02.")});
    QCOMPARE(meeting.part<QToolButton>("live")->text(), word);
}

void tst_MainWindow::showsThePageAndItsViewers()
{
    Meeting meeting;
    QVERIFY(!meeting.says(QStringLiteral("viewer")));
    meeting.window.setPageUrls(
        {QStringLiteral("http://192.168.1.20:3000"), QStringLiteral("http://localhost:3000")});
    QVERIFY(meeting.says(QStringLiteral("No viewers on")));
    meeting.window.setViewerCount(1);
    QVERIFY(meeting.says(QStringLiteral("1 viewer on")));
    meeting.window.setViewerCount(3);
    QVERIFY(meeting.says(QStringLiteral("3 viewers on")));
    QCOMPARE(
        meeting.part<ui::StatusStrip>()->pageUrl(), QStringLiteral("http://192.168.1.20:3000"));
}

void tst_MainWindow::opensAPhotoAndComesBack()
{
    Meeting meeting;
    QVERIFY(meeting.isActive);
    meeting.window.setPlaces({place("Kyoto")});
    meeting.window.addPhotos(batchOf(5));
    auto *grid = meeting.part<ui::PhotoGrid>();
    QSignalSpy wanted(&meeting.window, &MainWindow::pictureWanted);
    grid->setFocus();
    grid->setCurrentIndex(grid->model()->index(1, 0));
    meeting.press(Qt::Key_Return);

    auto *viewer = meeting.part<ui::PhotoViewer>();
    QVERIFY(viewer->isVisible());
    QVERIFY(!grid->isVisible());
    QVERIFY(wanted.contains({QStringLiteral("photo-1"), QVariant::fromValue(PictureSize::Large)}));
    meeting.press(Qt::Key_Right);
    meeting.press(Qt::Key_Escape);
    QVERIFY(grid->isVisible());
    QCOMPARE(grid->currentIndex().row(), 2); // back at the photo last seen
    QCOMPARE(QApplication::focusWidget(), grid);
}

void tst_MainWindow::passesPicturesOn()
{
    Meeting meeting;
    meeting.window.addPhotos(batchOf(2));
    QSignalSpy wanted(&meeting.window, &MainWindow::pictureWanted);
    emit meeting.part<ui::PhotoGrid>()->pictureWanted(
        QStringLiteral("photo-0"), PictureSize::Small);
    QCOMPARE(wanted.last().at(0).toString(), QStringLiteral("photo-0"));
    // Answers for photos that are gone, or that are no pictures, change nothing.
    meeting.window.showPicture(QStringLiteral("gone"), PictureSize::Large, "not a picture");
    meeting.window.showPictureFailure(QStringLiteral("gone"), PictureSize::Small,
        {core::Error::Kind::NotFound, QStringLiteral("gone")});
}

void tst_MainWindow::resizesTilesBySliderAndKeys()
{
    Meeting meeting;
    QVERIFY(meeting.isActive);
    meeting.window.addPhotos(batchOf(5));
    auto *grid = meeting.part<ui::PhotoGrid>();
    auto *slider = meeting.part<QSlider>();
    slider->setValue(300);
    QCOMPARE(grid->tileSize(), 300);
    grid->setFocus();
    meeting.press(Qt::Key_Minus, Qt::ControlModifier);
    QVERIFY(grid->tileSize() < 300);
    QCOMPARE(slider->value(), grid->tileSize());
}

void tst_MainWindow::laysPhotosInRowsByKeys()
{
    Meeting meeting;
    QVERIFY(meeting.isActive);
    meeting.window.addPhotos(batchOf(5));
    auto *grid = meeting.part<ui::PhotoGrid>();
    grid->setFocus();
    meeting.press(Qt::Key_J, Qt::ControlModifier);
    QVERIFY(grid->isJustified());
    meeting.press(Qt::Key_J, Qt::ControlModifier);
    QVERIFY(!grid->isJustified());
}

void tst_MainWindow::opensNoLargerThanTheScreen()
{
    const MainWindow window(settings());
    const QSize screen = QGuiApplication::primaryScreen()->availableSize();
    QVERIFY(window.width() <= screen.width() && window.height() <= screen.height());
}

void tst_MainWindow::hidesThePanelInANarrowWindow()
{
    Meeting meeting;
    QVERIFY(meeting.isActive);
    meeting.window.setPlaces({place("Kyoto")});
    meeting.window.addPhotos(batchOf(5));
    auto *panel = meeting.part<ui::PlacesPanel>();
    QVERIFY(panel->isVisible());
    meeting.window.resize(800, 600);
    QTRY_VERIFY(!panel->isVisible());
    meeting.part<ui::PhotoGrid>()->setFocus();
    meeting.press(Qt::Key_F9); // wished for all the same
    QVERIFY(panel->isVisible());
    meeting.press(Qt::Key_F9);
    QVERIFY(!panel->isVisible());
    meeting.window.resize(1280, 800);
    QTRY_COMPARE(meeting.window.width(), 1280);
    QVERIFY(!panel->isVisible()); // and not wished for
}

void tst_MainWindow::remembersItsLayout()
{
    QByteArray layout;
    {
        Meeting meeting;
        meeting.window.resize(1000, 700);
        meeting.part<ui::PhotoGrid>()->setTileSize(260);
        meeting.part<ui::PhotoViewer>()->slides()->setSeconds(30);
        meeting.part<ui::PhotoViewer>()->toggleDetails();
        layout = meeting.window.saveLayout();
    }
    MainWindow window(settings());
    window.restoreLayout(layout);
    QCOMPARE(window.findChild<ui::PhotoGrid *>()->tileSize(), 260);
    QCOMPARE(window.size(), QSize(1000, 700));
    const auto *viewer = window.findChild<ui::PhotoViewer *>();
    QCOMPARE(viewer->slides()->seconds(), 30);
    QVERIFY(!viewer->hasDetails());
}

void tst_MainWindow::takesALayoutOfAnOlderVersion()
{
    ui::WindowLayout now;
    now.tileSize = 260;
    now.slideSeconds = 30;
    now.hasDetails = false;
    // That one ended before the slide show's pace and the details: an int and a bool.
    const auto older = ui::WindowLayout::fromBytes(now.toBytes().chopped(5));
    QVERIFY(older);
    QCOMPARE(older->tileSize, 260);
    QCOMPARE(older->slideSeconds, ui::SlideShow::defaultSeconds);
    QVERIFY(older->hasDetails);
}

void tst_MainWindow::ignoresALayoutThatIsNone_data()
{
    QTest::addColumn<QByteArray>("layout");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("garbage") << QByteArray("garbage that is long enough to be read as something");
    QTest::newRow("zeros") << QByteArray(200, '\0');
    QTest::newRow("ones") << QByteArray(200, '\xff');
    QTest::newRow("cut") << MainWindow(settings()).saveLayout().chopped(3);
}

void tst_MainWindow::ignoresALayoutThatIsNone()
{
    QFETCH(QByteArray, layout);
    MainWindow window(settings());
    const QSize before = window.size();
    const int tile = window.findChild<ui::PhotoGrid *>()->tileSize();
    window.restoreLayout(layout);
    QCOMPARE(window.size(), before);
    QCOMPARE(window.findChild<ui::PhotoGrid *>()->tileSize(), tile);
}

void tst_MainWindow::hasEveryIconInTheColourOfTheText()
{
    QStringList names;
    for (const int size : {16, 24}) {
        QDirIterator files(QStringLiteral(":/icons/%1").arg(size));
        while (files.hasNext()) {
            const QString name = QFileInfo(files.next()).completeBaseName();
            names.append(name);
            const QImage drawn = ui::theme::icon(name, size).pixmap(size * 2, size * 2).toImage();
            int inked = 0;
            for (int y = 0; y < drawn.height(); ++y) {
                for (int x = 0; x < drawn.width(); ++x) {
                    if (drawn.pixelColor(x, y).alpha() > 250)
                        ++inked;
                }
            }
            QVERIFY2(inked > 10, qPrintable(name));
        }
    }
    QVERIFY2(names.size() > 20, "the icons are not in the program's resources");
    QVERIFY(!ui::theme::applicationIcon().pixmap(16, 16).isNull());

    const QPalette before = QApplication::palette();
    QPalette red = before;
    red.setColor(QPalette::ButtonText, QColor(200, 10, 10));
    QApplication::setPalette(red);
    const QImage add = ui::theme::icon(QStringLiteral("add")).pixmap(32, 32).toImage();
    QApplication::setPalette(before);
    QCOMPARE(add.pixelColor(16, 16), QColor(200, 10, 10));
}

void tst_MainWindow::hasColoursThatCanBeRead_data()
{
    QTest::addColumn<QColor>("window");
    QTest::addColumn<QColor>("text");
    QTest::newRow("light") << QColor(0xef, 0xef, 0xef) << QColor(Qt::black);
    QTest::newRow("white") << QColor(Qt::white) << QColor(0x23, 0x26, 0x29);
    QTest::newRow("dark") << QColor(0x20, 0x23, 0x26) << QColor(0xee, 0xee, 0xee);
    QTest::newRow("black") << QColor(Qt::black) << QColor(Qt::white);
}

void tst_MainWindow::hasColoursThatCanBeRead()
{
    QFETCH(QColor, window);
    QFETCH(QColor, text);
    QPalette palette;
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::WindowText, text);
    using ui::theme::Tone;
    // WCAG 2.1, 1.4.3: 4.5 to 1 for text; 1.4.11: 3 to 1 for the marks.
    for (const Tone tone : {Tone::Text, Tone::Muted, Tone::Accent, Tone::Error})
        QVERIFY2(contrast(ui::theme::colour(tone, palette), window) >= 4.5,
            qPrintable(ui::theme::colour(tone, palette).name()));
    for (const Tone tone : {Tone::Live, Tone::Warning})
        QVERIFY2(contrast(ui::theme::colour(tone, palette), window) >= 3,
            qPrintable(ui::theme::colour(tone, palette).name()));
}

void tst_MainWindow::opensTheWallByF11AndComesBackByEsc()
{
    QByteArray layout;
    {
        Meeting meeting;
        QVERIFY(meeting.isActive);
        meeting.window.addPhotos(batchOf(20));
        QTest::keyClick(&meeting.window, Qt::Key_F11);
        const auto walls = [] {
            QList<ui::WallView *> open;
            for (QWidget *widget : QApplication::topLevelWidgets()) {
                if (auto *wall = qobject_cast<ui::WallView *>(widget); wall && wall->isVisible())
                    open += wall;
            }
            return open;
        };
        QCOMPARE(walls().size(), 1);
        QSignalSpy wanted(&meeting.window, &MainWindow::pictureWanted);
        QTest::keyClick(walls().first(), Qt::Key_5);
        QVERIFY(wanted.count() > 0); // the wall asks by way of the window
        QCOMPARE(walls().first()->trouble(), QString());
        meeting.window.setHealth("redis", {Level::Failing, "Redis is away."});
        QVERIFY(walls().first()->trouble().contains("Interrupted"));
        meeting.window.setHealth("redis", {Level::Fine, {}});
        QCOMPARE(walls().first()->trouble(), QString());
        meeting.window.hide(); // as with --wall
        QTest::keyClick(walls().first(), Qt::Key_Escape);
        QVERIFY(walls().isEmpty());
        QVERIFY(meeting.window.isVisible());
        layout = meeting.window.saveLayout();
    }
    MainWindow next(settings());
    next.restoreLayout(layout);
    QCOMPARE(next.wallLayout(), ui::WallLayout::Cubes); // as last time
}

QTEST_MAIN(tst_MainWindow)
#include "tst_MainWindow.moc"
