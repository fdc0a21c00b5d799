/** The words that the page shows; PlayerStrings.java supplies them. */
export interface PlayerStrings {
    readonly playFrom: string;
    readonly audio: string;
    readonly noAudio: string;
    readonly goneAudio: string;
    readonly play: string;
    readonly pause: string;
    readonly back: string;
    readonly on: string;
    readonly speed: string;
    readonly position: string;
    readonly at: string;
    readonly follow: string;
    readonly keys: string;
    readonly estimated: string;
    readonly unsure: string;
    readonly nextUnsure: string;
    readonly loading: string;
    readonly loadFailed: string;
    readonly again: string;
    readonly empty: string;
    readonly text: string;
    readonly polished: string;
    readonly edited: string;
    readonly editPassage: string;
    readonly passage: string;
    readonly editKeys: string;
    readonly saved: string;
    readonly saving: string;
    readonly notSaved: string;
    readonly refused: string;
    readonly insist: string;
    readonly letGo: string;
    readonly undo: string;
    readonly redo: string;
    readonly split: string;
    readonly join: string;
    readonly find: string;
    readonly matchCase: string;
    readonly replaceBy: string;
    readonly replace: string;
    readonly replaceAll: string;
    readonly replaced: string;
    readonly hits: string;
    readonly noHits: string;
    readonly nextHit: string;
    readonly previousHit: string;
    readonly close: string;
    /** Why a sentence stands as it was spoken, by reason: kept.NUMBER and so on. */
    readonly [reason: `kept.${string}`]: string;
}

/** Puts values into {0}, {1}. */
export function filled(text: string, ...values: readonly (string | number)[]): string {
    return values.reduce<string>((done, value, i) => done.replace(`{${i}}`, String(value)), text);
}
