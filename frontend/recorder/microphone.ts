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

/** Who listens to a microphone. */
export interface Ear {
    /** Takes samples and their loudness, 0 to 1. */
    heard(pcm: Int16Array, level: number): void;
    /** The system has taken the sound away, for a call perhaps, or given it back. */
    hushed(hushed: boolean): void;
    /** The device was unplugged or taken away. */
    lost(): void;
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

    /** @param device its id, or empty for the system's choice */
    static async open(device: string, ear: Ear): Promise<Microphone> {
        const stream = await listen(device);
        const context = new AudioContext();
        try {
            await context.audioWorklet.addModule(workletUrl);
            const node = new AudioWorkletNode(context, "sotto-pcm", { numberOfOutputs: 0 });
            node.port.onmessage = ({ data }) => data.pcm && ear.heard(data.pcm, data.level);
            context.createMediaStreamSource(stream).connect(node);
            const microphone = new Microphone(context, stream, node);
            await context.resume();
            microphone.#watch(ear);
            return microphone;
        } catch (problem) {
            release(stream);
            await context.close();
            throw problem;
        }
    }

    /** What it is called. */
    get label(): string {
        return this.#stream.getAudioTracks()[0]?.label ?? "";
    }

    #watch(ear: Ear): void {
        const [track] = this.#stream.getAudioTracks();
        const tell = () => ear.hushed(track.muted || this.#context.state !== "running");
        track.addEventListener("ended", () => ear.lost());
        track.addEventListener("mute", tell);
        track.addEventListener("unmute", tell);
        this.#context.onstatechange = tell;
        document.addEventListener("visibilitychange", this.#back);
    }

    /** Phones suspend the sound of a page that was away, or during a call. */
    readonly #back = () => {
        if (document.visibilityState === "visible" && this.#context.state !== "running") {
            void this.#context.resume().catch(() => undefined);
        }
    };

    /** Gives the last samples out, then frees the device. */
    async stop(): Promise<void> {
        document.removeEventListener("visibilitychange", this.#back);
        this.#context.onstatechange = null;
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
