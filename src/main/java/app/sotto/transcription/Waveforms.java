package app.sotto.transcription;

/** Draws audio. */
public interface Waveforms {

    /**
     * Reads audio once through, a piece at a time, and gives some thousands of peaks at most,
     * however long it is.
     *
     * @throws AudioRefusedException when it cannot be read
     */
    Waveform of(AudioSource audio);
}
