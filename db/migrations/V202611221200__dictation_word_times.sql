-- When each word of a segment was said: as many letters, from the segment's start, for so long, in milliseconds
-- ('5@0+320 3@340~160'; '~': estimated). Null: nothing was said of it, so that all is estimated when it is read.
alter table dictation.segment add column words text;
