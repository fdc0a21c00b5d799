import { html } from "lit";

export const MICROPHONE_ICON = html`<svg viewBox="0 0 24 24" aria-hidden="true">
    <path
        d="M12 15a3.5 3.5 0 0 0 3.5-3.5v-6a3.5 3.5 0 1 0-7 0v6A3.5 3.5 0 0 0 12 15Zm6.5-4.5a1 1 0 0 0-1 1 5.5 5.5 0 0 1-11 0 1 1 0 1 0-2 0 7.5 7.5 0 0 0 6.5 7.43V21a1 1 0 1 0 2 0v-2.07a7.5 7.5 0 0 0 6.5-7.43 1 1 0 0 0-1-1Z"
    />
</svg>`;
export const STOP_ICON = html`<svg viewBox="0 0 24 24" aria-hidden="true">
    <rect x="6" y="6" width="12" height="12" rx="2" />
</svg>`;
export const PAUSE_ICON = html`<svg viewBox="0 0 24 24" aria-hidden="true">
    <rect x="6.5" y="5.5" width="4" height="13" rx="1.25" />
    <rect x="13.5" y="5.5" width="4" height="13" rx="1.25" />
</svg>`;
export const GO_ON_ICON = html`<svg viewBox="0 0 24 24" aria-hidden="true">
    <path d="M8.5 5.6v12.8a1 1 0 0 0 1.53.85l10.1-6.4a1 1 0 0 0 0-1.7l-10.1-6.4a1 1 0 0 0-1.53.85Z" />
</svg>`;
export const CLOSE_ICON = html`<svg viewBox="0 0 24 24" aria-hidden="true">
    <path
        d="M6.3 7.7 10.6 12l-4.3 4.3 1.4 1.4 4.3-4.3 4.3 4.3 1.4-1.4-4.3-4.3 4.3-4.3-1.4-1.4-4.3 4.3-4.3-4.3Z"
    />
</svg>`;
