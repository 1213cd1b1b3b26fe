-- A new place for products.
create table product (
    id                text primary key,
    sku               text        not null,
    name              text        not null,
    description       text        not null,
    price_minor_units bigint      not null,
    price_currency    char(3)     not null,
    category          text        not null,
    attributes        jsonb       not null,
    weight_grams      integer,
    length_mm         integer,
    width_mm          integer,
    height_mm         integer,
    created_at        timestamptz not null,
    version           bigint      not null,
    -- When the trade in it ended; it is kept for its history.
    discontinued_at   timestamptz
);
