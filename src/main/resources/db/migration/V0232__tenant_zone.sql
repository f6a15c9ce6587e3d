-- By which clock a tenant lives: quiet hours, business hours, the days of figures and reports.
alter table tenant add column zone text not null default 'Europe/Paris' check (zone ~ '^[A-Za-z]+(/[A-Za-z0-9_+-]+){0,2}$');

-- By which clock its days were counted; by another they are counted anew.
alter table figure_state add column zone text not null default 'Europe/Paris';
