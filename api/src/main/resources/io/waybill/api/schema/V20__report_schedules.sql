-- Reports that are mailed by a clock. Recipients are addresses of persons: they go when the schedule ends.
create table report_schedule (
    id         text primary key,
    report     text        not null,
    cron       text        not null,
    zone       text        not null,
    format     text        not null,
    language   text        not null,
    recipients text[]      not null,
    filters    jsonb       not null,
    created_by text        not null,
    created_at timestamptz not null default now(),
    -- Absent where it never comes again.
    next_at    timestamptz,
    ended_by   text,
    ended_at   timestamptz
);
create index report_schedule_due on report_schedule (next_at) where ended_at is null;
create index report_schedule_listed on report_schedule (report, id) where ended_at is null;

-- One for each time that came. A node that runs it holds a claim on it, which ends by itself where the node does.
create table report_run (
    id          text primary key,
    schedule_id text        not null references report_schedule (id) on delete cascade,
    due_at      timestamptz not null,
    state       text        not null default 'WAITING'
        check (state in ('WAITING', 'RUNNING', 'SENT', 'FAILED', 'REFUSED')),
    attempts    integer     not null default 0,
    -- WAITING: when it is tried next. RUNNING: when the claim ends.
    try_at      timestamptz not null default now(),
    -- Whom the mail server took it for: they get it no second time.
    sent_to     text[]      not null default '{}',
    started_at  timestamptz,
    finished_at timestamptz,
    detail      text,
    unique (schedule_id, due_at)
);
create index report_run_open on report_run (try_at) where state in ('WAITING', 'RUNNING');
