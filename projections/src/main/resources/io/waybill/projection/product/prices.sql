-- A new place for prices: one row for each price a product had, and how far each product is.
create table priced_product (
    id      text   primary key,
    version bigint not null
);

create table product_price (
    product_id           text        not null,
    version              bigint      not null,
    valid_from           timestamptz not null,
    minor_units          bigint      not null,
    currency             char(3)     not null,
    previous_minor_units bigint,
    previous_currency    char(3),
    user_id              text,
    primary key (product_id, version)
);
