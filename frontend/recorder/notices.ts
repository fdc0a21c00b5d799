import { html, nothing, type TemplateResult } from "lit";
import type { KeptRecording } from "./piece-store.ts";
import { fill, type RecorderStrings } from "./recorder-strings.ts";
import type { Recording } from "./recording.ts";
import { date, moment } from "./times.ts";

/** What to tell beside the text. */
export interface Notices {
    readonly strings: RecorderStrings;
    readonly recording?: Recording;
    /** What interrupted pages left behind. */
    readonly offers: readonly KeptRecording[];
    readonly recover: (offer: KeptRecording) => void;
    readonly discard: (offer: KeptRecording) => void;
}

/** A lost connection, a problem, minutes used up, and what can be taken up again. */
export function notices(told: Notices): TemplateResult {
    const { strings, recording } = told;
    return html`
        ${
            recording?.unfinished && recording.offline
                ? notice(recording.phase === "recording" ? strings.offline : strings.offlineFinishing)
                : nothing
        }
        ${recording?.hushed && recording.phase === "recording" ? notice(strings.hushed) : nothing}
        ${
            recording?.insteadOf !== undefined && recording.phase === "recording"
                ? notice(fill(strings.switched, recording.insteadOf))
                : nothing
        }
        ${recording?.problem ? problem(describe(recording.problem, strings)) : nothing}
        ${recording?.renewsAt ? problem(fill(strings.exhausted, date(recording.renewsAt))) : nothing}
        ${recording?.unfinished ? nothing : told.offers.map((kept) => offer(told, kept))}
    `;
}

function offer({ strings, recover, discard }: Notices, kept: KeptRecording): TemplateResult {
    return html`
        <div class="notice" role="status">
            <span>${fill(strings.interrupted, moment(kept.startedAt))}</span>
            <button class="plain" @click=${() => recover(kept)}>${strings.finishInterrupted}</button>
            <button class="plain" @click=${() => discard(kept)}>${strings.discardInterrupted}</button>
        </div>
    `;
}

function notice(sentence: string): TemplateResult {
    return html`<div class="notice" role="status">${sentence}</div>`;
}

function problem(sentence: string): TemplateResult {
    return html`<div class="notice problem" role="alert">${sentence}</div>`;
}

function describe(what: NonNullable<Recording["problem"]>, strings: RecorderStrings): string {
    if (!("key" in what)) {
        return what.sentence;
    }
    return what.key === "spent" && what.renewsAt
        ? fill(strings.spentUntil, date(what.renewsAt))
        : strings[what.key];
}
