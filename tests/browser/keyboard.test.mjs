// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { desktop, focused, open, page, place, program, tabToGrid } from './support.mjs';

test('the keyboard reaches everything', async () => {
    await program.tell('burst 40');
    await open();
    await page.waitForSelector('[data-id="40_501"]');
    await tabToGrid();
    assert.equal(await focused(), '40_501');
    assert.equal(await page.locator('.tile[tabindex="0"]').count(), 1);
    await page.keyboard.press('ArrowRight');
    assert.equal(await focused(), '39_501');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    assert.equal(await focused(), '40_501');
    const columns = await page.evaluate(() =>
        [...document.querySelectorAll('#grid li')].filter(tile => tile.getBoundingClientRect().top < 100).length);
    await page.keyboard.press('ArrowDown');
    assert.equal(await focused(), `${40 - columns}_501`);
    await page.keyboard.press('End');
    assert.equal(await focused(), '1_501');
    assert.ok((await place('1_501')).y < desktop.height);
    await page.keyboard.press('Home');
    assert.equal(await focused(), '40_501');
    assert.equal(await page.evaluate(() => scrollY), 0);

    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('#viewer').open);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => document.querySelector('#viewer-page').href.endsWith('/p/38/'));
    await page.keyboard.press('Escape');
    // The dialog closes first, and gives the focus back a moment later.
    await page.waitForFunction(() => document.activeElement?.closest('li')?.dataset.id === '38_501');
    assert.equal(await page.evaluate(() => document.querySelector('#viewer').open), false);
});

test('the focus stays with its photo when new ones push it away', async () => {
    await program.tell('add 30');
    await open();
    await page.waitForSelector('[data-id="30_501"]');
    await tabToGrid();
    await page.keyboard.press('ArrowRight');
    await program.tell('add 60');
    await page.waitForSelector('[data-id="90_501"]');
    assert.equal(await focused(), '29_501');
    await page.keyboard.press('ArrowRight');
    assert.equal(await focused(), '28_501');
});
