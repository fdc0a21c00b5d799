-- Whether the text is to be English, whatever was spoken.
alter table dictation.dictation add column translate boolean not null default false;
