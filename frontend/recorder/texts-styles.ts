import { css } from "lit";

export const textsStyles = css`
    .toggle {
        display: flex;
        flex-wrap: wrap;
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

    .earlier {
        margin: 0;
        font-size: 0.8125rem;
        color: var(--_quiet);
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

    ins,
    del {
        color: inherit;
        border-radius: 3px;
        box-decoration-break: clone;
        padding-inline: 0.1em;
    }

    del {
        text-decoration: line-through;
        text-decoration-color: var(--_red-text);
        background: color-mix(in srgb, var(--_red) 14%, transparent);
    }

    ins {
        text-decoration: underline;
        text-decoration-thickness: 2px;
        text-decoration-color: var(--_green-text);
        text-underline-offset: 0.2em;
        background: color-mix(in srgb, var(--_green) 16%, transparent);
    }

    /* A page of text keeps its line breaks. */
    .words .line {
        white-space: pre-line;
    }

    .command {
        padding-inline: 0.35em;
        border-radius: 0.4em;
        font-size: 0.875em;
        color: var(--_quiet);
        background: color-mix(in srgb, var(--_quiet) 12%, transparent);
        white-space: nowrap;
    }

    .said {
        position: absolute;
        inline-size: 1px;
        block-size: 1px;
        overflow: hidden;
        clip-path: inset(50%);
        white-space: nowrap;
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

    @container (min-width: 34rem) {
        /* What was said and what became of it stand beside each other. */
        .texts.both {
            row-gap: 0;
        }

        .texts.both .panel,
        .texts.both .words {
            display: grid;
            grid-template-rows: subgrid;
        }

        .texts.both .panel {
            grid-row: 1 / span calc(var(--_rows) + 2);
            row-gap: 0.5rem;
            padding-block-end: 0.75rem;
        }

        .texts.both .panel > header {
            grid-row: 1;
        }

        .texts.both .earlier {
            grid-row: 2;
        }

        .texts.both .words {
            grid-row: 3 / span var(--_rows);
            row-gap: 0.5rem;
        }

        .texts.both .line {
            display: block;
        }
    }

    @container (max-width: 34rem) {
        .texts.both {
            grid-template-columns: 1fr;
        }

        .panel {
            min-block-size: 8rem;
        }
    }
`;
