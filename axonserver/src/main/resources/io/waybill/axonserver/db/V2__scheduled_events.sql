-- Events to be published later. A row is deleted in the transaction that publishes its event.
CREATE TABLE scheduled_event (
    token            text    PRIMARY KEY,
    due              bigint  NOT NULL, -- milliseconds since 1970-01-01T00:00Z
    event_id         text    NOT NULL,
    aggregate_id     text,
    aggregate_type   text,
    sequence         bigint,
    timestamp        bigint  NOT NULL,
    payload_type     text    NOT NULL,
    payload_revision text    NOT NULL,
    payload          bytea   NOT NULL,
    metadata         json    NOT NULL,
    size             integer NOT NULL
);

CREATE INDEX scheduled_event_due ON scheduled_event (due);
