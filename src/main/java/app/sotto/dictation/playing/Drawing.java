package app.sotto.dictation.playing;

import app.sotto.dictation.DictationId;
import app.sotto.dictation.files.KeptAudio;
import app.sotto.dictation.library.DictationDetail;
import app.sotto.dictation.library.Status;
import app.sotto.transcription.AudioRefusedException;
import app.sotto.transcription.Waveform;
import app.sotto.transcription.Waveforms;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/** Draws the sound of a dictation, once. */
@Component
class Drawing {

    /** Decoding takes a processor for itself, some seconds for each hour of audio. */
    private static final int AT_ONCE = 1;

    private final KeptAudio audio;
    private final Waveforms waveforms;
    private final KeptWaveforms kept;
    private final Semaphore hands = new Semaphore(AT_ONCE, true);

    Drawing(KeptAudio audio, Waveforms waveforms, KeptWaveforms kept) {
        this.audio = audio;
        this.waveforms = waveforms;
        this.kept = kept;
    }

    /** Empty where there is no audio that can be read, or it is not complete. */
    Optional<Waveform> of(DictationDetail one) throws InterruptedException {
        if (one.recording() == null || one.summary().status() == Status.RECORDING) {
            return Optional.empty();
        }
        Optional<Waveform> known = kept.find(one.summary().id());
        return known.isPresent() ? known : draw(one);
    }

    private Optional<Waveform> draw(DictationDetail one) throws InterruptedException {
        DictationId id = one.summary().id();
        hands.acquire();
        try {
            Optional<Waveform> meanwhile = kept.find(id);
            if (meanwhile.isPresent() || one.recording() == null) {
                return meanwhile;
            }
            var source = audio.source(one.recording(), one.sampleRate(), Duration.ZERO);
            Waveform drawn = waveforms.of(source);
            kept.add(id, drawn);
            return Optional.of(drawn);
        } catch (AudioRefusedException e) {
            return Optional.empty();
        } finally {
            hands.release();
        }
    }
}
