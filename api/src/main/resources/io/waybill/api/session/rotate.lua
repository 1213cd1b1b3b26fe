-- Spends a refresh token and keeps the hash of the next one: all or nothing, however many present it at once.
local session, successor, index, revoked = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local id, family, presented, nextToken, sealed, device = ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5], ARGV[6]
local grace, idle, remembered = tonumber(ARGV[7]), tonumber(ARGV[8]), tonumber(ARGV[9])
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local function whole(number) return string.format('%.0f', number) end

local kept = redis.call('HMGET', session, 'family', 'token', 'expires', 'used')
if kept[1] ~= family then
    return 'UNKNOWN'
end
local expires = tonumber(kept[3])
-- Its key is still here where the inactivity limit was longer when it was last used; the person's list has forgotten it.
if tonumber(kept[4]) + idle < now then
    redis.call('DEL', session, successor)
    return 'UNKNOWN'
end

if kept[2] == presented then
    redis.call('HSET', session, 'token', nextToken, 'used', whole(now), 'userAgent', ARGV[10], 'ip', ARGV[11])
    redis.call('PEXPIREAT', session, whole(math.min(expires, now + idle)))
    redis.call('ZADD', index, 'XX', whole(now), id)
    redis.call('PEXPIREAT', index, whole(now + idle))
    -- For whoever did not hear the answer. Sealed with the token that is spent now.
    redis.call('SET', successor, presented .. '\n' .. device .. '\n' .. sealed, 'PX', whole(grace))
    return 'RENEWED\n' .. whole(expires - now)
end

local again = redis.call('GET', successor)
local same = presented .. '\n' .. device .. '\n'
if kept[2] and again and string.sub(again, 1, #same) == same then
    return 'REPEATED\n' .. whole(expires - now) .. '\n' .. string.sub(again, #same + 1)
end

-- It was spent before, so two have it. The session stays without a token until its time is over, so that each further
-- attempt is known for what it is, and without what it knew of a device: nobody could find it to forget that.
if kept[2] then
    redis.call('HDEL', session, 'token', 'userAgent', 'ip')
    redis.call('DEL', successor)
    redis.call('ZREM', index, id)
    redis.call('XADD', revoked, 'MINID', '~', whole(now - remembered), '*', 'session', id)
end
return 'REUSED'
