-- SPDX-FileCopyrightText: 2026 The Hereabouts authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Puts photos into the journal in one atomic step: those whose ids are new go to the stream, to the
-- demo's list and channel, and the cursor moves. Running it again with the same photos does nothing.
--
-- KEYS  1 stream   2 seen ids   3 list   4 epoch   5 cursor
-- ARGV  1 candidate for the epoch   2 slug   3 title
--       4 channel, "" for foreign photos: their publisher keeps channel and list
--       5 cursor, "" to leave it   6 length of the stream   7 of the seen ids   8 of the list
--       9, 10, … id and record of each photo, newest first
-- Gives { number of new photos, epoch, position of the newest photo in the journal }.

local stream, seen, list, epochKey, cursorKey = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local candidate, slug, title, channel, cursor = ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5]
local streamLength, seenLength, listLength = ARGV[6], tonumber(ARGV[7]), tonumber(ARGV[8])
local firstPhoto = 9

-- Redis does not undo half a script: look at the types before anything is written.
local kinds = { [stream] = 'stream', [seen] = 'zset', [list] = 'list', [epochKey] = 'string',
    [cursorKey] = 'string' }
for key, kind in pairs(kinds) do
    local found = redis.call('TYPE', key)['ok']
    if found ~= 'none' and found ~= kind then
        return redis.error_reply(
            'WRONGTYPE ' .. key .. ' holds a ' .. found .. ', not a ' .. kind)
    end
end

-- The epoch names this journal: positions of another one mean nothing here. It is written into
-- JSON as it is.
local epoch = redis.call('GET', epochKey)
if not epoch or not string.match(epoch, '^%w+$') then
    epoch = candidate
    redis.call('SET', epochKey, epoch)
end

local newest = redis.call('XREVRANGE', stream, '+', '-', 'COUNT', 1)
local previous = newest[1] and newest[1][1] or '0-0'

local records = {}
local first, last, milliseconds, sequence
for i = #ARGV - 1, firstPhoto, -2 do -- the oldest first, so that the newest ends at the head
    local id, record = ARGV[i], ARGV[i + 1]
    if not redis.call('ZSCORE', seen, id) then
        -- One batch has one time and counts up: readers work out each photo's position.
        local position = '*'
        if sequence then
            position = string.format('%s-%.0f', milliseconds, sequence + 1)
        end
        last = redis.call('XADD', stream, 'MAXLEN', '~', streamLength, position, 'slug', slug,
            'title', title, 'id', id, 'json', record)
        milliseconds, sequence = string.match(last, '^(%d+)-(%d+)$')
        sequence = tonumber(sequence)
        first = first or last
        redis.call('ZADD', seen, milliseconds, id)
        if channel ~= '' then
            redis.call('LPUSH', list, record)
        end
        records[#records + 1] = record
    end
end

if #records > 0 then
    redis.call('ZREMRANGEBYRANK', seen, 0, -seenLength - 1)
    if channel ~= '' then
        redis.call('LTRIM', list, 0, listLength - 1)
        local newestFirst = {}
        for i = #records, 1, -1 do
            newestFirst[#newestFirst + 1] = records[i]
        end
        redis.call('PUBLISH', channel, '{"meta":{"code":200},"pagination":{},"hereabouts":{"epoch":"'
            .. epoch .. '","first":"' .. first .. '","last":"' .. last .. '","previous":"' .. previous
            .. '"},"data":[' .. table.concat(newestFirst, ',') .. ']}')
    end
end

if cursor ~= '' then
    redis.call('SET', cursorKey, cursor)
end

return { #records, epoch, last or previous }
