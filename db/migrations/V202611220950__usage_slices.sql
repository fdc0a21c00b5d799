-- A process holds a slice of a holder's allowance beforehand, far from every limit, and books work out of it.
alter table usage.reservation drop constraint reservation_status_check;
alter table usage.reservation add constraint reservation_status_check
    check (status in ('HELD', 'LEASED', 'SETTLED', 'RELEASED', 'EXPIRED'));
create index reservation_leased on usage.reservation (tenant_id) where status = 'LEASED';
