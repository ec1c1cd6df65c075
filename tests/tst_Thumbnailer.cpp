// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "images/Png.h"
#include "images/Thumbnailer.h"
#include "support/Data.h"
#include "support/Pictures.h"

#include <QColor>
#include <QElapsedTimer>
#include <QPainter>
#include <QTest>
#include <QtEndian>

#include <cmath>
#include <numbers>

using namespace images;

namespace {

using Kind = core::Error::Kind;

QColor nearest(QRgb pixel)
{
    const std::array colours {
        QColor(Qt::red), QColor(Qt::green), QColor(Qt::blue), QColor(Qt::yellow)};
    const auto distance = [pixel](const QColor &colour) {
        return std::abs(qRed(pixel) - colour.red()) + std::abs(qGreen(pixel) - colour.green())
            + std::abs(qBlue(pixel) - colour.blue());
    };
    return *std::min_element(colours.begin(), colours.end(),
        [&](const QColor &a, const QColor &b) { return distance(a) < distance(b); });
}

/// A straight Lanczos over all pixels in double precision: what quality is measured against.
QImage slowLanczos(const QImage &image, QSize size)
{
    const auto shrink = [](const QImage &from, int target) { // along x
        QImage to(target, from.height(), QImage::Format_RGB32);
        const double scale = double(from.width()) / target;
        for (int x = 0; x < target; ++x) {
            const double centre = (x + 0.5) * scale;
            for (int y = 0; y < from.height(); ++y) {
                double sums[4] = {0, 0, 0, 0};
                for (int k = int(centre - 3 * scale); k <= int(centre + 3 * scale); ++k) {
                    const double t = (k + 0.5 - centre) / scale;
                    if (k < 0 || k >= from.width() || std::abs(t) >= 3)
                        continue;
                    const double a = std::numbers::pi * t;
                    const double weight
                        = std::abs(t) < 1e-9 ? 1 : 3 * std::sin(a) * std::sin(a / 3) / (a * a);
                    const QRgb pixel = from.pixel(k, y);
                    sums[0] += weight * qRed(pixel);
                    sums[1] += weight * qGreen(pixel);
                    sums[2] += weight * qBlue(pixel);
                    sums[3] += weight;
                }
                const auto level
                    = [&](int i) { return std::clamp(int(sums[i] / sums[3] + 0.5), 0, 255); };
                to.setPixel(x, y, qRgb(level(0), level(1), level(2)));
            }
        }
        return to;
    };
    const QTransform quarter = QTransform().rotate(90);
    const QImage wide = shrink(image, size.width()).transformed(quarter);
    return shrink(wide, size.height()).transformed(QTransform().rotate(-90));
}

/// Mean structural similarity of luma over 8 × 8 windows (Wang et al., 2004).
double similarity(const QImage &one, const QImage &other)
{
    double sum = 0;
    int windows = 0;
    for (int y = 0; y + 8 <= one.height(); y += 4) {
        for (int x = 0; x + 8 <= one.width(); x += 4) {
            double a = 0;
            double b = 0;
            double aa = 0;
            double bb = 0;
            double ab = 0;
            for (int i = 0; i < 64; ++i) {
                const QRgb p = one.pixel(x + i % 8, y + i / 8);
                const QRgb q = other.pixel(x + i % 8, y + i / 8);
                const double u = 0.299 * qRed(p) + 0.587 * qGreen(p) + 0.114 * qBlue(p);
                const double v = 0.299 * qRed(q) + 0.587 * qGreen(q) + 0.114 * qBlue(q);
                a += u / 64;
                b += v / 64;
                aa += u * u / 64;
                bb += v * v / 64;
                ab += u * v / 64;
            }
            const double c1 = 6.5025;
            const double c2 = 58.5225;
            sum += (2 * a * b + c1) * (2 * (ab - a * b) + c2)
                / ((a * a + b * b + c1) * (aa - a * a + bb - b * b + c2));
            ++windows;
        }
    }
    return sum / windows;
}

/// The bytes of a JPEG with another number at an offset from a marker.
QByteArray patched(QByteArray jpeg, const char *marker, qsizetype offset, const QByteArray &bytes)
{
    const qsizetype at = jpeg.indexOf(marker);
    return jpeg.replace(at + offset, bytes.size(), bytes);
}

QByteArray small(const char *format = "jpg")
{
    return support::encoded(support::photograph({200, 150}), format);
}

} // namespace

class tst_Thumbnailer : public QObject {
    Q_OBJECT

private slots:
    void fitsTheBoxAndNeverEnlarges_data();
    void fitsTheBoxAndNeverEnlarges();
    void makesAllSizesFromOneDecode();
    void looksLikeAFullDecodeWithLanczos_data();
    void looksLikeAFullDecodeWithLanczos();
    void turnsPicturesUprightOnce_data();
    void turnsPicturesUprightOnce();
    void showsPicturesWithBrokenExifAsTheyAre_data();
    void showsPicturesWithBrokenExifAsTheyAre();
    void keepsNothingButPixels();
    void decodesUncommonPictures_data();
    void decodesUncommonPictures();
    void laysTransparentPicturesOnWhite();
    void refusesHostilePictures_data();
    void refusesHostilePictures();
    void givesLibpngNothingButPixels();
    void refusesScanBombsSoon();
    void framesAPicture_data();
    void framesAPicture();
    void framesTurnedPicturesUpright();
    void cutsSquaresFromTheMiddle_data();
    void coversAnyShapeWithTheMiddle();
    void cutsSquaresFromTheMiddle();
};

void tst_Thumbnailer::fitsTheBoxAndNeverEnlarges_data()
{
    QTest::addColumn<QSize>("original");
    QTest::addColumn<QByteArray>("format");
    QTest::addColumn<QSize>("expected");
    QTest::newRow("wide") << QSize(1200, 600) << QByteArray("jpg") << QSize(320, 160);
    QTest::newRow("tall") << QSize(600, 1200) << QByteArray("jpg") << QSize(160, 320);
    QTest::newRow("square") << QSize(640, 640) << QByteArray("jpg") << QSize(320, 320);
    QTest::newRow("just fitting") << QSize(320, 200) << QByteArray("jpg") << QSize(320, 200);
    QTest::newRow("small stays small") << QSize(150, 100) << QByteArray("jpg") << QSize(150, 100);
    QTest::newRow("one pixel") << QSize(1, 1) << QByteArray("jpg") << QSize(1, 1);
    QTest::newRow("a line") << QSize(12000, 1) << QByteArray("jpg") << QSize(320, 1);
    QTest::newRow("an upright line") << QSize(1, 12000) << QByteArray("png") << QSize(1, 320);
    QTest::newRow("PNG") << QSize(1200, 600) << QByteArray("png") << QSize(320, 160);
    QTest::newRow("WebP") << QSize(1200, 600) << QByteArray("webp") << QSize(320, 160);
}

void tst_Thumbnailer::fitsTheBoxAndNeverEnlarges()
{
    QFETCH(QSize, original);
    QFETCH(QByteArray, format);
    const QByteArray bytes = support::encoded(support::photograph(original), format);

    const auto jpeg = makeThumbnail(bytes, PictureSize::Small);

    QVERIFY2(jpeg, jpeg ? "" : qPrintable(jpeg.error().message));
    QTEST(QImage::fromData(*jpeg, "jpg").size(), "expected");
}

void tst_Thumbnailer::makesAllSizesFromOneDecode()
{
    const QByteArray bytes = support::encoded(support::photograph({2400, 1200}), "jpg");

    const auto thumbnails
        = makeThumbnails(bytes, {PictureSize::Small, PictureSize::Medium, PictureSize::Large});

    QVERIFY(thumbnails);
    QCOMPARE(thumbnails->size(), 3);
    QCOMPARE(QImage::fromData(thumbnails->at(0).jpeg, "jpg").size(), QSize(320, 160));
    QCOMPARE(QImage::fromData(thumbnails->at(1).jpeg, "jpg").size(), QSize(640, 320));
    QCOMPARE(QImage::fromData(thumbnails->at(2).jpeg, "jpg").size(), QSize(2048, 1024));
}

void tst_Thumbnailer::looksLikeAFullDecodeWithLanczos_data()
{
    QTest::addColumn<QSize>("original");
    QTest::addColumn<int>("box");
    QTest::newRow("square to small") << QSize(640, 640) << 320;
    QTest::newRow("portrait to small") << QSize(1080, 1350) << 320;
    QTest::newRow("portrait to medium") << QSize(1080, 1350) << 640;
    QTest::newRow("large to small, decoded at a quarter") << QSize(2400, 1600) << 320;
}

void tst_Thumbnailer::looksLikeAFullDecodeWithLanczos()
{
    QFETCH(QSize, original);
    QFETCH(int, box);
    const QByteArray bytes = support::encoded(support::photograph(original), "jpg", 82);

    const auto fitted = fittedPicture(bytes, box);

    QVERIFY(fitted);
    const QImage reference = slowLanczos(
        QImage::fromData(bytes, "jpg").convertToFormat(QImage::Format_RGB32), fitted->size());
    const double likeness = similarity(*fitted, reference);
    QVERIFY2(likeness >= 0.995, qPrintable(QString::number(likeness)));
}

void tst_Thumbnailer::turnsPicturesUprightOnce_data()
{
    QTest::addColumn<int>("orientation");
    QTest::addColumn<QList<Qt::GlobalColor>>("corners"); // left above, right above, left below, …
    // Stored as red, green / blue, yellow; the corners are where a viewer must see them.
    using Corners = QList<Qt::GlobalColor>;
    QTest::newRow("1") << 1 << Corners {Qt::red, Qt::green, Qt::blue, Qt::yellow};
    QTest::newRow("2") << 2 << Corners {Qt::green, Qt::red, Qt::yellow, Qt::blue};
    QTest::newRow("3") << 3 << Corners {Qt::yellow, Qt::blue, Qt::green, Qt::red};
    QTest::newRow("4") << 4 << Corners {Qt::blue, Qt::yellow, Qt::red, Qt::green};
    QTest::newRow("5") << 5 << Corners {Qt::red, Qt::blue, Qt::green, Qt::yellow};
    QTest::newRow("6") << 6 << Corners {Qt::blue, Qt::red, Qt::yellow, Qt::green};
    QTest::newRow("7") << 7 << Corners {Qt::yellow, Qt::green, Qt::blue, Qt::red};
    QTest::newRow("8") << 8 << Corners {Qt::green, Qt::yellow, Qt::red, Qt::blue};
}

void tst_Thumbnailer::turnsPicturesUprightOnce()
{
    QFETCH(int, orientation);
    QFETCH(QList<Qt::GlobalColor>, corners);
    const QByteArray bytes = support::withExif(
        support::encoded(support::quarters({800, 400}), "jpg"), support::exif(orientation));

    const auto jpeg = makeThumbnail(bytes, PictureSize::Small);

    QVERIFY(jpeg);
    const QImage image = QImage::fromData(*jpeg, "jpg");
    QCOMPARE(image.size(), orientation >= 5 ? QSize(160, 320) : QSize(320, 160));
    const int right = image.width() - 20;
    const int bottom = image.height() - 20;
    QCOMPARE(nearest(image.pixel(20, 20)), QColor(corners[0]));
    QCOMPARE(nearest(image.pixel(right, 20)), QColor(corners[1]));
    QCOMPARE(nearest(image.pixel(20, bottom)), QColor(corners[2]));
    QCOMPARE(nearest(image.pixel(right, bottom)), QColor(corners[3]));
}

void tst_Thumbnailer::showsPicturesWithBrokenExifAsTheyAre_data()
{
    QTest::addColumn<QByteArray>("block");
    QByteArray farAway = support::exif(6);
    farAway.replace(4, 4, QByteArray("\x7F\xFF\xFF\xFF", 4));
    QByteArray endless = support::exif(6).left(10);
    endless.replace(8, 2, "\xFF\xFF");
    QTest::newRow("orientation 0") << support::exif(0);
    QTest::newRow("orientation 9") << support::exif(9);
    QTest::newRow("directory beyond the end") << farAway;
    QTest::newRow("65,535 entries, none there") << endless;
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut in the head") << support::exif(6).left(5);
    QTest::newRow("cut in the entry") << support::exif(6).left(15);
    QTest::newRow("no byte order") << "XX" + support::exif(6).mid(2);
}

void tst_Thumbnailer::showsPicturesWithBrokenExifAsTheyAre()
{
    QFETCH(QByteArray, block);
    const QByteArray bytes
        = support::withExif(support::encoded(support::quarters({800, 400}), "jpg"), block);

    const auto jpeg = makeThumbnail(bytes, PictureSize::Small);

    QVERIFY(jpeg);
    QCOMPARE(QImage::fromData(*jpeg, "jpg").size(), QSize(320, 160));
}

void tst_Thumbnailer::keepsNothingButPixels()
{
    const QByteArray bytes = support::withExif(small(), support::exif(1));
    QVERIFY(bytes.contains("GPSCANARY"));

    const auto jpeg = makeThumbnail(bytes, PictureSize::Large);

    QVERIFY(jpeg);
    QVERIFY(!jpeg->contains("GPSCANARY"));
    QVERIFY(!jpeg->contains("Exif"));
    QVERIFY(!jpeg->contains("\xFF\xE1"));
    QVERIFY(!jpeg->contains("\xFF\xFE")); // comment
}

void tst_Thumbnailer::decodesUncommonPictures_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QSize>("expected");
    QTest::addColumn<QRgb>("middle"); // colour expected there
    QImage deep(300, 200, QImage::Format_RGBA64);
    deep.fill(QColor::fromRgba64(0xFFFF, 0x8000, 0));
    QImage grey(300, 200, QImage::Format_Grayscale8);
    grey.fill(0x60);
    QTest::newRow("grey JPEG") << support::encoded(grey, "jpg") << QSize(300, 200)
                               << qRgb(0x60, 0x60, 0x60);
    QTest::newRow("16-bit PNG") << support::encoded(deep, "png") << QSize(300, 200)
                                << qRgb(255, 128, 0);
    QTest::newRow("1-bit PNG") << support::encoded(
        grey.convertToFormat(QImage::Format_Mono, Qt::ThresholdDither), "png")
                               << QSize(300, 200) << qRgb(0, 0, 0);
    for (const char *name : {"cmyk-adobe.jpg", "ycck-adobe.jpg"})
        QTest::newRow(name) << support::data(QStringLiteral("pictures/%1").arg(QLatin1String(name)))
                            << QSize(96, 64) << qRgb(200, 40, 60);
    for (const char *name : {"progressive.jpg", "arithmetic.jpg", "restart.jpg", "animated.webp",
             "lossless.webp", "interlaced.png", "palette.png"})
        QTest::newRow(name) << support::data(QStringLiteral("pictures/%1").arg(QLatin1String(name)))
                            << QSize(96, 64) << qRgb(200, 40, 60);
    QImage red(96, 64, QImage::Format_RGB32);
    red.fill(qRgb(200, 40, 60));
    const QByteArray plain = support::encoded(red, "jpg");
    QTest::newRow("trailing data")
        << plain + QByteArray(10'000, 'x') << QSize(96, 64) << qRgb(200, 40, 60);
    QTest::newRow("only the end marker is lost")
        << plain.chopped(2) << QSize(96, 64) << qRgb(200, 40, 60);
}

void tst_Thumbnailer::decodesUncommonPictures()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QSize, expected);
    QFETCH(QRgb, middle);

    const auto jpeg = makeThumbnail(bytes, PictureSize::Small);

    QVERIFY2(jpeg, jpeg ? "" : qPrintable(jpeg.error().message));
    const QImage image = QImage::fromData(*jpeg, "jpg");
    QCOMPARE(image.size(), expected);
    const QRgb pixel = image.pixel(image.rect().center());
    QVERIFY2(std::abs(qRed(pixel) - qRed(middle)) < 12
            && std::abs(qGreen(pixel) - qGreen(middle)) < 12
            && std::abs(qBlue(pixel) - qBlue(middle)) < 12,
        qPrintable(QColor(pixel).name()));
}

void tst_Thumbnailer::laysTransparentPicturesOnWhite()
{
    QImage glass(100, 100, QImage::Format_ARGB32);
    glass.fill(Qt::transparent);

    const auto jpeg = makeThumbnail(support::encoded(glass, "png"), PictureSize::Small);

    QVERIFY(jpeg);
    QVERIFY(qGray(QImage::fromData(*jpeg, "jpg").pixel(50, 50)) > 250);
}

void tst_Thumbnailer::refusesHostilePictures_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("kind");
    const auto row = [](const char *name, const QByteArray &bytes, Kind kind = Kind::Malformed) {
        QTest::newRow(name) << bytes << int(kind);
    };
    const QByteArray jpeg = small();
    const QByteArray png = small("png");
    const QByteArray webp = small("webp");
    const QByteArray frame = "\xFF\xC0"; // baseline frame: length, depth, height, width

    row("empty", {});
    row("one byte", "\xFF");
    row("HTML named .jpg", "<!DOCTYPE html><html><body>Not found</body></html>");
    row("SVG with a link to a local file",
        "<svg xmlns:xlink=\"http://www.w3.org/1999/xlink\"><image "
        "xlink:href=\"file:///etc/passwd\"/>"
        "</svg>");
    row("SVG entity bomb",
        "<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY a \"aaaa\">]><svg>&a;</svg>");
    row("GIF", QByteArray("GIF89a\xFF\xFF\xFF\xFF\0\0\0;", 14));
    row("BMP", small("bmp"));
    row("PPM", small("ppm"));
    row("XPM", small("xpm"));
    row("TIFF head", QByteArray("II*\0\x08\0\0\0", 8));
    row("only the magic bytes of JPEG", "\xFF\xD8\xFF");
    row("only the magic bytes of PNG", "\x89PNG\r\n\x1A\n");
    row("only the magic bytes of WebP", QByteArray("RIFF\x04\0\0\0WEBP", 12));
    row("JPEG magic, then noise", "\xFF\xD8\xFF\xE0" + QByteArray(65'536, '\xA5'));
    row("JPEG cut in the head", jpeg.left(100));
    row("JPEG cut in half", jpeg.left(jpeg.size() / 2));
    row("JPEG cut in half, with an end marker", jpeg.left(jpeg.size() / 2) + "\xFF\xD9");
    row("progressive JPEG cut in half", [] {
        const QByteArray whole = support::data(QStringLiteral("pictures/progressive.jpg"));
        return whole.left(whole.size() / 2);
    }());
    row("JPEG of 65,500 × 65,500", patched(jpeg, frame, 5, "\xFF\xDC\xFF\xDC"), Kind::TooLarge);
    row("JPEG of 12,001 × 10", patched(jpeg, frame, 5, QByteArray("\0\x0A\x2E\xE1", 4)),
        Kind::TooLarge);
    row("JPEG of 8,000 × 8,000", patched(jpeg, frame, 5, "\x1F\x40\x1F\x40"), Kind::TooLarge);
    row("JPEG of no height", patched(jpeg, frame, 5, QByteArray("\0\0", 2)));
    row("JPEG of no width", patched(jpeg, frame, 7, QByteArray("\0\0", 2)));
    row("JPEG with 12 bits", patched(jpeg, frame, 4, "\x0C"));
    row("JPEG with seven components", patched(jpeg, frame, 9, "\x07"));
    row("lossless JPEG", QByteArray(jpeg).replace("\xFF\xC0", "\xFF\xC3"));
    row("PNG of 65,535 × 65,535, head only", support::pngHead(65'535, 65'535, 8, 2, "x"),
        Kind::TooLarge);
    row("PNG of 20,000 × 20,000, one bit", support::pngHead(20'000, 20'000, 1, 0, "x"),
        Kind::TooLarge);
    row("PNG of 9,000 × 9,000", support::pngHead(9'000, 9'000, 8, 2, "x"), Kind::TooLarge);
    row("PNG of 2,147,483,647 × 1", support::pngHead(0x7FFFFFFF, 1, 8, 2, "x"));
    row("PNG of no size", support::pngHead(0, 0, 8, 2));
    row("PNG without pixels", support::pngHead(100, 100, 8, 2));
    row("PNG with pixels that are not packed", support::pngHead(100, 100, 8, 2, "not deflated"));
    row("PNG with an impossible depth", support::pngHead(100, 100, 7, 2));
    row("PNG cut in half", png.left(png.size() / 2));
    row("PNG with a wrong checksum", QByteArray(png).replace(29, 4, "oops"));
    row("WebP cut in half", webp.left(webp.size() / 2));
    row("WebP canvas of 16 M × 16 M",
        QByteArray("RIFF\x16\0\0\0WEBPVP8X\x0A\0\0\0\0\0\0\0", 24) + QByteArray(6, '\xFF'));
    row("WebP with a wrong chunk length", QByteArray(webp).replace(16, 4, "\xFF\xFF\xFF\x7F"));
}

void tst_Thumbnailer::refusesHostilePictures()
{
    QFETCH(QByteArray, bytes);

    QElapsedTimer clock;
    clock.start();
    const auto jpeg = makeThumbnail(bytes, PictureSize::Small);

    QVERIFY(!jpeg);
    QTEST(int(jpeg.error().kind), "kind");
    QVERIFY(!jpeg.error().message.isEmpty());
    QVERIFY2(clock.elapsed() < 1000, "refused late");
    QVERIFY(makeThumbnail(small(), PictureSize::Small)); // the next one is fine
}

// libpng would reserve whatever a text claims to hold.
void tst_Thumbnailer::givesLibpngNothingButPixels()
{
    const QByteArray plain = small("png");
    const qsizetype end = plain.size() - 12; // IEND
    const QByteArray packed = qCompress(QByteArray(1'000'000, 'x')).mid(4);
    const QByteArray bomb = support::pngChunk("zTXt", QByteArray("Comment\0\0", 9) + packed);
    const QByteArray claim = QByteArray("\x53\x00\x00\x25tEXtdate", 12);

    QCOMPARE(images::withPixelChunksOnly(plain.left(end) + bomb + plain.mid(end)),
        images::withPixelChunksOnly(plain));
    QCOMPARE(images::withPixelChunksOnly(plain.left(end) + claim),
        images::withPixelChunksOnly(plain.left(end)));
    QVERIFY(images::withPixelChunksOnly(plain.left(end) + support::pngChunk("CgBI", {})).isEmpty());
    QVERIFY(makeThumbnail(plain.left(end) + bomb + plain.mid(end), PictureSize::Small));
}

void tst_Thumbnailer::refusesScanBombsSoon()
{
    // A progressive file whose last scan is repeated a thousand times.
    const QByteArray whole = support::data(QStringLiteral("pictures/progressive.jpg"));
    const qsizetype scan = whole.lastIndexOf("\xFF\xDA");
    QByteArray bomb = whole.chopped(2);
    for (int i = 0; i < 1000; ++i)
        bomb += whole.mid(scan).chopped(2);

    const auto jpeg = makeThumbnail(bomb + "\xFF\xD9", PictureSize::Small);

    QVERIFY(!jpeg);
    QVERIFY2(
        jpeg.error().message.contains(QLatin1String("scans")), qPrintable(jpeg.error().message));
}

void tst_Thumbnailer::framesAPicture_data()
{
    QTest::addColumn<QSize>("picture");
    QTest::addColumn<QSize>("box");
    QTest::addColumn<double>("visibleShare");
    QTest::addColumn<QSize>("framed");
    QTest::newRow("filled") << QSize(600, 400) << QSize(200, 200) << 0.0 << QSize(200, 200);
    QTest::newRow("enlarged") << QSize(60, 40) << QSize(320, 180) << 0.0 << QSize(320, 180);
    QTest::newRow("never cropped") << QSize(600, 400) << QSize(200, 200) << 1.0 << QSize(200, 133);
    QTest::newRow("enlarged whole") << QSize(60, 40) << QSize(300, 300) << 1.0 << QSize(300, 200);
    QTest::newRow("same shape") << QSize(640, 360) << QSize(320, 180) << 1.0 << QSize(320, 180);
    QTest::newRow("enough seen") << QSize(600, 400) << QSize(320, 180) << 0.8 << QSize(320, 180);
    QTest::newRow("too little seen")
        << QSize(400, 600) << QSize(320, 180) << 0.8 << QSize(120, 180);
    QTest::newRow("a thread") << QSize(2000, 2) << QSize(100, 100) << 1.0 << QSize(100, 1);
}

void tst_Thumbnailer::framesAPicture()
{
    QFETCH(QSize, picture);
    QFETCH(QSize, box);
    QFETCH(double, visibleShare);
    QFETCH(QSize, framed);

    const auto image
        = framedPicture(support::encoded(support::quarters(picture), "png"), box, visibleShare);

    QVERIFY(image);
    QCOMPARE(image->size(), framed);
    QCOMPARE(image->format(), QImage::Format_RGB32);
    // The middle of the picture is the middle of the frame: the four colours are all there.
    if (framed.height() > 1) {
        QVERIFY(image->pixelColor(1, 1).red() > 200);
        QVERIFY(image->pixelColor(framed.width() - 2, framed.height() - 2).red() > 200);
        QVERIFY(image->pixelColor(1, framed.height() - 2).blue() > 200);
    }
}

void tst_Thumbnailer::framesTurnedPicturesUpright()
{
    // 400 × 200 held on its side is 200 × 400.
    const QByteArray turned = support::withExif(
        support::encoded(support::quarters({400, 200}), "jpg", 95), support::exif(6));

    const auto whole = framedPicture(turned, QSize(300, 200), 1);
    const auto filled = framedPicture(turned, QSize(300, 200), 0);

    QVERIFY(whole && filled);
    QCOMPARE(whole->size(), QSize(100, 200));
    QCOMPARE(filled->size(), QSize(300, 200));
}

void tst_Thumbnailer::cutsSquaresFromTheMiddle_data()
{
    QTest::addColumn<QSize>("original");
    QTest::addColumn<int>("side");
    QTest::newRow("wide") << QSize(640, 320) << 180;
    QTest::newRow("tall") << QSize(320, 640) << 180;
    QTest::newRow("smaller than the tile") << QSize(90, 60) << 180;
    QTest::newRow("exactly") << QSize(180, 180) << 180;
}

void tst_Thumbnailer::cutsSquaresFromTheMiddle()
{
    QFETCH(QSize, original);
    QFETCH(int, side);
    // A white square in the middle as high and wide as the shorter side, black around it.
    QImage image(original, QImage::Format_RGB32);
    image.fill(Qt::black);
    const int crop = std::min(original.width(), original.height());
    QPainter(&image).fillRect(
        (original.width() - crop) / 2, (original.height() - crop) / 2, crop, crop, Qt::white);

    const auto square = squarePicture(support::encoded(image, "png"), side);

    QVERIFY(square);
    QCOMPARE(square->size(), QSize(side, side));
    QCOMPARE(square->format(), QImage::Format_RGB32);
    QVERIFY(qGray(square->pixel(side / 2, side / 2)) > 250);
    QVERIFY(qGray(square->pixel(3, 3)) > 200);
    QVERIFY(qGray(square->pixel(side - 4, side - 4)) > 200);
}

void tst_Thumbnailer::coversAnyShapeWithTheMiddle()
{
    // Three upright stripes: red, white, blue.
    QImage image(900, 300, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter(&image).fillRect(0, 0, 300, 300, Qt::red);
    QPainter(&image).fillRect(600, 0, 300, 300, Qt::blue);
    const QByteArray png = support::encoded(image, "png");

    const auto tall = coveringPicture(png, {50, 100});
    QVERIFY(tall);
    QCOMPARE(tall->size(), QSize(50, 100));
    QVERIFY(qGray(tall->pixel(3, 50)) > 240 && qGray(tall->pixel(46, 50)) > 240);
    const auto wide = coveringPicture(png, {200, 50});
    QVERIFY(wide);
    QCOMPARE(wide->size(), QSize(200, 50));
    QVERIFY(qRed(wide->pixel(10, 25)) > 240 && qBlue(wide->pixel(10, 25)) < 15);
    QVERIFY(qBlue(wide->pixel(190, 25)) > 240 && qRed(wide->pixel(190, 25)) < 15);
}

QTEST_GUILESS_MAIN(tst_Thumbnailer)

#include "tst_Thumbnailer.moc"
