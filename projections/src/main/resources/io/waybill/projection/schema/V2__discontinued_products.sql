-- When the trade in a product ended; it is kept for its history.
alter table product add column discontinued_at timestamptz;
