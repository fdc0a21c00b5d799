package app.sotto.inference.openai;

import app.sotto.inference.SpeechClient;

/** The client to nodes as the application has it, for whoever runs without the application. */
public final class SpeechOverHttp implements AutoCloseable {

    private final NodeClients clients = new NodeClients();
    private final NodeCall call = new NodeCall();
    private final SpeechClient client = new OpenAiSpeech(clients, call);

    public SpeechClient client() {
        return client;
    }

    @Override
    public void close() {
        call.close();
        clients.close();
    }
}
