// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later

/** A browser has six connections to a server; some must stay free for what is not a picture. */
const atOnce = 4;
/** A picture that hangs holds the others up no longer than this. */
const patience = 15_000;

/** @typedef {{picture: HTMLImageElement, start: () => void}} Waiting */

/** @type {Waiting[]} */
const queue = [];
let active = 0;

/**
 * Starts pictures a few at a time, in the order of asking. One whose tile has left the page
 * meanwhile is never asked for; one that is under way is let come, as breaking it off would cost
 * its connection. So whoever scrolls fast, or gets many photos at once, waits for no picture that
 * nobody sees.
 * @param {HTMLImageElement} picture @param {() => void} start sets its address
 */
export function loadInTurn(picture, start) {
    queue.push({ picture, start });
    // Later: its tile is not on the page yet.
    queueMicrotask(startNext);
}

function startNext() {
    while (active < atOnce && queue.length > 0) {
        const { picture, start } = /** @type {Waiting} */ (queue.shift());
        if (!picture.isConnected)
            continue;
        ++active;
        const done = once(() => {
            --active;
            startNext();
        });
        picture.addEventListener('load', done, { once: true });
        picture.addEventListener('error', done, { once: true });
        setTimeout(done, patience);
        start();
    }
}

/** @param {() => void} action */
function once(action) {
    let isDone = false;
    return () => {
        if (!isDone)
            action();
        isDone = true;
    };
}
