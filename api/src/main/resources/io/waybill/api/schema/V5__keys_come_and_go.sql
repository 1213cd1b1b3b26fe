-- Keys take turns: one signs from its time on until the next one's; all that are here verify.
alter table signing_key
    add column generation integer,
    -- A key is published before it signs, so that whoever verifies has it by then.
    add column signs_from timestamptz not null default now();

update signing_key k
set generation = o.generation, signs_from = k.created_at
from (select id, row_number() over (order by created_at, id) as generation from signing_key) o
where o.id = k.id;

alter table signing_key alter column generation set not null;
-- Of two nodes that make the next key at once, one does.
create unique index signing_key_generation on signing_key (generation);
