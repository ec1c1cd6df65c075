// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * One photo as the page needs it: what is shown, and nothing else of the record.
 * All text is from strangers: it goes into text nodes, never into HTML.
 * @typedef {object} Photo
 * @property {string} id
 * @property {string} place where it was taken, else the watched place
 * @property {string} watched the watched place
 * @property {string} source
 * @property {string} author
 * @property {string} caption
 * @property {number | null} time milliseconds since 1970
 * @property {string} licence
 * @property {string | null} licenceUrl
 * @property {string | null} page
 * @property {string | null} authorPage
 * @property {number | null} distance metres from the middle of the watched place
 * @property {number | null} ratio width by height; null: the provider did not say
 * @property {boolean} isSensitive
 * @property {boolean} staysWhole its licence forbids changes: it is never cropped
 * @property {string | null} before asking the server for what is before this position gives the
 *     photo's own batch and everything older; null: no position is needed, it is the newest
 */

const longestText = 4000;
/** "ND" as a word of its own ("CC BY-NC-ND 4.0"), or the words it stands for; the window's rule. */
const noChanges = /(?<![a-z0-9])nd(?![a-z0-9])|no[ -]?deriv|禁止演绎/i;

/** @param {unknown} value @returns {Record<string, unknown>} */
function object(value) {
    return typeof value === 'object' && value !== null ? /** @type {Record<string, unknown>} */ (value) : {};
}

/** @param {unknown} value */
function text(value) {
    return typeof value === 'string' ? value.slice(0, longestText).trim() : '';
}

/**
 * Links lead out of the page: only the web, never "javascript:" or a file.
 * @param {unknown} value @returns {string | null}
 */
export function webLink(value) {
    if (typeof value !== 'string' || value.length > longestText)
        return null;
    try {
        const url = new URL(value);
        return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
    } catch {
        return null; // Not an address: the photo is shown without a link.
    }
}

/** @param {unknown} value seconds since 1970, as a number or as text */
function time(value) {
    const seconds = typeof value === 'string' || typeof value === 'number' ? Number(value) : NaN;
    return seconds > 0 && seconds < 253402300800 ? seconds * 1000 : null;
}

/**
 * Width by height, of the widest rendition: the narrow ones are often cropped.
 * @param {unknown} images
 */
function ratio(images) {
    let widest = 0;
    /** @type {number | null} */
    let found = null;
    for (const image of Object.values(object(images))) {
        const { width, height } = object(image);
        if (typeof width !== 'number' || typeof height !== 'number' || !(width > widest) || !(height > 0))
            continue;
        widest = width;
        found = width / height;
    }
    return found;
}

/**
 * Understands a media object (PROTOCOL.md); null when it has no usable id.
 * @param {unknown} value
 * @param {string | null} before see Photo
 * @returns {Photo | null}
 */
export function photoFromMedia(value, before) {
    const media = object(value);
    const id = typeof media.id === 'number' ? String(media.id) : text(media.id);
    if (!id || id.length > 128)
        return null;
    const extras = object(media.hereabouts);
    const user = object(media.user);
    const licence = text(extras.licence);
    const licenceUrl = webLink(extras.licenceUrl);
    const watched = text(object(media.meta).location);
    return {
        id,
        place: text(object(media.location).name) || watched,
        watched,
        source: text(extras.source),
        author: text(extras.author) || text(user.full_name) || text(user.username),
        caption: text(object(media.caption).text),
        time: time(extras.takenAt) ?? time(media.created_time),
        licence,
        licenceUrl,
        page: webLink(media.link),
        authorPage: webLink(extras.authorPage),
        distance: typeof extras.distance === 'number' && extras.distance >= 0 ? extras.distance : null,
        ratio: ratio(media.images),
        isSensitive: extras.sensitive === true,
        staysWhole: noChanges.test(licence) || (licenceUrl !== null && noChanges.test(new URL(licenceUrl).pathname)),
        before,
    };
}

/**
 * Pictures come from our own server alone; the browser never meets the provider.
 * @param {string} id @param {320 | 640 | 2048 | 3840} size
 */
export function pictureAddress(id, size) {
    return `/pictures/${encodeURIComponent(id)}/${size}`;
}

/**
 * Lets the browser choose among our sizes for the pixels of its screen. Each size is that of the
 * longer side, so it is told how long that will be when the picture covers its box.
 * @param {HTMLImageElement} picture @param {Photo} photo
 * @param {number} width of the box @param {number} height
 */
export function offerSizes(picture, photo, width, height) {
    const ratio = photo.ratio ?? 4 / 3;
    const covered = photo.staysWhole ? Math.min(width, height * ratio) : Math.max(width, height * ratio);
    picture.sizes = `${Math.ceil(covered * Math.max(1, 1 / ratio))}px`;
    const sizes = /** @type {const} */ ([320, 640, 2048, 3840]);
    picture.srcset = sizes.map(size => `${pictureAddress(photo.id, size)} ${size}w`).join(', ');
    picture.src = pictureAddress(photo.id, 320);
}

/**
 * The position right after this one: "before" it means "up to and with this one".
 * @param {string} position "<milliseconds>-<sequence>", both 64 bits
 */
export function after(position) {
    const [milliseconds, sequence] = position.split('-');
    return `${milliseconds}-${BigInt(sequence) + 1n}`;
}
