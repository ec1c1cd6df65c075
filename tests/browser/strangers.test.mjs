// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { numbers, open, page, program, shows } from './support.mjs';

test('text from strangers stays text', async () => {
    await open();
    const kinds = () => page.evaluate(() => [...new Set([...document.querySelectorAll('#grid *, #viewer *')]
        .map(element => element.tagName.toLowerCase()))].sort());
    await program.tell('hostile');
    await shows(numbers(20, 1));
    assert.match(await page.textContent('#grid'), /<img src=x onerror=/);

    await page.locator('.tile').first().press('Enter');
    for (let i = 0; i < 20; ++i) {
        await page.waitForFunction(() => document.querySelector('#viewer').open);
        assert.equal(await page.locator('#viewer-details :is(img, script, iframe, svg, b, i)').count(), 0);
        // Neither "javascript:" nor "data:" has become a link.
        assert.equal(await page.locator('#viewer a[href]').count(), 0);
        await page.keyboard.press('ArrowRight');
    }
    const allowed = ['a', 'button', 'dd', 'div', 'dl', 'dt', 'h2', 'img', 'li', 'p', 'path', 'span', 'svg'];
    assert.deepEqual((await kinds()).filter(kind => !allowed.includes(kind)), []);
    assert.equal(await page.title(), 'Hereabouts');
});
