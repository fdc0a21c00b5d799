/** Every word the recorder shows; the page supplies them in the person's language. */
export interface RecorderStrings {
    readonly start: string;
    readonly stop: string;
    readonly pause: string;
    readonly resume: string;
    readonly ready: string;
    readonly connecting: string;
    readonly recording: string;
    readonly paused: string;
    readonly finishing: string;
    readonly finished: string;
    readonly level: string;
    readonly microphone: string;
    readonly defaultMicrophone: string;
    /** {0}: the keys */
    readonly shortcut: string;
    /** {0}: the key */
    readonly pauseShortcut: string;
    readonly float: string;
    readonly unfloat: string;
    readonly floating: string;
    readonly hushed: string;
    /** {0}: the microphone */
    readonly switched: string;
    readonly offline: string;
    readonly offlineFinishing: string;
    /** {0}: when it began */
    readonly interrupted: string;
    readonly finishInterrupted: string;
    readonly discardInterrupted: string;
    readonly raw: string;
    readonly polished: string;
    readonly both: string;
    readonly view: string;
    readonly earlier: string;
    readonly emptyRaw: string;
    readonly emptyPolished: string;
    readonly copy: string;
    readonly copyRaw: string;
    readonly copyPolished: string;
    readonly copied: string;
    /** Stands where words would. */
    readonly failed: string;
    readonly keptRawEngineFailed: string;
    readonly keptRawMeaning: string;
    readonly keptRawNeedsModel: string;
    /** Said to ears of a command, and of words that one took back. */
    readonly obeyed: string;
    readonly taken: string;
    /** {0}: seconds */
    readonly lag: string;
    /** {0}: the engine */
    readonly engine: string;
    /** {0}: the engine */
    readonly demoEngine: string;
    readonly polishedByRules: string;
    /** {0}: the engine */
    readonly polishedBy: string;
    readonly insecure: string;
    readonly denied: string;
    readonly noMicrophone: string;
    readonly microphoneBusy: string;
    readonly microphoneLost: string;
    readonly spent: string;
    readonly spentUntil: string;
    readonly elsewhere: string;
    readonly noEngine: string;
    /** {0}: the date */
    readonly exhausted: string;
}

/** A string with its {0} filled in. */
export function fill(template: string, value: string): string {
    return template.replace("{0}", value);
}
