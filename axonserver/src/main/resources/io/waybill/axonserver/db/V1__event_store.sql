-- The log: every event once, in the order of its global position. Positions start at 0 and have no gaps.
CREATE TABLE event (
    position         bigint  PRIMARY KEY,
    event_id         text    NOT NULL,
    aggregate_id     text,             -- null for an event of no aggregate
    aggregate_type   text,
    sequence         bigint,           -- 0-based within its aggregate, without gaps
    timestamp        bigint  NOT NULL, -- milliseconds since 1970-01-01T00:00Z, as the client gave it
    latest_timestamp bigint  NOT NULL, -- the greatest timestamp up to this position: what "token at" searches
    payload_type     text    NOT NULL,
    payload_revision text    NOT NULL, -- empty for none
    payload          bytea   NOT NULL,
    metadata         json    NOT NULL,
    size             integer NOT NULL, -- bytes of the event as a message; readers size their pages by it
    CONSTRAINT event_of_aggregate UNIQUE (aggregate_id, sequence)
);

-- Payloads are already compact and mostly small: not trying to compress them makes appends cheaper.
ALTER TABLE event ALTER COLUMN payload SET STORAGE EXTERNAL;

CREATE TABLE snapshot (
    aggregate_id     text    NOT NULL,
    sequence         bigint  NOT NULL, -- of the last event the snapshot contains
    aggregate_type   text    NOT NULL,
    event_id         text    NOT NULL,
    timestamp        bigint  NOT NULL,
    payload_type     text    NOT NULL,
    payload_revision text    NOT NULL,
    payload          bytea   NOT NULL,
    metadata         json    NOT NULL,
    size             integer NOT NULL,
    PRIMARY KEY (aggregate_id, sequence)
);

-- For people: the log with a readable time. Payloads that are JSON: convert_from(payload, 'UTF8')::json.
CREATE VIEW readable_event AS
SELECT position,
       to_timestamp(least(greatest(timestamp, 0), 253402300799999) / 1000.0) AS occurred_at,
       aggregate_type,
       aggregate_id,
       sequence,
       payload_type,
       payload_revision,
       metadata,
       payload,
       event_id
  FROM event;
