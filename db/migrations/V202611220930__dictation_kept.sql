-- Which sentences of a polished text stand as they were spoken, and why: "from-to:REASON", parted by commas.
alter table dictation.dictation add column polish_kept text;
alter table dictation.segment add column polish_kept text;
grant update (polish_kept) on dictation.segment to ${app_role};
