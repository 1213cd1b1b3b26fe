-- A new place for how shipments fared on each day of the business zone.

-- What has to be known of a shipment to say how it fared.
create table shipping_shipment (
    id                 text primary key,
    carrier            text not null,
    zone               text not null,
    estimated_delivery date not null,
    dispatched_at      timestamptz,
    delivered_at       timestamptz,
    returned_at        timestamptz
);

-- Each figure counts on the day when it happened, whenever it was told.
create table shipping_day (
    day             date   not null,
    carrier         text   not null,
    zone            text   not null,
    booked          bigint not null,
    dispatched      bigint not null,
    cancelled       bigint not null,
    failed_attempts bigint not null,
    delivered       bigint not null,
    on_time         bigint not null,
    transit_seconds bigint not null,
    returned        bigint not null,
    primary key (day, carrier, zone)
);

-- How far it is.
create table shipping_position (
    id       boolean primary key,
    position bigint  not null
);
