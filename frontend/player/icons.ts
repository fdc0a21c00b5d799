import { html, type TemplateResult } from "lit";

function icon(path: string): TemplateResult {
    return html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d=${path} /></svg>`;
}

export const PLAY_ICON = icon(
    "M8.5 5.6v12.8a1 1 0 0 0 1.53.85l10.1-6.4a1 1 0 0 0 0-1.7l-10.1-6.4a1 1 0 0 0-1.53.85Z",
);
export const PAUSE_ICON = icon(
    "M7.5 5h2A1.5 1.5 0 0 1 11 6.5v11A1.5 1.5 0 0 1 9.5 19h-2A1.5 1.5 0 0 1 6 17.5v-11A1.5 1.5 0 0 1 7.5 5Zm7 0h2A1.5 1.5 0 0 1 18 6.5v11a1.5 1.5 0 0 1-1.5 1.5h-2a1.5 1.5 0 0 1-1.5-1.5v-11A1.5 1.5 0 0 1 14.5 5Z",
);
export const BACK_ICON = icon(
    "M12 5V2.2a.6.6 0 0 0-1-.46L6.4 5.6a.6.6 0 0 0 0 .92L11 10.4a.6.6 0 0 0 1-.46V7a6 6 0 1 1-6 6 1 1 0 1 0-2 0 8 8 0 1 0 8-8Z",
);
export const ON_ICON = icon(
    "M12 5V2.2a.6.6 0 0 1 1-.46l4.6 3.86a.6.6 0 0 1 0 .92L13 10.4a.6.6 0 0 1-1-.46V7a6 6 0 1 0 6 6 1 1 0 1 1 2 0 8 8 0 1 1-8-8Z",
);
export const UNDO_ICON = icon(
    "M8.7 4.3a1 1 0 0 1 0 1.4L6.4 8H14a6 6 0 0 1 0 12h-4a1 1 0 1 1 0-2h4a4 4 0 0 0 0-8H6.4l2.3 2.3a1 1 0 0 1-1.4 1.4l-4-4a1 1 0 0 1 0-1.4l4-4a1 1 0 0 1 1.4 0Z",
);
export const REDO_ICON = icon(
    "M15.3 4.3a1 1 0 0 0 0 1.4L17.6 8H10a6 6 0 0 0 0 12h4a1 1 0 1 0 0-2h-4a4 4 0 0 1 0-8h7.6l-2.3 2.3a1 1 0 0 0 1.4 1.4l4-4a1 1 0 0 0 0-1.4l-4-4a1 1 0 0 0-1.4 0Z",
);
export const FIND_ICON = icon(
    "M10.5 3a7.5 7.5 0 0 1 5.96 12.05l3.75 3.74a1 1 0 0 1-1.42 1.42l-3.74-3.75A7.5 7.5 0 1 1 10.5 3Zm0 2a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11Z",
);
export const UP_ICON = icon(
    "M12.7 8.3a1 1 0 0 0-1.4 0l-6 6a1 1 0 1 0 1.4 1.4L12 10.4l5.3 5.3a1 1 0 0 0 1.4-1.4l-6-6Z",
);
export const DOWN_ICON = icon(
    "M12.7 15.7a1 1 0 0 1-1.4 0l-6-6a1 1 0 0 1 1.4-1.4l5.3 5.3 5.3-5.3a1 1 0 1 1 1.4 1.4l-6 6Z",
);
export const CLOSE_ICON = icon(
    "M6.3 7.7 10.6 12l-4.3 4.3 1.4 1.4 4.3-4.3 4.3 4.3 1.4-1.4-4.3-4.3 4.3-4.3-1.4-1.4-4.3 4.3-4.3-4.3Z",
);
