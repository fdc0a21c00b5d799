import { css } from "lit";

/** Stands alone too: in a window of its own there is no theme. */
export const floatingStyles = css`
    .outside {
        margin: 0;
        color: light-dark(#1b1d22, #f1f2f4);
        background: light-dark(white, #1b1d22);
        font:
            16px/1.4 system-ui,
            sans-serif;
    }

    .floating {
        display: grid;
        grid-template-rows: auto 1fr auto;
        gap: 0.4rem;
        box-sizing: border-box;
        padding: 0.6rem 0.8rem;
    }

    .outside .floating {
        block-size: 100vh;
    }

    .pinned {
        display: contents;
    }

    .pinned .floating {
        position: fixed;
        z-index: 20;
        inset-block-end: 1rem;
        inset-inline-end: 1rem;
        inline-size: min(23.75rem, calc(100vw - 2rem));
        color: var(--_text);
        background: light-dark(white, #24272d);
        border: 1px solid var(--_border);
        border-radius: var(--_radius);
        box-shadow: 0 8px 30px rgb(0 0 0 / 25%);
    }

    .floating header,
    .floating footer {
        display: flex;
        align-items: center;
        gap: 0.5rem;
        font-size: 0.8125rem;
    }

    .floating .elapsed {
        font-variant-numeric: tabular-nums;
    }

    .floating .dot {
        inline-size: 0.6rem;
        block-size: 0.6rem;
        border-radius: 50%;
        background: light-dark(#8a909c, #8a909c);
    }

    .floating .dot.recording {
        background: #c92a4c;
    }

    .floating .meter {
        flex: 1;
        block-size: 0.4rem;
        border-radius: 1rem;
        overflow: hidden;
        background: light-dark(#e4e6eb, #3a3e47);
    }

    .floating .meter span {
        display: block;
        block-size: 100%;
        inline-size: calc(var(--_level, 0) * 100%);
        background: light-dark(#3b5bdb, #91a7ff);
        transition: inline-size 100ms linear;
    }

    .floating .last {
        display: flex;
        align-items: flex-end;
        margin: 0;
        min-block-size: 2.8em;
        max-block-size: 2.8em;
        overflow: hidden;
        overflow-wrap: anywhere;
    }

    .outside .floating .last {
        max-block-size: none;
    }

    .floating footer {
        justify-content: flex-end;
    }

    .floating button {
        display: inline-flex;
        align-items: center;
        gap: 0.35rem;
        font: inherit;
        font-size: 0.8125rem;
        font-weight: 500;
        color: inherit;
        background: light-dark(#f1f2f5, #33373f);
        border: 0;
        border-radius: 8px;
        padding: 0.3rem 0.7rem;
        cursor: pointer;
    }

    .floating button.icon {
        padding: 0.2rem;
        background: none;
    }

    .floating button.main {
        color: white;
        background: #b3253f;
    }

    .floating button:focus-visible {
        outline: 2px solid light-dark(#3b5bdb, #91a7ff);
        outline-offset: 2px;
    }

    .floating svg {
        inline-size: 1.1rem;
        block-size: 1.1rem;
        fill: currentColor;
    }
`;
