-- A new place for what was traded on each day of the business zone. Amounts are in minor units, and without bounds.

-- What has to be known of products to say what a movement was worth; its own copy, so that it waits for no other
-- projection.
create table trade_product (
    product_id        text   primary key,
    sku               text   not null,
    name              text   not null,
    category          text   not null,
    price_minor_units bigint not null,
    price_currency    text   not null,
    -- At all locations together.
    on_hand           bigint not null
);

create table trade_stock_item (
    id         text primary key,
    product_id text not null,
    location   text not null
);

-- What shipments cost, since an event that calls one off does not say it.
create table trade_shipment (
    id               text   primary key,
    cost_minor_units bigint not null,
    cost_currency    text   not null
);

-- The movements of a day: how many, how many goods (for adjustments in either direction), how the stock changed, and what
-- the goods cost to buy from us at that moment.
create table trade_day (
    day       date    not null,
    location  text    not null,
    movement  text    not null,
    currency  text    not null,
    movements bigint  not null,
    quantity  numeric not null,
    change    numeric not null,
    amount    numeric not null,
    primary key (day, location, movement, currency)
);

-- The same by product: larger, and only read where a product or a category matters.
create table trade_product_day (
    day        date    not null,
    product_id text    not null,
    location   text    not null,
    movement   text    not null,
    currency   text    not null,
    movements  bigint  not null,
    quantity   numeric not null,
    change     numeric not null,
    amount     numeric not null,
    primary key (day, product_id, location, movement, currency)
);

create index trade_product_day_product on trade_product_day (product_id, day);

-- By how much the value of the stock at its selling prices changed, and what shipping cost.
create table trade_ledger_day (
    day           date    not null,
    currency      text    not null,
    stock_value   numeric not null,
    shipping_cost numeric not null,
    primary key (day, currency)
);

-- How far it is.
create table trade_position (
    id       boolean primary key,
    position bigint  not null
);
