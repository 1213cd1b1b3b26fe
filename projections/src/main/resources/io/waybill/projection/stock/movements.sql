-- A new place for movements of stock: one row for each, and how far each stock item is.
create table moved_item (
    id      text   primary key,
    version bigint not null
);

create table stock_movement (
    stock_item_id     text        not null,
    version           bigint      not null,
    movement_id       text        not null,
    type              text        not null,
    quantity          bigint      not null,
    previous_quantity bigint      not null,
    new_quantity      bigint      not null,
    reference_id      text,
    notes             text,
    at                timestamptz not null,
    user_id           text,
    primary key (stock_item_id, version)
);

create index stock_movement_at on stock_movement (stock_item_id, at);
