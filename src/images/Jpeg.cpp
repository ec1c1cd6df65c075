// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "images/Jpeg.h"

#include <QCoreApplication>

#include <csetjmp>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include <jpeglib.h>

#include <jerror.h>

namespace images {

namespace {

/// Coefficients of one progressive picture take 3 to 6 bytes a pixel; this admits 40 Mpx at 4:2:0
/// and 4:4:4, nothing far beyond.
constexpr long maxWorkBytes = 256L * 1024 * 1024;
/// A usual progressive file has ten scans. Files with thousands over many pixels are made to keep
/// a decoder busy for minutes.
constexpr int maxScans = 64;
constexpr double maxScannedPixels = 800e6;
/// A file may lack its very last rows; what lacks more is refused: half a grey picture on a wall is
/// worse than none.
constexpr int dispensableShare = 32;

core::Error malformed(const char *reason)
{
    return {core::Error::Kind::Malformed,
        QCoreApplication::translate("images", "The picture is damaged (%1).")
            .arg(QLatin1String(reason))};
}

// libjpeg reports errors by a function that must not return, so we leave by longjmp. It may not
// jump over C++ objects with destructors: the functions that call setjmp below hold only plain
// values, and what owns memory lives outside them.
struct ErrorHandler {
    jpeg_error_mgr base;
    std::jmp_buf escape;
    char message[JMSG_LENGTH_MAX];
    long endedAtRow; ///< first output row for which the file had no data; -1: had all
};

ErrorHandler *handlerOf(j_common_ptr info)
{
    return reinterpret_cast<ErrorHandler *>(info->err); // its first member
}

[[noreturn]] void leave(j_common_ptr info)
{
    ErrorHandler *handler = handlerOf(info);
    handler->base.format_message(info, handler->message);
    std::longjmp(handler->escape, 1);
}

void noteWarning(j_common_ptr info, int level)
{
    ErrorHandler *handler = handlerOf(info);
    const int code = handler->base.msg_code;
    // Other warnings (stray bytes before a marker) come with good files of real cameras.
    if (level >= 0 || (code != JWRN_JPEG_EOF && code != JWRN_HIT_MARKER))
        return;
    if (handler->endedAtRow < 0 && info->is_decompressor)
        handler->endedAtRow = long(reinterpret_cast<j_decompress_ptr>(info)->output_scanline);
}

void ignoreMessage(j_common_ptr) {}

void refuseScanBombs(j_common_ptr info)
{
    auto *jpeg = reinterpret_cast<j_decompress_ptr>(info);
    const double pixels = double(jpeg->image_width) * jpeg->image_height;
    const int scans = jpeg->input_scan_number;
    if (scans > maxScans || (scans > 16 && scans * pixels > maxScannedPixels)) {
        std::snprintf(handlerOf(info)->message, JMSG_LENGTH_MAX, "too many scans");
        std::longjmp(handlerOf(info)->escape, 1);
    }
}

void prepare(ErrorHandler &handler)
{
    jpeg_std_error(&handler.base);
    handler.base.error_exit = leave;
    handler.base.emit_message = noteWarning;
    handler.base.output_message = ignoreMessage;
    handler.endedAtRow = -1;
}

} // namespace

/// libjpeg's decoder, freed at the end of its scope.
struct JpegDecoder {
    JpegDecoder() { prepare(handler); }
    ~JpegDecoder() { jpeg_destroy_decompress(&jpeg); }
    Q_DISABLE_COPY_MOVE(JpegDecoder)

    jpeg_decompress_struct jpeg {};
    jpeg_progress_mgr progress {};
    ErrorHandler handler {};
};

namespace {

bool readHeader(JpegDecoder &decoder, const uchar *bytes, unsigned long count)
{
    decoder.jpeg.err = &decoder.handler.base;
    if (setjmp(decoder.handler.escape)) // NOLINT: how libjpeg reports errors
        return false;
    jpeg_create_decompress(&decoder.jpeg);
    decoder.progress.progress_monitor = refuseScanBombs;
    decoder.jpeg.progress = &decoder.progress;
    decoder.jpeg.mem->max_memory_to_use = maxWorkBytes;
    jpeg_mem_src(&decoder.jpeg, bytes, count);
    jpeg_read_header(&decoder.jpeg, TRUE);
    return true;
}

bool startRows(JpegDecoder &decoder, unsigned int divisor, bool isShrunk)
{
    if (setjmp(decoder.handler.escape)) // NOLINT
        return false;
    decoder.jpeg.scale_num = 1;
    decoder.jpeg.scale_denom = divisor;
    // Four inks: libjpeg unpacks YCCK to CMYK, the rest is ours. Else the bytes of RGB32.
    decoder.jpeg.out_color_space = decoder.jpeg.num_components == 4 ? JCS_CMYK
        : Q_BYTE_ORDER == Q_LITTLE_ENDIAN                           ? JCS_EXT_BGRX
                                                                    : JCS_EXT_XRGB;
    decoder.jpeg.do_fancy_upsampling = isShrunk ? FALSE : TRUE;
    return jpeg_start_decompress(&decoder.jpeg);
}

/// CMYK bytes to RGB32, in place. Adobe's programs store the inks inverted and mark the file.
void unmixInks(uchar *row, JDIMENSION width, bool isInverted)
{
    const int flip = isInverted ? 0 : 255;
    auto *pixels = reinterpret_cast<QRgb *>(row);
    for (JDIMENSION x = 0; x < width; ++x) {
        const uchar *inks = row + x * size_t(4);
        const int paper = flip ^ inks[3];
        pixels[x] = qRgb((flip ^ inks[0]) * paper / 255, (flip ^ inks[1]) * paper / 255,
            (flip ^ inks[2]) * paper / 255);
    }
}

bool giveRows(JpegDecoder &decoder, uchar *row, const JpegReader::TakeRow &take)
{
    if (setjmp(decoder.handler.escape)) // NOLINT
        return false;
    while (decoder.jpeg.output_scanline < decoder.jpeg.output_height) {
        if (jpeg_read_scanlines(&decoder.jpeg, &row, 1) == 0)
            return false;
        if (decoder.jpeg.out_color_space == JCS_CMYK)
            unmixInks(row, decoder.jpeg.output_width, decoder.jpeg.saw_Adobe_marker);
        take(row);
    }
    return true;
}

/// The largest divisor that leaves at least `needed`.
unsigned int divisorFor(QSize full, QSize needed)
{
    for (const int divisor : {8, 4, 2}) {
        if (full.width() / divisor >= needed.width() && full.height() / divisor >= needed.height())
            return unsigned(divisor);
    }
    return 1;
}

/// A file that only lost its end marker is whole: with the marker put back, libjpeg warns when
/// picture data is really missing, not when it merely looked ahead for more.
QByteArray withEndMarker(const QByteArray &bytes)
{
    return bytes.endsWith("\xFF\xD9") ? bytes : bytes + "\xFF\xD9";
}

bool lacksRows(const JpegDecoder &decoder)
{
    const long ended = decoder.handler.endedAtRow;
    const long height = long(decoder.jpeg.output_height);
    return ended >= 0 && ended < height - height / dispensableShare;
}

} // namespace

JpegReader::JpegReader(const QByteArray &bytes)
    : m_bytes(withEndMarker(bytes))
    , m_decoder(std::make_unique<JpegDecoder>())
{
}

JpegReader::~JpegReader() = default;

core::Result<QSize> JpegReader::readHeader()
{
    const auto *data = reinterpret_cast<const uchar *>(m_bytes.constData());
    if (!images::readHeader(*m_decoder, data, static_cast<unsigned long>(m_bytes.size())))
        return malformed(m_decoder->handler.message);
    return QSize(int(m_decoder->jpeg.image_width), int(m_decoder->jpeg.image_height));
}

core::Result<int> JpegReader::start(QSize needed)
{
    const QSize full(int(m_decoder->jpeg.image_width), int(m_decoder->jpeg.image_height));
    const unsigned int divisor = divisorFor(full, needed);
    // Colours are stored at half the size. Who has more pixels than needed shrinks them, and then
    // smooth steps between colours are work for nothing.
    const bool isShrunk = full.width() / int(divisor) >= needed.width()
        && full.height() / int(divisor) >= needed.height();
    if (!startRows(*m_decoder, divisor, isShrunk))
        return malformed(m_decoder->handler.message);
    return int(divisor);
}

QSize JpegReader::size() const
{
    return {int(m_decoder->jpeg.output_width), int(m_decoder->jpeg.output_height)};
}

core::Result<void> JpegReader::readRows(const TakeRow &take)
{
    std::vector<uchar> row(size_t(m_decoder->jpeg.output_width) * 4);
    if (m_decoder->jpeg.output_components != 4)
        return malformed("not three colours");
    if (!giveRows(*m_decoder, row.data(), take))
        return malformed(m_decoder->handler.message);
    if (lacksRows(*m_decoder))
        return malformed("it ends early");
    return {};
}

namespace {

/// libjpeg's encoder and the bytes it makes, freed at the end of its scope.
struct Encoder {
    Encoder() { prepare(handler); }
    ~Encoder()
    {
        jpeg_destroy_compress(&jpeg);
        std::free(bytes); // NOLINT: libjpeg allocates it by malloc
    }
    Q_DISABLE_COPY_MOVE(Encoder)

    jpeg_compress_struct jpeg {};
    ErrorHandler handler {};
    uchar *bytes = nullptr;
    unsigned long count = 0;
};

bool encode(Encoder &encoder, const uchar *bits, qsizetype stride, QSize size, int quality)
{
    encoder.jpeg.err = &encoder.handler.base;
    if (setjmp(encoder.handler.escape)) // NOLINT
        return false;
    jpeg_create_compress(&encoder.jpeg);
    jpeg_mem_dest(&encoder.jpeg, &encoder.bytes, &encoder.count);
    encoder.jpeg.image_width = JDIMENSION(size.width());
    encoder.jpeg.image_height = JDIMENSION(size.height());
    encoder.jpeg.input_components = 4;
    encoder.jpeg.in_color_space = Q_BYTE_ORDER == Q_LITTLE_ENDIAN ? JCS_EXT_BGRX : JCS_EXT_XRGB;
    jpeg_set_defaults(&encoder.jpeg);
    jpeg_set_quality(&encoder.jpeg, quality, TRUE);
    jpeg_start_compress(&encoder.jpeg, TRUE);
    while (encoder.jpeg.next_scanline < encoder.jpeg.image_height) {
        JSAMPROW row = const_cast<JSAMPROW>(bits + qsizetype(encoder.jpeg.next_scanline) * stride);
        jpeg_write_scanlines(&encoder.jpeg, &row, 1);
    }
    jpeg_finish_compress(&encoder.jpeg);
    return true;
}

} // namespace

QByteArray writeJpeg(const QImage &image, int quality)
{
    Q_ASSERT(image.format() == QImage::Format_RGB32);
    Encoder encoder;
    if (!encode(encoder, image.constBits(), image.bytesPerLine(), image.size(), quality))
        return {};
    return {reinterpret_cast<const char *>(encoder.bytes), qsizetype(encoder.count)};
}

} // namespace images
