// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open, page, program } from './support.mjs';

test('the viewer shows the large picture and all that is known', async () => {
    await program.tell('burst 2');
    await open();
    await page.click('[data-id="1_501"]');
    await page.waitForFunction(() => document.querySelector('#viewer-picture').src.endsWith('/pictures/1_501/2048'));
    assert.equal(await page.textContent('#viewer-title'), 'Fort Point');
    assert.equal(await page.textContent('#viewer-caption'), 'Under the bridge, before the fog');
    const facts = await page.textContent('#viewer-facts');
    assert.match(facts, /Byjo/);
    assert.match(facts, /CC BY 4\.0/);
    assert.match(facts, /just now|sec\. ago/);
    const link = page.locator('#viewer-page');
    assert.equal(await link.getAttribute('href'), 'https://photos.example.org/p/1/');
    assert.equal(await link.getAttribute('rel'), 'noopener noreferrer');
    await page.click('#viewer-close');
    assert.equal(await page.evaluate(() => document.querySelector('#viewer').open), false);
});
