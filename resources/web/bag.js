// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later

/** @param {string[]} ids */
function shuffle(ids) {
    for (let last = ids.length - 1; last > 0; --last) {
        const other = Math.floor(Math.random() * (last + 1));
        [ids[last], ids[other]] = [ids[other], ids[last]];
    }
}

/**
 * Photos in an order without order: each comes once before any comes again. What was shown since
 * the round began lies beside the bag; when the bag is empty, all goes back, mixed anew. Holds the
 * newest `capacity` photos.
 */
export class ShuffleBag {
    #capacity;
    /** All, as they were added. @type {Set<string>} */
    #known = new Set();
    /** To be shown in this round, mixed. @type {string[]} */
    #left = [];
    /** @type {string[]} */
    #shown = [];

    /** @param {number} capacity */
    constructor(capacity) {
        this.#capacity = capacity;
    }

    get count() {
        return this.#known.size;
    }

    /** @param {string} id */
    has(id) {
        return this.#known.has(id);
    }

    /** Not yet shown in this round. Known ones stay where they are. @param {string} id */
    add(id) {
        if (!this.#admit(id))
            return;
        this.#left.push(id);
        const other = Math.floor(Math.random() * this.#left.length);
        const last = this.#left.length - 1;
        [this.#left[last], this.#left[other]] = [this.#left[other], this.#left[last]];
    }

    /** On the wall now: its turn is over until the next round. @param {string} id */
    addShown(id) {
        const place = this.#left.indexOf(id);
        if (place >= 0)
            this.#left.splice(place, 1);
        if (this.#admit(id) || place >= 0)
            this.#shown.push(id);
    }

    /** @param {Iterable<string>} ids */
    remove(ids) {
        const gone = new Set(ids);
        this.#left = this.#left.filter(id => !gone.has(id));
        this.#shown = this.#shown.filter(id => !gone.has(id));
        for (const id of gone)
            this.#known.delete(id);
    }

    clear() {
        this.#known.clear();
        this.#left = [];
        this.#shown = [];
    }

    /**
     * The next one; those on the wall have had their turn. Null: all of them are on the wall.
     * @param {(id: string) => boolean} isOnWall
     */
    next(isOnWall) {
        const id = this.#take(isOnWall);
        if (id !== null)
            return id;
        this.#left = this.#shown;
        this.#shown = [];
        shuffle(this.#left);
        return this.#take(isOnWall);
    }

    /** @param {string} id */
    #admit(id) {
        if (this.#known.has(id))
            return false;
        if (this.#known.size >= this.#capacity)
            this.remove([.../** @type {Iterable<string>} */ (this.#known)].slice(0, 1));
        this.#known.add(id);
        return true;
    }

    /** @param {(id: string) => boolean} isOnWall */
    #take(isOnWall) {
        for (let id = this.#left.pop(); id !== undefined; id = this.#left.pop()) {
            this.#shown.push(id);
            if (!isOnWall(id))
                return id;
        }
        return null;
    }
}
