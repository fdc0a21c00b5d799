import { css } from "lit";

export const recorderStyles = css`
    :host {
        --_accent: var(--aura-accent-color, light-dark(#3b5bdb, #91a7ff));
        --_on-accent: var(--aura-accent-contrast-color, light-dark(white, black));
        --_text: var(--vaadin-text-color, light-dark(#1b1d22, #f1f2f4));
        --_quiet: var(--vaadin-text-color-secondary, light-dark(#565b66, #b4b9c2));
        --_border: var(--vaadin-border-color-secondary, light-dark(#d9dce3, #3a3e47));
        --_surface: var(--vaadin-background-container, light-dark(#f5f6f8, #24272d));
        --_radius: var(--vaadin-radius-l, 12px);
        --_red: var(--aura-red, light-dark(#d6336c, #ff8787));
        --_red-text: var(--aura-red-text, light-dark(#a61e4d, #ffa8a8));
        --_warn: var(--aura-orange, light-dark(#e8890c, #ffc078));
        --_warn-text: var(--aura-orange-text, light-dark(#8a4600, #ffc078));
        display: grid;
        gap: var(--vaadin-gap-l, 1.25rem);
        container-type: inline-size;
        color: var(--_text);
    }

    :host([hidden]) {
        display: none;
    }

    .desk {
        display: grid;
        justify-items: center;
        gap: var(--vaadin-gap-s, 0.5rem);
    }

    .record {
        --_ring: calc(4px + var(--_level, 0) * 18px);
        inline-size: 6.5rem;
        block-size: 6.5rem;
        margin-block: 1.25rem 1rem;
        border: 0;
        border-radius: 50%;
        display: grid;
        place-items: center;
        cursor: pointer;
        color: var(--_on-accent);
        background: var(--_accent);
        box-shadow: 0 0 0 var(--_ring) color-mix(in srgb, var(--_accent) 22%, transparent);
        transition:
            box-shadow 120ms ease-out,
            background-color 200ms;
    }

    .record svg {
        inline-size: 2.75rem;
        block-size: 2.75rem;
        fill: currentColor;
    }

    .record.recording {
        color: white;
        background: #c92a4c;
        box-shadow: 0 0 0 var(--_ring) color-mix(in srgb, #c92a4c 25%, transparent);
    }

    .record:disabled {
        cursor: progress;
        opacity: 0.7;
    }

    .record:focus-visible,
    button:focus-visible,
    select:focus-visible {
        outline: var(--vaadin-focus-ring-width, 2px) solid var(--vaadin-focus-ring-color, var(--_accent));
        outline-offset: 3px;
    }

    .status {
        display: flex;
        gap: 0.75ch;
        align-items: baseline;
        font-weight: 600;
        min-block-size: 1.5em;
    }

    .elapsed {
        font-variant-numeric: tabular-nums;
    }

    canvas {
        inline-size: min(22rem, 100%);
        block-size: 2.5rem;
        color: var(--_accent);
    }

    .choices {
        display: flex;
        flex-wrap: wrap;
        justify-content: center;
        align-items: center;
        gap: 0.25rem 1.25rem;
        color: var(--_quiet);
        font-size: 0.875rem;
    }

    label {
        display: flex;
        align-items: center;
        gap: 0.5rem;
    }

    select {
        font: inherit;
        color: var(--_text);
        background: var(--_surface);
        border: 1px solid var(--_border);
        border-radius: var(--vaadin-radius-m, 8px);
        padding: 0.35rem 0.5rem;
        max-inline-size: 16rem;
    }

    kbd {
        font: inherit;
        font-size: 0.8125rem;
        padding: 0.1rem 0.4rem;
        border: 1px solid var(--_border);
        border-radius: 5px;
        background: var(--_surface);
        white-space: nowrap;
    }

    .notice {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: center;
        gap: 0.5rem 0.75rem;
        padding: 0.6rem 1rem;
        border: 1px solid color-mix(in srgb, var(--_warn) 45%, transparent);
        border-radius: var(--_radius);
        background: color-mix(in srgb, var(--_warn) 12%, transparent);
    }

    .notice.problem {
        border-color: color-mix(in srgb, var(--_red) 45%, transparent);
        background: color-mix(in srgb, var(--_red) 10%, transparent);
    }

    .plain {
        font: inherit;
        font-size: 0.875rem;
        font-weight: 500;
        color: inherit;
        cursor: pointer;
        padding: 0.3rem 0.7rem;
        border: 1px solid var(--_border);
        border-radius: var(--vaadin-radius-m, 8px);
        background: var(--_surface);
    }

    .plain:hover:not(:disabled) {
        border-color: var(--_quiet);
    }

    .plain:disabled {
        cursor: default;
        opacity: 0.5;
    }

    .plain[aria-pressed="true"] {
        color: var(--_on-accent);
        background: var(--_accent);
        border-color: transparent;
    }

    .toggle {
        display: none;
        justify-content: center;
        gap: 0.5rem;
    }

    .texts {
        display: grid;
        gap: var(--vaadin-gap-l, 1.25rem);
    }

    .texts.both {
        grid-template-columns: 1fr 1fr;
    }

    .panel {
        display: flex;
        flex-direction: column;
        gap: 0.75rem;
        min-block-size: 12rem;
        min-inline-size: 0;
        padding: var(--vaadin-padding-l, 1.25rem);
        border: 1px solid var(--_border);
        border-radius: var(--_radius);
        background: var(--_surface);
    }

    .panel header {
        display: flex;
        justify-content: space-between;
        align-items: center;
        gap: 1rem;
    }

    h3 {
        margin: 0;
        font-size: 0.875rem;
        font-weight: 600;
        color: var(--_quiet);
    }

    .words {
        flex: 1;
        margin: 0;
        font-size: 1.125rem;
        line-height: 1.65;
        overflow-wrap: anywhere;
    }

    .partial,
    .growing,
    .waiting,
    .empty {
        color: var(--_quiet);
    }

    .partial {
        font-style: italic;
    }

    .kept {
        text-decoration: underline dotted var(--_warn);
        text-underline-offset: 0.25em;
    }

    .mark {
        font-size: 0.75rem;
        color: var(--_warn-text);
        margin-inline-start: 0.35em;
    }

    .failure {
        color: var(--_red-text);
        font-size: 0.9375rem;
    }

    .lines {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 1rem;
        justify-content: center;
        text-align: center;
        margin: 0;
        color: var(--_quiet);
        font-size: 0.8125rem;
    }

    .unseen {
        position: absolute;
        inline-size: 1px;
        block-size: 1px;
        overflow: hidden;
        clip-path: inset(50%);
        white-space: nowrap;
    }

    @container (max-width: 34rem) {
        .texts.both {
            grid-template-columns: 1fr;
        }

        .toggle {
            display: flex;
        }

        .texts.both[data-shown="raw"] .polished-panel,
        .texts.both[data-shown="polished"] .raw-panel {
            display: none;
        }

        .keys {
            display: none;
        }
    }

    @media (prefers-reduced-motion: reduce) {
        .record {
            --_ring: 6px;
            transition: none;
        }
    }
`;
