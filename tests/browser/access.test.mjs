// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open, page, program, violations } from './support.mjs';

test('reduced motion is no motion', async () => {
    await open({ reducedMotion: 'reduce' });
    await program.tell('add 1');
    await page.waitForSelector('.tile');
    assert.equal(await page.$eval('.tile', tile => getComputedStyle(tile).animationName), 'none');
});

for (const colorScheme of ['light', 'dark']) {
    test(`axe finds nothing to mend in ${colorScheme}`, async () => {
        await program.tell('burst 12');
        await open({ colorScheme, bypassCSP: true });
        await page.waitForFunction(() => document.querySelectorAll('.tile.ready').length === 12);
        assert.deepEqual(await violations(), []);
        await page.locator('.tile').first().press('Enter');
        await page.waitForFunction(() => document.querySelector('#viewer').open);
        assert.deepEqual(await violations(), []);
    });
}
