-- A new place for shipments. What is about a person stands in columns that are emptied when that person is erased; events
-- keep the rest in the clear, too.
create table shipment (
    id                 text primary key,
    tracking_number    text        not null unique,
    reference          text        not null,
    -- Stands for the customer's email address; it stays when the customer is erased, as it does in the events.
    person_id          text        not null,
    customer_name      text,
    customer_email     text,
    customer_phone     text,
    -- Name, lines and city of both ends.
    from_address       jsonb,
    from_postal_code   text,
    from_country       text        not null,
    to_address         jsonb,
    to_postal_code     text,
    to_country         text        not null,
    parcels            jsonb       not null,
    items              jsonb       not null,
    carrier            text        not null,
    service            text        not null,
    cost_minor_units   bigint      not null,
    cost_currency      text        not null,
    estimated_delivery date        not null,
    status             text        not null,
    booked_at          timestamptz not null,
    version            bigint      not null,
    position           bigint      not null,
    searched           text        not null generated always as (lower(
        reference || chr(10) || tracking_number || chr(10) || coalesce(customer_name, '') || chr(10)
        || coalesce(customer_email, ''))) stored
);

-- A list is read newest first, with or without a status or a carrier; what it is sorted by never changes.
create index shipment_booked on shipment (booked_at desc, id desc);
create index shipment_status on shipment (status, booked_at desc, id desc);
create index shipment_carrier on shipment (carrier, booked_at desc, id desc);
create index shipment_searched on shipment using gin (searched gin_trgm_ops);
create index shipment_person on shipment (person_id);

create table shipment_sighting (
    shipment_id text        not null,
    -- The shipment's version with it.
    version     bigint      not null,
    status      text        not null,
    location    text,
    description text,
    occurred_at timestamptz not null,
    primary key (shipment_id, version)
);

create index shipment_sighting_order on shipment_sighting (shipment_id, occurred_at, version);

-- Who was erased: what is booked in the same moment is appended after that, and may still be readable.
create table erased_person (
    person_id text primary key
);
