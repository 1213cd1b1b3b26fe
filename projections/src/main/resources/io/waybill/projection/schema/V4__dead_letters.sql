-- Events that a projection could not handle, and those that wait behind them: in order for each projection and aggregate.
-- The columns are Axon's (JdbcSequencedDeadLetterQueue); moments are in ISO 8601.
create table dead_letter (
    id                varchar(255)  primary key,
    projection        varchar(255)  not null,
    sequence          varchar(255)  not null,
    sequence_index    bigint        not null,
    message_type      varchar(255)  not null,
    event_id          varchar(255)  not null,
    event_at          varchar(255)  not null,
    event_name        varchar(255)  not null,
    event_revision    varchar(255),
    payload           bytea         not null,
    meta_data         bytea,
    aggregate_type    varchar(255),
    aggregate_id      varchar(255),
    aggregate_version bigint,
    token_type        varchar(255),
    token             bytea,
    enqueued_at       varchar(255)  not null,
    last_tried_at     varchar(255),
    try_started_at    varchar(255),
    cause_type        varchar(255),
    cause_message     varchar(1023),
    diagnostics       bytea,
    unique (projection, sequence, sequence_index)
);
