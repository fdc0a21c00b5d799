-- A segment that its speaker ended holds pauses too, which nobody pays for. Null: speech from its start to its end.
alter table dictation.segment add column speech_ms bigint;
