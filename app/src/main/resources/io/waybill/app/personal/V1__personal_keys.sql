-- The key that seals what is kept about a person, itself wrapped by the master key. A destroyed key leaves its row
-- behind: "erased" is another state than "lost", and no second key is ever made for an erased person.
create table person_key (
    person_id     text primary key,
    wrapped_key   bytea,
    master_key_id text,
    created_at    timestamptz not null default now(),
    destroyed_at  timestamptz,
    check ((destroyed_at is null) = (wrapped_key is not null)),
    check ((wrapped_key is null) = (master_key_id is null))
);

-- What must outlive a change of the master key, wrapped by it.
create table secret (
    name          text primary key,
    wrapped       bytea       not null,
    master_key_id text        not null,
    created_at    timestamptz not null default now()
);

-- Where the processor stands that destroys keys.
create table token_entry (
    processor_name varchar(255) not null,
    segment        integer      not null,
    token          bytea,
    token_type     varchar(255),
    timestamp      varchar(255),
    owner          varchar(255),
    primary key (processor_name, segment)
);
