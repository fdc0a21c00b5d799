/** Keeps a phone's screen, and with it the microphone, awake. Browsers take it away with the page's visibility. */
export class WakeLock {
    #wanted = false;
    #lock?: WakeLockSentinel;
    readonly #visible = () => void this.#take();

    hold(): void {
        if (!this.#wanted) {
            this.#wanted = true;
            document.addEventListener("visibilitychange", this.#visible);
            void this.#take();
        }
    }

    release(): void {
        this.#wanted = false;
        document.removeEventListener("visibilitychange", this.#visible);
        void this.#lock?.release();
        this.#lock = undefined;
    }

    async #take(): Promise<void> {
        if (!this.#wanted || document.visibilityState !== "visible") {
            return;
        }
        try {
            const lock = await navigator.wakeLock?.request("screen");
            this.#lock = lock;
            if (!this.#wanted) {
                void lock?.release();
            }
        } catch {
            // A low battery may refuse it: the recording goes on as long as the screen does.
        }
    }
}
