// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/Catalogue.h"
#include "ui/FormField.h"
#include "ui/Outlook.h"
#include "ui/PlaceDialog.h"
#include "ui/PlacePreview.h"
#include "ui/PreviewStrip.h"

#include <QBuffer>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using photos::Preview;
using photos::Subscription;
using ui::Outlook;
using State = Preview::State;

namespace {

constexpr int rest = 240; ///< milliseconds in which nothing more is wished

photos::Photo photo(const QString &id, const QDateTime &at = QDateTime::currentDateTimeUtc())
{
    photos::Photo photo;
    photo.id = id;
    photo.author = QStringLiteral("author of ") + id;
    photo.licence = QStringLiteral("CC BY 4.0");
    photo.createdAt = at;
    return photo;
}

Preview::Part part(const QString &title, State state, const QList<photos::Photo> &photos = {},
    const QString &message = {})
{
    return {title, state, message, photos};
}

QByteArray encoded(const QImage &image)
{
    QBuffer buffer;
    image.save(&buffer, "jpeg");
    return buffer.data();
}

/// The form with somebody at the other end.
struct Meeting {
    Meeting()
        : dialog(sources::catalogue({QStringLiteral("inaturalist"), QStringLiteral("commons"),
                     QStringLiteral("mastodon"), QStringLiteral("folder")}),
            {})
        , wished(&outlook, &Outlook::previewWished)
        , ended(&outlook, &Outlook::previewEnded)
        , pictureWanted(&outlook, &Outlook::pictureWanted)
    {
        dialog.lookOut(&outlook);
        dialog.show();
        preview = dialog.findChild<ui::PlacePreview *>();
        preview->setPause(std::chrono::milliseconds(rest / 6));
        strip = dialog.findChild<ui::PreviewStrip *>();
    }
    void write(const QString &name, const QString &text) const
    {
        for (ui::FormField *field : dialog.findChildren<ui::FormField *>()) {
            if (field->edit()->accessibleName() == name)
                field->setText(text);
        }
    }
    void choosePlace(const QString &latitude = QStringLiteral("37.77")) const
    {
        write(QStringLiteral("Latitude"), latitude);
        write(QStringLiteral("Longitude"), QStringLiteral("-122.42"));
    }
    /// Waits until the form wished, and gives the ticket.
    int ticket() { return wished.isEmpty() && !wished.wait() ? -1 : wished.last().first().toInt(); }
    void answer(const QList<Preview::Part> &parts) { emit outlook.previewCame({ticket(), parts}); }

    Outlook outlook;
    ui::PlaceDialog dialog;
    QSignalSpy wished;
    QSignalSpy ended;
    QSignalSpy pictureWanted;
    ui::PlacePreview *preview;
    ui::PreviewStrip *strip;
};

} // namespace

class tst_PlacePreview : public QObject {
    Q_OBJECT

private slots:
    void wishesOnceWhenTheFormRests();
    void wishesForChosenSourcesOnly();
    void wishesForATag();
    void doesNotAskAgainForANewName();
    void ignoresTheAnswerForAnotherPlace();
    void saysHowItGoes_data();
    void saysHowItGoes();
    void showsTheNewestWithAuthorAndLicence();
    void showsPicturesAsTheyCome();
    void survivesAPictureThatIsNone();
    void endsWithTheDialog();
    void endsWhenNothingCanBeLookedAt();
};

void tst_PlacePreview::wishesOnceWhenTheFormRests()
{
    Meeting meeting;
    QVERIFY(!meeting.preview->message().isEmpty()); // says what comes here
    for (int i = 10; i < 40; ++i)
        meeting.choosePlace(QString::number(i));

    QVERIFY(meeting.ticket() > 0);
    QCOMPARE(meeting.wished.count(), 1);
    const auto wishes = meeting.wished.first().last().value<QList<Subscription>>();
    QCOMPARE(wishes.size(), 2);
    QCOMPARE(wishes[0].source, QStringLiteral("inaturalist"));
    QCOMPARE(wishes[1].source, QStringLiteral("commons"));
    QCOMPARE(wishes[0].centre, (photos::Coordinate {39, -122.42}));
    QVERIFY(!meeting.wished.wait(rest));
}

void tst_PlacePreview::wishesForChosenSourcesOnly()
{
    Meeting meeting;
    meeting.choosePlace();
    for (QCheckBox *box : meeting.dialog.findChildren<QCheckBox *>())
        box->setChecked(box->text() == QStringLiteral("Wikimedia Commons"));
    QVERIFY(meeting.ticket() > 0);
    const auto wishes = meeting.wished.first().last().value<QList<Subscription>>();
    QCOMPARE(wishes.size(), 1);
    QCOMPARE(wishes[0].source, QStringLiteral("commons"));
}

void tst_PlacePreview::wishesForATag()
{
    Meeting meeting;
    auto *kind = meeting.dialog.findChild<QComboBox *>();
    kind->setCurrentText(QStringLiteral("Tag"));
    QVERIFY(meeting.preview->isVisible());
    meeting.write(QStringLiteral("Tag"), QStringLiteral("#sunset"));
    QVERIFY(meeting.ticket() > 0);
    const auto wishes = meeting.wished.first().last().value<QList<Subscription>>();
    QCOMPARE(wishes.value(0).source, QStringLiteral("mastodon"));
    QCOMPARE(wishes.value(0).objectId, QStringLiteral("sunset"));

    kind->setCurrentText(QStringLiteral("Folder of this computer"));
    QVERIFY(!meeting.preview->isVisible());
    QCOMPARE(meeting.ended.count(), 1);
}

void tst_PlacePreview::doesNotAskAgainForANewName()
{
    Meeting meeting;
    meeting.choosePlace();
    meeting.answer(
        {part(QStringLiteral("iNaturalist"), State::Found, {photo(QStringLiteral("a"))})});

    meeting.write(QStringLiteral("Name"), QStringLiteral("Ocean Beach"));

    QVERIFY(!meeting.wished.wait(rest));
    QCOMPARE(meeting.strip->shownCount(), 1);
}

void tst_PlacePreview::ignoresTheAnswerForAnotherPlace()
{
    Meeting meeting;
    meeting.choosePlace();
    const int ticket = meeting.ticket();
    meeting.choosePlace(QStringLiteral("11"));

    emit meeting.outlook.previewCame({ticket,
        {part(QStringLiteral("iNaturalist"), State::Found, {photo(QStringLiteral("a"))})}});

    QCOMPARE(meeting.strip->shownCount(), 0);
    QVERIFY(meeting.pictureWanted.isEmpty());
    QVERIFY(meeting.preview->message().contains(QStringLiteral("Looking")));
}

void tst_PlacePreview::saysHowItGoes_data()
{
    QTest::addColumn<QList<Preview::Part>>("parts");
    QTest::addColumn<QString>("words");
    const QString one = QStringLiteral("iNaturalist");
    const QString other = QStringLiteral("Wikimedia Commons");
    const QString why = QStringLiteral("Wikimedia Commons asked us to wait 2 min.");
    const QList<photos::Photo> some {photo(QStringLiteral("a"))};
    using Parts = QList<Preview::Part>;
    QTest::newRow("looking") << Parts {part(one, State::Looking), part(other, State::Looking)}
                             << "Looking for the newest photos …";
    QTest::newRow("one is there") << Parts {part(one, State::Found, some),
        part(other, State::Looking)}
                                  << "Looking for the newest photos …";
    QTest::newRow("found") << Parts {part(one, State::Found, some), part(other, State::Found)}
                           << "The newest photos. Saved, new ones come by themselves.";
    QTest::newRow("none") << Parts {part(one, State::Found), part(other, State::Found)}
                          << "No photos yet. Saved, the first one shows as soon as it is posted.";
    QTest::newRow("one failed") << Parts {part(one, State::Found, some),
        part(other, State::Failed, {}, why)}
                                << "The newest photos. Saved, new ones come by themselves. " + why;
    QTest::newRow("without the network")
        << Parts {part(one, State::Failed, {}, QStringLiteral("There is no network.")),
               part(other, State::Failed, {}, why)}
        << "There is no network. " + why + " The place can be saved all the same.";
    QTest::newRow("a service") << Parts {part(QStringLiteral("The service"), State::Later)}
                               << "The service shows photos only after the place was saved.";
}

void tst_PlacePreview::saysHowItGoes()
{
    QFETCH(QList<Preview::Part>, parts);
    Meeting meeting;
    meeting.choosePlace();
    meeting.answer(parts);
    QTEST(meeting.preview->message(), "words");
    QCOMPARE(meeting.preview->accessibleDescription(), meeting.preview->message());
}

void tst_PlacePreview::showsTheNewestWithAuthorAndLicence()
{
    Meeting meeting;
    meeting.choosePlace();
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QList<photos::Photo> old;
    for (int i = 0; i < 50; ++i)
        old += photo(QStringLiteral("old%1").arg(i), now.addDays(-1 - i));

    meeting.answer({part(QStringLiteral("iNaturalist"), State::Found, old),
        part(QStringLiteral("Wikimedia Commons"), State::Found,
            {photo(QStringLiteral("new"), now)})});

    const int shown = meeting.strip->shownCount();
    QVERIFY2(shown >= 3 && shown < 20, qPrintable(QString::number(shown))); // what has room
    QCOMPARE(meeting.pictureWanted.count(), shown); // and no more is fetched
    QCOMPARE(meeting.pictureWanted.first().first().toString(), QStringLiteral("new"));
    const QString spoken = meeting.strip->accessibleDescription();
    QVERIFY(spoken.contains(QStringLiteral("author of new")));
    QVERIFY(spoken.contains(QStringLiteral("CC BY 4.0")));
}

void tst_PlacePreview::showsPicturesAsTheyCome()
{
    Meeting meeting;
    meeting.choosePlace();
    meeting.answer(
        {part(QStringLiteral("iNaturalist"), State::Found, {photo(QStringLiteral("a"))})});
    const QImage before = meeting.strip->grab().toImage();

    QImage image(320, 200, QImage::Format_RGB32);
    image.fill(Qt::red);
    const QByteArray red = encoded(image);
    emit meeting.outlook.pictureCame(QStringLiteral("other"), images::PictureSize::Small, red);
    QCOMPARE(meeting.strip->grab().toImage(), before);
    emit meeting.outlook.pictureCame(QStringLiteral("a"), images::PictureSize::Small, red);

    const QColor middle = meeting.strip->grab().toImage().pixelColor(40, 30);
    QVERIFY2(middle.red() > 200 && middle.green() < 60, qPrintable(middle.name()));
}

void tst_PlacePreview::survivesAPictureThatIsNone()
{
    Meeting meeting;
    meeting.choosePlace();
    meeting.answer(
        {part(QStringLiteral("iNaturalist"), State::Found, {photo(QStringLiteral("a"))})});
    const QImage before = meeting.strip->grab().toImage();
    emit meeting.outlook.pictureCame(
        QStringLiteral("a"), images::PictureSize::Small, QByteArray("<svg/>"));
    QCOMPARE(meeting.strip->grab().toImage(), before);
}

void tst_PlacePreview::endsWithTheDialog()
{
    Meeting meeting;
    meeting.choosePlace();
    meeting.ticket();
    meeting.dialog.reject();
    QCOMPARE(meeting.ended.count(), 1);
}

void tst_PlacePreview::endsWhenNothingCanBeLookedAt()
{
    Meeting meeting;
    meeting.choosePlace();
    meeting.choosePlace(QStringLiteral("91"));
    QVERIFY(!meeting.wished.wait(rest));
    QCOMPARE(meeting.ended.count(), 1);
    QVERIFY(meeting.preview->message().startsWith(QStringLiteral("Choose a place")));
}

QTEST_MAIN(tst_PlacePreview)
#include "tst_PlacePreview.moc"
