package app.sotto.gateway.realtime;

/** What a client asks for at the wrong moment, in sentences that say what would be right. */
final class Mistakes {

    private Mistakes() {}

    static InvalidEventException unconfigured() {
        return new InvalidEventException(
                "session_not_configured",
                "Send session.update with {\"session\": {\"type\": \"transcription\"}} before the"
                        + " first audio.");
    }

    static InvalidEventException settled() {
        return new InvalidEventException(
                "session_in_use",
                "The way of hearing is settled with the first audio. Send sotto.finish first, or"
                        + " open another session; only sotto.style may change.",
                "session");
    }

    static InvalidEventException resumedTooLate() {
        return new InvalidEventException(
                "session_in_use",
                "This session has a dictation already; resume before any audio.",
                "sotto.resume");
    }

    static InvalidEventException nothingToResume() {
        return new InvalidEventException(
                "dictation_not_found",
                "No unfinished dictation has that id: it may have been finished meanwhile. Begin a"
                        + " new one with the audio that was not received.",
                "sotto.resume");
    }

    static InvalidEventException gap(long received, long offset) {
        return new InvalidEventException(
                "audio_gap",
                "Audio is missing: "
                        + received
                        + " samples are here, this piece starts at "
                        + offset
                        + ". Send from "
                        + received
                        + " on.",
                "sotto.offset");
    }

    static InvalidEventException nothingToCommit() {
        return new InvalidEventException(
                "input_audio_buffer_commit_empty",
                "There is no audio since the last commit: append some first.");
    }

    static InvalidEventException heardAlready() {
        return new InvalidEventException(
                "input_audio_buffer_clear_unsupported",
                "Audio is kept and heard as it arrives and cannot be taken back. Commit it and"
                        + " leave out the item, or close the session.");
    }

    static InvalidEventException nothingToFinish() {
        return new InvalidEventException(
                "nothing_to_finish", "There is no dictation yet: append audio first.");
    }

    static InvalidEventException finishing() {
        return new InvalidEventException(
                "finishing", "The dictation is being finished: wait for sotto.finished.");
    }
}
