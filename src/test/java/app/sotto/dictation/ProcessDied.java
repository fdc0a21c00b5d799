package app.sotto.dictation;

/** Stands for {@code kill -9}: nothing catches it. */
class ProcessDied extends Error {}
