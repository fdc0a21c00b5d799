package app.sotto.transcription.hearing;

import app.sotto.inference.Models;
import app.sotto.inference.Pool;
import app.sotto.inference.SpeechClient;
import app.sotto.transcription.Fakes;

/** Lets tests of other packages build what listens. */
public final class TestHearing {

    private TestHearing() {}

    public static Engines engines(Models models) {
        return new Engines(models);
    }

    public static WindowRecogniser recogniser(Pool pool, SpeechClient speech) {
        return new WindowRecogniser(new Fakes.Once(pool), speech);
    }
}
