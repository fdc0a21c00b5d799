// The server under test, as the test that starts these files tells of it.
import fs from "node:fs";

export const base = `${process.env.SOTTO}/v1`;
export const key = process.env.KEY;
/** May not be used for text. */
export const keyForAudio = process.env.KEY_FOR_AUDIO;
/** Good for one request a minute. */
export const keyForOne = process.env.KEY_FOR_ONE;
export const TEXT = "qwen2.5-14b";
export const EMBEDDING = "bge-m3";
export const speech = () => fs.createReadStream(process.env.SPEECH);
export const speechBytes = () => fs.readFileSync(process.env.SPEECH);
