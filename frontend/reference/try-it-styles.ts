import { css } from "lit";

export const tryItStyles = css`
    :host {
        --_accent: light-dark(#0f766e, #2dd4bf);
        --_line: color-mix(in srgb, currentColor 20%, transparent);
        display: grid;
        gap: 0.75rem;
        min-inline-size: 0;
    }

    details {
        min-inline-size: 0;
        border: 1px solid var(--_line);
        border-radius: 0.625rem;
        padding: 0.6rem 0.9rem;
    }

    summary {
        cursor: pointer;
        font-weight: 600;
        color: var(--_accent);
    }

    form {
        display: grid;
        gap: 0.6rem;
        margin-block: 0.75rem;
    }

    label {
        display: grid;
        grid-template-columns: minmax(7rem, 1fr) 2fr;
        align-items: center;
        gap: 0.25rem 0.75rem;
        font:
            0.8125rem/1.4 ui-monospace,
            monospace;
        overflow-wrap: anywhere;
    }

    label b {
        color: light-dark(#b42318, #ff8a7a);
    }

    input,
    select,
    textarea {
        box-sizing: border-box;
        inline-size: 100%;
        min-inline-size: 0;
        padding: 0.4rem 0.55rem;
        border: 1px solid light-dark(#8a9499, #6b7a80);
        border-radius: 0.45rem;
        font: inherit;
        color: inherit;
        background: light-dark(#fff, #12191c);
    }

    label:has(textarea) {
        grid-template-columns: 1fr;
    }

    ::placeholder {
        color: light-dark(#626c71, #9aa7ad);
        opacity: 1;
    }

    .buttons {
        display: flex;
        gap: 0.5rem;
    }

    button {
        padding: 0.45rem 1.1rem;
        border: 1px solid var(--_accent);
        border-radius: 0.5rem;
        font: inherit;
        font-weight: 600;
        font-size: 0.875rem;
        color: light-dark(#fff, #042f2e);
        background: var(--_accent);
        cursor: pointer;
    }

    button.second {
        color: var(--_accent);
        background: none;
    }

    button:disabled {
        opacity: 0.6;
        cursor: progress;
    }

    :focus-visible {
        outline: 2px solid var(--_accent);
        outline-offset: 2px;
    }

    p {
        margin: 0.5rem 0;
        font-weight: 700;
    }

    .good {
        color: light-dark(#067647, #6ee7b7);
    }

    .bad {
        color: light-dark(#b42318, #ff8a7a);
    }

    .headers {
        margin: 0 0 0.5rem;
        font-size: 0.75rem;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
    }
`;
