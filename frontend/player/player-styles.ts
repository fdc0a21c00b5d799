import { css } from "lit";

/** Buttons and fields of the player and its tools. */
export const controlStyles = css`
    :host {
        --_accent: var(--aura-accent-color, light-dark(#0f766e, #2dd4bf));
        --_quiet: var(--vaadin-text-color-secondary, light-dark(#565b66, #b4b9c2));
        --_line: color-mix(in srgb, currentColor 14%, transparent);
    }

    button,
    select,
    input:not([type="checkbox"]) {
        block-size: 2.25rem;
        box-sizing: border-box;
        border: 1px solid transparent;
        border-radius: 0.6rem;
        background: none;
        font: inherit;
        font-size: 0.875rem;
        color: inherit;
    }

    button {
        display: inline-grid;
        place-items: center;
        min-inline-size: 2.25rem;
        padding: 0 0.4rem;
        cursor: pointer;
    }

    button.word,
    select,
    input:not([type="checkbox"]) {
        padding-inline: 0.7rem;
        border-color: var(--_line);
    }

    select option {
        background: var(--vaadin-background-color, light-dark(#fff, #17181c));
    }

    input:not([type="checkbox"]) {
        flex: 1 1 8rem;
        min-inline-size: 6rem;
        max-inline-size: 18rem;
    }

    input::-webkit-search-cancel-button {
        display: none;
    }

    button:not(:disabled):hover {
        background: color-mix(in srgb, var(--_accent) 10%, transparent);
    }

    button:disabled {
        opacity: 0.4;
        cursor: default;
    }

    :is(button, select, input):focus-visible {
        outline: 2px solid var(--_accent);
        outline-offset: 1px;
    }

    svg {
        inline-size: 1.25rem;
        block-size: 1.25rem;
        fill: currentColor;
    }
`;

export const playerStyles = css`
    :host {
        display: grid;
        gap: var(--sotto-gap, 1.25rem);
        container-type: inline-size;
    }

    .dock {
        position: sticky;
        inset-block-start: 0;
        z-index: 2;
        display: grid;
        gap: 0.5rem;
        padding-block: 0.6rem;
        margin-inline: -0.5rem;
        padding-inline: 0.5rem;
        background: color-mix(in srgb, var(--vaadin-background-color, Canvas) 72%, transparent);
        backdrop-filter: blur(1.25rem);
        border-block-end: 1px solid var(--_line);
        border-radius: 0.75rem 0.75rem 0 0;
    }

    .controls {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.35rem;
    }

    .controls .play {
        inline-size: 2.75rem;
        block-size: 2.75rem;
        border-radius: 50%;
        background: var(--_accent);
        color: light-dark(#fff, #0b1513);
    }

    .controls .play:not(:disabled):hover {
        background: color-mix(in srgb, var(--_accent) 85%, currentColor);
    }

    .time {
        margin-inline: 0.4rem;
        font-variant-numeric: tabular-nums;
        font-size: 0.9375rem;
        white-space: nowrap;
    }

    .time small {
        color: var(--_quiet);
        font-size: inherit;
    }

    .last {
        margin-inline-start: auto;
    }

    .note {
        margin: 0;
        font-size: 0.8125rem;
        color: var(--_quiet);
    }

    .quiet {
        margin: 0;
        color: var(--_quiet);
    }

    .texts {
        display: grid;
        gap: clamp(1.5rem, 4cqi, 3rem);
        align-items: start;
    }

    section {
        min-inline-size: 0;
    }

    .texts.one {
        max-inline-size: 52rem;
    }

    @container (min-width: 48rem) {
        .texts.two {
            grid-template-columns: 1fr 1fr;
        }
    }

    @container (max-width: 30rem) {
        .keys {
            display: none;
        }
    }
`;
