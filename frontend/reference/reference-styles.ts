import { css } from "lit";

export const referenceStyles = css`
    :host {
        --_accent: light-dark(#0f766e, #2dd4bf);
        --_quiet: light-dark(#565b66, #b4b9c2);
        --_line: color-mix(in srgb, currentColor 14%, transparent);
        --_tint: color-mix(in srgb, currentColor 6%, transparent);
        display: grid;
        grid-template-columns: 14rem minmax(0, 1fr);
        gap: 0 clamp(1.5rem, 3vw, 3.5rem);
        line-height: 1.6;
    }

    nav {
        position: sticky;
        inset-block-start: 0;
        align-self: start;
        box-sizing: border-box;
        max-block-size: 100vh;
        overflow-y: auto;
        padding-block: 1.25rem 3rem;
        font-size: 0.875rem;
    }

    nav summary {
        display: none;
    }

    nav .group {
        font-weight: 600;
        margin: 1.25rem 0 0.25rem;
        font-size: 0.75rem;
        letter-spacing: 0.03em;
        color: var(--_quiet);
    }

    nav ul {
        margin: 0;
        padding: 0;
        list-style: none;
    }

    nav a {
        display: block;
        padding: 0.25rem 0.5rem;
        margin-inline-start: -0.5rem;
        border-radius: 0.4rem;
        color: inherit;
        text-decoration: none;
    }

    nav a:hover {
        background: var(--_tint);
    }

    section {
        padding-block: 1.25rem 2rem;
    }

    h2 {
        margin: 0 0 0.75rem;
        font-size: 1.6rem;
        line-height: 1.2;
        letter-spacing: -0.02em;
    }

    h2,
    h3 {
        scroll-margin-block-start: 1rem;
    }

    h2:focus,
    article h3:focus {
        outline: none;
    }

    h4 {
        margin: 1.5rem 0 0.25rem;
        font-size: 0.875rem;
    }

    h5 {
        margin: 0.75rem 0 0.35rem;
        font-size: 0.8125rem;
        color: var(--_quiet);
    }

    p {
        margin: 0 0 0.75rem;
        max-inline-size: 46rem;
    }

    small {
        font-weight: 400;
        color: var(--_quiet);
    }

    .quiet {
        color: var(--_quiet);
    }

    code {
        font:
            0.875em ui-monospace,
            "SF Mono",
            Menlo,
            Consolas,
            monospace;
        overflow-wrap: anywhere;
    }

    p code,
    li > code,
    dt code,
    summary code {
        padding: 0.1em 0.35em;
        border-radius: 0.3em;
        background: var(--_tint);
    }

    .tabs {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem;
        margin-block-end: 0.5rem;
    }

    .tabs button {
        padding: 0.4rem 0.85rem;
        border: 0;
        border-radius: 0.5rem;
        font: inherit;
        font-weight: 600;
        font-size: 0.875rem;
        color: var(--_quiet);
        background: none;
        cursor: pointer;
    }

    .tabs button[aria-selected="true"] {
        color: var(--_accent);
        background: color-mix(in srgb, var(--_accent) 12%, transparent);
    }

    :focus-visible {
        outline: 2px solid var(--_accent);
        outline-offset: 2px;
    }

    .key {
        display: grid;
        gap: 0.35rem;
        max-inline-size: 30rem;
    }

    .key span {
        font-weight: 600;
        font-size: 0.875rem;
    }

    .key input {
        padding: 0.55rem 0.75rem;
        border: 1px solid light-dark(#8a9499, #6b7a80);
        border-radius: 0.5rem;
        font: inherit;
        color: inherit;
        background: light-dark(#fff, #12191c);
    }

    .key ::placeholder {
        color: light-dark(#626c71, #9aa7ad);
        opacity: 1;
    }

    .statuses {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 0.35rem 1rem;
        margin: 0;
    }

    .statuses dd {
        margin: 0;
    }

    .models {
        margin: 0;
        padding: 0;
        list-style: none;
    }

    .models li {
        padding-block: 0.2rem;
    }

    .tag {
        padding-block-start: 2.5rem;
        border-block-start: 1px solid var(--_line);
    }

    article {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(0, 28rem);
        gap: 1rem clamp(1.5rem, 3vw, 3rem);
        padding-block: 2rem;
    }

    article + article {
        border-block-start: 1px solid var(--_line);
    }

    article h3 {
        margin: 0 0 0.35rem;
        font-size: 1.2rem;
        letter-spacing: -0.01em;
    }

    .tried {
        position: sticky;
        inset-block-start: 1rem;
        align-self: start;
        min-inline-size: 0;
    }

    .address b {
        font:
            700 0.75rem ui-monospace,
            monospace;
        padding: 0.2em 0.5em;
        border-radius: 0.35em;
        color: light-dark(#0b5c56, #5eead4);
        background: color-mix(in srgb, var(--_accent) 14%, transparent);
    }

    .address b.delete {
        color: light-dark(#a11a10, #ff9d90);
        background: light-dark(#fde8e6, #43201c);
    }

    .address b.get {
        color: light-dark(#1d4f91, #93c5fd);
        background: light-dark(#e5effb, #16283f);
    }

    .fields {
        margin: 0;
        padding: 0;
        list-style: none;
        font-size: 0.875rem;
    }

    .fields li {
        padding-block: 0.6rem;
    }

    .fields li + li {
        border-block-start: 1px solid var(--_line);
    }

    .fields p {
        margin: 0 0 0.15rem;
    }

    .fields .fields {
        padding-inline-start: 1rem;
        border-inline-start: 2px solid var(--_line);
    }

    .name {
        font-weight: 700;
    }

    .required {
        font-size: 0.75rem;
        color: light-dark(#b42318, #ff8a7a);
    }

    details summary {
        cursor: pointer;
    }

    .fields summary {
        color: var(--_accent);
        font-size: 0.8125rem;
    }

    .status {
        margin: 0 0 0.4rem;
        font-size: 0.875rem;
    }

    @media (max-width: 75rem) {
        article {
            grid-template-columns: minmax(0, 1fr);
        }

        .tried {
            position: static;
        }
    }

    @media (max-width: 52rem) {
        :host {
            grid-template-columns: minmax(0, 1fr);
        }

        nav {
            position: static;
            max-block-size: none;
            padding-block: 0.5rem;
            border-block-end: 1px solid var(--_line);
        }

        nav summary {
            display: list-item;
            font-weight: 600;
            padding-block: 0.5rem;
        }

        nav details:not([open]) {
            padding-block-end: 0;
        }
    }
`;
