// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Modules of the page that need no browser.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ShuffleBag } from '../../resources/web/bag.js';
import { filterFor } from '../../resources/web/filter.js';
import { Programme } from '../../resources/web/programme.js';

const nothing = () => false;
const round = (bag, count) => Array.from({ length: count }, () => bag.next(nothing));

test('in a round each photo comes once, and the next round is another order', () => {
    const bag = new ShuffleBag(100);
    const ids = Array.from({ length: 50 }, (_, i) => String(i));
    for (const id of ids)
        bag.add(id);
    const first = round(bag, 50);
    const second = round(bag, 50);
    assert.deepEqual([...first].sort(), [...ids].sort());
    assert.deepEqual([...second].sort(), [...ids].sort());
    assert.notDeepEqual(first, second);
});

test('what is on the wall has had its turn', () => {
    const bag = new ShuffleBag(100);
    bag.add('a');
    bag.add('b');
    assert.equal(bag.next(id => id === 'a'), 'b');
    assert.equal(bag.next(() => true), null);
});

test('a photo that was just shown waits for the next round', () => {
    const bag = new ShuffleBag(100);
    bag.add('a');
    bag.add('b');
    bag.addShown('new');
    bag.addShown('a');
    assert.equal(bag.next(nothing), 'b');
    assert.deepEqual(round(bag, 3).sort(), ['a', 'b', 'new']);
});

test('a full bag forgets the oldest, and what was removed never comes', () => {
    const bag = new ShuffleBag(3);
    for (const id of ['a', 'b', 'c', 'd'])
        bag.add(id);
    bag.remove(['c']);
    assert.equal(bag.count, 2);
    assert.deepEqual(round(bag, 2).sort(), ['b', 'd']);
});

test('of a burst the newest come on first, one by one, and none changes before it was seen', () => {
    const programme = new Programme();
    programme.setLayout('grid', 4);
    programme.arrive(['4', '3', '2', '1']);
    const fill = [0, 0, 0, 0].map(() => programme.next(0)?.id);
    assert.deepEqual(fill, ['4', '3', '2', '1']);

    programme.arrive(['8', '7', '6', '5']);
    assert.equal(programme.next(300), null, 'all four have just come');
    assert.equal(programme.next(3000)?.id, '8');
    assert.equal(programme.next(3100), null, 'large areas must not flash');
    assert.equal(programme.next(3350)?.id, '7');
    assert.equal(programme.nextAt(3350), 3700);
});

test('a picture that can not be had leaves what was there', () => {
    const programme = new Programme();
    programme.setLayout('single', 1);
    programme.arrive(['a']);
    programme.next(0);
    programme.arrive(['b']);
    const change = programme.next(5000);
    programme.giveUp(change, 'a', 5000);
    assert.equal(programme.at(0), 'a');
    assert.equal(programme.next(5001), null);
});

test('of a flood sixty-four wait, and the others join the bag', () => {
    const programme = new Programme();
    programme.setLayout('single', 1);
    programme.arrive(Array.from({ length: 500 }, (_, i) => String(500 - i)));
    assert.equal(programme.photoCount, 500);
    const shown = [];
    for (let now = 0; shown.length < 500; now += 8000)
        shown.push(programme.next(now)?.id);
    assert.deepEqual(shown.slice(0, 64), Array.from({ length: 64 }, (_, i) => String(500 - i)));
    assert.equal(new Set(shown).size, 500);
});

for (const [text, isFound] of [
    ['', true], ['  ', true], ['sao', true], ['SÃO mar', true], ['mar são', true], ['kyoto', true],
    ['fog', true], ['commons', true], ['são fog nowhere', false], ['.*', false], ['tog', false],
]) {
    test(`"${text}" ${isFound ? 'finds' : 'does not find'} the photo`, () => {
        const photo = { author: 'Marisol Vega', place: 'São Vicente', watched: 'ＫＹＯＴＯ', source: 'commons', caption: 'Fog' };
        const matches = filterFor(text);
        assert.equal(matches === null || matches(photo), isFound);
    });
}
