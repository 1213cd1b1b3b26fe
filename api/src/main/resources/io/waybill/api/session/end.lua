-- Ends sessions of a person: the named ones, or without any name all but the one that stays.
local index, revoked = KEYS[1], KEYS[2]
local prefix, user, remembered, stays, password = ARGV[1], ARGV[2], tonumber(ARGV[3]), ARGV[4], ARGV[5]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local function whole(number) return string.format('%.0f', number) end

local ids = {}
for i = 6, #ARGV do
    ids[#ids + 1] = ARGV[i]
end
if #ids == 0 then
    ids = redis.call('ZRANGE', index, 0, -1)
end

local ended = {}
for _, id in ipairs(ids) do
    local kept = redis.call('HMGET', prefix .. id, 'user', 'token')
    if id ~= stays and (kept[1] == user or not kept[1]) then
        redis.call('ZREM', index, id)
    end
    if id ~= stays and kept[1] == user and kept[2] then
        redis.call('DEL', prefix .. id, prefix .. id .. ':successor')
        redis.call('XADD', revoked, 'MINID', '~', whole(now - remembered), '*', 'session', id)
        ended[#ended + 1] = id
    end
end
if password ~= '' and redis.call('HGET', prefix .. stays, 'user') == user then
    redis.call('HSET', prefix .. stays, 'password', password)
end
return table.concat(ended, '\n')
