import { html, nothing, type TemplateResult } from "lit";
import { GO_ON_ICON, MICROPHONE_ICON, PAUSE_ICON, STOP_ICON } from "./icons.ts";
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
    readonly floating: boolean;
    /** Starts, stops, or goes on. */
    readonly toggle: () => void;
    /** Pauses, or ends what is paused. */
    readonly second: () => void;
    readonly float: () => void;
}

/** The button, what it is at, and the microphone it listens to. */
export function desk(desk: Desk): TemplateResult {
    const { strings } = desk;
    return html`
        <div class="desk">
            <div class="buttons">${button(desk)} ${second(desk)}</div>
            <div class="status">
                <span role="status">${status(strings, desk.recording)}</span>
                ${
                    desk.recording
                        ? html`<span class="elapsed" role="timer">${clock(desk.seconds)}</span>`
                        : nothing
                }
            </div>
            <canvas role="img" aria-label=${strings.level}></canvas>
            <div class="choices">${microphoneChoice(desk)} ${floatChoice(desk)} ${shortcuts(strings)}</div>
        </div>
    `;
}

/** What the main button does now. */
export function mainAction({ strings, recording }: Pick<Desk, "strings" | "recording">): {
    readonly label: string;
    readonly icon: TemplateResult;
} {
    switch (recording?.phase) {
        case "recording":
            return { label: strings.stop, icon: STOP_ICON };
        case "paused":
            return { label: strings.resume, icon: GO_ON_ICON };
        default:
            return { label: strings.start, icon: MICROPHONE_ICON };
    }
}

/** What the button beside it does, if there is anything to pause or to end. */
export function secondAction({
    strings,
    recording,
}: Pick<Desk, "strings" | "recording">):
    { readonly label: string; readonly icon: TemplateResult } | undefined {
    switch (recording?.phase) {
        case "recording":
            return { label: strings.pause, icon: PAUSE_ICON };
        case "paused":
            return { label: strings.stop, icon: STOP_ICON };
        default:
            return undefined;
    }
}

function button(desk: Desk): TemplateResult {
    const phase = desk.recording?.phase;
    const { label, icon } = mainAction(desk);
    return html`
        <button
            class="record ${phase ?? ""}"
            aria-label=${label}
            title=${label}
            aria-keyshortcuts="Control+Shift+D Meta+Shift+D"
            ?disabled=${phase === "connecting" || phase === "finishing"}
            @click=${desk.toggle}
        >
            ${icon}
        </button>
    `;
}

function second(desk: Desk): TemplateResult | typeof nothing {
    const action = secondAction(desk);
    return action
        ? html`<button class="second" aria-label=${action.label} title=${action.label} @click=${desk.second}>
              ${action.icon}
          </button>`
        : nothing;
}

export function status(strings: RecorderStrings, recording?: Recording): string {
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
    const choose = (event: Event) => {
        const device = (event.target as HTMLSelectElement).value;
        localStorage.setItem(CHOSEN_MICROPHONE, device);
        void recording?.switchTo(device);
    };
    return html`
        <label>
            ${strings.microphone}
            <select @change=${choose}>
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

function floatChoice({ strings, recording, floating, float }: Desk): TemplateResult | typeof nothing {
    return recording?.unfinished || floating
        ? html`<button class="plain" aria-pressed=${floating} @click=${float}>${strings.float}</button>`
        : nothing;
}

function shortcuts(strings: RecorderStrings): TemplateResult {
    const modifier = /Mac|iPhone|iPad/.test(navigator.platform) ? "⌘" : "Ctrl";
    return html`<span class="keys"
        >${keys(strings.shortcut, `${modifier} + Shift + D`)} ${keys(strings.pauseShortcut, "Esc")}</span
    >`;
}

function keys(sentence: string, names: string): TemplateResult {
    const [before, after] = sentence.split("{0}");
    return html`<span>${before}<kbd>${names}</kbd>${after}</span>`;
}
