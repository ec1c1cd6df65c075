// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later

/** @typedef {import('./photo.js').Photo} Photo */

/**
 * As people compare: "sao" finds "São", "ＫＹＯＴＯ" is "Kyoto".
 * @param {string} text
 */
export function fold(text) {
    return text.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase();
}

/** What was folded once stays, as long as its photo does. @type {WeakMap<Photo, string>} */
const folded = new WeakMap();

/** @param {Photo} photo */
function searched(photo) {
    let text = folded.get(photo);
    if (text === undefined) {
        text = fold([photo.author, photo.place, photo.watched, photo.source, photo.caption].join('\n'));
        folded.set(photo, text);
    }
    return text;
}

/** The times that one can choose, as in the window. */
export const times = /** @type {const} */ (['any', 'hour', 'today', 'yesterday', 'week', 'month']);
/** @typedef {typeof times[number]} Time */

/**
 * From when on, and until before when, in milliseconds since 1970; days begin where the reader is.
 * @param {Time} name @param {number} now @returns {{since: number, until: number}}
 */
export function spanOf(name, now) {
    const day = (/** @type {number} */ ago) => {
        const date = new Date(now);
        return new Date(date.getFullYear(), date.getMonth(), date.getDate() - ago).getTime();
    };
    switch (name) {
        case 'any': return { since: -Infinity, until: Infinity };
        case 'hour': return { since: now - 60 * 60 * 1000, until: Infinity };
        case 'today': return { since: day(0), until: Infinity };
        case 'yesterday': return { since: day(1), until: day(0) };
        case 'week': return { since: day(6), until: Infinity };
        case 'month': return { since: day(29), until: Infinity };
    }
}

/**
 * Photos of that time that have every word of the text somewhere: in author, place, source or
 * caption. One whose time nobody knows is of no time.
 * @param {string} text @param {Time} time @returns {((photo: Photo) => boolean) | null} null: everything
 */
export function filterFor(text, time = 'any') {
    const terms = fold(text).split(/\s+/).filter(term => term !== '');
    if (terms.length === 0 && time === 'any')
        return null;
    const { since, until } = spanOf(time, Date.now());
    return photo => {
        if (time !== 'any' && (photo.time === null || photo.time < since || photo.time >= until))
            return false;
        const content = searched(photo);
        return terms.every(term => content.includes(term));
    };
}
