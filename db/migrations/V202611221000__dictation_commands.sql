-- Whether spoken commands are obeyed, as somebody likes it and as it was when a dictation began.
alter table dictation.preference add column commands boolean not null default true;
alter table dictation.dictation add column commands boolean not null default false;
-- What in a segment's raw text was obeyed or taken back: "from-to:KIND@at", parted by commas.
alter table dictation.segment add column obeyed text;
grant update (obeyed) on dictation.segment to ${app_role};
