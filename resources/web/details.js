// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { element } from './elements.js';
import { distanceWords, fullTime, when, words } from './words.js';

/** @typedef {import('./photo.js').Photo} Photo */

/** What is known about a photo, beside its picture. @param {Photo} photo */
export function showDetails(photo) {
    element('viewer-title', HTMLElement).textContent = photo.place || words.photoBy(photo.author);
    const caption = element('viewer-caption', HTMLElement);
    caption.textContent = photo.caption;
    caption.hidden = photo.caption === '';
    element('viewer-facts', HTMLElement).replaceChildren(
        ...fact(words.author, photo.author || words.noAuthor, photo.authorPage),
        ...fact(words.time, photo.time === null ? '' : moment(photo.time), null),
        ...fact(words.distance, distance(photo), null),
        ...fact(words.licence, photo.licence || words.noLicence, photo.licenceUrl));
    const page = element('viewer-page', HTMLAnchorElement);
    page.textContent = words.page;
    page.hidden = photo.page === null;
    if (photo.page === null)
        page.removeAttribute('href');
    else
        page.href = photo.page;
    element('viewer-details', HTMLElement).scrollTop = 0;
}

/** @param {Photo} photo */
function distance(photo) {
    return photo.distance === null || !photo.watched ? '' : distanceWords(photo.distance, photo.watched);
}

/** @param {number} time */
function moment(time) {
    const near = when(time);
    const exact = fullTime(time);
    return near === exact ? exact : `${exact}${words.separator}${near}`;
}

/** A line of the details. @param {string} name @param {string} content @param {string | null} link */
function fact(name, content, link) {
    if (!content)
        return [];
    const term = document.createElement('dt');
    term.textContent = name;
    const value = document.createElement('dd');
    value.dir = 'auto';
    if (link === null) {
        value.textContent = content;
    } else {
        const anchor = document.createElement('a');
        anchor.href = link;
        anchor.target = '_blank';
        anchor.rel = 'noopener noreferrer';
        anchor.textContent = content;
        value.append(anchor);
    }
    return [term, value];
}
