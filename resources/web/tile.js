// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { offerSizes } from './photo.js';
import { loadInTurn } from './pictures.js';
import { fullTime, words } from './words.js';

/** @typedef {import('./photo.js').Photo} Photo */
/** @typedef {{width: number, height: number}} Size */

const retryAfter = [5_000, 30_000];

/**
 * One photo in the grid: its picture, and words that are text from strangers.
 * @param {Photo} photo @param {Size} size of its box, to choose among the pictures
 */
export function makeTile(photo, size) {
    const cell = document.createElement('li');
    cell.dataset.id = photo.id;
    const tile = document.createElement('button');
    tile.type = 'button';
    tile.className = 'tile';
    tile.tabIndex = -1;
    tile.classList.toggle('sensitive', photo.isSensitive);
    tile.classList.toggle('whole', photo.staysWhole);
    tile.addEventListener('animationend', () => tile.classList.remove('fresh'));

    const foot = document.createElement('span');
    foot.className = 'label';
    if (photo.caption)
        foot.append(line('caption', photo.caption));
    const where = document.createElement('span');
    where.className = 'where';
    if (photo.place)
        where.append(line('place', photo.place));
    if (photo.place && photo.author) {
        const dash = line('dash', '·');
        dash.ariaHidden = 'true';
        where.append(dash);
    }
    if (photo.author)
        where.append(line('author', photo.author));
    foot.append(where);
    if (photo.time !== null)
        foot.append(line('unseen', fullTime(photo.time)));

    const picture = makePicture(photo, size, tile);
    tile.append(picture, foot);
    if (photo.isSensitive)
        tile.append(line('warning', words.sensitive));
    cell.append(tile);
    return { cell, tile, picture };
}

/** Its box is another now. @param {HTMLImageElement} picture @param {Photo} photo @param {Size} size */
export function resizeTile(picture, photo, size) {
    // One that was not asked for yet is asked for in its turn.
    if (picture.hasAttribute('src'))
        offerSizes(picture, photo, size.width, size.height);
}

/** @param {string} name @param {string} content text from strangers: it stays text */
function line(name, content) {
    const element = document.createElement('span');
    element.className = name;
    // Each in the direction of its own script, and isolated from its neighbours.
    element.dir = 'auto';
    element.textContent = content;
    return element;
}

/** @param {Photo} photo @param {Size} size @param {HTMLElement} tile */
function makePicture(photo, size, tile) {
    const picture = document.createElement('img');
    // What stands below names the tile; a picture without words is named here.
    picture.alt = photo.place || photo.author || photo.caption ? '' : words.photoBy('');
    picture.decoding = 'async';
    picture.draggable = false;
    const show = () => offerSizes(picture, photo, size.width, size.height);
    let failures = 0;
    picture.addEventListener('load', () => {
        tile.classList.add('ready');
        tile.classList.remove('failed');
    });
    picture.addEventListener('error', () => {
        tile.classList.add('failed');
        const pause = retryAfter[failures++];
        if (pause !== undefined)
            setTimeout(() => loadInTurn(picture, show), pause);
    });
    loadInTurn(picture, show);
    return picture;
}
