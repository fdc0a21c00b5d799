// Runs on the browser's audio thread, so it stands alone: microphone samples in, 16 kHz PCM16 pieces out.
// The Resampler is exported for tests; where there is no audio thread nothing is registered.

const OUTPUT_RATE = 16000;
const PIECE_SAMPLES = 1600; // 100 ms
const ZERO_CROSSINGS = 24; // of the low-pass, on each side
const PASS_BAND = 0.94; // of the lower Nyquist frequency: the rest is the filter's slope
const KAISER_BETA = 8; // side lobes about 80 dB down

/**
 * Streaming rational resampler: a Kaiser-windowed sinc low-pass, one set of taps per output phase.
 * Output sample n stands at input position n * inputRate / outputRate.
 */
export class Resampler {
    constructor(inputRate, outputRate = OUTPUT_RATE) {
        const divisor = greatestCommonDivisor(Math.round(inputRate), outputRate);
        this.up = outputRate / divisor;
        this.down = Math.round(inputRate) / divisor;
        const cutoff = Math.min(1, outputRate / inputRate) * PASS_BAND;
        this.half = Math.ceil(ZERO_CROSSINGS / cutoff);
        this.phases = phases(this.up, this.half, cutoff);
        this.history = new Float32Array(this.half); // silence before the first sample
        this.position = this.half; // of the next output in `history`, whole samples
        this.phase = 0; // of the next output, in 1/up samples
    }

    /** Takes input samples and gives the output samples that are complete now. */
    process(input) {
        const samples = new Float32Array(this.history.length + input.length);
        samples.set(this.history);
        samples.set(input, this.history.length);
        const output = [];
        while (this.position + this.half < samples.length) {
            output.push(this.#at(samples));
            this.phase += this.down;
            this.position += Math.floor(this.phase / this.up);
            this.phase %= this.up;
        }
        const spent = Math.min(samples.length, Math.max(0, this.position - this.half));
        this.history = samples.slice(spent);
        this.position -= spent;
        return Float32Array.from(output);
    }

    /** The last samples, which wait for what would follow them. */
    flush() {
        return this.process(new Float32Array(this.half));
    }

    #at(samples) {
        const taps = this.phases[this.phase];
        const first = this.position - this.half + 1;
        let sum = 0;
        for (let i = 0; i < taps.length; i++) {
            sum += taps[i] * samples[first + i];
        }
        return sum;
    }
}

/** For each phase the taps over input samples position - half + 1 … position + half, gain 1 at 0 Hz. */
function phases(count, half, cutoff) {
    return Array.from({ length: count }, (_, phase) => {
        const taps = new Float32Array(half * 2);
        let gain = 0;
        for (let i = 0; i < taps.length; i++) {
            const distance = i - half + 1 - phase / count;
            taps[i] = sinc(distance * cutoff) * kaiser(distance / half);
            gain += taps[i];
        }
        return taps.map((tap) => tap / gain);
    });
}

function sinc(x) {
    return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

function kaiser(x) {
    return Math.abs(x) >= 1 ? 0 : bessel(KAISER_BETA * Math.sqrt(1 - x * x)) / bessel(KAISER_BETA);
}

/** Modified Bessel function of the first kind, order 0, by its power series. */
function bessel(x) {
    let term = 1;
    let sum = 1;
    for (let k = 1; term > sum * 1e-10; k++) {
        term *= (x / (2 * k)) ** 2;
        sum += term;
    }
    return sum;
}

function greatestCommonDivisor(a, b) {
    return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

export function toPcm16(samples) {
    return Int16Array.from(samples, (sample) => Math.round(Math.max(-1, Math.min(1, sample)) * 32767));
}

export function toMono(channels) {
    if (channels.length === 1) {
        return channels[0];
    }
    return channels[0].map(
        (_, i) => channels.reduce((sum, channel) => sum + channel[i], 0) / channels.length,
    );
}

function loudness(samples) {
    return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
}

if (typeof registerProcessor === "function") {
    class PcmProcessor extends AudioWorkletProcessor {
        #resampler = new Resampler(sampleRate);
        #waiting = [];
        #running = true;

        constructor() {
            super();
            this.port.onmessage = () => this.#stop();
        }

        process([channels]) {
            if (this.#running && channels.length > 0) {
                this.#keep(this.#resampler.process(toMono(channels)));
            }
            return this.#running;
        }

        #keep(samples) {
            this.#waiting.push(...samples);
            while (this.#waiting.length >= PIECE_SAMPLES) {
                this.#send(this.#waiting.splice(0, PIECE_SAMPLES));
            }
        }

        #stop() {
            this.#keep(this.#resampler.flush());
            if (this.#waiting.length > 0) {
                this.#send(this.#waiting.splice(0));
            }
            this.#running = false;
            this.port.postMessage({ ended: true });
        }

        #send(samples) {
            const pcm = toPcm16(samples);
            this.port.postMessage({ pcm, level: loudness(samples) }, [pcm.buffer]);
        }
    }

    registerProcessor("sotto-pcm", PcmProcessor);
}
