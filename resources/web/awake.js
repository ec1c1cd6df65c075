// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * Keeps the screen on while the page is seen. Browsers allow that on this computer, and over HTTPS;
 * elsewhere the screen's own settings count.
 */
export async function keepAwake() {
    if (!('wakeLock' in navigator))
        return;
    const lock = async () => {
        if (document.hidden)
            return;
        try {
            await navigator.wakeLock.request('screen');
        } catch (problem) {
            console.info('The screen may go dark:', String(problem));
        }
    };
    // A hidden page loses it.
    document.addEventListener('visibilitychange', lock);
    await lock();
}
