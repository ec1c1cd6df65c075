// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later

/** @template {Element} T @param {string} id @param {new () => T} type @returns {T} */
export function element(id, type) {
    const found = document.getElementById(id);
    if (!(found instanceof type))
        throw new Error(`The page has no ${id}.`);
    return found;
}

/** A button's name, for those who see it and for those who don't. @param {HTMLElement} button @param {string} name */
export function nameButton(button, name) {
    button.setAttribute('aria-label', name);
    button.title = name;
}
