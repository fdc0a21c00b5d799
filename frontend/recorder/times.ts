/** 1:05 */
export function clock(seconds: number): string {
    const whole = Math.floor(seconds);
    return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/** A day as the page's language writes it. */
export function date(instant: string): string {
    return new Date(instant).toLocaleDateString(language(), { dateStyle: "long" });
}

/** A day and a time as the page's language writes them. */
export function moment(instant: number): string {
    return new Date(instant).toLocaleString(language(), { dateStyle: "medium", timeStyle: "short" });
}

function language(): string | undefined {
    return document.documentElement.lang || undefined;
}
