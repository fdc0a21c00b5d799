import type { Wishes } from "./protocol.ts";
import type { Piece } from "./resume-buffer.ts";

/** A recording as it is kept in the browser until the server has all of it. */
export interface KeptRecording {
    readonly id: string;
    readonly startedAt: number;
    readonly wishes: Wishes;
    /** Of the dictation on the server, once there is one. */
    readonly dictation?: string;
    /** Where that dictation begins in the recording, in samples. */
    readonly base: number;
}

const RECORDINGS = "recordings";
const PIECES = "pieces";

/**
 * Unsent audio in IndexedDB: it outlives the page. A browser that refuses (private windows, a full disk)
 * leaves the copy in memory; recording goes on.
 */
export class PieceStore {
    readonly #database: Promise<IDBDatabase | undefined> = openDatabase();

    async save(recording: KeptRecording): Promise<void> {
        await this.#write(RECORDINGS, (store) => store.put(recording));
    }

    async add(recording: string, piece: Piece): Promise<void> {
        await this.#write(PIECES, (store) => store.put(piece, [recording, piece.offset]));
    }

    /** Forgets pieces that begin before that place. */
    async forget(recording: string, before: number): Promise<void> {
        await this.#write(PIECES, (store) =>
            store.delete(IDBKeyRange.bound([recording, 0], [recording, before], false, true)),
        );
    }

    async delete(recording: string): Promise<void> {
        await Promise.all([
            this.forget(recording, Number.MAX_SAFE_INTEGER),
            this.#write(RECORDINGS, (store) => store.delete(recording)),
        ]);
    }

    async recordings(): Promise<KeptRecording[]> {
        return (await this.#read<KeptRecording[]>(RECORDINGS, (store) => store.getAll())) ?? [];
    }

    /** In order. */
    async pieces(recording: string): Promise<Piece[]> {
        const range = IDBKeyRange.bound([recording, 0], [recording, Number.MAX_SAFE_INTEGER]);
        return (await this.#read<Piece[]>(PIECES, (store) => store.getAll(range))) ?? [];
    }

    async #write(name: string, change: (store: IDBObjectStore) => IDBRequest): Promise<void> {
        await this.#read(name, change, "readwrite");
    }

    async #read<T>(
        name: string,
        ask: (store: IDBObjectStore) => IDBRequest,
        mode: IDBTransactionMode = "readonly",
    ): Promise<T | undefined> {
        try {
            const database = await this.#database;
            return database && (await answer<T>(ask(database.transaction(name, mode).objectStore(name))));
        } catch {
            return undefined;
        }
    }
}

async function openDatabase(): Promise<IDBDatabase | undefined> {
    try {
        const request = indexedDB.open("sotto-recorder", 1);
        request.onupgradeneeded = () => {
            request.result.createObjectStore(RECORDINGS, { keyPath: "id" });
            request.result.createObjectStore(PIECES);
        };
        return await answer<IDBDatabase>(request);
    } catch {
        return undefined;
    }
}

function answer<T>(request: IDBRequest): Promise<T> {
    return new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result as T);
        request.onerror = () => reject(request.error);
    });
}
