/** Marks a recording as alive in some tab; the mark goes with the page. */
export async function holdLock(recording: string): Promise<() => void> {
    if (!navigator.locks) {
        return () => undefined;
    }
    return new Promise((held) => {
        void navigator.locks.request(
            lockName(recording),
            () => new Promise<void>((release) => held(release)),
        );
    });
}

export async function isAlive(recording: string): Promise<boolean> {
    const locks = await navigator.locks?.query();
    return locks?.held?.some((lock) => lock.name === lockName(recording)) ?? false;
}

function lockName(recording: string): string {
    return `sotto-recording-${recording}`;
}
