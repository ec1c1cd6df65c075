// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Strangers.h"
#include "ui/LinkButton.h"
#include "ui/PhotoListModel.h"
#include "ui/PhotoLocator.h"
#include "ui/PhotoViewer.h"
#include "ui/PictureCanvas.h"
#include "ui/SlideShow.h"
#include "ui/Words.h"

#include <QApplication>
#include <QBuffer>
#include <QImage>
#include <QLabel>
#include <QNativeGestureEvent>
#include <QPointingDevice>
#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>
#include <QToolButton>
#include <QWheelEvent>

using images::PictureSize;
using ui::PhotoViewer;

namespace {

QByteArray jpeg(QSize size, QColor colour)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(colour);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "JPEG", 90);
    return bytes;
}

photos::Photo photoNumber(int number)
{
    photos::Photo photo;
    photo.id = QStringLiteral("photo-%1").arg(number);
    photo.placeTitle = QStringLiteral("San Francisco");
    photo.placeName = QStringLiteral("Fort Point");
    photo.author = QStringLiteral("jo");
    photo.caption = QStringLiteral("caption %1").arg(number);
    photo.createdAt = QDateTime::currentDateTimeUtc().addSecs(-number * 60 - 60);
    photo.pictures = {{QUrl(QStringLiteral("http://127.0.0.1/p.jpg")), QSize(640, 640)}};
    photo.position = {quint64(1000 + number), 0};
    return photo;
}

/// Newest first: photo 0 is in row 0.
photos::Batch batchOf(QList<photos::Photo> list)
{
    photos::Batch batch;
    batch.slug = QStringLiteral("san-francisco");
    batch.title = QStringLiteral("San Francisco");
    batch.photos = std::move(list);
    return batch;
}

/// A viewer of three photos, on the screen.
struct Show {
    explicit Show(
        const QList<photos::Photo> &list = {photoNumber(0), photoNumber(1), photoNumber(2)})
        : viewer(&model)
    {
        model.add(batchOf(list));
        QObject::connect(&viewer, &PhotoViewer::detailsWanted, &viewer, [this, list](auto id) {
            for (const photos::Photo &photo : list) {
                if (photo.id == id && answersDetails)
                    viewer.setDetails(photo);
            }
        });
        viewer.resize(900, 600);
        viewer.show();
        viewer.activateWindow();
        isActive = QTest::qWaitForWindowActive(&viewer);
    }
    QString label(const char *name) const
    {
        return viewer.findChild<QLabel *>(QLatin1String(name))->text();
    }
    bool shows(const char *name) const
    {
        return viewer.findChild<QWidget *>(QLatin1String(name))->isVisible();
    }
    ui::LinkButton *link(const char *name) const
    {
        return viewer.findChild<ui::LinkButton *>(QLatin1String(name));
    }
    ui::PictureCanvas *canvas() const { return viewer.findChild<ui::PictureCanvas *>(); }
    void open(int row) { viewer.open(model.index(row)); }

    ui::PhotoListModel model;
    PhotoViewer viewer;
    bool isActive = false;
    bool answersDetails = true;
};

/// The pool has done everything, and its answers have been heard.
void finishDecoding()
{
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::processEvents();
}

} // namespace

class tst_PhotoViewer : public QObject {
    Q_OBJECT

private slots:
    void asksForTheLargePictureAndForOneThatIsThere();
    void showsTheSmallPictureUntilTheLargeOneComes();
    void keepsTheLargePictureWhenASmallOneComesLate();
    void forgetsAPictureThatIsDecodedTooLate();
    void ignoresPicturesOfOtherPhotos();
    void saysWhyAPictureIsMissing();
    void saysSoWhenTheBytesAreNoPicture();
    void showsWhatIsKnown();
    void showsABriefUntilTheDetailsCome();
    void hidesWhatIsNotKnown();
    void showsStrangersTextAsText_data();
    void showsStrangersTextAsText();
    void opensLinksByKeyboard();
    void walksByArrowKeys();
    void walksEvenWhenALinkHasTheFocus();
    void closesByEscape();
    void staysOnItsPhotoWhenNewOnesComeIn();
    void closesWhenThePhotosAreCleared();
    void zoomsByKeys();
    void zoomsByTheWheelWithControl();
    void walksByTheWheelUnlessZoomed();
    void movesAZoomedPictureByArrowsAndDrag();
    void walksBySwipes();
    void cutsNothingOffItsBarInANarrowWindow();
    void zoomsAtTwoFingersOnATouchpad();
    void zoomsAtTwoFingersOnAScreen();
    void walksAndMovesByOneFinger();
    void looksCloserAtADoubleTap();
    void asksForAHugePictureWhenZoomedFar();
    void showsEachPixelSharp();
    void showsAndHidesWhatIsKnown();
    void drawsWhereInTheCircleItWasTaken();
    void showsSlidesOneAfterAnother();
    void beginsTheSlidesAnewAfterTheOldest();
    void showsNewPhotosNextInTheSlides();
    void pausesTheSlidesWhenSomebodyActs_data();
    void pausesTheSlidesWhenSomebodyActs();
    void waitsForThePictureOfASlide();
    void endsTheSlidesBeforeItCloses();
    void everyButtonSaysWhatItDoes();
    void saysTimesInWords_data();
    void saysTimesInWords();
};

void tst_PhotoViewer::asksForTheLargePictureAndForOneThatIsThere()
{
    Show show;
    QSignalSpy wanted(&show.viewer, &PhotoViewer::pictureWanted);
    show.open(1);
    QCOMPARE(wanted.count(), 2);
    // The store serves the newest request first, so the small one is asked for last.
    QCOMPARE(wanted.at(0).at(0).toString(), QStringLiteral("photo-1"));
    QCOMPARE(wanted.at(0).at(1).value<PictureSize>(), PictureSize::Large);
    QCOMPARE(wanted.at(1).at(1).value<PictureSize>(), PictureSize::Small);
}

void tst_PhotoViewer::showsTheSmallPictureUntilTheLargeOneComes()
{
    Show show;
    show.open(0);
    QVERIFY(!show.canvas()->hasPicture());
    QVERIFY(!show.canvas()->message().isEmpty());

    show.viewer.showPicture(
        QStringLiteral("photo-0"), PictureSize::Small, jpeg({320, 200}, Qt::red));
    QTRY_COMPARE(show.canvas()->pictureSize(), QSize(320, 200));
    QVERIFY(show.canvas()->message().isEmpty());

    show.viewer.showPicture(
        QStringLiteral("photo-0"), PictureSize::Large, jpeg({2048, 1280}, Qt::blue));
    QTRY_COMPARE(show.canvas()->pictureSize(), QSize(2048, 1280));
    const QImage screen = show.canvas()->grab().toImage();
    const QColor middle = screen.pixelColor(screen.rect().center());
    QVERIFY2(middle.blue() > 200 && middle.red() < 60, qPrintable(middle.name()));
}

void tst_PhotoViewer::keepsTheLargePictureWhenASmallOneComesLate()
{
    QThreadPool::globalInstance()->setMaxThreadCount(1); // decoded in this order
    Show show;
    show.open(0);
    show.viewer.showPicture(
        QStringLiteral("photo-0"), PictureSize::Large, jpeg({2048, 1280}, Qt::blue));
    show.viewer.showPicture(
        QStringLiteral("photo-0"), PictureSize::Small, jpeg({320, 200}, Qt::red));
    finishDecoding();
    QCOMPARE(show.canvas()->pictureSize(), QSize(2048, 1280));
    // And once more, now that the large one is on the screen.
    show.viewer.showPicture(
        QStringLiteral("photo-0"), PictureSize::Small, jpeg({320, 200}, Qt::red));
    finishDecoding();
    QCOMPARE(show.canvas()->pictureSize(), QSize(2048, 1280));
}

void tst_PhotoViewer::forgetsAPictureThatIsDecodedTooLate()
{
    Show show;
    show.open(0);
    show.viewer.showPicture(
        QStringLiteral("photo-0"), PictureSize::Large, jpeg({2048, 1280}, Qt::blue));
    show.open(1); // before the pool is done
    finishDecoding();
    QVERIFY(!show.canvas()->hasPicture());
    show.viewer.showPicture(
        QStringLiteral("photo-1"), PictureSize::Small, jpeg({320, 200}, Qt::red));
    finishDecoding();
    QCOMPARE(show.canvas()->pictureSize(), QSize(320, 200));
}

void tst_PhotoViewer::ignoresPicturesOfOtherPhotos()
{
    Show show;
    show.open(0);
    QSignalSpy shown(show.canvas(), &ui::PictureCanvas::shown);
    show.viewer.showPicture(
        QStringLiteral("photo-1"), PictureSize::Large, jpeg({2048, 1280}, Qt::red));
    show.viewer.showFailure(QStringLiteral("photo-1"), PictureSize::Large,
        {core::Error::Kind::NotFound, QStringLiteral("gone")});
    show.viewer.showPicture(
        QStringLiteral("photo-0"), PictureSize::Small, jpeg({320, 320}, Qt::green));
    QVERIFY(shown.wait());
    QCOMPARE(shown.count(), 1);
    QCOMPARE(show.canvas()->pictureSize(), QSize(320, 320));
    QVERIFY(show.canvas()->message().isEmpty());
}

void tst_PhotoViewer::saysWhyAPictureIsMissing()
{
    Show show;
    show.open(0);
    show.viewer.showFailure(QStringLiteral("photo-0"), PictureSize::Large,
        {core::Error::Kind::TimedOut, QStringLiteral("The picture did not come in 15 s.")});
    QCOMPARE(show.canvas()->message(), QStringLiteral("The picture did not come in 15 s."));
    show.open(1); // the next good one works
    show.viewer.showPicture(
        QStringLiteral("photo-1"), PictureSize::Large, jpeg({2048, 1280}, Qt::red));
    QTRY_VERIFY(show.canvas()->hasPicture());
    QVERIFY(show.canvas()->message().isEmpty());
}

void tst_PhotoViewer::saysSoWhenTheBytesAreNoPicture()
{
    Show show;
    show.open(0);
    show.viewer.showPicture(
        QStringLiteral("photo-0"), PictureSize::Large, QByteArrayLiteral("<html>no</html>"));
    QTRY_VERIFY(show.canvas()->message().contains(QStringLiteral("could not be read")));
}

void tst_PhotoViewer::showsWhatIsKnown()
{
    photos::Photo photo = photoNumber(0);
    photo.authorPage = QUrl(QStringLiteral("https://example.org/jo"));
    photo.page = QUrl(QStringLiteral("https://example.org/p/1"));
    photo.licence = QStringLiteral("CC BY-SA 4.0");
    photo.licenceUrl = QUrl(QStringLiteral("https://creativecommons.org/licenses/by-sa/4.0/"));
    photo.coordinate = photos::Coordinate {37.8106, -122.477};
    photo.distance = 350;
    photo.hasVaguePosition = true;
    photo.tags = {QStringLiteral("fog")};
    QLocale::setDefault(QLocale(QLocale::English, QLocale::Ireland));
    Show show({photo});
    show.open(0);

    QCOMPARE(show.label("place"), QStringLiteral("Fort Point"));
    QCOMPARE(show.label("caption"), QStringLiteral("caption 0"));
    QCOMPARE(show.link("author")->shownText(), QStringLiteral("jo"));
    QCOMPARE(show.link("author")->url(), photo.authorPage);
    QCOMPARE(show.label("time"), QStringLiteral("Posted 1 min ago"));
    QCOMPARE(show.link("licence")->shownText(), QStringLiteral("CC BY-SA 4.0"));
    QCOMPARE(show.link("licence")->url(), photo.licenceUrl);
    QCOMPARE(show.link("page")->url(), photo.page);
    QVERIFY(show.label("position").contains(QStringLiteral("350 m")));
    QVERIFY(show.label("position").contains(QStringLiteral("37.8106° N, 122.4770° W")));
    QVERIFY(show.label("position").contains(QStringLiteral("vague")));
    QVERIFY(show.label("tags").contains(QStringLiteral("#fog")));
}

void tst_PhotoViewer::showsABriefUntilTheDetailsCome()
{
    Show show;
    show.answersDetails = false;
    QSignalSpy wanted(&show.viewer, &PhotoViewer::detailsWanted);

    show.open(0);

    QCOMPARE(wanted.count(), 1);
    QVERIFY(show.label("place").contains(QLatin1String("Fort Point")));
    QVERIFY(show.label("caption").contains(QLatin1String("caption 0")));
    QVERIFY(!show.shows("tags"));

    photos::Photo all = photoNumber(0);
    all.tags = {QStringLiteral("fog")};
    photos::Photo other = photoNumber(1);
    other.caption = QStringLiteral("of another photo");
    show.viewer.setDetails(all);
    show.viewer.setDetails(other);

    QVERIFY(show.shows("tags"));
    QVERIFY(show.label("caption").contains(QLatin1String("caption 0")));
}

void tst_PhotoViewer::hidesWhatIsNotKnown()
{
    photos::Photo photo = photoNumber(0);
    photo.author.clear();
    photo.caption.clear();
    Show show({photo});
    show.open(0);

    QVERIFY(!show.shows("caption"));
    QVERIFY(!show.shows("position"));
    QVERIFY(!show.shows("tags"));
    QVERIFY(!show.shows("page"));
    // No licence stated is not "free": it says so.
    QCOMPARE(show.link("licence")->shownText(), QStringLiteral("All rights reserved"));
    QCOMPARE(show.link("licence")->focusPolicy(), Qt::NoFocus);
    QVERIFY(show.shows("author"));
}

void tst_PhotoViewer::showsStrangersTextAsText_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : support::strangersTexts)
        QTest::newRow(text) << QString::fromUtf8(text);
}

void tst_PhotoViewer::showsStrangersTextAsText()
{
    QFETCH(QString, text);
    photos::Photo photo = photoNumber(0);
    photo.caption = photo.author = photo.placeName = photo.licence = photo.placeTitle = text;
    photo.tags = {text};
    photo.distance = 10;
    Show show({photo});
    show.open(0);

    QCOMPARE(show.label("caption"), text);
    QCOMPARE(show.link("author")->shownText(), text);
    for (const QLabel *label : show.viewer.findChildren<QLabel *>()) {
        if (!label->text().isEmpty())
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }
    // Joined with words of ours it ends where it ends.
    const QString isolated = QChar(0x2068) + text + QChar(0x2069);
    QVERIFY(show.label("position").contains(isolated));
    for (const QWidget *widget : show.viewer.findChildren<QWidget *>()) {
        if (widget->toolTip().contains(QLatin1Char('<')))
            QVERIFY2(!widget->toolTip().contains(text) || text.toHtmlEscaped() == text,
                qPrintable(widget->toolTip()));
    }
}

void tst_PhotoViewer::opensLinksByKeyboard()
{
    photos::Photo photo = photoNumber(0);
    photo.authorPage = QUrl(QStringLiteral("https://example.org/jo"));
    Show show({photo});
    show.open(0);
    QSignalSpy opened(&show.viewer, &PhotoViewer::linkOpened);
    show.link("author")->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened.first().first().toUrl(), photo.authorPage);
}

void tst_PhotoViewer::walksByArrowKeys()
{
    Show show;
    QVERIFY(show.isActive);
    show.open(0);
    show.viewer.setFocus();
    const auto caption = [&show] { return show.label("caption"); };

    QTest::keyClick(&show.viewer, Qt::Key_Left); // nothing newer
    QCOMPARE(caption(), QStringLiteral("caption 0"));
    QTest::keyClick(&show.viewer, Qt::Key_Right);
    QCOMPARE(caption(), QStringLiteral("caption 1"));
    QTest::keyClick(&show.viewer, Qt::Key_Right);
    QTest::keyClick(&show.viewer, Qt::Key_Right); // nothing older
    QCOMPARE(caption(), QStringLiteral("caption 2"));
    QTest::keyClick(&show.viewer, Qt::Key_Left);
    QCOMPARE(caption(), QStringLiteral("caption 1"));
}

void tst_PhotoViewer::walksEvenWhenALinkHasTheFocus()
{
    photos::Photo photo = photoNumber(0);
    photo.authorPage = QUrl(QStringLiteral("https://example.org/jo"));
    Show show({photo, photoNumber(1)});
    QVERIFY(show.isActive);
    show.open(0);
    show.link("author")->setFocus();
    QTest::keyClick(show.link("author"), Qt::Key_Right);
    QCOMPARE(show.label("caption"), QStringLiteral("caption 1"));
}

void tst_PhotoViewer::closesByEscape()
{
    Show show;
    QVERIFY(show.isActive);
    show.open(0);
    show.viewer.setFocus();
    QSignalSpy closed(&show.viewer, &PhotoViewer::closed);
    QTest::keyClick(&show.viewer, Qt::Key_Escape);
    QCOMPARE(closed.count(), 1);
}

void tst_PhotoViewer::staysOnItsPhotoWhenNewOnesComeIn()
{
    Show show;
    show.open(0);
    photos::Photo fresh = photoNumber(7);
    fresh.position = {5000, 0};
    show.model.add(batchOf({fresh}));
    QCOMPARE(show.label("caption"), QStringLiteral("caption 0"));
    QCOMPARE(show.viewer.currentIndex().row(), 1);
    show.viewer.showNewer();
    QCOMPARE(show.label("caption"), QStringLiteral("caption 7"));
}

void tst_PhotoViewer::closesWhenThePhotosAreCleared()
{
    Show show;
    show.open(0);
    QSignalSpy closed(&show.viewer, &PhotoViewer::closed);
    show.model.clear();
    QCOMPARE(closed.count(), 1);
    // Late answers find nobody.
    show.viewer.showPicture(QStringLiteral("photo-0"), PictureSize::Large, jpeg({20, 20}, Qt::red));
    show.viewer.showOlder();
}

namespace {

void wheel(QWidget *widget, int delta, Qt::KeyboardModifiers modifiers = {})
{
    const QPointF middle = widget->rect().center();
    QWheelEvent event(middle, widget->mapToGlobal(middle), {}, {0, delta}, Qt::NoButton, modifiers,
        Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(widget, &event);
}

void drag(QWidget *widget, const QPoint &from, const QPoint &to)
{
    QTest::mousePress(widget, Qt::LeftButton, {}, from);
    QTest::mouseMove(widget, (from + to) / 2);
    QTest::mouseMove(widget, to);
    QTest::mouseRelease(widget, Qt::LeftButton, {}, to);
}

/// With its large picture on the screen.
void showLarge(Show &show, int row = 0, QSize size = {2000, 1500})
{
    show.open(row);
    show.viewer.setFocus();
    show.viewer.showPicture(
        QStringLiteral("photo-%1").arg(row), PictureSize::Large, jpeg(size, Qt::blue));
    QTRY_VERIFY(show.canvas()->hasPicture());
}

} // namespace

void tst_PhotoViewer::zoomsByKeys()
{
    Show show;
    showLarge(show);
    const auto &zoom = show.canvas()->zoom();
    const double fitted = zoom.scale();
    QTest::keyClick(&show.viewer, Qt::Key_Plus);
    QCOMPARE(zoom.scale(), fitted * ui::PictureZoom::step);
    QTest::keyClick(&show.viewer, Qt::Key_Equal);
    QTest::keyClick(&show.viewer, Qt::Key_Minus);
    QCOMPARE(zoom.scale(), fitted * ui::PictureZoom::step);
    QTest::keyClick(&show.viewer, Qt::Key_1);
    QCOMPARE(zoom.scale(), 1.0);
    QCOMPARE(show.label("scale"), QStringLiteral("100 %"));
    QTest::keyClick(&show.viewer, Qt::Key_0);
    QVERIFY(zoom.isFitted());
}

void tst_PhotoViewer::zoomsByTheWheelWithControl()
{
    Show show;
    showLarge(show);
    wheel(show.canvas(), 120, Qt::ControlModifier);
    QVERIFY(!show.canvas()->zoom().isFitted());
    wheel(show.canvas(), 120); // zoomed: the wheel alone goes on
    wheel(show.canvas(), -240);
    QVERIFY(show.canvas()->zoom().isFitted());
    QCOMPARE(show.viewer.currentIndex().row(), 0);
}

void tst_PhotoViewer::walksByTheWheelUnlessZoomed()
{
    Show show;
    showLarge(show);
    wheel(show.canvas(), -120);
    QCOMPARE(show.viewer.currentIndex().row(), 1);
    for (int i = 0; i < 4; ++i)
        wheel(show.canvas(), -30); // a touchpad's
    QCOMPARE(show.viewer.currentIndex().row(), 2);
    wheel(show.canvas(), 120);
    QCOMPARE(show.viewer.currentIndex().row(), 1);
}

void tst_PhotoViewer::movesAZoomedPictureByArrowsAndDrag()
{
    Show show;
    QVERIFY(show.isActive);
    showLarge(show);
    QTest::keyClick(&show.viewer, Qt::Key_1);
    const QRectF before = show.canvas()->zoom().target();
    QTest::keyClick(&show.viewer, Qt::Key_Right);
    QVERIFY(show.canvas()->zoom().target().x() < before.x());
    QCOMPARE(show.viewer.currentIndex().row(), 0);
    QTest::keyClick(&show.viewer, Qt::Key_Left);
    QTest::keyClick(&show.viewer, Qt::Key_Up);
    QVERIFY(show.canvas()->zoom().target().y() > before.y());
    QTest::keyClick(&show.viewer, Qt::Key_Down);
    drag(show.canvas(), {300, 200}, {250, 180});
    QCOMPARE(show.canvas()->zoom().target().topLeft(), before.topLeft() - QPointF(50, 20));
    QTest::keyClick(&show.viewer, Qt::Key_PageDown); // other photos all the same
    QCOMPARE(show.viewer.currentIndex().row(), 1);
    QVERIFY(show.canvas()->zoom().isFitted());
}

void tst_PhotoViewer::walksBySwipes()
{
    Show show;
    showLarge(show);
    drag(show.canvas(), {400, 200}, {200, 210}); // pushed away to the left
    QCOMPARE(show.viewer.currentIndex().row(), 1);
    drag(show.canvas(), {200, 200}, {400, 210});
    QCOMPARE(show.viewer.currentIndex().row(), 0);
    drag(show.canvas(), {200, 200}, {240, 200}); // too short
    drag(show.canvas(), {200, 100}, {310, 300}); // not sideways
    QCOMPARE(show.viewer.currentIndex().row(), 0);
}

void tst_PhotoViewer::cutsNothingOffItsBarInANarrowWindow()
{
    Show show;
    showLarge(show);
    show.viewer.setMinimumSize(100, 100); // as in the window, which has one of its own
    for (const int width : {1200, 900, 700, 560, 480}) {
        show.viewer.resize(width, 400);
        QCoreApplication::processEvents();
        for (const bool hasDetails : {true, false}) {
            show.viewer.setDetailsShown(hasDetails);
            QCoreApplication::processEvents();
            for (const QWidget *part : show.viewer.findChildren<QWidget *>()) {
                const bool isInBar
                    = qobject_cast<const QToolButton *>(part) || qobject_cast<const QLabel *>(part);
                if (!isInBar || !part->isVisible() || part->y() > 60)
                    continue;
                if (part->parentWidget()->parentWidget() != &show.viewer)
                    continue; // of the details
                QVERIFY2(part->width() >= part->minimumSizeHint().width(),
                    qPrintable(QString("%1, %2").arg(width).arg(part->accessibleName())));
            }
        }
    }
}

void tst_PhotoViewer::zoomsAtTwoFingersOnATouchpad()
{
    Show show;
    showLarge(show);
    const auto &zoom = show.canvas()->zoom();
    const double before = zoom.scale();
    const QPointF at(300, 200);
    for (const double value : {0.5, 0.2}) {
        QNativeGestureEvent pinch(Qt::ZoomNativeGesture, QPointingDevice::primaryPointingDevice(),
            2, at, at, show.canvas()->mapToGlobal(at), value, {});
        QApplication::sendEvent(show.canvas(), &pinch);
    }
    QCOMPARE(zoom.scale() / before, 1.5 * 1.2);
    QCOMPARE(show.viewer.currentIndex().row(), 0);
}

void tst_PhotoViewer::zoomsAtTwoFingersOnAScreen()
{
    Show show;
    showLarge(show);
    const auto &zoom = show.canvas()->zoom();
    const double before = zoom.scale();
    const std::unique_ptr<QPointingDevice> screen(QTest::createTouchDevice());
    const QPoint middle(show.canvas()->rect().center());
    const auto fingers = [&](int apart, auto act) {
        auto touch = QTest::touchEvent(show.canvas(), screen.get());
        act(touch, 0, middle - QPoint(apart, 0));
        act(touch, 1, middle + QPoint(apart, 0));
    };
    const auto press = [&](auto &touch, int id, QPoint at) { touch.press(id, at, show.canvas()); };
    const auto move = [&](auto &touch, int id, QPoint at) { touch.move(id, at, show.canvas()); };
    const auto release
        = [&](auto &touch, int id, QPoint at) { touch.release(id, at, show.canvas()); };

    fingers(60, press);
    for (int apart = 66; apart <= 120; apart += 6)
        fingers(apart, move);
    fingers(120, release);
    QVERIFY2(std::abs(zoom.scale() / before - 2) < 0.01, // twice as far apart
        qPrintable(QString::number(zoom.scale() / before)));
    fingers(120, press);
    for (int apart = 110; apart >= 40; apart -= 10)
        fingers(apart, move);
    fingers(40, release);
    QVERIFY(zoom.isFitted());
    QCOMPARE(show.viewer.currentIndex().row(), 0); // no swipe
}

void tst_PhotoViewer::walksAndMovesByOneFinger()
{
    Show show;
    QVERIFY(show.isActive);
    showLarge(show);
    const std::unique_ptr<QPointingDevice> screen(QTest::createTouchDevice());
    const auto push = [&](const QPoint &from, const QPoint &to) {
        QTest::touchEvent(show.canvas(), screen.get()).press(0, from, show.canvas());
        QTest::touchEvent(show.canvas(), screen.get()).move(0, (from + to) / 2, show.canvas());
        QTest::touchEvent(show.canvas(), screen.get()).move(0, to, show.canvas());
        QTest::touchEvent(show.canvas(), screen.get()).release(0, to, show.canvas());
    };
    push({400, 200}, {200, 210}); // away to the left
    QCOMPARE(show.viewer.currentIndex().row(), 1);
    push({200, 200}, {400, 210});
    QCOMPARE(show.viewer.currentIndex().row(), 0);

    showLarge(show);
    QTest::keyClick(&show.viewer, Qt::Key_1);
    const QPointF before = show.canvas()->zoom().target().topLeft();
    push({300, 200}, {180, 180});
    QCOMPARE(show.canvas()->zoom().target().topLeft(), before - QPointF(120, 20));
    QCOMPARE(show.viewer.currentIndex().row(), 0);
}

void tst_PhotoViewer::looksCloserAtADoubleTap()
{
    Show show;
    showLarge(show);
    const std::unique_ptr<QPointingDevice> screen(QTest::createTouchDevice());
    const auto tap = [&] {
        QTest::touchEvent(show.canvas(), screen.get()).press(0, {200, 200}, show.canvas());
        QTest::touchEvent(show.canvas(), screen.get()).release(0, {200, 200}, show.canvas());
    };
    tap();
    QVERIFY(show.canvas()->zoom().isFitted());
    tap();
    QVERIFY(!show.canvas()->zoom().isFitted());
}

void tst_PhotoViewer::asksForAHugePictureWhenZoomedFar()
{
    Show show;
    QSignalSpy wanted(&show.viewer, &PhotoViewer::pictureWanted);
    const auto countHuge = [&wanted] {
        return std::count_if(wanted.begin(), wanted.end(), [](const auto &call) {
            return call.at(1).template value<PictureSize>() == PictureSize::Huge;
        });
    };
    showLarge(show, 0, {2048, 1536});
    QCOMPARE(countHuge(), 0); // the screen has no room for more
    for (int i = 0; i < 9; ++i)
        QTest::keyClick(&show.viewer, Qt::Key_Plus);
    QCOMPARE(countHuge(), 1); // once
}

void tst_PhotoViewer::showsEachPixelSharp()
{
    Show show;
    show.open(0);
    QImage board(1600, 1200, QImage::Format_RGB32); // of single pixels
    for (int y = 0; y < board.height(); ++y) {
        for (int x = 0; x < board.width(); ++x)
            board.setPixel(x, y, (x / 8 + y / 8) % 2 ? 0xffffffff : 0xff000000);
    }
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    board.save(&buffer, "JPEG", 100);
    show.viewer.showPicture(QStringLiteral("photo-0"), PictureSize::Large, bytes);
    QTRY_VERIFY(show.canvas()->hasPicture());
    QTest::keyClick(&show.viewer, Qt::Key_1);
    QTest::qWait(300); // it refines when it has come to rest
    finishDecoding();
    const QImage seen = show.canvas()->grab().toImage();
    const QPoint origin = show.canvas()->zoom().target().topLeft().toPoint();
    for (const QPoint at : {QPoint(100, 100), QPoint(251, 133)}) {
        const QPoint in = at - origin;
        const int wished = (in.x() / 8 + in.y() / 8) % 2 ? 255 : 0;
        if (in.x() % 8 > 1 && in.x() % 8 < 6 && in.y() % 8 > 1 && in.y() % 8 < 6)
            QVERIFY(std::abs(seen.pixelColor(at).red() - wished) < 40);
    }
}

void tst_PhotoViewer::showsAndHidesWhatIsKnown()
{
    Show show;
    show.open(0);
    show.viewer.setFocus();
    QVERIFY(show.shows("caption"));
    QTest::keyClick(&show.viewer, Qt::Key_I);
    QVERIFY(!show.shows("caption"));
    QTest::keyClick(&show.viewer, Qt::Key_Right);
    QVERIFY(!show.shows("caption")); // it stays as it was chosen
    QTest::keyClick(&show.viewer, Qt::Key_I);
    QVERIFY(show.shows("caption"));
}

void tst_PhotoViewer::drawsWhereInTheCircleItWasTaken()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::Ireland));
    photos::Photo photo = photoNumber(0);
    photo.slug = QStringLiteral("san-francisco");
    photo.coordinate = photos::Coordinate {37.8, -122.47};
    Show show({photo, photoNumber(1)});
    show.open(0);
    show.viewer.setDetails(photo);
    QVERIFY(!show.shows("locator")); // no circle is known

    photos::PlaceState place;
    place.subscription.slug = photo.slug;
    place.subscription.centre = {37.8, -122.48};
    place.subscription.radius = 5000;
    show.viewer.setPlaces({place});
    QVERIFY(show.shows("locator"));
    const auto *locator = show.viewer.findChild<ui::PhotoLocator *>();
    QVERIFY(locator->accessibleName().contains(QStringLiteral("5 km")));

    show.open(1); // not known where
    QVERIFY(!show.shows("locator"));
    place.subscription.object = photos::Subscription::Object::Tag;
    show.viewer.setPlaces({place});
    show.open(0);
    show.viewer.setDetails(photo);
    QVERIFY(!show.shows("locator"));
}

void tst_PhotoViewer::showsSlidesOneAfterAnother()
{
    Show show;
    showLarge(show);
    ui::SlideShow *slides = show.viewer.slides();
    slides->setSeconds(4); // none of the choices
    QCOMPARE(slides->seconds(), ui::SlideShow::defaultSeconds);
    slides->setSeconds(3);
    QTest::keyClick(&show.viewer, Qt::Key_S);
    QVERIFY(slides->isOn());
    QTRY_COMPARE(show.viewer.currentIndex().row(), 1);
    QTest::keyClick(&show.viewer, Qt::Key_F5);
    QVERIFY(!slides->isOn());
}

void tst_PhotoViewer::beginsTheSlidesAnewAfterTheOldest()
{
    Show show;
    show.open(2);
    show.viewer.slides()->start();
    emit show.viewer.slides()->due();
    QCOMPARE(show.viewer.currentIndex().row(), 0);
    emit show.viewer.slides()->due();
    QCOMPARE(show.viewer.currentIndex().row(), 1);
}

void tst_PhotoViewer::showsNewPhotosNextInTheSlides()
{
    Show show;
    show.open(1);
    show.viewer.slides()->start();
    photos::Photo older = photoNumber(7);
    older.position = {5000, 0};
    photos::Photo newer = photoNumber(8);
    newer.position = {5001, 0};
    show.model.add(batchOf({newer, older}));
    QStringList shown;
    for (int i = 0; i < 3; ++i) {
        emit show.viewer.slides()->due();
        shown += show.label("caption");
    }
    // Those that came, then where it was.
    QCOMPARE(shown,
        QStringList({QStringLiteral("caption 7"), QStringLiteral("caption 8"),
            QStringLiteral("caption 2")}));
}

void tst_PhotoViewer::pausesTheSlidesWhenSomebodyActs_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::newRow("next") << Qt::Key_Right;
    QTest::newRow("zoom") << Qt::Key_Plus;
    QTest::newRow("page") << Qt::Key_PageDown;
}

void tst_PhotoViewer::pausesTheSlidesWhenSomebodyActs()
{
    QFETCH(Qt::Key, key);
    Show show;
    showLarge(show);
    show.viewer.slides()->start();
    QTest::keyClick(&show.viewer, key);
    QVERIFY(show.viewer.slides()->isPaused());
    QTest::keyClick(&show.viewer, Qt::Key_S);
    QVERIFY(show.viewer.slides()->isOn() && !show.viewer.slides()->isPaused());
}

void tst_PhotoViewer::waitsForThePictureOfASlide()
{
    ui::SlideShow slides;
    QSignalSpy due(&slides, &ui::SlideShow::due);
    slides.setSeconds(3);
    slides.start();
    slides.waitForPicture();
    QTest::qWait(3300);
    QCOMPARE(due.count(), 0);
    slides.pictureShown();
    QTRY_COMPARE(due.count(), 1);
    slides.stop();
    slides.pictureShown(); // nobody watches
    QTest::qWait(3300);
    QCOMPARE(due.count(), 1);
}

void tst_PhotoViewer::endsTheSlidesBeforeItCloses()
{
    Show show;
    show.open(0);
    show.viewer.setFocus();
    QSignalSpy closed(&show.viewer, &PhotoViewer::closed);
    QTest::keyClick(&show.viewer, Qt::Key_S);
    QTest::keyClick(&show.viewer, Qt::Key_Escape);
    QVERIFY(!show.viewer.slides()->isOn());
    QCOMPARE(closed.count(), 0);
    QTest::keyClick(&show.viewer, Qt::Key_Escape);
    QCOMPARE(closed.count(), 1);
}

void tst_PhotoViewer::everyButtonSaysWhatItDoes()
{
    Show show;
    show.open(0);
    int buttons = 0;
    for (const QToolButton *button : show.viewer.findChildren<QToolButton *>()) {
        if (!button->isVisible() || qobject_cast<const ui::LinkButton *>(button))
            continue;
        ++buttons;
        QVERIFY2(!button->toolTip().isEmpty() && !button->accessibleName().isEmpty(),
            qPrintable(button->objectName()));
        QVERIFY2(!button->icon().isNull(), qPrintable(button->toolTip()));
    }
    QVERIFY(buttons >= 8);
}

void tst_PhotoViewer::saysTimesInWords_data()
{
    QTest::addColumn<int>("secondsAgo");
    QTest::addColumn<QString>("words");
    QTest::newRow("now") << 0 << QStringLiteral("just now");
    QTest::newRow("seconds") << 12 << QStringLiteral("12 s ago");
    QTest::newRow("last second") << 59 << QStringLiteral("59 s ago");
    QTest::newRow("a minute") << 60 << QStringLiteral("1 min ago");
    QTest::newRow("minutes") << 3599 << QStringLiteral("59 min ago");
    QTest::newRow("clocks differ") << -20 << QStringLiteral("just now");
}

void tst_PhotoViewer::saysTimesInWords()
{
    QFETCH(int, secondsAgo);
    QFETCH(QString, words);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QCOMPARE(ui::words::timeText(now.addSecs(-secondsAgo), now), words);
}

QTEST_MAIN(tst_PhotoViewer)
#include "tst_PhotoViewer.moc"
