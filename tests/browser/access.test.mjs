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

test('axe finds nothing to mend on a phone, in justified rows, and when the filter finds nothing', async () => {
    await program.tell('burst 12');
    await open({ viewport: { width: 390, height: 844 }, bypassCSP: true });
    await page.waitForFunction(() => document.querySelectorAll('.tile.ready').length === 12);
    assert.deepEqual(await violations(), []);
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.click('#rows');
    await page.waitForSelector('#grid[data-rows="justified"]');
    assert.deepEqual(await violations(), []);
    await page.fill('#filter', 'zebra');
    await page.waitForSelector('#empty:not([hidden])');
    assert.deepEqual(await violations(), []);
});

test('with forced colours every tile keeps a frame, and its words a ground', async () => {
    await program.tell('burst 2');
    await open({ forcedColors: 'active' });
    await page.waitForSelector('.tile.ready');
    const { border, ground, canvas } = await page.$eval('.tile.ready', tile => ({
        border: getComputedStyle(tile).borderTopWidth,
        ground: getComputedStyle(tile.querySelector('.label')).backgroundColor,
        canvas: getComputedStyle(document.body).backgroundColor,
    }));
    assert.equal(border, '1px');
    assert.equal(ground, canvas);
});
