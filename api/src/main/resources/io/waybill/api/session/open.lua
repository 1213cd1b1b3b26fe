-- Opens a session, and ends the ones used longest ago where a person has too many.
local session, index, revoked = KEYS[1], KEYS[2], KEYS[3]
local prefix, id, user, family, token = ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5]
local lifetime, idle, most, remembered = tonumber(ARGV[6]), tonumber(ARGV[7]), tonumber(ARGV[8]), tonumber(ARGV[9])
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local function whole(number) return string.format('%.0f', number) end

redis.call('HSET', session, 'user', user, 'family', family, 'token', token, 'password', ARGV[10],
    'userAgent', ARGV[11], 'ip', ARGV[12], 'created', whole(now), 'used', whole(now), 'expires', whole(now + lifetime))
redis.call('PEXPIREAT', session, whole(now + math.min(lifetime, idle)))

redis.call('ZADD', index, whole(now), id)
redis.call('PEXPIREAT', index, whole(now + idle))
redis.call('ZREMRANGEBYSCORE', index, '-inf', whole(now - idle))
local ended = {}
local excess = redis.call('ZCARD', index) - most
if excess > 0 then
    for _, other in ipairs(redis.call('ZRANGE', index, 0, excess - 1)) do
        redis.call('DEL', prefix .. other, prefix .. other .. ':successor')
        redis.call('ZREM', index, other)
        redis.call('XADD', revoked, 'MINID', '~', whole(now - remembered), '*', 'session', other)
        ended[#ended + 1] = other
    end
end
return table.concat(ended, '\n')
