// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/Catalogue.h"
#include "ui/CityBox.h"
#include "ui/CoordinateText.h"
#include "ui/FormField.h"
#include "ui/HereFinder.h"
#include "ui/MapView.h"
#include "ui/PlaceDialog.h"
#include "ui/Presets.h"

#include <QAbstractItemModel>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QCompleter>
#include <QGeoPositionInfoSource>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>

using photos::Subscription;
using ui::FormField;
using ui::PlaceDialog;

Q_DECLARE_METATYPE(std::optional<double>)
Q_DECLARE_METATYPE(std::optional<photos::Coordinate>)

namespace {

const QStringList instagram {QStringLiteral("instagram")};
const QStringList open {QStringLiteral("inaturalist"), QStringLiteral("commons")};

/// The dialog as a person meets it: shown, active, the keyboard in its hands.
struct Meeting {
    explicit Meeting(const QStringList &taken = {}, const QStringList &sources = instagram)
        : dialog(sources::catalogue(sources), taken)
    {
        dialog.show();
        dialog.activateWindow();
        isActive = QTest::qWaitForWindowActive(&dialog);
    }

    FormField *field(const QString &name) const
    {
        for (FormField *field : dialog.findChildren<FormField *>()) {
            if (field->edit()->accessibleName() == name)
                return field;
        }
        qFatal("no field %s", qPrintable(name));
    }
    QLineEdit *edit(const QString &name) const { return field(name)->edit(); }
    /// Keys go where they would go for a person, never to a widget by name.
    static QWidget *keyboard()
    {
        QWidget *popup = QApplication::activePopupWidget();
        return popup ? popup : QApplication::focusWidget();
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::keyClick(keyboard(), key, modifiers);
    }
    void type(const QString &text) const
    {
        for (const QChar &c : text)
            QTest::keyClick(keyboard(), c.toLatin1());
    }
    void fill(const QString &title, const QString &latitude, const QString &longitude,
        const QString &radius) const
    {
        edit(QStringLiteral("Name"))->setText(title);
        edit(QStringLiteral("Latitude"))->setText(latitude);
        edit(QStringLiteral("Longitude"))->setText(longitude);
        edit(QStringLiteral("Radius"))->setText(radius);
    }
    void send() const { press(Qt::Key_Return); }

    PlaceDialog dialog;
    bool isActive = false;
};

Subscription wishIn(const QSignalSpy &spy)
{
    return spy.isEmpty() ? Subscription {}
                         : spy.first().first().value<QList<Subscription>>().value(0);
}

} // namespace

class tst_PlaceDialog : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany)); }

    void readsNumbersAsPeopleWriteThem_data();
    void readsNumbersAsPeopleWriteThem();
    void readsPositionsAsPeoplePasteThem_data();
    void readsPositionsAsPeoplePasteThem();

    void addsAPresetByKeyboardAlone();
    void addsACircleByKeyboardAlone();
    void offersTheDemosCities();
    void saysWhatIsWrongBesideTheField_data();
    void saysWhatIsWrongBesideTheField();
    void keepsQuietUntilTheFieldWasLeft();
    void fallsSilentWhenTheFieldIsRight();
    void refusesANameThatIsTaken();
    void takesAnyNameAsText_data();
    void takesAnyNameAsText();
    void splitsAPastedPosition_data();
    void splitsAPastedPosition();
    void showsTheArea();
    void keepsTheLengthWhenTheUnitChanges();
    void keepsTheLargestRadiusInMiles();
    void wishesForEveryKind_data();
    void wishesForEveryKind();
    void adoptsASubscriptionMadeElsewhere();
    void refusesAnUnusableSlug_data();
    void refusesAnUnusableSlug();
    void explainsWhichSettingsAreMissing();
    void givesEveryFieldANameAndADescription();
    void findsAnyCityByKeyboardAlone_data();
    void findsAnyCityByKeyboardAlone();
    void suggestsRegionAndCountry();
    void keepsFieldsAndMapInStep();
    void keepsMetresThatEndInZero();
    void undoesInTheWholeForm();
    void drawsAPlaceByKeyboardAlone();
    void takesAPositionPastedAnywhere_data();
    void takesAPositionPastedAnywhere();
    void takesAPositionPastedOnTheMap_data();
    void takesAPositionPastedOnTheMap();
    void drivesAllChosenSourcesWithOneCircle();
    void namesTheLimitAndOffersTheMend();
    void mendsTheOnlySource();
    void asksForASource();
    void watchesATagWhereASourceHasNoPlaces();
    void watchesAFeed();
    void watchesAFolder();
    void saysHowManyTownsAreInside();
    void editsAPlace();
    void looksHereWithoutAPositionOfTheSystem();
    void takesThePositionOfTheSystem();
    void guessesWhenTheSystemRefuses();
    void knowsTheCityOfATimeZone_data();
    void knowsTheCityOfATimeZone();
};

namespace {

/// Stands for the system's positioning.
class SomePositions final : public QGeoPositionInfoSource {
    Q_OBJECT

public:
    using QGeoPositionInfoSource::QGeoPositionInfoSource;
    QGeoPositionInfo lastKnownPosition(bool) const override { return {}; }
    PositioningMethods supportedPositioningMethods() const override
    {
        return AllPositioningMethods;
    }
    int minimumUpdateInterval() const override { return 0; }
    Error error() const override { return AccessError; }
    void startUpdates() override {}
    void stopUpdates() override {}
    void requestUpdate(int) override { ++requests; }

    int requests = 0;
};

QList<Subscription> wishesIn(const QSignalSpy &spy)
{
    return spy.isEmpty() ? QList<Subscription>() : spy.last().last().value<QList<Subscription>>();
}

} // namespace

void tst_PlaceDialog::readsNumbersAsPeopleWriteThem_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<std::optional<double>>("value");
    const auto row = [](const char *name, const QString &text, std::optional<double> value) {
        QTest::newRow(name) << text << value;
    };
    row("point", QStringLiteral("48.137"), 48.137);
    row("comma", QStringLiteral("48,1"), 48.1);
    row("spaces around", QStringLiteral("  48.1 "), 48.1);
    row("minus", QStringLiteral("-0.5"), -0.5);
    row("typographic minus", QStringLiteral("−0.5"), -0.5);
    row("plus", QStringLiteral("+7"), 7.0);
    row("no leading digit", QStringLiteral(".5"), 0.5);
    row("Arabic digits", QStringLiteral("٤٨٫١"), 48.1);
    row("full-width digits", QStringLiteral("４８．１"), 48.1);
    row("hemisphere", QStringLiteral("33.86° S"), -33.86);
    row("west", QStringLiteral("122.4194 w"), -122.4194);
    row("minutes and seconds", QStringLiteral("48° 30' 36\" N"), 48.51);
    row("bidi marks", QStringLiteral("\u200E48.1\u200E"), 48.1);
    row("empty", QString(), std::nullopt);
    row("nan", QStringLiteral("nan"), std::nullopt);
    row("inf", QStringLiteral("inf"), std::nullopt);
    row("exponent", QStringLiteral("1e309"), std::nullopt);
    row("hexadecimal", QStringLiteral("0x30"), std::nullopt);
    row("two signs", QStringLiteral("-33.86° S"), std::nullopt);
    row("60 minutes", QStringLiteral("48° 60' N"), std::nullopt);
    row("fraction before minutes", QStringLiteral("48.1 11.5"), std::nullopt);
    row("words", QStringLiteral("north"), std::nullopt);
    row("endless digits", QString(500, QLatin1Char('9')), std::nullopt);
}

void tst_PlaceDialog::readsNumbersAsPeopleWriteThem()
{
    QFETCH(QString, text);
    QFETCH(std::optional<double>, value);
    const auto read = ui::coordinates::numberFromText(text);
    QCOMPARE(read.has_value(), value.has_value());
    if (value)
        QCOMPARE(*read, *value);
}

void tst_PlaceDialog::readsPositionsAsPeoplePasteThem_data()
{
    using Position = std::optional<photos::Coordinate>;
    QTest::addColumn<QString>("text");
    QTest::addColumn<Position>("position");
    const auto row = [](const char *name, const QString &text, Position position) {
        QTest::newRow(name) << text << position;
    };
    row("comma and space", QStringLiteral("48.1, 11.5"), Position({48.1, 11.5}));
    row("comma", QStringLiteral("37.76,-122.44"), Position({37.76, -122.44}));
    row("space", QStringLiteral("48.1 11.5"), Position({48.1, 11.5}));
    row("decimal commas, semicolon", QStringLiteral("48,1; 11,5"), Position({48.1, 11.5}));
    row("decimal commas, comma", QStringLiteral("48,1, 11,5"), Position({48.1, 11.5}));
    row("decimal commas, space", QStringLiteral("48,1 11,5"), Position({48.1, 11.5}));
    row("whole numbers", QStringLiteral("48, 11"), Position({48, 11}));
    row("geo URI", QStringLiteral("geo:48.1,11.5"), Position({48.1, 11.5}));
    row("geo URI with more", QStringLiteral("geo:48.1,11.5,520;u=35"), Position({48.1, 11.5}));
    row("degrees, minutes, seconds", QStringLiteral("48°30′36″N 11°30′0″E"),
        Position({48.51, 11.5}));
    row("letters first", QStringLiteral("S 33 30, W 70 15"), Position({-33.5, -70.25}));
    row("Arabic", QStringLiteral("٤٨٫١، ١١٫٥"), Position({48.1, 11.5}));
    row("one number", QStringLiteral("48.1"), std::nullopt);
    row("one number with a comma", QStringLiteral("48,1"), std::nullopt);
    row("one angle", QStringLiteral("48 30 36"), std::nullopt);
    row("three numbers", QStringLiteral("1.5, 2.5, 3.5"), std::nullopt);
    row("broken geo URI", QStringLiteral("geo:48.1"), std::nullopt);
    row("words", QStringLiteral("here, there"), std::nullopt);
    row("swapped letters", QStringLiteral("11 E, 48 N"), std::nullopt);
    row("endless", QString(5000, QLatin1Char(' ')) + QStringLiteral("1, 2"), std::nullopt);
}

void tst_PlaceDialog::readsPositionsAsPeoplePasteThem()
{
    QFETCH(QString, text);
    QFETCH(std::optional<photos::Coordinate>, position);
    const auto read = ui::coordinates::coordinateFromText(text);
    QCOMPARE(read.has_value(), position.has_value());
    if (position) {
        QCOMPARE(read->latitude, position->latitude);
        QCOMPARE(read->longitude, position->longitude);
    }
}

void tst_PlaceDialog::addsAPresetByKeyboardAlone()
{
    Meeting meeting;
    QVERIFY(meeting.isActive);
    QSignalSpy wished(&meeting.dialog, &PlaceDialog::placeWished);

    meeting.type(QStringLiteral("kyoto")); // the form opens with the keyboard in the city
    meeting.press(Qt::Key_Escape); // closes the list of hits, not the form
    QVERIFY(meeting.dialog.isVisible());
    meeting.press(Qt::Key_Tab);
    QCOMPARE(meeting.edit(QStringLiteral("Name"))->text(), QStringLiteral("Kyoto"));
    meeting.send();

    QCOMPARE(wished.count(), 1);
    const Subscription wish = wishIn(wished);
    QCOMPARE(wish.title, QStringLiteral("Kyoto"));
    QCOMPARE(wish.source, QStringLiteral("instagram"));
    QCOMPARE(wish.object, Subscription::Object::Geography);
    QCOMPARE(wish.centre.latitude, 35.0116);
    QCOMPARE(wish.centre.longitude, 135.7681);
    QCOMPARE(wish.radius, 5000.0);
    QVERIFY(!meeting.dialog.isVisible());
}

void tst_PlaceDialog::addsACircleByKeyboardAlone()
{
    Meeting meeting;
    QVERIFY(meeting.isActive);
    QSignalSpy wished(&meeting.dialog, &PlaceDialog::placeWished);

    meeting.press(Qt::Key_N, Qt::AltModifier);
    meeting.type(QStringLiteral("Viktualienmarkt"));
    meeting.press(Qt::Key_Tab);
    meeting.type(QStringLiteral("48.135"));
    meeting.press(Qt::Key_Tab);
    meeting.type(QStringLiteral("11,576"));
    meeting.press(Qt::Key_Tab);
    meeting.press(Qt::Key_A, Qt::ControlModifier);
    meeting.type(QStringLiteral("0.3"));
    meeting.send();

    QCOMPARE(wished.count(), 1);
    const Subscription wish = wishIn(wished);
    QCOMPARE(wish.title, QStringLiteral("Viktualienmarkt"));
    QCOMPARE(wish.centre.latitude, 48.135);
    QCOMPARE(wish.centre.longitude, 11.576);
    QCOMPARE(wish.radius, 300.0);
}

void tst_PlaceDialog::offersTheDemosCities()
{
    const auto presets = ui::presets();
    QCOMPARE(presets.size(), 24);
    for (const ui::Preset &preset : presets) {
        QVERIFY2(preset.centre.isValid(), qPrintable(preset.englishTitle));
        QVERIFY(!preset.title.isEmpty());
    }
    Meeting meeting;
    const auto boxes = meeting.dialog.findChildren<QComboBox *>();
    QVERIFY(std::any_of(boxes.begin(), boxes.end(), [](const QComboBox *box) {
        return box->findText(QStringLiteral("San Francisco")) > 0 && box->count() == 25;
    }));
}

void tst_PlaceDialog::saysWhatIsWrongBesideTheField_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("says");
    const auto row
        = [](const char *title, const char *name, const QString &text, const char *says) {
              QTest::newRow(title) << QString::fromLatin1(name) << text << QString::fromUtf8(says);
          };
    row("F-1", "Latitude", QStringLiteral("91"), "−90 to 90");
    row("F-2", "Latitude", QStringLiteral("-90.0001"), "−90 to 90");
    row("F-3", "Longitude", QStringLiteral("181"), "−180 to 180");
    row("F-4", "Latitude", QStringLiteral("nan"), "not a number");
    row("F-5", "Longitude", QStringLiteral("inf"), "not a number");
    row("F-6", "Latitude", QStringLiteral("1e309"), "not a number");
    row("F-7", "Latitude", QString(), "missing");
    row("F-8", "Longitude", QStringLiteral("   "), "missing");
    row("F-11", "Radius", QStringLiteral("0"), "at least 1 metre");
    row("F-12", "Radius", QStringLiteral("-1"), "at least 1 metre");
    row("F-13", "Radius", QStringLiteral("5.001"), "5 km at most");
    row("radius missing", "Radius", QString(), "missing");
    row("radius in words", "Radius", QStringLiteral("near"), "not a number");
    row("no name", "Name", QString(), "name");
    row("only spaces as a name", "Name", QStringLiteral("  "), "name");
    row("F-15, 1,000 characters", "Name", QString(1000, QLatin1Char('x')), "at most 80");
    row("digits without end", "Radius", QString(400, QLatin1Char('9')), "not a number");
}

void tst_PlaceDialog::saysWhatIsWrongBesideTheField()
{
    QFETCH(QString, name);
    QFETCH(QString, text);
    QFETCH(QString, says);
    Meeting meeting;
    QSignalSpy wished(&meeting.dialog, &PlaceDialog::placeWished);
    meeting.fill(QStringLiteral("Here"), QStringLiteral("48.1"), QStringLiteral("11.5"),
        QStringLiteral("5"));
    meeting.edit(name)->setText(text);
    meeting.edit(QStringLiteral("Name"))->setFocus();

    meeting.send();

    QVERIFY2(
        meeting.field(name)->message().contains(says), qPrintable(meeting.field(name)->message()));
    QVERIFY(meeting.field(name)->showsProblem());
    QCOMPARE(QApplication::focusWidget(), meeting.edit(name)); // brought to the first wrong field
    QCOMPARE(meeting.edit(name)->accessibleDescription(), meeting.field(name)->message());
    QVERIFY(wished.isEmpty()); // nothing was sent
    QVERIFY(meeting.dialog.isVisible());
    if (!text.isEmpty())
        QCOMPARE(meeting.edit(name)->text(), text); // nothing was lost

    meeting.fill(QStringLiteral("Here"), QStringLiteral("48.1"), QStringLiteral("11.5"),
        QStringLiteral("5"));
    meeting.send();
    QCOMPARE(wished.count(), 1); // the next good one works
}

void tst_PlaceDialog::keepsQuietUntilTheFieldWasLeft()
{
    Meeting meeting;
    FormField *latitude = meeting.field(QStringLiteral("Latitude"));
    latitude->edit()->setFocus();
    meeting.type(QStringLiteral("91"));
    QVERIFY(!latitude->showsProblem());

    meeting.press(Qt::Key_Tab);

    QVERIFY(latitude->showsProblem());
    QVERIFY(!meeting.field(QStringLiteral("Longitude"))->showsProblem()); // not asked yet
}

void tst_PlaceDialog::fallsSilentWhenTheFieldIsRight()
{
    Meeting meeting;
    FormField *latitude = meeting.field(QStringLiteral("Latitude"));
    latitude->edit()->setFocus();
    meeting.type(QStringLiteral("911"));
    meeting.press(Qt::Key_Tab);
    meeting.press(Qt::Key_Tab, Qt::ShiftModifier);
    QVERIFY(latitude->showsProblem());
    meeting.press(Qt::Key_End);
    meeting.press(Qt::Key_Backspace);
    QVERIFY(latitude->showsProblem());
    meeting.press(Qt::Key_Backspace);
    QVERIFY(!latitude->showsProblem());
}

void tst_PlaceDialog::refusesANameThatIsTaken()
{
    Meeting meeting({QStringLiteral("Kyoto")});
    QSignalSpy wished(&meeting.dialog, &PlaceDialog::placeWished);
    meeting.fill(QStringLiteral(" kyoto "), QStringLiteral("35"), QStringLiteral("135"),
        QStringLiteral("5"));
    meeting.send();
    QVERIFY(meeting.field(QStringLiteral("Name"))->message().contains(QStringLiteral("already")));
    QVERIFY(wished.isEmpty());
}

void tst_PlaceDialog::takesAnyNameAsText_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("F-14 markup") << QStringLiteral("<script>alert(1)</script>");
    QTest::newRow("F-15 path") << QStringLiteral("../x");
    QTest::newRow("F-15 colon") << QStringLiteral("a:b");
    QTest::newRow("F-15 glob") << QStringLiteral("*");
    QTest::newRow("ampersand") << QStringLiteral("Fish & Chips");
    QTest::newRow("Chinese") << QStringLiteral("旧金山");
    QTest::newRow("right to left") << QStringLiteral("القاهرة");
}

void tst_PlaceDialog::takesAnyNameAsText()
{
    QFETCH(QString, name);
    Meeting meeting;
    QSignalSpy wished(&meeting.dialog, &PlaceDialog::placeWished);
    meeting.fill(name, QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("3"));
    meeting.send();
    QCOMPARE(wishIn(wished).title, name);
}

void tst_PlaceDialog::splitsAPastedPosition_data()
{
    QTest::addColumn<QString>("into");
    QTest::newRow("latitude") << QStringLiteral("Latitude");
    QTest::newRow("longitude") << QStringLiteral("Longitude");
}

void tst_PlaceDialog::splitsAPastedPosition()
{
    QFETCH(QString, into);
    Meeting meeting;
    meeting.edit(into)->setFocus();
    meeting.edit(into)->clear();
    // F-17; insert() is what a paste does, without the clipboard that tests in parallel share.
    meeting.edit(into)->insert(QStringLiteral("48.1, 11.5"));

    QCOMPARE(meeting.edit(QStringLiteral("Latitude"))->text(), QStringLiteral("48.1"));
    QCOMPARE(meeting.edit(QStringLiteral("Longitude"))->text(), QStringLiteral("11.5"));
}

void tst_PlaceDialog::showsTheArea()
{
    Meeting meeting;
    meeting.fill(
        QStringLiteral("x"), QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("5"));
    QCOMPARE(meeting.field(QStringLiteral("Radius"))->message(),
        QStringLiteral("≈ 79 km², 0 towns inside"));
    meeting.edit(QStringLiteral("Radius"))->setText(QStringLiteral("0,5"));
    QCOMPARE(meeting.field(QStringLiteral("Radius"))->message(),
        QStringLiteral("≈ 0,79 km², 0 towns inside"));
}

namespace {
QComboBox *unitOf(const Meeting &meeting)
{
    return meeting.field(QStringLiteral("Radius"))->findChild<QComboBox *>();
}
} // namespace

void tst_PlaceDialog::keepsTheLengthWhenTheUnitChanges()
{
    Meeting meeting;
    QLineEdit *radius = meeting.edit(QStringLiteral("Radius"));
    radius->setText(QStringLiteral("1,5"));
    unitOf(meeting)->setCurrentText(QStringLiteral("m"));
    QCOMPARE(radius->text(), QStringLiteral("1500"));
}

void tst_PlaceDialog::keepsTheLargestRadiusInMiles()
{
    Meeting meeting;
    QSignalSpy wished(&meeting.dialog, &PlaceDialog::placeWished);
    meeting.fill(
        QStringLiteral("x"), QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("5"));
    unitOf(meeting)->setCurrentText(QStringLiteral("mi")); // 3.106856, a hair above 5 km
    meeting.edit(QStringLiteral("Name"))->setFocus();
    meeting.send();
    QCOMPARE(wished.count(), 1);
    QVERIFY(wishIn(wished).radius <= photos::maxRadius);
}

void tst_PlaceDialog::wishesForEveryKind_data()
{
    QTest::addColumn<int>("downs");
    QTest::addColumn<int>("object");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("objectId");
    QTest::newRow("tag") << 1 << int(Subscription::Object::Tag) << QStringLiteral("Tag")
                         << QStringLiteral("#sunset") << QStringLiteral("sunset");
    QTest::newRow("location") << 2 << int(Subscription::Object::Location)
                              << QStringLiteral("Number") << QStringLiteral("1257285")
                              << QStringLiteral("1257285");
    QTest::newRow("user") << 3 << int(Subscription::Object::User) << QString() << QString()
                          << QString();
}

void tst_PlaceDialog::wishesForEveryKind()
{
    QFETCH(int, downs);
    QFETCH(int, object);
    QFETCH(QString, field);
    QFETCH(QString, typed);
    QFETCH(QString, objectId);
    Meeting meeting;
    QVERIFY(meeting.isActive);
    QSignalSpy wished(&meeting.dialog, &PlaceDialog::placeWished);

    meeting.press(Qt::Key_W, Qt::AltModifier);
    for (int i = 0; i < downs; ++i)
        meeting.press(Qt::Key_Down);
    meeting.edit(QStringLiteral("Name"))->setText(QStringLiteral("Something"));
    meeting.edit(QStringLiteral("Name"))->setFocus();
    if (!field.isEmpty()) {
        meeting.send(); // nothing in it yet
        QVERIFY(wished.isEmpty());
        QCOMPARE(QApplication::focusWidget(), meeting.edit(field));
        meeting.type(typed);
    }
    meeting.send();

    QCOMPARE(wished.count(), 1);
    QCOMPARE(int(wishIn(wished).object), object);
    QCOMPARE(wishIn(wished).objectId, objectId);
    QCOMPARE(wishIn(wished).radius, 0.0);
}

void tst_PlaceDialog::adoptsASubscriptionMadeElsewhere()
{
    Meeting meeting;
    QVERIFY(meeting.isActive);
    QSignalSpy adopted(&meeting.dialog, &PlaceDialog::adoptionWished);

    meeting.press(Qt::Key_E, Qt::AltModifier);
    meeting.press(Qt::Key_N, Qt::AltModifier);
    meeting.type(QStringLiteral("golden-gate"));
    const auto command = meeting.dialog.findChild<QPlainTextEdit *>();
    QVERIFY(command->toPlainText().contains(QStringLiteral("/callbacks/geo/golden-gate")));
    QVERIFY(meeting.field(QStringLiteral("Name in the address"))
                ->message()
                .contains(QStringLiteral("/callbacks/geo/golden-gate")));
    meeting.press(Qt::Key_V, Qt::AltModifier);
    meeting.type(QStringLiteral("tok"));
    meeting.send();

    QCOMPARE(adopted.count(), 1);
    QCOMPARE(adopted.first().at(0).toString(), QStringLiteral("golden-gate"));
    QCOMPARE(adopted.first().at(1).toString(), QStringLiteral("tok"));
}

void tst_PlaceDialog::refusesAnUnusableSlug_data()
{
    QTest::addColumn<QString>("slug");
    QTest::newRow("empty") << QString();
    QTest::newRow("capitals") << QStringLiteral("San-Francisco");
    QTest::newRow("path") << QStringLiteral("../x");
    QTest::newRow("space") << QStringLiteral("a b");
    QTest::newRow("Chinese") << QStringLiteral("旧金山");
    QTest::newRow("too long") << QString(65, QLatin1Char('a'));
}

void tst_PlaceDialog::refusesAnUnusableSlug()
{
    QFETCH(QString, slug);
    Meeting meeting;
    QSignalSpy adopted(&meeting.dialog, &PlaceDialog::adoptionWished);
    meeting.dialog.findChild<QTabWidget *>()->setCurrentIndex(1);
    FormField *field = meeting.field(QStringLiteral("Name in the address"));
    field->edit()->setText(slug);
    meeting.edit(QStringLiteral("Verify token"))->setFocus();

    meeting.send();

    QVERIFY(field->showsProblem());
    QVERIFY(adopted.isEmpty());
    QCOMPARE(QApplication::focusWidget(), field->edit());
}

void tst_PlaceDialog::explainsWhichSettingsAreMissing()
{
    Meeting meeting({}, {});
    QString all;
    for (const QLabel *label : meeting.dialog.findChildren<QLabel *>())
        all += label->text() + QLatin1Char('\n');
    for (const char *setting : {"IG_CLIENT_ID", "IG_CLIENT_SECRET", "IG_API_HOST", "--demo"})
        QVERIFY2(all.contains(QLatin1String(setting)), setting);
    QVERIFY(meeting.dialog.findChildren<FormField *>().isEmpty());

    QSignalSpy demonstration(&meeting.dialog, &PlaceDialog::demonstrationWished);
    meeting.press(Qt::Key_D, Qt::AltModifier);
    QTRY_COMPARE(demonstration.count(), 1);
}

void tst_PlaceDialog::givesEveryFieldANameAndADescription()
{
    Meeting meeting;
    for (const QLineEdit *edit : meeting.dialog.findChildren<QLineEdit *>()) {
        if (!qobject_cast<QComboBox *>(edit->parentWidget()))
            QVERIFY(!edit->accessibleName().isEmpty());
    }
    for (const QLabel *label : meeting.dialog.findChildren<QLabel *>()) {
        if (label->text().contains(QLatin1Char('&')))
            QVERIFY2(label->buddy(), qPrintable(label->text()));
    }
}

void tst_PlaceDialog::findsAnyCityByKeyboardAlone_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("downs");
    QTest::addColumn<QString>("title");
    QTest::addColumn<photos::Coordinate>("near");
    QTest::newRow("the first found")
        << "zwick" << 0 << "Zwickau" << photos::Coordinate {50.727, 12.488};
    QTest::newRow("chosen from the list")
        << "las vegas" << 2 << "Las Vegas" << photos::Coordinate {35.594, -105.224};
    QTest::newRow("with its region")
        << "london, ont" << 0 << "London" << photos::Coordinate {42.983, -81.233};
}

void tst_PlaceDialog::findsAnyCityByKeyboardAlone()
{
    QFETCH(QString, typed);
    QFETCH(int, downs);
    QFETCH(QString, title);
    QFETCH(photos::Coordinate, near);
    Meeting meeting;
    QVERIFY(meeting.isActive);
    QSignalSpy wished(&meeting.dialog, &PlaceDialog::placeWished);

    meeting.type(typed);
    for (int i = 0; i < downs; ++i)
        meeting.press(Qt::Key_Down);
    meeting.press(Qt::Key_Return); // takes the city
    if (meeting.dialog.isVisible())
        meeting.send();

    QCOMPARE(wished.count(), 1);
    QCOMPARE(wishIn(wished).title, title);
    QVERIFY2(geo::metresBetween(wishIn(wished).centre, near) < 2000,
        qPrintable(QString::number(wishIn(wished).centre.latitude)));
    QCOMPARE(wishIn(wished).radius, 5000.0);
}

void tst_PlaceDialog::suggestsRegionAndCountry()
{
    Meeting meeting;
    meeting.type(QStringLiteral("las vegas"));
    const auto *city = meeting.dialog.findChild<ui::CityBox *>();
    const QAbstractItemModel *hits = city->completer()->completionModel();
    QVERIFY(hits->rowCount() >= 3);
    QCOMPARE(hits->index(0, 0).data().toString(),
        QStringLiteral("Las Vegas, Nevada, United States of America"));
    QCOMPARE(hits->index(1, 0).data().toString(),
        QStringLiteral("Las Vegas, New Mexico, United States of America"));
}

void tst_PlaceDialog::keepsFieldsAndMapInStep()
{
    Meeting meeting;
    auto *map = meeting.dialog.findChild<ui::MapView *>();
    QVERIFY(!map->circle());
    meeting.fill(QStringLiteral("x"), QStringLiteral("48,137"), QStringLiteral("11,575"),
        QStringLiteral("2"));
    QVERIFY(map->circle());
    QCOMPARE(*map->circle(), (geo::Circle {{48.137, 11.575}, 2000}));

    map->setFocus();
    meeting.press(Qt::Key_Plus, Qt::ControlModifier);
    QCOMPARE(meeting.edit(QStringLiteral("Radius"))->text(), QStringLiteral("2.2"));
    meeting.press(Qt::Key_Right, Qt::ControlModifier);
    QVERIFY(meeting.edit(QStringLiteral("Longitude"))->text().toDouble() > 11.577);
    meeting.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(meeting.edit(QStringLiteral("Radius"))->text(), QStringLiteral("2"));
    QCOMPARE(meeting.edit(QStringLiteral("Longitude"))->text(), QStringLiteral("11.575"));

    // What is no number, or far too much, leaves the map as it is.
    meeting.edit(QStringLiteral("Radius"))->setText(QStringLiteral("near"));
    meeting.edit(QStringLiteral("Latitude"))->setText(QStringLiteral("91"));
    QCOMPARE(map->circle()->centre.latitude, 48.137);
}

void tst_PlaceDialog::keepsMetresThatEndInZero()
{
    Meeting meeting;
    unitOf(meeting)->setCurrentText(QStringLiteral("m"));
    meeting.fill(
        QStringLiteral("x"), QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("1000"));

    meeting.dialog.findChild<ui::MapView *>()->setFocus();
    meeting.press(Qt::Key_Plus, Qt::ControlModifier);

    QCOMPARE(meeting.edit(QStringLiteral("Radius"))->text(), QStringLiteral("1100"));
}

void tst_PlaceDialog::undoesInTheWholeForm()
{
    Meeting meeting({}, open);
    auto *map = meeting.dialog.findChild<ui::MapView *>();
    map->setFocus();
    meeting.press(Qt::Key_Space); // the first circle
    const QString latitude = meeting.edit(QStringLiteral("Latitude"))->text();
    meeting.press(Qt::Key_Up, Qt::ControlModifier);
    QVERIFY(meeting.edit(QStringLiteral("Latitude"))->text() != latitude);

    // From wherever the keyboard is, but for lines of text: these have their own.
    meeting.dialog.findChild<QCheckBox *>()->setFocus();
    meeting.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(meeting.edit(QStringLiteral("Latitude"))->text(), latitude);
    meeting.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(meeting.edit(QStringLiteral("Latitude"))->text(), QString());
    QVERIFY(!map->circle());
    meeting.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(meeting.edit(QStringLiteral("Latitude"))->text(), latitude);
}

void tst_PlaceDialog::drawsAPlaceByKeyboardAlone()
{
    Meeting meeting;
    QVERIFY(meeting.isActive);
    QSignalSpy wished(&meeting.dialog, &PlaceDialog::placeWished);
    auto *map = meeting.dialog.findChild<ui::MapView *>();
    map->lookAt({{48.137, 11.575}, 5000});
    for (int i = 0; i < 30 && !map->hasFocus(); ++i)
        meeting.press(Qt::Key_Tab);
    QVERIFY(map->hasFocus());

    meeting.press(Qt::Key_Space);
    meeting.press(Qt::Key_Minus, Qt::ControlModifier);
    meeting.send();

    QCOMPARE(wished.count(), 1);
    QCOMPARE(wishIn(wished).title, QStringLiteral("Munich")); // nothing was typed
    QCOMPARE(wishIn(wished).radius, 4545.0);
    QVERIFY(geo::metresBetween(wishIn(wished).centre, {48.137, 11.575}) < 200);
}

void tst_PlaceDialog::takesAPositionPastedAnywhere_data()
{
    QTest::addColumn<QString>("into");
    QTest::addColumn<QString>("text");
    QTest::newRow("city, decimal") << "City"
                                   << "37.76, -122.44";
    QTest::newRow("city, geo URI") << "City"
                                   << "geo:37.76,-122.44;u=35";
    QTest::newRow("name, degrees") << "Name"
                                   << "37°45′36″N 122°26′24″W";
    QTest::newRow("name, geo URI") << "Name"
                                   << "geo:37.76,-122.44";
    QTest::newRow("radius") << "Radius"
                            << "37.76, -122.44";
    QTest::newRow("longitude") << "Longitude"
                               << "37.76, -122.44";
}

void tst_PlaceDialog::takesAPositionPastedAnywhere()
{
    QFETCH(QString, into);
    QFETCH(QString, text);
    Meeting meeting;
    QLineEdit *edit = into == QStringLiteral("City")
        ? meeting.dialog.findChild<ui::CityBox *>()->lineEdit()
        : meeting.edit(into);
    edit->setFocus();
    edit->selectAll();
    edit->insert(text);

    QCOMPARE(meeting.edit(QStringLiteral("Latitude"))->text(), QStringLiteral("37.76"));
    QCOMPARE(meeting.edit(QStringLiteral("Longitude"))->text(), QStringLiteral("-122.44"));
    QCOMPARE(meeting.edit(QStringLiteral("Radius"))->text(), QStringLiteral("5"));
    QCOMPARE(meeting.edit(QStringLiteral("Name"))->text(), QStringLiteral("San Francisco"));
}

void tst_PlaceDialog::takesAPositionPastedOnTheMap_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("decimal") << "37.76, -122.44";
    QTest::newRow("degrees, minutes, seconds") << "37°45′36″N 122°26′24″W";
    QTest::newRow("geo URI") << "geo:37.76,-122.44";
}

void tst_PlaceDialog::takesAPositionPastedOnTheMap()
{
    QFETCH(QString, text);
    Meeting meeting;
    auto *map = meeting.dialog.findChild<ui::MapView *>();
    map->setFocus();
    QGuiApplication::clipboard()->setText(text);

    meeting.press(Qt::Key_V, Qt::ControlModifier);

    QCOMPARE(meeting.edit(QStringLiteral("Latitude"))->text(), QStringLiteral("37.76"));
    QCOMPARE(meeting.edit(QStringLiteral("Longitude"))->text(), QStringLiteral("-122.44"));
    QVERIFY(map->circle());
    QVERIFY(geo::metresBetween(map->circle()->centre, {37.76, -122.44}) < 1);
    QVERIFY(map->rect().contains(
        ui::map::onScreen(map->circle()->centre, map->camera(), map->size()).toPoint()));
}

void tst_PlaceDialog::drivesAllChosenSourcesWithOneCircle()
{
    Meeting meeting({}, open);
    QSignalSpy wished(&meeting.dialog, &PlaceDialog::placeWished);
    meeting.type(QStringLiteral("kyoto"));
    meeting.press(Qt::Key_Escape);
    meeting.press(Qt::Key_Tab);
    meeting.send();
    const auto wishes = wishesIn(wished);
    QCOMPARE(wishes.size(), 2); // both need nothing: chosen from the start
    QCOMPARE(wishes.at(0).source, QStringLiteral("inaturalist"));
    QCOMPARE(wishes.at(1).source, QStringLiteral("commons"));
    for (const Subscription &wish : wishes) {
        QCOMPARE(wish.title, QStringLiteral("Kyoto"));
        QCOMPARE(wish.radius, 5000.0);
        QCOMPARE(wish.centre.latitude, 35.0116);
    }
}

void tst_PlaceDialog::namesTheLimitAndOffersTheMend()
{
    Meeting meeting({}, open);
    QSignalSpy wished(&meeting.dialog, &PlaceDialog::placeWished);
    meeting.fill(
        QStringLiteral("x"), QStringLiteral("48"), QStringLiteral("11"), QStringLiteral("20"));
    meeting.edit(QStringLiteral("Name"))->setFocus();
    meeting.send();
    QVERIFY(wished.isEmpty());
    FormField *radius = meeting.field(QStringLiteral("Radius"));
    QVERIFY2(radius->message().contains(QStringLiteral("Wikimedia Commons allows")),
        qPrintable(radius->message()));
    QVERIFY(radius->message().contains(QStringLiteral("10 km")));
    QVERIFY(radius->mend()->isVisible());
    QCOMPARE(radius->mend()->text(), QStringLiteral("Use 10 km there"));

    radius->mend()->setFocus();
    meeting.press(Qt::Key_Space);
    QVERIFY(!radius->mend()->isVisible());
    QVERIFY(radius->message().contains(QStringLiteral("Wikimedia Commons: 10 km")));
    meeting.edit(QStringLiteral("Name"))->setFocus();
    meeting.send();
    QCOMPARE(wishesIn(wished).size(), 2);
    QCOMPARE(wishesIn(wished).at(0).radius, 20'000.0);
    QCOMPARE(wishesIn(wished).at(1).radius, 10'000.0);
}

void tst_PlaceDialog::mendsTheOnlySource()
{
    Meeting meeting;
    meeting.fill(
        QStringLiteral("x"), QStringLiteral("48"), QStringLiteral("11"), QStringLiteral("20"));
    meeting.edit(QStringLiteral("Name"))->setFocus();
    meeting.send();
    FormField *radius = meeting.field(QStringLiteral("Radius"));
    QCOMPARE(radius->mend()->text(), QStringLiteral("Use 5 km"));
    radius->mend()->click();
    QCOMPARE(radius->text(), QStringLiteral("5"));
    QVERIFY(!radius->showsProblem());
}

void tst_PlaceDialog::asksForASource()
{
    Meeting meeting({}, open);
    QSignalSpy wished(&meeting.dialog, &PlaceDialog::placeWished);
    meeting.fill(
        QStringLiteral("x"), QStringLiteral("48"), QStringLiteral("11"), QStringLiteral("5"));
    for (QCheckBox *box : meeting.dialog.findChildren<QCheckBox *>()) {
        QVERIFY(box->isEnabled() || !box->isChecked());
        box->setChecked(false);
    }
    meeting.edit(QStringLiteral("Name"))->setFocus();
    meeting.send();
    QVERIFY(wished.isEmpty());
    const auto labels = meeting.dialog.findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->isVisible() && label->text() == QStringLiteral("Choose at least one source.");
    }));
}

void tst_PlaceDialog::watchesATagWhereASourceHasNoPlaces()
{
    Meeting meeting({}, {QStringLiteral("inaturalist"), QStringLiteral("mastodon")});
    QSignalSpy wished(&meeting.dialog, &PlaceDialog::placeWished);
    meeting.press(Qt::Key_W, Qt::AltModifier);
    meeting.press(Qt::Key_Down);
    meeting.edit(QStringLiteral("Name"))->setText(QStringLiteral("Evenings"));
    meeting.edit(QStringLiteral("Tag"))->setFocus();
    meeting.type(QStringLiteral("#sunset"));
    meeting.send();
    QCOMPARE(wishesIn(wished).size(), 1);
    QCOMPARE(wishIn(wished).source, QStringLiteral("mastodon"));
    QCOMPARE(wishIn(wished).object, Subscription::Object::Tag);
    QCOMPARE(wishIn(wished).objectId, QStringLiteral("sunset"));
}

void tst_PlaceDialog::watchesAFeed()
{
    Meeting meeting({}, {QStringLiteral("websub")});
    QSignalSpy wished(&meeting.dialog, &PlaceDialog::placeWished);
    meeting.edit(QStringLiteral("Name"))->setText(QStringLiteral("Harbour"));
    for (const char *wrong : {"", "photos", "file:///etc/passwd", "https://u:p@a.example/"}) {
        meeting.edit(QStringLiteral("Address"))->setText(QString::fromLatin1(wrong));
        meeting.send();
        QVERIFY2(wished.isEmpty(), wrong);
    }
    meeting.edit(QStringLiteral("Address"))->setText(QStringLiteral(" https://a.example/feed "));
    meeting.send();
    QCOMPARE(wishIn(wished).source, QStringLiteral("websub"));
    QCOMPARE(wishIn(wished).object, Subscription::Object::Feed);
    QCOMPARE(wishIn(wished).objectId, QStringLiteral("https://a.example/feed"));
}

void tst_PlaceDialog::watchesAFolder()
{
    Meeting meeting({}, {QStringLiteral("folder")});
    QSignalSpy wished(&meeting.dialog, &PlaceDialog::placeWished);
    meeting.edit(QStringLiteral("Name"))->setText(QStringLiteral("Camera"));
    meeting.edit(QStringLiteral("Folder"))->setText(QStringLiteral("Pictures"));
    meeting.edit(QStringLiteral("Folder"))->setFocus();
    meeting.send();
    QVERIFY(wished.isEmpty()); // not its whole path
    meeting.edit(QStringLiteral("Folder"))->setText(QStringLiteral("/srv/pictures"));
    meeting.send();
    QCOMPARE(wishIn(wished).source, QStringLiteral("folder"));
    QCOMPARE(wishIn(wished).object, Subscription::Object::Folder);
    QCOMPARE(wishIn(wished).objectId, QStringLiteral("/srv/pictures"));
}

void tst_PlaceDialog::saysHowManyTownsAreInside()
{
    Meeting meeting;
    meeting.fill(QStringLiteral("x"), QStringLiteral("37.7749"), QStringLiteral("-122.4194"),
        QStringLiteral("5"));
    const QString message = meeting.field(QStringLiteral("Radius"))->message();
    static const QRegularExpression pattern(QStringLiteral("^≈ 79 km², [1-9][0-9]* towns inside$"));
    QVERIFY2(pattern.match(message).hasMatch(), qPrintable(message));
}

void tst_PlaceDialog::editsAPlace()
{
    Subscription place;
    place.slug = QStringLiteral("munich");
    place.title = QStringLiteral("Munich");
    place.source = QStringLiteral("inaturalist");
    place.centre = {48.137, 11.575};
    place.radius = 20'000;
    Subscription other = place;
    other.source = QStringLiteral("commons");
    other.radius = 10'000;
    Meeting meeting({QStringLiteral("Kyoto")}, open);
    QSignalSpy changed(&meeting.dialog, &PlaceDialog::changeWished);
    QSignalSpy wished(&meeting.dialog, &PlaceDialog::placeWished);
    meeting.dialog.edit({place, other});
    QCOMPARE(meeting.edit(QStringLiteral("Name"))->text(), QStringLiteral("Munich"));
    QCOMPARE(meeting.dialog.findChild<ui::MapView *>()->circle()->radius, 20'000.0);

    meeting.edit(QStringLiteral("Name"))->setFocus();
    meeting.press(Qt::Key_A, Qt::ControlModifier);
    meeting.type(QStringLiteral("Minga"));
    meeting.send();

    QVERIFY(wished.isEmpty());
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.first().first().toString(), QStringLiteral("munich"));
    const auto wishes = wishesIn(changed);
    QCOMPARE(wishes.size(), 2);
    QCOMPARE(wishes.at(0).title, QStringLiteral("Minga"));
    QCOMPARE(wishes.at(0).radius, 20'000.0);
    QCOMPARE(wishes.at(1).radius, 10'000.0); // its own limit stays
}

void tst_PlaceDialog::looksHereWithoutAPositionOfTheSystem()
{
    ui::HereFinder finder(static_cast<QGeoPositionInfoSource *>(nullptr));
    QSignalSpy guessed(&finder, &ui::HereFinder::guessed);
    QSignalSpy failed(&finder, &ui::HereFinder::failed);
    finder.find();
    QCOMPARE(guessed.count() + failed.count(), 1); // as the machine has a time zone, or none
    QVERIFY(!finder.isSearching());
}

void tst_PlaceDialog::takesThePositionOfTheSystem()
{
    auto *system = new SomePositions(nullptr);
    ui::HereFinder finder(system);
    QSignalSpy found(&finder, &ui::HereFinder::found);
    finder.find();
    finder.find(); // pressed twice
    QCOMPARE(system->requests, 1);
    emit system->positionUpdated(
        QGeoPositionInfo(QGeoCoordinate(48.137, 11.575), QDateTime::currentDateTimeUtc()));
    QCOMPARE(found.count(), 1);
    QCOMPARE(
        found.first().first().value<photos::Coordinate>(), (photos::Coordinate {48.137, 11.575}));
    emit system->errorOccurred(QGeoPositionInfoSource::UpdateTimeoutError);
    QVERIFY(!finder.isSearching());
}

void tst_PlaceDialog::guessesWhenTheSystemRefuses()
{
    auto *system = new SomePositions(nullptr);
    ui::HereFinder finder(system);
    QSignalSpy guessed(&finder, &ui::HereFinder::guessed);
    QSignalSpy failed(&finder, &ui::HereFinder::failed);
    finder.find();
    QVERIFY(finder.isSearching());
    emit system->errorOccurred(QGeoPositionInfoSource::AccessError);
    QCOMPARE(guessed.count() + failed.count(), 1);
    const auto why = guessed.isEmpty() ? failed.first().first() : guessed.first().last();
    QCOMPARE(why.toString(), QStringLiteral("This computer may not say where it is."));
}

void tst_PlaceDialog::knowsTheCityOfATimeZone_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QString>("city");
    QTest::newRow("Berlin") << QByteArray("Europe/Berlin") << "Berlin";
    QTest::newRow("two words") << QByteArray("America/New_York") << "New York City";
    QTest::newRow("in a region") << QByteArray("America/Argentina/Cordoba") << "Córdoba";
    QTest::newRow("no city") << QByteArray("UTC") << QString();
    QTest::newRow("an offset") << QByteArray("Etc/GMT+5") << QString();
    QTest::newRow("nonsense") << QByteArray("Mars/Olympus") << QString();
}

void tst_PlaceDialog::knowsTheCityOfATimeZone()
{
    QFETCH(QByteArray, zone);
    QFETCH(QString, city);
    const int rank = ui::cityOfTimeZone(zone);
    QCOMPARE(rank < 0
            ? QString()
            : geo::Gazetteer::compiledIn().nameOf(rank, geo::Gazetteer::Language::English),
        city);
}

QTEST_MAIN(tst_PlaceDialog)
#include "tst_PlaceDialog.moc"
