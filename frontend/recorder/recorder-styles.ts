import { css } from "lit";
import { deskStyles } from "./desk-styles.ts";
import { floatingStyles } from "./floating-styles.ts";
import { textsStyles } from "./texts-styles.ts";

const frame = css`
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
        --_green: var(--aura-green, light-dark(#2b8a3e, #69db7c));
        --_green-text: var(--aura-green-text, light-dark(#1d6b2f, #8ce99a));
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
`;

export const recorderStyles = [frame, deskStyles, textsStyles, floatingStyles];
