// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later

/** @typedef {import('./feed.js').State} State */
/** @typedef {import('./feed.js').Place} Place */

const english = {
    language: 'en',
    connecting: 'Connecting…',
    live: 'Live',
    lost: (/** @type {number} */ seconds) => `Connection lost. Trying again in ${seconds} s.`,
    lostBriefly: 'Connection lost.',
    liveAgain: 'Live again.',
    latest: (/** @type {string} */ when) => `Last photo ${when}`,
    justNow: 'just now',
    arrivals: (/** @type {number} */ count) => `${count} new ↑`,
    arrived: (/** @type {number} */ count) => (count === 1 ? 'One new photo' : `${count} new photos`),
    photos: 'Photos, newest first',
    places: 'Places being watched',
    more: (/** @type {number} */ count) => `+${count}`,
    separator: ' · ',
    and: ', ',
    emptyTitle: 'No photos yet',
    emptyText: (/** @type {string} */ places) =>
        places ? `Watching ${places}. Photos appear here the moment they do there.`
            : 'No place is watched yet. Add the first one in the Hereabouts window.',
    loading: 'Loading older photos…',
    failed: 'Older photos did not load.',
    retry: 'Try again',
    end: 'These are all the photos there are.',
    photoBy: (/** @type {string} */ author) => (author ? `Photo by ${author}` : 'Photo'),
    missing: 'The picture did not load.',
    sensitive: 'Sensitive',
    author: 'By',
    place: 'Place',
    time: 'Taken',
    licence: 'Licence',
    noLicence: 'None stated: all rights reserved',
    page: 'Open the photo’s page',
    newer: 'Newer photo',
    older: 'Older photo',
    close: 'Close',
};

/** @type {typeof english} */
const chinese = {
    language: 'zh-CN',
    connecting: '正在连接…',
    live: '实时',
    lost: seconds => `连接已断开，${seconds} 秒后重试。`,
    lostBriefly: '连接已断开。',
    liveAgain: '已恢复实时。',
    latest: when => `最新照片：${when}`,
    justNow: '刚刚',
    arrivals: count => `${count} 张新照片 ↑`,
    arrived: count => `${count} 张新照片`,
    photos: '照片，最新的在前',
    places: '正在关注的地点',
    more: count => `等 ${count} 处`,
    separator: ' · ',
    and: '、',
    emptyTitle: '还没有照片',
    emptyText: places => (places ? `正在关注 ${places}。那里一有新照片，这里马上就能看到。`
        : '还没有关注任何地点。请在 Hereabouts 窗口中添加一个。'),
    loading: '正在载入更早的照片…',
    failed: '更早的照片没能载入。',
    retry: '重试',
    end: '全部照片都在这里了。',
    photoBy: author => (author ? `${author} 的照片` : '照片'),
    missing: '图片没能载入。',
    sensitive: '敏感内容',
    author: '作者',
    place: '地点',
    time: '拍摄时间',
    licence: '许可',
    noLicence: '未注明，保留所有权利',
    page: '打开照片所在页面',
    newer: '较新的一张',
    older: '较早的一张',
    close: '关闭',
};

export const words = /^zh\b/i.test(navigator.language) ? chinese : english;

const relative = new Intl.RelativeTimeFormat(words.language, { style: 'short' });
// The words are ours, the order of day and month is the reader's.
const locale = navigator.language.startsWith(words.language.slice(0, 2)) ? navigator.language : words.language;
const full = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });

/** "12 sec. ago" under an hour, then local time. @param {number} time milliseconds @param {number} now */
export function when(time, now = Date.now()) {
    const seconds = Math.round((now - time) / 1000);
    if (seconds < -60 || seconds >= 3600)
        return sameDay(time, now) ? clock.format(time) : full.format(time);
    if (seconds < 5)
        return words.justNow;
    return seconds < 60 ? relative.format(-seconds, 'second') : relative.format(-Math.floor(seconds / 60), 'minute');
}

/** @param {number} time */
export function fullTime(time) {
    return full.format(time);
}

/** @param {number} one @param {number} other */
function sameDay(one, other) {
    return new Date(one).toDateString() === new Date(other).toDateString();
}

/** @param {State} state */
export function stateWords(state) {
    if (state.name !== 'lost')
        return words[state.name];
    return words.lost(Math.max(1, Math.ceil((state.retryAt - Date.now()) / 1000)));
}

/** The watched places in one line. @param {Place[]} places @param {number} atMost */
export function placeNames(places, atMost, separator = words.separator) {
    const names = places.slice(0, atMost).map(place => place.title);
    const left = places.length - names.length;
    return names.join(separator) + (left > 0 ? ` ${words.more(words === chinese ? places.length : left)}` : '');
}
