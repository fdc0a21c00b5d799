import { css } from "lit";

export const deskStyles = css`
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

    .buttons {
        display: grid;
        grid-template-columns: 1fr auto 1fr;
        align-items: center;
        gap: 2rem;
        inline-size: 100%;
    }

    .buttons .record {
        grid-column: 2;
    }

    .second {
        justify-self: start;
        inline-size: 3.25rem;
        block-size: 3.25rem;
        border: 1px solid var(--_border);
        border-radius: 50%;
        display: grid;
        place-items: center;
        cursor: pointer;
        color: var(--_text);
        background: var(--_surface);
    }

    .second:hover {
        border-color: var(--_quiet);
    }

    .second svg {
        inline-size: 1.5rem;
        block-size: 1.5rem;
        fill: currentColor;
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

    .keys {
        display: flex;
        flex-wrap: wrap;
        justify-content: center;
        gap: 0.25rem 1rem;
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

    @container (max-width: 34rem) {
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
