-- A member's own token: whoever shows it is that member.
alter table accounts.api_key drop constraint api_key_kind_check;
alter table accounts.api_key add constraint api_key_kind_check check (kind in ('KEY', 'SERVICE', 'MEMBER'));
