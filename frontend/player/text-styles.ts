import { css } from "lit";

export const textStyles = css`
    :host {
        --_accent: var(--aura-accent-color, light-dark(#0f766e, #2dd4bf));
        --_quiet: var(--vaadin-text-color-secondary, light-dark(#565b66, #b4b9c2));
        --_doubt: var(--aura-orange, light-dark(#b45309, #fbbf24));
        display: block;
        min-inline-size: 0;
    }

    .quiet {
        margin: 0.5rem 0;
        color: var(--_quiet);
    }

    ol {
        list-style: none;
        margin: 0 -0.5rem;
        padding: 0.1rem 0.5rem;
        content-visibility: auto;
    }

    li {
        position: relative;
        display: grid;
        grid-template-columns: 3.75rem minmax(0, 1fr);
        align-items: baseline;
        padding: 0.3rem 0.5rem;
        margin-inline: -0.5rem;
        border-radius: 0.6rem;
        line-height: 1.65;
        scroll-margin-block: 12rem 4rem;
    }

    li:hover {
        background: color-mix(in srgb, var(--_accent) 6%, transparent);
    }

    li[aria-current] {
        background: color-mix(in srgb, var(--_accent) 10%, transparent);
    }

    .text {
        display: block;
        cursor: pointer;
        overflow-wrap: anywhere;
        border-radius: 0.3rem;
    }

    .words {
        white-space: pre-line;
    }

    .text[role="button"] {
        cursor: text;
    }

    .said {
        border-radius: 0.25rem;
        background: color-mix(in srgb, var(--_accent) 30%, transparent);
        box-shadow: 0 0 0 0.12em color-mix(in srgb, var(--_accent) 30%, transparent);
    }

    .hit {
        background: light-dark(#fde68a, #854d0e);
        color: light-dark(#1c1917, #fff);
    }

    .hit.looked {
        background: light-dark(#f59e0b, #f59e0b);
        color: #1c1917;
    }

    .unsure .text {
        text-decoration: underline wavy color-mix(in srgb, var(--_doubt) 75%, transparent) 0.06em;
        text-underline-offset: 0.3em;
    }

    .kept {
        text-decoration: underline dotted var(--_doubt) 0.12em;
        text-underline-offset: 0.25em;
    }

    .why {
        margin-inline: 0.4em;
        padding: 0.1em 0.5em;
        border-radius: 999px;
        background: color-mix(in srgb, var(--_doubt) 14%, transparent);
        font-size: 0.75rem;
        user-select: none;
    }

    .heard {
        position: absolute;
        inline-size: 1px;
        block-size: 1px;
        overflow: hidden;
        clip-path: inset(50%);
        white-space: nowrap;
    }

    textarea {
        box-sizing: border-box;
        inline-size: calc(100% + 0.8rem);
        margin: -0.25rem -0.4rem;
        padding: 0.25rem 0.4rem;
        border: 0;
        border-radius: 0.4rem;
        resize: none;
        field-sizing: content;
        font: inherit;
        line-height: inherit;
        color: inherit;
        background: var(--vaadin-background-color, light-dark(#fff, #17181c));
        outline: 2px solid var(--_accent);
    }

    button {
        justify-self: start;
        border: 0;
        padding: 0.15rem 0.3rem;
        margin-inline-start: -0.3rem;
        border-radius: 0.4rem;
        background: none;
        font: inherit;
        cursor: pointer;
        color: var(--_quiet);
    }

    .time {
        font-size: 0.8125rem;
        font-variant-numeric: tabular-nums;
    }

    .plain {
        color: var(--_accent);
    }

    button:disabled {
        cursor: default;
    }

    button:not(:disabled):hover {
        color: var(--_accent);
    }

    button:focus-visible,
    .text:focus-visible {
        outline: 2px solid var(--_accent);
    }
`;
