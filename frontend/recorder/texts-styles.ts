import { css } from "lit";

export const textsStyles = css`
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
    }
`;
