/** Peaks as the server draws them (WaveformEndpoint.java). */
export interface Drawn {
    /** Seconds that a peak stands for. */
    readonly step: number;
    /** 0 to 255, as Base64. */
    readonly peaks: string;
}

export function peaksOf(drawn: Drawn): Uint8Array<ArrayBuffer> {
    return Uint8Array.from(atob(drawn.peaks), (letter) => letter.charCodeAt(0));
}

/**
 * Heights of bars, 0 to 1, the loudest filling the height; quiet speech is made visible by the square root.
 *
 * @param bars how many there is room for
 */
export function heights(peaks: Uint8Array, bars: number): number[] {
    const loudest = peaks.reduce((most, peak) => Math.max(most, peak), 1);
    return Array.from({ length: bars }, (_, bar) => {
        const from = Math.floor((bar * peaks.length) / bars);
        const to = Math.max(from + 1, Math.floor(((bar + 1) * peaks.length) / bars));
        let peak = 0;
        for (let i = from; i < Math.min(to, peaks.length); i++) {
            peak = Math.max(peak, peaks[i]);
        }
        return Math.sqrt(peak / loudest);
    });
}
