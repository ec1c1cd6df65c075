// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later

/** @typedef {import('./feed.js').State} State */
/** @typedef {import('./feed.js').Place} Place */

const plural = new Intl.PluralRules('en');
const number = new Intl.NumberFormat(navigator.language);

/** "1 new photo", "2 new photos". @param {number} count @param {string} one @param {string} other */
function counted(count, one, other) {
    return `${number.format(count)} ${plural.select(count) === 'one' ? one : other}`;
}

const english = {
    language: 'en',
    connecting: 'Connecting…',
    live: 'Live',
    lost: (/** @type {number} */ seconds) => `Connection lost. Trying again in ${seconds} s.`,
    lostBriefly: 'Connection lost.',
    liveAgain: 'Live again.',
    latest: (/** @type {string} */ when) => `Last photo ${when}`,
    justNow: 'just now',
    arrivals: (/** @type {number} */ count) => `${number.format(count)} new ↑`,
    arrived: (/** @type {number} */ count) => counted(count, 'new photo', 'new photos'),
    photos: 'Photos, newest first',
    places: 'Places being watched',
    more: (/** @type {number} */ count) => `+${count}`,
    separator: ' · ',
    and: ', ',
    emptyTitle: 'No photos yet',
    emptyText: (/** @type {string} */ places) =>
        places ? `Watching ${places}. Photos appear here the moment they do there.`
            : 'No place is watched yet. Add the first one in the Hereabouts window.',
    filter: 'Filter…',
    filterLong: 'Filter by author, place, source or text',
    filterTime: 'Filter by time',
    clearFilter: 'Clear the filter',
    nothingFound: 'No photo matches',
    nothingMatches: (/** @type {string} */ text, /** @type {string} */ time, /** @type {number} */ total) =>
        (text ? `None of ${counted(total, 'photo', 'photos')} has “\u2068${text}\u2069” in its author, place or caption${time ? `, and is of this time: ${time}` : ''}.`
            : `None of ${counted(total, 'photo', 'photos')} is of this time: ${time}.`),
    times: { any: 'Any time', hour: 'Last hour', today: 'Today', yesterday: 'Yesterday', week: 'Last 7 days', month: 'Last 30 days' },
    searching: (/** @type {number} */ found, /** @type {number} */ total) =>
        `${number.format(found)} of ${counted(total, 'photo', 'photos')} so far. Looking through older ones…`,
    found: (/** @type {number} */ found, /** @type {number} */ total) =>
        `${number.format(found)} of all ${counted(total, 'photo', 'photos')}.`,
    tileSize: 'Size of the tiles',
    justified: 'Justified rows',
    wall: 'Wall',
    loading: 'Loading older photos…',
    failed: 'Older photos did not load.',
    retry: 'Try again',
    end: 'These are all the photos there are.',
    photoBy: (/** @type {string} */ author) => (author ? `Photo by ${author}` : 'Photo'),
    missing: 'The picture did not load.',
    sensitive: 'Sensitive',
    author: 'By',
    noAuthor: 'Author not named',
    distance: 'Distance',
    from: (/** @type {string} */ length, /** @type {string} */ place) => `${length} from the centre of \u2068${place}\u2069`,
    place: 'Place',
    time: 'Taken',
    licence: 'Licence',
    noLicence: 'None stated: all rights reserved',
    page: 'Open the photo’s page',
    newer: 'Newer photo',
    older: 'Older photo',
    close: 'Close',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    details: 'Details',
    play: 'Start the slide show',
    pause: 'Stop the slide show',
    wallTitle: 'Hereabouts: wall',
    wallPhotos: 'Photos on the wall',
    leaveWall: 'Leave the wall (Esc)',
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
    arrivals: count => `${number.format(count)} 张新照片 ↑`,
    arrived: count => `来了 ${number.format(count)} 张新照片`,
    photos: '照片，最新的在前',
    places: '正在关注的地点',
    more: count => `等 ${count} 处`,
    separator: ' · ',
    and: '、',
    emptyTitle: '还没有照片',
    emptyText: places => (places ? `正在关注 ${places}。那里一有新照片，这里马上就能看到。`
        : '还没有关注任何地点。请在 Hereabouts 窗口中添加一个。'),
    filter: '筛选…',
    filterLong: '按作者、地点、来源或文字筛选',
    filterTime: '按时间筛选',
    clearFilter: '清除筛选',
    nothingFound: '没有符合的照片',
    nothingMatches: (text, time, total) =>
        (text ? `查过 ${number.format(total)} 张照片，${time ? `${time}的照片里，` : ''}作者、地点和说明里都没有“\u2068${text}\u2069”。`
            : `查过 ${number.format(total)} 张照片，没有一张是${time}的。`),
    times: { any: '任何时间', hour: '最近一小时', today: '今天', yesterday: '昨天', week: '最近七天', month: '最近三十天' },
    searching: (found, total) => `已查 ${number.format(total)} 张，找到 ${number.format(found)} 张，正在继续往前找…`,
    found: (found, total) => `全部 ${number.format(total)} 张里找到 ${number.format(found)} 张。`,
    tileSize: '图块大小',
    justified: '按原比例排列',
    wall: '照片墙',
    loading: '正在载入更早的照片…',
    failed: '更早的照片没能载入。',
    retry: '重试',
    end: '全部照片都在这里了。',
    photoBy: author => (author ? `${author} 的照片` : '照片'),
    missing: '图片没能载入。',
    sensitive: '敏感内容',
    author: '作者',
    noAuthor: '未署名',
    distance: '距离',
    from: (length, place) => `距\u2068${place}\u2069中心 ${length}`,
    place: '地点',
    time: '拍摄时间',
    licence: '许可',
    noLicence: '未注明，保留所有权利',
    page: '打开照片所在页面',
    newer: '较新的一张',
    older: '较早的一张',
    close: '关闭',
    zoomIn: '放大',
    zoomOut: '缩小',
    details: '详细信息',
    play: '开始幻灯片',
    pause: '停止幻灯片',
    wallTitle: 'Hereabouts 照片墙',
    wallPhotos: '墙上的照片',
    leaveWall: '离开照片墙（Esc）',
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

/** @param {number} metres @param {string} place */
export function distanceWords(metres, place) {
    const isFar = metres >= 1000;
    const length = new Intl.NumberFormat(locale, {
        style: 'unit', unit: isFar ? 'kilometer' : 'meter', maximumFractionDigits: metres < 10_000 && isFar ? 1 : 0,
    });
    return words.from(length.format(isFar ? metres / 1000 : Math.round(metres / 10) * 10), place);
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
