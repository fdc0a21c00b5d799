import { html, nothing, type TemplateResult } from "lit";
import { MICROPHONE_ICON, STOP_ICON } from "./icons.ts";
import type { RecorderStrings } from "./recorder-strings.ts";
import type { Recording } from "./recording.ts";
import { clock } from "./times.ts";

const CHOSEN_MICROPHONE = "sotto.microphone";

/** The device's id, which this browser remembers; empty for the system's own choice. */
export function chosenMicrophone(): string {
    return localStorage.getItem(CHOSEN_MICROPHONE) ?? "";
}

/** What the desk shows. */
export interface Desk {
    readonly strings: RecorderStrings;
    readonly recording?: Recording;
    readonly seconds: number;
    readonly devices: readonly MediaDeviceInfo[];
    readonly toggle: () => void;
}

/** The button, what it is at, and the microphone it listens to. */
export function desk(desk: Desk): TemplateResult {
    const { strings } = desk;
    return html`
        <div class="desk">
            ${button(desk)}
            <div class="status">
                <span role="status">${status(strings, desk.recording)}</span>
                ${
                    desk.recording
                        ? html`<span class="elapsed" role="timer">${clock(desk.seconds)}</span>`
                        : nothing
                }
            </div>
            <canvas role="img" aria-label=${strings.level}></canvas>
            <div class="choices">${microphoneChoice(desk)} ${shortcut(strings)}</div>
        </div>
    `;
}

function button({ strings, recording, toggle }: Desk): TemplateResult {
    const phase = recording?.phase;
    const listening = phase === "recording";
    return html`
        <button
            class="record ${phase ?? ""}"
            aria-label=${listening ? strings.stop : strings.start}
            title=${listening ? strings.stop : strings.start}
            aria-keyshortcuts="Control+Shift+D Meta+Shift+D"
            ?disabled=${phase === "connecting" || phase === "finishing"}
            @click=${toggle}
        >
            ${listening ? STOP_ICON : MICROPHONE_ICON}
        </button>
    `;
}

function status(strings: RecorderStrings, recording?: Recording): string {
    if (!recording) {
        return strings.ready;
    }
    if (recording.phase === "done") {
        return recording.problem ? "" : strings.finished;
    }
    return strings[recording.phase];
}

function microphoneChoice({ strings, recording, devices }: Desk): TemplateResult {
    const chosen = chosenMicrophone();
    const choose = (event: Event) =>
        localStorage.setItem(CHOSEN_MICROPHONE, (event.target as HTMLSelectElement).value);
    return html`
        <label>
            ${strings.microphone}
            <select ?disabled=${recording?.unfinished ?? false} @change=${choose}>
                <option value="">${strings.defaultMicrophone}</option>
                ${devices.map(
                    (device) =>
                        html`<option value=${device.deviceId} ?selected=${device.deviceId === chosen}>
                            ${device.label}
                        </option>`,
                )}
            </select>
        </label>
    `;
}

function shortcut(strings: RecorderStrings): TemplateResult {
    const [before, after] = strings.shortcut.split("{0}");
    const modifier = /Mac|iPhone|iPad/.test(navigator.platform) ? "⌘" : "Ctrl";
    return html`<span class="keys">${before}<kbd>${modifier} + Shift + D</kbd>${after}</span>`;
}
