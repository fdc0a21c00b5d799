import workletUrl from "./pcm-worklet.js?url&no-inline";

/** Why there is nothing to hear; a key of the page's strings. */
export type MicrophoneProblem = "insecure" | "denied" | "noMicrophone" | "microphoneBusy";

export class MicrophoneError extends Error {
    readonly problem: MicrophoneProblem;

    constructor(problem: MicrophoneProblem) {
        super(problem);
        this.problem = problem;
    }
}

/** An open microphone: PCM16 mono at 16 kHz, about every 100 ms. */
export class Microphone {
    readonly #context: AudioContext;
    readonly #stream: MediaStream;
    readonly #node: AudioWorkletNode;

    private constructor(context: AudioContext, stream: MediaStream, node: AudioWorkletNode) {
        this.#context = context;
        this.#stream = stream;
        this.#node = node;
    }

    /**
     * @param device its id, or empty for the system's choice
     * @param onPiece takes samples and their loudness, 0 to 1
     * @param onLost the device was unplugged or taken away
     */
    static async open(
        device: string,
        onPiece: (pcm: Int16Array, level: number) => void,
        onLost: () => void,
    ): Promise<Microphone> {
        const stream = await listen(device);
        const context = new AudioContext();
        try {
            await context.audioWorklet.addModule(workletUrl);
            const node = new AudioWorkletNode(context, "sotto-pcm", { numberOfOutputs: 0 });
            node.port.onmessage = ({ data }) => data.pcm && onPiece(data.pcm, data.level);
            context.createMediaStreamSource(stream).connect(node);
            stream.getAudioTracks()[0].addEventListener("ended", onLost);
            await context.resume();
            return new Microphone(context, stream, node);
        } catch (problem) {
            release(stream);
            await context.close();
            throw problem;
        }
    }

    /** Gives the last samples out, then frees the device. */
    async stop(): Promise<void> {
        await this.#flushed();
        release(this.#stream);
        await this.#context.close();
    }

    #flushed(): Promise<void> {
        return new Promise((resolve) => {
            const deliver = this.#node.port.onmessage;
            this.#node.port.onmessage = (message) => {
                deliver?.call(this.#node.port, message);
                if (message.data.ended) {
                    resolve();
                }
            };
            this.#node.port.postMessage("stop");
            setTimeout(resolve, 500);
        });
    }
}

/** Names are empty until the person has allowed the microphone once. */
export async function microphones(): Promise<MediaDeviceInfo[]> {
    const devices = (await navigator.mediaDevices?.enumerateDevices()) ?? [];
    return devices.filter((device) => device.kind === "audioinput" && device.deviceId && device.label);
}

async function listen(device: string): Promise<MediaStream> {
    if (!window.isSecureContext || !navigator.mediaDevices) {
        throw new MicrophoneError("insecure");
    }
    try {
        return await navigator.mediaDevices.getUserMedia({ audio: constraints(device) });
    } catch (problem) {
        if (device && problem instanceof DOMException && problem.name === "OverconstrainedError") {
            return listen("");
        }
        throw new MicrophoneError(reason(problem));
    }
}

function constraints(device: string): MediaTrackConstraints {
    return {
        channelCount: 1,
        noiseSuppression: true,
        autoGainControl: true,
        echoCancellation: false, // nothing is played back, and it turns headsets to telephone sound
        ...(device && { deviceId: { exact: device } }),
    };
}

function reason(problem: unknown): MicrophoneProblem {
    switch (problem instanceof DOMException ? problem.name : "") {
        case "NotAllowedError":
        case "SecurityError":
            return "denied";
        case "NotReadableError":
        case "AbortError":
            return "microphoneBusy";
        default:
            return "noMicrophone";
    }
}

function release(stream: MediaStream): void {
    stream.getTracks().forEach((track) => track.stop());
}
