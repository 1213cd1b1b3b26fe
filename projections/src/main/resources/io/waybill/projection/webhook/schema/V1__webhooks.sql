-- Other systems that are told of what happens. It outlives every read model, so it has a schema of its own.
create table webhook (
    id              text primary key,
    url             text        not null,
    topics          text[]      not null,
    description     text,
    created_by      text        not null,
    created_at      timestamptz not null default now(),
    -- A deleted one is remembered for a while, so that a request which comes again is known.
    ended_by        text,
    ended_at        timestamptz,
    -- It is told of events from here on, and of none before.
    from_position   bigint      not null,
    -- The number of the last event that was delivered.
    delivered       bigint      not null,
    sent            bigint      not null default 0,
    lost            bigint      not null default 0,
    -- Counts claims up: whoever holds an older one changes nothing any more.
    claim           bigint      not null default 0,
    -- When it is tried next; while it is claimed, when the claim ends.
    try_at          timestamptz not null default now(),
    failures        integer     not null default 0,
    failing_since   timestamptz,
    paused          boolean     not null default false,
    last_success_at timestamptz,
    last_failure_at timestamptz,
    last_error      text
);
create index webhook_ended on webhook (ended_at) where ended_at is not null;

-- What somebody is still to be told, once, however many are. Numbers are given in the order of commits.
create table event (
    number    bigint generated always as identity primary key,
    topic     text        not null,
    position  bigint      not null,
    id        text        not null,
    body      text        not null,
    queued_at timestamptz not null default now()
);
create index event_of_topic on event (topic, number);
