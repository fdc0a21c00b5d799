package app.sotto.transcription.decoding;

import app.sotto.transcription.AudioSource;
import app.sotto.transcription.TranscriptionSettings;
import app.sotto.transcription.Waveform;
import app.sotto.transcription.Waveforms;
import org.springframework.stereotype.Component;

/** Draws audio of any accepted format. */
@Component
class DecodedWaveforms implements Waveforms {

    private final TranscriptionSettings settings;

    DecodedWaveforms(TranscriptionSettings settings) {
        this.settings = settings;
    }

    @Override
    public Waveform of(AudioSource audio) {
        var peaks = new Peaks();
        try (AudioDecoder decoder = AudioDecoder.open(audio, settings.maxLength())) {
            for (short[] piece = decoder.next(); piece.length > 0; piece = decoder.next()) {
                peaks.add(piece);
            }
        }
        return peaks.drawn();
    }
}
