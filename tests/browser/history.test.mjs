// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { desktop, ids, numbers, open, page, place, program, scrollTo } from './support.mjs';

test('history goes on as one scrolls, without gap or double, and few tiles are elements', async () => {
    await program.tell('burst 400');
    await open();
    const seen = [];
    let most = 0;
    for (let i = 0; i < 80 && seen.at(-1) !== '1_501'; ++i) {
        for (const id of await ids()) {
            if (!seen.includes(id))
                seen.push(id);
        }
        most = Math.max(most, await page.locator('#grid li').count());
        await scrollTo(i * 400);
        await page.waitForFunction(() => {
            const last = document.querySelector('#grid li:last-child');
            return last && last.getBoundingClientRect().bottom > innerHeight
                || document.querySelector('#foot-words').textContent.startsWith('These are all');
        });
    }
    assert.deepEqual(seen, numbers(400, 1));
    assert.ok(most <= 120, `${most} tiles`);
});

test('a day of photos does not fill the memory', async () => {
    await open();
    for (let i = 0; i < 25; ++i)
        await program.tell('add 100');
    await page.waitForSelector('[data-id="2500_501"]');
    const kept = await page.evaluate(async () => {
        const height = document.querySelector('#grid').clientHeight;
        return { height, tiles: document.querySelectorAll('#grid li').length };
    });
    // About a thousand are kept: the height of the grid tells.
    const { width } = await place('2500_501');
    const columns = Math.round(desktop.width / (width + 4));
    assert.ok(kept.height / (width + 4) * columns <= 1200, JSON.stringify(kept));
    assert.ok(kept.tiles <= 120);

    // What was let go comes back from the server, in order.
    await scrollTo(10_000_000);
    await page.waitForFunction(before => document.querySelector('#grid').clientHeight > before, kept.height);
    const found = (await ids()).map(id => Number.parseInt(id));
    assert.deepEqual(found, found.map((_, i) => found[0] - i));
});
