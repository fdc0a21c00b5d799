package app.sotto.transcription.decoding;

import app.sotto.transcription.AudioRefusedException;
import app.sotto.transcription.AudioRefusedException.Reason;
import java.time.Duration;

/** The sentences that a speaker reads when audio cannot be taken. */
final class Refusals {

    private static final String FORMATS =
            "Send speech as WAV, MP3, M4A, OGG, Opus, WebM or FLAC, or a video with a sound track.";

    private Refusals() {}

    static AudioRefusedException empty() {
        return new AudioRefusedException(
                Reason.EMPTY, "There is no sound in this file. Record again, or choose another.");
    }

    static AudioRefusedException notAudio() {
        return new AudioRefusedException(
                Reason.NOT_AUDIO,
                "This is not an audio file that can be read, whatever its name says. " + FORMATS);
    }

    static AudioRefusedException noSoundTrack() {
        return new AudioRefusedException(
                Reason.NOT_AUDIO, "This file has no sound track that can be read. " + FORMATS);
    }

    static AudioRefusedException corrupt() {
        return new AudioRefusedException(
                Reason.CORRUPT,
                "This audio file is damaged or was cut off while it was saved. Save or upload it"
                        + " again, or convert it to WAV or MP3.");
    }

    static AudioRefusedException tooLong(Duration limit) {
        return new AudioRefusedException(
                Reason.TOO_LONG,
                "This recording is longer than %s. Split it and send the parts."
                        .formatted(readable(limit)));
    }

    private static String readable(Duration limit) {
        if (limit.toHours() > 0) {
            return limit.toHours() + (limit.toHours() == 1 ? " hour" : " hours");
        }
        return limit.toMinutes() > 0 ? limit.toMinutes() + " minutes" : limit.toSeconds() + " s";
    }
}
