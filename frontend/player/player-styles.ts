import { css } from "lit";

export const playerStyles = css`
    :host {
        --_accent: var(--aura-accent-color, light-dark(#0f766e, #2dd4bf));
        --_quiet: var(--vaadin-text-color-secondary, light-dark(#565b66, #b4b9c2));
        --_line: color-mix(in srgb, currentColor 14%, transparent);
        display: grid;
        gap: var(--sotto-gap, 1.25rem);
        container-type: inline-size;
    }

    audio {
        inline-size: 100%;
        position: sticky;
        inset-block-start: 0.5rem;
        z-index: 1;
        border-radius: 2rem;
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

    :host([view="raw"]) .polished,
    :host([view="polished"]) .raw {
        display: none;
    }

    :host([view="raw"]) .texts,
    :host([view="polished"]) .texts {
        max-inline-size: 46rem;
    }

    @container (min-width: 48rem) {
        :host([view="both"]) .texts {
            grid-template-columns: 1fr 1fr;
        }
    }

    ol {
        list-style: none;
        margin: 0;
        padding: 0;
        display: grid;
        gap: 0.15rem;
    }

    li {
        display: grid;
        grid-template-columns: 3.75rem 1fr;
        align-items: baseline;
        padding: 0.35rem 0.5rem;
        margin-inline: -0.5rem;
        border-radius: 0.6rem;
        line-height: 1.6;
        content-visibility: auto;
        contain-intrinsic-block-size: auto 2.3rem;
    }

    li:hover {
        background: color-mix(in srgb, var(--_accent) 7%, transparent);
    }

    li.current {
        background: color-mix(in srgb, var(--_accent) 16%, transparent);
    }

    li span {
        cursor: pointer;
        overflow-wrap: anywhere;
    }

    button {
        justify-self: start;
        border: 0;
        padding: 0.15rem 0.3rem;
        margin-inline-start: -0.3rem;
        border-radius: 0.4rem;
        background: none;
        font: inherit;
        font-size: 0.8125rem;
        font-variant-numeric: tabular-nums;
        color: var(--_quiet);
        cursor: pointer;
    }

    button:not(:disabled):hover {
        color: var(--_accent);
    }

    button:focus-visible {
        outline: 2px solid var(--_accent);
    }
`;
