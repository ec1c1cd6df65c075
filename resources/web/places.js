// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { element } from './elements.js';
import { placeNames, words } from './words.js';

/** @typedef {import('./feed.js').Place} Place */

/** As many stand in the bar; the others are a number, and found by the filter. */
const named = 4;

/** The watched places in the bar; each filters by its name. @param {Place[]} places @param {(title: string) => void} choose */
export function showPlaces(places, choose) {
    const list = element('places', HTMLElement);
    list.setAttribute('aria-label', words.places);
    list.title = `${words.places}: ${placeNames(places, places.length)}`;
    const titles = places.slice(0, named).map(place => place.title);
    const shown = [...list.querySelectorAll('button')].map(button => button.textContent);
    const rest = list.querySelector('.rest');
    const more = placeNames(places, named).slice(titles.join(words.separator).length);
    // Places are told again and again: a button with the focus stays.
    if (JSON.stringify(shown) === JSON.stringify(titles) && (rest?.textContent ?? '') === more)
        return;
    list.replaceChildren(...titles.map(title => {
        const button = document.createElement('button');
        button.type = 'button';
        button.dir = 'auto';
        button.textContent = title;
        button.addEventListener('click', () => choose(title));
        const item = document.createElement('li');
        item.append(button);
        return item;
    }));
    if (more) {
        const item = document.createElement('li');
        item.className = 'rest';
        item.textContent = more;
        list.append(item);
    }
}
