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

/**
 * Photos that have every word of the text somewhere: in author, place, source or caption.
 * @param {string} text @returns {((photo: Photo) => boolean) | null} null: everything
 */
export function filterFor(text) {
    const terms = fold(text).split(/\s+/).filter(term => term !== '');
    if (terms.length === 0)
        return null;
    return photo => {
        const content = searched(photo);
        return terms.every(term => content.includes(term));
    };
}
