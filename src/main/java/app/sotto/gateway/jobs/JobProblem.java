package app.sotto.gateway.jobs;

import app.sotto.dictation.TranscriptionJob;

/** Why a job failed, by the same codes as a transcription that is waited for. */
final class JobProblem {

    private static final String FORMATS =
            "Send speech as WAV, MP3, M4A, OGG, Opus, WebM or FLAC, or a video with a sound track.";

    private JobProblem() {}

    static JobAnswer.Problem of(TranscriptionJob.Problem problem) {
        String detail = problem.detail();
        return switch (problem.reason()) {
            case EMPTY -> told("audio_empty", "There is no sound in this file.");
            case NOT_AUDIO ->
                    told("audio_not_audio", "This is no audio file that can be read. " + FORMATS);
            case CORRUPT ->
                    told(
                            "audio_corrupt",
                            "This audio file is damaged or was cut off. Save or upload it again.");
            case TOO_LONG ->
                    told(
                            "audio_too_long",
                            "This recording is longer than allowed. Send it in parts.");
            case NOT_FETCHED ->
                    told("url_failed", detail == null ? "The address gave no audio." : detail);
            case NO_ENGINE ->
                    told(
                            "language_unavailable",
                            detail == null ? "No model here understands this language." : detail);
            case NO_CAPACITY ->
                    told(
                            "transcription_failed",
                            "The speech engines were busy or did not answer. Submit it again.");
            case ALLOWANCE_SPENT ->
                    told(
                            "insufficient_quota",
                            "The month's minutes do not suffice for this recording.");
            case UNEXPECTED ->
                    told("internal_error", "Something went wrong here. Submit it again.");
        };
    }

    private static JobAnswer.Problem told(String code, String message) {
        return new JobAnswer.Problem(code, message);
    }
}
