-- The chain of hashes: each is over the one before and the event at its position, as it is stored. It is no read model:
-- made anew from a store that somebody changed, it would say that nothing was.
create table chain (
    position  bigint primary key,
    -- What the event is of, by which positions are found; absent for an event of no aggregate.
    entity_id text,
    version   bigint,
    hash      bytea  not null
);

create index chain_entity on chain (entity_id, version);
