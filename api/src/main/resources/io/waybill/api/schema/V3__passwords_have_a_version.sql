-- A session knows the version of the password that opened it, and ends with that password.
alter table account add column password_version integer not null default 0;
