// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later

const swipe = 48;
const step = 1.4;
/** However small a picture is, one may look closer. */
const closest = 4;

/**
 * A picture in a stage: it fits, or is larger and can be moved. Wheel, fingers, mouse and double
 * click; the viewer's keys come from outside.
 */
export class Zoom {
    /** A swipe, or the wheel, while the picture fits: 1 to the next, -1 back. @type {(by: number) => void} */
    onStep = () => {};
    onChanged = () => {};

    #stage;
    #picture;
    #scale = 1;
    #x = 0;
    #y = 0;
    /** Fingers, or the mouse with its button down. @type {Map<number, {x: number, y: number}>} */
    #pointers = new Map();
    #startX = 0;
    #hasPinched = false;
    #wheel = 0;
    #wheelAt = 0;

    /** @param {HTMLElement} stage @param {HTMLImageElement} picture */
    constructor(stage, picture) {
        this.#stage = stage;
        this.#picture = picture;
        stage.addEventListener('wheel', event => this.#turn(event), { passive: false });
        stage.addEventListener('dblclick', event => this.#isOnPicture(event) && this.toggle(event.clientX, event.clientY));
        stage.addEventListener('pointerdown', event => this.#press(event));
        stage.addEventListener('pointermove', event => this.#drag(event));
        stage.addEventListener('pointerup', event => this.#release(event, true));
        stage.addEventListener('pointercancel', event => this.#release(event, false));
        new ResizeObserver(() => this.#apply()).observe(stage);
    }

    get isFitted() {
        return this.#scale === 1;
    }

    fit() {
        this.#scale = 1;
        this.#apply();
    }

    /** It does not fit: it can be moved. */
    get #isLarger() {
        return this.#scale > 1;
    }

    /** One pixel of the picture on one pixel of the screen; a small one is smaller then than when it fits. */
    actualSize() {
        this.#zoomTo(this.#actualScale(), undefined, undefined, 0);
    }

    closer() {
        this.#zoomTo(this.#scale * step);
    }

    further() {
        this.#zoomTo(this.#scale / step);
    }

    /** @param {number} x @param {number} y where on the screen */
    toggle(x, y) {
        if (!this.isFitted)
            this.fit();
        else
            this.#zoomTo(Math.max(2, this.#actualScale()), x, y);
    }

    /** How large it is when it fits. */
    #fitted() {
        const { clientWidth: width, clientHeight: height } = this.#stage;
        const ratio = this.#picture.naturalWidth / (this.#picture.naturalHeight || 1) || 1;
        return { width: Math.min(width, height * ratio), height: Math.min(height, width / ratio) };
    }

    #actualScale() {
        return this.#picture.naturalWidth / devicePixelRatio / (this.#fitted().width || 1);
    }

    /** What is under the finger or the mouse stays there. @param {number} wanted @param {number} [x] @param {number} [y] @param {number} [least] */
    #zoomTo(wanted, x, y, least = 1) {
        const scale = Math.min(Math.max(closest, 2 * this.#actualScale()), Math.max(least, wanted));
        const { left, top, width, height } = this.#stage.getBoundingClientRect();
        const fromX = (x ?? left + width / 2) - left - width / 2;
        const fromY = (y ?? top + height / 2) - top - height / 2;
        this.#x = fromX - (fromX - this.#x) * scale / this.#scale;
        this.#y = fromY - (fromY - this.#y) * scale / this.#scale;
        this.#scale = scale;
        this.#apply();
    }

    #apply() {
        const { width, height } = this.#fitted();
        const freeX = Math.max(0, (width * this.#scale - this.#stage.clientWidth) / 2);
        const freeY = Math.max(0, (height * this.#scale - this.#stage.clientHeight) / 2);
        this.#x = Math.min(freeX, Math.max(-freeX, this.#x));
        this.#y = Math.min(freeY, Math.max(-freeY, this.#y));
        this.#picture.style.transform = this.isFitted ? '' : `translate(${this.#x}px, ${this.#y}px) scale(${this.#scale})`;
        this.#stage.classList.toggle('zoomed', this.#isLarger);
        this.onChanged();
    }

    /** @param {WheelEvent} event */
    #turn(event) {
        event.preventDefault();
        if (event.ctrlKey) { // Also what browsers make of two fingers on a touchpad.
            this.#zoomTo(this.#scale * Math.exp(-event.deltaY / 200), event.clientX, event.clientY);
        } else if (this.#isLarger) {
            this.#x -= event.deltaX;
            this.#y -= event.deltaY;
            this.#apply();
        } else {
            this.#turnPage(event.deltaY + event.deltaX, event.timeStamp);
        }
    }

    /** A touchpad rolls on by itself: one photo for each push. @param {number} distance @param {number} time */
    #turnPage(distance, time) {
        if (time - this.#wheelAt < 250)
            return;
        this.#wheel += distance;
        if (Math.abs(this.#wheel) < 50)
            return;
        this.onStep(Math.sign(this.#wheel));
        this.#wheel = 0;
        this.#wheelAt = time;
    }

    /** @param {Event} event */
    #isOnPicture(event) {
        return !(event.target instanceof Element && event.target.closest('button'));
    }

    /** @param {PointerEvent} event */
    #press(event) {
        if (event.button !== 0 || !this.#isOnPicture(event))
            return;
        this.#stage.setPointerCapture(event.pointerId);
        this.#pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
        this.#hasPinched = this.#pointers.size > 1;
        this.#startX = event.clientX;
    }

    /** @param {PointerEvent} event */
    #drag(event) {
        const before = this.#pointers.get(event.pointerId);
        if (!before)
            return;
        const now = { x: event.clientX, y: event.clientY };
        const other = [...this.#pointers].find(([id]) => id !== event.pointerId)?.[1];
        this.#pointers.set(event.pointerId, now);
        if (other) {
            const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
            this.#zoomTo(this.#scale * distance(now, other) / (distance(before, other) || 1), middle.x, middle.y);
        } else if (this.#isLarger) {
            this.#x += now.x - before.x;
            this.#y += now.y - before.y;
            this.#apply();
        }
    }

    /** @param {PointerEvent} event @param {boolean} counts */
    #release(event, counts) {
        if (!this.#pointers.delete(event.pointerId) || this.#pointers.size > 0)
            return;
        const moved = event.clientX - this.#startX;
        if (counts && !this.#hasPinched && !this.#isLarger && Math.abs(moved) > swipe)
            this.onStep(moved < 0 ? 1 : -1);
    }
}

/** @param {{x: number, y: number}} one @param {{x: number, y: number}} other */
function distance(one, other) {
    return Math.hypot(one.x - other.x, one.y - other.y);
}
